"""Figures, durations and places: when they tell two acts apart, and when two figures of one occasion are a dispute or a growing count.

Invariant: symmetric in the two profiles; sees them and constants only.
"""

from __future__ import annotations

from typing import Final

from parley.ledger import rules
from parley.ledger.figures import Fit, compare_amounts, compare_durations
from parley.ledger.marks import tells_part
from parley.ledger.profile import FIRST_DAY, LAST_DAY, Days, Profile, gap, is_teller, width
from parley.model.records import Place

DISPUTE_DAYS: Final = 3
"""Two figures for one act are a dispute when both are told of the same days; later, the act may have grown or be another."""


def terms_contradiction(a: Profile, b: Profile) -> str | None:
    one, two = a.stmt.terms, b.stmt.terms
    if compare_durations(one, two) is Fit.DIFFERS and not same_occasion(a, b):
        return "durations differ"
    if compare_amounts(one, two) is Fit.DIFFERS and not (same_occasion(a, b) or _grows(a, b)):
        return "figures differ"
    if a.stmt.act in rules.PLACED and b.stmt.act in rules.PLACED and same_place(a, b) == "differs":
        return "places differ"
    return None


def _grows(a: Profile, b: Profile) -> bool:
    """A running count: the report that is certainly the later one gives the higher figure, of the same occasion in time."""
    if not counts(a, b) or not a.own or not b.own or max(width(a.own), width(b.own)) > rules.TIGHT_DAYS:
        return False
    earlier, later = (a, b) if a.published[1] < b.published[0] else (b, a)
    return earlier.published[1] < later.published[0] and (later.stmt.terms.amount or 0) > (earlier.stmt.terms.amount or 0)


def contrasted(a: Profile, b: Profile) -> bool:
    """One report sets two parties' figures of one act side by side: sentences close together, other speakers, the same count."""
    if a.stmt.document != b.stmt.document or a.stmt.act != b.stmt.act:
        return False
    if max(a.start, b.start) - min(a.end, b.end) > rules.CONTRAST_CHARACTERS:
        return False
    if any(tells_part(p.doc.text[p.start : p.end]) for p in (a, b)):
        return False
    sides = [
        {speaker.actor or speaker.org for speaker in p.stmt.speakers if is_teller(speaker) and (speaker.actor or speaker.org)}
        for p in (a, b)
    ]
    return all(sides) and not sides[0] & sides[1] and compare_amounts(a.stmt.terms, b.stmt.terms) is Fit.DIFFERS


def same_occasion(a: Profile, b: Profile) -> bool:
    """All else agrees so closely that a different figure is a dispute over one act, not another act."""
    if contrasted(a, b):
        return True
    if a.stmt.act != b.stmt.act or not a.actors or not b.actors or a.actors != b.actors or a.recipients != b.recipients:
        return False
    if a.stmt.document == b.stmt.document and a.stmt.speakers == b.stmt.speakers:
        return False
    if a.own and b.own:
        return (
            max(width(a.own), width(b.own)) <= rules.TIGHT_DAYS and gap(a.own, b.own) <= rules.DAY_SLACK and same_place(a, b) != "differs"
        )
    return days_spanned(a.published, b.published) <= DISPUTE_DAYS and a.stmt.act in rules.PROPOSALS


def figures_differ(a: Profile, b: Profile) -> bool:
    """Whether the two state amounts or durations that cannot both be right of one act, and not a count that has grown."""
    one, two = a.stmt.terms, b.stmt.terms
    if compare_durations(one, two) is Fit.DIFFERS:
        return True
    return compare_amounts(one, two) is Fit.DIFFERS and not _grows(a, b)


def counts(a: Profile, b: Profile) -> bool:
    """Both give a figure of a running count."""
    return a.stmt.act in rules.CUMULATIVE and a.stmt.terms.amount is not None and b.stmt.terms.amount is not None


def days_spanned(one: Days, two: Days) -> int:
    """Days from the first to the last possible day of both; an open end makes it endless."""
    low, high = min(one[0], two[0]), max(one[1], two[1])
    return high - low + 1 if low > FIRST_DAY and high < LAST_DAY else LAST_DAY


def same_place(a: Profile, b: Profile) -> str | None:
    """One of "place", "country" (one is the country of the other), "differs", or None where one is unknown."""
    one, two = a.stmt.place, b.stmt.place
    if one is None or two is None:
        first, second = _place_words(a), _place_words(b)
        return None if not first or not second else "place" if first & second else "differs"
    if one.name.casefold() == two.name.casefold():
        return "country" if one.precision == "country" else "place"
    if one.country and two.country and one.country != two.country:
        return "differs"
    return "country" if _whole(one) or _whole(two) else "differs"


def _whole(place: Place) -> bool:
    return place.precision in ("country", "province", "unknown")


def _place_words(p: Profile) -> frozenset[str]:
    name = p.stmt.place.name if p.stmt.place else p.stmt.terms.place
    return frozenset((name or "").casefold().split())
