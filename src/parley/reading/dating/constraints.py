"""From told times to constraints on the publication day.

Each rule says which days a report that speaks so can be of. The constants are measured on 295 Wikinews articles, whose dates are known
(command: eval/reading.py --measure). Does not weigh them against each other: see `solver`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from parley.model.records import Clue
from parley.reading.dating.distances import NUMBERS, distances
from parley.reading.dating.solver import Constraint, Days
from parley.reading.dating.stated import month_days
from parley.reading.dating.told import Told
from parley.reading.options import ReadingOptions
from parley.times import holiday

PAST_MONTH_REACH = 9
"""A bare month told as past ("in December") lies at most so many months back: in 95 % of 113 cases (90 %: 7 months)."""

PAST_DAY_REACH = 120
"""A day and month told as past without a year lie at most so many days back: in over 90 % of 142 cases (90 %: 87 days)."""

NEAR_DAY_REACH = 60
"""The latest of such days in a report lies at most so many days back."""

WEEKDAY_REACH = 14
"""The latest day told as past with its weekday lies at most so many days back: a weekday is told of what readers still remember by
it (three cases, 4 to 7 days back, so twice that)."""

WEEKDAY_AHEAD = 12
"""A day told as future with its weekday lies at most so many days ahead (two cases, 3 and 6 days, so twice that)."""

FUTURE_DAY_REACH = 90
"""A day and month told as future without a year lie at most so many days ahead (the farthest of 23 cases: 60)."""

FUTURE_MONTH_REACH = 9
"""A bare month told as future lies at most so many months ahead (the farthest of 10 cases: 5)."""

HOLIDAY_AHEAD = 30
"""A "forthcoming" feast is at most so many days away."""

CHAIN_CHARACTERS = 400
"""A bare month so near after a month with its year goes on from it ("in June 2030 ... later, in October")."""

SUMMED_UP_UNTIL_MONTH = 3
"""Reports that sum up "last year" are of the first months of a year."""

WEIGHT_DAY, WEIGHT_MONTH, WEIGHT_YEAR = 4, 4, 2
"""Weights of a date told with its year: days and months are rarely misread, years sometimes (plans, names of events)."""

WEIGHT_BARE_DAY, WEIGHT_BARE_MONTH = 3, 2
WEIGHT_FEAST = 4
WEIGHT_HINT = 1
"""Weight of a habit of writers, which any plain statement overrules."""

WEIGHT_DATELINE = 5
DATELINE_DAYS = 3
"""A report appears on the day of its dateline or up to so many days after it."""


def constraints_of(times: Sequence[Told], text: str, *, options: ReadingOptions, dateline: int = -1) -> list[Constraint]:
    """The constraints that the told times of a text put on its publication day.

    times: in order of the text; text: the whole text, for the words; dateline: where the dateline ends, or -1.
    """
    found: list[Constraint] = []
    for time in times:
        if time.start < dateline and time.kind in ("day", "monthday"):
            found.append(_dateline(time, text, options))
        elif time.first is not None and time.last is not None:
            found.extend(_dated(time, time.first, time.last, text, options))
        elif time.kind == "monthday":
            found.extend(_bare_day(time, text, options))
        elif time.kind == "month":
            found.extend(_bare_month(time, text, options))
        elif time.kind == "holiday":
            found.extend(_feast(time, times, text, options))
    found.extend(_nearest_day(times, text, options))
    found.extend(_nearest_weekday(times, text, options))
    found.extend(_next_weekday(times, text, options))
    found.extend(
        Constraint(days=(days,), weight=WEIGHT_MONTH, clue=_clue("range", time, text, says)) for time, days, says in distances(times, text)
    )
    found.extend(_deictic(times, text, options))
    found.extend(_chain(times, text))
    found.extend(_last_year(times, text, options))
    return _once(found)


def _once(found: Iterable[Constraint]) -> list[Constraint]:
    """Each restriction once: a date that a text repeats is no stronger for it."""
    seen: dict[tuple[object, ...], Constraint] = {}
    for constraint in found:
        seen.setdefault((constraint.days, constraint.clue.kind), constraint)
    return list(seen.values())


QUOTE_BEFORE, QUOTE_WINDOW = 3, 40
"""Words before a time expression that a clue quotes with it, and the characters in which they are sought: a reader sees what is dated."""


def _clue(kind: str, time: Told, text: str, says: str) -> Clue:
    start = quote_start(text, time.start)
    return Clue(kind=kind, words=text[start : time.end], says=says, start=start, end=time.end)


def quote_start(text: str, start: int) -> int:
    """Where a quotation begins that has a few words before `start`, in the same line and sentence.

    >>> text = "They left. The two sides met in January."
    >>> text[quote_start(text, 32) : 39]
    'sides met in January'
    """
    window = max(0, start - QUOTE_WINDOW)
    left = text[window:start]
    cut = max((left.rfind(mark) + len(mark) for mark in ("\n", ". ", "! ", "? ", "” ") if mark in left), default=0)
    words = [found.start() for found in re.finditer(r"\S+", left[cut:])]
    if cut == 0 and window > 0:
        words = words[1:]  # the window may begin inside a word
    return window + cut + words[-QUOTE_BEFORE:][0] if words else start


def years(options: ReadingOptions) -> range:
    """The years of the window, one more at either end."""
    return range(options.earliest_day.year - 1, options.latest_day.year + 1)


def open_after(first: date, options: ReadingOptions) -> tuple[Days, ...]:
    """From this day to the window's end."""
    return ((first.toordinal(), options.latest_day.toordinal()),)


