"""The questions that can be asked of a ledger: its board, entries and documents.

Opens the ledger for reading, answers with records, closes it. Writes nothing and analyses nothing: no language
model is loaded here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from parley.errors import StoreError, UsageError
from parley.export.selection import Selection
from parley.model.computed import Entry
from parley.model.records import Document
from parley.workflows.filters import Filters, keep
from parley.workflows.filters import what_there_is as filter_words
from parley.workflows.views import as_of_words, read_view

if TYPE_CHECKING:
    from parley.ledger import Board
    from parley.store import Store

MIN_PREFIX = 4  # characters of an id that may stand for the whole: fewer are as good as a guess


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A document and what came of it: statements, and the entries that they are in."""

    document: Document
    statements: int
    entries: int


def opened(ledger: Path) -> Store:
    """The ledger, open; close it, or use it in a `with`. Raises StoreError where there is none."""
    from parley.store import open_store

    if not ledger.exists():
        raise StoreError(
            "there is no ledger here", document=str(ledger), remedy="make one with `parley build PATH`, or name another with --ledger"
        )
    return open_store(ledger)


def select(
    ledger: Path, filters: Filters | None = None, *, as_of: date | None = None, possible: bool = False, links: bool = False
) -> Selection:
    """The entries that pass the filters, most salient first, with all documents and the statements behind the entries.

    as_of: as known at the end of this day, by the documents that were certainly out by then (possible: or may have been); links: with
    the links between statements. Raises UsageError where a filter names what neither the codebook nor this ledger has; says there what
    there is.
    """
    with opened(ledger) as store:
        view = read_view(store, as_of=as_of, possible=possible, links=links)
    if filters is None or filters.empty:
        return view
    countries = country_names() if filters.places else {}
    entries = keep(view.entries, filters, documents=view.documents, countries=countries)
    held = {key for found in entries for key in found.statements}
    return replace(view, entries=entries, statements={key: view.statements[key] for key in view.statements if key in held})


def what_there_is(ledger: Path, filters: Filters, *, as_of: date | None = None, possible: bool = False) -> tuple[str, ...]:
    """Lines that say why a question has no answer, and what there is to ask for."""
    view = select(ledger, as_of=as_of, possible=possible)
    lines = () if filters.empty and view.entries else filter_words(view.entries, filters)
    return (*lines, *as_of_words(view))


def country_names() -> dict[str, str]:
    """Names of states by their ISO 3166 alpha-3 codes."""
    from parley.workflows.resources import load_gazetteer

    return {state.code: state.name for state in load_gazetteer().states}


def entry(ledger: Path, name: str) -> Selection:
    """One entry with its evidence. name: the entry's id, a member statement's id, or the first few characters of either.

    Raises UsageError where nothing, or more than one entry, has that name.
    """
    with opened(ledger) as store:
        found = store.entry(name) or _beginning(store.entries(), name)
        statements = [stmt for key in found.statements if (stmt := store.statement(key))]
        documents = [doc for key in {stmt.document for stmt in statements} if (doc := store.document(key))]
    return Selection(entries=(found,), statements={stmt.id: stmt for stmt in statements}, documents={doc.id: doc for doc in documents})


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardView:
    """The board with the entries that its rows name, by id."""

    board: Board
    entries: Mapping[str, Entry]


def board(ledger: Path) -> BoardView:
    """Parties and topics: each party's latest position and its date."""
    from parley.ledger import board as make_board

    with opened(ledger) as store:
        entries = tuple(store.entries())
    return BoardView(board=make_board(entries), entries={found.id: found for found in entries})


def documents(ledger: Path) -> tuple[DocumentRow, ...]:
    """Every document (its newest version), with the number of its statements and entries; by day (undated last), then key."""
    with opened(ledger) as store:
        told = Counter(stmt.document for stmt in store.statements())
        held = Counter(key for found in store.entries() for key in set(found.documents))
        rows = [DocumentRow(document=doc, statements=told[doc.id], entries=held[doc.id]) for doc in store.documents()]
    return tuple(sorted(rows, key=lambda row: (row.document.published.earliest or date.max, row.document.key)))


def document(ledger: Path, name: str) -> Document:
    """One document. name: its key, its id, the id's first few characters, or the last part of its key, where only one has it.

    Raises UsageError where none, or more than one, has that name.
    """
    with opened(ledger) as store:
        exact = store.document(name)
        if exact is not None:
            return exact
        found = [doc for doc in store.documents() if _called(doc, name)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(f"no document has the key or id {name}", remedy="`parley documents` lists them")
    raise UsageError(f"{len(found)} documents have the name {name}: {listed(doc.key for doc in found)}", remedy="give the whole key or id")


def _called(doc: Document, name: str) -> bool:
    return doc.key.rsplit("/", 1)[-1] == name or (len(name) >= MIN_PREFIX and doc.id.startswith(name))


def _beginning(entries: Iterable[Entry], name: str) -> Entry:
    """The one entry whose id, or a member's id, begins with `name`."""
    known = list(entries)
    found = [one for one in known if len(name) >= MIN_PREFIX and any(key.startswith(name) for key in (one.id, *one.statements))]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(f"no entry has the id {name}", remedy="`parley entries` lists them with their ids")
    raise UsageError(f"{len(found)} entries begin with {name}: {listed(one.id for one in found)}", remedy="give more of the id")


def listed(values: Iterable[str], most: int = 8) -> str:
    """Values in a row, the rest counted.

    >>> listed(["a", "b", "c"], most=2)
    'a, b and 1 more'
    """
    known = list(values)
    shown = ", ".join(known[:most])
    return f"{shown} and {len(known) - most} more" if len(known) > most else shown
