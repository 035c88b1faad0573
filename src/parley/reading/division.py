"""Labelled lines to segments: a line that is two things is divided.

A dateline before the first sentence, a photo credit glued to a sentence, the site's name behind a headline. Decides no kind of a whole
line: see `segments`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parley.model.records import Segment, SegmentKind
from parley.reading.datelines import dateline_end
from parley.reading.phrases import AGENCIES
from parley.reading.units import Unit

Labels = list[tuple[SegmentKind | None, str]]
"""The kind of each unit with its reason; None where undecided."""

DATELINE_PARAGRAPHS = 3
"""A dateline stands in one of the first paragraphs: some reports put a summary before it."""

_AGENCY = "|".join(re.escape(name) for name in sorted(AGENCIES, key=len, reverse=True))
GLUED_CREDIT = re.compile(
    r"(?:\((?:photo|image|picture|file|credit)[^)]{0,120}\)|\[[^\]/]{2,60}/[^\]]{2,60}\]"
    r"|(?:photo|source|image|credit|picture)s?(?: by| credit)?:\s*(?-i:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}\s*/\s*"
    rf"(?:{_AGENCY}|[A-Z]\w+(?: [A-Z]\w+)?)))\s*(?=(?-i:[A-Z“\"'‘]))",
    re.I,
)
GLUED_END = re.compile(r"(?<=[.!?”\"])([\[(][^\])/\[(]{2,60}/[^\])\[(]{2,60}[\])])$")


def divided(text: str, units: Sequence[Unit], labels: Labels) -> list[Segment]:
    """Segments of the labelled units; a line that is two things is divided."""
    out: list[Segment] = []
    seen = 0
    for unit, (kind, reason) in zip(units, labels, strict=True):
        kind = kind or SegmentKind.FURNITURE
        start, end = unit.start, unit.end
        if kind is SegmentKind.ARTICLE:
            seen += 1
            out.extend(_divide_article(text, start, end, reason, may_have_dateline=seen <= DATELINE_PARAGRAPHS))
        elif kind is SegmentKind.HEADLINE and " | " in text[start:end]:
            bar = text.index(" | ", start, end)
            out.append(Segment(start=start, end=bar, kind=kind, reason=reason))
            out.append(Segment(start=bar + 1, end=end, kind=SegmentKind.FURNITURE, reason="the site's tail of the title"))
        else:
            out.append(Segment(start=start, end=end, kind=kind, reason=reason))
    return out


def _divide_article(text: str, start: int, end: int, reason: str, *, may_have_dateline: bool) -> list[Segment]:
    out: list[Segment] = []
    credit = GLUED_CREDIT.match(text, start, min(end, start + 300))
    if credit and credit.end() < end:
        stop = start + len(credit.group().rstrip())
        out.append(Segment(start=start, end=stop, kind=SegmentKind.CAPTION, reason="a credit before the sentence"))
        start = credit.end()
    tail = GLUED_END.search(text, max(start, end - 200), end)
    stop = tail.start() if tail else end
    place = dateline_end(text, start, stop) if may_have_dateline else None
    if place is not None:
        out.append(Segment(start=start, end=place[0], kind=SegmentKind.DATELINE, reason="place before the first sentence"))
        start = place[1]
    out.append(Segment(start=start, end=stop, kind=SegmentKind.ARTICLE, reason=reason))
    if tail:
        out.append(Segment(start=tail.start(1), end=tail.end(1), kind=SegmentKind.CAPTION, reason="a credit after the sentence"))
    return out
