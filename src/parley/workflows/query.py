"""The questions that can be asked of a ledger: its board, entries and documents.

Opens the ledger for reading, answers with records, closes it. Writes nothing and analyses nothing: no language
model is loaded here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from parley.errors import UsageError
from parley.export.selection import Selection
from parley.model.computed import Entry
from parley.model.judgements import JudgementKind, JudgementState
from parley.model.records import Document, Link, Statement
from parley.workflows.filters import Filters
from parley.workflows.filters import what_there_is as filter_words
from parley.workflows.folding import rulings_of, with_judged_dates
from parley.workflows.views import as_of_words, opened, passing, read_view

if TYPE_CHECKING:
    from parley.store import Reader
    from parley.workflows.reference import Rule

MIN_PREFIX = 4  # characters of an id that may stand for the whole: fewer are as good as a guess


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A document and what came of it: statements, and the entries that they are in."""

    document: Document
    statements: int
    entries: int


def select(
    ledger: Path, filters: Filters | None = None, *, as_of: date | None = None, possible: bool = False, links: bool = False
) -> Selection:
    """The entries that pass the filters, most salient first, with all documents and the statements behind the entries.

    as_of: as known at the end of this day, by the documents that were certainly out by then (possible: or may have been); links: with
    the links between statements. Raises UsageError where a filter names what neither the codebook nor this ledger has; says there what
    there is.
    """
    with opened(ledger) as store:
        return passing(read_view(store, as_of=as_of, possible=possible, links=links), filters)


def what_there_is(ledger: Path, filters: Filters, *, as_of: date | None = None, possible: bool = False) -> tuple[str, ...]:
    """Lines that say why a question has no answer, and what there is to ask for."""
    view = select(ledger, as_of=as_of, possible=possible)
    nothing = view.as_of is not None and not view.entries
    lines = () if nothing or (filters.empty and view.entries) else filter_words(view.entries, filters)
    return (*lines, *as_of_words(view))


def entry(ledger: Path, name: str) -> Selection:
    """One entry with its evidence, and the statements of its disputes. name: the entry's id, a member statement's id, or the first few
    characters of either.

    Raises UsageError where nothing, or more than one entry, has that name, and where it is too short to tell.
    """
    with opened(ledger) as store:
        found = store.entry(name) or _entry_or_why(store, name)
        disputed = [key for dispute in found.disputes for position in dispute.positions for key in position.statements]
        statements = [stmt for key in dict.fromkeys((*found.statements, *disputed)) if (stmt := store.statement(key))]
        told = [doc for key in {stmt.document for stmt in statements} if (doc := store.document(key))]
        documents = with_judged_dates(store, told)
    return Selection(entries=(found,), statements={stmt.id: stmt for stmt in statements}, documents={doc.id: doc for doc in documents})


def _entry_or_why(store: Reader, name: str) -> Entry:
    """The one entry of this name. Raises UsageError; where people have left out what it names, it says so."""
    try:
        return entry_beginning(store.entries(), name)
    except UsageError:
        for ruling in rulings_of(store):
            one = ruling.judgement
            left_out = one.kind is JudgementKind.REJECT and ruling.state is JudgementState.STANDS and len(name) >= MIN_PREFIX
            stmt = next((key for key in ruling.statements if left_out and key[1:].startswith(name[1:])), None)
            if stmt is not None:
                remedy = f"parley show {stmt} explains it; parley judge withdraw {one.id} --why REASON takes it in again"
                raise UsageError(f"{name} is left out: {one.who} rejected it ({one.why})", remedy=remedy) from None
        raise


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A statement with all that explains it. frame: the rule that made it, where it is one of the frames; entry: that holds it, or None
    while no fold has; links: with it at either end."""

    statement: Statement
    document: Document
    frame: Rule | None
    entry: Entry | None
    links: tuple[Link, ...]


def statement(ledger: Path, name: str) -> Shown:
    """One statement, explained. name: its id, or the first few characters of it; an entry's id stands for its first statement.

    Raises UsageError where no statement, or more than one, has that name.
    """
    from parley.workflows.reference import frame_named

    with opened(ledger) as store:
        found = store.statement(name) or store.statement("s" + name[1:]) or statement_beginning(store.statements(), name)
        told = store.document(found.document)
        assert told is not None, "a statement has its document: the store keeps them together"
        (doc,) = with_judged_dates(store, [told])
        links = tuple(link for link in store.links() if found.id in (link.first, link.second))
        return Shown(statement=found, document=doc, frame=frame_named(found.rule), entry=store.entry(found.id), links=links)


def statement_beginning(statements: Iterable[Statement], name: str) -> Statement:
    """The one statement whose id begins with `name`."""
    found = [stmt for stmt in statements if len(name) >= MIN_PREFIX and stmt.id[1:].startswith(name[1:]) and name[0] in "se"]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(f"no statement has the id {name}", remedy="`parley search WORDS` and `parley entry ID --json` tell ids")
    raise UsageError(f"{len(found)} statements begin with {name}: {listed(stmt.id for stmt in found)}", remedy="give more of the id")


def documents(ledger: Path) -> tuple[DocumentRow, ...]:
    """Every document (its newest version), with the number of its statements and entries; by day (undated last), then key."""
    with opened(ledger) as store:
        told = Counter(stmt.document for stmt in store.statements())
        held = Counter(key for found in store.entries() for key in set(found.documents))
        rows = [
            DocumentRow(document=doc, statements=told[doc.id], entries=held[doc.id]) for doc in with_judged_dates(store, store.documents())
        ]
    return tuple(sorted(rows, key=lambda row: (row.document.published.earliest or date.max, row.document.key)))


def document(ledger: Path, name: str) -> Document:
    """One document. name: its key, its id, the id's first few characters, or the last part of its key, where only one has it.

    Raises UsageError where none, or more than one, has that name.
    """
    with opened(ledger) as store:
        return with_judged_dates(store, [document_named(store, name)])[0]


def document_named(store: Reader, name: str) -> Document:
    """The document of this name, as read. Raises UsageError as `document` does."""
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


def entry_beginning(entries: Iterable[Entry], name: str) -> Entry:
    """The one entry whose id, or a member's id, begins with `name`; an old id of an entry is that of a member, but for its letter."""
    if len(name) < MIN_PREFIX:
        raise UsageError(f"{name or 'nothing'} is too short for an id", remedy=f"give at least {MIN_PREFIX} of its first characters")
    known = list(entries)
    found = [one for one in known if name[0] in "es" and any(key[1:].startswith(name[1:]) for key in one.statements)]
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
