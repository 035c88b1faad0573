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


def test_a_bare_number_before_the_auxiliaries_is_the_subject(analyser: Analyser) -> None:
    assert heads(analyser, "Of the 41 rebels held at the camp 28 have been released.")["28"] == "nsubjpass released"


def test_the_subject_of_an_auxiliary_is_the_verbs(analyser: Analyser) -> None:
    assert heads(analyser, "The government's talks with the rebels stay cancelled.")["talks"] == "nsubjpass cancelled"


def test_an_agent_behind_an_idiom_is_the_verbs(analyser: Analyser) -> None:
    assert heads(analyser, "The front was denounced in turn by the interior minister.")["by"] == "agent denounced"


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


def test_a_verb_of_motion_without_object_is_the_sentences(analyser: Analyser) -> None:
    assert heads(analyser, "A convoy of nine lorries rolled into Tirza overnight.")["convoy"] == "nsubj rolled"
