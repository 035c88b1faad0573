"""What waits for what: the conditions of entries, read as edges between deeds of parties.

Invariant: computed from entries alone. An edge says no more than an entry's condition does; what tells a sequence of events ("suspended
after an attack") is no condition and makes none. Does not look for circles (see `deadlocks`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from parley.ledger.board import entry_when
from parley.ledger.disputes import OUTLET
from parley.ledger.figures import Fit, compare_amounts
from parley.ledger.profile import FIRST_DAY, days_of, party_key
from parley.ledger.rules import PROPOSALS, SYMMETRIC
from parley.model.computed import Deed, Entry, Wait
from parley.model.records import Condition, ConditionRelation, Modality, Party, Polarity, Terms, When

DEED_OF_TOPIC: Final[Mapping[str, str]] = {
    "ceasefire": "declare_ceasefire", "violence": "observe", "prisoners": "release", "hostages": "release",
    "withdrawal": "withdraw_forces", "disarmament": "observe", "sanctions": "lift", "talks": "meet", "humanitarian": "aid",
}  # fmt: skip
"""What doing one's part on a topic is, where the act is an undertaking ("offered") or its refusal; on other topics, to agree on it."""

OTHER_DEED: Final = "agree"

HOSTILE: Final = frozenset({"attack", "violate", "seize", "detain", "sanction", "mobilize", "accuse", "warn", "protest"})
"""Acts that a party stops, rather than does, when its part is done."""

STOPPING: Final = frozenset({"reject", "suspend_talks", "end", "withdraw_offer", "deny"})
"""A no: where it holds until something is done, the yes waits for that."""

ASKING: Final = frozenset({"demand", "urge"})

ASKED_FIRST: Final = "what is asked for comes first"
"""The reason of an edge that a demand tells: what it asks for must come first."""

_UNDERTAKINGS: Final = PROPOSALS | {"agree", "accept", "extend", "confirm"}
_ALWAYS: Final = frozenset({ConditionRelation.IN_EXCHANGE_FOR, ConditionRelation.ONLY_IF, ConditionRelation.UNLESS})
_DONE: Final = frozenset(
    {"release", "exchange", "withdraw_forces", "lift", "declare_ceasefire", "observe", "meet", "resume_talks", "accept", "agree", "aid"}
)


def waits(entries: Iterable[Entry]) -> tuple[Wait, ...]:
    """Every edge that the entries' conditions tell, in the order of the entries.

    >>> waits(())
    ()
    """
    known = tuple(entries)
    done = _deeds_done(known)
    return tuple(wait for entry in known for cond in entry.conditions for wait in _edges(entry, cond, done))


def _edges(entry: Entry, cond: Condition, done: Mapping[tuple[str, str], list[Entry]]) -> Iterator[Wait]:
    own, other, terms = _own_deeds(entry), _deeds_of_condition(entry, cond), cond.terms
    if _turned(entry, cond):
        own, other, terms = other, own, entry.terms
        reason = ASKED_FIRST if entry.act in ASKING else "told to come before"
    elif _is_wait(entry, cond):
        reason = "told as its condition"
    else:
        return
    when = entry.said if entry.said is not None and entry.said.known else entry_when(entry)
    for deed in own:
        for awaited in other:
            if deed.topic != awaited.topic or deed.party != awaited.party or deed.act != awaited.act:
                yield Wait(
                    deed=deed,
                    awaited=awaited,
                    relation=cond.relation,
                    entry=entry.id,
                    condition=cond,
                    holders=holders(entry),
                    when=when,
                    met=_met(entry, awaited, when, terms, done),
                    reason=reason,
                )


def _is_wait(entry: Entry, cond: Condition) -> bool:
    """Whether the entry's own deed waits for the condition's."""
    stopped = entry.act in HOSTILE | STOPPING or entry.polarity is Polarity.NEGATIVE
    if cond.relation is ConditionRelation.UNTIL:
        return stopped  # an offer or a truce "until" is its length
    if cond.act in HOSTILE and cond.polarity is Polarity.POSITIVE and cond.relation is not ConditionRelation.UNLESS:
        return False  # nobody gives an attack in exchange
    if cond.relation in _ALWAYS:
        return True
    return cond.relation is ConditionRelation.AFTER and (entry.modality is not Modality.ACTUAL or entry.act in _UNDERTAKINGS)


