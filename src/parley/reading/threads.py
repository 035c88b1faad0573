"""Where the readers' comments begin: marks ("8 Comments"), ages and buttons, or just names followed by paragraphs.

Invariant: errs towards taking text for comments, since a reader's comment must never become evidence; only a long stretch that
reads like news in every respect is kept after a mark.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from parley.reading.phrases import (
    COMMENT_COUNT,
    COMMENT_HEAD,
    COMMENT_HEADING,
    COMMENT_MARK,
    COMMENT_STAMP,
    INFORMAL,
    RELATED_LINE,
    REPORTING,
)
from parley.reading.units import Unit

MIN_BLOCKS = 3
"""Name lines that make a thread when little else tells it; fewer need signs of informal speech. Articles rarely have three short
subheadings each with one or two paragraphs, and never the same one twice."""

MAX_PARAGRAPHS = 2.5
"""Mean number of paragraphs below a commenter's name; below an article's subheading stand about four."""

PARAGRAPHS_A_COMMENT = 3
"""Paragraphs that one of the comments counted by a mark may have: those that follow it are no more than these."""

LOOKAHEAD = 12
"""Lines after a count of comments in which the thread must show."""

MAX_MARK = 600
"""Characters: longer lines are no marks, names or stamps."""

NEWS_WINDOW = 300
"""Lines looked at after a mark or name; a thread shows itself in far fewer."""

MAX_CANDIDATES = 1_000
"""Names and marks that are tried; on a page with more, any mark begins the comments."""

NEWS_SHARE = 0.4
"""Share of paragraphs with words of reported speech above which text after a mark can be news. In Wikinews it is 0.6."""


def _whole(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.I)


_HEADING = _whole(COMMENT_HEADING)
_HEAD = _whole(COMMENT_HEAD)
_MARK = _whole((*COMMENT_MARK, *COMMENT_HEADING))
_COUNT = _whole(COMMENT_COUNT)
_STAMP = _whole(COMMENT_STAMP)
_INFORMAL = tuple(re.compile(pattern, 0 if "I'm" in pattern else re.I) for pattern in INFORMAL)
_REPORTING = re.compile(REPORTING, re.I)
_QUOTED = re.compile(r"“[^”]{0,600}”|\"[^\"]{0,600}\"|«[^»]{0,600}»")
_NAME_WORD = re.compile(r"[A-Z\u00c0-\u00de][\w'’.-]*|(?:van|von|de|du|der|den|la|le|al|bin|ibn|el|da|di|of|the|and)")
_HANDLE = re.compile(r"@?[a-z][\w.-]{2,24}|@\w{2,30}|[A-Za-z][\w.-]*(?:\d|_)[\w.-]*|[a-z]+[A-Z]\w*")
_INLINE = re.compile(r"@?[a-z]\w*[_\d]\w*\s?[:–—-]\s+\S|@?\w+_\w*\s?[:–—-]\s+\S|@?[A-Z][a-z]+\d\w*\s?[:–—-]\s+\S")
_RELATED = _whole(RELATED_LINE)
_SIGNED = re.compile(r"(?P<name>[^\s:–—-]+(?:,? [^\s:–—-]+){0,3})(?::| [–—-])\s+\S")
_STANDARD_END = re.compile(r"[.!?…]['\"’”)\]]*$")
_EDGES = " \t:·•|»«>*–—-…↓↑→←▼▲"


def bare(words: str) -> str:
    """A line without the marks and arrows around it."""
    words = words.strip(_EDGES)
    return words.rstrip(" .") if words.endswith("..") else words


def is_mark(unit: Unit) -> bool:
    """Whether the line belongs to a comment form or heads a thread."""
    return unit.end - unit.start <= 200 and bool(_MARK.fullmatch(bare(unit.head)))


def is_heading(unit: Unit) -> bool:
    """Whether the line heads a thread and can be nothing else."""
    return unit.end - unit.start <= 200 and bool(_HEADING.fullmatch(bare(unit.head)))


def is_head(unit: Unit) -> bool:
    """Whether the line names a commenter with a date."""
    return unit.end - unit.start <= 120 and bool(_HEAD.fullmatch(bare(unit.head)))


def is_count(unit: Unit) -> bool:
    """Whether the line counts comments."""
    return unit.end - unit.start <= 60 and bool(_COUNT.fullmatch(bare(unit.head)))


def is_stamp(unit: Unit) -> bool:
    """Whether the line is the age, a button or the head of one comment."""
    return unit.end - unit.start <= 120 and bool(_STAMP.fullmatch(bare(unit.head)))


def informality(unit: Unit) -> int:
    """How many signs of informal speech stand outside quotation marks.

    >>> from parley.reading.units import unit_of
    >>> words = "wake up people, they lie to you!!"
    >>> informality(unit_of(words, 0, len(words))) >= 3
    True
    """
    words = _QUOTED.sub(" ", unit.head)
    score = sum(1 for pattern in _INFORMAL if pattern.search(words))
    first = words.lstrip("“\"'‘(")[:1]
    if first.islower() and unit.words >= 3:
        score += 1
    if unit.short and unit.words >= 8 and not _STANDARD_END.search(unit.tail):
        score += 1
    return score


def is_reporting(unit: Unit) -> bool:
    """Whether the unit has words of reported speech or of its sources."""
    return bool(_REPORTING.search(unit.head))


def is_handle(unit: Unit) -> bool:
    """Whether the line is a user name that is no ordinary name."""
    words = bare(unit.head)
    return unit.end - unit.start <= 30 and bool(_HANDLE.fullmatch(words)) and not unit.stop


def is_inline(unit: Unit) -> bool:
    """Whether the line is a comment with its user name before it ("ida_m: I saw it too")."""
    return bool(_INLINE.match(unit.head))


def is_signed(unit: Unit) -> bool:
    """Whether the line has a name before it as a comment may, or a figure in a column ("T. Haller: 60, not 12"); a town in capitals
    before it is a dateline."""
    found = _SIGNED.match(unit.head)
    return found is not None and not found["name"].isupper() and unit.end - unit.start <= MAX_MARK


def is_related(unit: Unit) -> bool:
    """Whether the line leads to other articles ("Most read: ..."), as one does at the end of a report."""
    title, colon, _ = unit.head.partition(":")
    return bool(colon) and bool(_RELATED.fullmatch(bare(title)))


def is_name(unit: Unit) -> bool:
    """Whether the line can be a commenter's name: one to four words, capitalised, without an end mark."""
    words = bare(unit.head)
    if not 2 <= len(words) <= 40 or unit.prose or (unit.stop and not re.search(r"\b[A-Z]\.$", words)):
        return False
    parts = words.split()
    if len(parts) > 4 or (words.isupper() and len(parts) > 2):
        return False
    return is_handle(unit) or all(_NAME_WORD.fullmatch(part) for part in parts) or (len(parts) <= 2 and parts[0][:1].isupper())


