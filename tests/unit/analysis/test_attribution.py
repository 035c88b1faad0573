"""Who says so: named and unnamed speakers, pronouns, bodies, and the outlet that was told."""

from __future__ import annotations

import pytest

from parley.analysis.pipeline import Analyser
from parley.model.records import Document, Segment, SegmentKind, Speaker, When

WAR = "The government of Almor and the rebels of the Dune Column are at war.\n"


def speakers(analyser: Analyser, text: str) -> list[Speaker]:
    segments = (Segment(start=0, end=len(text), kind=SegmentKind.ARTICLE),)
    doc = Document(id="d", key="d", text=text, text_hash="h", segments=segments, published=When(), language="en")
    return [a.speaker for a in analyser.analyse(doc, gate=False).attributions if a.speaker is not None]


@pytest.mark.parametrize(
    ("said", "name", "role", "org", "anonymous"),
    [
        (
            "The Dune Column stays away. Its secretary, Edda Prim, told reporters that the Column would not come.",
            "Edda Prim",
            "secretary",
            "Dune Column",
            False,
        ),
        ("Dune Column spokesman Lars Holm said that the truce was dead.", "Lars Holm", "Dune Column spokesman", "Dune Column", False),
        ("The army said that nobody had been hurt.", None, "The army", "Almor government", False),
        ("A person close to the Dune Column said that it would sign.", None, "A person close to the Dune Column", "Dune Column", True),
        ("Two diplomats said that the talks had failed.", None, "Two diplomats", None, True),
        ("According to the Dune Column, the army has broken the truce.", None, "the Dune Column", "Dune Column", False),
    ],
)
def test_speakers(analyser: Analyser, said: str, name: str | None, role: str, org: str | None, anonymous: bool) -> None:
    last = speakers(analyser, WAR + said)[-1]
    assert (last.name, last.role, last.org, last.anonymous) == (name, role, org, anonymous)


def test_a_pronoun_speaks_as_the_one_it_stands_for(analyser: Analyser) -> None:
    text = WAR + 'A colonel of the army denied any advance.\n"Our men are where they were in spring," he said.'
    last = speakers(analyser, text)[-1]
    assert (last.name, last.role, last.org, last.anonymous) == (None, "A colonel of the army", "Almor government", True)


def test_things_that_show_are_no_speakers(analyser: Analyser) -> None:
    assert speakers(analyser, "The video suggests that the bridge was blown up on Monday.") == []


def said(analyser: Analyser, text: str) -> list[tuple[str | None, str | None, list[str]]]:
    """(source, cue, contents) of the attributions of a text, in words."""
    segments = (Segment(start=0, end=len(text), kind=SegmentKind.ARTICLE),)
    doc = Document(id="d", key="d", text=text, text_hash="h", segments=segments, published=When(), language="en")
    found = analyser.analyse(doc, gate=False).attributions
    words = [[text[a:b] for a, b in one.content] for one in found]
    return [
        (text[slice(*one.source)] if one.source else None, text[slice(*one.cue)] if one.cue else None, content)
        for one, content in zip(found, words, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The bridge, residents said, was blown up.", "residents", "said", ["The bridge", "was blown up"]),
        (
            "The siege, said the head of the clinic, has closed nine wards.",
            "the head of the clinic",
            "said",
            ["The siege", "has closed nine wards"],
        ),
        ('"We have kept our word," said Lars Holm, its commander.', "Lars Holm, its commander", "said", ["We have kept our word"]),
        ("The general was quoted as saying that the truce was over.", "The general", "was quoted as saying", ["that the truce was over"]),
        ("Thirty people were hurt, according to hospital officials.", "hospital officials", "according to", ["Thirty people were hurt"]),
        ("The announcement by the junta that it would free them came late.", "the junta", "announcement", ["that it would free them"]),
        ("As the envoy said on Monday, the armies are too close.", "the envoy", "said", ["the armies are too close"]),
        ("Baku accused Yerevan of moving guns.", "Baku", "accused", ["Yerevan of moving guns"]),
        ("The minister has promised to open the ports.", "The minister", "has promised", ["to open the ports"]),
        ("The families were told by an official that the transfer was off.", "an official", "were told", ["that the transfer was off"]),
    ],
)
def test_source_cue_and_content(analyser: Analyser, text: str, source: str, cue: str, content: list[str]) -> None:
    assert (source, cue, content) in said(analyser, text)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody would say who had given the order.",
        "The mayor did not say when the curfew would end.",
        "The general ordered his troops back to the river.",
        "The elections will be held in June, according to the timetable.",
        "Two nurses asked not to be named.",
    ],
)
def test_what_nobody_says_is_no_attribution(analyser: Analyser, text: str) -> None:
    assert said(analyser, text) == []


def test_a_quotation_runs_on_over_sentences_and_paragraphs(analyser: Analyser) -> None:
    text = '"The camp is empty," Anna Lorre said. "They left in the night."\n"Nobody saw them go."'
    assert said(analyser, text) == [("Anna Lorre", "said", ["The camp is empty", "They left in the night", "Nobody saw them go"])]


def test_a_quotation_left_open_belongs_to_the_one_named_after_it(analyser: Analyser) -> None:
    text = 'Governor Sela Brandt defended the curfew.\n"We have lost six men in a week.\n"I will not lose a seventh," she said.'
    assert said(analyser, text) == [("she", "said", ["We have lost six men in a week", "I will not lose a seventh"])]


def test_an_outlet_that_quotes_stands_above_the_one_quoted(analyser: Analyser) -> None:
    found = said(analyser, "The daily Morgenblatt quoted the general as saying the offensive had failed.")
    assert {source for source, _, _ in found} == {"The daily Morgenblatt", "the general"}


def test_the_woman_named_before_is_the_teacher_who_speaks(analyser: Analyser) -> None:
    text = 'Mariam Sow, whose brother is among the missing, has no hope left. "They know where he is," said the teacher.'
    assert [s.name for s in speakers(analyser, text)] == ["Mariam Sow"]


def test_what_a_demand_is_about_makes_no_link_of_the_chain(analyser: Analyser) -> None:
    text = WAR + "The Dune Column demanded that the army leave the valley."
    segments = (Segment(start=0, end=len(text), kind=SegmentKind.ARTICLE),)
    doc = Document(id="d", key="d", text=text, text_hash="h", segments=segments, published=When(), language="en")
    (stmt,) = [s for s in analyser.analyse(doc, gate=False).statements if s.act == "demand"]
    assert [(s.role, s.actor) for s in stmt.speakers] == [("The Dune Column", None)]  # it demands; nobody gives an account
