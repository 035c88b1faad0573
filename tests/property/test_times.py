"""Properties of `parley.times` over random texts, expressions and anchors."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from parley.model.records import Basis, When
from parley.times import find_times, resolve, tag_times

VOCABULARY = (
    "the a of in on by since until before after last next this that same early late mid end start May March April 5 6 17 2003 1999-05 "
    "Monday Friday morning night week weeks month months year years day days two three few several ago later earlier within every "
    "1990s nineties century summer fall winter Eid al-Fitr Easter , . - and to from between 6am 14:30 now recently recent former half"
)
WORDS = VOCABULARY.split()
EXPRESSIONS = (
    "weekday:mon", "month:2", "month:12", "monthday:2-29", "season:WI", "season:SU", "rel:-1:year", "rel:0:week", "rel:-1:month:2",
    "ago:P2W", "ahead:P3M", "holiday:easter", "last:weekday:sun", "next:month:3", "quarter:2", "weekend:",
    "within:P14M", "vague:recent:weeks",
    "ref:present", "decade:?9", "yy:98", "part:late:month:9", "tod:MO:weekday:tue", "span:past:P3Y", "date:2020-02-14",
)  # fmt: skip
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2060, 12, 31))
TENSES = st.sampled_from(("past", "present", "future"))


def anchor(low: date, high: date) -> When:
    return When(earliest=low, latest=high, precision="range", basis=Basis.INFERRED)


@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join) | st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_what_is_found_is_in_order_and_resolves(text: str) -> None:
    end = 0
    for item in find_times(text):
        assert end <= item.start < item.end <= len(text)
        assert text[item.start : item.end].strip() == text[item.start : item.end]
        end = item.end
        value, when = resolve(item.expression, anchor=None)
        assert value
        assert when.known or when.reason


@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join), DAYS)
@settings(max_examples=150, deadline=None)
def test_tagging_never_fails_and_intervals_are_in_order(text: str, day: date) -> None:
    for mode in ("news", "narrative"):
        for mention in tag_times(text, anchor=anchor(day, day), mode=mode):
            if mention.when.earliest and mention.when.latest:
                assert mention.when.earliest <= mention.when.latest


@given(st.sampled_from(EXPRESSIONS), DAYS, st.integers(min_value=0, max_value=800), st.integers(min_value=0, max_value=800), TENSES)
@settings(max_examples=400, deadline=None)
def test_a_wide_anchor_covers_every_day_inside_it(expression: str, low: date, width: int, at: int, tense: str) -> None:
    high = low + timedelta(days=width)
    inside = min(low + timedelta(days=at), high)
    wide = resolve(expression, anchor=anchor(low, high), tense=tense)[1]
    exact = resolve(expression, anchor=anchor(inside, inside), tense=tense)[1]
    if wide.earliest and exact.earliest:
        assert wide.earliest <= exact.earliest
    if wide.latest and exact.latest:
        assert exact.latest <= wide.latest


@given(st.sampled_from(EXPRESSIONS), TENSES)
def test_no_anchor_is_no_guess(expression: str, tense: str) -> None:
    value, when = resolve(expression, anchor=None, tense=tense)
    assert when.known == expression.startswith("date:")
    assert value
