"""The symbolic language of time expressions, and its interpreter.

An expression is fields joined by colons; the first names the operator. An operator that wraps another takes the rest as that one.
Invariant: a meaning is a pure function of the expression and the `Scene`; where the scene lacks what is needed, the value is
underspecified and the interval open.

    date:2020-02-14  month:2020-02  month:2  monthday:2-5  monthday:2-5/2-6  day:28  year:2020  yy:89  decade:199  decade:?9  century:19
    bc:480  bc:480-08  season:2017:FA  season:WI  quarter:2020:1  quarter:1  half:2020:2  fiscal:2020  weekday:mon  holiday:easter[:2020]
    rel:-1:year  rel:-1:month:2 (February last year)  rel:-1:month:d28  rel:0:week:mon  rel:-1:year:SU   counted from the day of writing
    that:1:day  that:0:month  that:0:time                                                                from the text's own latest time
    near:-4:0 (from so many days before the day of writing to so many after)
    ago:P2W  ahead:P3D  span:past:P3Y  span:next:P1M  within:P14M  vague:recent:weeks  ref:present|past|former|future
    later:P2D  earlier:P1Y  in:P2W  event:later:P2D (of something told, whose time is not known)
    last|next|this:month:2  thatside:1:weekday:mon  part:early|mid|late|h1|h2:...  stretch:first|last:P2M:year:1939  week:last|2:month:3
    weekof:monthday:3-8  weekend:
    tod:MO:...  clock:0630:...  clock:1200Z   dur:P7D  dur:P7D/P10D  set:P1W  set:weekday:mon  by|since|until|before|after:...
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from parley.times import almanac, recurring, relative, stated
from parley.times.scene import Meaning, Scene, unit_value

#: Operators that say how a time bounds; they leave its meaning as it is.
RELATIONS = ("by", "since", "until", "before", "after")

Handler = Callable[[str, Scene], Meaning]


def interpret(expression: str, scene: Scene) -> Meaning:
    """The meaning of an expression in a scene. ValueError on a malformed expression.

    >>> from datetime import date
    >>> interpret("month:12", Scene(day=date(2020, 2, 29))).value
    '2019-12'
    """
    head, _, rest = expression.partition(":")
    handler = _HANDLERS.get(head)
    if handler is None:
        raise ValueError(f"unknown time expression: {expression!r}")
    return handler(rest, scene)


def split_relation(expression: str) -> tuple[str | None, str]:
    """The preposition that an expression carries, and the expression without it.

    >>> split_relation("by:month:4"), split_relation("month:4")
    (('by', 'month:4'), (None, 'month:4'))
    """
    head, _, rest = expression.partition(":")
    return (head, rest) if head in RELATIONS else (None, expression)


def durations_of(expression: str) -> tuple[str, str | None] | None:
    """The length that an expression states, as ISO 8601: the lower and, of a range, the higher; None where it states none.

    >>> durations_of("dur:P7D/P10D"), durations_of("within:P14M"), durations_of("month:4")
    (('P7D', 'P10D'), ('P14M', None), None)
    """
    head, _, rest = split_relation(expression)[1].partition(":")
    if head not in ("dur", "in", "within", "span", "stretch"):
        return None
    lengths = next((field for field in rest.split(":") if field.startswith("P")), None)
    if lengths is None:
        return None
    low, _, high = lengths.partition("/")
    return low, high or None


def _sided(side: str) -> Handler:
    """ "last Monday", "next March": of what recurs, the one on that side of the day of writing."""

    def handler(rest: str, scene: Scene) -> Meaning:
        head, _, inner = rest.partition(":")
        return _SIDED[head](inner, scene, side)

    return handler


def _story_sided(rest: str, scene: Scene) -> Meaning:
    """ "the following Monday", "the previous spring": as `_sided`, from the text's own latest time."""
    number, _, inner = rest.partition(":")
    side = {"-1": "last", "0": "this", "1": "next"}[number]
    return _sided(side)(inner, replace(scene, day=scene.story_day))


def _duration(rest: str, _scene: Scene) -> Meaning:
    return Meaning(rest.partition("/")[0], reason="a length of time, not a point in it")


def _event(rest: str, scene: Scene) -> Meaning:
    """ "two days after the attack": the value is reckoned from the text's latest time, the interval is not vouched for."""
    found = interpret(rest, scene)
    return replace(found, earliest=None, latest=None, precision="unknown", reason="it hangs on an event whose time is not known")


