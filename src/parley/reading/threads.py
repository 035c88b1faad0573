"""Where the readers' comments begin: marks ("8 Comments"), ages and buttons, or just names followed by paragraphs.

Invariant: errs towards taking text for comments, since a reader's comment must never become evidence; only a long stretch that
reads like news in every respect is kept after a mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from parley.reading.phrases import COMMENT_COUNT, COMMENT_MARK, COMMENT_STAMP, INFORMAL, REPORTING
from parley.reading.units import Unit

MIN_BLOCKS = 3
"""Name lines that make a thread when little else tells it; fewer need signs of informal speech. Articles rarely have three short
subheadings each with one or two paragraphs, and never the same one twice."""

MAX_PARAGRAPHS = 2.5
"""Mean number of paragraphs below a commenter's name; below an article's subheading stand about four."""

LOOKAHEAD = 12
"""Lines after a count of comments in which the thread must show."""

NEWS_SHARE = 0.4
"""Share of paragraphs with words of reported speech above which text after a mark can be news. In Wikinews it is 0.6."""


def _whole(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.I)


_MARK = _whole(COMMENT_MARK)
_COUNT = _whole(COMMENT_COUNT)
_STAMP = _whole(COMMENT_STAMP)
_INFORMAL = tuple(re.compile(pattern, 0 if "I'm" in pattern else re.I) for pattern in INFORMAL)
_REPORTING = re.compile(REPORTING, re.I)
_QUOTED = re.compile(r"“[^”]{0,600}”|\"[^\"]{0,600}\"|«[^»]{0,600}»")
_NAME_WORD = re.compile(r"[A-Z\u00c0-\u00de][\w'’.-]*|(?:van|von|de|du|der|den|la|le|al|bin|ibn|el|da|di|of|the|and)")
_HANDLE = re.compile(r"@?[a-z][\w.-]{2,24}|@\w{2,30}|[A-Za-z][\w.-]*(?:\d|_)[\w.-]*|[a-z]+[A-Z]\w*")
_STANDARD_END = re.compile(r"[.!?…]['\"’”)\]]*$")
_EDGES = " \t:·•|»«>*–—-…"


def bare(words: str) -> str:
    """A line without the marks and arrows around it."""
    return words.strip(_EDGES)


def is_mark(unit: Unit) -> bool:
    """Whether the line belongs to a comment form or heads a thread."""
    return unit.end - unit.start <= 200 and bool(_MARK.fullmatch(bare(unit.head)))


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


def is_name(unit: Unit) -> bool:
    """Whether the line can be a commenter's name: one to four words, capitalised, without an end mark."""
    words = bare(unit.head)
    if not 2 <= len(words) <= 40 or unit.prose or (unit.stop and not re.search(r"\b[A-Z]\.$", words)):
        return False
    parts = words.split()
    if len(parts) > 4 or (words.isupper() and len(parts) > 2):
        return False
    return is_handle(unit) or all(_NAME_WORD.fullmatch(part) for part in parts) or (len(parts) <= 2 and parts[0][:1].isupper())


def thread_start(units: Sequence[Unit]) -> int:
    """The index of the first unit that belongs to the comments (their mark or first name), or the number of units."""
    first_prose = next((number for number, unit in enumerate(units) if unit.prose), len(units))
    for number in range(first_prose + 1, len(units)):
        unit = units[number]
        if unit.prose or unit.end - unit.start > 200:
            continue
        if is_mark(unit) and not _is_news(units, number, first_prose):
            return number
        if is_count(unit) and _heads_thread(units, number) and not _is_news(units, number, first_prose):
            return number
        if is_name(unit) and _is_thread(units, number):
            return number
        if is_stamp(unit) and _stamped(units, number):
            return _head_of(units, number)
    return len(units)


def _head_of(units: Sequence[Unit], number: int) -> int:
    """The name line before a stamp."""
    return number - 1 if number > 0 and is_name(units[number - 1]) else number


