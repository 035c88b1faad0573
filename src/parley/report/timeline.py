"""The drawn timeline, as places on a sheet: topics as lanes, entries as marks with labels that do not collide.

Invariant: pure; what stands in one row of a lane never overlaps; every entry is drawn or counted among what is left out. Widths are in
units of the picture, of which WIDTH go across the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from parley.report.axis import Axis, axis, window
from parley.report.widths import width

WIDTH: Final = 720.0
LEFT: Final = 8.0
RIGHT: Final = 712.0
"""The picture's measures: set across an A4 page, a unit is a quarter of a millimetre, and labels are set in seven points."""

LABEL_SIZE: Final = 10.0
ROW_HEIGHT: Final = 25.0
"""A label, and its mark beneath."""

STRIP_HEIGHT: Final = 11.0
"""A mark without a label."""

GLYPH: Final = 9.0
"""Width of the sign that says where the act stands."""

GAP: Final = 8.0
"""Least distance of two things in one row."""

LEAST_BAR: Final = 4.0
OPEN_STUB: Final = 42.0
"""What is drawn of a time that is open at one end: enough for a bar and its arrow."""

SHORT_DAYS: Final = 31
"""Up to a month a time is told as known; what is wider is hatched, and is placed when all others have their place."""

MOST_LANES: Final = 7
MOST_ROWS: Final = 6
MOST_STRIPS: Final = 6
"""Lanes, rows with labels in one lane, and rows of bare marks beneath them: more than that is a list, not a picture; the entries have it
all."""

MOST_LABEL: Final = 250.0
"""No label takes more than about a third of the sheet."""


