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
from parley.workflows import query
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


Maker = Callable[[Selection, Path, Export], Made]


def make(ledger: Path, export: Export) -> Made:
    """The export of a ledger. Raises UsageError where a filter names what is not there, StoreError where there is no ledger."""
    selection = query.select(ledger, export.filters, as_of=export.as_of, possible=export.possible, links=export.what in _WITH_LINKS)
    return EXPORTS[export.what](selection, ledger, export)


def _entries(selection: Selection, _: Path, __: Export) -> Made:
    from parley.export.entries import entry_json
    from parley.export.tables import entry_tables

    return Made(
        lambda: (entry_json(entry, selection.statements, selection.documents) for entry in selection.entries),
        lambda: entry_tables(selection),
    )


def _events(selection: Selection, _: Path, __: Export) -> Made:
    from parley.export.events import events_json, events_table
    from parley.workflows.registers import known_register

    register = known_register()
    return Made(lambda: events_json(selection, register), lambda: (events_table(selection, register),))


def _statements(selection: Selection, _: Path, __: Export) -> Made:
    from parley.export.statements import statements_json, statements_table

    return Made(lambda: statements_json(selection), lambda: (statements_table(selection),))


def _documents(selection: Selection, _: Path, export: Export) -> Made:
    from parley.export.reports import counted, documents_json, documents_table

    rows = counted(selection, all_documents=export.filters is None or export.filters.empty)
    return Made(lambda: documents_json(rows, text=export.text), lambda: (documents_table(rows, text=export.text),))


def _actors(selection: Selection, ledger: Path, _: Export) -> Made:
    from parley.export.actors import actor_rows, actors_json, actors_table
    from parley.workflows.registers import ledger_register

    told = {key for entry in selection.entries for key in entry.documents}
    rows = actor_rows(selection, ledger_register(ledger, told))
    return Made(lambda: actors_json(rows), lambda: (actors_table(rows),))


def _links(selection: Selection, _: Path, __: Export) -> Made:
    from parley.export.links import links_json, links_table

    return Made(lambda: links_json(selection), lambda: (links_table(selection),))


def _disputes(selection: Selection, _: Path, __: Export) -> Made:
    from parley.export.disputes import disputes_json, disputes_table

    return Made(lambda: disputes_json(selection), lambda: (disputes_table(selection),))


EXPORTS: Mapping[str, Maker] = MappingProxyType(
    {
        "entries": _entries,
        "events": _events,
        "statements": _statements,
        "documents": _documents,
        "actors": _actors,
        "links": _links,
        "disputes": _disputes,
    }
)
_WITH_LINKS = frozenset({"links"})
"""Exports that need the links of the ledger; to read them takes time."""
