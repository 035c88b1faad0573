"""What the machine sees in one document, as JSON: segments, times, mentions, attributions, event words, statements with every field.

Invariant: every offset lies in the document's text (`out_of_text` finds those that do not); spans are [start, end], end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from parley.export.documents import published_json, segment_json
from parley.export.entries import condition_json, names, speaker_json, terms_json, when_json
from parley.export.explained import explain
from parley.model.codebook import ACT_BY_NAME
from parley.model.codec import encode
from parley.model.records import (
    Analysis,
    Attribution,
    Condition,
    Document,
    EventMention,
    Mention,
    Party,
    Period,
    Span,
    Statement,
    TimeMention,
    When,
)

Json = dict[str, Any]


def annotation_json(doc: Document, analysis: Analysis, *, explained: bool = False) -> Json:
    """One document's annotations: one object, one line of `parley annotate --json`. explained: each statement also says why its fields are
    as they are."""
    return {
        "document": doc.key,
        "document_id": doc.id,
        "published": published_json(doc.published),
        "language": doc.language,
        "segments": [segment_json(segment) for segment in doc.segments],
        "times": [time_json(time) for time in analysis.times],
        "mentions": [mention_json(mention) for mention in analysis.mentions],
        "attributions": [
            attribution_json(attribution, within)
            for attribution, within in zip(analysis.attributions, nesting(analysis.attributions), strict=True)
        ],
        "statements": [
            {**statement_json(stmt), **({"explained": [encode(b) for b in explain(doc, analysis, stmt)]} if explained else {})}
            for stmt in analysis.statements
        ],
        "events": [event_json(event) for event in analysis.events],
        "failures": [encode(failure) for failure in analysis.failures],
    }


def time_json(time: TimeMention) -> Json:
    """A time expression: TIMEX3 type and value, and the days that it means."""
    days = when_json(time.when) or {"earliest": None, "latest": None}
    return {"start": time.start, "end": time.end, "type": time.type, "value": time.value, **days}


def mention_json(mention: Mention) -> Json:
    """Words that name an actor. actor: its canonical name; id: its id; party: whom a person or an office acts for."""
    return {
        "start": mention.start,
        "end": mention.end,
        "actor": mention.name,
        "kind": mention.kind.value,
        "id": mention.actor,
        "party": mention.party_name,
        "reason": mention.reason,
    }


def nesting(attributions: Sequence[Attribution]) -> tuple[int | None, ...]:
    """For each attribution the place in the list of the one whose content it stands in: the narrowest that holds its cue, or its first
    words where it has none; None for what stands in no other."""
    return tuple(_holder(n, attributions) for n in range(len(attributions)))


def _holder(n: int, attributions: Sequence[Attribution]) -> int | None:
    mine = attributions[n]
    start, end = mine.cue or mine.content[0]
    sizes = {
        k: sum(b - a for a, b in other.content)
        for k, other in enumerate(attributions)
        if k != n and other.cue != mine.cue and any(a <= start and end <= b for a, b in other.content)
    }
    return min(sizes, key=lambda k: (sizes[k], k), default=None)


def attribution_json(attribution: Attribution, within: int | None = None) -> Json:
    """Who says what: spans of the source, of the verb, and of what is said. within: place in the list of the attribution whose content
    holds this one."""
    return {
        "source": list(attribution.source) if attribution.source else None,
        "cue": list(attribution.cue) if attribution.cue else None,
        "content": [list(span) for span in attribution.content],
        "direct": attribution.direct,
        "within": within,
        "speaker": speaker_json(attribution.speaker) if attribution.speaker else None,
    }


def event_json(event: EventMention) -> Json:
    """An event word: whether it happened, how sure that is, where it lies in time; cue: spans of the words that decided."""
    return {
        "start": event.start,
        "end": event.end,
        "lemma": event.lemma,
        "polarity": event.polarity.value,
        "certainty": event.certainty.value,
        "tense": event.tense.value,
        "cue": [list(cue) for cue in event.cues],
        "rule": event.rule,
    }


def statement_json(stmt: Statement) -> Json:
    """A statement with all its fields, in the shapes of an entry; `parties` adds where each role is filled, and why."""
    act = ACT_BY_NAME.get(stmt.act)
    return {
        "id": stmt.id,
        "act": stmt.act,
        "plover": {"root": act.root if act else None, "mode": act.mode if act else None},
        "topic": stmt.topic,
        "actors": names(stmt.actors),
        "recipients": names(stmt.recipients),
        "mediators": names(stmt.mediators),
        "parties": [
            *(_party(party, "actor") for party in stmt.actors),
            *(_party(party, "recipient") for party in stmt.recipients),
            *(_party(party, "mediator") for party in stmt.mediators),
        ],
        "terms": terms_json(stmt.terms),
        "conditions": [_condition(cond) for cond in stmt.conditions],
        "polarity": stmt.polarity.value,
        "modality": stmt.modality.value,
        "status": stmt.status.value,
        "speakers": [{**speaker_json(who), "outlet": who.outlet, "start": who.start, "end": who.end} for who in stmt.speakers],
        "said": _time(stmt.said),
        "happens": _time(stmt.happens),
        "place": encode(stmt.place) if stmt.place else None,
        "trigger": _span(stmt.trigger),
        "object": _span(stmt.object) if stmt.object else None,
        "evidence": [_span(span) for span in stmt.evidence],
        "denies": stmt.denies,
        "background": stmt.background,
        "confidence": round(stmt.confidence, 4),
        "rule": stmt.rule,
        "rule_version": stmt.rule_version,
        "reasons": dict(stmt.reasons),
    }


def _party(party: Party, role: str) -> Json:
    return {
        "role": role, "name": party.name, "id": party.actor, "kind": party.kind.value,
        "start": party.start, "end": party.end, "person": party.person, "reason": party.reason,
    }  # fmt: skip


def _condition(cond: Condition) -> Json:
    return {
        **condition_json(cond),
        "recipients": names(cond.recipients),
        "polarity": cond.polarity.value,
        "terms": terms_json(cond.terms),
        "start": cond.start,
        "end": cond.end,
        "cue": cond.cue,
    }


def _time(when: When | Period | None) -> Json | None:
    """Two days, and how they are known; of a period, how its start is known."""
    days = when_json(when)
    if days is None or when is None:
        return None
    first = when.start if isinstance(when, Period) else when
    return {**days, "precision": first.precision, "basis": first.basis.value, "expression": first.expression}


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def out_of_text(doc: Document, analysis: Analysis) -> tuple[tuple[str, int, int], ...]:
    """The offsets that are none: (what, start, end) of every span that does not lie in the text. Empty when all is well."""
    size = len(doc.text)
    return tuple(found for found in _spans(doc, analysis) if not 0 <= found[1] <= found[2] <= size)


def _spans(doc: Document, analysis: Analysis) -> Iterator[tuple[str, int, int]]:
    for segment in doc.segments:
        yield f"segment {segment.kind.value}", segment.start, segment.end
    for time in analysis.times:
        yield f"time {time.value}", time.start, time.end
    for mention in analysis.mentions:
        yield f"mention of {mention.name}", mention.start, mention.end
    for attribution in analysis.attributions:
        for pair in (attribution.source, attribution.cue, *attribution.content):
            if pair is not None:
                yield "attribution", *pair
    for event in analysis.events:
        for pair in ((event.start, event.end), *event.cues):
            yield f"event {event.lemma}", *pair
    for stmt in analysis.statements:
        for span in (stmt.trigger, *stmt.evidence, *((stmt.object,) if stmt.object else ())):
            yield f"statement {stmt.id}", span.start, span.end
        for party in (*stmt.actors, *stmt.recipients, *stmt.mediators, *stmt.speakers, *((stmt.place,) if stmt.place else ())):
            if party.start is not None and party.end is not None:
                yield f"statement {stmt.id}: {party.name}", party.start, party.end
        for cond in stmt.conditions:
            yield f"statement {stmt.id}: condition", cond.start, cond.end
