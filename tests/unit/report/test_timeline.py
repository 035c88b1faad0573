"""The drawn timeline: nothing collides, nothing is lost without being counted, the axis is honest."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from parley.report.axis import Axis, axis, window
from parley.report.timeline import LEFT, RIGHT, Glyph, Item, Timeline, timeline
from parley.report.widths import width

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2040, 12, 31))
WORDS = st.text(alphabet="abcdefghij WMé漢≠", min_size=1, max_size=60).map(lambda text: " ".join(text.split()) or "a")


@st.composite
def items(draw: st.DrawFn) -> list[Item]:
    """Up to forty entries: some on the same day, some open at either end, some undated, some years before the others."""
    base = draw(DAYS)
    made = []
    for at in range(draw(st.integers(1, 40))):
        start = base + timedelta(days=draw(st.one_of(st.integers(0, 40), st.integers(-9000, 0))))
        end = start + timedelta(days=draw(st.sampled_from([0, 0, 0, 7, 30, 31, 400])))
        shape = draw(st.sampled_from(["closed", "closed", "from", "by", "undated"]))
        full = draw(WORDS)
        made.append(
            Item(
                key=f"e{at}",
                topic=draw(st.sampled_from(["ceasefire", "prisoners", "talks", "a", "b", "c", "d", "e", "f"])),
                labels=(full, full[:12].strip() or "a"),
                title=full,
                glyph=draw(st.sampled_from(list(Glyph))),
                first=None if shape in ("by", "undated") else start,
                last=None if shape in ("from", "undated") else end,
                salience=draw(st.floats(0.01, 1.0)),
            )
        )
    return made


@settings(max_examples=150, deadline=None)
@given(items())
def test_marks_and_labels_of_a_lane_never_overlap(found: list[Item]) -> None:
    line = timeline(found)
    if line is None:
        assert all(item.first is None and item.last is None for item in found)
        return
    for lane in line.lanes:
        for row in {mark.row for mark in lane.marks}:
            for one, two in pairwise(sorted((mark for mark in lane.marks if mark.row == row), key=lambda mark: mark.start)):
                assert one.end < two.start
        for one, two in pairwise(sorted({(mark.row, mark.top) for mark in lane.marks})):
            assert two[1] > one[1]
        for mark in lane.marks:
            assert LEFT - 0.01 <= mark.start <= mark.end <= RIGHT + 0.01
            assert mark.left <= mark.right
            assert mark.label_width == (width(mark.label, 10.0) if mark.label else 0.0)
            assert mark.top <= mark.y <= lane.height


@settings(max_examples=100, deadline=None)
@given(items())
def test_every_entry_is_drawn_or_counted(found: list[Item]) -> None:
    line = timeline(found)
    if line is None:
        return
    counted = sum(lane.total for lane in line.lanes) + sum(amount for _, amount in line.others)
    assert counted + len(line.early) + len(line.late) + line.undated == len(found)
    for lane in line.lanes:
        assert len(lane.marks) + lane.missing == lane.total


@settings(max_examples=100, deadline=None)
@given(items())
def test_the_same_entries_in_any_order_give_the_same_picture(found: list[Item]) -> None:
    assert timeline(found) == timeline(reversed(found))


def _check(made: Axis) -> None:
    assert made.pieces[0].left == LEFT
    assert abs(made.pieces[-1].right - RIGHT) < 0.1
    for one, two in pairwise(made.pieces):
        assert two.first == one.last + timedelta(days=1)
        assert abs(one.right - two.left) < 0.02
    labelled = [tick for tick in made.ticks if tick.label]
    for first, second in pairwise(labelled):
        assert first.label_left + width(first.label, 9.0, bold=first.strong) < second.label_left
    assert all(tick.label_left + width(tick.label, 9.0, bold=tick.strong) <= RIGHT + 0.1 for tick in labelled)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(DAYS, st.integers(0, 30), st.floats(0.01, 1)), min_size=1, max_size=30))
def test_the_axis_runs_forward_and_its_labels_do_not_collide(spans: list[tuple[date, int, float]]) -> None:
    busy = [(start, start + timedelta(days=days), weight) for start, days, weight in spans]
    first, last = min(start for start, _, _ in busy), max(end for _, end, _ in busy)
    made = axis(first, last, busy, LEFT, RIGHT)
    _check(made)
    days = sorted({day for start, end, _ in busy for day in (start, end)})
    places = [made.x(day) for day in days]
    assert places == sorted(places)
    for start, end, _ in busy:
        for piece in made.pieces:
            assert not (piece.folded and piece.first <= start <= piece.last), "what happened is never in a fold"
            assert not (piece.folded and piece.first <= end <= piece.last)


def _item(key: str, day: date, *, salience: float = 0.5, topic: str = "ceasefire") -> Item:
    return Item(key=key, topic=topic, labels=(f"They met {key}",), title=key, glyph=Glyph.HAPPENED, first=day, last=day, salience=salience)


def _line(*found: Item) -> Timeline:
    line = timeline(found)
    assert line is not None
    return line


def test_history_years_before_the_rest_is_cut_off_and_counted() -> None:
    recent = [_item(f"r{at}", date(2031, 3, 1) + timedelta(days=at)) for at in range(40)]
    line = _line(_item("old", date(1989, 5, 1), salience=0.2), *recent)
    assert [item.key for item in line.early] == ["old"]
    assert line.axis.first.year == 2031


def test_an_empty_stretch_is_folded() -> None:
    line = _line(*(_item(f"a{at}", date(2020, 1, 1 + at)) for at in range(5)), *(_item(f"b{at}", date(2031, 3, 1 + at)) for at in range(5)))
    assert [piece.folded for piece in line.axis.pieces] == [False, True, False]


def test_a_few_weeks_are_never_folded() -> None:
    line = _line(_item("a", date(2031, 3, 1)), _item("b", date(2031, 3, 20)))
    assert len(line.axis.pieces) == 1


def test_a_time_known_only_at_one_end_points_beyond_it() -> None:
    by = Item(key="by", topic="talks", labels=("x",), title="x", glyph=Glyph.STANDS, first=None, last=date(2031, 3, 9), salience=1)
    line = _line(by, _item("a", date(2031, 3, 1)), _item("b", date(2031, 4, 1)))
    mark = next(mark for lane in line.lanes for mark in lane.marks if mark.item.key == "by")
    assert mark.before
    assert not mark.after
    assert mark.item.wide


def test_the_whole_span_is_kept_where_cutting_saves_little() -> None:
    days = [(date(2031, 1, 1) + timedelta(days=10 * at), 1.0) for at in range(20)]
    assert window(days) == (days[0][0], days[-1][0])


def test_widths_of_marks_and_capitals() -> None:
    assert width("́", 10) == 0
    assert width("漢", 10) == 10
    assert width("ab", 10, bold=True) > width("ab", 10)
