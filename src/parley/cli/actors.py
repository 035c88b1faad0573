"""`parley actors`: who is in the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.output import NARROW, console, print_json
from parley.cli.questions import Asked, answer, question
from parley.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from parley.export.actors import ActorRow
    from parley.workflows.dossiers import Dossier

IMPORT = "import"
"""The word behind which a file of actors stands."""


@question()
def actors(
    asked: Asked,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME | import FILE]", help="One actor's names, or a CSV or JSON file of actors to add.", show_default=False
        ),
    ] = None,
) -> None:
    """List the parties and persons, those of most entries first.

    What each is, how often it acts, is acted upon, mediates and speaks, and how the reports call it. With a NAME: the names of this one,
    each with the evidence for taking it for this actor. With import: adds the actors of FILE, which the next build knows; its columns are
    name, aliases (separated by semicolons), kind, country and parent, and only the name must be there. They are kept in LEDGER.actors.csv
    beside the ledger: a line taken out of it is undone by the next build.

    \b
    Examples:
      parley actors
      parley actors "Hill Front"
      parley actors import parties.csv
      parley actors --topic ceasefire
      parley actors --csv > actors.csv
    """
    from parley.export.actors import actors_json, actors_table
    from parley.workflows.dossiers import actors as find

    if words and words[0] == IMPORT:
        _import(asked, words[1:])
        return
    found = asked.answers()
    if words:
        from parley.workflows.dossiers import dossier

        one = dossier(asked.ledger, " ".join(words), found)
        table_rows = [one.actor]
        answer(
            asked,
            found.shown,
            (one,),
            json=lambda: {**actors_json(table_rows)[0], "called": _names(one.forms), "merged": _names(one.merges)},
            table=lambda: actors_table(table_rows),
            text=lambda: _print_names(one, console()),
        )
        return
    rows = find(asked.ledger, found)
    answer(asked, found.shown, rows, json=lambda: actors_json(rows), table=lambda: actors_table(rows), text=lambda: _print(rows))


def _import(asked: Asked, words: Sequence[str]) -> None:
    from parley.export import wording
    from parley.workflows.actorlist import import_actors

    if len(words) != 1:
        raise UsageError("import wants one file", remedy="parley actors import FILE.csv")
    made = import_actors(Path(words[0]), asked.ledger)
    if asked.json:
        print_json({"file": str(made.file), "added": made.added, "changed": made.changed, "total": made.total})
        return
    console().print(
        f"{wording.count(made.added, 'actor')} added, {made.changed} changed; {made.total} in {made.file}. The next build knows them.",
        markup=False,
    )


def _names(pairs: Sequence[tuple[str, str]]) -> list[dict[str, str | None]]:
    return [{"form": form, "reason": reason or None} for form, reason in pairs]


def _print_names(one: Dossier, out: Console) -> None:
    from rich.text import Text

    out.print(Text.assemble((one.actor.name, "bold"), (f"  {one.actor.id}", "dim")))
    for title, pairs in (("Called", one.forms), ("In other reports", one.merges)):
        if pairs:
            out.print(f"\n{title}", style="bold", markup=False)
        for form, reason in pairs:
            out.print(Text.assemble("  ", form, (f"  {reason}", "dim")))
    if one.merges:
        out.print("\nTo keep such names apart, give each a line of its own: parley actors import FILE", style="dim", markup=False)


def _print(rows: Sequence[ActorRow]) -> None:
    from rich.table import Table
    from rich.text import Text

    from parley.export import wording

    out = console()
    if out.width < NARROW:
        for row in rows:
            kind = wording.words(row.kind.value) if row.kind else "unknown kind"
            out.print(Text.assemble((row.name, "bold"), f"  {kind}, acts {row.as_actor}, is acted upon {row.as_recipient}"))
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Actor", overflow="fold", style="bold")
    table.add_column("Kind", no_wrap=True)
    table.add_column("Of")
    for title in ("Acts", "Acted upon", "Mediates", "Speaks"):
        table.add_column(title, justify="right")
    table.add_column("Called", overflow="fold", style="dim")
    names = {row.id: row.name for row in rows}
    for row in rows:
        kind = wording.words(row.kind.value) if row.kind else "-"
        called = ", ".join(form for form in row.forms if form != row.name)
        counts = (row.as_actor, row.as_recipient, row.as_mediator, row.statements)
        table.add_row(Text(row.name), kind, Text(names.get(row.parent or "", row.country or "")), *map(str, counts), Text(called))
    out.print(table)
