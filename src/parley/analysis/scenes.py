"""In which state an act is done whose words name only a place of it ("shelled Karsa city"): that state suffers it.

Only for acts that are done at a place, by somebody of another state or of no party, in a report that is not of two sides; the reason says
that it is inferred. Finds no place itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from parley.analysis.cast import Cast
from parley.model.records import Actor, Party, Statement

_DONE_SOMEWHERE = frozenset("attack seize restrict aid mobilize protest sanction".split())


def with_scene(statement: Statement, cast: Cast, actors: Mapping[str, Actor]) -> Statement:
    """The statement with the state of its place as the one concerned, where nobody else is.

    actors: the gazetteer's, by id; a state that the report names only by a place of it is added to the cast.
    """
    place = statement.place
    if statement.recipients or cast.has_pair or place is None or place.country is None or statement.act not in _DONE_SOMEWHERE:
        return statement
    state = f"state:{place.country}"
    found = actors.get(state)
    if found is None or any(_is_of(cast, a.actor, state) or _is_of_nowhere(a) for a in statement.actors):
        return statement
    cast.actors.setdefault(state, found)
    party = Party(actor=state, name=cast.name(state), kind=cast.kind(state), reason=f"the state of {place.name}, where it is done")
    return replace(statement, recipients=(party,))


def _is_of_nowhere(party: Party) -> bool:
    """Whether it is a body that only this report names: what lies in its country may bear the name of a place elsewhere."""
    return party.actor.startswith("found:") and sum(word[:1].isupper() for word in party.name.split()) > 1


def _is_of(cast: Cast, actor: str, state: str) -> bool:
    """Whether an actor is a state or belongs to it."""
    known = cast.actors.get(actor)
    return actor == state or (known is not None and state in (known.parent, f"state:{known.country}"))
