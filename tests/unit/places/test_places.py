"""Places: found by longest match, told apart by the countries in the text, and left alone where they are somebody's name."""

from __future__ import annotations

import pytest

from parley.analysis.describedplaces import Spot
from parley.analysis.lexicon.records import State
from parley.analysis.places import Places
from parley.model.records import Place

STATES = (
    State(code="ZZA", name="Karsania", government="Karsan government", adjectives=("Karsan",), peoples=("Karsans",), capitals=("Lethe",)),
    State(code="ZZB", name="Oramia", government="Oramian government", aliases=("OR",), adjectives=("Oramian",), capitals=("Vess",)),
)
SPOTS = (
    Spot("Lethe", "ZZA", 1.0, 1.0, "city", 2_000_000),
    Spot("Tol", "ZZA", 1.1, 1.1, "city", 20_000, curated=True),
    Spot("Tol Marra", "ZZB", 5.0, 5.0, "city", 400_000),
    Spot("Marra", "ZZA", 1.3, 1.3, "city", 50_000),
    Spot("Marra", "ZZB", 5.3, 5.3, "city", 90_000),
    Spot("Hope", "ZZB", 5.4, 5.4, "city", 900_000),
    Spot("Lindow", "ZZB", 5.5, 5.5, "city", 300_000, quiet=True),
    Spot("Deir al-Wadi", "ZZA", 1.6, 1.6, "province", curated=True),
)


@pytest.fixture(scope="module")
def places() -> Places:
    return Places([(spot.name, spot) for spot in SPOTS], states=STATES, doubtful=("Hope",))


def found(places: Places, text: str) -> list[tuple[str, str | None, str]]:
    out = places.find(text)
    for place in out:
        assert place.start is not None
        assert place.end is not None
        assert 0 <= place.start < place.end <= len(text)
    return [(place.name, place.country, place.precision) for place in out]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in Lethe.", [("Lethe", "ZZA", "city")]),
        ("A convoy reached Tol Marra.", [("Tol Marra", "ZZB", "city")]),
        ("Karsan troops entered Marra.", [("Marra", "ZZA", "city")]),
        ("Oramian troops entered Marra.", [("Marra", "ZZB", "city")]),
        ("They entered Marra.", []),
        ("DEIR AL-WADI is quiet.", [("Deir al-Wadi", "ZZA", "province")]),
        ("Deir al Wadi and Deir al-Wadi", [("Deir al-Wadi", "ZZA", "province")] * 2),
        ("the tol of the war", []),
        ("Lethe's mayor spoke.", [("Lethe", "ZZA", "city")]),
        ("OR said no, or said nothing.", [("Oramia", "ZZB", "country")]),
    ],
)
def test_known_places(places: Places, text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert found(places, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Rafik Marra, a Karsan officer, spoke.",
        "The Karsan reporter Rafik Marra spoke. Marra was tired.",
        "The Lethe Accords were signed by Karsans.",
        "Hope remains among Oramian villagers.",
        "Oramian singer Lindow won.",
    ],
)
def test_names_of_persons_and_papers_are_no_places(places: Places, text: str) -> None:
    assert [name for name, _, precision in found(places, text) if precision == "city"] == []


def test_a_doubtful_name_needs_its_country_and_a_preposition(places: Places) -> None:
    assert found(places, "Oramian police closed a school in Hope.") == [("Hope", "ZZB", "city")]
    assert found(places, "Police closed a school in Hope.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels hold Ubar district.", ("Ubar district", None, "district")),
        ("The Shan Ubar province is calm.", ("Shan Ubar province", None, "province")),
        ("Rebels hold the town of Zoruk.", ("Zoruk", None, "city")),
        ("They took the border crossing of Umrata.", ("Umrata", None, "site")),
        ("Fighting in southern Karsania went on.", ("southern Karsania", "ZZA", "province")),
        ("Fighting in north-eastern Ubar went on.", ("north-eastern Ubar", None, "unknown")),
        ("They landed at Lethe airport.", ("Lethe airport", "ZZA", "site")),
        ("They reached the Ubar valley.", ("Ubar valley", None, "province")),
    ],
)
def test_places_that_the_text_describes(places: Places, text: str, expected: tuple[str, str | None, str]) -> None:
    assert found(places, text) == [expected]


@pytest.mark.parametrize(
    "text", ["The Security Council region.", "northern Karsans", "an Orbanian city", "the Police district", "", "Київ city"]
)
def test_what_only_looks_like_a_description(places: Places, text: str) -> None:
    assert found(places, text) == []


def test_offsets_are_those_of_the_words(places: Places) -> None:
    text = "Talks moved from Lethe to the village of Zoruk in southern Karsania."
    assert [text[p.start : p.end] for p in places.find(text)] == ["Lethe", "Zoruk", "southern Karsania"]


def test_coordinates_come_from_the_table(places: Places) -> None:
    (place,) = places.find("They met in Lethe.")
    assert place == Place(name="Lethe", country="ZZA", latitude=1.0, longitude=1.0, precision="city", start=12, end=17)


def test_a_name_that_the_text_describes_is_a_place_wherever_it_stands(places: Places) -> None:
    text = "Zoruk is empty. The village of Zoruk was shelled; Zoruk burned."
    assert found(places, text) == [("Zoruk", None, "city")] * 3


def test_an_unknown_name_is_believed_when_things_are_in_it_twice(places: Places) -> None:
    assert found(places, "A school in Brevik closed. Shops in Brevik stayed open.") == [("Brevik", None, "unknown")] * 2
    assert found(places, "A school in Brevik closed.") == []


def test_a_direction_in_capitals_needs_a_known_place(places: Places) -> None:
    assert found(places, "Southern Karsania is calm.") == [("southern Karsania", "ZZA", "province")]
    assert found(places, "Western Ubar is calm.") == []
