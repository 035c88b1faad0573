"""An entry's evidence: its sentences, each with its document, its speakers, and the words that count marked.

Invariant: every quote is cut from the document's text by its span, and context is taken from the same segment
only, so that a reader's comment beside the article is never shown as context.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from parley.model.computed import Entry
from parley.model.records import Document, Party, Span, Statement

CONTEXT = 160  # characters on either side: about one sentence of a wire story


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words in a sentence that fill a role. start, end: offsets into the document's text; kind: "act", "actor", "recipient",
    "mediator", "speaker", "place" or "condition"."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One sentence (or more) of one document that tells one statement of an entry."""

    statement: Statement
    document: Document
    start: int
    end: int
    marks: tuple[Mark, ...]

    @property
    def quote(self) -> str:
        return self.document.words(self.start, self.end)

    @property
    def before(self) -> str:
        """Up to CONTEXT characters before the quote, from the same segment, beginning at a word."""
        first = max((segment.start for segment in self.document.segments if segment.start <= self.start < segment.end), default=self.start)
        begin = max(first, self.start - CONTEXT)
        text = self.document.words(begin, self.start)
        if begin > first and " " in text:
            text = "…" + text[text.index(" ") :]
        return text

    @property
    def after(self) -> str:
        """Up to CONTEXT characters after the quote, from the same segment, ending with a word."""
        last = min((segment.end for segment in self.document.segments if segment.start < self.end <= segment.end), default=self.end)
        finish = min(last, self.end + CONTEXT)
        text = self.document.words(self.end, finish)
        if finish < last and " " in text:
            text = text[: text.rindex(" ") + 1] + "…"
        return text


def evidence(entry: Entry, statements: Mapping[str, Statement], documents: Mapping[str, Document]) -> tuple[Evidence, ...]:
    """Every evidence span of every statement of the entry, in the order of the entry's statements; the same words told by
    two statements come twice, since they may fill different roles.

    statements, documents: by id. A statement or document that is missing raises KeyError: the ledger would be broken.
    """
    found = []
    for key in entry.statements:
        stmt = statements[key]
        for span in stmt.evidence:
            doc = documents[span.document]
            found.append(Evidence(statement=stmt, document=doc, start=span.start, end=span.end, marks=marks(stmt, span)))
    return tuple(found)


def marks(stmt: Statement, within: Span) -> tuple[Mark, ...]:
    """The marked words inside a span, in order and without overlap: where two claim the same words, the first
    of act, actor, recipient, mediator, speaker, place, condition has them."""
    candidates = [Mark(start=stmt.trigger.start, end=stmt.trigger.end, kind="act")]
    for kind, parties in (("actor", stmt.actors), ("recipient", stmt.recipients), ("mediator", stmt.mediators)):
        candidates.extend(_party_marks(parties, kind))
    candidates.extend(
        Mark(start=who.start, end=who.end, kind="speaker") for who in stmt.speakers if who.start is not None and who.end is not None
    )
    if stmt.place is not None and stmt.place.start is not None and stmt.place.end is not None:
        candidates.append(Mark(start=stmt.place.start, end=stmt.place.end, kind="place"))
    candidates.extend(Mark(start=cond.start, end=cond.end, kind="condition") for cond in stmt.conditions)
    return apart(mark for mark in candidates if within.start <= mark.start and mark.end <= within.end)


def apart(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Marks without overlap, in the order of the text; of two that overlap, the one given first stays; empty ones go."""
    kept: list[Mark] = []
    for mark in marks:
        if mark.start < mark.end and not any(mark.start < other.end and other.start < mark.end for other in kept):
            kept.append(mark)
    return tuple(sorted(kept, key=lambda mark: mark.start))


def _party_marks(parties: Iterable[Party], kind: str) -> list[Mark]:
    return [Mark(start=p.start, end=p.end, kind=kind) for p in parties if p.start is not None and p.end is not None]


def pieces(text: str, offset: int, marked: Sequence[Mark]) -> tuple[tuple[str, str | None], ...]:
    """The text cut at its marks: (words, kind of mark or None) in order; joined, they are the text.

    offset: where the text begins in its document.

    >>> pieces("They met.", 100, (Mark(start=105, end=108, kind="act"),))
    (('They ', None), ('met', 'act'), ('.', None))
    """
    cut: list[tuple[str, str | None]] = []
    at = 0
    for mark in marked:
        start, end = mark.start - offset, mark.end - offset
        cut.extend([(text[at:start], None), (text[start:end], mark.kind)])
        at = end
    cut.append((text[at:], None))
    return tuple(piece for piece in cut if piece[0])
