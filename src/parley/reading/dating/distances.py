"""How far a dated event lies from the day of writing, as the words behind it tell: "three and a half years ago", "now in its eighth year".

Pure questions to the text behind a time; what they are worth is told in `constraints`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from parley.reading.dating.solver import Days
from parley.reading.dating.told import Told

NUMBERS = {word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
_ORDINALS = {
    word: n for n, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1)
}
_AGO = re.compile(rf"\s*[,(–—-]?\s*({'|'.join(NUMBERS)}|\d{{1,3}}) (and a half )?(year|month|week)s? ago\b", re.I)
_NTH_YEAR = re.compile(
    rf"[^.\n]{{0,40}}?\b(?:now|still|today) in (?:its|their|the) ({'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)) year\b", re.I
)
_UNIT_DAYS = {"year": 365.25, "month": 30.44, "week": 7.0}
AGO_SLACK = 0.5
"""Units by which "three years ago" may be rounded; a half told makes it half as much."""


def distances(times: Sequence[Told], text: str) -> Iterator[tuple[Told, Days, str]]:
    """(dated event, days of writing that fit, what the words say) of each event whose distance from the day of writing is told."""
    for time in times:
        if time.first is None or time.last is None:
            continue
        if ago := _AGO.match(text, time.end):
            yield time, _ago(ago, time.first, time.last), f"an event told with its date was {ago[0].strip(' ,(–—-')}"
        elif time.tense == "past" and (nth := _NTH_YEAR.match(text, time.end)):
            yield time, _in_nth_year(nth, time.first, time.last), f"what began then is in its {nth[1]} year"


def _ago(found: re.Match[str], first: date, last: date) -> Days:
    number = float(NUMBERS.get(found[1].lower()) or found[1]) + (0.5 if found[2] else 0.0)
    slack, unit = AGO_SLACK / (2 if found[2] else 1), _UNIT_DAYS[found[3].lower()]
    return first.toordinal() + round((number - slack) * unit), last.toordinal() + round((number + slack) * unit)


def _in_nth_year(found: re.Match[str], first: date, last: date) -> Days:
    """From one year less to as many years after it."""
    number = _ORDINALS.get(found[1].lower()) or int(re.sub(r"\D", "", found[1]))
    return first.toordinal() + round((number - 1) * _UNIT_DAYS["year"]), last.toordinal() + round(number * _UNIT_DAYS["year"])
