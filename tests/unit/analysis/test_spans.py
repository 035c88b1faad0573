"""Spans asked by place give what a loop over all of them would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from parley.analysis.spans import Placed, Spans

spans = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 8)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=12)


@given(spans, st.integers(0, 40), st.integers(0, 10))
def test_cover(held: list[tuple[int, int]], start: int, length: int) -> None:
    assert Spans(held).cover(start, start + length) == any(a <= start and start + length <= b for a, b in held)


@given(spans, st.integers(0, 40), st.integers(0, 20))
def test_inside_keeps_the_order(held: list[tuple[int, int]], start: int, length: int) -> None:
    end = start + length
    assert Placed(held, lambda span: span).inside(start, end) == [span for span in held if start <= span[0] and span[1] <= end]
