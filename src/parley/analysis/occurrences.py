"""When an act takes effect, and until when: the days told of it, weighed by what kind of act it is.

A time behind "by" or "until" is an end and no moment; a truce lasts as long as it is declared for; what is promised for a term happens on
no day that is known. Nothing here finds a time: `details.py` hands them in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from parley.analysis.drafts import Draft
from parley.model.records import Basis, Modality, Period, When
from parley.times import hangs_on_writing, resolve

LASTING = ("extend", "declare_ceasefire", "observe")
_CEASING = ("ceasefire", "violence")
DEEDS_BY_WORD = frozenset("withdraw_offer extend declare_ceasefire end agree accept reject suspend_talks resume_talks lift appoint".split())
"""Acts that are done by saying so: they happen when they are said."""
_NO_TERM = frozenset("offer demand urge accept reject warn agree".split())
"""Acts whose term says nothing of when: what is asked for by Friday may never be."""
_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}
"""Days of a unit, as a length of a truce is counted; a month of a truce is 30 days within the width that a time has anyway."""


def days_of(duration: str | None) -> int | None:
    """The days of an ISO duration of one unit; None for hours and for what is no duration.

    >>> days_of("P90D"), days_of("P3M"), days_of("PT24H"), days_of(None)
    (90, 90, None, None)
    """
    found = re.fullmatch(r"P(\d+)([DWMY])", duration or "")
    return int(found[1]) * _DAYS[found[2]] if found else None


def period_of(
    draft: Draft, moment: When | None, said: When | None, deadline: When | None, duration: str | None, published: When, *, within: bool
) -> Period | None:
    """The period of an act.

    moment: the narrowest time told that is no end; said: when it was said, where it is an act of speech; deadline: the time behind "by",
    "until" and the like; duration: how long; within: whether the duration is a term ("within three weeks").
    """
    if moment is None and draft.act in DEEDS_BY_WORD and draft.modality is Modality.ACTUAL:
        moment = said
    length = days_of(duration)
    lasts = draft.act in LASTING or (draft.act == "agree" and draft.topic in _CEASING)
    if lasts and not within and moment is not None and draft.modality in (Modality.ACTUAL, Modality.PLANNED):
        if draft.act == "extend" and deadline is not None:
            return lasting_period(moment, deadline)
        if length is not None and moment.latest is not None:
            return Period(start=moment, end=_later(moment, length))
    ahead = draft.modality is Modality.PLANNED or (draft.act == "promise" and draft.modality is Modality.ACTUAL)
    if moment is None and ahead and draft.act not in _NO_TERM and published.latest is not None:
        if deadline is not None and deadline.latest is not None and deadline.latest >= published.latest:
            return Period(start=published, end=deadline)
        if within and length is not None:
            return Period(start=published, end=_later(published, length))
    return Period(start=moment) if moment is not None else None


def end_ahead(end: When, start: When | None, published: When) -> When | None:
    """An end that is not before its start: a day without its year ("extended the truce on Wednesday to 5 May") is the next one,
    whatever the tense of the clause. As it is where that is of no help.

    >>> from dataclasses import replace; from datetime import date
    >>> day = lambda month, number, expression=None: When(
    ...     earliest=date(2031, month, number), latest=date(2031, month, number), precision="day", expression=expression)
    >>> end_ahead(replace(day(5, 5, "monthday:05-05"), earliest=date(2030, 5, 5), latest=date(2030, 5, 5)), day(4, 20), day(4, 21)).latest
    datetime.date(2031, 5, 5)
    """
    if not _before(end, start) or end.expression is None or not hangs_on_writing(end.expression):
        return end
    _, ahead = resolve(end.expression, anchor=published, tense="future")
    return end if _before(ahead, start) else ahead


def lasting_period(start: When, end: When | None) -> Period:
    """What lasts from one time to another; without its end where that lies before the start, as no reading of the words makes sense."""
    return Period(start=start, end=None if end is None or _before(end, start) else end)


def _before(end: When, start: When | None) -> bool:
    return start is not None and start.earliest is not None and end.latest is not None and end.latest < start.earliest


def _later(when: When, days: int) -> When:
    shift = timedelta(days=days)
    earliest = when.earliest + shift if when.earliest is not None else None
    latest = when.latest + shift if when.latest is not None else None
    return When(earliest=earliest, latest=latest, precision="range", basis=Basis.RELATIVE, reason="the length told, from its start")


def narrowest(known: Sequence[When]) -> When | None:
    """The most precise of several times; the first of those equally precise."""
    return min(known, key=lambda w: w.days if w.days is not None else 10**6) if known else None
