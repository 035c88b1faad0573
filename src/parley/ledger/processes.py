"""Peace processes: which entries belong together because the same adversaries deal with one another in them.

A process grows around its armed parties and those they deal with; states at odds with one another and no armed group between them make
one, too. Whoever mediates, urges or hosts joins nothing: a mediator in common does not make two processes one, and neither does a
government that deals with two groups apart. Invariant: computed from entries alone, in whatever order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Final

from parley.ledger.merge import merge_parties
from parley.ledger.profile import party_key
from parley.model.computed import Entry, Process
from parley.model.records import ActorKind, Party

_DEALING: Final = frozenset(
    """attack violate seize detain release exchange declare_ceasefire agree accept offer promise reject withdraw_offer demand accuse warn
    withdraw_forces extend end lift suspend_talks resume_talks meet restrict yield""".split()
)
"""Acts of adversaries, and of those who settle something with one another."""

_FIGHTING: Final = frozenset("attack violate seize declare_ceasefire exchange withdraw_forces".split())
"""Acts by which two states are known for adversaries, rather than for states that speak with one another."""

_JOINT: Final = frozenset("agree meet declare_ceasefire exchange resume_talks suspend_talks extend end".split())
"""Acts whose actors do them to one another."""

_STATES: Final = (ActorKind.STATE, ActorKind.GOVERNMENT)

LEAST_ENTRIES: Final = 3
"""Fewer entries are an incident, not a process."""

LEAST_DEALINGS: Final = 2
"""A state is a party of a group's process from so many dealings with it; one may be a slip."""

SHARE_OF_MAIN: Final = 0.3
"""... and from this share of the dealings of the state that deals with the group most."""

JOINED_ENTRIES: Final = 0.25
"""Two armed parties are of one process where so large a share of the entries of the smaller names both (and at least two entries do)."""

JOINED_DOCUMENTS: Final = 0.6
"""... or where so large a share of its reports tells of both, and they deal with the same state: one report on two wars is no proof."""


@dataclass(slots=True)
class _Seen:
    """What the entries tell of one party: the entries that name it as doer or as the one addressed, and their reports."""

    party: Party
    entries: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    led: int = 0


def processes(entries: Iterable[Entry]) -> tuple[Process, ...]:
    """The peace processes among these entries, that of most entries first. What belongs to none is in none.

    >>> processes(())
    ()
    """
    known = sorted(entries, key=lambda entry: entry.id)
    seen = _seen(known)
    dealings, fights = _dealings(known)
    camps = _camps(seen, dealings, fights)
    homes = _assigned(known, camps)
    found = [_process(camp, [entry for entry in known if homes.get(entry.id) == at], seen) for at, camp in enumerate(camps)]
    kept = [process for process in found if process is not None]
    return tuple(sorted(kept, key=lambda process: (-len(process.entries), process.id)))


@dataclass(frozen=True, slots=True)
class _Camp:
    """The parties of one process: those that no other process has for its own, and the states that deal with them."""

    core: frozenset[str]
    states: frozenset[str]


def _sides(entry: Entry) -> dict[str, Party]:
    """Doers and addressed of an entry, by key, without those who lead the talks."""
    led = {party_key(party) for party in entry.mediators}
    return {key: party for party in (*entry.actors, *entry.recipients) if (key := party_key(party)) not in led}


def _seen(entries: Sequence[Entry]) -> dict[str, _Seen]:
    seen: dict[str, _Seen] = {}
    for entry in entries:
        for key, party in _sides(entry).items():
            one = seen.setdefault(key, _Seen(party))
            one.entries.add(entry.id)
            one.documents.update(entry.documents)
        for party in (*entry.mediators, *(entry.actors if entry.act == "mediate" else ())):
            seen.setdefault(party_key(party), _Seen(party)).led += 1
    return seen


def _dealings(entries: Sequence[Entry]) -> tuple[Counter[frozenset[str]], Counter[frozenset[str]]]:
    """How often two parties deal with one another, and how often in arms."""
    dealings: Counter[frozenset[str]] = Counter()
    fights: Counter[frozenset[str]] = Counter()
    for entry in entries:
        if entry.act not in _DEALING or entry.background:
            continue
        there = _sides(entry)
        actors = [key for key in dict.fromkeys(map(party_key, entry.actors)) if key in there]
        others = [key for key in dict.fromkeys(map(party_key, entry.recipients)) if key in there]
        pairs = {frozenset(pair) for pair in product(actors, others) if pair[0] != pair[1]}
        if entry.act in _JOINT:
            pairs |= {frozenset(pair) for pair in combinations(actors, 2)}
        dealings.update(pairs)
        if entry.act in _FIGHTING:
            fights.update(pairs)
    return dealings, fights


def _camps(seen: Mapping[str, _Seen], dealings: Counter[frozenset[str]], fights: Counter[frozenset[str]]) -> list[_Camp]:
    armed = sorted(key for key, one in seen.items() if one.party.kind is ActorKind.ARMED_GROUP and len(one.entries) > one.led)
    states = {key: _states_of(key, seen, dealings) for key in armed}
    camps = [
        _Camp(core=frozenset(group), states=frozenset(state for key in group for state in states[key]))
        for group in _joined([key for key in armed if states[key]], seen, states)
    ]
    named = {frozenset(pair) for camp in camps for pair in combinations(sorted(camp.core | camp.states), 2)}
    return [*camps, *(_Camp(core=group, states=frozenset()) for group in _warring_states(seen, dealings, fights, named))]


