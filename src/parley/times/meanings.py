"""What a symbolic expression means on one given day: the interpreter of the symbolic language.

An expression is fields joined by colons; the first field names the operator. Operators that wrap another expression (`by`, `since`,
`part`, `tod`, `clock`, `last`, `next` ...) take the rest of the fields as that expression. Invariant: pure functions of the
expression and the `Scene`; where the scene lacks what is needed, the value is underspecified (`XXXX-12`) and the interval open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from parley.times import almanac
from parley.times.almanac import Days
from parley.times.holidays import FIXED, ISLAMIC, MOONSIGHT, holidays_in
from parley.times.words import WEEKDAY_CODES

#: What "recent <units>" is taken to reach back at most: "recent weeks" is more than one and less than a few months.
RECENT = {"day": 14, "night": 14, "week": 60, "fortnight": 60, "month": 365, "quarter": 730, "year": 3650, "decade": 18250, "century": 109500}
#: "recently", without a unit.
RECENT_DAYS = 120
#: A reference at least this long (in days) tells the year only.
YEARLONG = 300
#: What a change of year counts beside, in days: histories name a new year when it comes.
OTHER_YEAR = 150
#: In no tense that tells, a date ahead is meant only when it is this many times nearer than the one behind.
AHEAD = 4
#: How much more a step back counts than a step forward, when a story's bare date could be of either year.
BACKWARD = 1.0


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


def interpret(expression: str, scene: Scene) -> Meaning:
    """The meaning of an expression in a scene. ValueError on a malformed expression.

    >>> interpret("month:12", Scene(day=date(2020, 2, 29))).value
    '2019-12'
    """
    head, _, rest = expression.partition(":")
    handler = _HANDLERS.get(head)
    if handler is None:
        raise ValueError(f"unknown time expression: {expression!r}")
    return handler(rest, scene)


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


_BLANK = {"day": "XXXX-XX-XX", "night": "XXXX-XX-XX", "week": "XXXX-WXX", "fortnight": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX",
          "quarter": "XXXX-QX", "half": "XXXX-HX", "year": "XXXX", "fiscal": "XXXX", "decade": "XXX", "century": "XX", "hour": "XXXX-XX-XXTXX",
          "minute": "XXXX-XX-XXTXX:XX", "second": "XXXX-XX-XXTXX:XX"}  # fmt: skip


def _date(rest: str, scene: Scene) -> Meaning:
    year, month, day = (int(part) for part in rest.split("-"))
    return _day(date(year, month, day))


def _day(day: date, *, relative: bool = False) -> Meaning:
    return Meaning(day.isoformat(), day, day, "day", relative)


def _span(value: str, days: Days, precision: str, *, relative: bool = False) -> Meaning:
    return Meaning(value, days[0], days[1], precision, relative)


def _recurring(candidate: Callable[[int], Meaning | None], blank: str, scene: Scene, side: str = "") -> Meaning:
    """Of what comes once a year, the one meant: in the story's year; the latest one begun, or in the future tense the next."""
    base = scene.reference[0] if scene.chained and scene.reference else scene.day
    if base is None:
        return Meaning(blank, relative=True, reason="no year is stated and the day of writing is not known")
    near = [found for year in range(max(base.year - 2, 1), base.year + 3) if (found := candidate(year)) and found.days]
    near = [replace(found, relative=True) for found in near]
    if not near:
        return Meaning(blank, relative=True, reason="there is no such day near the day of writing")
    begun = [found for found in near if found.earliest and found.earliest <= base]
    coming = [found for found in near if found.latest and found.latest >= base]
    if side == "last":
        over = [found for found in near if found.latest and found.latest < base]
        return over[-1] if over else near[0]
    if side == "next":
        ahead = [found for found in near if found.earliest and found.earliest > base]
        return ahead[0] if ahead else near[-1]
    if scene.chained and scene.reference and not side and (scene.reference[1] - scene.reference[0]).days < YEARLONG:
        return min(near, key=lambda found: _distance(found, base))
    if side == "this" or (scene.chained and scene.reference):
        same = [found for found in near if found.value[:4] == f"{base.year:04}"]
        return same[0] if same else near[0]
    if scene.tense == "present" and begun and coming:
        back, ahead = base - (begun[-1].earliest or base), (coming[0].earliest or base) - base
        return coming[0] if ahead * AHEAD < back else begun[-1]
    if scene.tense == "future":
        return coming[0] if coming else near[-1]
    return begun[-1] if begun else near[0]


