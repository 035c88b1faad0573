"""The sentence gate lets through what a frame can use, with what that leans on; the rest of a report is not parsed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.analysis.inflections import inflections
from parley.analysis.pipeline import Analyser
from parley.analysis.sentencegate import SentenceGate
from parley.analysis.sentences import UNPARSED, parse, stretches, unparsed
from parley.model.records import RawDocument
from parley.reading import ReadingOptions, read

WEATHER = "It rained all night in the hills above the lake."


@pytest.fixture(scope="module")
def gate(analyser: Analyser) -> SentenceGate:
    assert analyser.lexicon.sentences is not None
    return analyser.lexicon.sentences


def test_every_example_of_a_frame_passes(analyser: Analyser, gate: SentenceGate) -> None:
    shut_out = [frame.id for frame in analyser.lexicon.frames.frames if not gate.tells(frame.example)]
    assert shut_out == []


@pytest.mark.parametrize(
    "text",
    [
        "The rebels were freeing their captives.",  # a written form that is not the lemma
        'He was tired. "The siege must be lifted," he added.',  # reported speech
        "The league will send observers to watch over the truce.",  # told of the future
        "There is to be no truce until the garrison has left.",
    ],
)
def test_what_may_tell_an_act_passes(gate: SentenceGate, text: str) -> None:
    assert gate.tells(text)


@pytest.mark.parametrize("text", [WEATHER, "", "Mr. Vance is fond of his garden.", "...", "12 34"])
def test_what_tells_nothing_does_not(gate: SentenceGate, text: str) -> None:
    assert not gate.tells(text)


def test_words_of_a_frame_must_stand_in_one_sentence(gate: SentenceGate) -> None:
    assert gate.tells("The sides extended their truce.")
    assert not gate.tells("The shop extended its hours. A truce is a fragile thing.")


def test_a_report_without_any_such_sentence_is_not_parsed(gate: SentenceGate) -> None:
    assert gate.parsed([WEATHER, WEATHER, "A wet week"], whole=[False, False, True]) == [False, False, False]


def test_what_a_telling_sentence_leans_on_is_parsed(gate: SentenceGate) -> None:
    told = "Its envoy met the commander in Tirza on Monday."
    report = [WEATHER, "The Salt Front is strong there.", told, WEATHER, "Snow fell over Tirza.", "A headline"]
    assert gate.parsed(report, whole=[False] * 5 + [True]) == [True, True, True, False, False, True]
    introduced = [*[WEATHER] * 3, "Lund is a port.", *[WEATHER] * 3, "The rebels attacked Lund."]
    assert gate.parsed(introduced)[3:] == [True, False, True, True, True]  # where the name stands first, and what stands just before


def test_what_is_not_parsed_keeps_its_words_and_its_place(analyser: Analyser) -> None:
    text = "Salt Front leaders like the hills.\n\n" + f"{WEATHER}\n\n" * 5 + "The Salt Front met the envoy in Tirza.\n"
    doc = read(RawDocument(key="one", media="text", text=text, published="2020-01-02"), options=ReadingOptions())
    paragraphs = parse(analyser.nlp, doc, stretches(doc), analyser.lexicon.sentences)
    assert [doc.text[par.start : par.end] for par in paragraphs] == [par.text for par in paragraphs]
    assert UNPARSED in {tok.dep_ for tok in paragraphs[3].doc}
    assert UNPARSED not in {tok.dep_ for tok in paragraphs[-1].doc}


def test_words_without_syntax_are_one_sentence_in_which_names_stand_out(analyser: Analyser) -> None:
    words = unparsed(analyser.nlp, "On the lake Mara Lund sang. Nobody heard.")
    assert len(list(words.sents)) == 1
    assert [tok.text for tok in words if tok.pos_ == "PROPN"] == ["Mara", "Lund", "Nobody"]


def test_statements_are_those_found_without_it(analyser: Analyser) -> None:
    told = (
        "Rebels of the Salt Front released ten hostages in Tirza. The government of Veskarra welcomed the release and offered a ceasefire."
    )
    text = f"The Salt Front is a rebel group in Veskarra.\n\n{told}\n\n{WEATHER}\n\n{WEATHER}\n"
    doc = read(RawDocument(key="one", media="text", text=text, published="2020-01-02"), options=ReadingOptions())
    gated, every = analyser.analyse(doc), analyser.analyse(doc, gate=False)
    assert gated.statements
    assert gated.statements == every.statements
    assert not gated.failures


def test_a_model_without_rules_for_lemmas_has_no_gate(analyser: Analyser) -> None:
    import spacy

    assert inflections(spacy.blank("en")) is None
    forms = inflections(analyser.nlp)
    assert forms is not None
    assert {"meet", "met", "meets", "meeting"} <= forms("meet")
    without = Analyser(nlp=analyser.nlp, lexicon=replace(analyser.lexicon, sentences=None), versions=analyser.versions)
    doc = read(RawDocument(key="one", media="text", text=f"{WEATHER}\n"), options=ReadingOptions())
    assert without.analyse(doc).failures == ()
