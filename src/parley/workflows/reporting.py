"""The ledger as one page: reads it, renders it, puts the file in place."""

from __future__ import annotations

from pathlib import Path

from parley.workflows import query
from parley.workflows.exporting import in_place

DEFAULT_TITLE = "The ledger of a peace process"


def write_report(ledger: Path, target: Path, *, title: str | None = None) -> int:
    """Write the report of a ledger to `target`; returns its size in bytes.

    Raises StoreError where there is no ledger, UsageError where the target cannot be written.
    """
    from parley.ledger import board
    from parley.report.page import render

    found = query.select(ledger)
    page = render(found, board(found.entries), title=title or DEFAULT_TITLE).encode("utf-8", "replace")
    with in_place(target) as part:
        part.write_bytes(page)
    return len(page)
