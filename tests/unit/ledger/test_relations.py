"""What one statement does to another: denies, answers, delivers, breaks off."""

from __future__ import annotations

from collections.abc import Callable

from parley.ledger.disputes import find_disputes
from parley.ledger.profile import Profile
from parley.ledger.relate import related_links
from parley.ledger.relations import answer, breach, confirmation, contrary, delivery, denial, halt, other_side, termination
from parley.model.records import DisputeKind, LinkRelation, Modality, Polarity, Span, Speaker, Terms, When

Make = Callable[..., Profile]
Dated = Callable[..., When]

BY_ARMY = (Speaker(name=None, org="Army", actor="armed_group:army"),)
BY_FRONT = (Speaker(name=None, org="Front", actor="armed_group:front"),)


def test_a_denial_that_the_analysis_names_denies_that_alone(make: Make) -> None:
    claim, other = make("accuse", "violence"), make("accuse", "violence")
    denied = make("deny", "violence", actors=("Army",), recipients=(), denies=claim.stmt.id)
    assert denial(denied, claim) is not None
    assert denial(denied, other) is None


def test_the_accused_denies_what_is_near_and_of_the_same_topic(make: Make) -> None:
    accused = make("accuse", "violence", actors=("Front",), recipients=("Army",))
    assert denial(make("deny", "violence", at=70, actors=("Army",), recipients=()), accused) is not None
    assert denial(make("deny", "violence", at=70, actors=("Ostmark",), recipients=()), accused) is None
    assert denial(make("deny", "elections", document="d2", actors=("Army",), recipients=()), accused) is None


def test_nobody_denies_what_it_says_itself(make: Make) -> None:
    text = "The Front said it had made an offer. The Front denied the offer."
    own = make(text=text, speakers=BY_FRONT, actors=("Front",), recipients=("Army",))
    assert denial(make("deny", "ceasefire", text=text, at=37, actors=("Front",), recipients=()), own) is None


def test_a_negated_act_against_an_affirmed_one_of_that_time(make: Make, when: Dated) -> None:
    done = make("release", "prisoners", day=when(3), speakers=BY_ARMY)
    undone = make("release", "prisoners", document="d2", day=when(3), polarity=Polarity.NEGATIVE, speakers=BY_FRONT)
    assert contrary(undone, done) is not None
    before = make("release", "prisoners", document="d3", polarity=Polarity.NEGATIVE, published=when(0))
    assert contrary(before, make("release", "prisoners", published=when(9))) is None, "it has come about since"


def test_what_remains_to_be_done_denies_nothing(make: Make) -> None:
    text = "The last ten prisoners of the Front have not been released by the Army."
    rest = make("release", "prisoners", document="d2", text=text, polarity=Polarity.NEGATIVE)
    assert contrary(rest, make("release", "prisoners", text=text)) is None


def test_a_confirmation_of_what_was_told_just_before(make: Make) -> None:
    offer = make()
    assert confirmation(make("confirm", "ceasefire", at=70, actors=("Army",), recipients=()), offer) is not None
    assert confirmation(make("confirm", "prisoners", at=70, actors=("Army",), recipients=()), offer) is None
    assert confirmation(make("confirm", "ceasefire", document="d2", actors=("Army",), recipients=()), offer) is None


def test_an_answer_comes_from_the_other_side_and_after(make: Make, when: Dated) -> None:
    offer = make(said=when(3))
    refusal = {"actors": ("Army",), "recipients": ("Front",)}
    assert answer(make("reject", "ceasefire", document="d2", said=when(5), **refusal), offer) is not None
    assert answer(make("reject", "ceasefire", document="d2", said=when(1), **refusal), offer) is None
    assert answer(make("reject", "ceasefire", document="d2", said=when(5)), offer) is None, "one's own offer"
    assert answer(make("reject", "prisoners", document="d2", said=when(5), **refusal), offer) is None
    assert answer(make("withdraw_offer", "ceasefire", document="d2", said=when(5)), offer) is not None


def test_a_delivery_is_by_the_promiser_of_the_thing_promised(make: Make) -> None:
    promise = make("promise", "prisoners", terms=Terms(amount=50, unit="prisoners"))
    done = make("release", "prisoners", document="d2", terms=Terms(amount=50, unit="prisoners"))
    assert delivery(done, promise) is not None
    assert delivery(make("release", "prisoners", document="d2", actors=("Army",), recipients=("Front",)), promise) is None
    assert delivery(make("release", "prisoners", document="d2", terms=Terms(amount=50, unit="tractors")), promise) is None


def test_a_break_ends_the_round_before_it(make: Make, when: Dated) -> None:
    both = {"actors": ("Front", "Army"), "recipients": ()}
    resumed = make("resume_talks", "talks", day=when(3), **both)
    assert halt(make("suspend_talks", "talks", document="d2", day=when(9), **both), resumed) is not None
    assert halt(make("suspend_talks", "talks", document="d2", day=when(1), **both), resumed) is None
    assert halt(make("suspend_talks", "talks", document="d2", day=when(9), **both), make("meet", "talks", day=when(3), **both)) is None


def test_a_ceasefire_called_off_is_over(make: Make, when: Dated) -> None:
    begun = make("declare_ceasefire", "ceasefire", day=when(3))
    assert termination(make("end", "ceasefire", document="d2", day=when(9)), begun) is not None
    assert termination(make("end", "ceasefire", document="d2", day=when(1)), begun) is None
    assert termination(make("end", "ceasefire", document="d2", day=when(9), actors=("Union",), recipients=()), begun) is None
    assert termination(make("end", "talks", document="d2", day=when(9)), begun) is None


def test_each_account_has_the_other_side_break_off(make: Make) -> None:
    front = make("suspend_talks", "talks", actors=("Front",), recipients=("Army",))
    army = make("suspend_talks", "talks", at=300, actors=("Army",), recipients=("Front",))
    assert other_side(front, army) is not None
    profiles = {p.stmt.id: p for p in (front, army)}
    links = [link for link in related_links([front, army]) if link.second == front.stmt.id]
    assert [link.relation for link in links] == [LinkRelation.DIFFERENT]
    (dispute,) = find_disputes([front], links, profiles)
    assert dispute.kind is DisputeKind.PARTICIPANT
    assert {position.value for position in dispute.positions} == {"Front", "Army"}


def test_a_charge_of_breach_disputes_the_promise(make: Make) -> None:
    text = "The Front has promised calm. The Army says the Front failed to keep its promise."
    promise = make("promise", "violence", text=text, actors=("Front",), recipients=("Army",))
    charge = make(
        "accuse",
        "violence",
        text=text,
        at=29,
        actors=("Army",),
        recipients=("Front",),
        evidence=(Span(document="d1", start=29, end=len(text)),),
        speakers=BY_ARMY,
    )
    assert breach(charge, promise) is not None
    profiles = {p.stmt.id: p for p in (promise, charge)}
    (dispute,) = find_disputes([promise], related_links([promise, charge]), profiles)
    assert (dispute.kind, dispute.field) == (DisputeKind.STATUS, "status")


def test_what_is_only_possible_answers_nothing(make: Make) -> None:
    hedged = make("reject", "ceasefire", at=70, actors=("Army",), recipients=("Front",), modality=Modality.POSSIBLE)
    assert list(related_links([make(), hedged])) == []
