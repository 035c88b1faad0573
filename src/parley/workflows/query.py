"""The questions that can be asked of a ledger: its board, entries and documents.

Opens the ledger for reading, answers with records, closes it. Writes nothing and analyses nothing: no language
model is loaded here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from parley.errors import StoreError, UsageError
from parley.export.selection import Selection
from parley.model.records import Document, Entry
from parley.workflows.filters import Filters, keep

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


@contextmanager
def reading(ledger: Path) -> Iterator[Store]:
    """The ledger, open for reading. Raises StoreError where there is none."""
    from parley.store import open_store

    if not ledger.exists():
        raise StoreError(
            "there is no ledger here", document=str(ledger), remedy="make one with `parley build PATH`, or name another with --ledger"
        )
    store = open_store(ledger, create=False)
    try:
        yield store
    finally:
        store.close()


def select(ledger: Path, filters: Filters | None = None) -> Selection:
    """The entries that pass the filters, most salient first, with their statements and documents.

    Raises UsageError where a filter names what neither the codebook nor this ledger has; says there what there is.
    """
    with reading(ledger) as store:
        entries = tuple(store.entries())
        if filters is not None:
            entries = keep(entries, filters)
        return _selection(store, entries)


def entry(ledger: Path, name: str) -> Selection:
    """One entry with its evidence. name: the entry's id, a member statement's id, or the first few characters of either.

    Raises UsageError where nothing, or more than one entry, has that name.
    """
    with reading(ledger) as store:
        return _selection(store, (_named(tuple(store.entries()), name),))


def board(ledger: Path) -> Board:
    """Parties and topics: each party's latest position and its date."""
    from parley.ledger import board as make_board

    with reading(ledger) as store:
        return make_board(tuple(store.entries()))


def documents(ledger: Path) -> tuple[DocumentRow, ...]:
    """Every document (its newest version), with the number of its statements and entries; by day, then key."""
    with reading(ledger) as store:
        told = Counter(stmt.document for stmt in store.statements())
        held = Counter(key for found in store.entries() for key in set(found.documents))
        rows = [DocumentRow(document=doc, statements=told[doc.id], entries=held[doc.id]) for doc in store.documents()]
    return tuple(
        sorted(rows, key=lambda row: (row.document.published.earliest is None, str(row.document.published.earliest), row.document.key))
    )


def document(ledger: Path, name: str) -> Document:
    """One document. name: its key, its id, the id's first few characters, or the last part of its key, where only one has it."""
    with reading(ledger) as store:
        known = tuple(store.documents())
    exact = [doc for doc in known if name in (doc.key, doc.id)]
    found = exact or [doc for doc in known if len(name) >= MIN_PREFIX and doc.id.startswith(name)]
    found = found or [doc for doc in known if doc.key.rsplit("/", 1)[-1] == name]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(f"no document has the key or id {name}", remedy="`parley documents` lists them")
    raise UsageError(f"{len(found)} documents have the name {name}: {listed(doc.key for doc in found)}", remedy="give the whole key or id")


def _named(entries: tuple[Entry, ...], name: str) -> Entry:
    exact = [found for found in entries if name == found.id or name in found.statements]
    found = exact or [one for one in entries if len(name) >= MIN_PREFIX and any(key.startswith(name) for key in (one.id, *one.statements))]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(f"no entry has the id {name}", remedy="`parley entries` lists them with their ids")
    raise UsageError(f"{len(found)} entries begin with {name}: {listed(one.id for one in found)}", remedy="give more of the id")


def _selection(store: Store, entries: tuple[Entry, ...]) -> Selection:
    return Selection(
        entries=entries,
        statements={stmt.id: stmt for stmt in store.statements()},
        documents={doc.id: doc for doc in store.documents()},
        failures=tuple(store.failures()),
        versions=dict(store.versions()),
    )


def listed(values: Iterable[str], most: int = 8) -> str:
    """Values in a row, the rest counted.

    >>> listed(["a", "b", "c"], most=2)
    'a, b and 1 more'
    """
    known = list(values)
    shown = ", ".join(known[:most])
    return f"{shown} and {len(known) - most} more" if len(known) > most else shown