def _week(rest: str, scene: Scene) -> Meaning:
    """The first, second ... or last week of a month, by days of the month; its value is the ISO week that holds its middle."""
    side, _, inner = rest.partition(":")
    whole = interpret(inner, scene)
    if whole.days is None:
        return replace(whole, value=f"{whole.value[:4]}-WXX")
    first, last = whole.days
    if side == "last":
        day, first = last - timedelta(days=3), last - timedelta(days=6)
    else:
        first += timedelta(days=7 * ((int(side) if side.isdigit() else 1) - 1))
        day, last = first + timedelta(days=3), min(last, first + timedelta(days=6))
        if first > last:
            raise ValueError(f"no week {side} in a month")
    return replace(whole, value=unit_value(almanac.week_days(day), "week"), earliest=first, latest=last, precision="week")


def _week_of(rest: str, scene: Scene) -> Meaning:
    """The ISO week that holds a day: "the week of 8 March"."""
    day = interpret(rest, scene)
    if day.earliest is None:
        return replace(day, value="XXXX-WXX")
    days = almanac.week_days(day.earliest)
    return replace(day, value=unit_value(days, "week"), earliest=days[0], latest=days[1], precision="week")


def _stretch(rest: str, scene: Scene) -> Meaning:
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


def _part(rest: str, scene: Scene) -> Meaning:
    part, _, inner = rest.partition(":")
    whole = interpret(inner, scene)
    of_year = part in ("h1", "h2") and len(whole.value) == 4 and whole.value.isdigit()
    value = f"{whole.value}-{part.upper()}" if of_year else whole.value
    if whole.days is None:
        return replace(whole, value=value)
    days = almanac.part_of(whole.days, part) if whole.earliest != whole.latest else whole.days
    return replace(whole, value=value, earliest=days[0], latest=days[1])


def _time_of_day(rest: str, scene: Scene) -> Meaning:
    """A part of a day ("MO") or its noon or midnight ("12:00")."""
    width = 5 if rest[:2].isdigit() else 2
    return _at_time(rest[:width], rest[width + 1 :], scene)


def _clock(rest: str, scene: Scene) -> Meaning:
    """A clock time, "1430" or "1430Z" (universal time), and the day it belongs to."""
    time, _, inner = rest.partition(":")
    return _at_time(f"{time[:2]}:{time[2:]}", inner, scene)


def _at_time(code: str, inner: str, scene: Scene) -> Meaning:
    whole = interpret(inner or "that:0:day", scene)
    return replace(whole, value=f"{whole.value}T{code}")


def _set(rest: str, _scene: Scene) -> Meaning:
    reason = "something that recurs, not a point in time"
    if rest.startswith("P"):
        return Meaning(rest, reason=reason)
    return Meaning(interpret(rest, Scene(day=None)).value, reason=reason)


def _bound(rest: str, scene: Scene) -> Meaning:
    return interpret(rest, scene)


_SIDED: dict[str, Callable[[str, Scene, str], Meaning]] = {
    "month": recurring.month,
    "monthday": recurring.monthday,
    "weekday": recurring.weekday,
    "season": recurring.season,
    "holiday": recurring.holiday,
}
_HANDLERS: dict[str, Handler] = {
    "date": stated.full_date, "year": stated.year, "yy": stated.short_year, "decade": stated.decade, "century": stated.century,
    "bc": stated.bc, "half": stated.half, "fiscal": stated.fiscal,
    "month": recurring.month, "monthday": recurring.monthday, "weekday": recurring.weekday, "season": recurring.season,
    "weekend": recurring.weekend,
    "quarter": recurring.quarter, "holiday": recurring.holiday,
    "rel": relative.rel, "that": relative.that, "day": relative.dayofmonth, "ago": relative.moved(-1, False),
    "ahead": relative.moved(1, False), "later": relative.moved(1, True), "earlier": relative.moved(-1, True), "near": relative.near,
    "within": relative.within, "in": relative.in_time, "span": relative.stretch, "ref": relative.reference, "vague": relative.vague,
    "last": _sided("last"), "next": _sided("next"), "this": _sided("this"), "thatside": _story_sided,
    "dur": _duration, "set": _set, "event": _event, "week": _week, "weekof": _week_of, "stretch": _stretch,
    "part": _part, "tod": _time_of_day, "clock": _clock,
    **dict.fromkeys(RELATIONS, _bound),
}  # fmt: skip