def _distance(found: Meaning, base: date) -> float:
    """How far a time lies from where the story stands; stories go forward, so what lies behind counts for more."""
    first = found.earliest or base
    days = (first - base).days
    return (days if days >= 0 else -days * BACKWARD) + (0 if found.value[:4] == f"{base.year:04}" else OTHER_YEAR)


def _month(rest: str, scene: Scene, side: str = "") -> Meaning:
    year, _, number = rest.rpartition("-")
    month = int(number)
    if year:
        return _span(f"{int(year):04}-{month:02}", almanac.month_days(int(year), month), "month")
    return _recurring(lambda y: _span(f"{y:04}-{month:02}", almanac.month_days(y, month), "month"), f"XXXX-{month:02}", scene, side)


def _monthday(rest: str, scene: Scene, side: str = "") -> Meaning:
    if "/" in rest:
        first, second = (_monthday(part, scene, side) for part in rest.split("/"))
        return replace(first, latest=second.latest, precision="range", value=first.value)
    month, day = (int(part) for part in rest.split("-"))

    def candidate(year: int) -> Meaning | None:
        try:
            return _day(date(year, month, day))
        except ValueError:
            return None

    return _recurring(candidate, f"XXXX-{month:02}-{day:02}", scene, side)


def _dayofmonth(rest: str, scene: Scene) -> Meaning:
    return _relative("0:month:d" + rest, scene, scene.story_day)


def _weekday(rest: str, scene: Scene, side: str = "") -> Meaning:
    code = WEEKDAY_CODES.index(rest)
    base = scene.reference[0] if scene.chained and scene.reference else scene.day
    if base is None:
        return Meaning(f"XXXX-WXX-{code + 1}", relative=True, reason="a weekday, and the day of writing is not known")
    back = (base.weekday() - code) % 7
    forward = (code - base.weekday()) % 7
    if side == "last":
        day = base - timedelta(days=back or 7)
    elif side == "next":
        day = base + timedelta(days=forward or 7)
    elif side == "this":
        day = almanac.week_days(base)[0] + timedelta(days=code)
    elif scene.tense == "future" or (scene.chained and scene.reference):
        day = base + timedelta(days=forward)
    else:
        day = base - timedelta(days=back)
    return _day(day, relative=True)


def _season(rest: str, scene: Scene, side: str = "") -> Meaning:
    year, _, code = rest.rpartition(":")
    if year:
        first, _, second = year.partition("/")
        return _season_of(int(first), code, second != "")
    return _recurring(lambda y: _bare_season(y, code), f"XXXX-{code}", scene, side)


def _bare_season(year: int, code: str) -> Meaning:
    """A season told without a year; winter is named for the year in which it ends."""
    if code == "WI":
        return _span(f"{year:04}-WI", (date(max(year - 1, 1), 12, 1), almanac.month_days(year, 2)[1]), "season")
    return _span(f"{year:04}-{code}", almanac.season_days(year, code), "season")


def _season_of(year: int, code: str, two_years: bool = False) -> Meaning:
    """A season of a stated year. "The winter of 1791" may be the one that begins or the one that ends in 1791: the span covers both."""
    if code == "WI":
        first = date(year, 12, 1) if two_years else date(max(year - 1, 1), 12, 1)
        return _span(f"{year:04}-WI", (first, almanac.month_days(year + 1, 2)[1]), "season")
    return _span(f"{year:04}-{code}", almanac.season_days(year, code), "season")


def _year(rest: str, scene: Scene) -> Meaning:
    year = int(rest)
    return _span(f"{year:04}", almanac.year_days(year), "year")


def _short_year(rest: str, scene: Scene) -> Meaning:
    base = scene.story_day if scene.chained else scene.day
    if base is None:
        return Meaning(f"XX{rest}", relative=True, reason="a two-digit year, and the day of writing is not known")
    year = base.year // 100 * 100 + int(rest)
    if year > base.year + 10:
        year -= 100
    return replace(_year(str(year), scene), relative=True)


def _decade(rest: str, scene: Scene) -> Meaning:
    if not rest.startswith("?"):
        start = max(int(rest) * 10, 1)
        return _span(rest, (date(start, 1, 1), date(int(rest) * 10 + 9, 12, 31)), "decade")
    base = scene.story_day if scene.chained else scene.day
    if base is None:
        return Meaning(f"XX{rest[1]}", relative=True, reason="a decade without its century, and the day of writing is not known")
    number = base.year // 100 * 10 + int(rest[1])
    if number * 10 > base.year:
        number -= 10
    return replace(_decade(f"{number:03}", scene), relative=True)


