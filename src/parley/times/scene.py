"""Where a time expression stands and what it means: the two records that the interpreter passes about.

Invariant: a meaning's interval is never narrower than what is known; an end that is not known is None, with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from parley.times.almanac import Days

#: The value of a calendar unit of which nothing is known.
BLANK = {
    "day": "XXXX-XX-XX",
    "night": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "fortnight": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "fiscal": "XXXX",
    "decade": "XXX",
    "century": "XX",
}


@dataclass(frozen=True, slots=True)
class Scene:
    """Where an expression stands: the day of writing, the tense of its clause, and the span of the text's own latest time. chained:
    bare dates ("in March") take their year from that span instead of from the day of writing."""

    day: date | None
    tense: str = "past"
    reference: Days | None = None
    chained: bool = False

    @property
    def story_day(self) -> date | None:
        return self.reference[0] if self.reference else self.day


@dataclass(frozen=True, slots=True)
class Meaning:
    """A TIMEX3 value with its span of days; an end that is not known is None. relative: it rests on the scene."""

    value: str
    earliest: date | None = None
    latest: date | None = None
    precision: str = "unknown"
    relative: bool = False
    reason: str | None = None

    @property
    def days(self) -> Days | None:
        return (self.earliest, self.latest) if self.earliest and self.latest else None


def day_meaning(day: date, *, relative: bool = False) -> Meaning:
    return Meaning(day.isoformat(), day, day, "day", relative)


def span_meaning(value: str, days: Days, precision: str, *, relative: bool = False) -> Meaning:
    return Meaning(value, days[0], days[1], precision, relative)


def unit_value(days: Days, unit: str) -> str:
    """TIMEX3 value of the calendar unit that the days are.

    >>> unit_value((date(2020, 2, 10), date(2020, 2, 16)), "week")
    '2020-W07'
    """
    day = days[0]
    match unit:
        case "week" | "fortnight":
            year, week, _ = day.isocalendar()
            return f"{year:04}-W{week:02}"
        case "weekend":
            year, week, _ = day.isocalendar()
            return f"{year:04}-W{week:02}-WE"
        case "month":
            return f"{day.year:04}-{day.month:02}"
        case "quarter":
            return f"{day.year:04}-Q{(day.month - 1) // 3 + 1}"
        case "half":
            return f"{day.year:04}-H{1 if day.month < 7 else 2}"
        case "year":
            return f"{day.year:04}"
        case "decade":
            return f"{day.year // 10:03}"
        case "century":
            return f"{(day.year - 1) // 100:02}"
        case _:
            return day.isoformat()


def unit_precision(unit: str) -> str:
    """The precision of a `When` that is one calendar unit.

    >>> unit_precision("month"), unit_precision("weekend")
    ('month', 'range')
    """
    if unit in ("day", "week", "month", "quarter", "half", "year", "decade"):
        return unit
    return "range" if unit in ("century", "weekend", "fortnight") else "day"


def open_meaning(unit: str, inner: str = "") -> Meaning:
    blank = BLANK.get(unit, "XXXX-XX-XX")
    if inner and unit == "year":
        blank = f"XXXX-{inner}"
    elif inner and unit == "month":
        blank = f"XXXX-XX-{inner[1:]}"
    return Meaning(blank, relative=True, reason="it hangs on the day of writing, which is not known")
