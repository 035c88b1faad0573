"""Documents as JSON and as tables: every report with its date and what came of it, and which reports have one origin.

Invariant: the text of a report stands here only where it was asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from parley.export.columns import Cell, Column, Form, Table, ends, joined
from parley.export.documents import document_json
from parley.export.eventdays import PRECISIONS, precision
from parley.export.fields import BASES, DOCUMENT_ID, DOCUMENT_KEY
from parley.export.selection import Selection
from parley.model.records import Document

Json = dict[str, Any]

_SOURCE = (
    DOCUMENT_KEY,
    DOCUMENT_ID,
    Column("title", "text", "Its headline, where known.", "Front offers truce"),
    Column("outlet", "text", "Who published it, where known.", "Courier"),
    Column("agency", "text", "The agency whose text it carries, where known.", "Northwire"),
    Column("published_earliest", "day", "First day on which it can have come out; empty where open or unknown.", "2031-03-04"),
    Column("published_latest", "day", "Last day on which it can have come out.", "2031-03-04"),
    Column("published_precision", "text", "How wide that time is, by its two days.", "day", values=PRECISIONS),
    Column("published_basis", "text", "How the date is known.", "metadata", values=BASES),
)
_RESULT = (
    Column("statements", "integer", "How many statements were found in it that the chosen entries hold.", "6", unit="statements"),
    Column("entries", "integer", "How many of the chosen entries it tells.", "5", unit="entries"),
)
DOCUMENTS = Form(
    name="documents",
    row="a document of the ledger, in its newest version",
    columns=(
        *_SOURCE,
        Column("published_reason", "text", "Why the date is unknown or inferred.", ""),
        Column("language", "text", "Its language, ISO 639-1; empty where none was detected.", "en"),
        Column("language_confidence", "number", "How sure the detection is.", "0.99", unit="0 to 1"),
        Column("analysed", "flag", "Whether the analysis speaks its language.", "true"),
        Column("characters", "integer", "Length of the whole text.", "2310", unit="code points"),
        *_RESULT,
        Column("warnings", "text", "What was noticed while reading, joined.", ""),
    ),
)
TEXT = Column("text", "text", "The whole text as read, offsets are into it; only where it was asked for.", "TERN, 3 February ...")
WITH_TEXT = Form(name=DOCUMENTS.name, row=DOCUMENTS.row, columns=(*DOCUMENTS.columns, TEXT))
SOURCES = Form(
    name="sources",
    row="a document of the ledger, with the origin that it shares with others",
    columns=(
        *_SOURCE,
        Column("origin", "integer", "The number of its origin: documents with one number copy one another or carry one text.", "3"),
        Column("copies", "integer", "How many documents have that origin, this one counted.", "2", unit="documents"),
        *_RESULT,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A document with how many statements and entries of a selection come of it."""

    document: Document
    statements: int
    entries: int


def counted(selection: Selection, *, all_documents: bool = True) -> tuple[Counted, ...]:
    """The documents by day (undated last), then key. all_documents: False leaves out those that tell none of the entries."""
    told = Counter(selection.statements[key].document for entry in selection.entries for key in entry.statements)
    held = Counter(key for entry in selection.entries for key in set(entry.documents))
    found = [
        Counted(document=doc, statements=told[doc.id], entries=held[doc.id])
        for doc in selection.documents.values()
        if all_documents or held[doc.id]
    ]
    return tuple(sorted(found, key=lambda one: (one.document.published.earliest or date.max, one.document.key)))


def documents_table(rows: Iterable[Counted], *, text: bool = False) -> Table:
    """One row a document. text: with its whole text in a last column."""
    form = WITH_TEXT if text else DOCUMENTS
    return form.table((*_document_cells(row), row.document.text) if text else _document_cells(row) for row in rows)


def documents_json(rows: Iterable[Counted], *, text: bool = False) -> list[Json]:
    """One object a document, with its segments and the clues to its date. text: with its whole text."""
    return [
        {
            **document_json(row.document),
            "statements": row.statements,
            "entries": row.entries,
            **({"text": row.document.text} if text else {}),
        }
        for row in rows
    ]


def sources_table(rows: Sequence[Counted], groups: Iterable[Collection[str]]) -> Table:
    """One row a document. groups: ids of documents, those of one origin together; a document in none is an origin of its own."""
    origins = _origins(rows, groups)
    sizes = Counter(origins.values())
    return SOURCES.table(
        (*_source_cells(row.document), origins[row.document.id], sizes[origins[row.document.id]], row.statements, row.entries)
        for row in rows
    )


def sources_json(rows: Sequence[Counted], groups: Iterable[Collection[str]]) -> list[Json]:
    """One object a document, with its origin and the keys of the other documents that share it."""
    origins = _origins(rows, groups)
    members: dict[int, list[str]] = {}
    for row in rows:
        members.setdefault(origins[row.document.id], []).append(row.document.key)
    return [
        {
            **{key: value for key, value in document_json(row.document).items() if key not in ("segments", "warnings")},
            "origin": origins[row.document.id],
            "shares_with": [key for key in members[origins[row.document.id]] if key != row.document.key],
            "statements": row.statements,
            "entries": row.entries,
        }
        for row in rows
    ]


def _origins(rows: Sequence[Counted], groups: Iterable[Collection[str]]) -> dict[str, int]:
    """The number of each document's origin: from 1, in the order of the rows."""
    group_of = {key: number for number, group in enumerate(groups) for key in group}
    numbers: dict[object, int] = {}
    return {row.document.id: numbers.setdefault(group_of.get(row.document.id, row.document.id), len(numbers) + 1) for row in rows}


def _source_cells(doc: Document) -> tuple[Cell, ...]:
    when = doc.published
    return doc.key, doc.id, doc.title, doc.outlet, doc.agency, *ends(when), precision(when), when.basis.value


def _document_cells(row: Counted) -> tuple[Cell, ...]:
    doc = row.document
    return (
        *_source_cells(doc), doc.published.reason, doc.language, round(doc.language_confidence, 4), doc.analysed, len(doc.text),
        row.statements, row.entries, joined(doc.warnings),
    )  # fmt: skip