def _century(rest: str, scene: Scene) -> Meaning:
    if not rest.isdigit():
        return Meaning(f"BC{int(rest[:2]) - 1:02}", reason="before the common era")
    number = int(rest)
    return _span(f"{number - 1:02}", (date((number - 1) * 100 + 1, 1, 1), date(number * 100, 12, 31)), "range")


def _bc(rest: str, scene: Scene) -> Meaning:
    """A time before the common era: a year, a year and month or season, or three digits of a decade."""
    number, dash, inner = rest.partition("-")
    width = 3 if len(number) == 3 and rest.startswith("0") else 4
    return Meaning(f"BC{int(number):0{width}}{dash}{inner}", precision="year", reason="before the common era, outside of the calendar")


def _quarter(rest: str, scene: Scene) -> Meaning:
    year, _, number = rest.rpartition(":")
    quarter = int(number)
    if not 1 <= quarter <= 4:
        raise ValueError(f"no quarter {quarter}")
    if year:
        return _span(f"{int(year):04}-Q{quarter}", almanac.quarter_days(int(year), quarter), "quarter")
    return _recurring(lambda y: _span(f"{y:04}-Q{quarter}", almanac.quarter_days(y, quarter), "quarter"), f"XXXX-Q{quarter}", scene)


def _half(rest: str, scene: Scene) -> Meaning:
    year, _, number = rest.rpartition(":")
    return _span(f"{int(year):04}-H{int(number)}", almanac.half_days(int(year), int(number)), "half")


def _fiscal(rest: str, scene: Scene) -> Meaning:
    """A financial year: it may begin up to nine months before the calendar year of its name, or end three months after."""
    year = int(rest)
    return _span(f"FY{year:04}", (date(max(year - 1, 1), 4, 1), date(year + 1, 3, 31)), "range")


def _holiday(rest: str, scene: Scene, side: str = "") -> Meaning:
    name, _, year = rest.partition(":")

    def candidate(year: int, which: int = 0) -> Meaning | None:
        found = holidays_in(name, year)
        if len(found) <= which:
            return None
        days = found[which]
        first = days[0] + MOONSIGHT if name in ISLAMIC else days[0]
        return _span(first.isoformat(), days, "day" if days[0] == days[1] else "range")

    if year:
        return candidate(int(year)) or Meaning(f"{int(year):04}", *almanac.year_days(int(year)), "year")
    blank = f"XXXX-{FIXED[name][0]:02}-{FIXED[name][1]:02}" if name in FIXED else "XXXX-XX-XX"
    return _recurring(candidate, blank, scene, side)


def _relative(rest: str, scene: Scene, base: date | None) -> Meaning:
    number, unit, *within = rest.split(":")
    steps = int(number)
    inner = within[0] if within else ""
    if unit == "month" and inner.isdigit():
        unit = "year"
    if unit == "fiscal":
        return _span(f"FY{base.year + steps:04}", _fiscal(str(base.year + steps), scene).days or (base, base), "range", relative=True) if base else _open("year")
    if base is None:
        return _open(unit, inner)
    days = _stepped(base, unit, steps)
    if inner:
        return replace(_inside(days, unit, inner), relative=True)
    return _span(unit_value(days, unit), days, _unit_precision(unit), relative=True)


def _stepped(base: date, unit: str, steps: int) -> Days:
    if unit == "weekend":
        monday = almanac.week_days(base)[0] + timedelta(days=7 * steps)
        return monday + timedelta(days=5), monday + timedelta(days=6)
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}.get(unit)
    if months:
        return almanac.unit_days(almanac.add_months(base.replace(day=1), months * steps), unit)
    return almanac.unit_days(base + timedelta(days=steps * {"week": 7, "fortnight": 14}.get(unit, 1)), "week" if unit == "fortnight" else unit)


def _unit_precision(unit: str) -> str:
    return unit if unit in ("day", "week", "month", "quarter", "half", "year", "decade") else "range" if unit in ("century", "weekend", "fortnight") else "day"


def _open(unit: str, inner: str = "") -> Meaning:
    blank = _BLANK.get(unit, "XXXX-XX-XX")
    if inner and unit == "year":
        blank = f"XXXX-{inner}"
    elif inner and unit == "month":
        blank = f"XXXX-XX-{inner[1:]}"
    return Meaning(blank, relative=True, reason="it hangs on the day of writing, which is not known")


