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

WEIGHT_DAY_BANNER, WEIGHT_MONTH_BANNER = 2, 1
"""A full date beside the report outweighs one habit of writers and no more; a month alone stands on many a campaign."""

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
_RIGHTS = re.compile(r"©|\(c\)|copyright|rights reserved", re.I)


def banner_constraints(text: str, segments: Sequence[Segment], *, options: ReadingOptions) -> list[Constraint]:
    """A constraint for each date that stands on a line of the page outside the report and its comments.

    text, segments: the document's.

    >>> line = Segment(start=0, end=24, kind=SegmentKind.FURNITURE)
    >>> [found.clue.kind for found in banner_constraints("Monday, January 12, 2032", [line], options=ReadingOptions())]
    ['banner']
    """
    found: list[Constraint] = []
    seen: set[Interval] = set()
    looked = 0
    for segment in segments:
        if segment.kind not in (SegmentKind.FURNITURE, SegmentKind.BYLINE) or segment.end - segment.start > MAX_BANNER:
            continue
        looked += 1
        if looked > MAX_BANNERS:
            break
        words = text[segment.start : segment.end]
        match = _DATE.search(words)
        days = parse_date(match.group()) if match and not _RIGHTS.search(words) else None
        if match is None or days is None or days in seen or days[1] < options.earliest_day or days[0] > options.latest_day:
            continue
        seen.add(days)
        single = days[0] == days[1]
        found.append(
            Constraint(
                days=((days[0].toordinal(), days[1].toordinal()),),
                weight=WEIGHT_DAY_BANNER if single else WEIGHT_MONTH_BANNER,
                clue=Clue(
                    kind="banner",
                    words=match.group(),
                    says="a date on the page beside the report",
                    start=segment.start + match.start(),
                    end=segment.start + match.end(),
                ),
            )
        )
    return found
