"""`parley documents`: what was read, with dates and what came of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.cli.options import DEFAULT_LEDGER, Json, Ledger
from parley.cli.output import NARROW, console, print_json

if TYPE_CHECKING:
    from parley.workflows.query import DocumentRow


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
    if out.width < NARROW:
        for row in rows:
            out.print(Text(row.document.key, style="bold"))
            out.print(Text("  " + "; ".join(filter(None, _facts(row))), style="dim"))
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Document", overflow="fold")
    for title in ("Outlet", "Published", "Known by", "Language"):
        table.add_column(title)
    for title in ("Statements", "Entries"):
        table.add_column(title, justify="right")
    for row in rows:
        outlet, published, language = _facts(row)[:3]
        basis = row.document.published.basis.value
        table.add_row(Text(row.document.key), Text(outlet or "-"), published, basis, language, str(row.statements), str(row.entries))
    out.print(table)


def _facts(row: DocumentRow) -> tuple[str, ...]:
    """Outlet, date, language, and what came of it."""
    from parley.export import wording

    doc = row.document
    language = (doc.language or "unknown") + ("" if doc.analysed else " (not analysed)")
    made = f"{wording.count(row.statements, 'statement')} in {wording.count(row.entries, 'entry')}"
    return doc.outlet or "", wording.days(doc.published), language, made
