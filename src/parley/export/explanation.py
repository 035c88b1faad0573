"""Where every field of a statement comes from: its value, the words of the report that it rests on, and the reason.

Invariant: words are cut from the document by the statement's own spans; a field without words of its own has none, and says why it has its
value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from parley.export import wording
from parley.model.records import Document, Party, Period, Polarity, Statement, When

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A field with its value in words, the words that it rests on with their place in the text (or None), and why."""

    field: str
    value: str
    words: str | None = None
    start: int | None = None
    end: int | None = None
    reason: str = ""


def origins(stmt: Statement, doc: Document) -> tuple[Origin, ...]:
    """Every field of a statement that has a value, in the order in which a reader asks: what, who, to whom, terms, when, who says so."""
    return tuple(_origins(stmt, doc))


def origins_json(stmt: Statement, doc: Document) -> list[Json]:
    """One object a field."""
    return [
        {"field": one.field, "value": one.value, "words": one.words, "start": one.start, "end": one.end, "reason": one.reason or None}
        for one in origins(stmt, doc)
    ]


def _origins(stmt: Statement, doc: Document) -> Iterator[Origin]:
    why = dict(stmt.reasons)

    def at(field: str, value: str, start: int | None, end: int | None, reason: str = "") -> Origin:
        words = doc.words(start, end) if start is not None and end is not None else None
        return Origin(field=field, value=value, words=words, start=start, end=end, reason=reason)

    yield at("act", stmt.act, stmt.trigger.start, stmt.trigger.end, why.get("act", f"frame {stmt.rule}"))
    content = stmt.object
    yield at("topic", stmt.topic, content.start if content else None, content.end if content else None, why.get("topic", ""))
    for role, parties in (("actor", stmt.actors), ("recipient", stmt.recipients), ("mediator", stmt.mediators)):
        for party in parties:
            yield at(role, _party(party), party.start, party.end, party.reason or why.get(f"{role} {party.name}", ""))
    if figures := wording.terms(stmt.terms):
        span = content or stmt.trigger
        yield at("terms", figures, span.start, span.end, why.get("terms", "in the words of the act"))
    for cond in stmt.conditions:
        yield at("condition", wording.condition(cond), cond.start, cond.end, f"by \u201c{cond.cue}\u201d" if cond.cue else "")
    yield Origin(field="modality", value=stmt.modality.value, reason=why.get("modality", ""))
    if stmt.polarity is Polarity.NEGATIVE:
        yield Origin(field="polarity", value=stmt.polarity.value, reason=why.get("polarity", "negated in its clause"))
    for name, when in (("said", stmt.said), ("happens", stmt.happens)):
        if when is not None:
            yield Origin(field=name, value=wording.days(when), reason=_when(when))
    if stmt.place is not None:
        yield at("place", stmt.place.name, stmt.place.start, stmt.place.end, stmt.place.precision)
    for number, who in enumerate(stmt.speakers, start=1):
        told = f", told to {who.outlet}" if who.outlet else ""
        yield at("speaker" if len(stmt.speakers) == 1 else f"speaker {number}", wording.speaker(who) + told, who.start, who.end)
    if not stmt.speakers:
        yield Origin(field="speaker", value="the report", reason="no speaker is named for it")
    if stmt.background:
        yield Origin(field="background", value="told as history", reason=why.get("background", "over a year before the report"))


def _party(party: Party) -> str:
    kind = wording.words(party.kind.value)
    return f"{party.name} ({kind})" + (f", by {party.person}" if party.person else "")


def _when(when: When | Period) -> str:
    """How a time is known: its basis, and the symbolic expression that it rests on."""
    first = when.start if isinstance(when, Period) else when
    parts = (first.basis.value, f"from {first.expression}" if first.expression else "", first.reason or "")
    return "; ".join(part for part in parts if part)
