"""Whom a name means, where a person has said so: parties and speakers under the actor that was judged.

Invariant: pure; statements come out as copies, with the judgement as the reason of each party that it changed. A name is matched whole: the
actor's id, its name here or in its own report, or the very words of the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, TypeAlias

from parley.ledger.corrections import reason_of
from parley.model.judgements import Judgement
from parley.model.records import Document, Party, Speaker, Statement

Keys: TypeAlias = frozenset[str]

NAMES_KEPT: Final = 8192
"""Names of which the folded form is kept: those of a large ledger; the words of reports recur less."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """names: folded; documents: keys of the reports in which they are meant, empty for all."""

    judgement: Judgement
    names: Keys
    documents: Keys

    @property
    def target(self) -> Keys:
        payload = self.judgement.payload
        return frozenset(folded(name) for name in (payload.actor, payload.name) if name)

    def covers(self, other: Resolution) -> bool:
        """Whether this one says something of all that the other is about."""
        return other.names <= self.names and (not self.documents or (bool(other.documents) and other.documents <= self.documents))


@lru_cache(maxsize=NAMES_KEPT)
def folded(name: str) -> str:
    """A name as names are compared.

    >>> folded("The  Hill Front")
    'hill front'
    """
    return " ".join(name.casefold().split()).removeprefix("the ")


def resolution(judgement: Judgement) -> Resolution:
    """What a judgement on an actor says."""
    names = frozenset(map(folded, judgement.payload.names))
    return Resolution(judgement, names, frozenset(selector.document for selector in judgement.selectors))


def circular(one: Resolution, later: Sequence[Resolution]) -> Resolution | None:
    """The later resolution that leads from the actor of this one back to its own names, or None."""
    keys, used = one.target, set[str]()
    while (step := next((r for r in later if r.names & keys and r.judgement.id not in used), None)) is not None:
        if step.target & one.names:
            return step
        used.add(step.judgement.id)
        keys = step.target
    return None


class Resolver:
    """Takes statements and gives them back resolved. used: ids of the judgements that changed something, with the statements."""

    def __init__(self, resolutions: Iterable[Resolution], documents: Mapping[str, Document]) -> None:
        self._latest_first = list(resolutions)
        self._names = frozenset(name for one in self._latest_first for name in one.names)
        self._documents = documents
        self.used: dict[str, set[str]] = {}

    def resolved(self, given: Sequence[Statement], shown: Sequence[Statement]) -> list[Statement]:
        """given: as reports tell them; shown: the same ones with the names of `identities`."""
        if not self._latest_first:
            return list(shown)
        return [self._resolve(raw, stmt) for raw, stmt in zip(given, shown, strict=True)]

    def _resolve(self, raw: Statement, stmt: Statement) -> Statement:
        doc = self._documents[stmt.document]
        told = {(party.start, party.end): party for party in parties(raw)}
        called = [*(_keys(party, told, doc) for party in parties(stmt)), *map(_spoken_for, stmt.speakers)]
        if all(self._names.isdisjoint(keys) for keys in called):  # nearly always
            return stmt
        changed = False

        def each(group: Sequence[Party]) -> tuple[Party, ...]:
            nonlocal changed
            made: dict[str, Party] = {}
            for party in group:
                found = self._found(doc, _keys(party, told, doc), stmt.id)
                changed = changed or found is not None
                named = party if found is None else _renamed(party, found)
                made.setdefault(named.actor, named)
            return tuple(made.values())

        def speaker(who: Speaker) -> Speaker:
            nonlocal changed
            found = self._found(doc, _spoken_for(who), stmt.id)
            if found is None:
                return who
            changed = True
            return replace(who, actor=found.payload.actor, org=found.payload.name)

        actors = each(stmt.actors)
        own = {party.actor for party in actors}
        made = replace(
            stmt,
            actors=actors,
            recipients=tuple(party for party in each(stmt.recipients) if party.actor not in own),
            mediators=each(stmt.mediators),
            conditions=tuple(replace(wait, actors=each(wait.actors), recipients=each(wait.recipients)) for wait in stmt.conditions),
            speakers=tuple(map(speaker, stmt.speakers)),
        )
        return made if changed else stmt

    def _found(self, doc: Document, keys: Keys, stmt: str) -> Judgement | None:
        """The judgement on a party of these names: the latest, and from its actor on to where the next one leads."""
        last: Judgement | None = None
        seen: set[str] = set()
        here = [r for r in self._latest_first if not r.documents or doc.key in r.documents]
        while (step := next((r for r in here if r.names & keys and r.judgement.id not in seen), None)) is not None:
            seen.add(step.judgement.id)
            self.used.setdefault(step.judgement.id, set()).add(stmt)
            last, keys = step.judgement, step.target
        return last


def parties(stmt: Statement) -> Iterator[Party]:
    """All parties of a statement, those of its conditions included."""
    yield from (*stmt.actors, *stmt.recipients, *stmt.mediators)
    for wait in stmt.conditions:
        yield from (*wait.actors, *wait.recipients)


def _keys(party: Party, told: Mapping[tuple[int | None, int | None], Party], doc: Document) -> Keys:
    """All that a party is called. told: the parties as the report has them, by their places."""
    names = [party.actor, party.name]
    if party.start is not None and party.end is not None:
        raw = told.get((party.start, party.end), party)
        names += [raw.actor, raw.name, doc.words(party.start, party.end)]
    return frozenset(map(folded, names))


def _spoken_for(who: Speaker) -> Keys:
    return frozenset(folded(name) for name in (who.actor, who.org) if name)


def _renamed(party: Party, judgement: Judgement) -> Party:
    payload = judgement.payload
    return replace(
        party,
        actor=payload.actor or party.actor,
        name=payload.name or party.name,
        kind=payload.actor_kind or party.kind,
        reason="; ".join(part for part in (party.reason, reason_of(judgement)) if part),
    )
