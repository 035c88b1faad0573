"""Feasts and named days against calendars that anyone can look up."""

from __future__ import annotations

from datetime import date

import pytest

from parley.times import holiday, holidays_in
from parley.times.words import HOLIDAY_NAMES


@pytest.mark.parametrize(
    ("name", "year", "first", "last"),
    [
        ("easter", 2019, date(2019, 4, 21), date(2019, 4, 21)),
        ("orthodox_easter", 2019, date(2019, 4, 28), date(2019, 4, 28)),
        ("good_friday", 2021, date(2021, 4, 2), date(2021, 4, 2)),
        ("pentecost", 2021, date(2021, 5, 23), date(2021, 5, 23)),
        ("christmas", 2020, date(2020, 12, 25), date(2020, 12, 25)),
        ("nowruz", 2021, date(2021, 3, 20), date(2021, 3, 21)),
        ("ethiopian_new_year", 2022, date(2022, 9, 11), date(2022, 9, 11)),
        ("ethiopian_new_year", 2023, date(2023, 9, 12), date(2023, 9, 12)),
        ("timkat", 2024, date(2024, 1, 20), date(2024, 1, 20)),
        ("thanksgiving", 2020, date(2020, 11, 26), date(2020, 11, 26)),
        ("memorial_day", 2021, date(2021, 5, 31), date(2021, 5, 31)),
    ],
)
def test_a_named_day(name: str, year: int, first: date, last: date) -> None:
    assert holiday(name, year) == (first, last)


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("eid_al_fitr", 2020, date(2020, 5, 24)),
        ("eid_al_fitr", 2018, date(2018, 6, 15)),
        ("eid_al_adha", 2021, date(2021, 7, 20)),
        ("ramadan", 2020, date(2020, 4, 24)),
        ("ashura", 2019, date(2019, 9, 10)),
        ("mawlid", 2020, date(2020, 10, 29)),
    ],
)
def test_an_islamic_feast_holds_its_day_and_one_to_either_side(name: str, year: int, day: date) -> None:
    span = holiday(name, year)
    assert span is not None
    assert span[0] < day <= span[1]


def test_a_feast_can_fall_twice_in_a_year() -> None:
    first, second = holidays_in("eid_al_fitr", 2000)
    assert (first[0].month, second[0].month) == (1, 12)


@pytest.mark.parametrize(("name", "year"), [("nonsense", 2020), ("ramadan", 1800), ("easter", 0)])
def test_what_is_not_known_is_none(name: str, year: int) -> None:
    assert holiday(name, year) is None
    assert holidays_in(name, year) == ()


@pytest.mark.parametrize("name", sorted(set(HOLIDAY_NAMES.values())))
def test_every_name_in_the_word_list_has_its_day(name: str) -> None:
    assert holidays_in(name, 2020)


def test_eid_alone_is_either_of_two_feasts() -> None:
    assert holiday("eid", 2020) is None
    assert [first.month for first, _ in holidays_in("eid", 2020)] == [5, 7]