def open_before(last: date, options: ReadingOptions) -> tuple[Days, ...]:
    """From the window's start to this day."""
    return ((options.earliest_day.toordinal(), last.toordinal()),)


def _dated(time: Told, first: date, last: date, text: str, options: ReadingOptions) -> list[Constraint]:
    """A time told with its year."""
    weight = {"day": WEIGHT_DAY, "month": WEIGHT_MONTH, "season": WEIGHT_MONTH}.get(time.kind, WEIGHT_YEAR)
    if time.tense == "future":
        says = f"still to come: published before {last.isoformat()}"
        return [Constraint(days=open_before(last, options), weight=weight - 1, clue=_clue("tense", time, text, says))]
    if time.tense != "past" or first <= options.earliest_day:
        return []
    says = f"told as past: not published before {first.isoformat()}"
    out = [Constraint(days=open_after(first, options), weight=weight, clue=_clue("year", time, text, says))]
    if time.kind == "month":
        says = f"a month named with its year is usually not of the year of publication: {first.year + 1} or later"
        days = open_after(date(first.year + 1, 1, 1), options)
        out.append(Constraint(days=days, weight=WEIGHT_HINT, clue=_clue("year", time, text, says)))
    return out


def _on(year: int, time: Told) -> date | None:
    try:
        return date(year, time.month, time.day)
    except ValueError:
        return None


def _days_of(time: Told, options: ReadingOptions) -> list[date]:
    """The day in each year of the window; only in years where it has the weekday that is told with it."""
    days = [day for year in years(options) if (day := _on(year, time)) is not None]
    return days if time.weekday is None else [day for day in days if day.weekday() == time.weekday]


def _bare_day(time: Told, text: str, options: ReadingOptions) -> list[Constraint]:
    """A day and month without a year."""
    days = _days_of(time, options)
    kind = "weekday" if time.weekday is not None else "tense"
    if time.tense == "past":
        stretches = tuple((day.toordinal(), day.toordinal() + PAST_DAY_REACH) for day in days)
        says = f"told as past: published on that day or in the {PAST_DAY_REACH} days after it"
    elif time.tense == "future":
        stretches = tuple((day.toordinal() - FUTURE_DAY_REACH, day.toordinal() - 1) for day in days)
        says = f"still to come: published in the {FUTURE_DAY_REACH} days before it"
    else:
        return []
    if time.weekday is not None:
        says += ", in a year in which it falls on that weekday"
    return [Constraint(days=stretches, weight=WEIGHT_BARE_DAY, clue=_clue(kind, time, text, says))]