def _inside(days: Days, unit: str, inner: str) -> Meaning:
    """A part of a unit named by its own name: month 2 of a year, day 28 of a month, Monday of a week, the nineties of a century."""
    first = days[0]
    still = Scene(day=None)
    if unit == "month":
        return _day(first.replace(day=int(inner[1:])))
    if unit == "week":
        return _day(first + timedelta(days=WEEKDAY_CODES.index(inner)))
    if unit == "century":
        return _decade(f"{(first.year // 10) + int(inner[-1]):03}", still)
    if inner in almanac.SEASONS:
        return _season_of(first.year, inner)
    if inner[0] in "QH":
        return (_quarter if inner[0] == "Q" else _half)(f"{first.year}:{inner[1:]}", still)
    if "-" in inner:
        return _date(f"{first.year}-{inner}", still)
    return _month(f"{first.year:04}-{inner}", still)


def _rel(rest: str, scene: Scene) -> Meaning:
    return _relative(rest, scene, scene.day)


def _that(rest: str, scene: Scene) -> Meaning:
    """Relative to the text's own latest time; "that time" is that time itself."""
    if rest == "0:time":
        if scene.reference is None:
            return Meaning("XXXX-XX-XX", relative=True, reason="it points back to a time that the text does not state")
        first, last = scene.reference
        unit = next((unit for unit in ("day", "month", "year") if almanac.unit_days(first, unit) == (first, last)), "")
        return _span(unit_value((first, last), unit) if unit else "XXXX-XX-XX", (first, last), _unit_precision(unit) if unit else "range", relative=True)
    return _relative(rest, scene, scene.story_day)


def _sided(side: str) -> Callable[[str, Scene], Meaning]:
    def handler(rest: str, scene: Scene) -> Meaning:
        head, _, inner = rest.partition(":")
        return _SIDED[head](inner, scene, side)

    return handler


def _story_sided(rest: str, scene: Scene) -> Meaning:
    number, _, inner = rest.partition(":")
    side = {"-1": "last", "0": "this", "1": "next"}[number]
    return _sided(side)(inner, replace(scene, day=scene.story_day))


def _moved(sign: int, story: bool) -> Callable[[str, Scene], Meaning]:
    def handler(rest: str, scene: Scene) -> Meaning:
        base = scene.story_day if story else scene.day
        amount, unit = almanac.duration_parts(rest)
        if amount is None or unit == "WE":
            value = "PAST_REF" if sign < 0 else "FUTURE_REF"
            return Meaning(value, base if sign > 0 else None, base if sign < 0 else None, relative=True, reason="how long is not stated")
        if base is None:
            name = {"D": "day", "W": "week", "M": "month", "Y": "year", "DE": "decade", "CE": "century"}.get(unit, "day")
            return _open(name)
        day = almanac.shift(base, rest, sign)
        if day is None:
            return Meaning("XXXX", relative=True, reason="out of the calendar")
        name = {"W": "week", "M": "month", "Y": "year", "DE": "decade", "CE": "century", "Q": "quarter"}.get(unit, "day")
        days = almanac.unit_days(day, name)
        return _span(unit_value(days, name), days, _unit_precision(name), relative=True)

    return handler


def _duration(rest: str, scene: Scene) -> Meaning:
    return Meaning(rest.partition("/")[0], reason="a length of time, not a point in it")


def _within(rest: str, scene: Scene) -> Meaning:
    value = rest.partition("/")[0]
    end = almanac.shift(scene.day, rest.rpartition("/")[2], 1) if scene.day else None
    return Meaning(value, scene.day, end, "range", relative=True, reason=None if end else "its start or its length is not known")


def _stretch(rest: str, scene: Scene) -> Meaning:
    side, _, value = rest.partition(":")
    base = scene.day
    other = almanac.shift(base, value, -1 if side == "past" else 1) if base else None
    earliest, latest = (other, base) if side == "past" else (base, other)
    return Meaning(value, earliest, latest, "range", relative=True, reason=None if other else "its start or its length is not known")


def _week(rest: str, scene: Scene) -> Meaning:
    """The first or last week of a month: the last one is the week that holds the fourth day from its end."""
    side, _, inner = rest.partition(":")
    whole = interpret(inner, scene)
    if whole.days is None:
        return replace(whole, value=f"{whole.value}-WXX" if side else whole.value)
    day = whole.days[0] + timedelta(days=3) if side == "first" else whole.days[1] - timedelta(days=3)
    return replace(whole, value=unit_value(almanac.week_days(day), "week"), earliest=whole.days[1] - timedelta(days=6) if side == "last" else whole.days[0], latest=whole.days[1] if side == "last" else whole.days[0] + timedelta(days=6), precision="week")


