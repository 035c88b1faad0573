"""Times resolved anew when the day of writing is known better."""

from __future__ import annotations

from datetime import date

import pytest

from parley.model.records import Basis, When
from parley.times import hangs_on_writing, resolve, resolve_anew

DAY = When(earliest=date(2031, 3, 5), latest=date(2031, 3, 5), precision="day", basis=Basis.INFERRED)
YEAR = When(earliest=date(2031, 1, 1), latest=date(2031, 12, 31), precision="year", basis=Basis.INFERRED)


@pytest.mark.parametrize(
    ("expression", "tense", "first", "last"),
    [
        ("weekday:mon", "past", date(2031, 3, 3), date(2031, 3, 3)),
        ("monthday:4-9", "future", date(2031, 4, 9), date(2031, 4, 9)),
        ("monthday:4-9", "past", date(2030, 4, 9), date(2030, 4, 9)),
        ("near:-4:0", "past", date(2031, 3, 1), date(2031, 3, 5)),
        ("rel:-1:month", "past", date(2031, 2, 1), date(2031, 2, 28)),
        ("by:month:6", "future", date(2031, 6, 1), date(2031, 6, 30)),
    ],
)
@pytest.mark.parametrize("before", [When(), YEAR])
def test_a_time_follows_the_day_of_writing(expression: str, tense: str, first: date, last: date, before: When) -> None:
    _, told = resolve(expression, anchor=before, tense=tense)
    found = resolve_anew(told, before=before, after=DAY, tense=tense)
    assert (found.earliest, found.latest) == (first, last)
    assert found.basis is not Basis.UNKNOWN


def test_the_tense_under_which_the_time_follows_is_taken() -> None:
    near = When(earliest=date(2031, 3, 1), latest=date(2031, 3, 31))
    _, told = resolve("monthday:4-9", anchor=near, tense="future")
    assert resolve_anew(told, before=near, after=DAY, tense="past").latest == date(2031, 4, 9)


@pytest.mark.parametrize("expression", ["date:2030-02-14", "that:1:day", "later:P2D", "dur:P3D", None])
def test_what_does_not_hang_on_writing_stays(expression: str | None) -> None:
    assert not hangs_on_writing(expression)
    told = When(earliest=date(2030, 2, 14), basis=Basis.STATED, expression=expression)
    assert resolve_anew(told, before=When(), after=DAY) is told


def test_a_guess_of_news_becomes_an_inference() -> None:
    told = When(basis=Basis.UNKNOWN, expression="near:-7:0", reason="news")
    found = resolve_anew(told, before=When(), after=DAY)
    assert (found.basis, found.reason) == (Basis.INFERRED, "news")
