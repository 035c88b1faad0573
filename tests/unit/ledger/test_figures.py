"""Amounts with qualifiers, and durations."""

from __future__ import annotations

import pytest

from parley.ledger.figures import Fit, compare_amounts, compare_durations, duration_days, same_unit
from parley.model.records import Qualifier, Terms


def amount(value: float, qualifier: Qualifier | None = None, unit: str | None = "prisoners", high: float | None = None) -> Terms:
    return Terms(amount=value, amount_high=high, qualifier=qualifier, unit=unit)


@pytest.mark.parametrize(
    ("one", "two", "fit"),
    [
        (amount(4000, Qualifier.MORE_THAN), amount(4600), Fit.FITS),
        (amount(5000, Qualifier.ABOUT), amount(5000, Qualifier.EXACTLY), Fit.EQUAL),
        (amount(4000, Qualifier.MORE_THAN), amount(9000), Fit.DIFFERS),
        (amount(2, Qualifier.AT_LEAST), amount(6), Fit.FITS),
        (amount(400), amount(900), Fit.DIFFERS),
        (amount(7, Qualifier.RANGE, high=10), amount(8), Fit.FITS),
        (amount(7, Qualifier.RANGE, high=10), amount(12), Fit.DIFFERS),
        (amount(100, Qualifier.UP_TO), amount(80), Fit.FITS),
        (amount(100), amount(80, unit="days"), Fit.APART),
        (amount(100), Terms(), Fit.APART),
    ],
)
def test_amounts(one: Terms, two: Terms, fit: Fit) -> None:
    assert compare_amounts(one, two) is fit
    assert compare_amounts(two, one) is fit


def test_the_dead_are_not_the_wounded() -> None:
    assert same_unit("people killed", "soldiers dead")
    assert not same_unit("people killed", "people wounded")
    assert same_unit(None, "people")


@pytest.mark.parametrize(("text", "days"), [("P7D", 7.0), ("P1W", 7.0), ("PT36H", 1.5), ("P1Y", 365.25), ("P", None), (None, None)])
def test_durations_in_days(text: str | None, days: float | None) -> None:
    assert duration_days(text) == days


@pytest.mark.parametrize(
    ("one", "two", "fit"),
    [("P1W", "P7D", Fit.EQUAL), ("P1M", "P30D", Fit.EQUAL), ("P3D", "P7D", Fit.DIFFERS), ("P3D", None, Fit.APART)],
)
def test_durations(one: str | None, two: str | None, fit: Fit) -> None:
    assert compare_durations(Terms(duration=one), Terms(duration=two)) is fit


def test_a_range_of_durations_fits_what_it_holds() -> None:
    assert compare_durations(Terms(duration="P7D", duration_high="P10D"), Terms(duration="P8D")) is Fit.FITS
