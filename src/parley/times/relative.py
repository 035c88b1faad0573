"""Times that hang on another: on the day of writing ("last year", "two weeks ago", "recently") or on the text's own latest time ("two days
later", "that month").

Invariant: without the day they hang on, the interval is open and the value underspecified, with the reason.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from parley.times import almanac, recurring, stated
from parley.times.almanac import Days
from parley.times.scene import Meaning, Scene, day_meaning, open_meaning, span_meaning, unit_precision, unit_value
from parley.times.words import WEEKDAY_CODES

#: What "recent <units>" is taken to reach back at most: "recent weeks" is more than one and less than a few months.
RECENT = {
    "day": 14, "night": 14, "week": 60, "fortnight": 60, "month": 183, "quarter": 730, "year": 3650, "decade": 18250, "century": 109500
}  # fmt: skip
#: "recently", without a unit.
RECENT_DAYS = 120
_UNIT_NAMES = {"W": "week", "M": "month", "Y": "year", "DE": "decade", "CE": "century", "Q": "quarter"}
_HOURS = {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}


def _relative(rest: str, scene: Scene, base: date | None) -> Meaning:
    number, unit, *within = rest.split(":")
    steps = int(number)
    inner = within[0] if within else ""
    if unit == "month" and inner.isdigit():
        unit = "year"
    if base is None:
        return open_meaning(unit, inner)
    if unit == "fiscal":
        return replace(stated.fiscal(str(base.year + steps), scene), relative=True)
    days = _stepped(base, unit, steps)
    if inner:
        return replace(_inside(days, unit, inner), relative=True)
    return span_meaning(unit_value(days, unit), days, unit_precision(unit), relative=True)


def _stepped(base: date, unit: str, steps: int) -> Days:
    if unit == "weekend":
        monday = almanac.week_days(base)[0] + timedelta(days=7 * steps)
        return monday + timedelta(days=5), monday + timedelta(days=6)
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}.get(unit)
    if months:
        return almanac.unit_days(almanac.add_months(base.replace(day=1), months * steps), unit)
    length = {"week": 7, "fortnight": 14}.get(unit, 1)
    return almanac.unit_days(base + timedelta(days=steps * length), "week" if unit == "fortnight" else unit)


def _inside(days: Days, unit: str, inner: str) -> Meaning:
    """A part of a unit named by its own name: month 2 of a year, day 28 of a month, Monday of a week, the nineties of a century."""
    first = days[0]
    still = Scene(day=None)
    if unit == "month":
        return day_meaning(first.replace(day=int(inner[1:])))
    if unit == "week":
        return day_meaning(first + timedelta(days=WEEKDAY_CODES.index(inner)))
    if unit == "century":
        return stated.decade(f"{(first.year // 10) + int(inner[-1]):03}", still)
    if inner in almanac.SEASONS:
        return recurring.season_of(first.year, inner)
    if inner[0] in "QH":
        return (recurring.quarter if inner[0] == "Q" else stated.half)(f"{first.year}:{inner[1:]}", still)
    if "-" in inner:
        return stated.full_date(f"{first.year}-{inner}", still)
    return recurring.month(f"{first.year:04}-{inner}", still)


def rel(rest: str, scene: Scene) -> Meaning:
    return _relative(rest, scene, scene.day)


def that(rest: str, scene: Scene) -> Meaning:
    """Relative to the text's own latest time; "that time" is that time itself."""
    if rest != "0:time":
        return _relative(rest, scene, scene.story_day)
    if scene.reference is None:
        return Meaning("XXXX-XX-XX", relative=True, reason="it points back to a time that the text does not state")
    first, last = scene.reference
    unit = next((unit for unit in ("day", "month", "year") if almanac.unit_days(first, unit) == (first, last)), None)
    if unit is None:
        return span_meaning("XXXX-XX-XX", (first, last), "range", relative=True)
    return span_meaning(unit_value((first, last), unit), (first, last), unit, relative=True)


def dayofmonth(rest: str, scene: Scene) -> Meaning:
    return _relative("0:month:d" + rest, scene, scene.story_day)


