"""The time axis of the drawn timeline: which days it shows, where it folds empty stretches, and its ticks.

Invariant: pure; a day further right is never an earlier day; folded stretches are drawn at a fixed width and marked as such, so that a
distance on the page is read as time only where the axis runs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from parley.report.widths import width

TICK_SIZE: Final = 9.0
"""Font size of the ticks' labels, in units of the picture."""

LEAST_TICK: Final = 46.0
"""Least distance of two labelled ticks: a month with its year, and air."""

SHARE_BY_DAYS: Final = 0.4
"""Of the room, so much goes to the stretches by their length, and the rest by what lies in them: a week in which everything happened is
not a hair's breadth because a year was told beside it."""

FOLDED_WIDTH: Final = 26.0
"""A folded stretch: room for the mark of the break."""

FOLD_SHARE: Final = 0.14
"""An empty stretch is folded when it would take this share of the axis: less is no loss, and each fold makes the axis harder to read."""

LEAST_FOLD: Final = 21
"""Days: a shorter stretch is never folded, since weeks are what a reader counts."""

MOST_FOLDS: Final = 4
"""Folds of one axis."""

HELD_SHARE: Final = 0.95
"""The axis holds this share of the salience; what lies outside is said below it."""

WORTH_CUTTING: Final = 0.6
"""The ends are cut off only when what holds the share is at most this much of the whole span."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the axis from the start of day `first` to the end of day `last`, drawn from left to right. Stretches between folds have
    scales of their own."""

    first: date
    last: date
    left: float
    right: float
    folded: bool = False

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A mark of the axis. label: empty where there is no room for one, else it begins at label_left; strong: the first of its piece, or
    of a year."""

    x: float
    label: str
    label_left: float
    strong: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """pieces: from left to right, without gaps between their days; ticks: from left to right."""

    pieces: tuple[Piece, ...]
    ticks: tuple[Tick, ...]

    @property
    def first(self) -> date:
        return self.pieces[0].first

    @property
    def last(self) -> date:
        return self.pieces[-1].last

    def x(self, day: date, *, end: bool = False) -> float:
        """Where a day begins (or ends); days outside stand at the edge."""
        for piece in self.pieces:
            if day <= piece.last:
                at = max(0, (day - piece.first).days) + (1 if end and day >= piece.first else 0)
                return round(piece.left + (piece.right - piece.left) * at / piece.days, 2)
        return self.pieces[-1].right


def window(days: Sequence[tuple[date, float]]) -> tuple[date, date]:
    """The shortest span that holds `HELD_SHARE` of the weight, where it is much shorter than the whole; else the whole. days: (day,
    weight), at least one.

    >>> window([(date(1990, 1, 1), 0.1), *[(date(2031, 1, day), 1.0) for day in range(1, 29)]])
    (datetime.date(2031, 1, 1), datetime.date(2031, 1, 27))
    """
    ordered = sorted(days)
    needed = HELD_SHARE * sum(weight for _, weight in ordered)
    best = (ordered[0][0], ordered[-1][0])
    whole = (best[1] - best[0]).days
    running, start = 0.0, 0
    shortest = whole
    for day, weight in ordered:
        running += weight
        while start < len(ordered) and running - ordered[start][1] >= needed:
            running -= ordered[start][1]
            start += 1
        span = (day - ordered[start][0]).days
        if running >= needed and span < shortest:
            shortest, best = span, (ordered[start][0], day)
    return best if shortest <= WORTH_CUTTING * whole else (ordered[0][0], ordered[-1][0])


def axis(first: date, last: date, busy: Iterable[tuple[date, date, float]], left: float, right: float) -> Axis:
    """The axis from `first` to `last`. busy: (first day, last day, weight) of what is drawn at full scale; long stretches without any are
    folded, and what is heavy gets more room.

    >>> busy = [(date(2020, 1, 1), date(2020, 1, 1), 1), (date(2031, 1, 1), date(2031, 3, 1), 1)]
    >>> made = axis(date(2020, 1, 1), date(2031, 3, 1), busy, 0, 700)
    >>> [piece.folded for piece in made.pieces]
    [False, True, False]
    """
    first, last = _margin(first, last)
    known = list(busy)
    stretches = _stretches(first, last, [(start, end) for start, end, _ in known])
    weights = [_weight(start, end, fold, known) for start, end, fold in stretches]
    lengths = [0 if fold else (end - start).days + 1 for start, end, fold in stretches]
    room = right - left - FOLDED_WIDTH * sum(fold for _, _, fold in stretches)
    pieces, at = [], left
    for (start, end, fold), weight, length in zip(stretches, weights, lengths, strict=True):
        by_days, by_weight = length / sum(lengths), weight / sum(weights) if sum(weights) else length / sum(lengths)
        size = FOLDED_WIDTH if fold else room * (SHARE_BY_DAYS * by_days + (1 - SHARE_BY_DAYS) * by_weight)
        pieces.append(Piece(first=start, last=end, left=round(at, 2), right=round(at + size, 2), folded=fold))
        at += size
    return Axis(pieces=tuple(pieces), ticks=tuple(_ticks(pieces)))


def _weight(start: date, end: date, fold: bool, busy: Iterable[tuple[date, date, float]]) -> float:
    """What begins in a stretch, as a whole."""
    return 0.0 if fold else sum(weight for first, last, weight in busy if first <= end and last >= start)


def _margin(first: date, last: date) -> tuple[date, date]:
    """A little air at both ends, and a week at least."""
    air = max(2, (last - first).days // 40)
    early = first - timedelta(days=min(air, (first - date.min).days))
    late = last + timedelta(days=min(air, (date.max - last).days))
    return early, late


def _stretches(first: date, last: date, busy: Iterable[tuple[date, date]]) -> list[tuple[date, date, bool]]:
    """The days cut into busy and folded stretches."""
    least = max(LEAST_FOLD, FOLD_SHARE * ((last - first).days + 1))
    gaps, at = [], first
    for start, end in sorted(busy):
        if (start - at).days > least and end >= first and start <= last:
            gaps.append((at, start))
        at = max(at, end)
    if (last - at).days > least:
        gaps.append((at, last))
    kept = sorted(sorted(gaps, key=lambda gap: gap[0] - gap[1])[:MOST_FOLDS])
    stretches, at = [], first
    for start, end in kept:
        air = max(1, (end - start).days // 20)  # the fold keeps off the days on either side
        begin, finish = max(start + timedelta(days=air), at), end - timedelta(days=air)
        if finish <= begin or begin <= at:
            continue
        stretches.extend([(at, begin - timedelta(days=1), False), (begin, finish - timedelta(days=1), True)])
        at = finish
    return [*stretches, (at, last, False)]


def _ticks(pieces: Sequence[Piece]) -> Iterator[Tick]:
    """Ticks of all running pieces, each in the finest unit whose labels have room; a label that has none to the right of its tick stands
    to the left, over the fold or what is free of the axis."""
    free = pieces[0].left
    edge = pieces[-1].right
    for at, piece in enumerate(pieces):
        if piece.folded:
            continue
        scale = (piece.right - piece.left) / piece.days
        unit = next((name for name, days in _UNITS if days * scale >= LEAST_TICK), _UNITS[-1][0])
        limit = edge if at == len(pieces) - 1 else pieces[at + 1].right
        year: int | None = None
        for day in _starts(unit, piece.first, piece.last) or _starts("day", piece.first, piece.first):
            x = round(piece.left + (day - piece.first).days * scale, 2)
            label = _label(unit, day, with_year=year != day.year)
            size = width(label, TICK_SIZE, bold=year != day.year)
            begin = min(x + 3, limit - size)
            room = begin >= free and (begin == x + 3 or year is None)  # only the first of a piece stands elsewhere than at its tick
            yield Tick(x=x, label=label if room else "", label_left=round(begin, 2), strong=year != day.year)
            if room:
                free, year = begin + size + 6, day.year


_UNITS: Final = (
    ("day", 1), ("week", 7), ("fortnight", 14), ("month", 30), ("quarter", 91), ("half", 182), ("year", 365), ("lustre", 1826),
    ("decade", 3652), ("half century", 18262), ("century", 36524),
)  # fmt: skip
"""Units of ticks with their usual length in days, finest first."""
_MONTHS: Final = {"month": 1, "quarter": 3, "half": 6, "year": 12, "lustre": 60, "decade": 120, "half century": 600, "century": 1200}


def _starts(unit: str, first: date, last: date) -> list[date]:
    """The unit's first days between two days. Weeks begin on Monday."""
    if unit in ("day", "week", "fortnight"):
        step = {"day": 1, "week": 7, "fortnight": 14}[unit]
        start = first.toordinal() + (-(first.toordinal() - 1)) % step if step > 1 else first.toordinal()
        return [date.fromordinal(at) for at in range(start, last.toordinal() + 1, step)]
    step = _MONTHS[unit]
    at = first.year * 12 + first.month - (1 if first.day == 1 else 0)
    at += -at % step
    months = range(at, last.year * 12 + last.month, step)
    days = [date(month // 12, month % 12 + 1, 1) for month in months if 1 <= month // 12 <= date.max.year]
    return days[bisect_left(days, first) :]


def _label(unit: str, day: date, *, with_year: bool) -> str:
    if unit in ("day", "week", "fortnight"):
        return f"{day.day} {day:%b} {day.year}" if with_year else f"{day.day} {day:%b}"
    if unit in ("month", "quarter", "half"):
        return f"{day:%b} {day.year}" if with_year else f"{day:%b}"
    return str(day.year)
