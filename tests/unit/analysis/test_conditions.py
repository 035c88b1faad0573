"""Conditions in the forms of news, in sentences on an invented war: what waits, for what, by whom; and what is no condition.

Each case is a sentence with lines "act/topic: relation act/topic by parties" that must be among what is found; an empty list says that the
sentence tells no condition at all.
"""

from __future__ import annotations

import pytest

from parley.analysis.pipeline import Analyser
from parley.model.records import Modality, RawDocument, Statement
from parley.reading import ReadingOptions, read

OPENING = "KELBURG, May 4 (Osk Press) - The government of Taveria and the rebels of the Free Ridge Movement (FRM) have been at war.\n\n"
SHORT = {"Taverian government": "government", "Free Ridge Movement": "rebels"}

CONDITIONS: dict[str, list[str]] = {
    # exchanges
    "The FRM offered a two-month truce in exchange for the release of 400 of its fighters.": [
        "offer/ceasefire: in_exchange_for release/prisoners by government",
    ],
    "The government offered to free 300 prisoners in return for a halt to attacks.": [
        "offer/prisoners: in_exchange_for observe/violence by rebels"
    ],
    "The rebels promised to free two pilots against 50 captured fighters.": [
        "promise/prisoners: in_exchange_for release/prisoners by government"
    ],
    "The government offered an amnesty to rebels who lay down their arms.": [
        "offer/justice: in_exchange_for release/disarmament by rebels"
    ],
    "The rebels have offered to free the hostages, but in return they want the withdrawal of the army from the valley.": [
        "offer/hostages: in_exchange_for withdraw_forces/withdrawal by government",
        "demand/withdrawal: in_exchange_for release/hostages by rebels",
    ],
    # if, provided, on condition, as long as
    "The army will withdraw from the town only if the rebels release the hostages, a government spokesman said.": [
        "promise/withdrawal: only_if release/hostages by rebels",
    ],
    "The rebels agreed to a ceasefire provided that the government lifts the blockade of the valley.": [
        "agree/ceasefire: only_if lift/sanctions by government",
    ],
    "The FRM accepted the plan on condition that all foreign troops leave.": [
        "accept/agreement: only_if withdraw_forces/withdrawal by government"
    ],
    "The movement said it would observe the truce as long as the army stays in its barracks.": [
        "promise/ceasefire: only_if observe/violence by government",
    ],
    "The FRM threatened to resume attacks if the government does not release its leader.": [
        "warn/violence: only_if release/prisoners by government"
    ],
    # once, as soon as, only after
    "The government would free the prisoners once a peace agreement is signed.": [
        "release/prisoners: after agree/agreement by government+rebels"
    ],
    "The government said it would lift the sanctions as soon as the rebels free the pilots.": [
        "promise/sanctions: after release/prisoners by rebels",
    ],
    "The government would consider an end to the raids only once FRM columns had gathered in agreed zones, an official said.": [
        "observe/violence: only_if withdraw_forces/disarmament by rebels",
    ],
    # until, unless, before
    "The FRM will not attend the talks unless its leader is freed.": ["reject/talks: until release/prisoners by government"],
    "The rebels refused to disarm until the last soldier has left the valley.": [
        "reject/disarmament: until withdraw_forces/withdrawal by government"
    ],
    "The government rejected any talks before a ceasefire.": ["reject/talks: until declare_ceasefire/ceasefire by rebels"],
    "The FRM insisted on the release of its prisoners before any negotiations.": [
        "demand/prisoners: before meet/talks by government+rebels"
    ],
    "The army said its troops would remain in the valley until the rebels disarm.": [
        "reject/withdrawal: until release/disarmament by rebels"
    ],
    "The rebels will hold the soldiers until the government frees 30 fighters.": [
        "reject/prisoners: until release/prisoners by government"
    ],
    '"We will not sign anything until our prisoners are home," a rebel spokesman said.': [
        "reject/agreement: until release/prisoners by government"
    ],
    "The government ruled out talks as long as the attacks continue.": ["reject/talks: until observe/violence by rebels"],
    "There will be no negotiations before the rebels stop their attacks, the president said.": [
        "reject/talks: until observe/violence by rebels"
    ],
    "Without the release of prisoners there would be no truce, the rebel spokesman said.": [
        "reject/ceasefire: until release/prisoners by government"
    ],
    # said of an act
    "The resumption of talks depends on the release of the hostages.": ["resume_talks/talks: only_if release/hostages by rebels"],
    "A lasting truce hinges on the withdrawal of troops, a rebel spokesman said.": [
        "declare_ceasefire/ceasefire: only_if withdraw_forces/withdrawal by government",
    ],
    "The government set the disarmament of the rebels as a condition for talks.": ["meet/talks: only_if release/disarmament by rebels"],
    "The president has urged the rebels to stop their raids, making it a condition for talks.": [
        "meet/talks: only_if observe/violence by rebels"
    ],
    "If the release of the captives ends the violence, then the president could take that chance, an official said.": [
        "release/prisoners: only_if observe/violence by rebels",
    ],
    # causes and consequences
    "The rebels suspended the talks after the army bombed a village.": ["suspend_talks/talks: after attack/violence by government"],
    "The government lifted the blockade after the rebels freed the last hostage.": ["lift/sanctions: after release/hostages by rebels"],
    "The rebels declared a ceasefire in response to the release of their leader.": [
        "declare_ceasefire/ceasefire: after release/prisoners by government"
    ],
    "The release of the pilots could lead to a resumption of the talks.": ["resume_talks/talks: after release/prisoners by "],
    "The rebels declared a ceasefire because the government had freed their leader.": [
        "declare_ceasefire/ceasefire: after release/prisoners by government",
    ],
    # ties, terms and threats
    "The FRM has tied its return to the table to the release of its leader.": [
        "resume_talks/talks: only_if release/prisoners by government"
    ],
    "The rebels' willingness to talk is contingent upon a pullback of the army.": [
        "meet/talks: only_if withdraw_forces/withdrawal by government",
    ],
    "The government made any pullback subject to a lasting truce.": [
        "withdraw_forces/withdrawal: only_if declare_ceasefire/ceasefire by rebels"
    ],
    "The FRM said peace was impossible as long as foreign troops remain in the country.": [
        "reject/talks: until withdraw_forces/withdrawal by government",
    ],
    "The rebels said they would keep fighting until foreign troops leave Taveria.": [
        "warn/violence: until withdraw_forces/withdrawal by government",
    ],
    "The army will resume the raids the moment the truce is broken, a government spokesman warned.": [
        "warn/violence: after violate/ceasefire by rebels",
    ],
    "The government agreed to release 200 prisoners, while the rebels agreed to free 20 soldiers in return.": [
        "agree/prisoners: in_exchange_for release/prisoners by rebels",
        "agree/prisoners: in_exchange_for release/prisoners by government",
    ],
    "The ceasefire will take effect once both sides have signed.": [
        "declare_ceasefire/ceasefire: after agree/agreement by government+rebels"
    ],
    # no conditions
    "The two sides met in Kelburg after the summit ended.": [],
    "The rebels released 20 hostages after two weeks of talks.": [],
    "The delegation of the FRM arrived before Friday.": [],
    "The rebels will release the pilots after two weeks, the FRM said.": [],
    "The government praised the rebels hours before the talks opened.": [],
    "The FRM has observed the truce since January.": [],
    "The FRM has observed the truce, even if the government has not signed it.": [],
    "The two sides met before the ceasefire expired.": [],
    "The rebels killed two soldiers after a convoy entered the valley.": [],
    "The minister visited the town after the truce was signed.": [],
    "The soldiers were released after three months in captivity.": [],
    "After the attack, the president condemned the rebels.": [],
}


