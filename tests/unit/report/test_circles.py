"""Drawn circles and counted bars: boxes apart, arrows between them, bars as long as their figures."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from parley.export.selection import Selection
from parley.ledger.deadlocks import LONGEST
from parley.model.computed import Deed
from parley.report.circles import BOX_ROOM, BOX_WIDTH, TEXT_SIZE, WIDTH, Box, circle
from parley.report.findings import Findings
from parley.report.quotes import numbered
from parley.report.undertakings import BAR_LEFT, thread_view
from parley.report.undertakings import WIDTH as BARS_WIDTH
from parley.report.widths import width


def _inside(box: Box, x: float, y: float) -> bool:
    return box.x <= x <= box.x + BOX_WIDTH and box.y <= y <= box.y + box.height


@pytest.mark.parametrize("size", range(2, LONGEST + 1))
def test_boxes_stand_apart_and_arrows_run_between_them(selection: Selection, findings: Findings, size: int) -> None:
    deadlock = findings.deadlocks[0]
    deeds = tuple(Deed(party=None, name=f"Northern Highland Front {at}", act="withdraw_forces", topic="withdrawal") for at in range(size))
    waits = tuple(deadlock.waits[at % 2] for at in range(size))
    made = circle(
        replace(deadlock, cycle=deeds, waits=waits),
        {entry.id: entry for entry in selection.entries},
        selection,
        numbered(selection.documents.values()),
        str,
    )
    assert len(made.boxes) == len(made.arrows) == len(made.steps) == size
    for one, two in combinations(made.boxes, 2):
        assert one.x + BOX_WIDTH <= two.x or two.x + BOX_WIDTH <= one.x or one.y + one.height <= two.y or two.y + two.height <= one.y
    for box in made.boxes:
        assert 0 <= box.x <= box.x + BOX_WIDTH <= WIDTH
        assert 0 <= box.y <= box.y + box.height <= made.height
        assert all(width(line, TEXT_SIZE, bold=True) <= BOX_WIDTH for line in box.lines), BOX_ROOM
    for arrow in made.arrows:
        for x, y in (arrow.start, arrow.end, (arrow.x, arrow.y)):
            assert not any(_inside(box, x, y) for box in made.boxes)


def test_bars_are_as_long_as_their_figures(selection: Selection, findings: Findings) -> None:
    view = thread_view(findings.threads[0], {entry.id: entry for entry in selection.entries})
    assert [(bar.when, bar.figure, bar.promised) for bar in view.bars] == [
        ("promised", "about 240 prisoners", True),
        ("9 Mar 2031", "about 90 prisoners", False),
        ("9 Apr 2031", "about 190 prisoners", False),
    ]
    promised, first, last = view.bars
    assert abs(first.length / promised.length - 90 / 240) < 0.01
    assert abs(last.length / promised.length - 190 / 240) < 0.01
    assert all(BAR_LEFT + bar.length + 6 + width(bar.figure, 10) <= BARS_WIDTH for bar in view.bars)


def test_a_lone_total_is_no_chart(findings: Findings) -> None:
    thread = replace(findings.threads[0], promised=replace(findings.threads[0].promised, amount=None), steps=findings.threads[0].steps[:2])
    assert thread_view(thread, {}).bars == ()
