"""Times that say themselves which they are: dates, years, decades, centuries, financial years, and two-digit years.

Invariant: the interval of a stated time does not depend on the day of writing, except for a two-digit year and a decade told
without its century.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from parley.times import almanac
from parley.times.scene import Meaning, Scene, day_meaning, span_meaning


def full_date(rest: str, _scene: Scene) -> Meaning:
    return day_meaning(date(*(int(part) for part in rest.split("-"))))


def year(rest: str, _scene: Scene) -> Meaning:
    number = int(rest)
    return span_meaning(f"{number:04}", almanac.year_days(number), "year")


def short_year(rest: str, scene: Scene) -> Meaning:
    base = scene.story_day if scene.chained else scene.day
    if base is None:
        return Meaning(f"XX{rest}", relative=True, reason="a two-digit year, and the day of writing is not known")
    number = base.year // 100 * 100 + int(rest)
    if number > base.year + 10:
        number -= 100
    return replace(year(str(number), scene), relative=True)


def decade(rest: str, scene: Scene) -> Meaning:
    if not rest.startswith("?"):
        start = max(int(rest) * 10, 1)
        return span_meaning(rest, (date(start, 1, 1), date(int(rest) * 10 + 9, 12, 31)), "decade")
    base = scene.story_day if scene.chained else scene.day
    if base is None:
        return Meaning(f"XX{rest[1]}", relative=True, reason="a decade without its century, and the day of writing is not known")
    number = base.year // 100 * 10 + int(rest[1])
    if number * 10 > base.year:
        number -= 10
    return replace(decade(f"{number:03}", scene), relative=True)


def century(rest: str, _scene: Scene) -> Meaning:
    if not rest.isdigit():
        return Meaning(f"BC{int(rest[:2]) - 1:02}", reason="before the common era")
    number = int(rest)
    return span_meaning(f"{number - 1:02}", (date((number - 1) * 100 + 1, 1, 1), date(number * 100, 12, 31)), "range")


def bc(rest: str, _scene: Scene) -> Meaning:
    """A time before the common era: a year, a year and month or season, or three digits of a decade."""
    number, dash, inner = rest.partition("-")
    width = 3 if len(number) == 3 and rest.startswith("0") else 4
    return Meaning(f"BC{int(number):0{width}}{dash}{inner}", precision="year", reason="before the common era, outside of the calendar")


def half(rest: str, _scene: Scene) -> Meaning:
    of, _, number = rest.rpartition(":")
    return span_meaning(f"{int(of):04}-H{int(number)}", almanac.half_days(int(of), int(number)), "half")


def fiscal(rest: str, _scene: Scene) -> Meaning:
    """A financial year: it may begin up to nine months before the calendar year of its name, or end three months after."""
    number = int(rest)
    return span_meaning(f"FY{number:04}", (date(max(number - 1, 1), 4, 1), date(number + 1, 3, 31)), "range")
