"""`parley conditions`: what waits for what, and the circles of it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.blocks import print_quotes
from parley.cli.output import console, print_json
from parley.cli.questions import Asked, answer, question

if TYPE_CHECKING:
    from rich.console import Console

    from parley.model.computed import Deadlock, Deed
    from parley.workflows.answers import Answers


@question()
def conditions(
    asked: Asked, only: Annotated[bool, typer.Option("--deadlocks", help="Only the circles, in which each waits for the next.")] = False
) -> None:
    """Show which deed waits for which, and the deadlocks among them.

    A deadlock is a circle of conditions: each waits for the next, and the last for the first. What is offered in
    exchange for one another is a bargain and none. "Met" says that the awaited deed is told as done since.

    \b
    Examples:
      parley conditions
      parley conditions --deadlocks
      parley conditions --party front --json
    """
    from parley.export.conditions import deadlocks_json, deadlocks_table, waits_json, waits_table

    found = asked.answers()
    if asked.json and not only:
        print_json({"deadlocks": deadlocks_json(found.deadlocks), "conditions": waits_json(found.waits)})
        return
    answer(
        asked,
        found.shown,
        found.deadlocks if only else found.waits,
        json=lambda: deadlocks_json(found.deadlocks),
        table=lambda: deadlocks_table(found.deadlocks) if only else waits_table(found.waits),
        text=lambda: _print(found, only=only),
    )


def _print(found: Answers, *, only: bool) -> None:
    from rich.text import Text

    from parley.export import wording

    out = console()
    for number, lock in enumerate(found.deadlocks, start=1):
        _print_deadlock(out, found, number, lock)
        out.print()
    if only:
        return
    out.print(Text("What waits for what", style="bold"))
    for wait in found.waits:
        out.print()
        out.print(Text.assemble("  ", _edge(wait.deed, wait.awaited), (f"  {wording.short(wait.entry)}", "dim")))
        says = ", ".join(wait.holders)
        out.print(Text(f"    {wording.words(wait.relation)}; says {says}, {wording.days(wait.when)}", style="dim"))
        if wait.met:
            out.print(Text(f"    met: {wording.headline(found.entries[wait.met])}  {wording.short(wait.met)}", style="green"))
        print_quotes(out, found.whole, found.entries[wait.entry].statements, indent=6, most=1)


def _print_deadlock(out: Console, found: Answers, number: int, lock: Deadlock) -> None:
    from rich.text import Text

    from parley.export import wording

    state = ("standing" if lock.open else "one of its deeds is told as done since") + ("" if lock.explicit else "; in part only hinted at")
    out.print(Text.assemble((f"Deadlock {number}", "bold yellow"), f" ({state})"))
    for waits, (deed, awaited) in zip(lock.waits, pairwise([*lock.cycle, lock.cycle[0]]), strict=True):
        out.print(Text("  ").append(_edge(deed, awaited), style="bold"))
        entries = dict.fromkeys(wait.entry for wait in waits)
        for key in entries:
            print_quotes(out, found.whole, found.entries[key].statements, indent=6, most=1)
    names = ", ".join(wording.short(key) for key in lock.entries)
    out.print(Text(f"  entries: {names}", style="dim"))


def _edge(deed: Deed, awaited: Deed) -> str:
    from parley.export import wording

    return f"{wording.deed_to_do(deed)}, waits for: {wording.deed_to_do(awaited)}"
