"""Fills the register that exports look actors and countries up in: from the gazetteer, and from the reports of a ledger.

Everything that a report introduces is taken from its newest analysis; what a list and a report both know, the list says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from parley.export.parties import party_index
from parley.export.register import Register
from parley.model.computed import Entry
from parley.model.records import Actor, Mention
from parley.workflows.resources import load_gazetteer
from parley.workflows.views import opened

if TYPE_CHECKING:
    from parley.store import Reader


def known_register(entries: Iterable[Entry] = ()) -> Register:
    """What the lists know: actors with their countries, and the names of countries. entries: of the whole ledger; they decide what a
    party is called.

    >>> known_register().countries["NOR"]
    'Norway'
    """
    gazetteer = load_gazetteer()
    known = tuple(entries)
    return Register(
        names=party_index(known) if known else None,
        actors={actor.id: actor for actor in (*gazetteer.outlets, *gazetteer.actors)},
        countries={state.code: state.name for state in gazetteer.states},
    )


def ledger_register(ledger: Path, documents: Collection[str], entries: Iterable[Entry] = ()) -> Register:
    """What the lists and these documents (ids) of a ledger know, with every mention of an actor in them and its words; entries: as for
    `known_register`."""
    known = known_register(entries)
    with opened(ledger) as store:
        found: dict[str, Actor] = {}
        mentions = []
        for actors, told in _seen(store, sorted(documents)):
            found |= {actor.id: actor for actor in actors}
            mentions += told
    return replace(known, actors={**found, **known.actors}, mentions=tuple(mentions))


def _seen(store: Reader, documents: Collection[str]) -> Iterator[tuple[tuple[Actor, ...], list[tuple[Mention, str]]]]:
    for key in documents:
        doc, analysis = store.document(key), store.analysis(key)
        if doc is not None and analysis is not None:
            yield analysis.actors, [(mention, doc.words(mention.start, mention.end)) for mention in analysis.mentions]
