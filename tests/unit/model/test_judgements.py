"""Judgements as records: their ids, their order, their JSON."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from parley.model.codec import decode, encode
from parley.model.judgements import (
    Judgement,
    JudgementKind,
    Payload,
    Selector,
    Withdrawal,
    in_order,
    judgement_id,
    make_judgement,
    make_withdrawal,
    withdrawal_id,
)
from parley.model.records import ActorKind, Party

NOON = datetime(2031, 3, 5, 12, 0, 0, 123456, tzinfo=UTC)
ONE = Selector(
    document="a.txt", quote="The Ravens offered a truce.", after=" Snow", act="offer", topic="ceasefire", trigger="offered", at=11
)
TWO = Selector(
    document="b.txt", quote="A truce was offered.", before="fell. ", act="offer", topic="ceasefire", trigger="offered", at=12, object="A"
)


def made(kind: JudgementKind = JudgementKind.SAME, **fields: Any) -> Judgement:
    return make_judgement(kind, **{"who": "Ann", "why": "told twice", "when": NOON, **fields})


@pytest.mark.parametrize(
    "judgement",
    [
        made(selectors=[ONE], others=[TWO]),
        made(JudgementKind.CORRECT, selectors=[ONE], payload=Payload(field="amount", value="300")),
        made(
            JudgementKind.CORRECT,
            selectors=[TWO],
            payload=Payload(field="actors", value="X", parties=(Party(actor="found:x", name="X", kind=ActorKind.ARMED_GROUP),)),
        ),
        made(JudgementKind.ACTOR, payload=Payload(names=("the Ravens",), actor="found:x", name="X", actor_kind=ActorKind.ARMED_GROUP)),
        made(
            JudgementKind.DATE, selectors=[Selector(document="a.txt")], payload=Payload(earliest=date(2031, 1, 1), latest=date(2031, 2, 1))
        ),
        made(JudgementKind.PROCESS),
    ],
)
def test_a_judgement_comes_back_from_json(judgement: Judgement) -> None:
    again = decode(Judgement, encode(judgement))
    assert again == judgement
    assert again.id == judgement_id(again)


def test_a_withdrawal_comes_back_from_json() -> None:
    gone = make_withdrawal("j1", who="Ben", why="a slip", when=NOON)
    assert decode(Withdrawal, encode(gone)) == gone
    assert gone.id == withdrawal_id("j1", "Ben", "a slip", NOON)


def test_ids_depend_on_all_that_is_judged_and_not_on_the_order_of_selectors() -> None:
    one = made(selectors=[ONE, TWO])
    assert one == made(selectors=[TWO, ONE, TWO])
    others = [made(selectors=[ONE]), made(selectors=[ONE, TWO], who="Ben"), made(selectors=[ONE, TWO], why="else")]
    assert len({one.id, *(other.id for other in others)}) == 4


def test_content_is_what_is_judged_by_whomever() -> None:
    assert made(selectors=[ONE], others=[TWO]).content == made(selectors=[TWO], others=[ONE], who="Ben", why="so").content
    assert made(selectors=[ONE]).content != made(JudgementKind.DIFFERENT, selectors=[ONE]).content


def test_order_is_that_of_time() -> None:
    late = made(when=datetime(2031, 3, 6, tzinfo=UTC))
    assert in_order([late, made(), late]) == (made(), late)


def test_a_selector_without_words_is_of_a_whole_report() -> None:
    assert Selector(document="a.txt").whole
    assert not ONE.whole