def _nearest_day(times: Sequence[Told], text: str, options: ReadingOptions) -> list[Constraint]:
    """News is near: at least one of the days told as past is recent."""
    past = [time for time in times if time.kind == "monthday" and time.tense == "past"]
    if not past:
        return []
    stretches = tuple((day.toordinal(), day.toordinal() + NEAR_DAY_REACH) for time in past for day in _days_of(time, options))
    says = f"the latest of the days told as past is at most {NEAR_DAY_REACH} days back"
    return [Constraint(days=stretches, weight=WEIGHT_HINT, clue=_clue("range", past[-1], text, says))]


def _nearest_weekday(times: Sequence[Told], text: str, options: ReadingOptions) -> list[Constraint]:
    """The latest of the days told as past with their weekday is of the last weeks."""
    past = [time for time in times if time.kind == "monthday" and time.tense == "past" and time.weekday is not None]
    if not past:
        return []
    stretches = tuple((day.toordinal(), day.toordinal() + WEEKDAY_REACH) for time in past for day in _days_of(time, options))
    says = f"the latest day told as past with its weekday is at most {WEEKDAY_REACH} days back"
    return [Constraint(days=stretches, weight=WEIGHT_HINT, clue=_clue("range", past[-1], text, says))]


def _next_weekday(times: Sequence[Told], text: str, options: ReadingOptions) -> list[Constraint]:
    """The first of the days told as future with their weekday is of the next weeks."""
    ahead = [time for time in times if time.kind == "monthday" and time.tense == "future" and time.weekday is not None]
    if not ahead:
        return []
    stretches = tuple((day.toordinal() - WEEKDAY_AHEAD, day.toordinal()) for time in ahead for day in _days_of(time, options))
    says = f"the first day still to come that is told with its weekday is at most {WEEKDAY_AHEAD} days ahead"
    return [Constraint(days=stretches, weight=WEIGHT_HINT, clue=_clue("range", ahead[0], text, says))]


_TODAY = re.compile(
    r"\b(?:(today|tomorrow|yesterday),?\s+(?:is\s+)?|(?:today|it) is\s+(?:[^.\n;:]{1,30},\s*)?)(?:\w+day,?\s+)?(?:the\s+)?(?:on\s+)?$", re.I
)
"""Words right before a day that say where it lies from the day of writing: "tomorrow, Saturday, 15 August", "It is the 13th of May"."""


def _deictic(times: Sequence[Told], text: str, options: ReadingOptions) -> list[Constraint]:
    """A day that the text calls today, tomorrow or yesterday is that of writing, or a day from it."""
    out: list[Constraint] = []
    for time in times:
        found = _TODAY.search(text[max(time.sentence, time.start - 60) : time.start]) if time.kind in ("day", "monthday") else None
        if found is None or text[: time.start].count("“") > text[: time.start].count("”"):
            continue
        name = (found[1] or "today").lower()
        steps = {"today": 0, "tomorrow": -1, "yesterday": 1}[name]
        days = [time.first] if time.first is not None else _days_of(time, options)
        stretches = tuple((day.toordinal() + steps, day.toordinal() + steps) for day in days)
        out.append(
            Constraint(days=stretches, weight=WEIGHT_DATELINE, clue=_clue("dateline", time, text, f"the text calls this day {name}"))
        )
    return out