def _turned(entry: Entry, cond: Condition) -> bool:
    """Whether the condition's deed waits for the entry's: what is demanded in exchange, and what is to be done before."""
    if cond.relation is ConditionRelation.BEFORE:
        return entry.act in _UNDERTAKINGS or entry.modality is not Modality.ACTUAL
    return entry.act in ASKING and cond.relation in (ConditionRelation.IN_EXCHANGE_FOR, ConditionRelation.AFTER)


def _own_deeds(entry: Entry) -> tuple[Deed, ...]:
    """What the entry's act would have done, by whom."""
    doers = entry.recipients if entry.act in ASKING else entry.actors
    undertaken = entry.act in _UNDERTAKINGS | STOPPING | HOSTILE
    act = DEED_OF_TOPIC.get(entry.topic, OTHER_DEED) if undertaken else entry.act
    return _deeds(doers, act, entry.topic)


def _deeds_of_condition(entry: Entry, cond: Condition) -> tuple[Deed, ...]:
    """What the condition waits for. Of a meeting or a deal "before" which something is to be done, the part of the party that says so; of
    one that is waited for, the part of the others, since nobody waits for himself."""
    hostile = cond.act in HOSTILE
    act = DEED_OF_TOPIC.get(cond.topic, OTHER_DEED) if hostile or cond.act in _UNDERTAKINGS | STOPPING else cond.act
    doers: Sequence[Party] = cond.actors
    if cond.act in SYMMETRIC:
        saying = {party_key(party) for party in entry.actors}
        own = _turned(entry, cond)
        doers = [party for party in cond.actors if (party_key(party) in saying) is own] or cond.actors
    negative = not hostile and cond.polarity is Polarity.NEGATIVE
    return tuple(replace(deed, negative=negative) for deed in _deeds(doers, act, cond.topic))


def _deeds(doers: Sequence[Party], act: str, topic: str) -> tuple[Deed, ...]:
    if not doers:
        return (Deed(party=None, name=None, act=act, topic=topic),)
    return tuple(Deed(party=party_key(party), name=party.name, act=act, topic=topic) for party in doers)


def holders(entry: Entry) -> tuple[str, ...]:
    """Who says what an entry tells: the parties or persons that speak; the report itself where nobody else does."""
    named = [speaker.org or speaker.name or speaker.role for speaker in entry.speakers]
    return tuple(dict.fromkeys(name for name in named if name)) or (OUTLET,)


def _deeds_done(entries: Sequence[Entry]) -> Mapping[tuple[str, str], list[Entry]]:
    """Entries that tell a deed as done, by party and topic."""
    found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.act in _DONE and entry.modality is Modality.ACTUAL and entry.polarity is Polarity.POSITIVE:
            for party in entry.actors:
                found[party_key(party), entry.topic].append(entry)
    return found


def _met(entry: Entry, awaited: Deed, when: When | None, terms: Terms, done: Mapping[tuple[str, str], list[Entry]]) -> str | None:
    """The entry that tells the awaited deed as done after the condition was said: certainly later, and not of another figure."""
    said = days_of(when)
    if said is None or awaited.party is None or awaited.negative:
        return None
    for other in done.get((awaited.party, awaited.topic), ()):
        later = other.id != entry.id and _is_deed(other, awaited) and _certainly_after(entry_when(other), said[1])
        if later and compare_amounts(other.terms, terms) is not Fit.DIFFERS:
            return other.id
    return None


def _is_deed(entry: Entry, deed: Deed) -> bool:
    talks = deed.topic == "talks"
    return entry.act == deed.act or (talks and entry.act in ("meet", "resume_talks")) or {entry.act, deed.act} <= {"release", "exchange"}


def _certainly_after(when: When | None, day: int) -> bool:
    days = days_of(when)
    return days is not None and days[0] > max(day, FIRST_DAY)


def deed_key(deed: Deed) -> tuple[str | None, str]:
    """What makes two deeds one node: the party and the topic, however the act is called."""
    return deed.party, deed.topic
