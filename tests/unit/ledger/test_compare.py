"""What may join, what must not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from parley.ledger import rules
from parley.ledger.compare import compare
from parley.ledger.counts import STEP
from parley.ledger.profile import Profile, actor_key
from parley.model.records import Condition, ConditionRelation, Modality, Period, Place, Polarity, Span, Speaker, Terms, When

Make = Callable[..., Profile]
Dated = Callable[..., When]


def joined(a: Profile, b: Profile) -> bool:
    found = compare(a, b)
    return found.contradiction is None and found.score >= rules.SAME_THRESHOLD


def test_the_same_offer_in_two_reports_of_one_week(make: Make, when: Dated) -> None:
    assert joined(make(published=when(10)), make(document="d2", published=when(12)))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"topic": "prisoners"}, "topics differ"),
        ({"act": "demand"}, "acts differ"),
        ({"polarity": Polarity.NEGATIVE}, "one affirms, the other negates"),
        ({"actors": ("Militia",)}, "parties differ"),
        ({"recipients": ("Ostmark",)}, "parties differ"),
        ({"terms": Terms(duration="P30D")}, "durations differ"),
        ({"terms": Terms(amount=900, unit="men")}, "figures differ"),
    ],
)
def test_contradictions(make: Make, when: Dated, change: dict[str, Any], reason: str) -> None:
    one = make(terms=Terms(duration="P3D", amount=40, unit="men"))
    text = "A truce was offered in Tarn, envoys said. " + "x" * 60
    other = make(document="d2", published=when(15), text=text, **change)
    assert compare(one, other).contradiction == reason
    assert compare(other, one).contradiction == reason


def test_parties_may_be_told_in_part(make: Make) -> None:
    assert compare(make(), make(document="d2", recipients=())).contradiction is None
    assert (
        compare(make("meet", "talks", recipients=()), make("meet", "talks", document="d2", actors=("Army", "Front"))).contradiction is None
    )
    three = make("meet", "talks", actors=("Front", "Ostmark"), recipients=())
    assert compare(make("meet", "talks"), three).contradiction == "parties differ"


def test_times_must_be_able_to_be_one(make: Make, when: Dated) -> None:
    early, late = make("release", "prisoners", day=when(1)), make("release", "prisoners", document="d2", day=when(20))
    assert compare(early, late).contradiction == "times differ"
    assert compare(early, make("release", "prisoners", document="d2", day=when(2))).contradiction is None
    barely = make("meet", "talks", document="d2", day=when(85, 200))
    assert compare(make("meet", "talks", day=when(0, 90)), barely).contradiction == "times differ"


def test_without_times_reports_far_apart_tell_two_acts(make: Make, when: Dated) -> None:
    one, other = make("meet", "talks", published=when(0)), make("meet", "talks", document="d2", published=when(300))
    assert compare(one, other).contradiction is not None
    promise, same = make("promise", "withdrawal", published=when(0)), make("promise", "withdrawal", document="d2", published=when(300))
    assert compare(promise, same).contradiction is None


def test_what_may_be_is_not_what_has_been(make: Make, when: Dated) -> None:
    held, planned = make("meet", "talks", day=when(3)), make("meet", "talks", document="d2", modality=Modality.PLANNED, day=when(3))
    assert compare(held, planned).contradiction is None
    vague = make("meet", "talks", document="d2", modality=Modality.PLANNED)
    assert compare(held, vague).contradiction is not None
    possible = make("meet", "talks", document="d2", modality=Modality.POSSIBLE, day=when(3))
    assert compare(held, possible).contradiction == "one has happened, the other may"


def test_one_sentence_tells_two_objects_apart(make: Make) -> None:
    first = make(trigger=Span(document="d1", start=0, end=5), object=Span(document="d1", start=6, end=12))
    second = make(trigger=Span(document="d1", start=20, end=25), object=Span(document="d1", start=26, end=40))
    assert compare(first, second).contradiction == "one report tells them apart"
    nested = make(trigger=Span(document="d1", start=8, end=10))
    assert compare(first, nested).contradiction is None


def test_an_unknown_actor_joins_nearby_only(make: Make) -> None:
    known, near = make(), make(at=66, actors=(), recipients=("Army",))
    assert joined(known, near)
    far = make(at=1200, actors=(), recipients=())
    assert compare(make(at=400), far).contradiction == "one report tells them apart"


def test_places_and_rounds_tell_meetings_apart(make: Make, when: Dated) -> None:
    tarn, lisk = Place(name="Tarn", country="VLD", precision="city"), Place(name="Lisk", country="VLD", precision="city")
    land = Place(name="Veldane", country="VLD", precision="country")
    one, two = make("meet", "talks", place=tarn, day=when(3)), make("meet", "talks", document="d2", place=lisk, day=when(3))
    assert compare(one, two).contradiction == "places differ"
    assert compare(one, make("meet", "talks", document="d2", place=land, day=when(3))).contradiction is None
    text = "They held a first round of talks. They held a second round of talks."
    spans = [text.index("first"), text.index("second")]
    first, second = (
        make("meet", "talks", text=text, at=at, trigger=Span(document="d1", start=text.index("round", at), end=text.index("round", at) + 5),
             evidence=(Span(document="d1", start=at, end=at + 20),))
        for at in spans
    )  # fmt: skip
    assert (first.round, second.round) == (1, 2)
    assert compare(first, second).contradiction == "rounds differ"


def test_two_accusations_need_words_in_common(make: Make) -> None:
    text = "He accused them of hiding rifles in mosques. She accused them of shelling schools at night."
    second = text.index("She")
    span = {"text": text, "document": "d1"}
    one = make("accuse", "violence", object=Span(document="d1", start=19, end=43), evidence=(Span(document="d1", start=0, end=44),), **span)
    two = make(
        "accuse",
        "violence",
        at=second,
        object=Span(document="d1", start=second + 20, end=len(text)),
        evidence=(Span(document="d1", start=second, end=len(text)),),
        **span,
    )
    assert not joined(one, two)


def test_two_figures_of_one_day_stay_together_as_a_dispute(make: Make, when: Dated) -> None:
    toll = {"day": when(9), "published": when(10)}
    one = make("attack", "violence", terms=Terms(amount=12, unit="dead", place="Tarn"), **toll)
    two = make("attack", "violence", document="d2", terms=Terms(amount=19, unit="dead", place="Tarn"), **toll)
    found = compare(one, two)
    assert joined(one, two)
    assert found.figure


def test_a_speaker_on_a_later_day_tells_the_same_offer(make: Make, when: Dated) -> None:
    envoy = (Speaker(name="Ana Roth", actor="state:ostmark"),)
    assert joined(make(said=when(3)), make(document="d2", said=when(5), speakers=envoy, published=when(11)))
    assert compare(make(said=when(3)), make(document="d2", said=when(30), speakers=envoy)).contradiction == "times differ"


def test_an_open_start_is_no_time_of_its_own(make: Make, when: Dated) -> None:
    open_start = make("meet", "talks", happens=Period(start=When(latest=when(9).latest)))
    assert open_start.own is None


def test_who_does_it_here_does_not_suffer_it_there(make: Make) -> None:
    one, other = make("attack", "violence", actors=("Front",), recipients=()), make("attack", "violence", actors=(), recipients=("Front",))
    assert compare(one, other).contradiction == "parties differ"


def test_one_party_alone_in_one_week_is_not_one_act(make: Make) -> None:
    lone = {"actors": ("Ostmark",), "recipients": ()}
    text = "Ostmark has mediated the release of a bishop whom bandits had seized in the south."
    other = "Ostmark has mediated between two football clubs that quarrelled over a stadium."
    assert not joined(make("mediate", "talks", text=text, **lone), make("mediate", "talks", document="d2", text=other, **lone))


@pytest.mark.parametrize(
    ("text", "word", "known"),
    [
        ("The ceasefire offer was handed over in Tarn.", "offer", True),
        ("It is an offer of five days.", "offer", True),
        ("The two sides agreed on a timetable.", "agreed", False),
        ("The rebels demands were met.", "demands", False),
        ("The government offers a truce.", "offers", False),
        ("An offer was made.", "offer", False),
    ],
)
def test_what_is_told_as_known(make: Make, text: str, word: str, known: bool) -> None:
    at = text.index(word)
    found = make(
        text=text, trigger=Span(document="d1", start=at, end=at + len(word)), evidence=(Span(document="d1", start=0, end=len(text)),)
    )
    assert found.refers_back is known


def test_two_words_of_one_phrase_are_one_act(make: Make) -> None:
    text = "A new round of regional talks opened in Tarn, and talks on trade followed."
    sentence = (Span(document="d1", start=0, end=len(text)),)
    at = [text.index("round"), text.index("talks"), text.index("talks on")]
    first, second, third = (
        make("meet", "talks", text=text, evidence=sentence, trigger=Span(document="d1", start=start, end=start + 5)) for start in at
    )
    assert joined(first, second)
    assert compare(second, third).contradiction == "one report tells them apart"


def test_two_verbs_of_one_assault(make: Make) -> None:
    attacked = make(
        "attack", "violence", recipients=(), trigger=Span(document="d1", start=0, end=5), object=Span(document="d1", start=6, end=9)
    )
    killing = make("attack", "violence", trigger=Span(document="d1", start=20, end=25), terms=Terms(amount=3, unit="soldiers"))
    assert joined(attacked, killing)


def test_one_country_by_its_name_or_adjective_one_group_by_its_name_or_initials() -> None:
    assert actor_key("state:VLD", "Veldane government") == actor_key("state:VLD", "Veldia")
    assert actor_key("found:veldian-government", "Veldian government") == actor_key("found:x", "the government of Veldia")
    assert actor_key("found:a", "Harrow People's Front") == actor_key("found:b", "HPF")
    assert actor_key("found:harrow-front", "Harrow Front") == "found:harrow-front"


def test_for_more_prisoners_is_another_offer(make: Make) -> None:
    def offer(amount: int, document: str) -> Profile:
        release = Condition(
            relation=ConditionRelation.IN_EXCHANGE_FOR, act="release", topic="prisoners", terms=Terms(amount=amount, unit="prisoners")
        )
        return make(document=document, conditions=(release,))

    assert compare(offer(300, "d1"), offer(400, "d2")).contradiction == "they wait for different things"
    assert compare(offer(300, "d1"), offer(300, "d2")).contradiction is None


def test_a_step_and_the_sum_of_steps_are_two(make: Make, when: Dated) -> None:
    step = make("release", "prisoners", day=when(1), text="They released a second group of prisoners on Saturday, he said.")
    undated = {"document": "d2", "published": when(20), "terms": Terms(amount=300, unit="prisoners")}
    total = make("release", "prisoners", text="They said that all 300 prisoners had been released by the army.", **undated)
    assert compare(step, total).contradiction == compare(total, step).contradiction == "one is a step, the other a sum of steps"
    plain = make("release", "prisoners", day=when(1), text="They released a number of prisoners on Saturday, he said.")
    assert compare(plain, total).contradiction is None


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("a second group", True),
        ("another 100", True),
        ("the last remaining 1,200", True),
        ("a further roughly 40", True),
        ("more than 250", False),
        ("in the last 30 days", False),
        ("within the next 10 days", False),
    ],
)
def test_words_of_a_step(words: str, step: bool) -> None:
    assert bool(STEP.search(f"They released {words} prisoners")) is step
