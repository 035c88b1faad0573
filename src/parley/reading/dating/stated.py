"""Publication dates that somebody states: a row, a side-car, a page's metadata, an address. Strings to intervals.

Invariant: a date that can be read in two ways gives the interval that holds both; nonsense gives None, never a guess.
"""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from email.utils import parsedate_to_datetime

from parley.reading.html import Page

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sep sept",
            "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ].{0,40})?")
_SLASHED_ISO = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?: .{0,30})?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?")
_YEAR = re.compile(r"\d{4}")
_EPOCH = re.compile(r"\d{10}(?:\.\d+)?|\d{13}")
_NUMERIC = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:[ ,].{0,30})?")
_DAY_MONTH = re.compile(r"(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]+)\.?,?[ -](\d{4})(?:[ ,|-].{0,40})?", re.I)
_MONTH_DAY = re.compile(r"(?:[a-z]+,? )?([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:[ ,|-].{0,40})?", re.I)
_MONTH_YEAR = re.compile(r"([a-z]+)\.?,? (\d{4})", re.I)
_URL = re.compile(r"[/_-]((?:19|20)\d\d)[/_-](\d{1,2}|[a-z]{3})(?:[/_-](\d{1,2}))?(?=[/_.?#-]|$)", re.I)
_URL_COMPACT = re.compile(r"[/_-]((?:19|20)\d\d)([01]\d)([0-3]\d)(?=[/_.?#-]|$)")
_EPOCH_START = date(1970, 1, 1)

_META_NAMES = """
article:published_time og:article:published_time datepublished article.published parsely-pub-date sailthru.date dc.date.issued
dc.date.created dcterms.created dcterms.issued publishdate publish-date publish_date pubdate publication_date dc.date dcterms.date
cxenseparse:recs:publishtime article_date_original originalpublicationdate date time
"""
META_DATES: tuple[str, ...] = tuple(_META_NAMES.split())
"""Names of meta elements that state when a page was first published, the most telling first."""

Interval = tuple[date, date]


def parse_date(words: str) -> Interval | None:
    """The days that a stated date can mean, both inclusive; None where it is malformed.

    >>> parse_date("2021-07-17T09:30:00Z")
    (datetime.date(2021, 7, 17), datetime.date(2021, 7, 17))
    >>> parse_date("July 2021")[1]
    datetime.date(2021, 7, 31)
    >>> parse_date("03/04/2021")
    (datetime.date(2021, 3, 4), datetime.date(2021, 4, 3))
    >>> parse_date("soon") is None
    True
    """
    words = " ".join(words.split())[:120]
    for reader in (_iso, _numeric, _worded, _epoch, _mail):
        try:
            found = reader(words)
        except (ValueError, OverflowError):
            found = None
        if found is not None:
            return found
    return None


def month_days(year: int, month: int) -> Interval:
    """First and last day of a month."""
    after = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), after - timedelta(days=1)


def url_date(url: str) -> Interval | None:
    """The day or month that an address names.

    >>> url_date("https://lantern.example/2021/07/17/truce")
    (datetime.date(2021, 7, 17), datetime.date(2021, 7, 17))
    >>> url_date("https://lantern.example/story-2021-98765") is None
    True
    """
    found = _URL.search(url) or _URL_COMPACT.search(url)
    if found is None:
        return None
    year, month, day = found.groups()
    number = MONTHS.get(month.lower()) if month.isalpha() else int(month)
    try:
        if number is None or not 1 <= number <= 12:
            return None
        return _day(int(year), number, int(day)) if day else month_days(int(year), number)
    except ValueError:
        return None


def page_dates(page: Page) -> list[tuple[str, str]]:
    """What a page's metadata state as its date: (name, words) pairs, the most telling first."""
    values = dict(reversed(page.metadata))
    found = [("JSON-LD datePublished", words) for words in _json_dates(page)]
    found += [(name, values[name]) for name in META_DATES if values.get(name)]
    return found


def _json_dates(page: Page) -> list[str]:
    found: list[str] = []
    for name, words in page.metadata:
        if name != "json-ld":
            continue
        try:
            value: object = json.loads(words)
        except (ValueError, RecursionError):
            continue
        found.extend(_published_in(value, depth=0))
    return found[:3]


def _published_in(value: object, *, depth: int) -> list[str]:
    if depth > 4:
        return []
    if isinstance(value, list):
        return [words for item in value[:50] for words in _published_in(item, depth=depth + 1)]
    if isinstance(value, dict):
        kind = str(value.get("@type", ""))
        own = value.get("datePublished")
        if isinstance(own, str) and "Comment" not in kind:
            return [own]
        return _published_in(value.get("@graph", []), depth=depth + 1)
    return []


def _day(year: int, month: int, day: int) -> Interval:
    there = date(year, month, day)
    return there, there


def _iso(words: str) -> Interval | None:
    found = _ISO.fullmatch(words) or _SLASHED_ISO.fullmatch(words) or _COMPACT.fullmatch(words)
    if found:
        year, month, day = found.groups()
        return _day(int(year), int(month), int(day)) if day else month_days(int(year), int(month))
    if _YEAR.fullmatch(words):
        return date(int(words), 1, 1), date(int(words), 12, 31)
    return None


def _numeric(words: str) -> Interval | None:
    found = _NUMERIC.fullmatch(words)
    if not found:
        return None
    first, second, year = (int(part) for part in found.groups())
    if first > 12:
        return _day(year, second, first)
    if second > 12 or first == second:
        return _day(year, first, second)
    both = sorted((date(year, first, second), date(year, second, first)))
    return both[0], both[1]


def _worded(words: str) -> Interval | None:
    found = _DAY_MONTH.fullmatch(words)
    if found and found.group(2).lower() in MONTHS:
        return _day(int(found.group(3)), MONTHS[found.group(2).lower()], int(found.group(1)))
    found = _MONTH_DAY.fullmatch(words)
    if found and found.group(1).lower() in MONTHS:
        return _day(int(found.group(3)), MONTHS[found.group(1).lower()], int(found.group(2)))
    found = _MONTH_YEAR.fullmatch(words)
    if found and found.group(1).lower() in MONTHS:
        return month_days(int(found.group(2)), MONTHS[found.group(1).lower()])
    return None


def _epoch(words: str) -> Interval | None:
    if not _EPOCH.fullmatch(words):
        return None
    seconds = float(words) / (1000 if len(words) == 13 else 1)
    there = _EPOCH_START + timedelta(seconds=seconds)
    return there, there


def _mail(words: str) -> Interval | None:
    try:
        there = parsedate_to_datetime(words).date()
    except (TypeError, ValueError):
        return None
    return there, there
