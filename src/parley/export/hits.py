"""Hits of a search as JSON and as a table: a sentence with its statement and entry, or a passage of a document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from parley.export import wording
from parley.export.columns import Column, Form, Table, ends, one_line
from parley.export.entries import when_json
from parley.model.computed import Entry
from parley.model.records import Document

Json = dict[str, Any]

Hit: TypeAlias = tuple[Document, str, str | None, Entry | None]
"""Document, words, statement's id, entry that holds it."""

HITS = Form(
    name="hits",
    row="a place where the words of a search stand",
    columns=(
        Column("document", "text", "Key of the document: URL or path.", "courier/offer.txt"),
        Column("outlet", "text", "Its outlet.", "The Ilmen Courier"),
        Column("published_earliest", "day", "First day on which it can have been published; empty where open or unknown.", "2031-02-03"),
        Column("published_latest", "day", "Last day on which it can have been published.", "2031-02-03"),
        Column("words", "text", "The sentence of a statement, or a passage of the document, on one line.", "They met in Tern."),
        Column("statement", "text", "Id of the statement; empty for a passage of which none was made.", "s3fa4c0d5a1b2c3d4"),
        Column("entry", "text", "Id of the entry that holds the statement.", "e3fa4c0d5a1b2c3d4"),
        Column("headline", "text", "That entry in words.", "Hill Front met Velmar government (talks)"),
    ),
)


def hits_table(hits: Sequence[Hit]) -> Table:
    """One row a hit, in their order."""
    return HITS.table(
        (doc.key, doc.outlet, *ends(doc.published), one_line(words), stmt, entry.id if entry else None, _headline(entry))
        for doc, words, stmt, entry in hits
    )


def hits_json(hits: Sequence[Hit]) -> list[Json]:
    """One object a hit."""
    return [
        {
            "document": doc.key,
            "document_id": doc.id,
            "outlet": doc.outlet,
            "published": when_json(doc.published),
            "words": words,
            "statement": stmt,
            "entry": entry.id if entry else None,
            "headline": _headline(entry),
        }
        for doc, words, stmt, entry in hits
    ]


def _headline(entry: Entry | None) -> str | None:
    return wording.headline(entry) if entry else None
