"""`parley board`: parties and topics, each party's latest position and its date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.cli.options import DEFAULT_LEDGER, Json, Ledger
from parley.cli.output import NARROW, console, print_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from parley.export.boards import BoardLine


def board(ledger: Ledger = DEFAULT_LEDGER, json: Json = False) -> None:
    """Show where each party stands on each topic.

    The latest position that a party took in its own acts and words, and when; most salient first.

    \b
    Examples:
      parley board
      parley board --ledger peace.db --json
    """
    from parley.export.boards import board_json, lines
    from parley.workflows import query

    found = query.board(ledger)
    if json:
        print_json(board_json(found.board, found.entries))
        return
    out = console()
    if not found.board.rows:
        out.print("The board is empty: no party in this ledger has taken a position yet.")
        return
    shown = lines(found.board, found.entries)
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
