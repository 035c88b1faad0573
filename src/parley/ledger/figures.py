"""Figures with their qualifiers, and durations: whether two can be told of one thing.

"more than four thousand" and 4,600 agree, "almost 5,000" and 5,000 agree, 400 and 900 do not.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from parley.model.records import Qualifier, Terms

ABOUT_SHARE: Final = 0.15
"""About n: within 15 per cent, as reporters round."""

MORE_SHARE: Final = 0.5
"""More than n: nobody says "more than 4,000" of 6,000 or more; small counts may lie further off (MORE_COUNT)."""

MORE_COUNT: Final = 5
UP_TO_SHARE: Final = 0.5
"""Up to n: at least half of it."""

DURATION_SHARE: Final = 0.05
"""Months and weeks convert to days with up to five per cent of slack (P1M and P30D agree)."""

_DAYS: Final = {"Y": 365.25, "M": 30.44, "W": 7.0, "D": 1.0}
_NUMBER: Final = r"(\d+(?:\.\d+)?)"
_DURATION = re.compile(rf"P(?:{_NUMBER}Y)?(?:{_NUMBER}M)?(?:{_NUMBER}W)?(?:{_NUMBER}D)?(?:T(?:{_NUMBER}H)?.*)?$")
_WORD = re.compile(r"[^\W\d_]+")
_KILLED: Final = frozenset({"killed", "dead", "death", "deaths", "died", "fatalities"})
_HURT: Final = frozenset({"wounded", "injured", "hurt", "injuries"})
_ALIKE: Final = (
    frozenset({"fighter", "rebel", "militant", "insurgent", "guerrilla", "gunman"}),
    frozenset({"prisoner", "detainee", "inmate", "captive"}),
    frozenset({"soldier", "troop", "serviceman"}),
    frozenset({"hostage", "captive", "abductee"}),
)
"""Words by which reports count the same people."""

_GENERIC: Final = frozenset({"of", "the", "and", "their", "other", "more"})


class Fit(StrEnum):
    """How two figures stand to each other: `equal`, `fits` (can be of one thing), `differs`, or `apart` (they count other things or
    one is missing)."""

    EQUAL = "equal"
    FITS = "fits"
    DIFFERS = "differs"
    APART = "apart"


_MEASURES: Final = re.compile(
    r"\b(?:hour|day|week|month|year|kilomet(?:re|er)|met(?:re|er)|mile|yard|km|hectare|acre|percent|per cent|degree)s?\b", re.IGNORECASE
)
"""Units of stretches, times and shares."""


def amount_range(terms: Terms) -> tuple[float, float] | None:
    """The least and the most that the amount can mean; None without one.

    >>> amount_range(Terms(amount=4000, qualifier=Qualifier.MORE_THAN))
    (4000.0, 6000.0)
    """
    if terms.amount is None or is_measure(terms.unit):
        return None
    low = float(terms.amount)
    match terms.qualifier:
        case Qualifier.ABOUT:
            return low * (1 - ABOUT_SHARE), low * (1 + ABOUT_SHARE)
        case Qualifier.MORE_THAN | Qualifier.AT_LEAST:
            return low, max(low * (1 + MORE_SHARE), low + MORE_COUNT)
        case Qualifier.UP_TO:
            return low * UP_TO_SHARE, low
        case _:
            return low, max(low, float(terms.amount_high or low))


def is_measure(unit: str | None) -> bool:
    """Whether a unit measures and counts nothing: a stretch, a time, a share.

    >>> is_measure("kilometres"), is_measure("prisoners"), is_measure(None)
    (True, False, False)
    """
    return unit is not None and _MEASURES.search(unit) is not None


def same_unit(first: str | None, second: str | None) -> bool:
    """Whether the units can count one thing: a missing unit fits any; the dead are not the wounded.

    >>> same_unit("Taliban prisoners", "prisoners"), same_unit("mines", "prisoners"), same_unit("people killed", "people hurt")
    (True, False, False)
    """
    if first is None or second is None or is_measure(first) or is_measure(second):
        return True
    one, two = _stems(first), _stems(second)
    if (one & _KILLED and two & _HURT) or (one & _HURT and two & _KILLED):
        return False
    return bool(one & two) or bool(one & _KILLED and two & _KILLED) or any(one & alike and two & alike for alike in _ALIKE)


def _stems(unit: str) -> frozenset[str]:
    words = {word.casefold() for word in _WORD.findall(unit)} - _GENERIC
    return frozenset(words | {word.removesuffix("s") for word in words})


def compare_amounts(first: Terms, second: Terms) -> Fit:
    """How the two amounts stand to each other.

    >>> compare_amounts(Terms(amount=4000, qualifier=Qualifier.MORE_THAN), Terms(amount=4600)).value
    'fits'
    """
    one, two = amount_range(first), amount_range(second)
    if one is None or two is None or not same_unit(first.unit, second.unit):
        return Fit.APART
    if first.amount == second.amount and first.amount_high == second.amount_high:
        return Fit.EQUAL
    return Fit.FITS if one[0] <= two[1] and two[0] <= one[1] else Fit.DIFFERS


def duration_days(text: str | None) -> float | None:
    """An ISO 8601 duration in days, None where there is none or it cannot be read.

    >>> duration_days("P2W"), duration_days("PT48H"), duration_days("for long")
    (14.0, 2.0, None)
    """
    found = _DURATION.match(text or "")
    if not found or not any(found.groups()):
        return None
    years, months, weeks, days, hours = (float(part or 0) for part in found.groups())
    return years * _DAYS["Y"] + months * _DAYS["M"] + weeks * _DAYS["W"] + days * _DAYS["D"] + hours / 24


def compare_durations(first: Terms, second: Terms) -> Fit:
    """How the two durations stand to each other; a range of them fits what it overlaps."""
    one, two = duration_days(first.duration), duration_days(second.duration)
    if one is None or two is None:
        return Fit.APART
    one_high = duration_days(first.duration_high) or one
    two_high = duration_days(second.duration_high) or two
    slack = DURATION_SHARE * max(one_high, two_high)
    if one - slack > two_high or two - slack > one_high:
        return Fit.DIFFERS
    return Fit.EQUAL if abs(one - two) <= slack else Fit.FITS
