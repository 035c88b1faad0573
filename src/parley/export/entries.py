"""An entry as JSON: the form that `parley export entries --format jsonl`, `parley entries --json` and the scorers share.

Every key is always there; an unknown is null. Documents are named by their keys, times by two ISO days.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from parley.export.evidence import evidence
from parley.model.computed import Dispute, Entry
from parley.model.judgements import Ruling
from parley.model.records import Condition, Document, Party, Period, Speaker, Statement, Terms, When

Json = dict[str, Any]


def entry_json(
    entry: Entry, statements: Mapping[str, Statement], documents: Mapping[str, Document], *, judged: Iterable[Ruling] = ()
) -> Json:
    """One entry with its evidence. statements, documents: by id, at least those that the entry holds; judged: what people have judged that
    is applied in it."""
    return {
        "id": entry.id,
        "act": entry.act,
        "topic": entry.topic,
        "actors": names(entry.actors),
        "recipients": names(entry.recipients),
        "mediators": names(entry.mediators),
        "terms": terms_json(entry.terms),
        "conditions": [condition_json(cond) for cond in entry.conditions],
        "modality": entry.modality.value,
        "polarity": entry.polarity.value,
        "speakers": [speaker_json(who) for who in entry.speakers],
        "said": when_json(entry.said),
        "happens": when_json(entry.happens),
        "place": entry.place.name if entry.place else None,
        "status": entry.status.value,
        "salience": round(entry.salience, 4),
        "reports": entry.reports,
        "origins": entry.origins,
        "statements": evidence_json(entry, statements, documents),
        "disputes": [dispute_json(dispute, documents) for dispute in entry.disputes],
        "judged": [ruling.judgement.id for ruling in judged],
    }


def evidence_json(entry: Entry, statements: Mapping[str, Statement], documents: Mapping[str, Document]) -> list[Json]:
    """One item for each evidence span; two that are alike in everything are given once."""
    items: list[Json] = []
    for item in evidence(entry, statements, documents):
        value: Json = {
            "document": item.document.key,
            "document_id": item.document.id,
            "start": item.start,
            "end": item.end,
            "quote": item.quote,
            "speakers": [speaker_json(who) for who in item.statement.speakers],
            "said": when_json(item.statement.said),
        }
        if value not in items:
            items.append(value)
    return items


def names(parties: Sequence[Party]) -> list[str]:
    """Canonical names, each once, in order."""
    return list(dict.fromkeys(party.name for party in parties))


def when_json(when: When | Period | None) -> Json | None:
    """Two ISO days, either may be null, or null where neither is known. Of a period: the earliest day of its start and the
    latest of its end.

    >>> from datetime import date
    >>> when_json(Period(start=When(earliest=date(2031, 2, 1), latest=date(2031, 2, 3))))
    {'earliest': '2031-02-01', 'latest': '2031-02-03'}
    """
    if when is None or (when.earliest is None and when.latest is None):
        return None
    return {
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
    }


def terms_json(terms: Terms) -> Json:
    """The terms; the deadline is the latest day that the text allows."""
    deadline = terms.deadline.latest if terms.deadline else None
    return {
        "amount": terms.amount,
        "amount_high": terms.amount_high,
        "qualifier": terms.qualifier.value if terms.qualifier else None,
        "unit": terms.unit,
        "duration": terms.duration,
        "duration_high": terms.duration_high,
        "deadline": deadline.isoformat() if deadline else None,
        "place": terms.place,
        "quoted": list(terms.quoted),
    }


def condition_json(cond: Condition) -> Json:
    """What an entry waits for. actor: the first that the text names, or null; actors: all of them."""
    actors = names(cond.actors)
    return {
        "relation": cond.relation.value,
        "actor": actors[0] if actors else None,
        "actors": actors,
        "act": cond.act,
        "topic": cond.topic,
    }


def speaker_json(speaker: Speaker) -> Json:
    return {"name": speaker.name, "role": speaker.role, "org": speaker.org, "anonymous": speaker.anonymous}


def dispute_json(dispute: Dispute, documents: Mapping[str, Document]) -> Json:
    """A dispute with its positions; documents are named by their keys."""
    return {
        "kind": dispute.kind.value,
        "field": dispute.field,
        "positions": [
            {
                "value": position.value,
                "holder": position.holder,
                "documents": [documents[key].key if key in documents else key for key in position.documents],
            }
            for position in dispute.positions
        ],
    }
