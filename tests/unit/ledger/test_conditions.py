"""What waits for what, and circles of it: read out of entries, without what is only a sequence or a bargain."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from parley.ledger import deadlocks, fold, waits
from parley.ledger.profile import Profile
from parley.model.computed import Entry
from parley.model.records import Condition, ConditionRelation, Modality, Polarity, Speaker, When

from .conftest import party

Make = Callable[..., Profile]
Dated = Callable[..., When]


def cond(relation: ConditionRelation, act: str, topic: str, *names: str, **fields: object) -> Condition:
    return Condition(relation=relation, act=act, topic=topic, actors=tuple(map(party, names)), **fields)  # type: ignore[arg-type]


def entries_of(*profiles: Profile) -> tuple[Entry, ...]:
    return fold([p.stmt for p in profiles], {p.doc.id: p.doc for p in profiles}).entries


def edges(*profiles: Profile) -> set[tuple[str | None, str, str | None, str]]:
    return {(wait.deed.name, wait.deed.topic, wait.awaited.name, wait.awaited.topic) for wait in waits(entries_of(*profiles))}


FOR, ONLY, UNTIL = ConditionRelation.IN_EXCHANGE_FOR, ConditionRelation.ONLY_IF, ConditionRelation.UNTIL
BEFORE, AFTER = ConditionRelation.BEFORE, ConditionRelation.AFTER
RELEASE = ("release", "prisoners", "Army")


def test_an_offer_waits_for_what_it_asks_in_exchange(make: Make) -> None:
    assert edges(make(conditions=(cond(FOR, *RELEASE),))) == {("Front", "ceasefire", "Army", "prisoners")}


def test_what_is_given_for_a_demand_waits_for_it(make: Make) -> None:
    demand = make("demand", "prisoners", conditions=(cond(FOR, "declare_ceasefire", "ceasefire", "Front"),))
    assert edges(demand) == {("Front", "ceasefire", "Army", "prisoners")}


def test_a_threat_or_a_refusal_until_means_that_the_opposite_waits(make: Make) -> None:
    withdrawal = cond(UNTIL, "withdraw_forces", "withdrawal", "Army")
    assert edges(make("warn", "violence", conditions=(withdrawal,))) == {("Front", "violence", "Army", "withdrawal")}
    assert edges(make("reject", "talks", conditions=(withdrawal,))) == {("Front", "talks", "Army", "withdrawal")}
    undone = make("release", "prisoners", polarity=Polarity.NEGATIVE, conditions=(withdrawal,))
    assert edges(undone) == {("Front", "prisoners", "Army", "withdrawal")}


def test_until_is_the_length_of_an_offer_and_after_tells_a_sequence(make: Make) -> None:
    assert edges(make(conditions=(cond(UNTIL, "meet", "talks", "Army"),))) == set()
    assert edges(make("suspend_talks", "talks", conditions=(cond(AFTER, "attack", "violence", "Army"),))) == set()
    assert edges(make("release", "prisoners", conditions=(cond(AFTER, "meet", "talks", "Army"),))) == set(), "it was released"


def test_what_is_to_be_done_before_makes_the_other_wait(make: Make) -> None:
    urged = make("urge", "withdrawal", conditions=(cond(BEFORE, "meet", "talks", "Front", "Army"),))
    assert edges(urged) == {("Front", "talks", "Army", "withdrawal")}, "the meeting of the side that says so"


def test_a_deed_told_as_done_since_meets_the_condition(make: Make, when: Dated) -> None:
    offer = make(conditions=(cond(FOR, *RELEASE),), said=when(3), published=when(4))
    before = make("release", "prisoners", document="d0", actors=("Army",), recipients=("Front",), day=when(1), published=when(2))
    after = make("release", "prisoners", document="d2", actors=("Army",), recipients=("Front",), day=when(30), published=when(31))
    (wait,) = waits(entries_of(offer, before))
    assert wait.met is None
    (wait,) = waits(entries_of(offer, before, after))
    assert wait.met is not None


def circle(make: Make, relation: ConditionRelation, **fields: object) -> tuple[Profile, Profile]:
    """The Front's truce for the Army's release; the Army's release by this relation for a truce."""
    one = make(conditions=(cond(FOR, *RELEASE),), speakers=(Speaker(name="Ari Toll", org="Front"),))
    fields = {"modality": Modality.CONDITIONAL, "actors": ("Army",), "recipients": ("Front",), **fields}
    two = make("release", "prisoners", document="d2", conditions=(cond(relation, "declare_ceasefire", "ceasefire", "Front"),), **fields)
    return one, two


