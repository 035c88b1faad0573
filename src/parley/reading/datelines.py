"""The dateline at the start of a report: "DOHA, Qatar (Agency) - ", "Kabul, 3 July - ", "GENEVA: ".

Finds its extent, the agency it names and the date in it. Does not decide where the report starts: see `segments`.
"""

from __future__ import annotations

import re

MAX_DATELINE = 110
"""Characters: the longest datelines hold two places, a date and an agency."""

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?)"
_PLACE_WORD = r"[A-ZÀ-Þ][\w.'’À-ÿ-]*"
_PLACE = rf"{_PLACE_WORD}(?: (?:{_PLACE_WORD}|of|de|la|el|al|and))*"
_AGENCY = r"\([A-Z][\w &./'’-]{1,40}\)"
_BODY = rf"{_PLACE}(?:(?:, |/|, and | and ){_PLACE}){{0,3}}(?:, {_DAY})?,?(?: {_AGENCY})?"
_DASH = re.compile(rf"(?P<body>{_BODY})\s*(?:[–—―]|--?)\s+(?=[A-ZÀ-Þ“\"'‘\d])")
_GLUED = re.compile(rf"(?P<body>[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]{{2,40}}(?:, [A-Z]\w+)?(?:, {_DAY})?(?: {_AGENCY})?)\s*[–—―-]+\s*(?=[A-ZÀ-Þ“\"'‘])")
_COLON = re.compile(r"(?P<body>[A-ZÀ-Þ][A-ZÀ-Þ .'’/,-]{2,40}):\s+(?=[A-ZÀ-Þ“\"'‘])")
_AGENCY_ONLY = re.compile(rf"(?P<body>(?:{_AGENCY}|(?:AP|AFP|Reuters|UPI|DPA|TASS|Xinhua)))\s*[–—―-]+\s*(?=[A-ZÀ-Þ“\"'‘])")
_DATED = re.compile(rf"(?P<body>{_DAY},? \({_PLACE}(?:[,/] ?{_PLACE}){{0,2}}\))\s*[–—―-]+\s*(?=[A-ZÀ-Þ“\"'‘])")
_WIRE = r"[A-Z][\w &./'’-]{1,40}"
_BRACKETED = re.compile(
    rf"(?P<body>{_PLACE}(?:(?:, |/){_PLACE}){{0,2}},? \((?:{_WIRE}(?:,| [–—-]) )?{_DAY}(?:(?:,| [–—-]) {_WIRE})?\))"
    r"\s*[–—―-]+\s*(?=[A-ZÀ-Þ“\"'‘])"
)
"""The day within the brackets, with or without an agency: "LOMA, Arda (3 May 2010 - Agency) -"."""
_BEFORE = re.compile(rf"(?:\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}|{_DAY}) ?[–—/-] ?(?:{_WIRE}? ?[–—/-] ?)?")
"""The day of the page, and its agency, before the dateline proper: "12/03/2010 – ARP – LOMA, March 12 –"."""
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|said|says|told|and the|the)\b")


def dateline_end(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the dateline that starts at `start` ends, and where the sentence after it begins; None where there is none.

    >>> words = "Doha, Qatar – It has been a week."
    >>> dateline_end(words, 0, len(words))
    (13, 14)
    >>> words = "12/03/2010 – ARP – LOMA, March 12 – Both sides met."
    >>> words[dateline_end(words, 0, len(words))[1] :]
    'Both sides met.'
    >>> dateline_end("The rebels - all of them - left.", 0, 32) is None
    True
    """
    before = _BEFORE.match(text, start, end)
    if before is not None and (after := dateline_end(text, before.end(), end)) is not None:
        return after
    window = text[start : min(end, start + MAX_DATELINE + 2)]
    for pattern in (_DASH, _DATED, _BRACKETED, _GLUED, _COLON, _AGENCY_ONLY):
        found = pattern.match(window)
        if found is None or found.end() > MAX_DATELINE or found.end() >= end - start:
            continue
        body = found.group("body")
        if pattern is _DASH and not _is_place(body):
            continue
        stop = start + len(found.group().rstrip())
        return stop, start + found.end()
    return None


def _is_place(body: str) -> bool:
    """Whether the words before a dash can be a dateline: few words, no verb, and capitals, a comma or an agency."""
    place = re.sub(r"\([^)]*\)", "", body).strip(" ,")
    words = place.split()
    if _VERB.search(place) or words[0] in ("The", "A", "An", "In", "On", "But", "And", "Mr", "Mr.", "President", "Photo"):
        return False
    return len(words) <= 2 or (len(words) <= 8 and ("," in place or words[0].isupper() or "(" in body))
