"""`parley documents`: what was read, with dates and what came of each."""

from __future__ import annotations

from parley.cli.options import DEFAULT_LEDGER, Json, Ledger
from parley.cli.output import console, print_json


def documents(ledger: Ledger = DEFAULT_LEDGER, json: Json = False) -> None:
    """List the documents of the ledger.

    When each was published (as far as it is known, and how), in what language, and how many statements and entries
    came of it.

    \b
    Examples:
      parley documents
      parley documents --json
    """
    from rich.table import Table
    from rich.text import Text

    from parley.export import wording
    from parley.export.documents import document_json
    from parley.workflows import query

    rows = query.documents(ledger)
    if json:
        print_json([{**document_json(row.document), "statements": row.statements, "entries": row.entries} for row in rows])
        return
    out = console()
    if not rows:
        out.print("The ledger has no documents yet.")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Document", overflow="fold")
    table.add_column("Outlet")
    table.add_column("Published")
    table.add_column("Known by")
    table.add_column("Language")
    table.add_column("Statements", justify="right")
    table.add_column("Entries", justify="right")
    for row in rows:
        doc = row.document
        language = (doc.language or "unknown") + ("" if doc.analysed else " (not analysed)")
        table.add_row(
            Text(doc.key),
            Text(doc.outlet or "-"),
            wording.days(doc.published),
            doc.published.basis.value,
            language,
            str(row.statements),
            str(row.entries),
        )
    out.print(table)