def _states_of(group: str, seen: Mapping[str, _Seen], dealings: Counter[frozenset[str]]) -> frozenset[str]:
    """The states that an armed party deals with as with an adversary."""
    counts = {
        other: n
        for pair, n in dealings.items()
        if group in pair
        for other in pair - {group}
        if seen[other].party.kind in _STATES and n > seen[other].led
    }
    most = max(counts.values(), default=0)
    return frozenset(other for other, n in counts.items() if n >= max(SHARE_OF_MAIN * most, min(most, LEAST_DEALINGS)))


def _joined(armed: Sequence[str], seen: Mapping[str, _Seen], states: Mapping[str, frozenset[str]]) -> list[list[str]]:
    """Armed parties that are of one process, together."""
    home = {key: key for key in armed}
    for one, two in combinations(armed, 2):
        if _together(seen[one], seen[two], share_a_state=bool(states[one] & states[two])):
            gone, kept = home[two], home[one]
            home = {key: kept if at == gone else at for key, at in home.items()}
    groups: dict[str, list[str]] = defaultdict(list)
    for key in armed:
        groups[home[key]].append(key)
    return [groups[key] for key in sorted(groups)]


def _together(one: _Seen, two: _Seen, *, share_a_state: bool) -> bool:
    both = len(one.entries & two.entries)
    if both >= 2 and both >= JOINED_ENTRIES * min(len(one.entries), len(two.entries)):
        return True
    reports = len(one.documents & two.documents)
    return share_a_state and reports >= JOINED_DOCUMENTS * min(len(one.documents), len(two.documents))


def _warring_states(
    seen: Mapping[str, _Seen], dealings: Counter[frozenset[str]], fights: Counter[frozenset[str]], named: set[frozenset[str]]
) -> list[frozenset[str]]:
    """Pairs of states at odds that no armed party's process holds; pairs that share a state are one."""
    groups: list[frozenset[str]] = []
    for pair in sorted(dealings, key=sorted):
        at_odds = dealings[pair] >= LEAST_ENTRIES and fights[pair] > 0 and pair not in named
        if not at_odds or any(seen[key].party.kind not in _STATES or seen[key].led > len(seen[key].entries) / 2 for key in pair):
            continue
        near = [group for group in groups if group & pair]
        groups = [group for group in groups if not group & pair] + [pair.union(*near)]
    return groups


def _assigned(entries: Sequence[Entry], camps: Sequence[_Camp]) -> dict[str, int]:
    """The process of each entry, by its place in `camps`: that of its armed parties; else that of its states, or of mediators, by the
    reports that tell it."""
    homes: dict[str, int] = {}
    told: dict[str, Counter[int]] = defaultdict(Counter)
    for entry in entries:
        keys = _sides(entry).keys() | {party_key(party) for party in entry.mediators}
        inner = [len(keys & camp.core) for camp in camps]
        best = max(inner, default=0)
        if best and inner.count(best) == 1:
            homes[entry.id] = inner.index(best)
            for doc in entry.documents:
                told[doc][homes[entry.id]] += 1
    for entry in entries:
        if entry.id not in homes:
            own = _sides(entry).keys()
            votes = sum((told[doc] for doc in entry.documents if doc in told), Counter[int]())
            fitting = [at for at, camp in enumerate(camps) if own & (camp.states | camp.core)]
            ranked = sorted(((votes[at], at in fitting, -at) for at in votes), reverse=True)
            if ranked and (len(ranked) == 1 or ranked[0][0] > ranked[1][0]):
                homes[entry.id] = -ranked[0][2]
            elif len(fitting) == 1:
                homes[entry.id] = fitting[0]
    return homes


def _process(camp: _Camp, entries: Sequence[Entry], seen: Mapping[str, _Seen]) -> Process | None:
    if len(entries) < LEAST_ENTRIES:
        return None
    named: Counter[str] = Counter(key for entry in entries for key in _sides(entry))
    parties = [
        seen[key].party for key in sorted(camp.states | camp.core, key=lambda key: (key in camp.core, -named[key], key)) if named[key]
    ]
    if len(parties) < 2:
        return None
    led = merge_parties((*entry.mediators, *(entry.actors if entry.act == "mediate" else ())) for entry in entries)
    own = {party_key(party) for party in parties}
    countries = Counter(entry.place.country for entry in entries if entry.place is not None and entry.place.country)
    days = [day for entry in entries if entry.said and not entry.background for day in (entry.said.earliest, entry.said.latest) if day]
    return Process(
        id="p" + min(entry.id for entry in entries)[1:],
        name=_name(parties),
        parties=tuple(parties),
        mediators=tuple(party for party in led if party_key(party) not in own),
        countries=tuple(code for code, _ in countries.most_common()),
        since=min(days, default=None),
        until=max(days, default=None),
        documents=tuple(sorted({doc for entry in entries for doc in entry.documents})),
        entries=tuple(entry.id for entry in sorted(entries, key=lambda entry: (-entry.salience, entry.id))),
    )


def _name(parties: Sequence[Party]) -> str:
    """Named after its parties, states first."""
    states = [party.name for party in parties if party.kind in _STATES]
    others = [party.name for party in parties if party.kind not in _STATES]
    return " – ".join(", ".join(side) for side in (states, others) if side) if others else " – ".join(states)
