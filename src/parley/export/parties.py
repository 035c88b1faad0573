"""One id and one name for each party of some entries, whatever the reports call it.

Invariant: parties are told apart as the ledger tells them apart (`parley.ledger.profile.party_key`): a state and its government are one.
What bears one id is one party, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parley.ledger.profile import actor_key, party_key
from parley.model.computed import Entry
from parley.model.records import ActorKind, Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """What a party is called. id, name, kind: those that most reports have; ids, names: all of them, the most usual first."""

    id: str
    name: str
    kind: ActorKind
    ids: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """by_key: each party under every key that the ledger has for it."""

    by_key: Mapping[str, Name]

    @property
    def all(self) -> tuple[Name, ...]:
        """Every party once."""
        return tuple({name.id: name for name in self.by_key.values()}.values())

    def of(self, party: Party) -> Name:
        """The name of a party of the entries that the index was made of, or its own where it is none of them."""
        own = Name(id=party.actor, name=party.name, kind=party.kind, ids=(party.actor,), names=(party.name,))
        return self.by_key.get(party_key(party), own)

    def find(self, actor: str | None, name: str | None) -> Name | None:
        """The party that has this id or this name, or None."""
        if actor and name and actor_key(actor, name) in self.by_key:
            return self.by_key[actor_key(actor, name)]
        return next((known for known in self.by_key.values() if actor in known.ids or name in known.names), None)


def party_index(entries: Iterable[Entry]) -> Names:
    """The parties of these entries, in whatever role.

    >>> party_index(()).by_key
    {}
    """
    found: dict[str, Counter[tuple[str, str, ActorKind]]] = {}
    for entry in entries:
        for party in (*entry.actors, *entry.recipients, *entry.mediators):
            found.setdefault(party_key(party), Counter())[party.actor, party.name, party.kind] += entry.reports
    home: dict[str, str] = {}  # key to the key that stands for it, joined over shared ids
    first_of: dict[str, str] = {}
    for key in sorted(found):
        roots = sorted({_root(first_of[actor], home) for actor, _, _ in found[key] if actor in first_of} | {key})
        home |= dict.fromkeys(roots, roots[0])
        first_of |= {actor: roots[0] for actor, _, _ in found[key]}
    groups: dict[str, Counter[tuple[str, str, ActorKind]]] = {}
    for key, counts in found.items():
        groups.setdefault(_root(key, home), Counter()).update(counts)
    names = {key: _name(counts) for key, counts in groups.items()}
    return Names({key: names[_root(key, home)] for key in found})


def _root(key: str, home: Mapping[str, str]) -> str:
    while home[key] != key:
        key = home[key]
    return key


def _name(counts: Counter[tuple[str, str, ActorKind]]) -> Name:
    ordered = sorted(counts, key=lambda one: (-counts[one], one))
    best = ordered[0]
    return Name(
        id=best[0],
        name=best[1],
        kind=best[2],
        ids=tuple(dict.fromkeys(one[0] for one in ordered)),
        names=tuple(dict.fromkeys(one[1] for one in ordered)),
    )