class Glyph(StrEnum):
    """The sign of an entry, by where it stands; each has its own shape, so that the picture reads in grey."""

    STANDS = "stands"
    PROPOSED = "proposed"
    BROKEN = "broken"
    PLANNED = "planned"
    HAPPENED = "happened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An entry to be drawn. first, last: the earliest and latest day it can be on, either may be None, both for an undated one; labels:
    what may stand at it, the fullest first; title: all of it, for the tooltip."""

    key: str
    topic: str
    labels: tuple[str, ...]
    title: str
    glyph: Glyph
    first: date | None
    last: date | None
    salience: float
    disputed: bool = False

    @property
    def wide(self) -> bool:
        return self.first is None or self.last is None or (self.last - self.first).days >= SHORT_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An item in its place: in row `row` of its lane (0 on top), whose upper edge is at `top`; y: the height of its mark; the bar from
    left to right, and whether it goes on beyond either end; sign: where its glyph stands; label: empty where there was no room, else it
    begins at label_left."""

    item: Item
    row: int
    top: float
    y: float
    left: float
    right: float
    before: bool
    after: bool
    sign: float
    label: str
    label_left: float
    label_width: float

    @property
    def start(self) -> float:
        """Where the mark and its label begin together."""
        inner = min(self.left, self.sign - GLYPH / 2)
        return min(inner, self.label_left) if self.label else inner

    @property
    def end(self) -> float:
        """Where the mark and its label end together."""
        outer = max(self.right, self.sign + GLYPH / 2)
        return max(outer, self.label_left + self.label_width) if self.label else outer


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A topic. height: of the lane; total: its entries; missing: how many of them found no place; bare: how many have no label."""

    topic: str
    marks: tuple[Placed, ...]
    height: float
    total: int
    missing: int

    @property
    def bare(self) -> int:
        return sum(not mark.label for mark in self.marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """lanes: the most salient topics first; others: (topic, entries) of the topics without a lane; early, late: entries outside the axis;
    undated: entries without any day."""

    axis: Axis
    lanes: tuple[Lane, ...]
    others: tuple[tuple[str, int], ...]
    early: tuple[Item, ...]
    late: tuple[Item, ...]
    undated: int


def timeline(items: Iterable[Item]) -> Timeline | None:
    """The picture of these entries, or None where none of them has a day."""
    every = sorted(items, key=lambda item: (-item.salience, item.key))
    known = [item for item in every if item.first or item.last]
    if not known:
        return None
    sure = [item for item in known if not item.wide] or known
    first, last = window([(_middle(item), item.salience) for item in sure])
    early = tuple(item for item in known if (item.last or date.max) < first)
    late = tuple(item for item in known if (item.first or date.min) > last)
    shown = [item for item in known if item not in early and item not in late]
    busy = [(item.first or _middle(item), item.last or _middle(item), item.salience) for item in shown if not item.wide]
    made = axis(first, last, busy or [(first, last, 1.0)], LEFT, RIGHT)
    by_topic: dict[str, list[Item]] = {}
    for item in shown:
        by_topic.setdefault(item.topic, []).append(item)
    ranked = sorted(by_topic, key=lambda topic: (-sum(item.salience for item in by_topic[topic]), topic))
    return Timeline(
        axis=made,
        lanes=tuple(_lane(topic, by_topic[topic], made) for topic in ranked[:MOST_LANES]),
        others=tuple((topic, len(by_topic[topic])) for topic in ranked[MOST_LANES:]),
        early=early,
        late=late,
        undated=len(every) - len(known),
    )


def _middle(item: Item) -> date:
    first, last = item.first or item.last, item.last or item.first
    assert first is not None
    assert last is not None
    return date.fromordinal((first.toordinal() + last.toordinal()) // 2)


def _lane(topic: str, items: Sequence[Item], made: Axis) -> Lane:
    """Greedy packing: the most salient first, hatched ones last; each takes the fullest label for which some row has room. What finds
    none is drawn bare, where a row is free or in a strip beneath."""
    rows: list[list[Placed]] = [[] for _ in range(MOST_ROWS)]
    ordered = sorted(items, key=lambda item: (item.wide, -item.salience, item.key))
    bare = [item for item in ordered if not _set(_tries(item, made), rows)]
    used = [row for row in rows if row]
    strips: list[list[Placed]] = [[] for _ in range(MOST_STRIPS)]
    missing = sum(not _set([_place(item, made, "")], [*used, *strips]) for item in bare)
    marks, top = [], 0.0
    for at, row in enumerate([*used, *(strip for strip in strips if strip)]):
        height, centre = (ROW_HEIGHT, 19.0) if at < len(used) else (STRIP_HEIGHT, STRIP_HEIGHT / 2)
        marks += [replace(mark, row=at, top=top, y=top + centre) for mark in sorted(row, key=lambda mark: mark.start)]
        top += height
    return Lane(topic=topic, marks=tuple(marks), height=top + 4, total=len(items), missing=missing)


def _set(tries: Iterable[Placed], rows: Sequence[list[Placed]]) -> bool:
    """Puts the first of the tries that fits some row into it; False where none fits."""
    for mark in tries:
        row = next((row for row in rows if _free(mark, row)), None)
        if row is not None:
            row.append(mark)
            return True
    return False


def _tries(item: Item, made: Axis) -> Iterable[Placed]:
    return (mark for label in item.labels if (mark := _place(item, made, label)).label_width <= MOST_LABEL)


def _free(mark: Placed, row: Iterable[Placed]) -> bool:
    return all(mark.end + GAP <= other.start or other.end + GAP <= mark.start for other in row)


def _place(item: Item, made: Axis, label: str) -> Placed:
    """The item's mark and label from left to right; its row is not known yet."""
    left = made.x(item.first) if item.first else made.x(item.last or made.first) - OPEN_STUB
    right = made.x(item.last, end=True) if item.last else made.x(item.first or made.last, end=True) + OPEN_STUB
    before = item.first is None or item.first < made.first
    after = item.last is None or item.last > made.last
    left, right = max(LEFT, left), min(RIGHT, right)
    if right - left < LEAST_BAR:
        middle = min(max((left + right) / 2, LEFT + LEAST_BAR / 2), RIGHT - LEAST_BAR / 2)
        left, right = middle - LEAST_BAR / 2, middle + LEAST_BAR / 2
    sign = right if item.first is None else left if item.last is None else (left + right) / 2
    sign = min(max(sign, LEFT + GLYPH / 2), RIGHT - GLYPH / 2)
    size = width(label, LABEL_SIZE) if label else 0.0
    begin = min(left, sign - GLYPH / 2)
    return Placed(
        item=item,
        row=0,
        top=0.0,
        y=0.0,
        left=round(left, 2),
        right=round(right, 2),
        before=before,
        after=after,
        sign=round(sign, 2),
        label=label,
        label_left=round(max(LEFT, min(begin, RIGHT - size)), 2),
        label_width=size,
    )
