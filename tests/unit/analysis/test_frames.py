"""Every frame keeps its word: its example yields its act, its counter-example does not."""

from __future__ import annotations

import pytest

from parley.analysis.frames import Frame, parse_frames
from parley.analysis.pipeline import Analyser
from parley.errors import LexiconError
from parley.model.records import RawDocument
from parley.reading import ReadingOptions, read
from parley.workflows.resources import lexicon_text

FRAMES = parse_frames(lexicon_text("frames.toml")).frames
CONTEXT = "The Tirzan government and the rebels of the Tirza Front have fought for years. The front's leader is Omar Tal."
"""Who is who: a sentence alone names no parties that a report would have introduced."""


def acts_of(analyser: Analyser, sentence: str) -> set[str]:
    text = f"{CONTEXT}\n\n{sentence}"
    doc = read(RawDocument(key="frame.txt", media="text", text=text), options=ReadingOptions(plain=True))
    start = text.index(sentence)
    return {s.act for s in analyser.analyse(doc, gate=False).statements if s.trigger.start >= start}


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_example_yields_the_act(analyser: Analyser, frame: Frame) -> None:
    assert frame.act in acts_of(analyser, frame.example)


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_counter_example_does_not(analyser: Analyser, frame: Frame) -> None:
    assert frame.act not in acts_of(analyser, frame.counter)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[[frame]]\nid = "x"\nact = "meet"\n', "missing field"),
        ('[[frame]]\nid = "x"\nact = "dance"\nkind = "event"\ntopic = "talks"\nexample = ""\ncounter = ""\n', "not in the codebook"),
        (
            '[[frame]]\nid = "x"\nact = "meet"\nkind = "event"\ntopic = "talks"\nexample = ""\ncounter = ""\nverb = "meet"\n',
            "unknown field",
        ),
        (
            '[[frame]]\nid = "x"\nact = "meet"\nkind = "event"\ntopic = "talks"\nexample = ""\ncounter = ""\ntheme = "birds"\n',
            "not defined",
        ),
        ("[[frame]", "malformed"),
    ],
)
def test_a_malformed_frame_is_named(text: str, words: str) -> None:
    with pytest.raises(LexiconError, match=words) as error:
        parse_frames(text, source="mine.toml")
    assert error.value.document == "mine.toml"
    assert error.value.remedy
