"""Acts in a report and in its rewording, denials repeated, and one mediation told over weeks."""

from __future__ import annotations

from collections.abc import Callable

from parley.ledger.compare import compare
from parley.ledger.profile import Profile
from parley.ledger.rules import SAME_THRESHOLD
from parley.model.records import When

from .test_rewording import OWN, REWRITTEN, WIRE

Make = Callable[..., Profile]
Dated = Callable[..., When]


def told(make: Make, when: Dated, key: str, text: str, act: str, topic: str, day: int, **fields: object) -> Profile:
    return make(act, topic, document=key, key=key, text=text, published=when(day), **fields)


def test_a_rewording_tells_the_acts_of_its_text_again(make: Make, when: Dated) -> None:
    wire = told(make, when, "a", WIRE, "urge", "violence", 10)
    assert compare(wire, told(make, when, "b", REWRITTEN, "urge", "violence", 11)).score >= SAME_THRESHOLD
    assert compare(wire, told(make, when, "c", OWN, "urge", "violence", 11)).score < SAME_THRESHOLD


def test_a_denial_repeated_within_the_week_is_one(make: Make, when: Dated) -> None:
    first = told(make, when, "a", WIRE, "deny", "ceasefire", 10, recipients=())
    assert compare(first, told(make, when, "c", OWN, "deny", "ceasefire", 13, recipients=())).score >= SAME_THRESHOLD
    assert compare(first, told(make, when, "c", OWN, "deny", "ceasefire", 40, recipients=())).score < SAME_THRESHOLD
    assert compare(first, told(make, when, "c", OWN, "deny", "prisoners", 13, recipients=())).score < SAME_THRESHOLD
