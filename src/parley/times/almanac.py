"""Calendar arithmetic: spans of days for months, seasons, parts of periods, and ISO 8601 durations.

Invariant: a span is a pair of days, both inclusive, earliest first. Nothing here knows about words or anchors.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

Days = tuple[date, date]

SEASONS = ("SP", "SU", "FA", "WI")
#: First month of each season, meteorological and northern: reports in English use it so ("the fall of 2017").
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
#: What a year number must be to be a day of the calendar.
FIRST_YEAR, LAST_YEAR = 1, 9998

_ISO = re.compile(r"P(?:(?P<num>\d+(?:\.\d+)?|X)(?P<unit>Y|M|W|D|DE|CE|Q)|T(?P<tnum>\d+(?:\.\d+)?|X)(?P<tunit>H|M|S))")
_DAYS_IN = {"D": 1.0, "W": 7.0}
_MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}


def month_days(year: int, month: int) -> Days:
    """First and last day of a month.

    >>> month_days(2020, 2)[1].day
    29
    """
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def year_days(year: int) -> Days:
    """First and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def week_days(day: date) -> Days:
    """Monday and Sunday of the ISO week that holds the day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def season_days(year: int, season: str) -> Days:
    """First and last day of a season of a year. Winter is taken to be the one that begins in December of that year, or, since
    usage differs, that ends in its February: the span covers January to February and December.

    >>> season_days(2017, "FA")[0].isoformat()
    '2017-09-01'
    """
    if season == "WI":
        return year_days(year)
    start = SEASON_START[season]
    return date(year, start, 1), month_days(year, start + 2)[1]


def quarter_days(year: int, quarter: int) -> Days:
    """First and last day of a calendar quarter (1 to 4)."""
    return date(year, 3 * quarter - 2, 1), month_days(year, 3 * quarter)[1]


def half_days(year: int, half: int) -> Days:
    """First and last day of the first or second half of a year."""
    return date(year, 6 * half - 5, 1), month_days(year, 6 * half)[1]


def part_of(days: Days, part: str) -> Days:
    """The early, middle or late part of a span: its thirds, rounded outwards by a day (of a year: four months each); "h1" and "h2" are
    its halves.

    >>> [day.day for day in part_of(month_days(2019, 9), "late")]
    [21, 30]
    """
    first, last = days
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        months = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "h1": (1, 6), "h2": (7, 12)}[part]
        return date(first.year, months[0], 1), month_days(first.year, months[1])[1]
    length = (last - first).days + 1
    low, high = {"early": (0, 1), "mid": (1, 2), "late": (2, 3), "h1": (0, 1.5), "h2": (1.5, 3)}[part]
    start = first + timedelta(days=int(length * low / 3))
    end = first + timedelta(days=min(length, -(-int(length * high) // 3)) - 1)
    return start, max(start, end)


def add_months(day: date, months: int) -> date:
    """The day that many calendar months later (or earlier); the last day of the month where it has no such day.

    >>> add_months(date(2020, 1, 31), 1).isoformat()
    '2020-02-29'
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    year = min(max(year, FIRST_YEAR), LAST_YEAR)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def duration_parts(iso: str) -> tuple[float | None, str]:
    """The amount (None for the vague X) and unit (Y M W D DE CE Q, TH TM TS) of an ISO 8601 duration of one unit.
    ValueError where it is none.

    >>> duration_parts("P14M"), duration_parts("PT24H")
    ((14.0, 'M'), (24.0, 'TH'))
    """
    match = _ISO.fullmatch(iso)
    if match is None:
        raise ValueError(f"not a duration of one unit: {iso!r}")
    amount = match["num"] or match["tnum"]
    unit = match["unit"] or "T" + match["tunit"]
    return (None if amount == "X" else float(amount)), unit


def shift(day: date, iso: str, sign: int) -> date | None:
    """The day that lies a duration after (sign 1) or before (sign -1); None for a vague one.

    >>> shift(date(2020, 2, 29), "P2W", -1).isoformat()
    '2020-02-15'
    """
    amount, unit = duration_parts(iso)
    if amount is None:
        return None
    try:
        if unit in _MONTHS_IN:
            whole = int(amount * _MONTHS_IN[unit])
            return add_months(day, sign * whole)
        days = amount * _DAYS_IN[unit] if unit in _DAYS_IN else amount / {"TH": 24, "TM": 1440, "TS": 86400}[unit]
        return day + timedelta(days=sign * round(days))
    except OverflowError:
        return None


def unit_days(day: date, unit: str) -> Days:
    """The calendar unit (day, week, month, quarter, half, year, decade, century) that holds the day."""
    match unit:
        case "week":
            return week_days(day)
        case "month":
            return month_days(day.year, day.month)
        case "quarter":
            return quarter_days(day.year, (day.month - 1) // 3 + 1)
        case "half":
            return half_days(day.year, 1 if day.month <= 6 else 2)
        case "year":
            return year_days(day.year)
        case "decade":
            start = max(day.year // 10 * 10, FIRST_YEAR)
            return date(start, 1, 1), date(start // 10 * 10 + 9, 12, 31)
        case "century":
            start = (day.year - 1) // 100 * 100 + 1
            return date(start, 1, 1), date(min(start + 99, LAST_YEAR), 12, 31)
        case _:
            return day, day