def _edge(rest: str, scene: Scene) -> Meaning:
    """The first or last stretch of a longer time: "the first two months of 1939"."""
    side, value, inner = rest.split(":", 2)
    whole = interpret(inner, scene)
    if whole.days is None:
        return replace(whole, value=value)
    first, last = whole.days
    if side == "first":
        end = almanac.shift(first, value, 1)
        return replace(whole, value=value, latest=min(last, end - timedelta(days=1)) if end else last, precision="range")
    start = almanac.shift(last, value, -1)
    return replace(whole, value=value, earliest=max(first, start + timedelta(days=1)) if start else first, precision="range")


def _reference(rest: str, scene: Scene) -> Meaning:
    value = {"present": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}[rest]
    if rest == "present":
        return Meaning(value, scene.day, scene.day, "day" if scene.day else "unknown", relative=True, reason=None if scene.day else "the day of writing is not known")
    early, late = (None, scene.day) if rest == "past" else (scene.day, None)
    return Meaning(value, early, late, relative=True, reason="how long ago is not stated" if rest == "past" else "how far ahead is not stated")


def _vague(rest: str, scene: Scene) -> Meaning:
    kind, _, unit = rest.partition(":")
    unit = unit.removesuffix("s") if unit else ""
    reach = timedelta(days=RECENT.get(unit, RECENT_DAYS))
    value = "PAST_REF" if kind == "recent" else "FUTURE_REF"
    if scene.day is None:
        return Meaning(value, relative=True, reason="the day of writing is not known")
    if kind == "recent":
        return Meaning(value, scene.day - reach, scene.day, "range", relative=True, reason="how long ago is not stated")
    return Meaning(value, scene.day, scene.day + reach, "range", relative=True, reason="how far ahead is not stated")


def _part(rest: str, scene: Scene) -> Meaning:
    part, _, inner = rest.partition(":")
    whole = interpret(inner, scene)
    value = f"{whole.value}-{part.upper()}" if part in ("h1", "h2") and len(whole.value) == 4 and whole.value.isdigit() else whole.value
    if whole.days is None:
        return replace(whole, value=value)
    days = almanac.part_of(whole.days, part) if whole.earliest != whole.latest else whole.days
    return replace(whole, value=value, earliest=days[0], latest=days[1])


def _time_of_day(rest: str, scene: Scene) -> Meaning:
    code, inner = (rest[:5], rest[6:]) if rest[2:3] == ":" and rest[:2].isdigit() else (rest[:2], rest[3:])
    return _at_time(code, inner, scene)


def _clock(rest: str, scene: Scene) -> Meaning:
    """A clock time, "1430" or "1430Z" (universal time), and the day it belongs to."""
    time, _, inner = rest.partition(":")
    return _at_time(f"{time[:2]}:{time[2:]}", inner, scene)


def _at_time(code: str, inner: str, scene: Scene) -> Meaning:
    whole = interpret(inner or "that:0:day", scene)
    return replace(whole, value=f"{whole.value}T{code}")


def _set(rest: str, scene: Scene) -> Meaning:
    reason = "something that recurs, not a point in time"
    if rest.startswith("P"):
        return Meaning(rest, reason=reason)
    return Meaning(interpret(rest, Scene(day=None)).value, reason=reason)


def _bound(rest: str, scene: Scene) -> Meaning:
    return interpret(rest, scene)


_SIDED: dict[str, Callable[[str, Scene, str], Meaning]] = {
    "month": _month, "monthday": _monthday, "weekday": _weekday, "season": _season, "holiday": _holiday,
}  # fmt: skip
_HANDLERS: dict[str, Callable[[str, Scene], Meaning]] = {
    "date": _date, "month": _month, "monthday": _monthday, "day": _dayofmonth, "weekday": _weekday, "season": _season, "year": _year,
    "yy": _short_year, "decade": _decade, "century": _century, "bc": _bc, "quarter": _quarter, "half": _half, "fiscal": _fiscal,
    "holiday": _holiday, "rel": _rel, "that": _that, "thatside": _story_sided, "last": _sided("last"), "next": _sided("next"),
    "this": _sided("this"), "ago": _moved(-1, False), "ahead": _moved(1, False), "later": _moved(1, True), "earlier": _moved(-1, True),
    "dur": _duration, "within": _within, "span": _stretch, "stretch": _edge, "week": _week, "ref": _reference, "vague": _vague, "part": _part, "tod": _time_of_day,
    "clock": _clock, "set": _set, "by": _bound, "since": _bound, "until": _bound, "before": _bound, "after": _bound,
}  # fmt: skip
