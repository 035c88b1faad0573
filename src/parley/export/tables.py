"""Three tables of the ledger: one row an entry, and beside it its evidence and the positions of its disputes.

Every row of `evidence` and `disputes` names its entry. `csv` and `parquet` write the tables; `columns` says what a table is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from parley.export.columns import SEPARATOR, Cell, Column, Form, Table, Type, ends, joined, speaker_names
from parley.export.disputes import FORM as DISPUTE_FORM
from parley.export.disputes import disputes_table
from parley.export.entries import entry_json
from parley.export.evidence import Evidence
from parley.export.fields import (
    DOCUMENT_ID,
    DOCUMENT_KEY,
    ENTRY_ID,
    JUDGED,
    REPORTS,
    SAID,
    SALIENCE,
    SPAN,
    SPEAKERS,
    STATEMENT_COUNT,
    STATUS,
    WHAT,
    what_cells,
)
from parley.export.judgements import bearing, judged_ids
from parley.export.selection import Selection
from parley.model.computed import Entry
from parley.model.judgements import Ruling

__all__ = ["DISPUTE_COLUMNS", "ENTRY_COLUMNS", "EVIDENCE_COLUMNS", "SEPARATOR", "Cell", "Table", "Type", "entry_tables"]

ENTRIES = Form(
    name="entries",
    row="an entry of the ledger: one act, as all reports together tell it",
    columns=(
        Column("id", "text", "The entry's address; lives on while the entry keeps its first statement.", "e3fa4c0d5a1b2c3d4"),
        *WHAT,
        STATUS,
        SALIENCE,
        *REPORTS,
        STATEMENT_COUNT,
        Column("disputes", "integer", "How many disputes the entry has.", "1", unit="disputes"),
        JUDGED,
    ),
)
EVIDENCE = Form(
    name="evidence",
    row="a stretch of a document that tells a statement of an entry",
    columns=(
        ENTRY_ID,
        DOCUMENT_KEY,
        DOCUMENT_ID,
        *SPAN,
        Column("quote", "text", "The words at this place, as they stand in the text.", "The Hill Front on Monday offered ..."),
        SPEAKERS,
        *SAID,
    ),
)
ENTRY_COLUMNS: tuple[tuple[str, Type], ...] = ENTRIES.pairs()
EVIDENCE_COLUMNS: tuple[tuple[str, Type], ...] = EVIDENCE.pairs()
DISPUTE_COLUMNS: tuple[tuple[str, Type], ...] = DISPUTE_FORM.pairs()


def entry_tables(selection: Selection) -> tuple[Table, Table, Table]:
    """The tables `entries`, `evidence` and `disputes` of a selection, in its order."""
    found = [entry_json(entry, selection.statements, selection.documents) for entry in selection.entries]
    return (
        entries_table(selection),
        EVIDENCE.table(row for value in found for row in _evidence_rows(value)),
        disputes_table(selection),
    )


def entries_table(selection: Selection) -> Table:
    """The table `entries` alone."""
    judged = bearing(selection)
    return ENTRIES.table(_entry_row(entry, judged.get(entry.id, ())) for entry in selection.entries)


def evidence_table(entry: Entry, found: Iterable[Evidence]) -> Table:
    """The table `evidence` of some evidence of one entry; what is alike in everything stands there once."""
    rows = (
        (
            entry.id, item.document.key, item.document.id, item.start, item.end, item.quote, speaker_names(item.statement.speakers),
            *ends(item.statement.said),
        )
        for item in found
    )  # fmt: skip
    return EVIDENCE.table(dict.fromkeys(rows))


def _entry_row(entry: Entry, judged: Iterable[Ruling]) -> tuple[Cell, ...]:
    return (
        entry.id, *what_cells(entry), entry.status.value, round(entry.salience, 4), entry.reports, entry.origins,
        len(entry.statements), len(entry.disputes), joined(judged_ids(judged)),
    )  # fmt: skip


def _evidence_rows(value: dict[str, Any]) -> Iterator[tuple[Cell, ...]]:
    for item in value["statements"]:
        said = item["said"] or {}
        yield (
            value["id"], item["document"], item["document_id"], item["start"], item["end"], item["quote"],
            _speakers(item["speakers"]), _day(said.get("earliest")), _day(said.get("latest")),
        )  # fmt: skip


def _speakers(values: list[dict[str, Any]]) -> str | None:
    return joined(", ".join(part for part in (who["name"], who["role"], who["org"]) if part) or "unnamed" for who in values)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
