"""Dates of the page around the report: a day above the title, the month of a donation bar. Candidates, not the truth.

Such a date is often that of the visit or of a campaign; it is believed only where nothing in the report speaks against it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parley.model.records import Clue, Segment, SegmentKind
from parley.reading.dating.solver import Constraint
from parley.reading.dating.stated import Interval, parse_date
from parley.reading.options import ReadingOptions

WEIGHT_NAMED, WEIGHT_BELOW_TITLE, WEIGHT_ABOVE, WEIGHT_ELSEWHERE = 4, 3, 2, 1
"""A full date called "published", between title and report, above the title (often the day of the visit), or anywhere else. A month
alone stands on many a campaign and counts as one elsewhere. What the report itself tells plainly outweighs each of them."""

MAX_BANNER = 120
"""Characters: dates of a page stand on short lines."""

MAX_BANNERS = 200
"""Lines looked at; a page with more short lines is a list."""

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = re.compile(
    rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d\b|\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? (?:19|20)\d\d\b"
    rf"|\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d{{1,2}}[./]\d{{1,2}}[./](?:19|20)\d\d\b|\b{_MONTH},? (?:19|20)\d\d\b",
    re.I,
)
_NUMERIC = re.compile(r"\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d")
"""A day and a month in either order: one of two days, not all the days between them."""
_NAMED = re.compile(r"\s*(?:first )?(?:published|posted|issued|date)\b", re.I)
_RIGHTS = re.compile(r"©|\(c\)|copyright|rights reserved", re.I)


def banner_constraints(text: str, segments: Sequence[Segment], *, options: ReadingOptions) -> list[Constraint]:
    """A constraint for each date that stands on a line of the page outside the report and its comments.

    text, segments: the document's.

    >>> line = Segment(start=0, end=24, kind=SegmentKind.FURNITURE)
    >>> [found.clue.kind for found in banner_constraints("Monday, January 12, 2032", [line], options=ReadingOptions())]
    ['banner']
    """
    found: list[Constraint] = []
    seen: dict[Interval, int] = {}
    titled = article = False
    looked = 0
    for segment in segments:
        titled = titled or segment.kind is SegmentKind.HEADLINE
        article = article or segment.kind is SegmentKind.ARTICLE
        if segment.kind is SegmentKind.COMMENT or looked >= MAX_BANNERS:
            break
        if segment.kind not in (SegmentKind.FURNITURE, SegmentKind.BYLINE) or segment.end - segment.start > MAX_BANNER:
            continue
        looked += 1
        words = text[segment.start : segment.end]
        match = _DATE.search(words)
        days = parse_date(match.group()) if match and not _RIGHTS.search(words) else None
        if match is None or days is None or days[1] < options.earliest_day or days[0] > options.latest_day:
            continue
        either = days[0] != days[1] and _NUMERIC.fullmatch(match.group()) is not None
        weight = _weight(words, (days[0], days[0]) if either else days, titled=titled, article=article)
        if weight <= seen.get(days, 0):
            continue
        seen[days] = weight
        place = (segment.start + match.start(), segment.start + match.end())
        clue = Clue(kind="banner", words=match.group(), says="a date on the page beside the report", start=place[0], end=place[1])
        first, last = days[0].toordinal(), days[1].toordinal()
        stretches = ((first, first), (last, last)) if either else ((first, last),)
        found = [other for other in found if other.days != stretches]
        found.append(Constraint(days=stretches, weight=weight, clue=clue))
    return found


def _weight(words: str, days: Interval, *, titled: bool, article: bool) -> int:
    if days[0] != days[1]:
        return WEIGHT_ELSEWHERE
    if _NAMED.match(words) and not article:
        return WEIGHT_NAMED
    if article:
        return WEIGHT_ELSEWHERE
    return WEIGHT_BELOW_TITLE if titled else WEIGHT_ABOVE
