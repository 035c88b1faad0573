"""Many spans of one text, asked for by place without looking at each: a report of a thousand pages has tens of thousands of them.

Invariant: the answers are those of a loop over all spans. Spans may overlap and come in any order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")


class Spans:
    """Spans (start, end), to be asked whether one of them covers another."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def cover(self, start: int, end: int) -> bool:
        """Whether one span holds all from `start` to `end`.

        >>> spans = Spans([(5, 9), (0, 4)])
        >>> spans.cover(6, 9), spans.cover(3, 6)
        (True, False)
        """
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and self._reach[at] >= end


class Placed(Generic[T]):
    """Things with a span, to be asked which of them begin in a stretch. span_of: (start, end) of one; they keep their order."""

    def __init__(self, things: Sequence[T], span_of: Callable[[T], tuple[int, int]]) -> None:
        numbered = sorted((*span_of(thing), number) for number, thing in enumerate(things))
        self._things = things
        self._starts = [start for start, _, _ in numbered]
        self._spans = numbered

    def inside(self, start: int, end: int) -> list[T]:
        """Those that lie in the stretch from `start` to `end`, in the order in which they were given.

        >>> Placed(["bcd", "a"], lambda word: (ord(word[0]), ord(word[-1]))).inside(97, 99)
        ['a']
        """
        near = self._spans[bisect_left(self._starts, start) : bisect_right(self._starts, end)]
        return [self._things[number] for number in sorted(number for _, last, number in near if last <= end)]
