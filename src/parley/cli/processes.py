"""`parley processes`: the peace processes that the reports tell of, apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.cli.output import console, notes
from parley.cli.questions import Asked, answer, question

if TYPE_CHECKING:
    from parley.workflows.answers import Answers


@question()
def processes(asked: Asked) -> None:
    """List the peace processes that the reports tell of: who deals with whom, led by whom, since when.

    They are told apart by their adversaries; a mediator in common joins nothing. Every question takes --process NAME to keep to one.

    \b
    Examples:
      parley processes
      parley processes --as-of 2031-04-30 --json
      parley entries --process "Hill Front"
    """
    from parley.export.processes import processes_json, processes_table

    found = asked.answers()
    answer(
        asked,
        found.shown,
        found.processes,
        json=lambda: processes_json(found.processes),
        table=lambda: processes_table(found.processes),
        text=lambda: _print(found),
        none="No parties deal with one another often enough to make a process",
    )


def _print(found: Answers) -> None:
    from rich.text import Text

    from parley.export import wording

    out = console()
    for number, one in enumerate(found.processes):
        if number:
            out.print()
        out.print(Text.assemble((one.name, "bold"), (f"  {wording.short(one.id)}", "dim")))
        counts = f"{wording.count(len(one.entries), 'entry')} of {wording.count(len(one.documents), 'report')}"
        days = f", {one.since} to {one.until}" if one.since and one.until else ""
        out.print(Text(f"  {counts}{days}"))
        if one.mediators:
            out.print(Text(f"  led by {wording.names(one.mediators)}"))
    rest = len(found.whole.entries) - len({key for one in found.every_process for key in one.entries})
    if rest:
        notes().print(f"{wording.count(rest, 'entry')} of no process.", style="dim", markup=False)
