"""Statements as JSON and as a table: what one report claims at one place, and the entry that it was folded into.

Invariant: as many rows as the entries hold statements, each once; a statement is shown as it was found.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from parley.export.annotations import statement_json
from parley.export.columns import Cell, Column, Form, Table
from parley.export.fields import (
    COUNTRY,
    DOCUMENT_ID,
    DOCUMENT_KEY,
    ENTRY_ID,
    POSITION,
    SPAN,
    STATUSES,
    WHAT,
    position_cells,
    what_cells,
)
from parley.export.selection import Selection
from parley.model.records import Document, Statement

Json = dict[str, Any]

STATEMENTS = Form(
    name="statements",
    row="a statement: one claim at one place of one document",
    columns=(
        Column("id", "text", "The statement's address.", "s3fa4c0d5a1b2c3d4"),
        ENTRY_ID,
        DOCUMENT_KEY,
        DOCUMENT_ID,
        *WHAT,
        *COUNTRY,
        *POSITION,
        Column("status", "text", "Where the act stands by this statement alone.", "offered", values=STATUSES),
        Column("trigger", "text", "The words that tell the act.", "offered"),
        *SPAN,
        Column(
            "quote",
            "text",
            "The sentence that tells it, the first where there are several, as it stands in the text.",
            "The Hill Front ...",
        ),
        Column("denies", "text", "Id of the statement in the same document that this one denies.", "s1b2c3d4e5f607182"),
        Column("background", "flag", "true: told as history, of more than a year before the report.", "false"),
        Column("confidence", "number", "How sure the rule is.", "0.9", unit="0 to 1"),
        Column("rule", "text", "The rule that read it.", "offer.verb"),
        Column("rule_version", "text", "That rule's version.", "1"),
    ),
)


def statements_table(selection: Selection, *, only: Collection[str] | None = None) -> Table:
    """One row a statement, in the order of the entries and within an entry of its statements. only: ids of those that are wanted."""
    return STATEMENTS.table(
        _row(entry.id, selection.statements[key], selection)
        for entry in selection.entries
        for key in entry.statements
        if only is None or key in only
    )


def statements_json(selection: Selection) -> list[Json]:
    """One object a statement: everything that is stored of it, with its entry, its document and its quotes."""
    return [_json(entry.id, selection.statements[key], selection.documents) for entry in selection.entries for key in entry.statements]


def _json(entry: str, stmt: Statement, documents: Mapping[str, Document]) -> Json:
    doc = documents[stmt.document]
    return {
        "entry": entry,
        "document": doc.key,
        "document_id": doc.id,
        "quotes": [doc.words(span.start, span.end) for span in stmt.evidence],
        **statement_json(stmt),
    }


def _row(entry: str, stmt: Statement, selection: Selection) -> tuple[Cell, ...]:
    doc = selection.documents[stmt.document]
    first = stmt.evidence[0] if stmt.evidence else stmt.trigger
    return (
        stmt.id, entry, doc.key, doc.id, *what_cells(stmt), stmt.place.country if stmt.place else None, *position_cells(stmt.place),
        stmt.status.value, doc.words(stmt.trigger.start, stmt.trigger.end), first.start, first.end, doc.words(first.start, first.end),
        stmt.denies, stmt.background, round(stmt.confidence, 4), stmt.rule or None, stmt.rule_version or None,
    )  # fmt: skip
