"""Full-text search over statements and documents, with the filters of the other questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from parley.export.selection import Selection
from parley.model.computed import Entry
from parley.model.records import Document
from parley.workflows.filters import Filters, sources_match
from parley.workflows.views import opened, passing, read_view

MOST_HITS = 50
"""Hits shown unless more are asked for: two screens."""

FEW_ENOUGH = 100_000
"""Hits fetched before the filters choose among them: more than any reader looks through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One hit. words: the sentence of a statement, or a passage of the text; entry: that holds the statement, or None for a passage."""

    document: Document
    words: str
    statement: str | None
    entry: Entry | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """hits: statements first, then documents, each best first; total: how many there are, of which hits are the first; view: what passes
    the filters."""

    hits: tuple[Found, ...]
    total: int
    view: Selection


def search(
    ledger: Path,
    words: str,
    filters: Filters | None = None,
    *,
    as_of: date | None = None,
    possible: bool = False,
    limit: int = MOST_HITS,
) -> SearchResult:
    """Where a query fits. A statement is found where its entry passes the filters; a passage of a document only where no filter asks for
    anything but the source and the view.

    words: in the language of `parley.store.searchquery`. Raises UsageError for a query that asks for nothing, and as `keep` does.
    """
    with opened(ledger) as store:
        hits = store.search(words, limit=FEW_ENOUGH)
        whole = read_view(store, as_of=as_of, possible=possible)
    view = passing(whole, filters)
    home = {stmt: entry for entry in view.entries for stmt in entry.statements}
    passages = filters is None or filters.only_sources
    found = [
        Found(document=view.documents[hit.document], words=hit.words, statement=hit.statement, entry=home.get(hit.statement or ""))
        for hit in hits
        if hit.document in view.documents
        and _of_source(view.documents, hit.document, filters)
        and (hit.statement in home if hit.statement else passages)
    ]
    return SearchResult(hits=tuple(found[:limit]), total=len(found), view=view)


def _of_source(documents: Mapping[str, Document], key: str, filters: Filters | None) -> bool:
    return filters is None or sources_match(documents[key], filters.sources)
