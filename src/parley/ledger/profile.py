"""A statement made ready for comparing: party keys, day intervals, content words, its place in the report.

Invariant: a profile depends on one statement and its document alone, so comparing two profiles sees two statements, two
documents and constants, as a link rule must.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from parley.ledger.rules import AHEAD_DAYS, CUMULATIVE, ENDURING, KIN_OF, LEAD_CHARACTERS, RECENT_DAYS, SPEECH
from parley.model.records import ActorKind, Basis, Document, Modality, Party, SegmentKind, Statement, When

Days: TypeAlias = tuple[int, int]
"""First and last day, both inclusive, as proleptic Gregorian ordinals."""

FIRST_DAY: Final = date.min.toordinal()
LAST_DAY: Final = date.max.toordinal()

_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d,.]*\d|\d")
_STOP_WORDS: Final = """a an the and or but of in on at to for from by with as that this these those it its his her their they he she who
which has have had was were is are be been will would could may might said says say told also after before not no than more into about
over under between during against our we us i you there where when while if all any some such other new one two first last year years week
weeks day days according reported reportedly official officials government peace"""
_STOP: Final = frozenset(_STOP_WORDS.split())
_ROUNDS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_ORDINAL: Final = re.compile(
    rf"\b({'|'.join(_ROUNDS)})\s+(?:[\w’'-]+\s+){{0,2}}(?:round|meeting|session|phase|stage|talks|negotiations|summit|group|batch)\b",
    re.IGNORECASE,
)
_ROUND_CHARACTERS: Final = 80
_AGAIN: Final = frozenset({"also", "another", "again", "further", "new", "fresh", "separate", "separately"})
_ANEW: Final = re.compile(r"\s+(?:again|anew|once more)\b", re.IGNORECASE)
_BACK: Final = re.compile(
    r"(?:\b(?:the|this|that|such|same)\s+(?:[\w’'-]+\s+){0,2}|\bit\s+(?:is|was|has been)\s+(?:an?\s+)?)$", re.IGNORECASE
)
_MARK_CHARACTERS: Final = 40
_CONTENT_CHARACTERS: Final = 160


@dataclass(frozen=True, slots=True)
class Profile:
    """actors, recipients: party keys; persons: the persons named with them; own: the act's own time where the statement knows it (of
    what lasts, its start);
    window: when it can have been, from the report's date where its own time is unknown; published: of the document; content: stems
    of the words that tell what the act is about; sentence: stems of the whole evidence; start, end: hull of the evidence; in_lead:
    stands in the first lines of the article; round: an ordinal before trigger or object ("second round" is 2); again: "another",
    "also" stand there; refers_back: the trigger is told as known ("the offer")."""

    stmt: Statement
    doc: Document
    family: str
    actors: frozenset[str]
    recipients: frozenset[str]
    persons: frozenset[str]
    own: Days | None
    said: Days | None
    window: Days
    published: Days
    content: frozenset[str]
    sentence: frozenset[str]
    start: int
    end: int
    in_lead: bool
    round: int | None
    again: bool
    refers_back: bool

    @property
    def parties(self) -> frozenset[str]:
        return self.actors | self.recipients


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


def gap(first: Days, second: Days) -> int:
    """Days between two intervals, 0 where they touch or overlap."""
    return max(0, first[0] - second[1], second[0] - first[1])


def party_key(party: Party) -> str:
    """One key for a state and its government (news names either for the other), also of a country that no list has and that one report
    calls by its name, another by its adjective; else the actor's id.

    >>> party_key(Party(actor="state:NOR", name="Norwegian government", kind=ActorKind.GOVERNMENT))
    'country:NOR'
    >>> party_key(Party(actor="found:veldian-government", name="Veldian government", kind=ActorKind.GOVERNMENT))
    'country:veldia'
    """
    if party.kind not in (ActorKind.STATE, ActorKind.GOVERNMENT):
        return party.actor
    source, _, name = party.actor.partition(":")
    if source in ("state", "government"):
        return f"country:{name}"
    country = party.name.casefold().removeprefix("the ").removeprefix("government of ").removesuffix(" government")
    return f"country:{country.removesuffix('n')}" if source == "found" else party.actor


def profile(stmt: Statement, doc: Document) -> Profile:
    """The profile of a statement of this document."""
    start = min((span.start for span in stmt.evidence), default=stmt.trigger.start)
    end = max((span.end for span in stmt.evidence), default=stmt.trigger.end)
    names = _name_words(stmt)
    published = days_of(doc.published) or (FIRST_DAY, LAST_DAY)
    own, said = _own_time(stmt), told_days(stmt.said)
    before = _last_words(doc.text, stmt.trigger.start, start) + _object_marks(stmt, doc)
    return Profile(
        stmt=stmt,
        doc=doc,
        family=KIN_OF.get(stmt.act, stmt.act),
        actors=frozenset(map(party_key, stmt.actors)),
        recipients=frozenset(map(party_key, stmt.recipients)),
        persons=frozenset(_persons((*stmt.actors, *stmt.recipients))),
        own=own,
        said=said,
        window=own or _window(stmt, said, published),
        published=published,
        content=stems(_content(stmt, doc, end)) - names,
        sentence=stems(" ".join(doc.text[span.start : span.end] for span in stmt.evidence)),
        start=start,
        end=end,
        in_lead=start < _lead_end(doc),
        round=_round(doc.text[start:end], stmt.trigger.start - start),
        again=any(word in _AGAIN for word in before) or bool(_ANEW.match(doc.text, stmt.trigger.end)),
        refers_back=bool(_BACK.search(doc.text[max(start, stmt.trigger.start - _MARK_CHARACTERS) : stmt.trigger.start])),
    )


def stems(text: str) -> frozenset[str]:
    """Content words with their endings cut, for overlap and nothing else.

    >>> sorted(stems("The rebels released 40 of the prisoners"))
    ['40', 'prisoner', 'rebel', 'releas']
    """
    return frozenset(_stem(word) for word in map(str.casefold, _WORD.findall(text)) if word not in _STOP)


def _stem(word: str) -> str:
    word = word.removesuffix("’s").removesuffix("'s")
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


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
    back = stmt.act in ENDURING or stmt.background or (stmt.act in CUMULATIVE and stmt.terms.amount is not None)
    return (FIRST_DAY if back else max(FIRST_DAY, published[0] - RECENT_DAYS), max(latest, FIRST_DAY))


def _last_words(text: str, at: int, start: int) -> tuple[str, ...]:
    """The three words before an offset, within the sentence."""
    return tuple(word.casefold() for word in _WORD.findall(text[max(start, at - _MARK_CHARACTERS) : at])[-3:])


def _object_marks(stmt: Statement, doc: Document) -> tuple[str, ...]:
    if stmt.object is None:
        return ()
    words = _WORD.findall(doc.text[stmt.object.start : min(stmt.object.end, stmt.object.start + _MARK_CHARACTERS)])
    return tuple(word.casefold() for word in words[:3])


def _round(sentence: str, at: int) -> int | None:
    """The ordinal of the round, meeting or group that the sentence names nearest to the trigger."""
    found = min(_ORDINAL.finditer(sentence), key=lambda match: abs(match.start() - at), default=None)
    return None if found is None or abs(found.start() - at) > _ROUND_CHARACTERS else _ROUNDS[found.group(1).casefold()]


def _lead_end(doc: Document) -> int:
    return next((seg.start for seg in doc.segments if seg.kind is SegmentKind.ARTICLE), 0) + LEAD_CHARACTERS
