"""What comes every year or week, told without saying which: "in December", "on Monday", "at Easter".

Invariant: of the candidates near the day of writing (or, in a history, near the text's own latest date) exactly one is meant; tense and
words such as "last" choose it. Without either day nothing is chosen: the value is underspecified and the interval open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from parley.times import almanac
from parley.times.holidays import FIXED, MOONSIGHT, MOONSIGHTED, holidays_in
from parley.times.scene import Meaning, Scene, day_meaning, span_meaning
from parley.times.words import WEEKDAY_CODES

#: A reference at least this long (in days) tells the year only.
YEARLONG = 300
#: How much more a step back counts than a step forward, when a story's bare date could be of either year.
BACKWARD = 1.0
#: What a change of year counts beside, in days: histories name a new year when it comes.
OTHER_YEAR = 150
#: In no tense that tells, a date ahead is meant only when it is this many times nearer than the one behind.
AHEAD = 4
#: In the future tense, a date this few days behind and MISSED_AHEAD or more ahead is the one behind: a deadline just missed ("that it
#: had promised to free by April 30", on 2 May). Nobody names a day a year off without its year.
MISSED_BEHIND = 14
MISSED_AHEAD = 300


def _recurring(candidates: Callable[[int], Sequence[Meaning]], blank: str, scene: Scene, side: str = "", slack: int = 0) -> Meaning:
    """Of what comes every year, the one meant: in the story's year; the latest one begun, or in the future tense the next.
    candidates: those of a year, in order; slack: days by which their spans begin early."""
    base = scene.reference[0] if scene.chained and scene.reference else scene.day
    if base is None:
        return Meaning(blank, relative=True, reason="no year is stated and the day of writing is not known")
    near = [replace(found, relative=True) for year in range(max(base.year - 2, 1), base.year + 3) for found in candidates(year)]
    if not near:
        return Meaning(blank, relative=True, reason="there is no such day near the day of writing")
    begun = [found for found in near if found.earliest and found.earliest <= base]
    coming = [found for found in near if found.latest and found.latest >= base]
    if side == "last":
        over = [found for found in near if found.latest and found.latest < base]
        return over[-1] if over else near[0]
    if side == "next":
        ahead = [found for found in near if found.earliest and found.earliest + timedelta(days=slack) > base]
        return ahead[0] if ahead else near[-1]
    if scene.chained and scene.reference and not side and (scene.reference[1] - scene.reference[0]).days < YEARLONG:
        return min(near, key=lambda found: _distance(found, base))
    if side == "this" or (scene.chained and scene.reference):
        same = [found for found in near if found.value[:4] == f"{base.year:04}"]
        return same[0] if same else near[0]
    if scene.tense == "present" and begun and coming:
        behind, before = base - (begun[-1].earliest or base), (coming[0].earliest or base) - base
        return coming[0] if before * AHEAD < behind else begun[-1]
    if scene.tense == "future" and not (begun and coming and _just_missed(begun[-1], coming[0], base)):
        return coming[0] if coming else near[-1]
    return begun[-1] if begun else near[0]


def _just_missed(behind: Meaning, ahead: Meaning, base: date) -> bool:
    last, first = behind.latest or base, ahead.earliest or base
    return last < base and (base - last).days <= MISSED_BEHIND and (first - base).days >= MISSED_AHEAD


def _distance(found: Meaning, base: date) -> float:
    """How far a time lies from where the story stands; stories go forward, so what lies behind counts for more."""
    first = found.earliest or base
    days = (first - base).days
    return (days if days >= 0 else -days * BACKWARD) + (0 if found.value[:4] == f"{base.year:04}" else OTHER_YEAR)


def month(rest: str, scene: Scene, side: str = "") -> Meaning:
    year, _, number = rest.rpartition("-")
    month = int(number)
    if year:
        return span_meaning(f"{int(year):04}-{month:02}", almanac.month_days(int(year), month), "month")

    def candidates(year: int) -> list[Meaning]:
        return [span_meaning(f"{year:04}-{month:02}", almanac.month_days(year, month), "month")]

    return _recurring(candidates, f"XXXX-{month:02}", scene, side)


def monthday(rest: str, scene: Scene, side: str = "") -> Meaning:
    if "/" in rest:
        first, second = (monthday(part, scene, side) for part in rest.split("/"))
        return replace(first, latest=second.latest, precision="range", value=first.value)
    month, day = (int(part) for part in rest.split("-"))

    def candidates(year: int) -> list[Meaning]:
        try:
            return [day_meaning(date(year, month, day))]
        except ValueError:
            return []

    return _recurring(candidates, f"XXXX-{month:02}-{day:02}", scene, side)


def weekday(rest: str, scene: Scene, side: str = "") -> Meaning:
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
    return day_meaning(day, relative=True)


def weekend(_rest: str, scene: Scene) -> Meaning:
    """The weekend: the latest one begun, or in the future tense the next to end."""
    base = scene.story_day if scene.chained else scene.day
    if base is None:
        return Meaning("XXXX-WXX-WE", relative=True, reason="a weekend, and the day of writing is not known")
    saturday = base - timedelta(days=(base.weekday() - 5) % 7)
    if scene.tense == "future" and saturday + timedelta(days=1) < base:
        saturday += timedelta(days=7)
    year, week, _ = saturday.isocalendar()
    return span_meaning(f"{year:04}-W{week:02}-WE", (saturday, saturday + timedelta(days=1)), "range", relative=True)


def season(rest: str, scene: Scene, side: str = "") -> Meaning:
    year, _, code = rest.rpartition(":")
    if year:
        first, _, second = year.partition("/")
        return season_of(int(first), code, second != "")
    return _recurring(lambda y: [_bare_season(y, code)], f"XXXX-{code}", scene, side)


def _bare_season(year: int, code: str) -> Meaning:
    """A season told without a year; winter is named for the year in which it ends."""
    if code == "WI":
        return span_meaning(f"{year:04}-WI", (date(max(year - 1, 1), 12, 1), almanac.month_days(year, 2)[1]), "season")
    return span_meaning(f"{year:04}-{code}", almanac.season_days(year, code), "season")


def season_of(year: int, code: str, two_years: bool = False) -> Meaning:
    """A season of a stated year. "The winter of 1791" may be the one that begins or the one that ends in 1791: the span covers both."""
    if code == "WI":
        first = date(year, 12, 1) if two_years else date(max(year - 1, 1), 12, 1)
        return span_meaning(f"{year:04}-WI", (first, almanac.month_days(year + 1, 2)[1]), "season")
    return span_meaning(f"{year:04}-{code}", almanac.season_days(year, code), "season")


def quarter(rest: str, scene: Scene) -> Meaning:
    year, _, number = rest.rpartition(":")
    quarter = int(number)
    if not 1 <= quarter <= 4:
        raise ValueError(f"no quarter {quarter}")
    if year:
        return span_meaning(f"{int(year):04}-Q{quarter}", almanac.quarter_days(int(year), quarter), "quarter")

    def candidates(year: int) -> list[Meaning]:
        return [span_meaning(f"{year:04}-Q{quarter}", almanac.quarter_days(year, quarter), "quarter")]

    return _recurring(candidates, f"XXXX-Q{quarter}", scene)


def holiday(rest: str, scene: Scene, side: str = "") -> Meaning:
    """A named day or feast, by the key that `parley.times.holidays` has for it, and its year where one is stated."""
    name, _, year = rest.partition(":")
    slack = MOONSIGHT if name in MOONSIGHTED else timedelta(0)

    def candidates(year: int) -> list[Meaning]:
        return [
            span_meaning((days[0] + slack).isoformat(), days, "day" if days[0] == days[1] else "range") for days in holidays_in(name, year)
        ]

    if year:
        found = candidates(int(year))
        if len(found) == 1:
            return found[0]
        first, last = (found[0].earliest, found[-1].latest) if found else almanac.year_days(int(year))
        return Meaning(f"{int(year):04}", first, last, "range" if found else "year")
    blank = f"XXXX-{FIXED[name][0]:02}-{FIXED[name][1]:02}" if name in FIXED else "XXXX-XX-XX"
    return _recurring(candidates, blank, scene, side, slack.days)