def _months_later(day: date, months: int) -> date:
    """The last day of the month so many months after this one's."""
    number = day.year * 12 + day.month - 1 + months
    return month_days(number // 12, number % 12 + 1)[1]


def _bare_month(time: Told, text: str, options: ReadingOptions) -> list[Constraint]:
    """A month without a year."""
    spans = [month_days(year, time.month) for year in years(options)]
    if time.tense == "past":
        stretches = tuple((last.toordinal() + 1, _months_later(last, PAST_MONTH_REACH).toordinal()) for _, last in spans)
        says = f"the month is past: published in the {PAST_MONTH_REACH} months after it"
    elif time.tense == "future":
        stretches = tuple((_months_later(first, -FUTURE_MONTH_REACH).toordinal(), last.toordinal()) for first, last in spans)
        says = f"the month is still to come: published in the {FUTURE_MONTH_REACH} months before its end"
    else:
        return []
    return [Constraint(days=stretches, weight=WEIGHT_BARE_MONTH, clue=_clue("month", time, text, says))]


def _chain(times: Sequence[Told], text: str) -> list[Constraint]:
    """A bare month told soon after a month with its year is the first such month after it."""
    out: list[Constraint] = []
    for time, before in zip(times[1:], times, strict=False):
        if time.kind != "month" or time.first is not None or time.tense != "past":
            continue
        if (
            before.kind not in ("month", "day")
            or before.last is None
            or before.tense != "past"
            or time.start - before.end > CHAIN_CHARACTERS
        ):
            continue
        year = before.last.year if time.month > before.last.month else before.last.year + 1
        _, last = month_days(year, time.month)
        until = _months_later(last, PAST_MONTH_REACH)
        says = f"the {last:%B} after that: published in the {PAST_MONTH_REACH} months after {last:%B %Y}"
        out.append(
            Constraint(days=((last.toordinal() + 1, until.toordinal()),), weight=WEIGHT_BARE_MONTH, clue=_clue("month", time, text, says))
        )
    return out


def _last_year(times: Sequence[Told], text: str, options: ReadingOptions) -> list[Constraint]:
    """ "Last year was ...": a year summed up, by a report of the first months of the next."""
    out: list[Constraint] = []
    for time in times:
        if time.kind != "relative" or time.key != "rel:-1:year" or time.start != time.sentence:
            continue
        follows = text[time.end : time.end + 12].split(maxsplit=1)
        if not follows or follows[0] not in ("was", "saw", "ended", "brought", "became", "marked"):
            continue
        stretches = tuple((date(year, 1, 1).toordinal(), month_days(year, SUMMED_UP_UNTIL_MONTH)[1].toordinal()) for year in years(options))
        says = "a finished year is summed up: published in the first months of the next"
        out.append(Constraint(days=stretches, weight=WEIGHT_HINT, clue=_clue("year", time, text, says)))
        latest = max(
            (other.last for other in times if other.kind in ("day", "month") and other.last and other.tense == "past"), default=None
        )
        if latest is not None and options.earliest_day <= latest < options.latest_day:
            year = latest.year + 1
            days = ((date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()),)
            says = f"the year summed up is that of the latest event told with its date: published in {year}"
            out.append(Constraint(days=days, weight=WEIGHT_HINT, clue=_clue("year", time, text, says)))
    return out


def _feast(time: Told, times: Sequence[Told], text: str, options: ReadingOptions) -> list[Constraint]:
    """A feast whose month is told pins the year; a forthcoming one the days before it."""
    name = time.key.removeprefix("holiday:").split(":")[0]
    spans = [span for year in years(options) if (span := holiday(name, year)) is not None]
    ahead = text[max(time.sentence, time.start - 40) : time.start]
    if _AHEAD.search(ahead) or _AHEAD.match(text, time.start):
        stretches = tuple((first.toordinal() - HOLIDAY_AHEAD, first.toordinal()) for first, _ in spans)
        says = f"the feast is ahead: published in the {HOLIDAY_AHEAD} days before it"
        return [Constraint(days=stretches, weight=WEIGHT_FEAST, clue=_clue("holiday", time, text, says))]
    if time.weekday is not None:
        spans = [span for span in spans if span[0] <= span[1] and any(day.weekday() == time.weekday for day in span)]
    to_go = _TO_GO.search(text[max(time.sentence, time.start - 60) : time.start])
    if to_go:
        number = int(NUMBERS.get(to_go[1].lower()) or to_go[1])
        stretches = tuple((first.toordinal() - number - 1, first.toordinal() - number) for first, _ in spans)
        says = f"the feast is {number} days ahead"
        return [Constraint(days=stretches, weight=WEIGHT_FEAST, clue=_clue("holiday", time, text, says))]
    month = next((other for other in times if _tells_month(other, time)), None)
    if month is None and time.tense == "past" and (time.weekday is not None or _ON.search(text[max(0, time.start - 12) : time.start])):
        reach = FEAST_BACK if time.weekday is None else FEAST_WEEKDAY_BACK
        stretches = tuple((first.toordinal(), last.toordinal() + reach) for first, last in spans)
        says = f"the feast is past: published in the {reach} days after it"
        return [Constraint(days=stretches, weight=WEIGHT_BARE_MONTH, clue=_clue("holiday", time, text, says))]
    if month is None:
        return []
    matching = [span for span in spans if _falls_in(span, month)]
    says = f"falls then in {', '.join(str(first.year) for first, _ in matching if abs(first.year - 2015) < 15)} among others"
    if month.tense == "past":
        stretches = tuple((last.toordinal() - 1, _months_later(last, PAST_MONTH_REACH).toordinal()) for _, last in matching)
    elif month.tense == "future":
        stretches = tuple((_months_later(first, -FUTURE_MONTH_REACH).toordinal(), first.toordinal()) for first, _ in matching)
    else:
        return []
    if not stretches:
        return []
    return [Constraint(days=stretches, weight=WEIGHT_FEAST, clue=_clue("holiday", time, text, says))]


_AHEAD = re.compile(r"\b(?:the )?(?:forthcoming|upcoming|coming|approaching|ahead of|eve of)\b", re.I)

_ON = re.compile(r"\b(?:on|since)\s+(?:the\s+)?$", re.I)
_TO_GO = re.compile(
    rf"\b({'|'.join(NUMBERS)}|\d{{1,3}}) days? (?:to go|left|remaining|away|to run) (?:before|until|till|to|from)\s+(?:the\s+)?$", re.I
)

FEAST_BACK = 21
"""A feast told as past without a month lies at most so many days back: it is told of what was done on it, as a weekday is."""

FEAST_WEEKDAY_BACK = 8
"""One that is told with its weekday and no day of the month ("on Sunday, New Year's Day"): no farther than a weekday alone can mean."""

FEAST_CHARACTERS = 60
"""A month so near to the name of a feast, in one sentence, tells when the feast fell."""


def _tells_month(other: Told, time: Told) -> bool:
    near = min(abs(other.start - time.end), abs(time.start - other.end)) <= FEAST_CHARACTERS
    return other.kind in ("month", "monthday") and other.first is None and other.sentence == time.sentence and near


PART_DAYS = {"early": (1, 12), "mid": (9, 22), "late": (19, 31)}
"""Days of the month that "early", "mid" and "late" (the end of) can mean."""


def _falls_in(span: tuple[date, date], month: Told) -> bool:
    """Whether the feast touches the told day, month or part of the month."""
    first_day, last_day = (month.day, month.day) if month.kind == "monthday" else PART_DAYS.get(month.part, (1, 31))
    day, last = span
    while day <= last:
        if day.month == month.month and first_day <= day.day <= last_day:
            return True
        day += timedelta(days=1)
    return False


def _dateline(time: Told, text: str, options: ReadingOptions) -> Constraint:
    days = [time.first] if time.first is not None else _days_of(time, options)
    stretches = tuple((day.toordinal(), day.toordinal() + DATELINE_DAYS) for day in days)
    says = f"the dateline's day: published on it or in the {DATELINE_DAYS} days after it"
    return Constraint(days=stretches, weight=WEIGHT_DATELINE, clue=_clue("dateline", time, text, says))
