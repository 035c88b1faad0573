"""Why a statement says what it says: for each of its fields the value and the reason, from what the analysis noted.

Adds no finding of its own: where the analysis noted no reason, the words are quoted that the value comes from. Knows no frame's inside;
the rule's name leads there (`parley frames NAME`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parley.export import wording
from parley.model.records import Analysis, Basis, Document, Party, Period, Statement, When

_BASES = {
    Basis.STATED: "stated",
    Basis.RELATIVE: "reckoned from the publication date",
    Basis.METADATA: "the publication date",
    Basis.INFERRED: "inferred",
    Basis.UNKNOWN: "unknown",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """A field of a statement, its value in words, and why it has it."""

    field: str
    value: str
    why: str


def explain(doc: Document, analysis: Analysis, stmt: Statement) -> tuple[Because, ...]:
    """The fields of a statement that have a value, in the order in which a reader asks for them."""
    return tuple(_fields(doc, analysis, stmt))


def _fields(doc: Document, analysis: Analysis, stmt: Statement) -> Iterator[Because]:
    reasons = dict(stmt.reasons)
    trigger = f"“{doc.words(stmt.trigger.start, stmt.trigger.end)}”"
    yield Because(field="rule", value=stmt.rule, why=f"it fired on {trigger}")
    yield Because(field="act", value=wording.words(stmt.act), why=reasons.get("act", f"by rule {stmt.rule}"))
    yield Because(field="topic", value=wording.words(stmt.topic), why=reasons.get("topic", f"rule {stmt.rule} has this topic"))
    for role, parties in (("actor", stmt.actors), ("recipient", stmt.recipients), ("mediator", stmt.mediators)):
        for party in parties:
            yield Because(field=role, value=party.name, why=_party(doc, party))
    yield Because(field="modality", value=stmt.modality.value, why=reasons.get("modality", "told as a fact"))
    yield Because(field="polarity", value=stmt.polarity.value, why=reasons.get("polarity", _polarity(stmt, reasons)))
    for who in stmt.speakers:
        quoted = (
            f"named as “{doc.words(who.start, who.end)}”" if who.start is not None and who.end is not None else "the act is one of speech"
        )
        yield Because(field="speaker", value=wording.speaker(who), why=quoted)
    yield from _terms(doc, analysis, stmt)
    for name, when in (("said", stmt.said), ("happens", stmt.happens)):
        if when is not None and (when.earliest is not None or when.latest is not None):
            yield Because(field=name, value=wording.days(when), why=_time(doc, analysis, when, stmt))
    if stmt.place is not None:
        start, end = stmt.place.start, stmt.place.end
        named = f"named as “{doc.words(start, end)}”" if start is not None and end is not None else "told of otherwise"
        yield Because(field="place", value=stmt.place.name, why=named)
    for cond in stmt.conditions:
        cue = f"by “{cond.cue}”" if cond.cue else "by the sense of the clause"
        yield Because(field="condition", value=wording.condition(cond), why=f"{cue}: “{doc.words(cond.start, cond.end)}”")


def _party(doc: Document, party: Party) -> str:
    where = f"“{doc.words(party.start, party.end)}”" if party.start is not None and party.end is not None else ""
    return ": ".join(part for part in (where, party.reason) if part) or "no reason was noted"


def _polarity(stmt: Statement, reasons: dict[str, str]) -> str:
    negated = "negated" in reasons.get("act", "")
    return (
        "its words deny it" if stmt.polarity.value == "negative" else "the rule takes up the negation" if negated else "nothing negates it"
    )


def _terms(doc: Document, analysis: Analysis, stmt: Statement) -> Iterator[Because]:
    """Figures and spans come from the words of the content, or else from the evidence."""
    terms = stmt.terms
    source = stmt.object or (stmt.evidence[0] if stmt.evidence else stmt.trigger)
    told = f"told in “{doc.words(source.start, source.end)}”"
    if terms.amount is not None:
        unit = f" {terms.unit}" if terms.unit else ""
        high = f" to {wording.number(terms.amount_high)}" if terms.amount_high is not None else ""
        qualifier = f"{wording.words(terms.qualifier.value)} " if terms.qualifier else ""
        yield Because(field="amount", value=f"{qualifier}{wording.number(terms.amount)}{high}{unit}", why=told)
    if terms.duration is not None:
        yield Because(field="duration", value=wording.duration(terms.duration), why=told)
    if terms.deadline is not None and terms.deadline.known:
        yield Because(field="deadline", value=wording.days(terms.deadline), why=_time(doc, analysis, terms.deadline, stmt))


def _time(doc: Document, analysis: Analysis, value: When | Period, stmt: Statement) -> str:
    """The time expression that a time rests on, with what it was reckoned by; else what was noted."""
    when = value.start if isinstance(value, Period) else value
    inside = [t for t in analysis.times if t.when == when and any(e.start <= t.start < e.end for e in stmt.evidence)]
    if inside:
        return f"“{doc.words(inside[0].start, inside[0].end)}”, {_BASES[when.basis]}"
    return when.reason or _BASES[when.basis]
