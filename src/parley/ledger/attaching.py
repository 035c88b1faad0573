"""Judgements found again: which statement at hand a selector means, by the words of the report, the act, and what stands around them.

Invariant: pure; sees one selector, the newest version of its report and the statements of that version. What cannot be found again gets a
reason in words; nothing is guessed where two statements fit alike but for their order in the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from parley.model.judgements import CONTEXT_CHARACTERS, Selector
from parley.model.records import Document, Span, Statement

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """Where a selector was found. statement: its id, or None; reason: how it was found, or why it was not, in words."""

    statement: str | None
    reason: str


class Reports:
    """Documents by key, and their statements: what selectors are held against."""

    def __init__(self, statements: Iterable[Statement], documents: Mapping[str, Document]) -> None:
        self.by_key = {doc.key: doc for doc in documents.values()}
        self.statements: dict[str, list[Statement]] = defaultdict(list)
        for stmt in statements:
            self.statements[stmt.document].append(stmt)


def selector_of(stmt: Statement, doc: Document) -> Selector:
    """The selector by which this statement of this document is found again."""
    told = _telling(stmt)
    return Selector(
        document=doc.key,
        quote=doc.words(told.start, told.end),
        before=doc.words(max(0, told.start - CONTEXT_CHARACTERS), told.start),
        after=doc.words(told.end, told.end + CONTEXT_CHARACTERS),
        act=stmt.act,
        topic=stmt.topic,
        trigger=doc.words(stmt.trigger.start, stmt.trigger.end),
        at=stmt.trigger.start - told.start,
        object=None if stmt.object is None else doc.words(stmt.object.start, stmt.object.end),
    )


def _telling(stmt: Statement) -> Span:
    """The stretch of evidence in which the act is told."""
    holding = (span for span in stmt.evidence if span.start <= stmt.trigger.start and stmt.trigger.end <= span.end)
    return next(holding, stmt.trigger)


def attach(selector: Selector, reports: Reports) -> Attached:
    """The statement that a selector means now.

    The quote with all of its surroundings comes first, then the quote in the place whose surroundings are most alike; there, the statement
    of the act whose words are the same, then the only one of that act.
    """
    doc = reports.by_key.get(selector.document)
    if doc is None:
        return Attached(statement=None, reason=f"the report {selector.document} is not among those at hand")
    places = sorted(_places(selector, doc), key=lambda place: (-_alike(selector, doc, place), place.start))
    if not places:
        return Attached(statement=None, reason="the words are no longer in the report")
    whole = _alike(selector, doc, places[0]) == len(selector.before) + len(selector.after)
    told = reports.statements.get(doc.id, [])
    for place in places:
        inside = [stmt for stmt in told if place.start <= stmt.trigger.start and stmt.trigger.end <= place.end]
        found = _chosen(selector, doc, place, [stmt for stmt in inside if stmt.act == selector.act])
        if found is not None:
            return Attached(statement=found.id, reason="the same words" if whole else "the same words in another place of the report")
    acts = sorted({stmt.act for stmt in told if places[0].start <= stmt.trigger.start and stmt.trigger.end <= places[0].end})
    told_now = f"they tell: {', '.join(acts)}" if acts else "they tell nothing now"
    return Attached(statement=None, reason=f"the words are there, but no one act “{selector.act}” is read in them ({told_now})")


def _places(selector: Selector, doc: Document) -> Iterator[Span]:
    """Where the quote stands; if nowhere, where it stands with other spaces and line ends."""
    found = [match.start() for match in re.finditer(re.escape(selector.quote), doc.text)]
    if found:
        yield from (Span(document=doc.id, start=start, end=start + len(selector.quote)) for start in found)
        return
    pattern = r"\s+".join(map(re.escape, selector.quote.split()))
    if pattern:
        yield from (Span(document=doc.id, start=match.start(), end=match.end()) for match in re.finditer(pattern, doc.text))


def _alike(selector: Selector, doc: Document, place: Span) -> int:
    """So many characters before and after the place are those of the selector, counted from the quote outwards."""
    before = doc.words(max(0, place.start - len(selector.before)), place.start)
    after = doc.words(place.end, place.end + len(selector.after))
    return _common(selector.before[::-1], before[::-1]) + _common(selector.after, after)


def _common(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _chosen(selector: Selector, doc: Document, place: Span, found: list[Statement]) -> Statement | None:
    """Of the statements of the act in this place the one with the same trigger, topic and content; else the only one with the same trigger
    in the same place, with the same topic and content, with the same topic, or at all."""
    marks = [(stmt, *_marks(selector, doc, place, stmt)) for stmt in sorted(found, key=lambda stmt: (stmt.trigger.start, stmt.id))]
    exact = [stmt for stmt, trigger, topic, content in marks if trigger and topic and content]
    if exact:
        return exact[0]
    for fits in (
        [stmt for stmt, trigger, topic, _ in marks if trigger and topic],
        [stmt for stmt, trigger, _, _ in marks if trigger],
        [stmt for stmt, _, topic, content in marks if topic and content],
        [stmt for stmt, _, topic, _ in marks if topic],
        found,
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            return None  # several fit alike: which of them was meant is not known
    return None


def _marks(selector: Selector, doc: Document, place: Span, stmt: Statement) -> tuple[bool, bool, bool]:
    """Whether trigger, topic and content are those of the selector. The place of the trigger is compared without the spaces before it."""
    words = doc.words(stmt.trigger.start, stmt.trigger.end)
    ahead = _SPACES.sub("", doc.words(place.start, stmt.trigger.start))
    there = words == selector.trigger and ahead == _SPACES.sub("", selector.quote[: selector.at])
    content = None if stmt.object is None else doc.words(stmt.object.start, stmt.object.end)
    return there, stmt.topic == selector.topic, content == selector.object
