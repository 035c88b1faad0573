"""Acronyms that a report defines beside the long name ("the Long Name (LN)", "LN, short for Long Name"), and what an acronym abbreviates.

Facts of spelling alone: which actor the names mean, `recognition` and `shortnames` decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LONG = r"(?P<long>(?:[A-Z][\w'-]*)(?:[ -](?:of|for|the|de|del|da|du|la|le|and|&|al|in|[A-Z][\w'-]*)){1,9})"
_SHORT = r"(?P<short>[A-Z][A-Za-z&/-]{1,11})"
_CAPITALS = r"(?P<short>[A-Z][A-Z&/-]{1,9})"

_BEHIND = re.compile(_LONG + r"\s*\(\s*(?:the\s+|known as\s+|or\s+)?" + _SHORT + r"\s*\)")
"""The acronym in brackets behind the name: what it abbreviates is the fewest words whose initials make it."""

_AS_IN = r"(?:or|known as|known by (?:its|the) (?:initials|acronym)(?: as)?|abbreviated(?: as)?|called)"
_MEANS = r"(?:short for|which stands for|an? (?:acronym|abbreviation) (?:of|for))"
_BESIDE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_LONG},? {_AS_IN} (?:the )?{_CAPITALS}\b",
        rf"\b{_CAPITALS},? \(?{_MEANS} (?:the )?{_LONG}",
        rf"\b{_CAPITALS} \((?:the )?{_LONG}\)",
        rf"\b{_CAPITALS}, (?:or|as) the {_LONG}(?=,| is known)",
    )
)
"""Other ways to write both; the letters may come in another order, as those of a name in another language do."""


def definitions(text: str) -> Iterator[tuple[str, str]]:
    """(long name, acronym) of each definition in a text.

    >>> list(definitions("Saturday and the Highland Liberation Front (HLF) met the PAZ, short for Party of Armed Zamora"))
    [('Highland Liberation Front', 'HLF'), ('Party of Armed Zamora', 'PAZ')]
    """
    for match in _BEHIND.finditer(text):
        if (long := defined_name(match["long"], match["short"])) is not None:
            yield long, match["short"]
    for pattern in _BESIDE:
        for match in pattern.finditer(text):
            long = match["long"].removeprefix("The ").removesuffix("'s")
            if _shares_letters(match["short"], long):
                yield long, match["short"]


def defined_name(words: str, short: str) -> str | None:
    """The name that an acronym in brackets stands for: the fewest words before it whose initials make it; None where none do.

    >>> defined_name("Saturday and the Highland Liberation Front", "HLF")
    'Highland Liberation Front'
    """
    parts = words.split()
    for at in range(len(parts) - 1, -1, -1):
        if parts[at][0] == short[0].upper() and abbreviates(short, " ".join(parts[at:])):
            return " ".join(parts[at:])
    return None


def abbreviates(short: str, long: str) -> bool:
    """Whether the capitals of `short` come in order among the initials of `long`'s words.

    >>> abbreviates("LRA", "Lord's Resistance Army"), abbreviates("UN", "Kampala")
    (True, False)
    """
    initials = _initials(long)
    at = 0
    for letter in (c for c in short.upper() if c.isalpha()):
        while at < len(initials) and initials[at] != letter:
            at += 1
        if at == len(initials):
            return False
        at += 1
    return True


def is_acronym_of(short: str, long: str) -> bool:
    """Whether the initials of `long` are `short`, with or without those of its small words.

    >>> is_acronym_of("MJL", "Movement for Justice and Land"), is_acronym_of("MJ", "Movement for Justice and Land")
    (True, False)
    """
    capitals = [w[0] for w in re.split(r"[ -]", long) if w[:1].isupper()]
    return len(capitals) > 1 and short in ("".join(capitals), "".join(_initials(long)))


def _initials(long: str) -> list[str]:
    return [w[0].upper() for w in re.split(r"[ -]", long) if w]


def _shares_letters(short: str, long: str) -> bool:
    """Whether the letters of an acronym are initials of a name, in whatever order."""
    left = [w[0].upper() for w in re.split(r"[ -]", long) if w[:1].isupper()]
    for letter in (c for c in short if c.isalpha()):
        if letter not in left:
            return False
        left.remove(letter)
    return len(short) > 1 and not any(c.islower() for c in short)
