"""To whom an act is addressed, where no word of its own says so."""

from __future__ import annotations

import pytest

from parley.analysis.pipeline import Analyser
from parley.model.records import RawDocument
from parley.reading import ReadingOptions, read

FRONT, STATE = "Slate Front", "Torvian government"
WAR = "The Slate Front, a rebel group, and the Torvian government have been at war since 2011. "

TOLD = {
    WAR + "The front demanded that monitors from Lesk be let into the hills.": ("demand", FRONT, STATE),
    WAR + "Fighters of the Slate Front killed two farmers near Wick.": ("attack", FRONT, "farmers"),
    WAR + "The front received an offer of talks from the Torvian government.": ("offer", STATE, FRONT),
    WAR + "The front agreed to a demand by the Torvian government for a truce.": ("accept", FRONT, STATE),
    "The Slate Front accepted an invitation from the emirate of Zahl to hold talks with the Torvian government.": ("accept", FRONT, "Zahl"),
    "Negotiators of the Slate Front stormed out of the talks with the Torvian government.": ("suspend_talks", FRONT, STATE),
    "The Slate Front no longer considers itself bound by the truce that it signed with the Torvian government.": ("end", FRONT, STATE),
    WAR + "Guerrillas of the Slate Front kidnapped three surveyors near Wick.": ("seize", FRONT, "surveyors"),
    WAR + "Ten hostages held by the Slate Front were freed and handed to officials of the Torvian government.": ("release", FRONT, STATE),
    WAR + "The Slate Front released ten soldiers. The government praised the step.": ("praise", STATE, FRONT),
    WAR + "The government accepted the plan of the mediators.": ("accept", STATE, ""),
    "The Torvian interior minister ordered the arrest of three leaders of the Slate Front.": ("detain", STATE, FRONT),
}


def acts(analyser: Analyser, text: str) -> set[tuple[str, str, str]]:
    analysis = analyser.analyse(
        read(RawDocument(key="test.txt", media="text", data=text.encode()), options=ReadingOptions(plain=True)), gate=False
    )
    return {(s.act, ", ".join(a.name for a in s.actors), ", ".join(a.name for a in s.recipients)) for s in analysis.statements}


@pytest.mark.parametrize("text", TOLD)
def test_an_act_reaches_whom_it_is_meant_for(analyser: Analyser, text: str) -> None:
    assert TOLD[text] in acts(analyser, text)


def test_two_groups_in_arms_are_not_each_other_s_enemies(analyser: Analyser) -> None:
    text = "The League of Free Towns and the Hawk Battalion are rebel groups. The Hawk Battalion rejected a plan for a truce."
    assert ("reject", "Hawk Battalion", "") in acts(analyser, text)
