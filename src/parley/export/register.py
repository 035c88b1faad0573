"""What is known of actors and countries beyond the ledger: from the gazetteer, and from the reports that introduce them.

Only holds and answers; workflows fill it. Invariant: what is not known is None, never guessed from a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from parley.export.parties import Names
from parley.model.records import Actor, Mention

CODE_LETTERS = 3  # ISO 3166-1 alpha-3

USER_ASSIGNED = "ZZ"
"""Beginning of codes that ISO 3166-1 leaves to its users: countries that a process file names and no list has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """actors: by id; countries: names by ISO 3166-1 alpha-3; names: of the parties of the whole ledger, so that a party has one id whatever
    the filters, or None; mentions: (mention, its words) of the reports, or empty where they were not asked for."""

    actors: Mapping[str, Actor] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)
    names: Names | None = None
    mentions: tuple[tuple[Mention, str], ...] = ()

    def country(self, actor: str) -> str | None:
        """The country of an actor's id, alpha-3: of a state its own, of any other its home, where known.

        >>> Register().country("state:NOR"), Register().country("found:hill-front")
        ('NOR', None)
        """
        source, _, code = actor.partition(":")
        if source == "state" and len(code) == CODE_LETTERS and code.isupper():
            return None if code.startswith(USER_ASSIGNED) else code
        known = self.actors.get(actor)
        return known.country if known else None
