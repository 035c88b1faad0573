"""What can be exported: for each noun its rows as JSON and its tables, made of a selection of the ledger.

Invariant: JSON and tables of one noun are made of the same records; the first table is named after the noun.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from parley.export.columns import Table
from parley.export.selection import Selection
from parley.workflows import computed, query
from parley.workflows.computed import Whole
from parley.workflows.filters import Filters

Json = Iterable[dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What is to be exported. what: one of EXPORTS; filters, as_of, possible: as `query.select` takes them; text: of documents, with their
    whole text."""

    what: str = "entries"
    filters: Filters | None = None
    as_of: date | None = None
    possible: bool = False
    text: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """An export, not yet made: calling json or tables makes that form."""

    json: Callable[[], Json]
    tables: Callable[[], tuple[Table, ...]]


Maker = Callable[[Path, Export], Made]


def make(ledger: Path, export: Export) -> Made:
    """The export of a ledger. Raises UsageError where a filter names what is not there, StoreError where there is no ledger."""
    return EXPORTS[export.what](ledger, export)


def _selected(ledger: Path, export: Export, *, links: bool = False) -> Selection:
    return query.select(ledger, export.filters, as_of=export.as_of, possible=export.possible, links=links)


def _whole(ledger: Path, export: Export) -> Whole:
    return computed.whole(ledger, export.filters, as_of=export.as_of, possible=export.possible)


def _entries(ledger: Path, export: Export) -> Made:
    from parley.export.entries import entry_json
    from parley.export.tables import entry_tables

    selection = _selected(ledger, export)
    return Made(
        lambda: (entry_json(entry, selection.statements, selection.documents) for entry in selection.entries),
        lambda: entry_tables(selection),
    )


def _events(ledger: Path, export: Export) -> Made:
    from parley.export.events import events_json, events_table
    from parley.workflows.registers import known_register

    view = _whole(ledger, export)
    selection, register = view.chosen, known_register(view.selection.entries)
    return Made(lambda: events_json(selection, register), lambda: (events_table(selection, register),))


def _statements(ledger: Path, export: Export) -> Made:
    from parley.export.statements import statements_json, statements_table

    selection = _selected(ledger, export)
    return Made(lambda: statements_json(selection), lambda: (statements_table(selection),))


def _documents(ledger: Path, export: Export) -> Made:
    from parley.export.reports import counted, documents_json, documents_table

    selection = _selected(ledger, export)
    rows = counted(selection, all_documents=export.filters is None or export.filters.empty)
    return Made(lambda: documents_json(rows, text=export.text), lambda: (documents_table(rows, text=export.text),))


def _actors(ledger: Path, export: Export) -> Made:
    from parley.export.actors import actor_rows, actors_json, actors_table
    from parley.workflows.registers import ledger_register

    view = _whole(ledger, export)
    selection = view.chosen
    told = {key for entry in selection.entries for key in entry.documents}
    rows = actor_rows(selection, ledger_register(ledger, told, view.selection.entries))
    return Made(lambda: actors_json(rows), lambda: (actors_table(rows),))


def _links(ledger: Path, export: Export) -> Made:
    from parley.export.links import links_json, links_table

    selection = _selected(ledger, export, links=True)
    return Made(lambda: links_json(selection), lambda: (links_table(selection),))


def _disputes(ledger: Path, export: Export) -> Made:
    from parley.export.disputes import disputes_json, disputes_table

    selection = _selected(ledger, export)
    return Made(lambda: disputes_json(selection), lambda: (disputes_table(selection),))


def _sources(ledger: Path, export: Export) -> Made:
    from parley.export.reports import counted, sources_json, sources_table

    selection = _selected(ledger, export)
    rows = counted(selection, all_documents=export.filters is None or export.filters.empty)
    groups = computed.origins(selection)
    return Made(lambda: sources_json(rows, groups), lambda: (sources_table(rows, groups),))


def _threads(ledger: Path, export: Export) -> Made:
    from parley.export.threads import steps_table, threads_json, threads_table

    found = computed.threads(_whole(ledger, export))
    return Made(lambda: threads_json(found), lambda: (threads_table(found), steps_table(found)))


def _conditions(ledger: Path, export: Export) -> Made:
    from parley.export.conditions import waits_json, waits_table

    found = computed.conditions(_whole(ledger, export))
    return Made(lambda: waits_json(found), lambda: (waits_table(found),))


def _deadlocks(ledger: Path, export: Export) -> Made:
    from parley.export.conditions import deadlocks_json, deadlocks_table

    found = computed.deadlocks(_whole(ledger, export))
    return Made(lambda: deadlocks_json(found), lambda: (deadlocks_table(found),))


def _agreements(ledger: Path, export: Export) -> Made:
    from parley.export.agreements import agreements_json, agreements_table, provisions_table

    found = computed.agreements(_whole(ledger, export))
    return Made(lambda: agreements_json(found), lambda: (agreements_table(found), provisions_table(found)))


def _tracks(ledger: Path, export: Export) -> Made:
    from parley.export.tracks import rounds_table, tracks_json, tracks_table

    found = computed.tracks(_whole(ledger, export))
    return Made(lambda: tracks_json(found), lambda: (tracks_table(found), rounds_table(found)))


EXPORTS: Mapping[str, Maker] = MappingProxyType(
    {
        "entries": _entries,
        "events": _events,
        "statements": _statements,
        "documents": _documents,
        "sources": _sources,
        "actors": _actors,
        "links": _links,
        "disputes": _disputes,
        "threads": _threads,
        "conditions": _conditions,
        "deadlocks": _deadlocks,
        "agreements": _agreements,
        "tracks": _tracks,
    }
)
"""What can be exported, by name."""
