"""How much of one document is analysed. What is left out is said: the analysis then holds a failure of the stage TOO_LONG."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from parley.model.records import SegmentKind

TOO_LONG = "analysis/length"
"""The stage of the failure of a document that is analysed in part. It is the same each time: there is no use in trying it again."""

MAX_PROSE = 1_000_000
"""Characters of one document's article that are analysed: some 400 printed pages, more than any report. What is longer is an archive, and
one date would be wrong for most of it. All parses of a document are held at once, which decides how much memory it takes."""

Stretch: TypeAlias = tuple[int, int, SegmentKind]
"""(start, end, kind) of a piece of prose: offsets in the document, the kind of its segment."""


def bounded(wanted: Iterable[Stretch], limit: int = MAX_PROSE) -> tuple[list[Stretch], int]:
    """The first stretches that have `limit` characters together, and how many characters the others have.

    >>> bounded([(0, 60, SegmentKind.ARTICLE), (70, 90, SegmentKind.ARTICLE), (95, 99, SegmentKind.HEADLINE)], limit=70)
    ([(0, 60, <SegmentKind.ARTICLE: 'article'>), (95, 99, <SegmentKind.HEADLINE: 'headline'>)], 20)
    """
    kept: list[Stretch] = []
    size = left_out = 0
    full = False
    for start, end, kind in wanted:
        full = full or (kind is SegmentKind.ARTICLE and size + end - start > limit)
        if full and kind is SegmentKind.ARTICLE:
            left_out += end - start
        else:
            kept.append((start, end, kind))
            size += end - start
    return kept, left_out
