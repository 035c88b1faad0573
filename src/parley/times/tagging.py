"""Tags a text: finds its time expressions and resolves each in the light of those before it.

News hangs on the day of writing. A history tells its own dates, and a bare "on 5 April" belongs to the year that the story is in; a text is
read as a history where the years that it states lie mostly before its anchor. Invariant: mentions are in order and do not overlap.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from parley.model.records import Basis, TimeMention, When
from parley.times.recognition import find_times
from parley.times.records import TimeExpression
from parley.times.resolution import resolve
from parley.times.story import assign_years
from parley.times.tense import guess_tense

MODES = ("auto", "news", "narrative")
#: A text is a history where it states at least this many dates or months with their year, this share of them at least so many years before
#: its anchor, and this many times more of them than of words that hang on the day of writing ("on Monday", "yesterday").
HISTORY_DATES, HISTORY_SHARE, HISTORY_GAP, HISTORY_MORE = 6, 0.6, 1, 3
#: Or it states at least this many years, all of them at least so many years before its anchor, and has no such words at all.
OLD_YEARS, OLD_GAP = 6, 2
_OF_THE_DAY = re.compile(r"(?:^|:)(?:weekday:|rel:-?\d:(?:day|week)|ago:)")
#: In news a bare date follows a year stated at most so many characters before it, where that is more than so many years back.
BACKGROUND_REACH, BACKGROUND_GAP = 250, 1
_DATED = re.compile(r"(?:^|:)(?:month:\d\d?$|monthday:|season:[A-Z])")
_STATED = re.compile(r"(?:^|:)(?:date|month|year|season|half|quarter):(\d{4})")
_PRECISE = re.compile(r"(?:^|:)(?:date|month|season):(\d{4})")
#: Expressions whose meaning turns on tense: what recurs every week or year, told without saying which, and "in two weeks".
_TENSED = re.compile(r"^in:|(?:^|:)(?:weekend:$|month:\d\d?$|monthday:|weekday:|season:[A-Z]|holiday:[a-z_]+$|quarter:\d\d?$)")
#: What moves the story on: expressions that say when something in it happens.
_STORY = re.compile(r"(?:^|:)(?:date|month|monthday|year|season|that|later|holiday|day|weekday|weekend|rel|thatside|half|quarter)\b")
#: What looks back instead.
_ASIDE = re.compile(r"^since:|^event:|(?:^|:)(?:earlier|ago|that:-\d|rel:-\d|thatside:-1|decade|century)\b")
_RANGE_WORDS = ("to", "through", "until", "till", "-", "–", "—")
_YEAR_ONLY = re.compile(r"(?:[a-z]+:)*year:\d{4}")
#: Before a bare year that says when something happens, not one that names something ("the 1995 accord").
_TELLS_YEAR = re.compile(
    r"(?:^|\n\s*|\b(?:in|by|during|until|till|from|throughout|through|into|to|and|between|before|after|year)\s+)(?:the\s+)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Told:
    """The year that a text states last, and where."""

    year: int
    end: int


def tag_times(text: str, *, anchor: When, tense_at: Callable[[int], str] | None = None, mode: str = "auto") -> tuple[TimeMention, ...]:
    """The times of a text, each with its TIMEX3 value and interval.

    anchor: the day of writing, as an interval that may be wide or open; tense_at: the tense ("past", "present", "future") of the clause
    at an offset, else it is guessed from the words around; mode: "news", "narrative" (bare dates follow the text's own), or "auto".
    ValueError on another mode.

    >>> from datetime import date
    >>> day = When(earliest=date(2020, 2, 29), latest=date(2020, 2, 29), precision="day", basis=Basis.METADATA)
    >>> [mention.value for mention in tag_times("They met on Monday and in December.", anchor=day)]
    ['2020-02-24', '2019-12']
    """
    if mode not in MODES:
        raise ValueError(f"no mode: {mode!r}")
    found = find_times(text)
    narrative = mode == "narrative" or (mode == "auto" and is_history(found, anchor))
    years = assign_years(text, found) if narrative else {}
    mentions: list[TimeMention] = []
    reference: When | None = None
    told: _Told | None = None
    for index, item in enumerate(found):
        if item.expression == "ref:former" and not narrative:
            continue
        base, chained = (reference or anchor, reference is not None) if narrative else (anchor, False)
        against = reference
        if index in years:
            base, against, chained = anchor, _year(years[index]), True
        elif not narrative and (year := _background_year(text, told, item, anchor)):
            against, chained = _year(year), True
        tense = _tense(text, item, tense_at)
        value, when = resolve(item.expression, anchor=base, tense=tense, reference=against, chained=chained)
        if mentions and when.known and _closes_range(text, mentions[-1], item, when):
            value, when = resolve(item.expression, anchor=mentions[-1].when, tense="future")
        kind = "DATE" if item.expression.startswith("in:") and when.known else item.type
        mentions.append(TimeMention(start=item.start, end=item.end, type=kind, value=value, expression=item.expression, when=when))
        told = _told(text, item, when, told)
        if _moves_story(text, item) and not _covers(when, reference):
            reference = when
    return tuple(mentions)


def is_history(found: tuple[TimeExpression, ...], anchor: When) -> bool:
    """Whether a text with these expressions tells a history rather than news.

    >>> is_history((), When())
    False
    """
    written = anchor.earliest or anchor.latest
    if written is None:
        return False
    of_the_day = sum(bool(_OF_THE_DAY.search(item.expression)) for item in found if item.type != "SET")
    years = [int(match[1]) for item in found if (match := _STATED.search(item.expression))]
    if len(years) >= OLD_YEARS and not of_the_day and max(years) <= written.year - OLD_GAP:
        return True
    dates = [int(match[1]) for item in found if (match := _PRECISE.search(item.expression))]
    if len(dates) < max(HISTORY_DATES, HISTORY_MORE * of_the_day):
        return False
    return sum(year <= written.year - HISTORY_GAP for year in dates) >= HISTORY_SHARE * len(dates)


def _tense(text: str, item: TimeExpression, tense_at: Callable[[int], str] | None) -> str:
    """The tense that decides which Monday or which April is meant; what hangs on none is not asked."""
    if not _TENSED.search(item.expression):
        return "past"
    tense = tense_at(item.start) if tense_at else guess_tense(text, item.start)
    return "future" if tense == "present" and item.expression.startswith(("by:", "until:")) else tense


def _background_year(text: str, told: _Told | None, item: TimeExpression, anchor: When) -> int | None:
    """The year that a bare date in news belongs to because the sentences just before it tell of that year ("In 2016 ... In March ..."),
    not of the days of writing."""
    written = anchor.earliest or anchor.latest
    if written is None or told is None or not _DATED.search(item.expression) or item.expression.startswith(("by:", "until:")):
        return None
    between = text[told.end : item.start]
    near = len(between) <= BACKGROUND_REACH and "\n" not in between
    return told.year if near and told.year < written.year - BACKGROUND_GAP else None


def _told(text: str, item: TimeExpression, when: When, last: _Told | None) -> _Told | None:
    """What year the text has told of last, after this expression."""
    stated = _STATED.search(item.expression)
    if stated:
        passing = item.expression.startswith("since:") or "since" in text[max(0, item.start - 40) : item.start]
        return None if passing else _Told(int(stated[1]), item.end)
    if last is None or when.earliest is None or item.type not in ("DATE", "TIME"):
        return last
    return _Told(last.year, item.end) if when.earliest.year == last.year else None


def _closes_range(text: str, last: TimeMention, item: TimeExpression, when: When) -> bool:
    """Whether an expression ends a range that the one before begins ("from Monday to Friday"), and as resolved lies before it."""
    if not (_TENSED.search(last.expression) and _TENSED.search(item.expression) and last.when.latest and when.earliest):
        return False
    between = text[last.end : item.start].strip().lower()
    opened = between == "and" and text[: last.start].lower().endswith("between ")
    return when.earliest < last.when.latest and (opened or between in _RANGE_WORDS)


def _year(year: int) -> When:
    return When(earliest=date(year, 1, 1), latest=date(year, 12, 31), precision="year", basis=Basis.INFERRED)


def _covers(when: When, reference: When | None) -> bool:
    """Whether a time is unknown, or only a coarser name of where the story stands already ("in 1941" after "in June 1941")."""
    if when.earliest is None or when.latest is None:
        return True
    if reference is None or reference.earliest is None or reference.latest is None:
        return False
    return when.earliest <= reference.earliest and reference.latest <= when.latest


def _moves_story(text: str, item: TimeExpression) -> bool:
    """Whether the story goes on from here: not by what looks back ("two years earlier", "since 1995") nor by a year that only names
    something ("the 1995 accord")."""
    if item.type not in ("DATE", "TIME") or not _STORY.search(item.expression) or _ASIDE.search(item.expression):
        return False
    if _YEAR_ONLY.fullmatch(item.expression):
        return bool(_TELLS_YEAR.search(text[max(0, item.start - 20) : item.start]))
    return True
