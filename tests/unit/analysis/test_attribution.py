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
