"""Deadlocks as drawn circles: deeds as boxes, arrows to what each waits for, and the sentences that tell each arrow.

Invariant: pure; boxes never overlap and arrows run from border to border; a circle is told as claims of its holders.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from parley.export.selection import Selection
from parley.model.computed import Deadlock, Deed, Entry, Wait
from parley.report import phrases, told
from parley.report.phrases import Namer
from parley.report.quotes import Short, short
from parley.report.widths import wrap

WIDTH: Final = 640.0
TEXT_SIZE: Final = 11.0
LINE: Final = 14.0
BOX_WIDTH: Final = 178.0
BOX_ROOM: Final = 160.0
MOST_LINES: Final = 3
"""A box holds three lines: a party's name, and a deed of the codebook."""

HEAD: Final = 8.0
"""Length of an arrow's head."""

AIR: Final = 4.0
"""Between an arrow and a box."""

MOST_QUOTES: Final = 2
"""Sentences shown for one arrow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A deed. x, y: its upper left corner; lines: its words."""

    x: float
    y: float
    height: float
    lines: tuple[str, ...]

    @property
    def centre(self) -> tuple[float, float]:
        return self.x + BOX_WIDTH / 2, self.y + self.height / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """From a deed to what it waits for. head: the three corners of its point; number: stands at (x, y)."""

    start: tuple[float, float]
    end: tuple[float, float]
    head: tuple[tuple[float, float], ...]
    number: int
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An arrow in words, with who says so, the sentences, and whether the awaited deed is told as done since."""

    number: int
    text: str
    holders: str
    met: str | None
    quotes: tuple[Short, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """A deadlock as it is shown. height: of the picture."""

    title: str
    kind: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    height: float
    steps: tuple[Step, ...]


def circle(deadlock: Deadlock, entries: Mapping[str, Entry], selection: Selection, numbers: Mapping[str, int], named: Namer) -> Circle:
    """One deadlock in words and as a picture. entries: by id, those that tell it, whether or not they are in the selection."""
    boxes, height = _boxes(deadlock.cycle)
    who = " and ".join(dict.fromkeys(phrases.doer(deed, named) for deed in deadlock.cycle))
    kind = "told as conditions" if deadlock.explicit else "read from hints"
    return Circle(
        title=phrases.sentence(f"{who} wait").removesuffix("."),
        kind=f"{kind}, {'open' if deadlock.open else 'one of its deeds is told as done since'}",
        boxes=boxes,
        arrows=_arrows(boxes),
        height=height,
        steps=tuple(_step(at, deed, deadlock, entries, selection, numbers, named) for at, deed in enumerate(deadlock.cycle)),
    )


def _step(
    at: int,
    deed: Deed,
    deadlock: Deadlock,
    entries: Mapping[str, Entry],
    selection: Selection,
    numbers: Mapping[str, int],
    named: Namer,
) -> Step:
    awaited = deadlock.cycle[(at + 1) % len(deadlock.cycle)]
    waits = deadlock.waits[at]
    text = f"before {phrases.deed(deed, named)}, {phrases.deed(awaited, named, modal='would first have to')}"
    holders = dict.fromkeys(named(told.within(holder)) if holder != "the report" else holder for wait in waits for holder in wait.holders)
    return Step(
        number=at + 1,
        text=phrases.sentence(text),
        holders=phrases.listed(holders),
        met=waits[0].met if waits and all(wait.met for wait in waits) else None,
        quotes=_quotes(waits, entries, selection, numbers),
    )


def _quotes(waits: tuple[Wait, ...], entries: Mapping[str, Entry], selection: Selection, numbers: Mapping[str, int]) -> tuple[Short, ...]:
    listed = {entry.id for entry in selection.entries}
    found: dict[str, Short] = {}
    for wait in waits:
        for key in entries[wait.entry].statements if wait.entry in entries else ():
            stmt = selection.statements[key]
            if stmt.conditions:
                made = short(stmt, selection, numbers, entry=wait.entry if wait.entry in listed else None)
                found.setdefault(made.text, made)
    return tuple(found.values())[:MOST_QUOTES]


def _boxes(cycle: tuple[Deed, ...]) -> tuple[tuple[Box, ...], float]:
    """Two deeds side by side; more of them around an ellipse, the first on top, in the order of the clock."""
    texts = [_lines(deed) for deed in cycle]
    heights = [len(lines) * LINE + 14 for lines in texts]
    tallest = max(heights)
    if len(cycle) == 2:
        xs = (1.0, WIDTH - 1 - BOX_WIDTH)
        height = max(tallest, 62.0) + 12
        return tuple(
            Box(x=x, y=round((height - size) / 2, 1), height=size, lines=lines) for x, size, lines in zip(xs, heights, texts, strict=True)
        ), height
    across = (WIDTH - BOX_WIDTH) / 2 - 12
    down = (tallest + 46) * len(cycle) / 4
    height = 2 * down + tallest + 12
    boxes = []
    for at, (size, lines) in enumerate(zip(heights, texts, strict=True)):
        angle = 2 * math.pi * at / len(cycle) - math.pi / 2
        x = WIDTH / 2 + across * math.cos(angle) - BOX_WIDTH / 2
        y = height / 2 + down * math.sin(angle) - size / 2
        boxes.append(Box(x=round(x, 1), y=round(y, 1), height=size, lines=lines))
    return tuple(boxes), round(height, 1)


def _lines(deed: Deed) -> tuple[str, ...]:
    who, _, what = phrases.node(deed).partition(": ")
    first = wrap(f"{who}:", TEXT_SIZE, BOX_ROOM, 2)
    return (*first, *wrap(what, TEXT_SIZE, BOX_ROOM, MOST_LINES - len(first) + 1))


def _arrows(boxes: tuple[Box, ...]) -> tuple[Arrow, ...]:
    if len(boxes) == 2:
        one, two = boxes
        middle = one.centre[1]
        left, right = one.x + BOX_WIDTH + AIR, two.x - AIR
        return _arrow((left, middle - 14), (right, middle - 14), 1), _arrow((right, middle + 14), (left, middle + 14), 2)
    pairs = zip(boxes, (*boxes[1:], *boxes[:1]), strict=True)
    return tuple(_arrow(_border(one, two.centre), _border(two, one.centre), number) for number, (one, two) in enumerate(pairs, start=1))


def _border(box: Box, towards: tuple[float, float]) -> tuple[float, float]:
    """Where the line from a box's centre leaves it, and a little air."""
    x, y = box.centre
    dx, dy = towards[0] - x, towards[1] - y
    scale = min((BOX_WIDTH / 2 + AIR) / abs(dx) if dx else math.inf, (box.height / 2 + AIR) / abs(dy) if dy else math.inf)
    return round(x + dx * scale, 1), round(y + dy * scale, 1)


def _arrow(start: tuple[float, float], end: tuple[float, float], number: int) -> Arrow:
    length = math.hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    ux, uy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    back = (end[0] - ux * HEAD, end[1] - uy * HEAD)
    side = (-uy * HEAD / 2.4, ux * HEAD / 2.4)
    head = (end, (back[0] + side[0], back[1] + side[1]), (back[0] - side[0], back[1] - side[1]))
    return Arrow(
        start=start,
        end=(round(back[0], 1), round(back[1], 1)),
        head=tuple((round(x, 1), round(y, 1)) for x, y in head),
        number=number,
        x=round((start[0] + end[0]) / 2, 1),
        y=round((start[1] + end[1]) / 2, 1),
    )
