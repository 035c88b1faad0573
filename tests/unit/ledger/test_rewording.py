"""Reports that tell another one's text in other words."""

from __future__ import annotations

from collections.abc import Callable

from parley.ledger import origin_groups
from parley.ledger.profile import Profile
from parley.ledger.rewording import reworded
from parley.model.records import When

Make = Callable[..., Profile]
Dated = Callable[..., When]

WIRE = (
    "The Harrow Front freed nine policemen near Tarn on Monday, the mediator Olen Brask said. The nine had been captured in a raid"
    " on the post of Veld in October. They were handed to doctors of the Blue Lantern at a ferry landing and driven to the "
    "hospital of Lisk. Brask told reporters that the army would open the coast road to fishermen in return, and that forty lorries"
    " with flour waited at the bridge. The Front's spokesman, Dara Moll, said eleven more captives would be released before Easter"
    " if the road stayed open for ten days."
)
REWRITTEN = (
    "Nine policemen are free again: the Harrow Front handed them over on Monday at a ferry landing near Tarn, and doctors of the "
    "Blue Lantern drove them to hospital in Lisk. They were captured last October when the post of Veld was raided. In return the "
    "army will open the coast road for fishermen, according to the mediator, Olen Brask; at the bridge forty lorries wait with "
    "flour. Eleven captives more are to be released before Easter, said Dara Moll, spokesman of the Front, should the road stay "
    "open ten days."
)
OWN = (
    "Relatives of the policemen whom the Harrow Front let go on Monday danced in the yard of the Lisk hospital. Lieutenant Ans "
    "Rokke, the oldest of the nine, described six months of marches through snow, barley soup and a chess set carved from soap. He"
    " thanked the ferry crew, asked for a razor and would say nothing of the raid. The bishop of Tarn will hold a service. The "
    "ministry in the capital promised each man a year's pay, while the opposition asked why the garrison at Veld had been left "
    "with two rifles and no radio that night."
)


def report(make: Make, when: Dated, key: str, text: str, day: int) -> Profile:
    return make(document=key, text=text, published=when(day), key=key)


def test_a_rewritten_report_is_of_the_origin_that_it_rewrites(make: Make, when: Dated) -> None:
    wire, other, own = report(make, when, "a", WIRE, 10), report(make, when, "b", REWRITTEN, 11), report(make, when, "c", OWN, 11)
    assert reworded(wire.doc, other.doc)
    assert reworded(other.doc, wire.doc)
    assert origin_groups([wire.doc, other.doc, own.doc]) == (("a", "b"), ("c",))


def test_two_reporters_at_one_event_are_two_origins(make: Make, when: Dated) -> None:
    assert not reworded(report(make, when, "a", WIRE, 10).doc, report(make, when, "c", OWN, 10).doc)


def test_weeks_later_the_same_words_tell_of_something_else(make: Make, when: Dated) -> None:
    assert not reworded(report(make, when, "a", WIRE, 10).doc, report(make, when, "b", REWRITTEN, 30).doc)


def test_a_few_words_tell_nothing(make: Make, when: Dated) -> None:
    assert not reworded(report(make, when, "a", WIRE[:80], 10).doc, report(make, when, "b", WIRE[:80], 10).doc)
