"""`parley diff --from DAY --to DAY`: what changed, in plain sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import day
from parley.cli.output import console
from parley.cli.questions import Asked, answer, question
from parley.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parley.export.changes import Line


@question("as_of")
def diff(
    asked: Asked,
    first: Annotated[str | None, typer.Option("--from", metavar="DAY", help="The earlier day.", show_default=False)] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help="The later day. Default: all that is known.", show_default=False)
    ] = None,
) -> None:
    """Say what changed between two days, in plain sentences.

    The ledger as it was known at the end of each day is compared: new acts, where they stand, figures, disputes,
    undertakings and deadlocks. Reports that came later do not count, whatever they tell of earlier days.

    \b
    Examples:
      parley diff --from 2031-03-01 --to 2031-04-01
      parley diff --from 2031-04-01 --topic prisoners
      parley diff --from 2031-04-01 --to 2031-05-01 --json
    """
    from parley.export.changes import changes_json, changes_table
    from parley.workflows.comparing import compare

    start, end = day(first, "--from"), day(last, "--to")
    if start is None:
        raise UsageError("--from is missing", remedy="name the earlier day, for example --from 2031-03-01")
    if end is not None and end < start:
        raise UsageError(f"--from {start} is after --to {end}", remedy="exchange them")
    found = compare(asked.ledger, start, end, asked.filters, possible=asked.possible)
    answer(
        asked,
        found.view,
        found.lines,
        json=lambda: changes_json(found.lines),
        table=lambda: changes_table(found.lines),
        text=lambda: _print(found.lines),
        none="Nothing changed between the two days",
    )


def _print(lines: Sequence[Line]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from parley.export import wording
    from parley.export.changes import HEADINGS

    out = console()
    heading = None
    for kind, sentence, entry, _, _ in lines:
        if kind != heading:
            out.print(Text(("\n" if heading else "") + HEADINGS[kind], style="bold"))
            heading = kind
        out.print(Padding(Text.assemble(sentence, (f"  {wording.short(entry)}", "dim")), (0, 0, 0, 2)))
