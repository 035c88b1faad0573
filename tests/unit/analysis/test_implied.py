"""What a party does by what it says, in sentences on an invented war; the same words by the report itself are no act of anybody."""

from __future__ import annotations

import pytest

from parley.analysis.pipeline import Analyser
from parley.model.records import RawDocument, Statement
from parley.reading import ReadingOptions, read

OPENING = "KELBURG, May 4 (Osk Press) - The government of Taveria and the rebels of the Free Ridge Movement (FRM) have been at war.\n\n"

SAID: dict[str, tuple[str, str, str]] = {
    '"The government must free our prisoners," a rebel spokesman said.': ("demand", "prisoners", "Free Ridge Movement"),
    '"The rebels have to hand over their weapons," a government spokesman said.': ("demand", "disarmament", "Taverian government"),
    '"We will release the hostages," the FRM said.': ("promise", "hostages", "Free Ridge Movement"),
    "The army said the rebels had violated the ceasefire.": ("accuse", "ceasefire", "Taverian government"),
    "The FRM said the government had not kept the truce.": ("accuse", "ceasefire", "Free Ridge Movement"),
    '"There is no such agreement," a government spokesman said.': ("deny", "agreement", "Taverian government"),
    '"There will be no talks," the president said.': ("reject", "talks", "Taverian government"),
    '"The rebels are being given one last chance," the president said.': ("warn", "talks", "Taverian government"),
    '"Let the rebels first hand over their weapons," the president said.': ("demand", "disarmament", "Taverian government"),
    "The talks with the government went well, the FRM said.": ("praise", "talks", "Free Ridge Movement"),
    '"This is an important step," the FRM said.': ("praise", "agreement", "Free Ridge Movement"),
    "The report of talks was untrue, the government said.": ("deny", "talks", "Taverian government"),
    "The army would press on with its offensive, the president said.": ("warn", "violence", "Taverian government"),
    "The FRM said the army had stepped up its attacks.": ("accuse", "violence", "Free Ridge Movement"),
    "The FRM said that it would carry out no attacks for a week.": ("declare_ceasefire", "ceasefire", "Free Ridge Movement"),
    "Autonomy was not negotiable, the president said.": ("reject", "power_sharing", "Taverian government"),
    "The president said the rebels would pay a heavy price for the ambush.": ("warn", "violence", "Taverian government"),
    "The rebels must lay down their arms, the United Nations said.": ("urge", "disarmament", "United Nations"),
    "The government said the rebels were playing for time.": ("accuse", "talks", "Taverian government"),
    "The FRM said the government had dashed all hopes.": ("accuse", "talks", "Free Ridge Movement"),
    "The rebels, a government spokesman said, have committed terrorist acts.": ("accuse", "counter_terrorism", "Taverian government"),
    '"It is a blatant breach of the truce," a government spokesman said.': ("accuse", "ceasefire", "Taverian government"),
    '"The report of an attack is pure invention," the FRM said.': ("deny", "violence", "Free Ridge Movement"),
    "The FRM said it was behind the attack.": ("confirm", "violence", "Free Ridge Movement"),
    "The FRM said that the army must go.": ("demand", "withdrawal", "Free Ridge Movement"),
    '"There is nothing to talk about," the FRM said.': ("reject", "talks", "Free Ridge Movement"),
    '"We will strike back," the FRM said.': ("warn", "violence", "Free Ridge Movement"),
    "The FRM said it might pull out of the talks.": ("warn", "talks", "Free Ridge Movement"),
    "The FRM said its men would resume their attacks.": ("warn", "violence", "Free Ridge Movement"),
    '"We will not release the hostages," the FRM said.': ("reject", "hostages", "Free Ridge Movement"),
}


def told(analyser: Analyser, text: str) -> tuple[Statement, ...]:
    raw = RawDocument(key="test.txt", media="text", data=(OPENING + text).encode(), published="2019-05-04")
    analysis = analyser.analyse(read(raw, options=ReadingOptions(plain=True)), gate=False)
    assert not analysis.failures
    return tuple(s for s in analysis.statements if s.trigger.start >= len(OPENING))


@pytest.mark.parametrize("text", SAID)
def test_acts_done_by_saying(analyser: Analyser, text: str) -> None:
    act, topic, party = SAID[text]
    assert any((s.act, s.topic) == (act, topic) and [a.name for a in s.actors] == [party] for s in told(analyser, text))


@pytest.mark.parametrize("text", ["The FRM said it would fight the election.", '"We will meet them half way," the FRM said.'])
def test_no_threat_is_heard_in_peaceful_words(analyser: Analyser, text: str) -> None:
    assert not any(s.act == "warn" for s in told(analyser, text))


def test_the_report_itself_demands_nothing(analyser: Analyser) -> None:
    assert not any(s.act == "demand" for s in told(analyser, "The government must free its prisoners this week."))
