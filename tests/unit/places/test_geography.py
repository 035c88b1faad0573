"""The package's own places: well-formed, and found as reports write them."""

from __future__ import annotations

import time
from collections import Counter

import pytest

from parley.workflows.geography import load_places, own_places
from parley.workflows.resources import load_gazetteer

WORDS_A_SECOND = 20_000
"""A tenth of what one core does (over 200,000): a busy machine fails nothing, a quadratic rule does."""


def test_the_own_table_is_large_and_well_formed() -> None:
    spots = list(own_places())
    codes = {state.code for state in load_gazetteer().states}
    assert len({id(spot) for _, spot in spots}) >= 250
    assert all(spot.country is None or spot.country in codes for _, spot in spots)
    assert not [name for name, count in Counter(name for name, _ in spots).items() if count > 1]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("a meeting in Mazar-e-Sharif", "Mazar-i-Sharif", "AFG"),
        ("the assembly point at Ri-Kwangba", "Ri-Kwangba", "SSD"),
        ("aid for Hodeida and Taiz", "Hodeidah", "YEM"),
        ("a round in Naivasha", "Naivasha", "KEN"),
        ("talks at Camp David", "Camp David", "USA"),
        ("fighting in Kandahar", "Kandahar", "AFG"),
        ("the envoy is in Tlaxcala", "Tlaxcala", "MEX"),
    ],
)
def test_spellings(text: str, name: str, country: str) -> None:
    (place, *_) = load_places().find(text)
    assert (place.name, place.country) == (name, country)


def test_states_with_the_names_of_men() -> None:
    found = load_places().find("Michael Jordan and Chad Brown wrote about Chad; talks in Jordan failed.")
    assert [place.name for place in found] == ["Jordan"]


def test_finding_is_quick() -> None:
    places = load_places()
    text = "Fighters left Kandahar for the Shorab district while envoys from Doha met Afghan leaders in Kabul. " * 2_000
    start = time.process_time()
    places.find(text)
    assert len(text.split()) / (time.process_time() - start) > WORDS_A_SECOND
