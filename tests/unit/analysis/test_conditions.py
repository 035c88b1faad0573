"""Conditions in the forms of news, in sentences on an invented war: what waits, for what, by whom; and what is no condition.

Each case is a sentence with lines "act/topic: relation act/topic by parties" that must be among what is found; an empty list says that the
sentence tells no condition at all.
"""

from __future__ import annotations

import pytest

from parley.analysis.pipeline import Analyser
from parley.model.records import Modality, Polarity, RawDocument, Statement
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
    # told just before
    "The rebels said the army must leave the valley. Only then would they sign the accord.": [
        "agree/agreement: only_if withdraw_forces/withdrawal by government",
    ],
    "The government demanded that the rebels free the hostages. Until then, it will not lift the blockade.": [
        "reject/sanctions: until release/hostages by rebels",
    ],
    "The FRM demanded that the government lift the blockade. Otherwise it would end the ceasefire.": [
        "warn/ceasefire: unless lift/sanctions by government",
    ],
    "The rebels must hand over their heavy weapons, the government said. Without that, there would be no amnesty.": [
        "reject/justice: until release/disarmament by rebels",
    ],
    "First the army must leave the valley, then we can talk about a ceasefire, the leader of the FRM said.": [
        "promise/ceasefire: after withdraw_forces/withdrawal by government",
    ],
    "The FRM promised to free forty soldiers. In return, the government was to open negotiations on autonomy.": [
        "meet/power_sharing: in_exchange_for release/prisoners by rebels",
    ],
    "The rebels will not disarm before the ministry has paid their wages. The government wants the weapons first.": [
        "demand/disarmament: before promise/economy by government",
    ],
    "The government asked the Red Cross to carry messages, and the Red Cross agreed on condition that both sides keep quiet.": [
        "accept/talks: only_if observe/violence by government+rebels",
    ],
    '"No elections without a truce," the government told the rebels.': ["reject/elections: until declare_ceasefire/ceasefire by rebels"],
    # prices, trades, what must come first
    "The army has begun to leave the valley, a step which the FRM had made a requirement for its return to talks.": [
        "demand/withdrawal: before resume_talks/talks by government+rebels",
    ],
    "The government threatened the rebels with sanctions should they block a settlement.": [
        "warn/sanctions: only_if reject/agreement by rebels",
    ],
    "The government would not put the border on the agenda unless the rebels laid down their arms.": [
        "reject/territory: until release/disarmament by rebels",
    ],
    "The rebels will not sign a ceasefire until electricity has been restored.": ["reject/ceasefire: until lift/economy by government"],
    "The rebels would free the hostages on condition that the army stops flying over the valley.": [
        "release/hostages: only_if observe/violence by government",
    ],
    "The government promised to lift the ban when the rebels fall back from the river.": [
        "promise/sanctions: after withdraw_forces/withdrawal by rebels",
    ],
    "Not one tank would be handed over before the army was out of the valley, the FRM said.": [
        "reject/disarmament: until withdraw_forces/withdrawal by government",
    ],
    "The FRM said the price of a truce is the reopening of the border by the government.": [
        "declare_ceasefire/ceasefire: only_if lift/sanctions by government",
    ],
    "The FRM proposed a swap of six captured policemen for its jailed founder.": [
        "offer/prisoners: in_exchange_for release/prisoners by government",
    ],
    "The FRM demanded the withdrawal of government troops from the town as a precondition for direct talks.": [
        "demand/withdrawal: before meet/talks by government+rebels",
    ],
    "The government insists that a ceasefire must precede any talks with the rebels.": [
        "demand/ceasefire: before meet/talks by government+rebels",
    ],
    "The government's withdrawal from the valley is tied to the release of two captured officers, the government said.": [
        "withdraw_forces/withdrawal: only_if release/prisoners by rebels",
    ],
    "The government accepted the plan on condition that rebel fighters are confined to their camps.": [
        "accept/agreement: only_if withdraw_forces/withdrawal by rebels",
    ],
    "The FRM will not disarm until the troops are out of the valley.": [
        "reject/disarmament: until withdraw_forces/withdrawal by government",
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


FORMS: dict[str, list[str]] = {
    # lists of demands
    "The FRM says it is ready for talks. It names two conditions: the release of its founder and the withdrawal of the army from Lesk.": [
        "demand/prisoners: before meet/talks by government+rebels",
        "demand/withdrawal: before meet/talks by government+rebels",
    ],
    "The rebels set one condition for talks: the army must stop its raids.": ["demand/violence: before meet/talks by government+rebels"],
    "The FRM will release the pilots. Its condition: the army must leave the airport.": [
        "demand/withdrawal: before release/prisoners by rebels"
    ],
    "The FRM has set out what it wants for the nine engineers it seized in March: an end to the blockade and an amnesty.": [
        "demand/sanctions: in_exchange_for release/hostages by rebels",
        "demand/justice: in_exchange_for release/hostages by rebels",
    ],
    "The government rejected both conditions: the amnesty and the withdrawal.": [],
    # words of order
    "The FRM insists that the army withdraw before any talks begin.": ["demand/withdrawal: before meet/talks by government+rebels"],
    "The FRM said it was ready for talks. But first, it said, the army must leave the valley.": [
        "demand/withdrawal: before meet/talks by government+rebels"
    ],
    "Before any talks, the FRM said, the army must withdraw from Lesk.": ["demand/withdrawal: before meet/talks by government+rebels"],
    "The government says it will talk, but not before the captives are home.": ["meet/talks: only_if release/prisoners by rebels"],
    "The rebels set the release of their founder as a condition for attending the conference.": [
        "demand/prisoners: before meet/talks by government+rebels",
        "meet/talks: only_if release/prisoners by government",
    ],
    "The army has begun to pull out of the Lesk valley, a step that the FRM had made a requirement for its return to talks.": [
        "demand/withdrawal: before resume_talks/talks by government+rebels",
    ],
    # states that go on
    "There can be no talks while the bombing goes on, the FRM said.": ["reject/talks: until observe/violence by government"],
    "The government will not negotiate with the rebels as long as they hold hostages.": ["reject/talks: until release/hostages by rebels"],
    "The rebels will continue to hold the airport until the government pays their wages.": [
        "reject/territory: until promise/economy by government"
    ],
    # if, in other words
    "Should the rebels release the captives, the government would lift the siege of Lesk.": [
        "lift/sanctions: only_if release/prisoners by rebels"
    ],
    "The government has promised to lift the ban when the rebels leave the town.": [
        "promise/sanctions: after withdraw_forces/withdrawal by rebels"
    ],
    "The government has ruled out any talks with the rebels unless they renounce violence.": [
        "reject/talks: until observe/violence by rebels"
    ],
    "The FRM made its attendance conditional on the release of its founder.": [
        "meet/talks: only_if release/prisoners by government",
        "demand/prisoners: before meet/talks by government+rebels",
    ],
    "FRM hardliners insisted that no weapons would be handed in until the government had passed a law on self-rule.": [
        "reject/disarmament: until agree/power_sharing by government+rebels"
    ],
    "The United Nations threatened both leaders with sanctions should they block an agreement.": [
        "warn/sanctions: only_if reject/agreement by rebels"
    ],
    "The FRM broke off its contacts with the commission in anger at the government's decision to suspend the unity government.": [
        "suspend_talks/talks: after end/power_sharing by government"
    ],
    # acts without a word for their topic
    "The government offered two seats in the cabinet if the FRM dissolved its armed wing.": [
        "offer/power_sharing: only_if end/disarmament by rebels"
    ],
    "The FRM offered to pull its men back from the oilfield if the government shared the revenue.": [
        "offer/withdrawal: only_if promise/economy by government"
    ],
    "The rebels, he said, would not discuss laying down arms until the question of the border was settled.": [
        "reject/disarmament: until agree/territory by government+rebels"
    ],
    # exchanges
    "The two sides agreed on the release of 300 prisoners in exchange for an end to rebel attacks.": [
        "agree/prisoners: in_exchange_for observe/violence by rebels"
    ],
    "Under the accord the army is to pull out of Lesk within three weeks, on the same day as the FRM's fighters assemble in two camps.": [
        "withdraw_forces/withdrawal: in_exchange_for withdraw_forces/disarmament by rebels",
        "withdraw_forces/disarmament: in_exchange_for withdraw_forces/withdrawal by government",
    ],
    "The FRM offered a truce of three weeks. It wants 200 of its fighters freed in return.": [
        "offer/ceasefire: in_exchange_for release/prisoners by government",
        "demand/prisoners: in_exchange_for declare_ceasefire/ceasefire by rebels",
    ],
    # what a condition makes of its act
    "Until the prisoners are freed, the FRM will boycott the talks.": ["reject/talks: until release/prisoners by government"],
    "Unless the siege is lifted by Friday, the FRM will end its truce.": ["warn/ceasefire: unless lift/sanctions by government"],
    "The rebels said the hostages would be killed unless the ransom was paid by Friday.": [
        "warn/hostages: unless release/hostages by rebels"
    ],
    # what comes about, what is ruled out, what is closed
    "A ceasefire is possible only if the army pulls back from the river, a rebel spokesman said.": [
        "reject/ceasefire: only_if withdraw_forces/withdrawal by government"
    ],
    "The FRM ruled out a summit so long as the border remained closed.": ["reject/talks: until lift/sanctions by government"],
    # time, and nothing more
    "The FRM freed two pilots while the talks were going on in Kelburg.": [],
    "The government held an election on the day the truce began.": [],
    "The government signed the accord, and the rains ended.": [],
    "The FRM will not return to Lesk until the rains end.": [],
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


@pytest.mark.parametrize("text", [*CONDITIONS, *FORMS])
def test_conditions(analyser: Analyser, text: str) -> None:
    found = lines(told(analyser, text))
    wanted = set({**CONDITIONS, **FORMS}[text])
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


def test_a_refusal_is_made_when_it_is_told(analyser: Analyser) -> None:
    (reject,) = [s for s in told(analyser, "The FRM will not attend the conference unless its founder is freed.") if s.act == "reject"]
    assert reject.modality is Modality.ACTUAL
    assert reject.said is not None
    assert reject.happens is not None  # what is refused by a word is refused when it is said, and not when its condition is met
    assert (reject.happens.start.earliest, reject.happens.start.latest) == (reject.said.earliest, reject.said.latest)


def test_what_is_asked_for_first_is_not_negated_by_the_refusal_before_it(analyser: Analyser) -> None:
    text = "The rebels said that they would not return to the talks. They demand an apology for the raid first."
    (condition,) = [c for s in told(analyser, text) if s.act == "demand" for c in s.conditions]
    assert (condition.act, condition.topic, condition.polarity) == ("meet", "talks", Polarity.POSITIVE)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The army will halt its operations once the rebels have moved to the camps.", "warn"),
        ("The government offered an amnesty to rebels who hand in their rifles before June 1.", "release"),
        ("The rebels would not discuss laying down arms until the question of the border was settled.", "release"),
    ],
)
def test_what_is_only_spoken_of_is_no_act(analyser: Analyser, text: str, act: str) -> None:
    assert not [s for s in told(analyser, text) if s.act == act]


def test_an_item_of_a_list_points_at_its_own_words(analyser: Analyser) -> None:
    text = "The rebels' main demands are the lifting of the siege and the release of their founder."
    found = [s for s in told(analyser, text) if s.rule == "listed-demand"]
    assert [(OPENING + text)[s.trigger.start : s.trigger.end] for s in found] == ["lifting", "release"]
    assert {SHORT[a.name] for s in found for a in s.actors} == {"rebels"}
