"""A cheap look at a report before it is parsed: does it speak of an armed conflict or its settlement at all?

One pass of a compiled pattern over the article. Words that hardly stand elsewhere ("ceasefire", "rebel") count double; words that are as
often sport, commerce or politics ("talks", "attack") count once and open the gate by themselves only where they stand close together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from parley.model.records import Document, SegmentKind

STRONG, WEAK = 2, 1
"""What a different word of either list adds."""

OPEN_AT = 4
"""The sum at which the gate may open."""

OFTEN = 4
"""Strong words in a thousand: a long page on elections that mentions one war is no report on it. The gold reports have ten and more."""

DENSE = 40
"""Words of both lists in a thousand that open the gate without a strong one: the fifth report on a release of soldiers speaks of no rebels
any more. OPEN_AT, OFTEN and DENSE were chosen so that the gate opens for the reports of the gold cases and of the episodes, and stays shut
for most of a mixed stream (`eval/gate.py` counts both)."""


@dataclass(frozen=True, slots=True)
class Gate:
    """The compiled patterns of words that open the gate."""

    strong: re.Pattern[str]
    weak: re.Pattern[str]

    @classmethod
    def of(cls, strong: Iterable[str], weak: Iterable[str]) -> Gate:
        """A gate for words with these beginnings; a plus sign stands for a blank.

        >>> gate = Gate.of(["ceasefire", "peace+talk"], ["army"])
        >>> gate.score("The army and the rebels held peace talks on a ceasefire.")
        5
        """
        return cls(_pattern(strong), _pattern(weak))

    def score(self, text: str) -> int:
        """The sum over the different words of both lists in a text."""
        strong, weak = ({m.group().lower() for m in words.finditer(text)} for words in (self.strong, self.weak))
        return STRONG * len(strong) + WEAK * len(weak)

    def opens(self, doc: Document) -> bool:
        """Whether the document's article and headline have enough of the words, and often enough for their length."""
        wanted = (SegmentKind.ARTICLE, SegmentKind.HEADLINE)
        text = "\n".join(doc.text[s.start : s.end] for s in doc.segments if s.kind in wanted)
        if self.score(text) < OPEN_AT:
            return False
        strong, weak = (sum(1 for _ in words.finditer(text)) for words in (self.strong, self.weak))
        length = len(text.split())
        return (strong > 0 and 1000 * strong >= OFTEN * length) or 1000 * (strong + weak) >= DENSE * length


def _pattern(stems: Iterable[str]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(stem).replace(r"\+", " ") for stem in sorted(stems))
    return re.compile(rf"\b(?:{alternatives})", re.IGNORECASE)
