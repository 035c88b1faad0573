"""`parley actor NAME`: all that the ledger tells of one actor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.blocks import entry_line
from parley.cli.output import console
from parley.cli.questions import Asked, answer, question

if TYPE_CHECKING:
    from rich.console import Console

    from parley.workflows.dossiers import Dossier


@question()
def actor(
    asked: Asked, name: Annotated[str, typer.Argument(metavar="NAME", help="A name, a part of one, or an id.", show_default=False)]
) -> None:
    """Show one party or person: where it stands, what it is to do, with whom it deals.

    How the reports call it and why that is taken for it; its latest position on each topic; its undertakings; who
    acts or speaks for it; its latest entries.

    \b
    Examples:
      parley actor "Highland Liberation Front"
      parley actor front --as-of 2031-04-30
      parley actor government --json
    """
    from parley.export.actors import actors_json, actors_table
    from parley.export.threads import threads_json
    from parley.workflows.dossiers import dossier

    found = asked.answers()
    one = dossier(asked.ledger, name, found)

    def json() -> dict[str, object]:
        return {
            **actors_json([one.actor])[0],
            "called": [{"form": form, "reason": reason or None} for form, reason in one.forms],
            "positions": [{"topic": line.row.topic, "position": line.position, "entry": line.row.entry} for line in one.positions],
            "deals_with": [{"name": other, "entries": number} for other, number in one.met],
            "persons": [row.name for row in one.persons],
            "threads": threads_json(one.threads),
            "latest_entries": [entry.id for entry in one.recent],
        }

    answer(asked, found.shown, (one,), json=json, table=lambda: actors_table([one.actor]), text=lambda: _print(one))


def _print(one: Dossier) -> None:
    from rich.text import Text

    from parley.export import wording
    from parley.workflows.dossiers import day_words

    out = console()
    row = one.actor
    out.print(Text.assemble((row.name, "bold"), (f"  {row.id}", "dim")))
    facts = [
        wording.words(row.kind.value) if row.kind else "",
        f"of {row.country}" if row.country else "",
        f"acts in {wording.count(row.as_actor, 'entry')}, acted upon in {row.as_recipient}, mediates in {row.as_mediator}",
        day_words(row.first_day, row.last_day),
    ]
    out.print(Text("; ".join(fact for fact in facts if fact)))
    if one.forms:
        _heading(out, "Called")
        for form, reason in one.forms:
            out.print(Text.assemble("  ", form, (f"  {reason}", "dim")))
    if one.positions:
        _heading(out, "Where it stands")
        for line in one.positions:
            text = Text.assemble("  ", (wording.words(line.row.topic), "cyan"), f": {line.position} ({line.when})")
            out.print(text.append(f"  {wording.short(line.row.entry)}", style="dim"))
    if one.threads:
        _heading(out, "What it is to do")
        for thread in one.threads:
            counts = wording.thread_counts(thread)
            state = wording.thread_state(thread.state, thread.topic) + (f"; {counts}" if counts else "")
            out.print(Text.assemble("  ", (wording.words(thread.topic), "cyan"), f": {state}"))
    if one.persons:
        _heading(out, "Who acts or speaks for it")
        out.print(Text("  " + ", ".join(person.name for person in one.persons)))
    if one.met:
        _heading(out, "With whom")
        out.print(Text("  " + ", ".join(f"{other} ({number})" for other, number in one.met)))
    if one.recent:
        _heading(out, "Latest entries")
        for entry in one.recent:
            out.print(Text("  ").append_text(entry_line(entry)))


def _heading(out: Console, words: str) -> None:
    out.print(f"\n{words}", style="bold", markup=False)
