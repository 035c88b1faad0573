"""A statement made ready for comparing: party keys, day intervals, content words, its place in the report.

Invariant: a profile depends on one statement and its document alone, so comparing two profiles sees two statements, two
documents and constants, as a link rule must.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from parley.ledger.marks import round_of, stems, told_again, told_as_habit, told_as_known, wording
from parley.ledger.rules import (
    AHEAD_DAYS,
    CUMULATIVE,
    ENDURING,
    KIN_OF,
    LEAD_CHARACTERS,
    RECENT_DAYS,
    RECENT_WORDS_DAYS,
    SPEECH,
    UTTERANCES,
)
from parley.model.records import ActorKind, Basis, Document, Modality, Party, SegmentKind, Speaker, Statement, When

Days: TypeAlias = tuple[int, int]
"""First and last day, both inclusive, as proleptic Gregorian ordinals."""

FIRST_DAY: Final = date.min.toordinal()
LAST_DAY: Final = date.max.toordinal()

_CONTENT_CHARACTERS: Final = 160
"""Without an object the words after the trigger tell what the act is about: a clause or so."""


_SHORTEST_INITIALS: Final = 3
"""Two initials fit too many names."""


@dataclass(frozen=True, slots=True)
class Profile:
    """actors, recipients, parties (both): party keys; persons: the persons named with them; own: the act's own time where the statement
    knows it (of what lasts, its start); window: when it can have been, from the report's date where its own time is unknown;
    published: of the document; names: stems of the parties' names; content: stems of the words that tell what the act is about;
    sentence, wording: stems of the whole evidence, and all its words; start, end: hull of the evidence; in_lead: stands in the first
    lines of the article; round: an ordinal near the trigger ("second round" is 2); again, refers_back, habitual: told as another one,
    as known, as going on (see `marks`)."""

    stmt: Statement
    doc: Document
    family: str
    actors: frozenset[str]
    recipients: frozenset[str]
    parties: frozenset[str]
    persons: frozenset[str]
    own: Days | None
    said: Days | None
    window: Days
    published: Days
    names: frozenset[str]
    content: frozenset[str]
    sentence: frozenset[str]
    wording: str
    start: int
    end: int
    in_lead: bool
    round: int | None
    again: bool
    refers_back: bool
    habitual: bool


def days_of(when: When | None) -> Days | None:
    """The interval of a time as ordinals, open ends reaching for ever; None where it is unknown.

    >>> days_of(When(earliest=date(1, 1, 2)))
    (2, 3652059)
    """
    if when is None or not when.known:
        return None
    return (
        when.earliest.toordinal() if when.earliest else FIRST_DAY,
        when.latest.toordinal() if when.latest else LAST_DAY,
    )


def width(days: Days) -> int:
    """Number of days in the interval."""
    return days[1] - days[0] + 1


def middle(days: Days) -> int:
    """The day under which an interval is put in an order of time: its middle; where an end is open, the other end.

    >>> middle((10, 20)), middle((FIRST_DAY, 20)), middle((10, LAST_DAY))
    (15, 20, 10)
    """
    if days[0] == FIRST_DAY:
        return days[1]
    return days[0] if days[1] == LAST_DAY else (days[0] + days[1]) // 2


def gap(first: Days, second: Days) -> int:
    """Days between two intervals, 0 where they touch or overlap."""
    return max(0, first[0] - second[1], second[0] - first[1])


def is_teller(speaker: Speaker) -> bool:
    """Whether a speaker gives an account of its own: a body that a report only names as doing an act of speech gives none.

    >>> is_teller(Speaker(name=None, role="The ministry", org="Harzland")), is_teller(Speaker(name="Lena Ost"))
    (False, True)
    """
    return bool(speaker.name or speaker.actor or speaker.anonymous)


def party_key(party: Party) -> str:
    """The key of a party: see `actor_key`."""
    return actor_key(party.actor, party.name)


def actor_key(actor: str, name: str) -> str:
    """One key for all that names one party across reports: a state and its government; a country that no list has, by its name or by its
    adjective; a group that no list has, by its name or by its initials.

    >>> actor_key("state:NOR", "Norwegian government")
    'country:NOR'
    >>> actor_key("found:veldian-government", "Veldian government"), actor_key("found:government-of-veldia", "government of Veldia")
    ('country:veldia', 'country:veldia')
    >>> actor_key("found:harrow-people-s-front", "Harrow People's Front"), actor_key("found:hpf", "HPF")
    ('found:HPF', 'found:HPF')
    """
    source, _, code = actor.partition(":")
    if source in ("state", "government"):
        return f"country:{code}"
    if source != "found":
        return actor
    bare = name.casefold().removeprefix("the ")
    country = bare.removeprefix("government of ").removesuffix(" government")
    if country != bare:
        return f"country:{country.removesuffix('n')}"
    if name.isupper() and name.isalpha():
        return f"found:{name}"
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return f"found:{initials}" if len(initials) >= _SHORTEST_INITIALS else actor


def profile(stmt: Statement, doc: Document) -> Profile:
    """The profile of a statement of this document."""
    start = min((span.start for span in stmt.evidence), default=stmt.trigger.start)
    end = max((span.end for span in stmt.evidence), default=stmt.trigger.end)
    names = _name_words(stmt)
    told = " ".join(doc.text[span.start : span.end] for span in stmt.evidence)
    published = days_of(doc.published) or (FIRST_DAY, LAST_DAY)
    own, said = _own_time(stmt), told_days(stmt.said)
    actors, recipients = frozenset(map(party_key, stmt.actors)), frozenset(map(party_key, stmt.recipients))
    return Profile(
        stmt=stmt,
        doc=doc,
        family=KIN_OF.get(stmt.act, stmt.act),
        actors=actors,
        recipients=recipients,
        parties=actors | recipients,
        persons=frozenset(_persons((*stmt.actors, *stmt.recipients))),
        own=own,
        said=said,
        window=own or _window(stmt, said, published),
        published=published,
        names=names,
        content=stems(_content(stmt, doc, end)) - names,
        sentence=stems(told),
        wording=wording(told),
        start=start,
        end=end,
        in_lead=start < _lead_end(doc),
        round=round_of(doc.text[start:end], stmt.trigger.start - start),
        again=told_again(stmt, doc, start),
        refers_back=told_as_known(stmt, doc, start),
        habitual=told_as_habit(stmt, doc, start, end),
    )


def _name_words(stmt: Statement) -> frozenset[str]:
    return stems(" ".join(f"{party.name} {party.person or ''}" for party in (*stmt.actors, *stmt.recipients)))


def _persons(parties: Iterable[Party]) -> Iterable[str]:
    for party in parties:
        if party.kind is ActorKind.PERSON:
            yield party.name.casefold()
        elif party.person:
            yield party.person.casefold()


def _content(stmt: Statement, doc: Document, end: int) -> str:
    if stmt.object is not None:
        return doc.text[stmt.object.start : stmt.object.end]
    return doc.text[stmt.trigger.end : min(end, stmt.trigger.end + _CONTENT_CHARACTERS)]


def _own_time(stmt: Statement) -> Days | None:
    """When the act was, as the text tells it. A guess (news of the week before), or a mere "by then", is no time of its own."""
    happens = told_days(stmt.happens.start) or told_days(stmt.happens.end) if stmt.happens is not None else None
    if stmt.act in SPEECH and stmt.act not in ENDURING:
        return told_days(stmt.said) or happens
    return happens


def told_days(when: When | None) -> Days | None:
    """The interval of a time that the text tells and that has a beginning; None for any other."""
    if when is None or when.earliest is None or when.basis in (Basis.INFERRED, Basis.UNKNOWN):
        return None
    return days_of(when)


def _window(stmt: Statement, said: Days | None, published: Days) -> Days:
    latest = min(published[1], said[1] if said else LAST_DAY)
    if stmt.modality is not Modality.ACTUAL:
        latest = min(LAST_DAY, published[1] + AHEAD_DAYS)
    recent = RECENT_WORDS_DAYS if stmt.act in UTTERANCES else RECENT_DAYS
    back = stmt.act in ENDURING or stmt.background or (stmt.act in CUMULATIVE and stmt.terms.amount is not None)
    return (FIRST_DAY if back else max(FIRST_DAY, published[0] - recent), max(latest, FIRST_DAY))


def _lead_end(doc: Document) -> int:
    return next((seg.start for seg in doc.segments if seg.kind is SegmentKind.ARTICLE), 0) + LEAD_CHARACTERS