def test_each_waiting_for_the_other_first_is_a_deadlock(make: Make) -> None:
    (lock,) = deadlocks(entries_of(*circle(make, ONLY)))
    assert [(deed.name, deed.topic) for deed in lock.cycle] == [("Army", "prisoners"), ("Front", "ceasefire")]
    assert lock.open
    assert lock.explicit
    assert len(lock.entries) == 2
    assert [waits[0].holders for waits in lock.waits] == [("the report",), ("Front",)]


def test_one_for_the_other_is_a_bargain(make: Make) -> None:
    assert deadlocks(entries_of(*circle(make, FOR))) == ()


def test_a_possibility_or_another_time_is_a_hint(make: Make, when: Dated) -> None:
    (lock,) = deadlocks(entries_of(*circle(make, ONLY, modality=Modality.POSSIBLE)))
    assert not lock.explicit
    one, two = circle(make, ONLY, published=when(800), said=when(790))
    (lock,) = deadlocks(entries_of(make(conditions=one.stmt.conditions, said=when(5)), two))
    assert not lock.explicit, "positions of different times"


def test_a_release_told_since_opens_the_circle(make: Make, when: Dated) -> None:
    one, two = circle(make, ONLY, said=when(5))
    offer = make(conditions=one.stmt.conditions, said=when(5))
    done = make("release", "prisoners", document="d3", actors=("Army",), recipients=("Front",), day=when(40), published=when(41))
    (lock,) = deadlocks(entries_of(offer, two, done))
    assert not lock.open


def test_a_circle_that_is_only_hinted_hides_none_that_is_told(make: Make) -> None:
    deeds = (("release", "prisoners", "Army"), ("declare_ceasefire", "ceasefire", "Front"), ("withdraw_forces", "withdrawal", "Ostmark"))
    steps = [(0, 1, Modality.CONDITIONAL), (1, 2, Modality.CONDITIONAL), (2, 0, Modality.CONDITIONAL), (1, 0, Modality.POSSIBLE)]
    said = [
        make(
            deeds[one][0], deeds[one][1], document=f"d{at}", actors=(deeds[one][2],), recipients=(), modality=modality,
            conditions=(cond(ONLY, *deeds[two]),),
        )
        for at, (one, two, modality) in enumerate(steps)
    ]  # fmt: skip
    told, hinted = deadlocks(entries_of(*said))
    assert (told.explicit, len(told.cycle)) == (True, 3)
    assert (hinted.explicit, len(hinted.cycle)) == (False, 2)


@pytest.mark.parametrize("size", [3, 4])
def test_longer_circles_are_found_and_only_the_minimal_ones(make: Make, size: int) -> None:
    names, topics = ("Army", "Front", "Ostmark", "Union"), ("prisoners", "ceasefire", "withdrawal", "sanctions")
    acts = ("release", "declare_ceasefire", "withdraw_forces", "lift")
    said = [
        make(
            acts[at], topics[at], document=f"d{at}", actors=(names[at],), recipients=(), modality=Modality.CONDITIONAL,
            conditions=(cond(ONLY, acts[(at + 1) % size], topics[(at + 1) % size], names[(at + 1) % size]),),
        )
        for at in range(size)
    ]  # fmt: skip
    (lock,) = deadlocks(entries_of(*said))
    assert len(lock.cycle) == size


def test_a_condition_of_nobody_named_is_filled_where_one_party_alone_can_be_meant(make: Make) -> None:
    one = make(conditions=(cond(FOR, "release", "prisoners"),))
    _, two = circle(make, ONLY)
    (lock,) = deadlocks(entries_of(one, two))
    assert not lock.explicit
