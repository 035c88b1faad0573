"""Records in plain words."""

from __future__ import annotations

from datetime import date

import pytest

from parley.export import wording
from parley.export.selection import Selection
from parley.model.codebook import ACT_BY_NAME
from parley.model.records import When


def test_every_act_has_its_past_tense() -> None:
    assert set(wording._PAST) == set(ACT_BY_NAME)


def test_headline(selection: Selection) -> None:
    assert wording.headline(selection.entries[0]) == "Hill Front offered to Velmar government (ceasefire) [conditional]"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2031, 3, 3), date(2031, 3, 3), "3 Mar 2031"),
        (date(2031, 1, 1), date(2031, 12, 31), "2031"),
        (date(2031, 2, 1), date(2031, 3, 31), "Feb 2031 to Mar 2031"),
        (date(2031, 2, 1), date(2031, 3, 30), "1 Feb 2031 to 30 Mar 2031"),
        (date(2031, 2, 1), None, "from 1 Feb 2031"),
        (None, None, "unknown"),
    ],
)
def test_days(first: date | None, last: date | None, words: str) -> None:
    assert wording.days(When(earliest=first, latest=last)) == words
