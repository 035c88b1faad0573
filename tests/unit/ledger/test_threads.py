"""Undertakings followed: their steps, their running counts, and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from parley.ledger import fold, threads
from parley.ledger.profile import Profile
from parley.model.computed import Thread, ThreadState
from parley.model.records import Modality, Polarity, Qualifier, Terms, When

Make = Callable[..., Profile]
Dated = Callable[..., When]


def threads_of(profiles: Iterable[Profile]) -> tuple[Thread, ...]:
    known = tuple(profiles)
    statements, documents = {p.stmt.id: p.stmt for p in known}, {p.doc.id: p.doc for p in known}
    folded = fold(statements.values(), documents)
    return threads(folded.entries, folded.links, statements, documents)


def by_army(make: Make, act: str, day: When, number: int, text: str = "", **terms: object) -> Profile:
    words = text or "The Army freed some prisoners of the Front on that day, as both sides said in the valley of Lisk."
    unit = {"unit": "prisoners"} if "amount" in terms else {}
    deed = act in ("release", "exchange")
    return make(
        act, "prisoners", document=f"d{number}", key=f"k{number}", actors=("Army",), recipients=("Front",), text=words,
        published=day, day=day if deed else None, said=None if deed else day, terms=Terms(**terms, **unit),
    )  # fmt: skip


def promise(make: Make, when: Dated, **terms: object) -> Profile:
    return by_army(make, "promise", when(1), 0, **{"amount": 300, "deadline": when(40), **terms})


def test_steps_add_up_to_what_was_promised(make: Make, when: Dated) -> None:
    told = [promise(make, when), *(by_army(make, "release", when(10 + 8 * n), n + 1, amount=100) for n in range(3))]
    (thread,) = threads_of(told)
    assert thread.state is ThreadState.DELIVERED
    assert (thread.promised.amount, thread.delivered and thread.delivered.amount) == (300, 300)
    assert [step.total.amount for step in thread.steps if step.total] == [100, 200, 300]
    assert thread.deadline is not None
    assert thread.party.name == "Army"
    assert [other.name for other in thread.others] == ["Front"]


def test_less_than_promised_is_a_part_until_the_deadline_has_passed(make: Make, when: Dated) -> None:
    part = [promise(make, when), by_army(make, "release", when(10), 1, amount=100)]
    (thread,) = threads_of(part)
    assert thread.state is ThreadState.PARTLY_DELIVERED
    later = make("meet", "talks", document="d9", published=when(60), actors=("Front", "Army"), recipients=())
    (thread,) = threads_of([*part, later])
    assert thread.state is ThreadState.LAPSED
    assert "100 of 300" in thread.reason


def test_a_deadline_lapses_only_when_a_later_report_is_there(make: Make, when: Dated) -> None:
    (thread,) = threads_of([promise(make, when)])
    assert thread.state is ThreadState.OPEN
    (thread,) = threads_of([promise(make, when), make("meet", "talks", document="d9", published=when(40))])
    assert thread.state is ThreadState.OPEN, "not on the day itself"
    (thread,) = threads_of([promise(make, when), make("meet", "talks", document="d9", published=when(41))])
    assert thread.state is ThreadState.LAPSED


def test_delivered_late_is_said_so(make: Make, when: Dated) -> None:
    (thread,) = threads_of([promise(make, when), by_army(make, "release", when(70), 1, amount=300)])
    assert thread.state is ThreadState.DELIVERED
    assert "after the deadline" in thread.reason


def test_a_total_told_as_one_swallows_the_steps_before_it(make: Make, when: Dated) -> None:
    total = "The Army has released more than 250 prisoners so far, and the Front wants to see the others home before winter."
    told = [
        promise(make, when),
        by_army(make, "release", when(10), 1, amount=100),
        by_army(make, "release", when(20), 2, amount=120),
        by_army(make, "release", when(30), 3, text=total, amount=250, qualifier=Qualifier.MORE_THAN),
        by_army(make, "release", when(36), 4, amount=20),
    ]
    (thread,) = threads_of(told)
    totals = {step.total.amount: step.total.qualifier for step in thread.steps if step.total}
    assert totals[250] is Qualifier.MORE_THAN, "a lower bound, not the sum of 100, 120 and 250"
    assert thread.delivered is not None
    assert thread.delivered.amount == 270


def test_one_step_told_twice_counts_once(make: Make, when: Dated) -> None:
    other = "Buses with one hundred and ten men left the prison of Tarn at dawn, officials in the capital told reporters there."
    told = [
        promise(make, when),
        by_army(make, "release", when(10), 1, amount=100),
        by_army(make, "release", when(10), 2, text=other, amount=110),
    ]
    thread = threads_of(told)[0]
    assert thread.delivered is not None
    assert thread.delivered.amount == 110


def test_a_demand_without_an_answer_is_a_demand(make: Make, when: Dated) -> None:
    (thread,) = threads_of([make("demand", "withdrawal", actors=("Front",), recipients=("Army",), said=when(3))])
    assert thread.state is ThreadState.DEMANDED
    assert thread.party.name == "Army"


def test_years_of_silence_part_two_undertakings(make: Make, when: Dated) -> None:
    first, again = by_army(make, "promise", when(1), 1, amount=50), by_army(make, "promise", when(900), 2, amount=70)
    assert len(threads_of([first, again])) == 2


def test_what_is_only_possible_or_not_done_delivers_nothing(make: Make, when: Dated) -> None:
    undone = make(
        "release", "prisoners", document="d5", actors=("Army",), recipients=("Front",), polarity=Polarity.NEGATIVE,
        published=when(20), terms=Terms(amount=300, unit="prisoners"),
    )  # fmt: skip
    maybe = make(
        "release", "prisoners", document="d6", actors=("Army",), recipients=("Front",), modality=Modality.POSSIBLE,
        published=when(21), terms=Terms(amount=300, unit="prisoners"),
    )  # fmt: skip
    (thread,) = threads_of([promise(make, when), undone, maybe])
    assert thread.delivered is None
    assert thread.state is ThreadState.OPEN


def test_order_does_not_matter(make: Make, when: Dated) -> None:
    told = [promise(make, when), *(by_army(make, "release", when(10 + 8 * n), n + 1, amount=100) for n in range(3))]
    assert threads_of(told) == threads_of(reversed(told))


def test_a_refusal_answers_an_offer_or_a_demand(make: Make, when: Dated) -> None:
    offer = make("offer", "power_sharing", actors=("Army",), recipients=("Front",), said=when(3))
    refusal = make("reject", "power_sharing", document="d2", actors=("Front",), recipients=("Army",), said=when(9), published=when(10))
    (thread,) = threads_of([offer, refusal])
    assert thread.state is ThreadState.REJECTED
    asked = make("demand", "power_sharing", actors=("Front",), recipients=("Army",), said=when(3))
    (thread,) = threads_of([asked, make("reject", "power_sharing", document="d2", actors=("Army",), recipients=("Front",), said=when(9))])
    assert thread.state is ThreadState.REJECTED


def test_a_charge_is_told_beside_what_was_done(make: Make, when: Dated) -> None:
    truce = make("declare_ceasefire", "ceasefire", actors=("Front",), recipients=(), day=when(3))
    charge = make("accuse", "ceasefire", document="d2", actors=("Army",), recipients=("Front",), said=when(9), published=when(10))
    (thread,) = threads_of([truce, charge])
    assert thread.state is ThreadState.DELIVERED
    assert thread.reason.endswith("it is said not to be kept")


def test_open_says_that_nothing_was_found_not_that_there_was_nothing(make: Make, when: Dated) -> None:
    (thread,) = threads_of([by_army(make, "promise", when(1), 1, amount=50)])
    assert (thread.state, thread.reason) == (ThreadState.OPEN, "no later step of it was found")


def test_what_is_promised_after_a_deed_is_not_done_by_it(make: Make, when: Dated) -> None:
    told = [by_army(make, "offer", when(1), 1), by_army(make, "release", when(3), 2)]
    (thread,) = threads_of(told)
    assert thread.state is ThreadState.DELIVERED
    (thread,) = threads_of([*told, by_army(make, "promise", when(60), 3)])
    assert (thread.state, thread.reason.partition(";")[0]) == (ThreadState.OPEN, "told as done before")
