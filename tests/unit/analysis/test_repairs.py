"""Repairs of a parse: made where the grammar of the sentence tells, and nowhere else."""

from __future__ import annotations

import pytest

from parley.analysis.pipeline import Analyser
from parley.analysis.repairs import repair


def heads(analyser: Analyser, text: str) -> dict[str, str]:
    doc = analyser.nlp(text)
    repair(doc)
    return {tok.text: f"{tok.dep_} {tok.head.text}" for tok in doc}


def test_a_past_verb_belongs_to_the_past_verb_above(analyser: Analyser) -> None:
    found = heads(
        analyser, "In a message he pledged that no member of the group would find shelter with the front and offered a joint force."
    )
    assert found["offered"] == "conj pledged"


def test_what_a_speaker_adds_is_his_own(analyser: Analyser) -> None:
    found = heads(
        analyser,
        "The president renewed his offer to allow the front to open offices and provide security for them, stressing the need for talks.",
    )
    assert found["stressing"] == "advcl renewed"


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers captured in May were freed on Monday.",
        "The rebels killed nine soldiers and burned a bridge.",
        "He said that the rebels want talks.",
        "Rebels attack town",
    ],
)
def test_other_sentences_stay_as_they_are(analyser: Analyser, text: str) -> None:
    doc = analyser.nlp(text)
    assert heads(analyser, text) == {tok.text: f"{tok.dep_} {tok.head.text}" for tok in doc}
