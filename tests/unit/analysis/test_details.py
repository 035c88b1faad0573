"""Figures, times and places of an act, where a part is counted of a whole, a verb stands under another, or a place is told once."""

from __future__ import annotations

import pytest

from parley.analysis.pipeline import Analyser
from parley.model.records import RawDocument, Statement
from parley.reading import ReadingOptions, read

OPENING = "The Hill Front (HF) and the Velmar government have been at war for years.\n\n"


def statements(analyser: Analyser, text: str) -> list[Statement]:
    raw = RawDocument(key="test.txt", media="text", data=(OPENING + text).encode(), published="2031-07-24")
    analysis = analyser.analyse(read(raw, options=ReadingOptions(plain=True)), gate=False)
    return [stmt for stmt in analysis.statements if stmt.trigger.start >= len(OPENING)]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("The Velmar government released 200 of the 300 prisoners.", 200),
        ("The Velmar government released 200 of them.", 200),
        ("The Velmar government released 300 prisoners.", 300),
    ],
)
def test_the_part_counts_not_the_whole(analyser: Analyser, text: str, amount: int) -> None:
    assert [stmt.terms.amount for stmt in statements(analyser, text) if stmt.act == "release"] == [amount]


def test_a_verb_under_let_stands_in_the_time_of_the_verb_above(analyser: Analyser) -> None:
    (stmt, *_) = statements(analyser, "The Hill Front and the government agreed to let convoys pass in the first week of August.")
    assert stmt.happens is not None
    assert (str(stmt.happens.earliest), str(stmt.happens.latest)) == ("2031-08-01", "2031-08-07")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Envoys of the Hill Front and the government met in Lisk on Monday.", "Lisk"),
        ("Envoys of the Hill Front and the government met on the island of Orrin on Monday.", "Orrin"),
        ("The Hill Front and the government met in Thale on Monday. Thale has offered to host more talks.", None),
    ],
)
def test_one_naming_of_the_place_of_talks_is_enough_unless_it_is_a_party(analyser: Analyser, text: str, place: str | None) -> None:
    (stmt, *_) = [stmt for stmt in statements(analyser, text) if stmt.act == "meet"]
    assert (stmt.place.name if stmt.place else None) == place


@pytest.mark.parametrize(
    "text",
    [
        "Had the Hill Front offered a truce in March, the Velmar government would have released the officers.",
        "The Velmar government could have released the officers in March.",
    ],
)
def test_what_would_have_been_is_no_statement(analyser: Analyser, text: str) -> None:
    assert statements(analyser, text) == []


def test_what_had_been_done_is_one(analyser: Analyser) -> None:
    assert [stmt.act for stmt in statements(analyser, "The Velmar government had released the officers in March.")] == ["release"]
