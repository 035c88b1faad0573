"""`parley disputes`: where the accounts disagree, position by position."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parley.cli.blocks import entry_line, print_quotes
from parley.cli.output import console
from parley.cli.questions import Asked, answer, question

if TYPE_CHECKING:
    from parley.export.selection import Selection


@question()
def disputes(asked: Asked) -> None:
    """Show where the accounts disagree.

    On a figure, a day, who did it, or whether it happened at all: every position with its holder and a sentence that
    tells it. No position is preferred.

    \b
    Examples:
      parley disputes
      parley disputes --topic prisoners
      parley disputes --as-of 2031-04-30 --json
    """
    from parley.export.disputes import disputes_json, disputes_table

    found = asked.answers()
    view = found.disputed
    answer(
        asked,
        found.shown,
        view.entries,
        json=lambda: disputes_json(view),
        table=lambda: disputes_table(view),
        text=lambda: _print(replace(view, statements=found.whole.statements)),
    )


def _print(view: Selection) -> None:
    from rich.text import Text

    from parley.export import wording

    out = console()
    for number, one in enumerate(view.entries):
        if number:
            out.print()
        out.print(entry_line(one), style="bold")
        for dispute in one.disputes:
            out.print(Text(f"  {dispute.kind.value}: {wording.words(dispute.field.rpartition('.')[2])}", style="yellow"))
            for position in dispute.positions:
                out.print(Text.assemble("    ", (position.holder, "bold"), f": {position.value}"))
                print_quotes(out, view, position.statements, indent=6, most=1)