def _stamped(units: Sequence[Unit], number: int) -> bool:
    """Whether at least three stamps stand within the next lines, with prose among them."""
    near = units[number : number + LOOKAHEAD]
    return sum(1 for unit in near if is_stamp(unit)) >= 3 and any(informality(unit) >= 2 for unit in near if unit.prose)


def _heads_thread(units: Sequence[Unit], number: int) -> bool:
    """Whether a count of comments is followed by a thread, or by no prose at all."""
    near = units[number + 1 : number + 1 + LOOKAHEAD]
    if not any(unit.prose for unit in units[number + 1 : number + 201]):
        return True
    if any(is_mark(unit) or (is_stamp(unit) and not _is_share(unit)) for unit in near):
        return True
    return any(is_name(unit) and position + 1 < len(near) and near[position + 1].prose for position, unit in enumerate(near[:4]))


_SHARE = re.compile(r"share|like|likes|report|save|print|\d+ likes?", re.I)


def _is_share(unit: Unit) -> bool:
    return bool(_SHARE.fullmatch(bare(unit.head)))


def _is_news(units: Sequence[Unit], number: int, first_prose: int) -> bool:
    """Whether what follows a mark reads like the report itself, so that the mark is a link at the top of the page."""
    after = units[number + 1 : number + 401]
    prose = [unit for unit in after if unit.prose]
    if len(prose) < 3 or any(is_stamp(unit) and not _is_share(unit) for unit in after):
        return False
    if any(informality(unit) > 1 for unit in prose):
        return False
    names = sum(1 for unit, following in pairwise(after) if is_name(unit) and following.prose)
    if names > len(prose) / 4:
        return False
    before = sum(unit.words for unit in units[first_prose:number] if unit.prose)
    reported = sum(1 for unit in prose if is_reporting(unit)) / len(prose)
    return reported >= NEWS_SHARE and sum(unit.words for unit in prose) > 2 * before


def _is_thread(units: Sequence[Unit], number: int) -> bool:
    """Whether names with their paragraphs follow one another from here to the end of the prose."""
    if number + 1 >= len(units) or not (units[number + 1].prose or units[number + 1].words >= 3):
        return False
    if not _can_be_first(units, number):
        return False
    blocks: list[list[Unit]] = []
    heads: list[Unit] = []
    for position in range(number, min(len(units), number + 400)):
        unit = units[position]
        following = units[position + 1] if position + 1 < len(units) else None
        if is_name(unit) and following is not None and not is_name(following):
            heads.append(unit)
            blocks.append([])
        elif unit.words >= 3:
            blocks[-1].append(unit)
    full = [(head, block) for head, block in zip(heads, blocks, strict=True) if block]
    if not full or sum(len(block) for _, block in full) / len(full) > MAX_PARAGRAPHS:
        return False
    names = [bare(head.head) for head, _ in full]
    evident = sum(1 for head, block in full if is_handle(head) or any(informality(unit) >= 2 for unit in block))
    repeated = len(names) - len(set(names))
    news = sum(1 for _, block in full for unit in block if is_reporting(unit)) / sum(len(block) for _, block in full)
    if len(full) >= MIN_BLOCKS:
        return evident >= len(full) / 2 or (evident >= 1 and news < NEWS_SHARE) or (repeated >= 1 and news < NEWS_SHARE)
    return evident == len(full) and news < NEWS_SHARE


def _can_be_first(units: Sequence[Unit], number: int) -> bool:
    """Whether the block below this name line can be a comment, and not the last section of the article before the thread."""
    block = []
    for unit in units[number + 1 : number + 8]:
        if is_name(unit):
            break
        block.append(unit)
    if is_handle(units[number]) or any(informality(unit) >= 2 for unit in block[:2]):
        return True
    return (
        len(block) <= 3
        and not any(is_reporting(unit) for unit in block)
        and all(part[:1].isupper() for part in bare(units[number].head).split())
    )
