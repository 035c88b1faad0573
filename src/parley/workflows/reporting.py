"""The ledger as one page: reads it, renders it, puts the file in place."""

from __future__ import annotations

from pathlib import Path

from parley.workflows import query
from parley.workflows.exporting import in_place


def write_report(ledger: Path, target: Path, *, title: str | None = None) -> int:
    """Write the report of a ledger to `target`; returns its size in bytes.

    Raises StoreError where there is no ledger, UsageError where the target cannot be written.
    """
    from parley.report.page import render

    page = render(query.select(ledger), query.board(ledger), title=title or "The ledger of a peace process").encode("utf-8", "replace")
    with in_place(target) as part:
        part.write_bytes(page)
    return len(page)
