"""Judgements in words, and as JSON: the form in which two people exchange them.

Invariant: the JSON of a judgement holds all of it, so that it can be imported whole; what has become of it here stands beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from parley.export.selection import Selection
from parley.export.wording import day, days, words
from parley.model.codec import encode
from parley.model.judgements import Judgement, JudgementKind, JudgementState, Ruling, Selector
from parley.model.records import When

Json = dict[str, Any]


def ruling_json(ruling: Ruling) -> Json:
    """A judgement with what has become of it. withdrawn: by whom, why and when, or null; state, reason, statements, documents, against: as
    of a `Ruling`; an import does not read these."""
    return {
        **encode(ruling.judgement),
        "withdrawn": encode(ruling.withdrawal) if ruling.withdrawal else None,
        "state": ruling.state.value,
        "reason": ruling.reason,
        "statements": list(ruling.statements),
        "documents": list(ruling.documents),
        "against": list(ruling.against),
    }


def bearing(selection: Selection) -> dict[str, tuple[Ruling, ...]]:
    """By the ids of entries, the judgements that are applied in them, by time; entries without any are left out.

    >>> bearing(Selection())
    {}
    """
    applied: dict[str, list[Ruling]] = defaultdict(list)
    for ruling in selection.rulings:
        if ruling.state is JudgementState.STANDS:
            for key in (*ruling.statements, *ruling.documents):
                applied[key].append(ruling)
    if not applied:
        return {}
    keys = {id: doc.key for id, doc in selection.documents.items()}
    found = {}
    for entry in selection.entries:
        about = {
            ruling.judgement.id for key in (*entry.statements, *(keys.get(id, "") for id in entry.documents)) for ruling in applied[key]
        }
        if about:
            found[entry.id] = tuple(ruling for ruling in selection.rulings if ruling.judgement.id in about)
    return found


def judged_ids(rulings: Iterable[Ruling]) -> list[str]:
    """The ids of their judgements."""
    return [ruling.judgement.id for ruling in rulings]


def said(judgement: Judgement) -> str:
    """What is judged, in a clause.

    >>> from datetime import UTC, date, datetime
    >>> from parley.model.judgements import Payload, make_judgement
    >>> paid = Payload(field="amount", value="300")
    >>> said(make_judgement(JudgementKind.CORRECT, who="Ann", why="p. 2", when=datetime(2031, 3, 5, tzinfo=UTC), payload=paid))
    'amount is 300'
    """
    payload = judgement.payload
    match judgement.kind:
        case JudgementKind.SAME:
            return "these tell one act"
        case JudgementKind.DIFFERENT:
            return "these tell two acts"
        case JudgementKind.REJECT:
            return "the report does not say so: left out"
        case JudgementKind.CORRECT:
            return f"{words((payload.field or '').removeprefix('terms.'))} is {payload.value}"
        case JudgementKind.ACTOR:
            return f"{' and '.join(payload.names)} {'is' if len(payload.names) == 1 else 'are'} {payload.name}"
        case JudgementKind.DATE:
            return f"came out {days(When(earliest=payload.earliest, latest=payload.latest))}"
        case _:
            return words(judgement.kind.value)


def signed(judgement: Judgement) -> str:
    """What is judged, by whom, when and why, in a line."""
    return f"{said(judgement)} ({judgement.who}, {day(judgement.when.date())}: {judgement.why})"


def quoted_side(selector: Selector) -> str:
    """The words that a selector names, on one line, with the act and the report; of a whole report its key."""
    if selector.whole:
        return selector.document
    return f"{' '.join(selector.quote.split())}  ({words(selector.act)}; {selector.document})"
