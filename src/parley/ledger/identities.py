"""Which names of different reports are one party: names cut short, spellings, persons of a party, governments left without a name.

Invariant: pure, and independent of the order of statements; statements come out as copies under the party's one name, with the evidence in
the party's reason, and what is stored stays as it was found. Only names that reports introduce themselves are ever taken for others: who is
on a list, in a process file or among imported actors keeps its own, so that naming two parties there keeps them apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rapidfuzz import fuzz

from parley.ledger.profile import actor_key
from parley.model.records import ActorKind, Party, Speaker, Statement

SAME_SPELLING = 90.0
"""Likeness (rapidfuzz ratio, 0 to 100) of two names from which they are spellings of one: one letter in ten."""

SAME_WORD = 75.0
"""The same for each pair of their words, so that no word is another one altogether."""

SHORTEST_SPELLING = 6
"""Letters below which two names are not compared: one letter makes another name there."""

UNNAMED = "found:government"
"""The id of a government that a report leaves without a name."""

FAR_MORE = 2
"""How many times as many reports must name one government as name another, for it to be the one that others leave without a name."""

_STATES = (ActorKind.STATE, ActorKind.GOVERNMENT)
_REBELS = frozenset("rebels insurgents guerrillas separatists".split())
_APART = frozenset("mediate visit urge praise observe aid appoint".split())
"""Acts that mediators do, too: they tell nobody for an adversary."""

_BODIES = (ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.GOVERNMENT, ActorKind.STATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """For whom a name of one report is taken. actor, name, kind: the party; person: who acts for it, or None; evidence: why, in words."""

    actor: str
    name: str
    kind: ActorKind
    person: str | None = None
    evidence: str


Identities = Mapping[tuple[str, str], Identity]
"""(document, actor id) to the party that is meant there."""


def identities(statements: Iterable[Statement]) -> Identities:
    """What the parties of these statements are besides what their own reports call them.

    >>> identities(())
    {}
    """
    told = _Told(statements)
    found: dict[tuple[str, str], Identity] = {}
    for actor, identity in (*_cut_short(told), *_spelt_otherwise(told)):
        for document in told.documents[actor]:
            found.setdefault((document, actor), identity)
    found = {key: _last(identity, found) for key, identity in found.items()}
    conflicts = {doc: frozenset(found[doc, a].actor if (doc, a) in found else a for a in actors) for doc, actors in told.actors.items()}
    found |= dict(_unnamed(told, conflicts, found))
    found |= dict(_described(told, found))
    return found | dict(_persons(told, conflicts, found))


def identified(statements: Iterable[Statement]) -> list[Statement]:
    """The statements with each party under its one name; those that nothing changes are the same objects."""
    given = list(statements)
    known = identities(given)
    return [_renamed(stmt, known) for stmt in given] if known else given


class _Told:
    """The parties of statements.

    parties: by id, one of each name with how often; documents: ids to the documents that tell of them; actors: documents to the ids in
    them; facing: documents to the armed parties and the states that deal with one another there; leading: ids to the documents in which
    they mediate; acting: (person, party) pairs with the documents that tell for whom the person acts.
    """

    def __init__(self, statements: Iterable[Statement]) -> None:
        self.parties: dict[str, Counter[tuple[str, ActorKind]]] = defaultdict(Counter)
        self.documents: dict[str, set[str]] = defaultdict(set)
        self.actors: dict[str, set[str]] = defaultdict(set)
        self.facing: dict[str, set[str]] = defaultdict(set)
        self.leading: dict[str, set[str]] = defaultdict(set)
        self.acting: dict[tuple[str, str], set[str]] = defaultdict(set)
        for stmt in statements:
            for party in _parties(stmt):
                self.parties[party.actor][party.name, party.kind] += 1
                self.documents[party.actor].add(stmt.document)
                self.actors[stmt.document].add(party.actor)
                if party.person and party.kind is not ActorKind.PERSON:
                    self.acting[party.person, party.actor].add(stmt.document)
            for party in (*stmt.mediators, *(stmt.actors if stmt.act == "mediate" else ())):
                self.leading[party.actor].add(stmt.document)
            if stmt.act not in _APART:
                sides = (*stmt.actors, *stmt.recipients)
                armed = {party.actor for party in sides if party.kind is ActorKind.ARMED_GROUP}
                states = {party.actor for party in sides if party.kind in _STATES}
                self.facing[stmt.document] |= armed | states if armed and states else set()
            for speaker in stmt.speakers:
                if speaker.name and speaker.actor and not speaker.actor.startswith("person:"):
                    self.acting[speaker.name, speaker.actor].add(stmt.document)

    def usual(self, actor: str) -> tuple[str, ActorKind]:
        """The name and kind that an actor bears most."""
        return min(self.parties[actor], key=lambda of: (-self.parties[actor][of], of))

    def own(self, *kinds: ActorKind) -> list[str]:
        """The ids that reports introduced themselves, of these kinds, in order."""
        return sorted(a for a in self.parties if a.startswith("found:") and a != UNNAMED and self.usual(a)[1] in kinds)

    def apart(self, one: str, other: str) -> bool:
        """Whether one report tells of both, and so tells them apart."""
        return bool(self.documents[one] & self.documents[other])

    def identity(self, actor: str, evidence: str, person: str | None = None) -> Identity:
        name, kind = self.usual(actor)
        return Identity(actor=actor, name=name, kind=kind, person=person, evidence=evidence)


def _parties(stmt: Statement) -> Iterator[Party]:
    yield from (*stmt.actors, *stmt.recipients, *stmt.mediators)
    for wait in stmt.conditions:
        yield from (*wait.actors, *wait.recipients)


def _cut_short(told: _Told) -> Iterator[tuple[str, Identity]]:
    """ "Hospitallers" of one report for the Hospitallers of Vey of another, where no other name ends or begins so."""
    own = told.own(*_BODIES)
    words = {actor: _words(told.usual(actor)[0]) for actor in own}
    for actor in own:
        short = words[actor]
        longer = [
            other
            for other in own
            if len(words[other]) > len(short)
            and (words[other][-len(short) :] == short or words[other][: len(short)] == short)
            and _alike(told.usual(actor)[1], told.usual(other)[1])
        ]
        whole = [o for o in longer if not any(o != w and set(words[o]) < set(words[w]) for w in longer)]
        if len(whole) == 1 and not any(told.apart(actor, o) for o in longer):
            name = told.usual(whole[0])[0]
            yield (
                actor,
                told.identity(whole[0], f'"{told.usual(actor)[0]}" is "{name}" cut short, and no other name here begins or ends so'),
            )


def _spelt_otherwise(told: _Told) -> Iterator[tuple[str, Identity]]:
    """The rarer of two spellings of one name, which no report uses side by side."""
    own = told.own(*_BODIES)
    for actor in own:
        name = told.usual(actor)[0]
        others = [
            (o, ratio) for o in own if o != actor and not told.apart(actor, o) and (ratio := _spelling(name, told.usual(o)[0])) is not None
        ]
        ranked = sorted(others, key=lambda of: (-len(told.documents[of[0]]), of[0]))
        if ranked and (-len(told.documents[ranked[0][0]]), ranked[0][0]) < (-len(told.documents[actor]), actor):
            other, ratio = ranked[0]
            yield actor, told.identity(other, f'"{name}" is spelt like "{told.usual(other)[0]}" (likeness {ratio:.0f} of 100)')


def _spelling(one: str, other: str) -> float | None:
    """The likeness of two names that may be spellings of one; None where they are names of two."""
    ours, theirs = _words(one), _words(other)
    if len(ours) != len(theirs) or min(len(one), len(other)) < SHORTEST_SPELLING or one.isupper() or other.isupper():
        return None
    ratio = fuzz.ratio(one.casefold(), other.casefold())
    alike = all(a[0] == b[0] and (a == b or fuzz.ratio(a, b) >= SAME_WORD) for a, b in zip(ours, theirs, strict=True))
    return ratio if alike and ratio >= SAME_SPELLING else None


def _persons(told: _Told, conflicts: Mapping[str, frozenset[str]], found: Identities) -> Iterator[tuple[tuple[str, str], Identity]]:
    """A person of whom one report does not tell for whom he acts, and another report of the same parties does."""
    for actor in sorted(told.parties):
        name, kind = told.usual(actor)
        if kind is not ActorKind.PERSON:
            continue
        for document in sorted(told.documents[actor]):
            whom: dict[str, str] = {}
            for (person, party), where in told.acting.items():
                near = any(conflicts.get(d, frozenset()) & conflicts[document] - {actor, UNNAMED} for d in where)
                if near and document not in where and _same_person(name, person):
                    known = {found[d, party].actor for d in where if (d, party) in found} or {party}
                    whom |= dict.fromkeys(known - {UNNAMED}, person)
            if len(whom) == 1:
                party, person = next(iter(whom.items()))
                why = f"another report on the same parties tells that {person} acts for it"
                if party not in told.parties:
                    continue
                yield (document, actor), told.identity(party, why, person=person)


def _same_person(name: str, full: str) -> bool:
    ours, theirs = _words(name), _words(full)
    return bool(ours) and (ours == theirs or ours == theirs[-len(ours) :])


def _unnamed(told: _Told, conflicts: Mapping[str, frozenset[str]], found: Identities) -> Iterator[tuple[tuple[str, str], Identity]]:
    """A government that a report leaves without a name: the one that the reports on the same armed group name as its adversary."""
    armed = {a for actors in conflicts.values() for a in actors if _is_armed(told, found, a)}
    on_group = _documents_of({doc: actors & armed for doc, actors in conflicts.items()})
    faced = Counter(a for facing in told.facing.values() for a in facing)
    named = {
        doc: {a for a in facing if a != UNNAMED and told.usual(a)[1] in _STATES and len(told.leading[a]) < faced[a]}
        for doc, facing in told.facing.items()
    }  # a state that mediates in as many reports is no adversary

    @cache
    def adversary(groups: frozenset[str]) -> str | None:
        near = {doc for group in groups for doc in on_group[group]}
        usual: dict[str, Counter[str]] = defaultdict(Counter)
        rulers: Counter[str] = Counter()
        for doc in near:
            keys = {a: actor_key(a, told.usual(a)[0]) for a in named.get(doc, ())}
            rulers.update(set(keys.values()))
            for a, key in keys.items():
                usual[key][a] += 1
        ruler = _foremost(rulers)
        return None if ruler is None else min(usual[ruler], key=lambda a: (-usual[ruler][a], a))

    for document in sorted(told.documents.get(UNNAMED, ())):
        groups = conflicts[document] & armed
        chosen = adversary(groups)
        if chosen is not None:
            names = " and ".join(sorted(told.usual(g)[0] for g in groups if g in told.parties)[:2])
            yield (document, UNNAMED), told.identity(chosen, f"the government that reports on {names} name as its adversary")


def _described(told: _Told, found: Identities) -> Iterator[tuple[tuple[str, str], Identity]]:
    """Rebels whom a report only describes ("Ardesh rebels"): the one armed group that other reports tell to face the same government."""
    described = {a for a in told.own(ActorKind.ARMED_GROUP) if _words(told.usual(a)[0])[-1:] and _words(told.usual(a)[0])[-1] in _REBELS}
    rulers: dict[str, frozenset[str]] = {}
    for doc in {doc for actor in described for doc in told.documents[actor]} | told.facing.keys():
        meant = {(found[doc, a].actor, found[doc, a].name) if (doc, a) in found else (a, told.usual(a)[0]) for a in told.facing[doc]}
        states = {(a, name) for a, name in meant if a != UNNAMED and (a not in told.parties or told.usual(a)[1] in _STATES)}
        rulers[doc] = frozenset(actor_key(a, name) for a, name in states)
    under = _documents_of(rulers)

    @cache
    def groups_facing(ruling: frozenset[str]) -> Mapping[str, set[str]]:
        near = {doc for ruler in ruling for doc in under[ruler]}
        named = {doc: [a for a in told.facing[doc] if a not in described and _is_armed(told, found, a)] for doc in near}
        return _documents_of({doc: [found[doc, a].actor if (doc, a) in found else a for a in armed] for doc, armed in named.items()})

    for actor in sorted(described):
        for document in sorted(told.documents[actor]):
            others = [group for group, where in groups_facing(rulers[document]).items() if where - {document}]
            if len(others) == 1 and others[0] in told.parties and others[0] not in told.actors[document]:
                yield (document, actor), told.identity(others[0], "the one armed group that other reports tell to face the same government")


def _documents_of(named: Mapping[str, Iterable[str]]) -> Mapping[str, set[str]]:
    """From documents to names in them: names to the documents."""
    out: dict[str, set[str]] = defaultdict(set)
    for doc, names in named.items():
        for name in names:
            out[name].add(doc)
    return out


def _is_armed(told: _Told, found: Identities, actor: str) -> bool:
    if actor in told.parties:
        return told.usual(actor)[1] is ActorKind.ARMED_GROUP
    return any(i.actor == actor and i.kind is ActorKind.ARMED_GROUP for i in found.values())


def _foremost(counts: Counter[str]) -> str | None:
    """What is counted far more often than anything else; None where nothing is."""
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] < FAR_MORE * ranked[1][1]):
        return None
    return ranked[0][0]


def _words(name: str) -> tuple[str, ...]:
    return tuple(w.strip("'’.,") for w in name.casefold().removeprefix("the ").replace("-", " ").split())


def _alike(one: ActorKind, other: ActorKind) -> bool:
    """Whether two kinds may be readings of one party: a body without telling words may turn out to be a group or a state."""
    return one == other or ActorKind.ORGANISATION in (one, other)


def _last(identity: Identity, found: Identities) -> Identity:
    """The end of a chain of identities."""
    seen = {identity.actor}
    while (further := next((i for (_, a), i in found.items() if a == identity.actor), None)) is not None and further.actor not in seen:
        seen.add(further.actor)
        identity = replace(further, evidence=f"{identity.evidence}; {further.evidence}")
    return identity


def _renamed(stmt: Statement, known: Identities) -> Statement:
    if not any((stmt.document, party.actor) in known for party in _parties(stmt)) and not any(
        speaker.actor and (stmt.document, speaker.actor) in known for speaker in stmt.speakers
    ):
        return stmt

    def each(parties: Sequence[Party]) -> tuple[Party, ...]:
        made = (_party(party, known.get((stmt.document, party.actor))) for party in parties)
        return tuple({party.actor: party for party in made}.values())

    actors = each(stmt.actors)
    own = {party.actor for party in actors}
    return replace(
        stmt,
        actors=actors,
        recipients=tuple(party for party in each(stmt.recipients) if party.actor not in own),
        mediators=each(stmt.mediators),
        conditions=tuple(replace(w, actors=each(w.actors), recipients=each(w.recipients)) for w in stmt.conditions),
        speakers=tuple(_speaker(speaker, known.get((stmt.document, speaker.actor or ""))) for speaker in stmt.speakers),
    )


def _party(party: Party, identity: Identity | None) -> Party:
    if identity is None:
        return party
    return replace(
        party,
        actor=identity.actor,
        name=identity.name,
        kind=identity.kind,
        person=party.person or identity.person,
        reason="; ".join(part for part in (party.reason, f"one with {identity.name}: {identity.evidence}") if part),
    )


def _speaker(speaker: Speaker, identity: Identity | None) -> Speaker:
    return speaker if identity is None else replace(speaker, actor=identity.actor, org=identity.name)
