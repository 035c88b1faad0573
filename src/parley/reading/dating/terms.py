"""Terms of office as clues: who is called president, president-elect or former president when.

Works on the list of offices it is given and knows none itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache

from parley.model.records import Clue, Office
from parley.reading.dating.constraints import open_after
from parley.reading.dating.solver import Constraint, Days
from parley.reading.options import ReadingOptions

WEIGHT_HOLDER, WEIGHT_ELECT, WEIGHT_FORMER = 3, 6, 1
"""A title is almost never given too early; some time after the term it still is, in history. "-elect" is never used at another time."""

GRACE_DAYS = 3
"""Reports go on to use a title, or begin to, within so many days of a change."""

OUTGOING_DAYS = 120
"""An administration is "outgoing" in at most so many days before its end: from a vote to the handing over."""

_NAME = r"(?:[A-ZÀ-Þ][\w'’À-ÿ-]*|al|bin|van|von|de|da|el)"
_BEFORE = re.compile(
    r"\b(?i:former|ex-?|late|then-?|past|one-time|deposed|ousted|previous|under|predecessor,?)\s*(?:[A-Z]\w+ )?(?:[A-Z]\w+ )?$"
)
_HISTORY = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)\b")


def terms_of(text: str, spans: Sequence[tuple[int, int]], *, options: ReadingOptions) -> list[Constraint]:
    """The constraints that titles with names put on the publication day.

    text: the whole text; spans: the stretches of it that are the report.

    >>> from datetime import date
    >>> office = Office(person="Lena Ost", title="President", country="KEL", since=date(2031, 1, 1), names=("Ost", "Lena Ost"))
    >>> words = "Keldamar's President Lena Ost refused."
    >>> terms_of(words, [(0, len(words))], options=ReadingOptions(offices=(office,)))[0].clue.words
    'President Lena Ost'
    """
    if not options.offices:
        return []
    pattern, index = _index(options.offices)
    found: dict[tuple[str, str], Constraint] = {}
    for start, end in spans:
        for match in pattern.finditer(text, start, end):
            constraint = _constraint(text, match, index, options)
            if constraint is not None:
                found.setdefault((constraint.clue.says, constraint.clue.kind), constraint)
    return list(found.values())


@lru_cache(maxsize=4)
def _index(offices: tuple[Office, ...]) -> tuple[re.Pattern[str], dict[str, tuple[Office, ...]]]:
    titles = {office.title for office in offices} | {"President", "Prime Minister", "Chancellor"}
    joined = "|".join(re.escape(title) for title in sorted(titles, key=len, reverse=True))
    pattern = re.compile(
        rf"(?:(?P<title>{joined})(?P<elect>[- ][Ee]lect)? (?P<name>{_NAME}(?: {_NAME}){{0,4}}))"
        rf"|(?P<outgoing>outgoing )?(?P<holder>{_NAME}(?: {_NAME}){{0,2}}?)(?:['’]s)? (?P<body>administration|government)\b"
    )
    names: dict[str, list[Office]] = {}
    for office in offices:
        for name in {office.person, *office.names}:
            names.setdefault(name.casefold(), []).append(office)
    return pattern, {name: tuple(held) for name, held in names.items()}


def _constraint(text: str, match: re.Match[str], index: dict[str, tuple[Office, ...]], options: ReadingOptions) -> Constraint | None:
    title = match.group("title")
    held, length = _held(match.group("name") or match.group("holder"), index, from_end=title is None)
    if title is not None:
        held = tuple(office for office in held if _same_title(office.title, title))
    if not held:
        return None
    person = held[0].person
    begin, end = match.start(), match.end() if title is None else match.start("name") + length
    before = _BEFORE.search(text[max(0, begin - 40) : begin])
    if match.group("elect"):
        days = tuple((office.elected.toordinal(), office.since.toordinal()) for office in held if office.elected)
        says, weight = f"{person} was so called between election and taking office", WEIGHT_ELECT
    elif match.group("outgoing"):
        days = tuple((office.until.toordinal() - OUTGOING_DAYS, office.until.toordinal()) for office in held if office.until)
        says, weight = f"{person}'s term was about to end", WEIGHT_HOLDER
    elif before and not before.group().lower().startswith(("under", "late")):
        ends = [office.until for office in held if office.until]
        days = open_after(min(ends), options) if ends else ()
        says, weight = f"{person} no longer held the office", WEIGHT_FORMER
    else:
        if before or _HISTORY.search(_clause(text, begin, end)):
            return None  # told of a past year: the title is of that year
        body = match.group("body") is not None
        days = tuple(_term(office, options, body=body) for office in held)
        says, weight = f"{person} in office: {_spell(held)}", WEIGHT_HOLDER
    if not days:
        return None
    words = " ".join(text[begin:end].split())
    return Constraint(days=days, weight=weight, clue=Clue(kind="office", words=words, says=says, start=begin, end=end))


_STOP = re.compile(r"[.!?]\s")


def _clause(text: str, begin: int, end: int) -> str:
    """The words around a title, as far as its sentence goes."""
    left = text[max(0, begin - 120) : begin]
    right = text[end : end + 80]
    starts = [found.end() for found in _STOP.finditer(left)]
    stop = _STOP.search(right)
    return left[starts[-1] if starts else 0 :] + right[: stop.start() if stop else len(right)]


def _held(words: str, index: dict[str, tuple[Office, ...]], *, from_end: bool) -> tuple[tuple[Office, ...], int]:
    """The offices of the longest name that these words begin (or end) with, and its length in characters."""
    parts = words.split(" ")
    for size in range(len(parts), 0, -1):
        name = " ".join(parts[-size:] if from_end else parts[:size])
        held = index.get(name.casefold()) or index.get(re.sub(r"['’]s$", "", name).casefold())
        if held:
            return held, len(name)
    return (), 0


def _same_title(held: str, told: str) -> bool:
    return held.casefold() == told.casefold() or held.casefold().endswith(told.casefold())


def _term(office: Office, options: ReadingOptions, *, body: bool) -> Days:
    """The days of a term; those of an administration begin with the election, when its members are named."""
    first = office.elected if body and office.elected else office.since - timedelta(days=GRACE_DAYS)
    last = office.until + timedelta(days=GRACE_DAYS) if office.until else options.latest_day
    return first.toordinal(), min(last, options.latest_day).toordinal()


def _spell(held: Sequence[Office]) -> str:
    return "; ".join(f"{office.since.isoformat()} to {office.until.isoformat() if office.until else 'now or later'}" for office in held)
