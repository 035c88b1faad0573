"""Who does an act and to whom, where the words beside it mislead."""

from __future__ import annotations

import pytest

from parley.analysis.pipeline import Analyser
from parley.model.records import RawDocument
from parley.reading import ReadingOptions, read

OPENING = "ADDIS ABABA, May 4 - South Sudan's government and rebels led by Riek Machar, a former vice president, have been at war.\n\n"
STATE, REBELS = "South Sudanese government", "SPLM-IO"  # for whom the person named first is known to act

TOLD: dict[str, tuple[str, str, str]] = {
    "South Sudanese rebels accused the government of violating the ceasefire.": ("accuse", REBELS, STATE),
    "Government forces had launched attacks on their positions.": ("attack", STATE, REBELS),
    "The South Sudanese army attacked the rebels.": ("attack", STATE, REBELS),
}


def acts(analyser: Analyser, text: str) -> set[tuple[str, str, str]]:
    raw = RawDocument(key="test.txt", media="text", data=(OPENING + text).encode(), published="2014-05-04")
    analysis = analyser.analyse(read(raw, options=ReadingOptions(plain=True)), gate=False)
    return {
        (s.act, ", ".join(a.name for a in s.actors), ", ".join(a.name for a in s.recipients))
        for s in analysis.statements
        if s.trigger.start >= len(OPENING)
    }


@pytest.mark.parametrize("text", TOLD)
def test_nobody_acts_for_the_other_side(analyser: Analyser, text: str) -> None:
    assert acts(analyser, text) == {TOLD[text]}


def test_the_capital_where_a_bomb_went_off_did_not_plant_it(analyser: Analyser) -> None:
    assert not any(act == "attack" and actors == STATE for act, actors, _ in acts(analyser, "A Juba car bombing killed five."))
