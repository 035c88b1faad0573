"""What sentences make of their events; the data of the governors; the list of event words."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from spacy.tokens import Doc, Token

from parley.analysis.factuality import judge
from parley.analysis.governors import Governors, parse_governors
from parley.analysis.modality import modality_of
from parley.analysis.pipeline import Analyser
from parley.analysis.repairs import repair
from parley.errors import LexiconError
from parley.model.records import Certainty, Modality, Polarity, RawDocument, Tense
from parley.reading import ReadingOptions, read

EVENTS = tomllib.loads(Path(__file__).with_name("factuality.toml").read_text(encoding="utf-8"))["event"]


def parsed(analyser: Analyser, sentence: str) -> Doc:
    doc = analyser.nlp(sentence)
    repair(doc)
    return doc


def word(doc: Doc, text: str) -> Token:
    return next(tok for tok in doc if tok.text == text)


def governors(analyser: Analyser) -> Governors:
    return analyser.lexicon.words.governors


@pytest.mark.parametrize("event", EVENTS, ids=[f"{event['word']}: {event['sentence']}" for event in EVENTS])
def test_what_a_sentence_makes_of_an_event(analyser: Analyser, event: dict[str, str]) -> None:
    found = judge(word(parsed(analyser, event["sentence"]), event["word"]), governors(analyser))
    got = (found.polarity.value, found.certainty.value, found.time.value)
    wanted = event["verdict"].split()
    assert tuple(w if w != "*" else g for w, g in zip(wanted, got, strict=True)) == got, (found.rule, found.cues)


def test_the_words_that_decided_are_named(analyser: Analyser) -> None:
    doc = parsed(analyser, "The rebels have never agreed to disarm.")
    found = judge(word(doc, "disarm"), governors(analyser))
    assert [cue.text for cue in found.cues] == ["never", "agreed"]
    assert found.rule == "under agree"


def test_a_headline_has_its_own_tenses(analyser: Analyser) -> None:
    doc = parsed(analyser, "Rebels to free captives")
    assert judge(word(doc, "free"), governors(analyser), headline=True).time is Tense.FUTURE
    doc = parsed(analyser, "Rebels free captives")
    assert judge(word(doc, "free"), governors(analyser), headline=True).time is Tense.PAST


def test_a_chain_of_heads_without_end_is_no_matter(analyser: Analyser) -> None:
    doc = parsed(analyser, "He said that she said " * 20 + "that they left.")
    assert all(judge(tok, governors(analyser)) is not None for tok in doc)


@pytest.mark.parametrize(
    ("sentence", "trigger", "modality"),
    [
        ("The army has still not restored power.", "restored", Modality.ACTUAL),
        ("The rebels will release ten captives.", "release", Modality.PLANNED),
        ("The rebels may release ten captives.", "release", Modality.POSSIBLE),
        ("The rebels would release ten captives if the army left.", "release", Modality.CONDITIONAL),
        ("The rebels would release ten captives if the army left.", "left", Modality.CONDITIONAL),
        ("The captives were reportedly released.", "released", Modality.ACTUAL),
        ("A second meeting is planned for April.", "meeting", Modality.PLANNED),
        ("The rebels announced a ceasefire.", "ceasefire", Modality.ACTUAL),
        ("The two sides will take part in talks.", "talks", Modality.PLANNED),
    ],
)
def test_modality_by_the_conventions_of_the_ledger(analyser: Analyser, sentence: str, trigger: str, modality: Modality) -> None:
    assert modality_of(word(parsed(analyser, sentence), trigger), analyser.lexicon.words)[0] is modality


@pytest.mark.parametrize("sentence", ["The government has insisted that the rebels disarm.", "The rebels would not discuss disarming."])
def test_what_is_only_asked_or_weighed_is_not_told(analyser: Analyser, sentence: str) -> None:
    text = f"The Hill Front is at war with the government of Norway. {sentence}"
    doc = read(RawDocument(key="a", media="text", data=text.encode()), options=ReadingOptions(plain=True))
    assert [stmt for stmt in analyser.analyse(doc, gate=False).statements if stmt.act == "release"] == []


def test_events_are_listed_where_they_are_asked_for(analyser: Analyser) -> None:
    text = "The rebels refused to attend the talks, and the attack was not their work."
    doc = read(RawDocument(key="a", media="text", data=text.encode()), options=ReadingOptions(plain=True))
    assert analyser.analyse(doc, gate=False).events == ()
    found = {text[event.start : event.end]: event for event in analyser.analyse(doc, gate=False, events=True).events}
    assert {"refused", "attend", "talks", "attack", "was"} <= found.keys()
    assert found["attend"].polarity is Polarity.NEGATIVE
    assert [text[a:b] for a, b in found["attend"].cues] == ["refused"]
    assert found["attack"].certainty is Certainty.CERTAIN


@pytest.mark.parametrize(
    "text",
    ["[[governor]", '[[governor]]\nid = "x"\nwords = "plan"', '[[governor]]\nid = "x"\nwords = "plan"\nclause = "sometimes"'],
)
def test_a_malformed_governor_is_refused(text: str) -> None:
    with pytest.raises(LexiconError):
        parse_governors(text)


def test_a_governor_has_the_effects_of_its_entry() -> None:
    found = parse_governors('[[governor]]\nid = "fail"\nwords = "fail"\npos = "verb"\nclause = "negative"\n[modal]\nfuture = "will shall"')
    effect = found.effect("fail", "verb", "clause")
    assert effect is not None
    assert effect[0] == "fail"
    assert effect[1].negative
    assert found.effect("fail", "noun", "clause") is None
    assert found.effect("fail", "verb", "noun") is None
    assert found["modal.future"] == {"will", "shall"}
