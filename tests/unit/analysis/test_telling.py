"""What is told and what is only spoken of: questions, sums to date, wishes, things that are not acts; headlines that tell again."""

from __future__ import annotations

import pytest

from parley.analysis.pipeline import Analyser
from parley.model.records import Modality, RawDocument, Statement
from parley.reading import ReadingOptions, read

OPENING = """KELBURG, May 4 (Osk Press) - The government of Taveria and the Free Ridge Movement (FRM) rebels have fought since 2009.

"""

NOT_TOLD: dict[str, str] = {
    # sentence: the act that it does not tell
    "Reporters asked why the government had sent troops to the valley.": "urge",
    "The government asked whether the FRM would disarm.": "urge",
    "The president accepted the resignation of his minister.": "accept",
    "The government refused to be drawn on the plan for a truce.": "reject",
    "The march of the FRM threw the traffic of the capital out of gear.": "reject",
    "The government released 900 million crowns for salaries.": "release",
    "The rebels would sooner burn the dam than hand over their prisoners.": "release",
    "President Tarin did not meet the rebel leaders during his tour.": "reject",
    "The army and the FRM have not met since March.": "reject",
    "What has been agreed by the two sides?": "agree",
    "Will the rebels release the hostages?": "release",
    "The two sides differ over what was agreed in Osk.": "agree",
    "More than 9,000 people have been killed since the war began.": "attack",
    "It was the worst clash since the truce began.": "declare_ceasefire",
    "The FRM says it is fighting for a fair share of the copper.": "attack",
    "The peace process has been sabotaged by the government, the rebels said.": "attack",
    "Their demands include dissolving parliament.": "end",
    "The rebels' demands include releasing all prisoners.": "release",
    "The rebels hoped that the government would lift the blockade.": "lift",
    "The rebels let it be known that they would come.": "yield",
    "A government official who asked not to be named said that the talks were going well.": "urge",
    "The FRM declared a truce after the flood, saying it wanted to help the relief work.": "demand",
    "Observers were sent to check that the ceasefire is kept.": "observe",
    "Monitors will ensure that the rebels release the hostages.": "release",
    "The rebels set two conditions: that the charges be dropped and that the blockade be lifted.": "lift",
    "The government offered an amnesty for rebels ready to lay down their arms.": "release",
    "The rebels had stopped three lorries on the road to Osk.": "end",
    "The miners' union suspended its strike.": "observe",
    "The Norwegian embassy suspended its operations in Kelburg.": "observe",
    "Norwegian assistance is received by the FRM.": "meet",
    "The minister urged the people to deny the rebels any victory.": "deny",
    "The president approved the air strike on the rebel camp.": "accept",
    "A diplomat who follows the talks said that time was short.": "meet",
    '"Let the rebels bring us their weapons," the president said.': "yield",
    "Norway said it was ready to send 60 monitors.": "confirm",
    "The government offered to release 100 prisoners at first, said its delegate.": "confirm",
    "The president declared the truce with the FRM over.": "declare_ceasefire",
    "The step could pave the way for an agreement between the government and the rebels.": "agree",
    "They quarrelled over when the rebels are to disarm.": "release",
    "Both sides insisted that they had given in to nobody.": "yield",
    "The president agreed under threat of air strikes to withdraw his troops.": "warn",
    "The promise of peace has been betrayed by the rebels, the minister said.": "promise",
    "The president told reporters that clashes had declined a great deal.": "reject",
    "A lull depends on releasing the prisoners, the rebels said.": "release",
    "The deal would mean releasing 300 rebel prisoners.": "release",
    "The group chose a team to negotiate its demands with the government.": "demand",
    "The government blamed human error and the fear of an attack by the FRM for the crash.": "accuse",
    "The government, the FRM said, deeply regrets the loss of life.": "accuse",
    "The government and the army oppose the rebels.": "reject",
    "The resolution still awaits approval by the government.": "accept",
    "The director of the airline has alleged ties to the FRM.": "accuse",
    "Their demands have included dissolving parliament, appointing an election committee and releasing prisoners.": "release",
    "Thousands attended a funeral procession in Osk.": "protest",
    "The UN mission reported that it had received 14 complaints of truce violations.": "accuse",
    "The FRM signed the accord with the army, whose duty it is to protect the prisoners.": "promise",
}

TOLD: dict[str, str] = {
    "The government said it would not meet the rebels.": "reject",
    "The government does not negotiate with the rebels.": "reject",
    "The FRM did not take part in the talks with the government.": "reject",
    "The envoy met two rebel commanders, but the president did not meet the rebel leader.": "reject",
    "The rebels killed nine soldiers on Monday.": "attack",
    "The truce began on Monday at noon.": "declare_ceasefire",
    "The army fought for the town of Osk against the rebels.": "attack",
    "The FRM sabotaged a power line near Osk, the army said.": "attack",
    "The FRM wants the government to free its prisoners.": "demand",
    "The army allowed inspectors to visit the camp.": "yield",
    "The UN verified that the rebels had withdrawn from the town.": "withdraw_forces",
    "The army suspended its operations against the rebels.": "observe",
    "The president received a delegation of the FRM.": "meet",
    "The rebels rejected the offer of talks after a stormy meeting with the government.": "meet",
    "A government minister said that 410 prisoners were missing.": "confirm",
    "The president declared the six-month ceasefire with the FRM annulled.": "end",
    "The president declared the truce over.": "end",
    "The government regretted the suspension of the talks by the rebels.": "accuse",
    "The rebels oppose the plan for a ceasefire.": "reject",
    "The two sides agreed, saying that the truce would start on Monday.": "agree",
    "Residents saw the soldiers leave the town.": "withdraw_forces",
    "The president promised peace talks with the rebels.": "promise",
}


