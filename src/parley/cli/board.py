"""`parley board`: parties and topics, each party's latest position and its date."""

from __future__ import annotations

from parley.cli.options import DEFAULT_LEDGER, Json, Ledger
from parley.cli.output import console, print_json


def board(ledger: Ledger = DEFAULT_LEDGER, json: Json = False) -> None:
    """Show where each party stands, topic by topic: its latest position, and since when.

    \b
    Examples:
      parley board
      parley board --ledger peace.db --json
    """
    from rich.table import Table
    from rich.text import Text

    from parley.workflows import query
    from parley.workflows.boards import rows

    found = rows(query.board(ledger))
    if json:
        print_json([row.as_json() for row in found])
        return
    out = console()
    if not found:
        out.print("The board is empty: no party in this ledger has taken a position yet.")
        return
    table = Table(box=None, pad_edge=False, header_style="bold", expand=False)
    for title, style in (("Party", "bold"), ("Topic", "cyan"), ("Latest position", ""), ("When", ""), ("Entry", "dim")):
        table.add_column(title, style=style or None, overflow="fold", no_wrap=title in ("Entry",))
    last = None
    for row in found:
        if last is not None and row.party != last:
            table.add_row()
        table.add_row(Text(row.party if row.party != last else ""), Text(row.topic), Text(row.position), Text(row.when), Text(row.entry))
        last = row.party
    out.print(table)
