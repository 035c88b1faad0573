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
from parley.workflows.answers import Answers, ask
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


Maker = Callable[[Answers, Path, Export], Made]


def make(ledger: Path, export: Export) -> Made:
    """The export of a ledger. Raises UsageError where a filter names what is not there, StoreError where there is no ledger."""
    found = ask(ledger, export.filters, as_of=export.as_of, possible=export.possible)
    return EXPORTS[export.what](found, ledger, export)


def _entries(found: Answers, _: Path, __: Export) -> Made:
    from parley.export.entries import entry_json
    from parley.export.judgements import bearing
    from parley.export.tables import entry_tables

    shown = found.shown
    judged = bearing(shown)
    return Made(
        lambda: (entry_json(entry, shown.statements, shown.documents, judged=judged.get(entry.id, ())) for entry in shown.entries),
        lambda: entry_tables(shown),
    )


def _events(found: Answers, _: Path, __: Export) -> Made:
    from parley.export.events import events_json, events_table
    from parley.workflows.registers import known_register

    register = known_register(found.whole.entries)
    return Made(lambda: events_json(found.shown, register), lambda: (events_table(found.shown, register),))


def _statements(found: Answers, _: Path, __: Export) -> Made:
    from parley.export.statements import statements_json, statements_table

    return Made(lambda: statements_json(found.shown), lambda: (statements_table(found.shown),))


def _documents(found: Answers, _: Path, export: Export) -> Made:
    from parley.export.reports import counted, documents_json, documents_table

    rows = counted(found.shown, all_documents=export.filters is None or export.filters.empty)
    return Made(lambda: documents_json(rows, text=export.text), lambda: (documents_table(rows, text=export.text),))


def _sources(found: Answers, _: Path, export: Export) -> Made:
    from parley.export.reports import counted, sources_json, sources_table

    rows = counted(found.shown, all_documents=export.filters is None or export.filters.empty)
    return Made(lambda: sources_json(rows, found.origins), lambda: (sources_table(rows, found.origins),))


def _actors(found: Answers, ledger: Path, _: Export) -> Made:
    from parley.export.actors import actors_json, actors_table
    from parley.workflows.dossiers import actors

    rows = actors(ledger, found)
    return Made(lambda: actors_json(rows), lambda: (actors_table(rows),))


def _links(found: Answers, _: Path, __: Export) -> Made:
    from parley.export.links import links_json, links_table

    return Made(lambda: links_json(found.shown), lambda: (links_table(found.shown),))


def _disputes(found: Answers, _: Path, __: Export) -> Made:
    from parley.export.disputes import disputes_json, disputes_table

    return Made(lambda: disputes_json(found.shown), lambda: (disputes_table(found.shown),))


def _threads(found: Answers, _: Path, __: Export) -> Made:
    from parley.export.threads import steps_table, threads_json, threads_table

    return Made(lambda: threads_json(found.threads), lambda: (threads_table(found.threads), steps_table(found.threads)))


def _conditions(found: Answers, _: Path, __: Export) -> Made:
    from parley.export.conditions import waits_json, waits_table

    return Made(lambda: waits_json(found.waits), lambda: (waits_table(found.waits),))


def _deadlocks(found: Answers, _: Path, __: Export) -> Made:
    from parley.export.conditions import deadlocks_json, deadlocks_table

    return Made(lambda: deadlocks_json(found.deadlocks), lambda: (deadlocks_table(found.deadlocks),))


def _agreements(found: Answers, _: Path, __: Export) -> Made:
    from parley.export.agreements import agreements_json, agreements_table, provisions_table

    deals = found.agreements
    return Made(lambda: agreements_json(deals), lambda: (agreements_table(deals), provisions_table(deals)))


def _tracks(found: Answers, _: Path, __: Export) -> Made:
    from parley.export.tracks import rounds_table, tracks_json, tracks_table

    return Made(lambda: tracks_json(found.tracks), lambda: (tracks_table(found.tracks), rounds_table(found.tracks)))


def _processes(found: Answers, _: Path, __: Export) -> Made:
    from parley.export.processes import processes_json, processes_table

    return Made(lambda: processes_json(found.processes), lambda: (processes_table(found.processes),))


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
        "processes": _processes,
    }
)
"""What can be exported, by name."""
