"""What every backend of the store does with judgements: they are appended, once, and come back by time."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from parley.errors import StoreError
from parley.model.judgements import Judgement, JudgementKind, Payload, Selector, make_judgement, make_withdrawal
from parley.store import Store

FIRST = datetime(2031, 3, 5, 12, tzinfo=UTC)
LATER = datetime(2031, 3, 6, 9, 30, 1, 7, tzinfo=UTC)


def judgement(when: datetime = FIRST, why: str = "told “twice”\n") -> Judgement:
    selector = Selector(
        document="ünï.txt", quote="The Front offered a truce.", before="\x00 ", act="offer", topic="ceasefire", trigger="offered"
    )
    return make_judgement(
        JudgementKind.CORRECT, who="Ann", why=why, when=when, selectors=[selector], payload=Payload(field="amount", value="3")
    )


def test_a_store_without_judgements(store: Store) -> None:
    assert store.judgements() == ()
    assert store.withdrawals() == ()
    assert store.put_judgements([]) == 0
    assert store.revision() == 0


def test_judgements_come_back_equal_and_by_time(store: Store) -> None:
    late, early = judgement(LATER), judgement()
    assert store.put_judgements([late, early]) == 2
    assert store.judgements() == (early, late)
    assert store.revision() == 1


def test_what_is_there_stays_as_it_is(store: Store) -> None:
    one = judgement()
    store.put_judgements([one])
    assert store.put_judgements([one, one]) == 0
    assert store.judgements() == (one,)
    assert store.revision() == 1


def test_a_withdrawal_is_a_row_of_its_own(store: Store) -> None:
    one = judgement()
    gone = make_withdrawal(one.id, who="Ben", why="a slip", when=LATER)
    again = make_withdrawal(one.id, who="Ann", why="mine too", when=FIRST)
    assert store.put_judgements([one], [gone]) == 2
    assert store.put_judgements([], [again, gone]) == 1
    assert store.judgements() == (one,)
    assert store.withdrawals() == (again, gone)


def test_a_withdrawal_of_nothing_is_refused_and_nothing_is_written(store: Store) -> None:
    stray = make_withdrawal("j0", who="Ben", why="a slip", when=LATER)
    with pytest.raises(StoreError, match="no judgement that is known"):
        store.put_judgements([judgement()], [stray])
    assert store.judgements() == ()
    assert store.revision() == 0


def test_a_judgement_makes_the_fold_out_of_date(store: Store) -> None:
    from .conftest import Ledger

    store.put_ledger(Ledger(), stamp="v1")
    assert store.folded_stamp() == "v1"
    store.put_judgements([judgement()])
    assert store.folded_stamp() is None
    assert not store.put_ledger(Ledger(), revision=-1), "folded before the judgement was seen"
