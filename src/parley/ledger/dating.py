"""The day of publication of a report by the other reports on the same parties, and its statements' times resolved anew by it.

Only what a report leaves open between turns of the calendar ("Friday, 13 December", which comes again every few years) is settled, and only
where the other reports leave one turn. Invariant: pure, and independent of order; documents and statements come out as copies and what is
stored stays as it was read; a date by other reports dates no third report. What a report itself tells is never overruled.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeAlias

from parley.ledger.profile import LAST_DAY, Days, days_of, gap, party_key, width
from parley.ledger.rules import KIN_OF
from parley.model.records import Basis, Clue, Document, Modality, Period, Statement, When
from parley.times import resolve_anew

CLOSELY_DATED: Final = 31
"""Days: a report of which no more is open can date others."""

ROUGHLY_DATED: Final = 366
"""Days: one of which so much is open can only speak for another turn."""

SAME_TIME_DAYS: Final = 200
"""Reports on one thing lie at most so far apart, to date one by the other: about the reach of a day told without its year, and a season."""

TURN_DAYS: Final = 300
"""Stretches of days nearer to one another than this are no turns of the calendar, and nearness does not choose between them."""

WITNESSES: Final = 2
"""Reports that must be near a turn which comes again within `RARE_DAYS`: of an archive with gaps, one says little of a given year."""

RARE_DAYS: Final = 3 * 366
"""Turns so far apart (a date with its weekday) are told apart by a single report."""

SHARED_PARTIES: Final = 2
"""Reports on one process name two of its parties both."""

_DAY_OF_YEAR: Final = re.compile(r"(?:^|:)monthday:(\d{1,2})-(\d{1,2})$")

_Told: TypeAlias = tuple[str, str, str]
"""What reports share: kind of act, topic, party."""


@dataclass(frozen=True, slots=True)
class _Report:
    """What dating sees of a report. told: its acts; days: (month, day, act) of each act told with its day; dates: the days of the same
    with their year, where it is known."""

    doc: Document
    parties: frozenset[str]
    told: frozenset[_Told]
    days: frozenset[tuple[int, int, str]]
    dates: frozenset[tuple[date, str]]


def dated(statements: Sequence[Statement], documents: Mapping[str, Document]) -> tuple[list[Statement], dict[str, Document]]:
    """The statements and documents with the dates that other reports tell.

    >>> dated((), {})
    ([], {})
    """
    found = dates_by_others(statements, documents)
    known = {key: replace(doc, published=found[key]) if key in found else doc for key, doc in documents.items()}
    anew = [
        resolved_anew(stmt, documents[stmt.document].published, found[stmt.document]) if stmt.document in found else stmt
        for stmt in statements
    ]
    return anew, known


def dates_by_others(statements: Iterable[Statement], documents: Mapping[str, Document]) -> dict[str, When]:
    """The days of publication that other reports tell, by document id; each names those reports among its clues."""
    by_document: dict[str, list[Statement]] = defaultdict(list)
    for stmt in statements:
        by_document[stmt.document].append(stmt)
    reports = [_report(documents[key], by_document[key]) for key in sorted(by_document)]
    rough = [report for report in reports if _open_days(report.doc) <= ROUGHLY_DATED]
    found = {}
    for report in reports:
        if len(report.doc.published.stretches) > 1:
            kin = [other for other in rough if other is not report and _on_one_process(report, other)]
            when = _settled(report, kin)
            if when is not None:
                found[report.doc.id] = when
    return found


def _open_days(doc: Document) -> int:
    """How many days of publication are open."""
    days = days_of(doc.published)
    return width(days) if days is not None else LAST_DAY


def _report(doc: Document, statements: Sequence[Statement]) -> _Report:
    acts = [(KIN_OF.get(stmt.act, stmt.act), stmt) for stmt in statements]
    told = frozenset((act, stmt.topic, party_key(party)) for act, stmt in acts for party in (*stmt.actors, *stmt.recipients))
    days, dates = set(), set()
    for stmt in statements:
        for when in _times(stmt):
            named = _DAY_OF_YEAR.search(when.expression or "")
            if named:
                days.add((int(named[1]), int(named[2]), stmt.topic))
            if when.days == 1 and when.earliest is not None and when.basis in (Basis.STATED, Basis.RELATIVE):
                dates.add((when.earliest, stmt.topic))
    return _Report(doc, frozenset(party for _, _, party in told), told, frozenset(days), frozenset(dates))


def _on_one_process(one: _Report, other: _Report) -> bool:
    """Whether two reports tell of one thing: two parties in common, and an act about one thing by one of them."""
    return len(one.parties & other.parties) >= SHARED_PARTIES and bool(one.told & other.told)


def _settled(report: _Report, kin: Sequence[_Report]) -> When | None:
    """The one stretch that the other reports leave, or None where they leave several or tell nothing."""
    stretches = report.doc.published.stretches
    for reason, near in (("names the same day of the year", _same_day), ("is of that time", _near)):
        backed = {stretch: [other for other in kin if near(report, other, _ordinals(stretch))] for stretch in stretches}
        left = [stretch for stretch in stretches if backed[stretch]]
        if len(left) != 1:
            continue
        apart = min(gap(_ordinals(left[0]), _ordinals(other)) for other in stretches if other != left[0])
        close = [other.doc for other in backed[left[0]] if _open_days(other.doc) <= CLOSELY_DATED]
        if apart >= TURN_DAYS and len(close) >= (1 if apart >= RARE_DAYS or near is _same_day else WITNESSES):
            return _narrowed(report.doc.published, left[0], [(doc, reason) for doc in close])
    return None


def _near(_report: _Report, other: _Report, stretch: Days) -> bool:
    published = days_of(other.doc.published)
    return published is not None and gap(published, stretch) <= SAME_TIME_DAYS


def _same_day(report: _Report, other: _Report, stretch: Days) -> bool:
    """Whether the other report dates, in the year of this stretch, a day that the report names without its year, on the same topic."""
    named = (day for day, topic in other.dates if (day.month, day.day, topic) in report.days)
    return any(gap((day.toordinal(), day.toordinal()), stretch) <= SAME_TIME_DAYS for day in named)


def _ordinals(stretch: tuple[date, date]) -> Days:
    return stretch[0].toordinal(), stretch[1].toordinal()


def _narrowed(before: When, stretch: tuple[date, date], witnesses: Sequence[tuple[Document, str]]) -> When:
    says = "a report on the same parties, {}, {}: of the turns of the calendar that fit, only {} to {} is near"
    clues = tuple(
        Clue(kind="report", words=doc.key, says=says.format(doc.published.latest, reason, *stretch))
        for doc, reason in sorted(witnesses, key=lambda of: (of[0].key, of[0].id))
    )
    return When(
        earliest=stretch[0],
        latest=stretch[1],
        precision="day" if stretch[0] == stretch[1] else "range",
        basis=Basis.INFERRED,
        reason="inferred from the text, and its year from other reports on the same parties",
        clues=(*before.clues, *clues),
    )


def _times(stmt: Statement) -> Iterator[When]:
    happens = (stmt.happens.start, stmt.happens.end) if stmt.happens is not None else ()
    yield from (when for when in (stmt.said, stmt.terms.deadline, *happens) if when is not None)


def resolved_anew(stmt: Statement, before: When, after: When) -> Statement:
    """The statement of a report that was published `after`, not `before`: its times resolved by the later knowledge."""
    tense = "past" if stmt.modality is Modality.ACTUAL else "future"

    def anew(when: When | None, tense: str) -> When | None:
        return resolve_anew(when, before=before, after=after, tense=tense) if when is not None else None

    happens = stmt.happens
    if happens is not None:
        start = anew(happens.start, tense)
        assert start is not None
        happens = Period(start=start, end=anew(happens.end, "future"))
    terms = replace(stmt.terms, deadline=anew(stmt.terms.deadline, "future"))
    return replace(stmt, said=anew(stmt.said, "past"), happens=happens, terms=terms)
