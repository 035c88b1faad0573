"""`parley board`: parties and topics, each party's latest position and its date."""

from __future__ import annotations

from parley.cli.options import DEFAULT_LEDGER, Json, Ledger
from parley.cli.output import console, print_json


def board(ledger: Ledger = DEFAULT_LEDGER, json: Json = False) -> None:
    """Show where each party stands on each topic.

    The latest position that a party took in its own acts and words, and when; most salient first.

    \b
    Examples:
      parley board
      parley board --ledger peace.db --json
    """
    from rich.table import Table
    from rich.text import Text

    from parley.export import wording
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
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title, style in (("Party", "bold"), ("Topic", "cyan"), ("Latest position", None), ("When", None), ("Entry", "dim")):
        table.add_column(title, style=style, overflow="fold", no_wrap=title == "Entry")
    last = None
    for line in lines(found.board, found.entries):
        first = line.row.party != last
        if first and last is not None:
            table.add_row()
        name = line.row.name if first else ""
        table.add_row(Text(name), wording.words(line.row.topic), Text(line.position), line.when, wording.short(line.row.entry))
        last = line.row.party
    out.print(table)
