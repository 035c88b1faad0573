"""Peace processes: who is of one and who is not, whatever the order of the entries."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, permutations

import pytest

from parley.ledger import processes
from parley.model.computed import Entry
from parley.model.records import ActorKind, Modality, Party, Polarity, Status, Terms

from .conftest import party

NUMBERS = count(1)
FRONT, LEAGUE = party("Hill Front"), party("Coast League")
VELMAR, OSTMARK, NORLAND = (party(name, ActorKind.STATE) for name in ("Velmar", "Ostmark", "Norland"))


def entry(
    act: str, actors: tuple[Party, ...], recipients: tuple[Party, ...] = (), *documents: str, mediators: tuple[Party, ...] = ()
) -> Entry:
    number = next(NUMBERS)
    return Entry(
        id=f"e{number:04}", act=act, topic="ceasefire", actors=actors, recipients=recipients, mediators=mediators, terms=Terms(),
        conditions=(), modality=Modality.ACTUAL, polarity=Polarity.POSITIVE, speakers=(), said=None, happens=None, place=None,
        status=Status.HAPPENED, history=(), statements=(f"s{number:04}",), documents=documents or ("d1",), disputes=(), salience=0.5,
        reports=1, origins=1, background=False,
    )  # fmt: skip


def war(group: Party, state: Party, *documents: str) -> Iterator[Entry]:
    yield entry("attack", (group,), (state,), *documents)
    yield entry("offer", (state,), (group,), *documents)
    yield entry("reject", (group,), (state,), *documents)


def names(*entries: Entry) -> list[str]:
    return sorted(one.name for one in processes(entries))


def test_a_process_is_named_after_its_parties_states_first() -> None:
    (one,) = processes(war(FRONT, VELMAR))
    assert one.name == "Velmar – Hill Front"
    assert len(one.entries) == 3
    assert one.id == "p" + min(one.entries)[1:]


def test_a_mediator_in_common_joins_nothing() -> None:
    led = [entry("mediate", (NORLAND,), (VELMAR, FRONT), "d1"), entry("mediate", (NORLAND,), (OSTMARK, LEAGUE), "d2")]
    both = [*war(FRONT, VELMAR, "d1"), *war(LEAGUE, OSTMARK, "d2"), *led]
    assert names(*both) == ["Ostmark – Coast League", "Velmar – Hill Front"]
    assert [[m.name for m in one.mediators] for one in processes(both)] == [["Norland"], ["Norland"]]


def test_one_government_and_two_groups_apart_are_two_processes() -> None:
    apart = [*war(FRONT, VELMAR, "d1"), *war(FRONT, VELMAR, "d2"), *war(LEAGUE, VELMAR, "d3"), *war(LEAGUE, VELMAR, "d4")]
    assert names(*apart) == ["Velmar – Coast League", "Velmar – Hill Front"]
    mentioned = entry("accuse", (VELMAR,), (LEAGUE,), "d1")
    assert len(processes([*apart, mentioned])) == 2, "one report that names both is no proof"


def test_groups_at_one_table_are_of_one_process() -> None:
    table = [entry("meet", (VELMAR, FRONT, LEAGUE), (), "d3"), entry("agree", (VELMAR, FRONT, LEAGUE), (), "d3")]
    assert names(*war(FRONT, VELMAR, "d1"), *war(LEAGUE, VELMAR, "d2"), *table) == ["Velmar – Coast League, Hill Front"]


def test_states_at_war_are_a_process_and_states_that_meet_are_none() -> None:
    fought = [entry("attack", (OSTMARK,), (VELMAR,)), entry("meet", (OSTMARK, VELMAR)), entry("accuse", (VELMAR,), (OSTMARK,))]
    assert names(*fought) == ["Ostmark – Velmar"]
    assert names(*(entry("meet", (OSTMARK, VELMAR)) for _ in range(4))) == []


def test_what_names_a_mediator_alone_goes_with_its_report() -> None:
    urged = entry("urge", (NORLAND,), (), "d2")
    found = processes([*war(FRONT, VELMAR, "d1"), *war(LEAGUE, OSTMARK, "d2"), urged])
    assert [one.name for one in found if urged.id in one.entries] == ["Ostmark – Coast League"]


def test_an_incident_is_no_process() -> None:
    assert processes([entry("attack", (FRONT,), (VELMAR,))]) == ()


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_order_changes_nothing(order: tuple[int, ...]) -> None:
    parts = [list(war(FRONT, VELMAR, "d1")), list(war(LEAGUE, OSTMARK, "d2")), [entry("mediate", (NORLAND,), (VELMAR,), "d1")]]
    assert processes(e for at in order for e in parts[at]) == processes(e for part in parts for e in part)
