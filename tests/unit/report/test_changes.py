"""What changed, in sentences: one for each kind of change, with dates, speakers and positions where they are told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.export.changes import HEADINGS
from parley.export.selection import Selection
from parley.ledger import Change, ChangeKind
from parley.model.computed import Deadlock, Deed
from parley.model.records import Status, Terms
from parley.report.changes import change_lines


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (ChangeKind.NEW, "On 3 Mar 2031 the Hill Front offered the Velmar government a ceasefire of 30 days"),
        (ChangeKind.STATUS, "what was promised is now offered."),
        (ChangeKind.TERMS, "The Hill Front offered the Velmar government a ceasefire: 12 prisoners before, about 240 prisoners; 30 days"),
        (ChangeKind.DISPUTED, "“no such offer” according to the Hill Front"),
        (ChangeKind.SETTLED, "No longer told: accounts disagree on whether the Hill Front offered"),
        (ChangeKind.RETOLD, "told by 1 report, before by 1."),
        (ChangeKind.JOINED, "told as several acts before, as one now."),
        (ChangeKind.GONE, "told before, by no report now."),
    ],
)
def test_each_kind_of_change_has_its_sentence(selection: Selection, kind: ChangeKind, sentence: str) -> None:
    offer = selection.entries[0]
    before = replace(offer, status=Status.PROMISED, terms=Terms(amount=12, unit="prisoners"))
    change = Change(kind=kind, entry=offer, before=before, dispute=offer.disputes[0])
    ((found, words, entry, _, after),) = change_lines([change], selection)
    assert (found, entry) == (kind.value, offer.id)
    assert sentence in words
    assert words[0].isupper()
    assert words.endswith(".")
    assert (after is None) is (kind is ChangeKind.GONE)


def test_lines_stand_by_kind_in_the_order_of_reading(selection: Selection) -> None:
    first, second = selection.entries
    made = [Change(kind=ChangeKind.GONE, entry=first, before=first), Change(kind=ChangeKind.NEW, entry=second)]
    assert [line[0] for line in change_lines(made, selection)] == ["new", "gone"]
    assert set(HEADINGS) >= {kind.value for kind in ChangeKind}


def test_a_circle_that_opened(selection: Selection) -> None:
    deeds = tuple(Deed(party=name, name=name, act=act, topic=topic) for name, act, topic in (
        ("Hill Front", "declare_ceasefire", "ceasefire"), ("Velmar government", "release", "prisoners"),
    ))  # fmt: skip
    lock = Deadlock(cycle=deeds, waits=((), ()), explicit=True, open=True, entries=("e1",), salience=0.5)
    (line,) = change_lines([], selection, deadlocks=([lock], [replace(lock, open=False)]))
    assert line[0] == "deadlock"
    assert line[1].endswith("one of these deeds is now told as done.")
    assert change_lines([], selection, deadlocks=([lock], [lock])) == ()
