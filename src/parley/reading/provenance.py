"""Who published a report and whose text it is: title, outlet, news agency.

Takes what the source states, then what the page states, then what the text shows. A medium that was merely told something
("told Al Jazeera") is not the origin of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from parley.model.records import RawDocument, Segment, SegmentKind
from parley.reading.html import Page
from parley.reading.phrases import AGENCIES

_NAMES = "|".join(re.escape(name) for name in sorted(AGENCIES, key=len, reverse=True))
_IN_DATELINE = re.compile(rf"\(({_NAMES})\)|^({_NAMES})\b\s*(?:[–—-]|$)")
_NAMED_IN_DATELINE = re.compile(r"[^\s(] ?\(([A-Z][\w &./'’-]{1,40})\)\s*[–—―-]*$")
"""Whatever stands in brackets after the place is whose text it is, known agency or not."""

_MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_AT_END = re.compile(rf"[(\[]({_NAMES})(?:[/,][^)\]]{{1,40}})?[)\]]\.?\s*$")
_CREDIT = re.compile(rf"^(?:(?:source|by|from|with|via|agencies|reporting by)\s*:?\s*)?({_NAMES})$", re.I)
_CANONICAL: dict[str, str] = {
    "France Press": "AFP",
    "Agence France-Presse": "AFP",
    "Associated Press": "AP",
    "The Associated Press": "AP",
    "Anadolu Agency": "Anadolu",
    "AA": "Anadolu",
    "dpa": "DPA",
    "ITAR-TASS": "TASS",
    "PA Media": "PA",
    "Kyodo News": "Kyodo",
    "BERNAMA": "Bernama",
    "Canadian Press": "CP",
}
_SITE_TAIL = re.compile(r"\s+[|–—-]\s+[^|–—]{2,40}$")


def title_of(raw: RawDocument, page: Page | None, text: str, segments: Sequence[Segment]) -> str | None:
    """The title: as stated, as the page's metadata say, or the headline found in the text."""
    if raw.title and raw.title.strip():
        return raw.title.strip()
    stated = stated_title(page)
    headline = next((text[seg.start : seg.end] for seg in segments if seg.kind is SegmentKind.HEADLINE), None)
    return " ".join((headline or stated or "").split()).lstrip("#* ") or None


def stated_title(page: Page | None) -> str | None:
    """The title that a page's metadata state, without the site's name after it.

    >>> from parley.reading.html import linearise
    >>> stated_title(linearise("<title>Truce holds | The Lantern</title>"))
    'Truce holds'
    """
    if page is None:
        return None
    words = page.meta("og:title", "twitter:title", "dc.title", "title")
    if not words:
        return None
    return _SITE_TAIL.sub("", words.strip()) or None


def outlet_of(raw: RawDocument, page: Page | None) -> str | None:
    """The outlet: as stated, as the page says, or the host of its address.

    >>> outlet_of(RawDocument(key="k", media="text", url="https://www.lantern.example/a"), None)
    'lantern.example'
    """
    if raw.outlet and raw.outlet.strip():
        return raw.outlet.strip()
    site = page.meta("og:site_name", "application-name", "dc.publisher") if page else None
    if site and site.strip():
        return site.strip()
    address = raw.url or (page.meta("canonical", "og:url") if page else None)
    host = _host(address) if address else None
    return host.removeprefix("www.") if host else None


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def agency_of(text: str, segments: Sequence[Segment]) -> str | None:
    """The news agency whose text this is, by its dateline, a byline, or a credit at the end of the article; None where none shows."""
    article = [seg for seg in segments if seg.kind is SegmentKind.ARTICLE]
    for seg in segments:
        words = text[seg.start : min(seg.end, seg.start + 200)].strip()
        found = None
        if seg.kind is SegmentKind.DATELINE:
            found = _IN_DATELINE.search(words) or (None if words.startswith(_MONTH_NAMES) else _NAMED_IN_DATELINE.search(words))
        elif seg.kind in (SegmentKind.BYLINE, SegmentKind.FURNITURE):
            found = _CREDIT.match(words)
        if found:
            return _name(found)
    if article:
        found = _AT_END.search(text[max(article[-1].start, article[-1].end - 80) : article[-1].end])
        if found:
            return _name(found)
    return None


def _name(found: re.Match[str]) -> str:
    words = next(group for group in found.groups() if group)
    for name in AGENCIES:
        if name.casefold() == words.casefold():
            return _CANONICAL.get(name, name)
    return words
