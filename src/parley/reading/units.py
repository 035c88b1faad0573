"""Lines and paragraphs of a text with the features that tell an article's sentence from page furniture.

A unit is one line, or the lines of a paragraph that was wrapped at a fixed width. Invariant: units are in order, do not
overlap, hold all that is not white space, and cost time linear in the text (patterns see bounded ends of a unit only).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

VIEW = 600
"""How many characters at either end of a unit are looked at. Lines of furniture are far shorter; a paragraph's kind shows there."""

MIN_PROSE_WORDS = 6
"""A line with an end mark and at least so many words is prose. Titles with an end mark and buttons are shorter."""

LONG_PROSE_WORDS = 32
"""A line of so many words is prose without an end mark: headlines stay below (99 % of the titles of Wikinews have fewer than 20)."""

WRAP_SHORTEST, WRAP_LONGEST = 40, 120
"""Width of hard-wrapped lines in characters: mail and agency text use 60-80."""

MIN_WRAPPED_SHARE = 0.2
"""Least share of line ends at which a sentence clearly goes on, in a block that is a wrapped paragraph; in prose it is over a half."""

_STOP = re.compile(r"[.!?…。！？؟।۔]['\"’”»)\]]*$")
_INNER_STOP = re.compile(r"[a-z\d)”\"][.!?]['\"’”)]*\s*[A-Z“\"]")
_BYLINE_START = re.compile(r"by [A-Z]")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_LETTER = re.compile(r"[^\W\d_]")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A line or wrapped paragraph: `text[start:end]`.

    head, tail: its first and last characters; words: number of words (of a very long unit: a lower bound); stop: ends like a sentence;
    prose: reads like a sentence or paragraph; marks, link_share: of the HTML line; main: what the labelling library says of it
    ("main", "comment", "none"), or "" where it was not asked."""

    start: int
    end: int
    head: str
    tail: str
    words: int
    stop: bool
    prose: bool
    wrapped: bool = False
    marks: frozenset[str] = field(default_factory=frozenset)
    link_share: float = 0.0
    main: str = ""

    @property
    def short(self) -> bool:
        """Whether `head` is the whole unit."""
        return self.end - self.start <= VIEW


def split(text: str) -> list[Unit]:
    """The units of a plain text.

    >>> [text_[unit.start:unit.end] for text_ in ["Home\\n\\nThe talks ended on Monday in the capital.\\n"] for unit in split(text_)]
    ['Home', 'The talks ended on Monday in the capital.']
    """
    units: list[Unit] = []
    block: list[tuple[int, int]] = []
    position, size = 0, len(text)
    while position <= size:
        stop = text.find("\n", position)
        stop = size if stop < 0 else stop
        start, end = trim(text, position, stop)
        if start < end:
            block.append((start, end))
        elif block:
            units.extend(_units_of(text, block))
            block = []
        position = stop + 1
    if block:
        units.extend(_units_of(text, block))
    return units


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space at its ends."""
    words = text[start:end]
    kept = words.lstrip()
    start += len(words) - len(kept)
    return start, start + len(kept.rstrip())


def unit_of(
    text: str, start: int, end: int, *, wrapped: bool = False, marks: frozenset[str] = frozenset(), link_share: float = 0.0, main: str = ""
) -> Unit:
    """The unit of this stretch, with its features."""
    head, tail = text[start : min(end, start + VIEW)], text[max(start, end - VIEW) : end]
    if wrapped:
        head, tail = " ".join(head.split()), " ".join(tail.split())
    words = count_words(text[start : min(end, start + 4 * VIEW)])
    stop = bool(_STOP.search(tail))
    return Unit(
        start=start, end=end, head=head, tail=tail, words=words, stop=stop, prose=_is_prose(head, tail, words, stop), wrapped=wrapped,
        marks=marks, link_share=link_share, main=main,
    )  # fmt: skip


def count_words(words: str) -> int:
    """Number of words; two characters count as one in scripts written without spaces."""
    wide = len(_WIDE.findall(words))
    return len(_WORD.findall(words)) + wide // 2


def _is_prose(head: str, tail: str, words: int, stop: bool) -> bool:
    if not _LETTER.search(head):
        return False
    if words >= LONG_PROSE_WORDS:
        return True
    if stop and words >= MIN_PROSE_WORDS:
        return True
    return words >= 2 * MIN_PROSE_WORDS and bool(_INNER_STOP.search(head) or tail.endswith((":", ",", "—")))


def _units_of(text: str, block: list[tuple[int, int]]) -> list[Unit]:
    """A block of lines without an empty line between: joined where it is a wrapped paragraph."""
    widest = max(end - start for start, end in block)
    joints = [_continues(text, line, following) for line, following in pairwise(block)]
    if widest > WRAP_LONGEST or sum(joints) < max(1, MIN_WRAPPED_SHARE * len(joints)):
        return [unit_of(text, start, end) for start, end in block]
    units: list[Unit] = []
    first = 0
    for number, joint in enumerate([*joints, False]):
        if number < len(joints) and (joint or _fills(text, block[number], block[number + 1], widest)):
            continue
        units.append(unit_of(text, block[first][0], block[number][1], wrapped=number > first))
        first = number + 1
    return units


def _continues(text: str, line: tuple[int, int], following: tuple[int, int]) -> bool:
    """Whether the next line clearly goes on with this one's sentence: this one is long and ends open, the next starts in lower case."""
    if line[1] - line[0] < WRAP_SHORTEST or not text[following[0]].islower() or _BYLINE_START.match(text, following[0]):
        return False
    return not _STOP.search(text[max(line[0], line[1] - 40) : line[1]])


def _fills(text: str, line: tuple[int, int], following: tuple[int, int], widest: int) -> bool:
    """Whether, in a block known to be wrapped, this line is full: the first word of the next one would not have fitted."""
    if not (text[following[0]].isalnum() or text[following[0]] in "“\"'‘("):
        return False
    word = text[following[0] : following[1]].split(maxsplit=1)[0]
    return line[1] - line[0] >= WRAP_SHORTEST and line[1] - line[0] + 1 + len(word) > widest
