"""`parley threads`: undertakings followed to their delivery."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.blocks import print_rows
from parley.cli.output import console
from parley.cli.questions import Asked, answer, question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from parley.model.computed import Thread
    from parley.workflows.answers import Answers

STYLES = {
    "delivered": "green", "partly_delivered": "yellow", "lapsed": "bold red", "broken": "bold red", "rejected": "red", "open": "cyan",
}  # fmt: skip


@question()
def threads(asked: Asked, brief: Annotated[bool, typer.Option("--brief", help="One line a thread, without its steps.")] = False) -> None:
    """Follow what each party is to do: demanded, offered, promised, delivered, lapsed.

    One thread a party and topic, with its steps in order of time and the running count of what was delivered. A
    deadline has lapsed when the newest report is later and none tells that the thing was done.

    \b
    Examples:
      parley threads
      parley threads --topic prisoners
      parley threads --brief --as-of 2031-04-30
    """
    from parley.export.threads import threads_json, threads_table

    found = asked.answers()
    answer(
        asked,
        found.shown,
        found.threads,
        json=lambda: threads_json(found.threads),
        table=lambda: threads_table(found.threads),
        text=lambda: _print(found, brief=brief),
    )


def _print(found: Answers, *, brief: bool) -> None:
    from rich.text import Text

    from parley.export import wording

    out = console()
    for number, thread in enumerate(found.threads):
        if number and not brief:
            out.print()
        line = Text.assemble((f"{thread.party.name}: {wording.words(thread.topic)}", "bold"), "  ")
        line.append(wording.words(thread.state), style=STYLES.get(thread.state.value, ""))
        counts = wording.thread_counts(thread)
        out.print(line.append(f"  {wording.short(thread.id)}", style="dim").append(f"  {counts}" if counts else ""))
        if not brief:
            out.print(Text(f"  {thread.reason}", style="dim"))
            print_rows(out, _steps(thread, found))


def _steps(thread: Thread, found: Answers) -> Iterator[tuple[str, Text, str]]:
    """A row a step: when, what, with the running total where there is one, and the entry."""
    from rich.text import Text

    from parley.export import wording

    for step in thread.steps:
        entry = found.entries[step.entry]
        told = wording.stated(entry) if step.total is None else wording.terms(step.told)
        what = Text(wording.headline(entry) + (f": {told}" if told else ""))
        if step.total is not None:
            what.append(f"\nso far {wording.terms(step.total)} ({step.reason})", style="green")
        yield wording.days(step.when), what, wording.short(step.entry)
