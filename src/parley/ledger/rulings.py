"""What has become of judgements, and the dates that people have given.

Invariant: every judgement has its ruling; nothing is dropped in silence. The rulings are made by `judging`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from parley.ledger.corrections import judged_when, reason_of
from parley.model.judgements import Judgement, JudgementKind, Ruling, Withdrawal, in_order
from parley.model.records import Clue, Document, Statement, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Statements and documents as people have judged them, with the names that hold across reports. together, apart: which statements are
    one act, and which are not; changed: ids of statements that a correction, a name or a date has changed; rulings: on every judgement, by
    time."""

    statements: tuple[Statement, ...]
    documents: Mapping[str, Document]
    together: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    changed: frozenset[str] = frozenset()
    rulings: tuple[Ruling, ...] = ()


def standing(judgements: Iterable[Judgement], withdrawals: Iterable[Withdrawal]) -> tuple[Judgement, ...]:
    """The judgements that were not taken back, by time."""
    gone = {one.judgement for one in withdrawals}
    return tuple(one for one in in_order(judgements) if one.id not in gone)


def judged_dates(documents: Iterable[Document], judgements: Iterable[Judgement], withdrawals: Iterable[Withdrawal]) -> dict[str, When]:
    """The days of publication that people have given, by document id: of several for one report the latest."""
    latest = {
        selector.document: one
        for one in standing(judgements, withdrawals)
        if one.kind is JudgementKind.DATE and one.payload.earliest
        for selector in one.selectors
    }
    return {doc.id: _date_of(latest[doc.key], doc.published) for doc in documents if doc.key in latest}


def _date_of(judgement: Judgement, before: When) -> When:
    payload = judgement.payload
    first = payload.earliest or date.min
    when = judged_when(first, payload.latest or first, reason_of(judgement))
    says = f"came out {when.earliest}" if when.days == 1 else f"came out from {when.earliest} to {when.latest}"
    lost = tuple(replace(clue, accepted=False) for clue in before.clues)
    return replace(when, clues=(Clue(kind="judgement", words=judgement.why, says=f"{says}, by {judgement.who}"), *lost))