def told(analyser: Analyser, text: str) -> tuple[Statement, ...]:
    """The statements of a sentence behind the opening that presents the parties."""
    raw = RawDocument(key="test.txt", media="text", data=(OPENING + text).encode(), published="2019-05-04")
    analysis = analyser.analyse(read(raw, options=ReadingOptions(plain=True)), gate=False)
    assert not analysis.failures
    return tuple(s for s in analysis.statements if s.trigger.start >= len(OPENING))


def lines(statements: tuple[Statement, ...]) -> set[str]:
    return {
        f"{s.act}/{s.topic}: {c.relation.value} {c.act}/{c.topic} by {'+'.join(sorted(SHORT.get(a.name, a.name) for a in c.actors))}"
        for s in statements
        for c in s.conditions
    }


@pytest.mark.parametrize("text", CONDITIONS)
def test_conditions(analyser: Analyser, text: str) -> None:
    found = lines(told(analyser, text))
    wanted = set(CONDITIONS[text])
    assert wanted <= found if wanted else not found


def test_what_is_waited_for_is_not_asserted(analyser: Analyser) -> None:
    found = told(analyser, "The rebels will hold the soldiers until the government frees 30 fighters.")
    assert not any(s.act == "release" for s in found)


def test_what_a_party_makes_its_act_depend_on_it_demands(analyser: Analyser) -> None:
    found = told(analyser, "A lasting truce hinges on the withdrawal of troops, a rebel spokesman said.")
    demands = [s for s in found if s.act == "demand" and s.topic == "withdrawal"]
    assert [SHORT[a.name] for s in demands for a in s.actors] == ["rebels"]


def test_the_other_half_of_a_promised_exchange_is_promised_too(analyser: Analyser) -> None:
    found = told(analyser, "The rebels promised to free two pilots against 50 captured fighters.")
    assert {SHORT[s.actors[0].name] for s in found if s.act == "promise" and s.modality is Modality.CONDITIONAL} == {"rebels", "government"}


def test_a_condition_points_at_its_words(analyser: Analyser) -> None:
    text = "The FRM offered a two-month truce in exchange for the release of 400 of its fighters."
    (condition,) = (c for s in told(analyser, text) for c in s.conditions)
    assert (OPENING + text)[condition.start : condition.end].startswith("the release of 400")
    assert condition.cue == "in"
    assert condition.terms.amount == 400