def told(analyser: Analyser, text: str) -> tuple[Statement, ...]:
    raw = RawDocument(key="test.txt", media="text", data=(OPENING + text).encode(), published="2019-05-04")
    analysis = analyser.analyse(read(raw, options=ReadingOptions(plain=True)), gate=False)
    assert not analysis.failures
    return tuple(s for s in analysis.statements if s.trigger.start >= len(OPENING))


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_is_only_spoken_of(analyser: Analyser, text: str) -> None:
    assert NOT_TOLD[text] not in {s.act for s in told(analyser, text)}


@pytest.mark.parametrize("text", TOLD)
def test_what_is_told(analyser: Analyser, text: str) -> None:
    assert TOLD[text] in {s.act for s in told(analyser, text)}


PLANNED = ("The plan would see the rebels hand over their weapons.", "An accord would see the soldiers begin to leave the valley.")


@pytest.mark.parametrize("text", PLANNED)
def test_what_a_plan_would_see_lies_ahead(analyser: Analyser, text: str) -> None:
    assert {s.modality for s in told(analyser, text)} == {Modality.PLANNED}


@pytest.mark.parametrize(
    "text",
    [
        "The ambush killed five soldiers and wounded nine others.",
        "Five soldiers were killed in an ambush near Osk.",
        "Rebels killed five soldiers in an ambush and wounded three.",
        "A raid by the rebels killed four soldiers of the army.",
        "The attacks occurred at dawn and struck a refinery near Osk.",
        "A rebel spokesman said the shelling had killed six and wounded nine more.",
    ],
)
def test_one_attack_is_told_once(analyser: Analyser, text: str) -> None:
    assert [s.act for s in told(analyser, text) if s.act == "attack"] == ["attack"]


def test_one_attack_keeps_who_did_it(analyser: Analyser) -> None:
    found = told(analyser, "A raid by the rebels killed four soldiers of the army.")
    assert [(a.name, r.name) for s in found for a in s.actors for r in s.recipients] == [("Free Ridge Movement", "Taverian government")]


def test_two_attacks_stay_two(analyser: Analyser) -> None:
    found = told(analyser, "Rebels killed five soldiers in the north, and the army shelled a rebel camp in the south.")
    assert [s.act for s in found] == ["attack", "attack"]


@pytest.mark.parametrize(
    "reason", ["a lack of trust", "attacks by the army on its camps", "the slowness of the army", "violations of the truce"]
)
def test_a_reason_is_no_speaker(analyser: Analyser, reason: str) -> None:
    found = told(analyser, f"The FRM suspended the talks, citing {reason}.")
    assert not [speaker for s in found if s.act == "suspend_talks" for speaker in s.speakers if speaker.role and speaker.role in reason]


def test_who_is_cited_speaks(analyser: Analyser) -> None:
    found = told(analyser, "The rebels freed nine soldiers on Friday, the radio said, citing witnesses in the valley.")
    assert any("witnesses" in (speaker.role or "") for s in found for speaker in s.speakers)


def test_a_headline_tells_nothing_again(analyser: Analyser) -> None:
    body = "KELBURG, May 4 (Osk Press) - The rebels of the Free Ridge Movement freed nine soldiers of the Taverian army on Monday.\n"
    raw = RawDocument(key="test.txt", media="text", data=f"Ridge frees nine soldiers in Taveria\n\n{body}".encode(), published="2019-05-04")
    found = analyser.analyse(read(raw), gate=False).statements
    assert [s.act for s in found] == ["release"]
    assert "Free Ridge Movement" in {a.name for s in found for a in s.actors}


@pytest.mark.parametrize(
    "text", ["The Oslo talks collapsed on Friday.", "The FRM pulled out of the Nairobi talks.", "The Helsinki round ended."]
)
def test_where_talks_are_held_is_no_party(analyser: Analyser, text: str) -> None:
    parties = {x.name for s in told(analyser, text) for x in (*s.actors, *s.recipients)}
    assert parties <= {"Free Ridge Movement", "Taverian government"}


def test_strangers_who_are_to_leave_are_not_the_other_side(analyser: Analyser) -> None:
    found = [s for s in told(analyser, "The FRM wants foreign forces to leave the country.") if s.act == "demand"]
    assert found
    assert not [r for s in found for r in s.recipients]


def test_an_offer_is_declined_to_who_made_it(analyser: Analyser) -> None:
    found = told(analyser, "Norway has offered to join the mediation, an offer the FRM declined and the government accepted.")
    answers = {(s.act, r.name) for s in found if s.act in ("reject", "accept") for r in s.recipients}
    assert ("reject", "Norway") in answers
    assert {name for _, name in answers} == {"Norway"}


def test_a_threat_is_to_the_side_that_it_names(analyser: Analyser) -> None:
    found = told(analyser, "The United States threatened to cut off its aid if the army obstructs an agreement.")
    assert {r.name for s in found if s.act == "warn" for r in s.recipients} == {"Taverian government"}