class Thread:
    """The units of a page with what each says about comments, worked out once and only where it is asked."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self._informality: dict[int, int] = {}
        self._flags: dict[tuple[str, int], bool] = {}

    def informal(self, number: int) -> int:
        """How informal the unit is."""
        if number not in self._informality:
            self._informality[number] = informality(self.units[number])
        return self._informality[number]

    def flag(self, name: str, number: int) -> bool:
        """One of `_FLAGS` of the unit."""
        if (name, number) not in self._flags:
            self._flags[name, number] = _FLAGS[name](self.units[number])
        return self._flags[name, number]

    def start(self) -> int:
        """The index of the first unit that belongs to the comments (their mark or first name), or the number of units."""
        units, tried = self.units, 0
        first_prose = next((number for number, unit in enumerate(units) if unit.prose), len(units))
        for number in range(first_prose):
            if self.flag("heading", number) and not self._is_news(number, first_prose):
                return number
        for number in range(first_prose + 1, len(units)):
            unit = units[number]
            if self.flag("related", number - 1) and self._is_tail(number):
                return number
            if (unit.prose and not self.flag("inline", number)) or unit.end - unit.start > MAX_MARK:
                continue
            found = self._starts_at(number, first_prose, exhausted=tried > MAX_CANDIDATES)
            if found is not None:
                return found
            tried += any(self.flag(name, number) for name in ("mark", "count", "name"))
        return len(units)

    def _starts_at(self, number: int, first_prose: int, *, exhausted: bool) -> int | None:
        if self.flag("mark", number) and (exhausted or not self._is_news(number, first_prose)):
            return number
        if self.flag("count", number) and self._counts(number, first_prose, exhausted=exhausted):
            return number
        if self.flag("inline", number):
            return number
        if not exhausted and self.flag("name", number) and self._is_thread(number):
            return number
        if self.flag("head", number) and self._has_heads(number):
            return number
        if self.flag("stamp", number) and self._stamped(number):
            return number - 1 if self.flag("name", number - 1) else number
        return None

    def _counts(self, number: int, first_prose: int, *, exhausted: bool) -> bool:
        """Whether a line that counts comments heads them."""
        if exhausted:
            return True
        return not self._is_news(number, first_prose) and (self._heads_thread(number) or self._is_title(number))

    def _near(self, number: int, size: int) -> range:
        return range(number, min(len(self.units), number + size))

    def _stamped(self, number: int) -> bool:
        """Whether at least three stamps stand within the next lines, with informal prose among them."""
        near = self._near(number, LOOKAHEAD)
        stamps = sum(1 for other in near if self.flag("stamp", other))
        return stamps >= 3 and any(self.informal(other) >= 2 for other in near if self.units[other].prose)

    def _has_heads(self, number: int) -> bool:
        """Whether words follow a commenter's name and date, and after them another such line."""
        near = self._near(number + 1, LOOKAHEAD)
        heads = [other for other in near if self.flag("head", other)]
        return bool(heads) and heads[0] > number + 1

    def _heads_thread(self, number: int) -> bool:
        """Whether a count of comments is followed by a thread, or by no prose at all."""
        if not any(self.units[other].prose for other in self._near(number + 1, 200)):
            return True
        near = self._near(number + 1, LOOKAHEAD)
        if any(self._is_sign(other) for other in near) or self._is_number_told(number):
            return True
        return any(self.flag("name", other) and other + 1 in near and self.units[other + 1].prose for other in near[:4])

    def _is_number_told(self, number: int) -> bool:
        """Whether a count behind a report ("2 comments") is followed by no more than that many comments fill."""
        told = re.search(r"\d+", self.units[number].head)
        after = [other for other in range(number + 1, len(self.units)) if self.units[other].words >= 3]
        before = sum(unit.prose for unit in self.units[max(0, number - NEWS_WINDOW) : number])
        return told is not None and before >= 2 and 0 < len(after) <= PARAGRAPHS_A_COMMENT * int(told[0])

    def _is_title(self, number: int) -> bool:
        """Whether a bare "Comments" is followed by little, and by nothing that reads like news."""
        after = [other for other in self._near(number + 1, NEWS_WINDOW) if self.units[other].words >= 3]
        formal = sum(1 for other in after if self.flag("reporting", other) and self.informal(other) <= 1)
        return not self.units[number].head.strip()[0].isdigit() and formal < max(2, NEWS_SHARE * len(after))

    def _is_sign(self, number: int) -> bool:
        """Whether the line shows that a thread is near."""
        stamp = self.flag("stamp", number) and not self.flag("share", number)
        return stamp or self.flag("mark", number) or self.flag("head", number)

    def _is_news(self, number: int, first_prose: int) -> bool:
        """Whether what follows a mark reads like the report itself, so that the mark is a link at the top of the page."""
        after = self._near(number + 1, NEWS_WINDOW)
        prose = [other for other in after if self.units[other].prose]
        if len(prose) < 3 or any(self.informal(other) > 1 for other in prose):
            return False
        if any(self.flag("head", other) or (self.flag("stamp", other) and not self.flag("share", other)) for other in after):
            return False
        names = sum(1 for other in after if self.flag("name", other) and other + 1 in after and self.units[other + 1].prose)
        if names > len(prose) / 4:
            return False
        before = sum(unit.words for unit in self.units[max(first_prose, number - NEWS_WINDOW) : number] if unit.prose)
        reported = sum(1 for other in prose if self.flag("reporting", other)) / len(prose)
        return reported >= NEWS_SHARE and sum(self.units[other].words for other in prose) > 2 * before

    def _is_tail(self, number: int) -> bool:
        """Whether nothing but signed lines stands between here and the end of the page."""
        rest = range(number, len(self.units))
        return len(rest) <= NEWS_WINDOW and all(self.flag("signed", other) or self.flag("inline", other) for other in rest)

    def _is_thread(self, number: int) -> bool:
        """Whether names with their paragraphs follow one another from here on."""
        units = self.units
        if number + 1 >= len(units) or not (units[number + 1].prose or units[number + 1].words >= 3) or not self._can_be_first(number):
            return False
        blocks: list[tuple[int, list[int]]] = []
        for other in self._near(number, NEWS_WINDOW):
            if self.flag("name", other) and other + 1 < len(units) and not self.flag("name", other + 1):
                blocks.append((other, []))
            elif units[other].words >= 3:
                blocks[-1][1].append(other)
        full = [(head, block) for head, block in blocks if block]
        paragraphs = sum(len(block) for _, block in full)
        if not full or paragraphs / len(full) > MAX_PARAGRAPHS:
            return False
        names = [bare(units[head].head) for head, _ in full]
        evident = sum(1 for head, block in full if self.flag("handle", head) or any(self.informal(other) >= 2 for other in block))
        news = sum(1 for _, block in full for other in block if self.flag("reporting", other)) / paragraphs
        if len(full) >= MIN_BLOCKS:
            return evident >= len(full) / 2 or ((evident >= 1 or len(names) > len(set(names))) and news < NEWS_SHARE)
        return evident == len(full) and news < NEWS_SHARE

    def _can_be_first(self, number: int) -> bool:
        """Whether the block below this name line can be a comment, and not the last section of the article before the thread."""
        block = []
        for other in self._near(number + 1, 7):
            if self.flag("name", other):
                break
            block.append(other)
        if self.flag("handle", number) or any(self.informal(other) >= 2 for other in block[:2]):
            return True
        capitalised = all(part[:1].isupper() for part in bare(self.units[number].head).split())
        return len(block) <= 3 and capitalised and not any(self.flag("reporting", other) for other in block)


_SHARE = re.compile(r"share|like|likes|report|save|print|\d+ likes?", re.I)


def _is_share(unit: Unit) -> bool:
    """Whether the stamp may also be a button of the page."""
    return bool(_SHARE.fullmatch(bare(unit.head)))


_FLAGS: dict[str, Callable[[Unit], bool]] = {
    "mark": is_mark,
    "heading": is_heading,
    "head": is_head,
    "inline": is_inline,
    "signed": is_signed,
    "related": is_related,
    "count": is_count,
    "stamp": is_stamp,
    "share": _is_share,
    "name": is_name,
    "handle": is_handle,
    "reporting": is_reporting,
}
