"""Which days of a window satisfy the most weight of constraints: the day-by-day solver of publication dates.

Invariant: deterministic and independent of the order of the constraints. Costs a few milliseconds for
a window of a century. Knows nothing of texts: see `constraints`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from parley.model.records import Clue

EDGE_DAYS = 400
"""A best day so near to an end of the window means that this side is open: a little over a year, the period of clues without a year."""

SPARSE_LOW_DAYS, SPARSE_HIGH_DAYS = 12 * 366, 40 * 366
"""The same for best days in several stretches, which return in cycles of up to 12 years (a date and weekday), or up to 40 (feasts, 29
February): a last stretch so near to the window's end would have another one after it."""

CYCLE_GAP_DAYS = 12 * 366
"""Best days so far apart are different turns of a calendar cycle (Islamic feasts return to their days after some 33 years; a date and
weekday after at most 11): the first turn that the lower bounds allow is meant, since news is near to the times it tells."""

Days = tuple[int, int]
"""A stretch of days as proleptic ordinals, both inclusive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """Days on which a report that says this can have been published. days: the allowed stretches; weight: how much it counts
    against others; clue: the words and what they imply."""

    days: tuple[Days, ...]
    weight: int
    clue: Clue


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """earliest, latest: the hull of the days that satisfy the most weight, None where open; clues: every constraint's, with `accepted` set;
    stretches: the separate stretches of best days, in order."""

    earliest: date | None
    latest: date | None
    clues: tuple[Clue, ...]
    stretches: tuple[tuple[date, date], ...]


def solve(constraints: Sequence[Constraint], *, earliest: date, latest: date) -> Solution:
    """The days of the window, both ends inclusive, on which the greatest weight of constraints holds.

    >>> days = (date(2020, 5, 1).toordinal(), date(2020, 5, 9).toordinal())
    >>> told = Constraint(days=(days,), weight=1, clue=Clue(kind="month", words="May", says="then"))
    >>> solve([told], earliest=date(1980, 1, 1), latest=date(2100, 12, 31)).latest
    datetime.date(2020, 5, 9)
    """
    low, high = earliest.toordinal(), latest.toordinal()
    if not constraints:
        return Solution(earliest=None, latest=None, clues=(), stretches=())
    steps = [0] * (high - low + 2)
    for constraint in constraints:
        for first, last in _merged(constraint.days):
            if last >= low and first <= high:
                steps[max(first, low) - low] += constraint.weight
                steps[min(last, high) - low + 1] -= constraint.weight
    weights = list(accumulate(steps))[:-1]
    best = max(weights)
    runs = _first_turn(_runs(weights, best, low), low) if best > 0 else []
    clues = tuple(_judged(constraint, runs) for constraint in constraints)
    if not runs:
        return Solution(earliest=None, latest=None, clues=clues, stretches=())
    first, last = runs[0][0], runs[-1][1]
    low_edge, high_edge = _edges(constraints, runs, low, high)
    return Solution(
        earliest=None if first - low <= low_edge else date.fromordinal(first),
        latest=None if high - last <= high_edge else date.fromordinal(last),
        clues=clues,
        stretches=tuple((date.fromordinal(start), date.fromordinal(end)) for start, end in runs),
    )


def _edges(constraints: Sequence[Constraint], runs: Sequence[Days], low: int, high: int) -> tuple[int, int]:
    """How near to either end of the window the best days may come before that side is open. What bounds a side for good (a term of
    office, a date with its year) makes it known however many stretches there are."""
    bounds = [constraint.days[0] for constraint in constraints if len(constraint.days) == 1 and _meets(constraint, runs)]
    bounded_low = len(runs) == 1 or any(first > low + EDGE_DAYS for first, _ in bounds)
    bounded_high = len(runs) == 1 or any(last < high - EDGE_DAYS for _, last in bounds)
    return EDGE_DAYS if bounded_low else SPARSE_LOW_DAYS, EDGE_DAYS if bounded_high else SPARSE_HIGH_DAYS


def _meets(constraint: Constraint, runs: Sequence[Days]) -> bool:
    return any(first <= run[1] and run[0] <= last for first, last in constraint.days for run in runs)


def _merged(days: Sequence[Days]) -> list[Days]:
    """The same days without overlaps, so that no day counts twice."""
    out: list[Days] = []
    for first, last in sorted(days):
        if out and first <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(out[-1][1], last))
        elif first <= last:
            out.append((first, last))
    return out


def _runs(weights: Sequence[int], best: int, low: int) -> list[Days]:
    runs: list[Days] = []
    start: int | None = None
    for position, weight in enumerate(weights):
        if weight == best and start is None:
            start = position
        elif weight != best and start is not None:
            runs.append((start + low, position - 1 + low))
            start = None
    if start is not None:
        runs.append((start + low, len(weights) - 1 + low))
    return runs


def _first_turn(runs: list[Days], low: int) -> list[Days]:
    """The stretches up to the first gap of a calendar cycle, where a lower bound tells which turn is the first."""
    if not runs or runs[0][0] - low <= EDGE_DAYS:
        return runs
    for number in range(1, len(runs)):
        if runs[number][0] - runs[number - 1][1] > CYCLE_GAP_DAYS:
            return runs[:number]
    return runs


def _judged(constraint: Constraint, runs: Sequence[Days]) -> Clue:
    """The clue, accepted where its days meet the best ones."""
    clue = constraint.clue
    holds = _meets(constraint, runs)
    if holds == clue.accepted:
        return clue
    return Clue(kind=clue.kind, words=clue.words, says=clue.says, start=clue.start, end=clue.end, accepted=holds)
