"""A cheap look at a report before it is parsed: does it speak of an armed conflict or its settlement at all?

One pass of a compiled pattern over the article. Words that hardly stand elsewhere ("ceasefire", "rebel") count double; words that are as
often sport,
commerce or politics ("talks", "attack") count once and never open the gate by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from parley.model.records import Document, SegmentKind

STRONG, WEAK = 2, 1
"""What a different word of either list adds."""

OPEN_AT = 4
"""The sum at which the gate opens, at least one strong word among it: chosen so that it opens for every report of the gold cases and
stays shut for
most of a mixed stream (`eval/gate.py` counts both)."""


OFTEN = 4
"""Strong words in a thousand: a long page on elections that mentions one war is no report on it. The gold reports have ten and more."""


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
        """The sum over the different words of both lists in a text; 0 where no strong one is there."""
        found = {m.group().lower() for m in self.strong.finditer(text)}
        return STRONG * len(found) + WEAK * len({m.group().lower() for m in self.weak.finditer(text)}) if found else 0

    def opens(self, doc: Document) -> bool:
        """Whether the document's article and headline have enough of the words, and often enough for their length."""
        wanted = (SegmentKind.ARTICLE, SegmentKind.HEADLINE)
        text = "\n".join(doc.text[s.start : s.end] for s in doc.segments if s.kind in wanted)
        if self.score(text) < OPEN_AT:
            return False
        return 1000 * sum(1 for _ in self.strong.finditer(text)) >= OFTEN * len(text.split())


def _pattern(stems: Iterable[str]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(stem).replace(r"\+", " ") for stem in sorted(stems))
    return re.compile(rf"\b(?:{alternatives})", re.IGNORECASE)
