"""Marks and context of a sentence."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from parley.export.evidence import Mark, apart, evidence, pieces
from parley.export.selection import Selection


def test_words_that_count_are_marked(selection: Selection) -> None:
    (item,) = evidence(selection.entries[0], selection.statements, selection.documents)
    marked = {mark.kind: item.document.text[mark.start : mark.end] for mark in item.marks}
    assert marked == {"actor": "The Hill Front", "act": "offered", "recipient": "the Velmar government", "speaker": "Ari Toll"}
    assert "".join(words for words, _ in pieces(item.quote, item.start, item.marks)) == item.quote


def test_context_stays_in_the_article(selection: Selection) -> None:
    (item,) = evidence(selection.entries[0], selection.statements, selection.documents)
    assert item.before == "Snow fell in the hills. "
    assert item.after == "", "the readers' comment that follows is no context"


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_marks_never_overlap_and_pieces_join_to_the_text(spans: list[tuple[int, int]]) -> None:
    text = "abcdefghijklmnopqrstuvwxyz0123"
    marks = apart(Mark(start=start, end=end, kind="act") for start, end in spans)
    assert all(first.end <= second.start for first, second in pairwise(marks))
    assert "".join(words for words, _ in pieces(text, 0, marks)) == text
