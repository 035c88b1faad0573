"""Sentences of reports as the page shows them: whole with their words marked, or short beside a position; and the numbers of the sources.

Invariant: every quote is cut from a document's text by a statement's span; a short one ends in "…" where words are left out, and changes
none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from parley.export import wording
from parley.export.evidence import Evidence, apart, evidence, pieces
from parley.export.selection import Selection
from parley.model.computed import Entry
from parley.model.records import Document, Statement
from parley.report import told

MOST_SHORT: Final = 300
"""Characters of a short quote: two lines of a footnote; the whole sentence stands at its entry."""

MOST_DAYS: Final = 31
"""A source is named with its date where that is known to the month."""

BEFORE_TRIGGER: Final = 120
"""Of a sentence that is longer, so much before the words that count."""


_MARKS: Final = frozenset("\"“”'‘«„")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One sentence: its source and the source's number, who says so, and its words cut at their marks."""

    document: Document
    number: int
    speakers: str
    said: str
    pieces: tuple[tuple[str, str | None], ...]

    @property
    def text(self) -> str:
        return " ".join("".join(words for words, _ in self.pieces).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    """A sentence, cut where it is long, with its source. entry: id of the entry it stands at, or None; source: the source's name and day;
    quoted: in quotation marks, unless it begins with one."""

    text: str
    number: int
    source: str
    entry: str | None = None

    @property
    def quoted(self) -> str:
        return self.text if self.text[:1] in _MARKS else f"“{self.text}”"


def numbered(documents: Iterable[Document]) -> dict[str, int]:
    """Document ids with their numbers on the page: by day (undated last), then key."""
    ordered = sorted(documents, key=lambda doc: (doc.published.earliest or date.max, doc.key))
    return {doc.id: number for number, doc in enumerate(ordered, start=1)}


def quotes(entry: Entry, selection: Selection, numbers: Mapping[str, int]) -> tuple[Quote, ...]:
    """One quote for each sentence of an entry, with the marks of all statements that it tells."""
    by_place: dict[tuple[str, int, int], list[Evidence]] = {}
    for item in evidence(entry, selection.statements, selection.documents):
        by_place.setdefault((item.document.id, item.start, item.end), []).append(item)
    found = []
    for (document, start, _), same in sorted(by_place.items(), key=lambda pair: (numbers[pair[0][0]], pair[0][1])):
        first = same[0]
        found.append(
            Quote(
                document=first.document,
                number=numbers[document],
                speakers=wording.chain(first.statement.speakers),
                said=wording.days(first.statement.said) if first.statement.said else "",
                pieces=pieces(first.quote, start, apart(mark for item in same for mark in item.marks)),
            )
        )
    return tuple(found)


def short(stmt: Statement, selection: Selection, numbers: Mapping[str, int], *, entry: str | None = None) -> Short:
    """The sentence that tells a statement, cut around the words that count where it is long."""
    doc = selection.documents[stmt.document]
    span = next((span for span in stmt.evidence if span.start <= stmt.trigger.start < span.end), stmt.evidence[0])
    text, at = doc.words(span.start, span.end), max(0, stmt.trigger.start - span.start)
    dated = f", {told.brief(doc.published)}" if (doc.published.days or MOST_DAYS + 1) <= MOST_DAYS else ""
    return Short(text=cut(text, at), number=numbers[doc.id], source=f"{doc.outlet or doc.key}{dated}", entry=entry)


def cut(text: str, at: int = 0) -> str:
    """At most about MOST_SHORT characters of a text, around place `at`, whole words; white space is made single.

    >>> cut("They  met\\nin Tern.")
    'They met in Tern.'
    >>> cut("word " * 100, 300).startswith("… word")
    True
    """
    if len(text) <= MOST_SHORT:
        return " ".join(text.split())
    start = max(0, min(at - BEFORE_TRIGGER, len(text) - MOST_SHORT))
    part = text[start : start + MOST_SHORT]
    if start > 0:
        part = "… " + part.partition(" ")[2]
    if start + MOST_SHORT < len(text):
        part = part.rpartition(" ")[0] + " …"
    return " ".join(part.split())
