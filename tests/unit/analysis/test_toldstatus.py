"""Where an act stands by its own sentence: a first part, a truce that did not hold, talks that ended; and bodies that speak."""

from __future__ import annotations

import pytest

from parley.analysis.pipeline import Analyser
from parley.model.records import RawDocument, Statement, Status
from parley.reading import ReadingOptions, read

OPENING = "The Hill Front (HF) and the Velmar government have been at war for years.\n\n"


def statements(analyser: Analyser, text: str) -> list[Statement]:
    raw = RawDocument(key="test.txt", media="text", data=(OPENING + text).encode(), published="2031-07-24")
    analysis = analyser.analyse(read(raw, options=ReadingOptions(plain=True)), gate=False)
    return [stmt for stmt in analysis.statements if stmt.trigger.start >= len(OPENING)]


@pytest.mark.parametrize(
    ("text", "act", "status"),
    [
        ("The Velmar government released a first group of prisoners on Sunday.", "release", Status.PARTLY_DELIVERED),
        ("A first group of twelve prisoners was released on Sunday.", "release", Status.PARTLY_DELIVERED),
        ("The Velmar government released the last group of prisoners on Sunday.", "release", Status.UNKNOWN),
        ("The Velmar government released 200 of the 300 prisoners.", "release", Status.UNKNOWN),
        ("A truce signed in January by the government and the Hill Front did not hold.", "agree", Status.VIOLATED),
        ("A truce was signed in January by the government and the Hill Front.", "agree", Status.UNKNOWN),
        ("The talks between the government and the Hill Front ended on Thursday.", "meet", Status.ENDED),
        ("The talks between the government and the Hill Front will end on Thursday.", "meet", Status.UNKNOWN),
        ("Under the accord, the Velmar government is to withdraw its troops from Osk in June.", "withdraw_forces", Status.AGREED),
        ("The Velmar government is to withdraw its troops from Osk in June.", "withdraw_forces", Status.UNKNOWN),
        ("The Velmar government turned down the Hill Front's demand that it release its prisoners.", "demand", Status.REJECTED),
        ("The Velmar government is expected to turn down the Hill Front's demand that it release its prisoners.", "demand", Status.UNKNOWN),
        ("The Velmar government asked Ostmark to mediate, and Ostmark agreed.", "urge", Status.ACCEPTED),
        ("The Velmar government asked Ostmark to mediate, and Ostmark agreed to send food.", "urge", Status.UNKNOWN),
        ("The Hill Front demanded the release of its prisoners. The government rejected the demand.", "demand", Status.REJECTED),
        ("The Hill Front demanded the release of its prisoners. The government, however, is against this.", "demand", Status.REJECTED),
        ("The Hill Front demanded the release of its prisoners. The government rejected the truce.", "demand", Status.UNKNOWN),
    ],
)
def test_told_status(analyser: Analyser, text: str, act: str, status: Status) -> None:
    assert {stmt.status for stmt in statements(analyser, text) if stmt.act == act} == {status}


def test_a_party_that_a_pronoun_means_speaks_its_demand(analyser: Analyser) -> None:
    told = statements(analyser, "The Hill Front met the envoy. It demanded the release of its prisoners.")
    assert [[s.role for s in stmt.speakers] for stmt in told if stmt.act == "demand"] == [["Hill Front"]]


def test_a_body_that_does_an_act_of_speech_speaks_it_as_nobody_with_an_account(analyser: Analyser) -> None:
    (stmt, *_) = [
        s for s in statements(analyser, "The Hill Front accused the Velmar government of breaking the truce.") if s.act == "accuse"
    ]
    assert [(s.name, s.role, s.actor) for s in stmt.speakers] == [(None, "The Hill Front", None)]
