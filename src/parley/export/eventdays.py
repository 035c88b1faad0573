"""The day of an event, as far as it is known: of words when they were said, of deeds when they were done.

Invariant: never a false day. A deed is not dated by what was said of it, nor words by the time of what they promise; what is told as
done is not dated after the reports that tell it; a precision is read off the two days themselves.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from parley.ledger.rules import SPEECH
from parley.model.computed import Entry
from parley.model.records import Basis, Document, Modality, Polarity, When

PRECISIONS: Final = ("day", "week", "month", "quarter", "year", "range", "open", "unknown")

_DEALS: Final = frozenset({"agree", "accept"})
"""Words by which something is concluded: reports tell the day of the deal as the day it happened."""

_DAYS_OF_WEEK: Final = 7
_MONTHS_OF_QUARTER: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDays:
    """When an event was. source: which of the entry's times it is, "said" or "happens", or "report" where only the date of a report
    bounds it; both None where it is unknown."""

    when: When | None = None
    source: str | None = None

    @property
    def day(self) -> date | None:
        """The first day on which it can lie; None where nothing bounds its beginning."""
        return self.when.earliest if self.when else None

    @property
    def precision(self) -> str:
        """One of PRECISIONS."""
        return precision(self.when)


def event_days(entry: Entry, documents: Mapping[str, Document]) -> EventDays:
    """When the act of an entry was done. documents: by id, at least those that tell the entry."""
    happens = entry.happens.start if entry.happens else None
    said, done = EventDays(when=entry.said, source="said"), EventDays(when=happens, source="happens")
    if entry.act in _DEALS:
        order = [one for one in (done, said) if _told(one.when)] + [one for one in (done, said) if not _told(one.when)]
    else:
        order = [said] if entry.act in SPEECH else [done]
    limit = last_report(entry, documents) if entry.modality is Modality.ACTUAL else None
    known = next((one for one in order if _can_be(one.when, limit)), None)
    if known is None and limit is not None and entry.polarity is Polarity.POSITIVE:
        told = When(latest=limit, precision="range", basis=Basis.INFERRED, reason="told as done in a report of that day")
        known = EventDays(when=told, source="report")
    return known or EventDays()


def last_report(entry: Entry, documents: Mapping[str, Document]) -> date | None:
    """The last day on which a report that tells the entry can have come out; None where one of them is open."""
    days = [documents[key].published.latest for key in entry.documents if key in documents]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def precision(when: When | None) -> str:
    """How precisely a time is known, by its days alone: a calendar month is a "month" however it was told.

    >>> precision(When(earliest=date(2031, 3, 5), latest=date(2031, 3, 5)))
    'day'
    >>> precision(When(earliest=date(2031, 4, 1), latest=date(2031, 6, 30)))
    'quarter'
    >>> precision(When(latest=date(2031, 3, 5))), precision(None)
    ('open', 'unknown')
    """
    if when is None or not when.known:
        return "unknown"
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return "open"
    days = (last - first).days + 1
    if days == 1:
        return "day"
    if days == _DAYS_OF_WEEK:
        return "week"
    if first.year == last.year and first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        months = last.month - first.month + 1
        if months == 1:
            return "month"
        if months == _MONTHS_OF_QUARTER and first.month % _MONTHS_OF_QUARTER == 1:
            return "quarter"
        if months == len(calendar.month_name) - 1:
            return "year"
    return "range"


def _told(when: When | None) -> bool:
    return when is not None and when.known and when.basis not in (Basis.INFERRED, Basis.UNKNOWN)


def _can_be(when: When | None, limit: date | None) -> bool:
    return when is not None and when.known and not (limit and when.earliest and when.earliest > limit)
