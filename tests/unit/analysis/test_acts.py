"""Acts that no single frame tells: what is forgone, left undone, done again, done by one side to the other and back, told by its doer."""

from __future__ import annotations

import pytest

from parley.analysis.pipeline import Analyser
from parley.model.records import Modality, RawDocument, Statement
from parley.reading import ReadingOptions, read

OPENING = """KELBURG, May 4 (Osk Press) - The government of Taveria and the rebels of the Free Ridge Movement (FRM) met in Osk on Monday.

"""
FRM, STATE = "Free Ridge Movement", "Taverian government"

TOLD: dict[str, list[tuple[str, str, str, str]]] = {
    # sentence: act, topic, actors, recipients
    "The FRM will carry out no attacks during the harvest.": [("promise", "violence", FRM, STATE)],
    "The FRM will not allow the election to take place in the valley.": [("reject", "elections", FRM, STATE)],
    "The FRM extended its ceasefire by a month, and the government said it would do the same.": [
        ("extend", "ceasefire", FRM, STATE),
        ("extend", "ceasefire", STATE, FRM),
    ],
    "The government has still not restored the electricity that it promised in March.": [("violate", "economy", STATE, FRM)],
    "Each side accused the other of violating the truce.": [
        ("accuse", "ceasefire", STATE, FRM),
        ("accuse", "ceasefire", FRM, STATE),
    ],
    "The government freed nine prisoners, and the rest will follow.": [("promise", "prisoners", STATE, FRM)],
    "Gunmen killed seven traders on the road to Osk.": [("attack", "violence", "", "")],
    "On Tuesday two drones struck the market in Osk.": [("attack", "violence", "", "")],
    "The truce did not hold.": [("violate", "ceasefire", f"{STATE} {FRM}", "")],
    "The FRM said its fighters had attacked an army post.": [("confirm", "violence", FRM, STATE), ("attack", "violence", FRM, STATE)],
    "The army said that its patrol was ambushed.": [("accuse", "violence", STATE, FRM)],
    "The FRM said that the siege must be lifted.": [("demand", "sanctions", FRM, STATE)],
    "The FRM said that no weapons would be handed in.": [("reject", "disarmament", FRM, STATE)],
    "A government minister said that 410 prisoners were missing.": [("confirm", "prisoners", STATE, FRM)],
    "The president declined to name a date for the release of the prisoners.": [("reject", "prisoners", STATE, FRM)],
    "The FRM called the offer of a ceasefire a trap.": [("reject", "ceasefire", FRM, STATE)],
}


def told(analyser: Analyser, text: str) -> tuple[Statement, ...]:
    raw = RawDocument(key="test.txt", media="text", data=(OPENING + text).encode(), published="2019-05-04")
    analysis = analyser.analyse(read(raw, options=ReadingOptions(plain=True)), gate=False)
    assert not analysis.failures
    return tuple(s for s in analysis.statements if s.trigger.start >= len(OPENING))


def words(parties: tuple[object, ...]) -> set[str]:
    return {getattr(party, "name", "") for party in parties}


@pytest.mark.parametrize("text", TOLD)
def test_what_is_told(analyser: Analyser, text: str) -> None:
    found = told(analyser, text)
    for act, topic, actors, recipients in TOLD[text]:
        assert any(
            (s.act, s.topic) == (act, topic)
            and all(name in actors for name in words(s.actors))
            and bool(actors) == bool(s.actors)
            and all(name in recipients for name in words(s.recipients))
            for s in found
        ), [(s.act, s.topic, words(s.actors), words(s.recipients)) for s in found]


@pytest.mark.parametrize(
    "text",
    [
        "The frost killed the crop.",  # no arms, nobody's deed
        "The FRM wants to kill nobody, its spokesman said.",
        "The president declined to comment on the release of the prisoners.",
        "The talks will collapse if gunmen attack the convoy.",
    ],
)
def test_what_is_not_told(analyser: Analyser, text: str) -> None:
    assert not [s for s in told(analyser, text) if s.act in ("attack", "reject")]


def test_what_another_may_do_is_promised_under_its_condition(analyser: Analyser) -> None:
    found = told(analyser, "The government said the FRM could attend the conference once it had released the hostages.")
    assert [(s.act, s.modality) for s in found if s.act == "promise"] == [("promise", Modality.CONDITIONAL)]


def test_an_answer_is_addressed_to_the_one_who_proposed(analyser: Analyser) -> None:
    found = told(analyser, "Norway proposed a ceasefire on Monday.\n\nThe FRM accepted the proposal on Tuesday.")
    accepted = next(s for s in found if s.act == "accept")
    assert words(accepted.recipients) == {"Norway"}
