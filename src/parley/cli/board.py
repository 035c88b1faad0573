"""`parley board`: parties and topics, each party's latest position and its date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.cli.output import NARROW, console
from parley.cli.questions import Asked, answer, question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from parley.export.boards import BoardLine


@question()
def board(asked: Asked) -> None:
    """Show where each party stands on each topic.

    The latest position that a party took in its own acts and words, and when; most salient first.

    \b
    Examples:
      parley board
      parley board --topic ceasefire --as-of 2031-04-30
      parley board --ledger peace.db --json
    """
    from parley.export.boards import board_json, board_table, lines

    found = asked.answers()
    answer(
        asked,
        found.shown,
        found.board.rows,
        json=lambda: board_json(found.board, found.entries),
        table=lambda: board_table(found.board, found.entries),
        text=lambda: _print(lines(found.board, found.entries)),
    )


def _print(shown: Sequence[BoardLine]) -> None:
    out = console()
    if out.width < NARROW:
        _print_list(out, shown)
    else:
        _print_table(out, shown)


def _print_table(out: Console, shown: Sequence[BoardLine]) -> None:
    from rich.table import Table
    from rich.text import Text

    from parley.export import wording

    table = Table(box=None, pad_edge=False, header_style="bold")
    for title, style in (("Party", "bold"), ("Topic", "cyan"), ("Latest position", None), ("When", None), ("Entry", "dim")):
        table.add_column(title, style=style, overflow="fold", no_wrap=title in ("Topic", "Entry"))
    last = None
    for line in shown:
        first = line.row.party != last
        if first and last is not None:
            table.add_row()
        name = line.row.name if first else ""
        topic = wording.words(line.row.topic)
        table.add_row(Text(name), topic, Text(line.position), line.when, wording.short(line.row.entry))
        last = line.row.party
    out.print(table)


def _print_list(out: Console, shown: Sequence[BoardLine]) -> None:
    from rich.text import Text

    from parley.export import wording

    last = None
    for line in shown:
        if line.row.party != last:
            out.print(Text(f"\n{line.row.name}" if last else line.row.name, style="bold"))
        last = line.row.party
        tail = f" ({line.when}) {wording.short(line.row.entry)}"
        out.print(Text.assemble("  ", (wording.words(line.row.topic), "cyan"), f": {line.position}", (tail, "dim")))
