"""The shapes of the gazetteer: a state with all its names, and all that is known of actors before a text is read.

Names are only listed here. Whether "Kabul" is the town or the government, or "Jordan" a man or a state, is for the analysis to say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from parley.model.records import Actor, Office


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state, present or former, or a place with a government of its own. code: ISO 3166 alpha-3, or a user-assigned one (X..);
    name: short common name; government: how a report names the state's side at home; capitals: cities and buildings that stand
    for its government; adjectives, peoples: as English reports write them.

    >>> State(code="ZZZ", name="Karsania", government="Karsan government", peoples=("Karsans",)).id
    'state:ZZZ'
    """

    code: str
    name: str
    government: str
    aliases: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id under which other records name the state."""
        return f"state:{self.code}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """All that is known of actors before a text is read.

    actors: armed groups, organisations, persons (also every holder of an office); offices: terms of office; outlets: who publishes;
    roles: id of a person to what the person is known as ("chief negotiator"); agencies: ids of the outlets that are news agencies.
    """

    states: tuple[State, ...] = ()
    actors: tuple[Actor, ...] = ()
    offices: tuple[Office, ...] = ()
    outlets: tuple[Actor, ...] = ()
    roles: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    agencies: frozenset[str] = frozenset()

    def shared_names(self) -> dict[str, tuple[str, ...]]:
        """Names that several states, actors or outlets bear, with their ids in order: what only a context can tell apart.

        >>> from parley.model.records import ActorKind
        >>> one = Actor(id="org:a", name="Alpha Party", kind=ActorKind.ORGANISATION, aliases=("AP",))
        >>> two = Actor(id="outlet:b", name="Alba Press", kind=ActorKind.OUTLET, aliases=("AP",))
        >>> Gazetteer(actors=(one,), outlets=(two,)).shared_names()
        {'AP': ('org:a', 'outlet:b')}
        """
        bearers: defaultdict[str, set[str]] = defaultdict(set)
        for state in self.states:
            for name in (state.name, *state.aliases, *state.capitals, *state.adjectives, *state.peoples):
                bearers[name].add(state.id)
        for actor in (*self.actors, *self.outlets):
            for name in (actor.name, *actor.aliases):
                bearers[name].add(actor.id)
        return {name: tuple(sorted(ids)) for name, ids in sorted(bearers.items()) if len(ids) > 1}