def moved(sign: int, story: bool) -> Callable[[str, Scene], Meaning]:
    """A handler of "two weeks ago" (sign -1) or "two days later" (story: from the text's own latest time). The value is as coarse as the
    unit, and the interval is that unit of the calendar; hours may fall on either of two days."""

    def handler(rest: str, scene: Scene) -> Meaning:
        base = scene.story_day if story else scene.day
        amount, unit = almanac.duration_parts(rest)
        if amount is None and unit in _HOURS and base is not None:
            edge = base + timedelta(days=sign)  # "a few hours earlier": some hours are no more than a day
            value = "PAST_REF" if sign < 0 else "FUTURE_REF"
            return Meaning(value, min(base, edge), max(base, edge), "range", relative=True, reason="how long is not stated")
        if amount is None or unit == "WE":
            early, late = (None, base) if sign < 0 else (base, None)
            return Meaning("PAST_REF" if sign < 0 else "FUTURE_REF", early, late, relative=True, reason="how long is not stated")
        name = _UNIT_NAMES.get(unit, "day")
        if base is None:
            return open_meaning(name)
        day = almanac.shift(base, rest, sign)
        if day is None:
            return Meaning("XXXX", relative=True, reason="out of the calendar")
        if unit.startswith("T"):
            edge = day + timedelta(days=sign) if abs((day - base).days) * 24 < amount * _HOURS[unit] else day - timedelta(days=sign)
            edge = edge if amount * _HOURS[unit] % 24 else day
            return Meaning(day.isoformat(), min(day, edge), max(day, edge), "day", True)
        days = almanac.unit_days(day, name)
        return span_meaning(unit_value(days, name), days, unit_precision(name), relative=True)

    return handler


def near(rest: str, scene: Scene) -> Meaning:
    """Days around the day of writing, which no words tell but an analysis takes for the time of undated news: "near:-4:0"."""
    before, _, after = rest.partition(":")
    if scene.day is None:
        return Meaning("XXXX", relative=True, reason="the day of writing is not known")
    return Meaning("XXXX", scene.day + timedelta(days=int(before)), scene.day + timedelta(days=int(after)), "range", relative=True)


def within(rest: str, scene: Scene) -> Meaning:
    value = rest.partition("/")[0]
    end = almanac.shift(scene.day, rest.rpartition("/")[2], 1) if scene.day else None
    return Meaning(value, scene.day, end, "range", relative=True, reason=None if end else "its start or its length is not known")


def in_time(rest: str, scene: Scene) -> Meaning:
    """ "in two weeks": ahead, where the clause is in the future; else how long something took."""
    if scene.tense == "future":
        return moved(1, False)(rest.rpartition("/")[2], scene)
    return Meaning(rest.partition("/")[0], reason="a length of time, not a point in it")


def stretch(rest: str, scene: Scene) -> Meaning:
    side, _, value = rest.partition(":")
    base = scene.day
    sign = -1 if side == "past" else 1
    other = almanac.shift(base, value, sign) if base else None
    if base and other is None:
        unit = _UNIT_NAMES.get(almanac.duration_parts(value)[1], "day")
        other = base + sign * timedelta(days=RECENT[unit])
    earliest, latest = (other, base) if side == "past" else (base, other)
    return Meaning(value, earliest, latest, "range", relative=True, reason=None if other else "its start or its length is not known")


def reference(rest: str, scene: Scene) -> Meaning:
    """Now, or some time before or after it."""
    value = "PAST_REF" if rest == "former" else f"{rest.upper()}_REF"
    if scene.day is None:
        return Meaning(value, relative=True, reason="the day of writing is not known")
    match rest:
        case "present":
            return Meaning(value, scene.day, scene.day, "day", relative=True)
        case "past" | "former":
            return Meaning(value, None, scene.day, relative=True, reason="how long ago is not stated")
        case "future":
            return Meaning(value, scene.day, None, relative=True, reason="how far ahead is not stated")
        case _:
            raise ValueError(f"unknown time expression: 'ref:{rest}'")


def vague(rest: str, scene: Scene) -> Meaning:
    """ "recently", "in recent weeks", "in the coming days": at most as far off as `RECENT` says."""
    kind, _, unit = rest.partition(":")
    reach = timedelta(days=RECENT.get(unit.removesuffix("s"), RECENT_DAYS))
    value = "PAST_REF" if kind == "recent" else "FUTURE_REF"
    if scene.day is None:
        return Meaning(value, relative=True, reason="the day of writing is not known")
    if kind == "recent":
        return Meaning(value, scene.day - reach, scene.day, "range", relative=True, reason="how long ago is not stated")
    return Meaning(value, scene.day, scene.day + reach, "range", relative=True, reason="how far ahead is not stated")
