"""A cheap look at a report before it is parsed: does it speak of conflict or negotiation at all?

One pass of a compiled pattern over the article. It opens on few words: a closed gate loses statements, an open one costs only time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from parley.model.records import Document, SegmentKind

FEWEST_WORDS = 2
"""Different words of the list that a report must have: one alone ("strike", "talks") is as often sport or commerce."""


@dataclass(frozen=True, slots=True)
class Gate:
    """The compiled pattern of words that open the gate."""

    pattern: re.Pattern[str]

    @classmethod
    def of(cls, stems: Iterable[str]) -> Gate:
        """A gate that opens on words with these beginnings.

        >>> gate = Gate.of(["ceasefire", "rebel"])
        >>> sorted({m.group().lower() for m in gate.pattern.finditer("Rebels broke the ceasefire")})
        ['ceasefire', 'rebel']
        """
        return cls(re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, stems))) + ")", re.IGNORECASE))

    def opens(self, doc: Document) -> bool:
        """Whether the document's article has enough different words of the list."""
        seen: set[str] = set()
        for segment in doc.segments:
            if segment.kind in (SegmentKind.ARTICLE, SegmentKind.HEADLINE):
                for match in self.pattern.finditer(doc.text, segment.start, segment.end):
                    seen.add(match.group().lower())
                    if len(seen) >= FEWEST_WORDS:
                        return True
        return False
