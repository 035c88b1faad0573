"""The gazetteer's own data: complete, without contradictions, and quick to load."""

from __future__ import annotations

import re
import time
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from parley.analysis.lexicon.records import Gazetteer, State
from parley.model.records import ActorKind
from parley.workflows.resources import load_gazetteer

SHARED = {
    "AFP",
    "CPP",
    "Congolese",
    "George Bush",
    "Maoist rebels",
    "Maoists",
    "National Liberation Army",
    "SLA",
}
"""Names that several actors do bear, beside surnames of one family: only the report's context tells which is meant."""

WORDS = {"Resistance", "Movement", "Front", "Army", "Government", "State", "Union", "Forces", "Opposition", "Coalition", "Council", "Time"}

LOADING_SECONDS = 0.25
"""Much above what loading takes (0.04 s), so that a busy machine fails nothing, and below what would be felt."""


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def state(gazetteer: Gazetteer, code: str) -> State:
    return next(state for state in gazetteer.states if state.code == code)


def test_the_lists_have_the_size_that_they_need(gazetteer: Gazetteer) -> None:
    kinds = Counter(actor.kind for actor in gazetteer.actors)
    assert len(gazetteer.states) >= 200
    assert kinds[ActorKind.ARMED_GROUP] >= 300
    assert kinds[ActorKind.ORGANISATION] >= 120
    assert kinds[ActorKind.PERSON] >= 500
    assert len(gazetteer.outlets) >= 120
    assert len(gazetteer.agencies) >= 40


def test_names_shared_by_several_are_the_listed_ones(gazetteer: Gazetteer) -> None:
    shared = gazetteer.shared_names()
    surnames = {name for name, ids in shared.items() if all(id.startswith("person:") for id in ids) and " " not in name}
    assert set(shared) - surnames == SHARED


def test_no_name_is_an_ordinary_word(gazetteer: Gazetteer) -> None:
    names = {name for actor in (*gazetteer.actors, *gazetteer.outlets) for name in (actor.name, *actor.aliases)}
    assert not names & WORDS
    assert not [name for name in names if len(name) < 2 or name != name.strip()]


def test_codes_are_alpha_3(gazetteer: Gazetteer) -> None:
    assert all(re.fullmatch("[A-Z]{3}", state.code) for state in gazetteer.states)


def test_every_state_has_a_government_and_an_adjective(gazetteer: Gazetteer) -> None:
    bare = {state.name for state in gazetteer.states if not state.adjectives}
    assert bare == {"Dominica", "Serbia and Montenegro"}
    assert all(state.government for state in gazetteer.states)


def test_names_that_reports_use_most(gazetteer: Gazetteer) -> None:
    america, afghanistan = state(gazetteer, "USA"), state(gazetteer, "AFG")
    assert (america.name, america.government) == ("United States", "US government")
    assert {"US", "U.S.", "USA", "America"} <= set(america.aliases)
    assert {"Washington", "White House", "Pentagon", "State Department", "Capitol Hill"} <= set(america.capitals)
    assert (afghanistan.government, afghanistan.adjectives[0], afghanistan.peoples) == ("Afghan government", "Afghan", ("Afghans",))
    assert "Burma" in state(gazetteer, "MMR").aliases


def test_former_and_unrecognised_states_are_there(gazetteer: Gazetteer) -> None:
    names = {state.name for state in gazetteer.states}
    assert {"Soviet Union", "Yugoslavia", "Czechoslovakia", "Zaire", "East Germany", "Serbia and Montenegro"} <= names
    assert {"Palestine", "Kosovo", "Taiwan", "Somaliland", "Northern Cyprus", "Nagorno-Karabakh", "Abkhazia", "South Ossetia"} <= names
    assert {"Transnistria", "Western Sahara", "Vatican"} <= names


def test_terms_of_one_office_do_not_overlap_for_one_person(gazetteer: Gazetteer) -> None:
    terms: dict[tuple[str, str, str], list[tuple[date, date]]] = {}
    for office in gazetteer.offices:
        terms.setdefault((office.person, office.title, office.country), []).append((office.since, office.until or date.max))
    for key, spans in terms.items():
        spans.sort()
        assert all(first[1] <= second[0] for first, second in pairwise(spans)), key


def test_one_president_at_a_time(gazetteer: Gazetteer) -> None:
    by_country: dict[str, list[tuple[date, date, str]]] = {}
    for office in gazetteer.offices:
        if office.title == "President" and office.country:
            by_country.setdefault(office.country, []).append((office.since, office.until or date.max, office.person))
    for spans in by_country.values():
        spans.sort()
        for first, second in pairwise(spans):
            assert first[1] <= second[0] or (first[1] - second[0]).days <= 3, (first, second)


def test_a_president_elect_is_known(gazetteer: Gazetteer) -> None:
    biden = next(office for office in gazetteer.offices if office.person == "Joe Biden" and office.title == "President")
    assert (biden.elected, biden.since) == (date(2020, 11, 7), date(2021, 1, 20))


def test_loading_is_quick() -> None:
    load_gazetteer.cache_clear()
    start = time.process_time()
    load_gazetteer()
    assert time.process_time() - start < LOADING_SECONDS
