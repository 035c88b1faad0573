"""The years of a history's bare dates: "on 5 April" between "in March 1944" and "by May 1944".

All dates told are taken together: each bare date gets the year that makes the story run most smoothly through the dates that
state their year, where a stated date that is only mentioned in passing may be left out of the run at a cost. The cheapest run is found by
dynamic programming. Invariant: a stated year is never changed, and nothing but the text's own dates is used.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from parley.times import almanac
from parley.times.almanac import Days
from parley.times.meanings import interpret
from parley.times.records import TimeExpression
from parley.times.scene import Scene

#: Costs are in days. A step of the story costs its length, at most LEAP; a step back costs BACK times as much.
LEAP, BACK = 500.0, 1.0
#: A step to a date that states its year costs only this share; one to a bare date of another year than the last costs CROSS more.
EASE, CROSS = 0.25, 60.0
#: To name a year again costs this for each day that the story has gone into it: "1939" opens it more often than it repeats it.
RESTATE = 0.3
#: What it costs to leave a stated date out of the story's run: one that only names something ("the 1995 accord"), one told in
#: passing, and one that opens a sentence or stands as a heading.
SKIP_NAME, SKIP_PASSING, SKIP_OPENING = 20.0, 60.0, 300.0
#: Spans from this length on (in days) tell a year only.
YEAR = 300
#: How many stated dates in a row can be left out.
SKIPS = 4
#: How many stated years before and after a bare date are tried for it.
NEIGHBOURS = 3
_STATED = re.compile(r"(?:[a-z]+:(?:[a-z0-9]+:)??)*?(?P<core>(?:date|month|year|season|half|quarter):(?P<year>\d{4}).*)")
_BARE = re.compile(r"(?:^|.*:)(?P<core>(?:month:\d\d?|monthday:\d\d?-\d\d?|season:[A-Z]{2}))$")
_OPENS = re.compile(
    r"(?:^|\n\s*|[.!?][\"”’)]*\s+)(?:(?:In|On|By|During|From|Between|Throughout|Late in|Early in|Meanwhile,? (?:in|on))\s+)?"
    r"(?:the\s+)?$"
)
_NAMES = re.compile(r"\b(?:the|an?|of|to|than|since|its|their|his|for)\s+(?:the\s+)?$")


@dataclass(frozen=True, slots=True)
class _Step:
    """A date of the story. choices: its spans of days, one for each year it may be of; skip: what leaving it out costs (None: never)."""

    index: int
    choices: tuple[tuple[int, Days], ...]
    skip: float | None


def assign_years(text: str, found: Sequence[TimeExpression]) -> dict[int, int]:
    """For each bare date or month (its index among the expressions found), the year it is of; empty where no year is stated at all.

    >>> from parley.times.recognition import find_times
    >>> text = "In March 1944 it began. On 5 April it spread, and by May 1944 it was over."
    >>> assign_years(text, find_times(text))
    {1: 1944}
    """
    stated = {index: int(match["year"]) for index, item in enumerate(found) if (match := _STATED.fullmatch(item.expression))}
    if not stated:
        return {}
    steps = []
    for index, item in enumerate(found):
        if index in stated:
            days = _days(_STATED.fullmatch(item.expression))
            if days:
                steps.append(_Step(index, ((stated[index], days),), _skip(text, item)))
        elif match := _BARE.match(item.expression):
            choices = tuple((year, days) for year in _years(stated, index) if (days := _in_year(match["core"], year)))
            if choices:
                steps.append(_Step(index, choices, None))
    return {steps[at].index: year for at, year in _smoothest(steps).items() if steps[at].index not in stated}


def _days(match: re.Match[str] | None) -> Days | None:
    if match is None:
        return None
    if match["core"].startswith("season:") and match["core"].endswith("WI"):
        return almanac.year_days(int(match["year"]))
    return _meaning(match["core"], Scene(None))


def _in_year(core: str, year: int) -> Days | None:
    if not almanac.FIRST_YEAR < year < almanac.LAST_YEAR:
        return None
    return _meaning(core, Scene(None, "past", (date(year, 1, 1), date(year, 12, 31)), True))


def _meaning(core: str, scene: Scene) -> Days | None:
    try:
        return interpret(core, scene).days
    except ValueError:
        return None


def _years(stated: dict[int, int], index: int) -> list[int]:
    before = [year for at, year in stated.items() if at < index][-NEIGHBOURS:]
    after = [year for at, year in stated.items() if at > index][:NEIGHBOURS]
    near = dict.fromkeys([*reversed(before), *after])
    for year in before[-1:]:
        near |= dict.fromkeys((year + 1, year - 1))
    return list(near)


def _skip(text: str, item: TimeExpression) -> float:
    before = text[max(0, item.start - 40) : item.start]
    if _OPENS.search(before):
        return SKIP_OPENING
    return SKIP_NAME if _NAMES.search(before) and not item.expression.startswith("date:") else SKIP_PASSING


def _cost(old: Days, new: Days, stated: bool) -> float:
    """What a step from one span of days to another costs, where the other does or does not state its year."""
    cost = 0.0
    if new[0] > old[1]:
        cost = min(float((new[0] - old[1]).days), LEAP)
    elif new[1] < old[0]:
        cost = min(BACK * (old[0] - new[1]).days, BACK * LEAP)
    elif (new[1] - new[0]).days >= YEAR > (old[1] - old[0]).days:
        return RESTATE * (old[0] - new[0]).days
    if stated:
        return cost * EASE
    return cost + (CROSS if old[1].year != new[1].year else 0.0)


def _smoothest(steps: list[_Step]) -> dict[int, int]:
    """The cheapest run through the steps, as step number -> year."""
    best: list[list[tuple[float, int, int]]] = []
    for at, step in enumerate(steps):
        row = []
        for _, days in step.choices:
            options = [(_start(steps, at), -1, -1)] if at <= SKIPS else []
            skipped = 0.0
            for back in range(at - 1, max(at - 2 - SKIPS, -1), -1):
                for number, (_, old) in enumerate(steps[back].choices):
                    options.append((best[back][number][0] + skipped + _cost(old, days, step.skip is not None), back, number))
                cost = steps[back].skip
                if cost is None:
                    break
                skipped += cost
            row.append(min(options))
        best.append(row)
    return _trace(steps, best)


def _start(steps: list[_Step], at: int) -> float:
    """What it costs to begin the story at a step, leaving out all before."""
    costs = [step.skip for step in steps[:at]]
    return float("inf") if None in costs else sum(cost for cost in costs if cost)


def _trace(steps: list[_Step], best: list[list[tuple[float, int, int]]]) -> dict[int, int]:
    ends = []
    skipped = 0.0
    for at in range(len(steps) - 1, -1, -1):
        ends += [(best[at][number][0] + skipped, at, number) for number in range(len(best[at]))]
        cost = steps[at].skip
        if cost is None:
            break
        skipped += cost
    if not ends:
        return {}
    _, at, number = min(ends)
    years = {}
    while at >= 0:
        years[at] = steps[at].choices[number][0]
        _, at, number = best[at][number]
    return years
