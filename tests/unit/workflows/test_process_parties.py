"""The parties of a process file among the names that the lists have: governments of countries that no list has are such countries."""

from __future__ import annotations

import pytest

from parley.config import Process, ProcessParty
from parley.model.records import ActorKind
from parley.workflows.resources import _with_process, load_gazetteer


def added(*parties: ProcessParty) -> object:
    return _with_process(load_gazetteer(), Process(title="Talks", parties=parties))


@pytest.mark.parametrize(
    ("name", "aliases", "country", "adjectives", "capitals"),
    [
        ("Velmarian government", ("Velmaria", "Lisk"), "Velmaria", ("Velmarian",), ("Lisk",)),
        ("Velmarian government", (), "Velmaria", ("Velmarian",), ()),
        ("Government of Velmaria", ("Lisk",), "Velmaria", ("Velmarian",), ("Lisk",)),
        ("Orrish government", (), "Orrish", ("Orrish",), ()),
    ],
)
def test_a_government_that_no_list_has(
    name: str, aliases: tuple[str, ...], country: str, adjectives: tuple[str, ...], capitals: tuple[str, ...]
) -> None:
    known = added(ProcessParty(name=name, aliases=aliases))
    (state,) = [state for state in known.states if state.government == name]  # type: ignore[attr-defined]
    assert (state.name, state.adjectives, state.capitals) == (country, adjectives, capitals)
    assert all(actor.name != name for actor in known.actors)  # type: ignore[attr-defined]


def test_aliases_of_a_known_government_stand_for_it() -> None:
    known = added(ProcessParty(name="Afghan government", aliases=("the Arg",)))
    (state,) = [state for state in known.states if state.code == "AFG"]  # type: ignore[attr-defined]
    assert "the Arg" in state.capitals
    assert "Kabul" in state.capitals


def test_any_other_party_is_an_actor() -> None:
    known = added(ProcessParty(name="Hill Front", aliases=("HF",)), ProcessParty(name="Interim government", kind=ActorKind.ORGANISATION))
    first, second = known.actors[:2]  # type: ignore[attr-defined]
    assert (first.name, first.kind, first.aliases) == ("Hill Front", ActorKind.ARMED_GROUP, ("HF",))
    assert (second.name, second.kind) == ("Interim government", ActorKind.ORGANISATION)


def test_a_mediator_that_no_list_has_is_an_organisation_and_one_that_a_list_has_is_not_added() -> None:
    before = load_gazetteer()
    known = _with_process(before, Process(title="Talks", mediators=("Lakes Union", "Norway", "African Union")))
    new = [actor for actor in known.actors if actor not in before.actors]
    assert [(actor.name, actor.kind) for actor in new] == [("Lakes Union", ActorKind.ORGANISATION)]
    assert known.states == before.states
