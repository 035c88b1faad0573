"""The ledger as it is, or as of a day: entries with all that they rest on, from the store or folded anew.

Invariant: a view as of a day is the fold of the documents known by then and of nothing else, so no hindsight leaks into it; what people
have judged always applies.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from parley.errors import StoreError
from parley.export import wording
from parley.export.selection import AsOf, Selection
from parley.model.judgements import Ruling
from parley.model.records import Document, Statement
from parley.workflows.filters import Filters, keep
from parley.workflows.folding import folded, judged, with_judged_dates

if TYPE_CHECKING:
    from parley.store import Store


def opened(ledger: Path) -> Store:
    """The ledger, open; close it, or use it in a `with`. Raises StoreError where there is none."""
    from parley.store import open_store

    if not ledger.exists():
        raise StoreError(
            "there is no ledger here", document=str(ledger), remedy="make one with `parley build PATH`, or name another with --ledger"
        )
    return open_store(ledger)


def read_view(store: Store, *, as_of: date | None = None, possible: bool = False, links: bool = False) -> Selection:
    """All entries with their statements and documents. Folded here where a day is given, or where documents came after the last fold (a
    build was killed before its end); else as they are stored."""
    documents = {doc.id: doc for doc in store.documents()}
    known = None
    if as_of is not None:
        known, out = known_by(with_judged_dates(store, documents.values()), as_of, possible=possible)
        documents = {key: documents[key] for key in out}
    told = {stmt.id: stmt for stmt in store.statements() if stmt.document in documents}
    if known is None and store.folded_stamp() is not None:
        entries, linked = tuple(store.entries()), tuple(store.links()) if links else ()
    else:
        fresh = folded(store, told.values(), documents)
        entries, linked = fresh.entries, fresh.links
    held = {key for found in entries for key in found.statements}
    changed: Mapping[str, Statement] = {}
    rulings: tuple[Ruling, ...] = ()
    if store.judgements():
        as_judged = judged(store, told.values(), documents)
        documents, rulings = dict(as_judged.documents), as_judged.rulings
        changed = {stmt.id: stmt for stmt in as_judged.statements if stmt.id in as_judged.changed & held}
    return Selection(
        entries=entries,
        statements={key: stmt for key, stmt in told.items() if key in held},
        judged=changed,
        rulings=rulings,
        documents=documents,
        links=linked,
        failures=store.failures(),
        versions=store.versions(),
        as_of=known,
    )


def passing(view: Selection, filters: Filters | None) -> Selection:
    """The part of a view that passes the filters, its statements with it; all of its documents. Raises UsageError as `keep` does."""
    if filters is None or filters.empty:
        return view
    countries = country_names() if filters.places else {}
    entries = keep(view.entries, filters, documents=view.documents, countries=countries)
    held = {key for found in entries for key in found.statements}
    return replace(view, entries=entries, statements={key: stmt for key, stmt in view.statements.items() if key in held})


def country_names() -> dict[str, str]:
    """Names of states by their ISO 3166 alpha-3 codes."""
    from parley.workflows.resources import load_gazetteer

    return {state.code: state.name for state in load_gazetteer().states}


def known_by(documents: Iterable[Document], day: date, *, possible: bool = False) -> tuple[AsOf, dict[str, Document]]:
    """The documents known at the end of a day, by id, and how many are left out.

    Certainly known is what can have come out no later; possible: also what may have come out by then. A document that nothing dates is
    left out and counted apart.
    """
    known, later, undated = {}, 0, 0
    for doc in documents:
        first, last = doc.published.earliest, doc.published.latest
        if first is None and last is None:
            undated += 1
        elif (last is not None and last <= day) or (possible and (first is None or first <= day)):
            known[doc.id] = doc
        else:
            later += 1
    return AsOf(day=day, possible=possible, later=later, undated=undated), known


def as_of_words(view: Selection) -> tuple[str, ...]:
    """A line that says as of which day a view is and what it leaves out; none where it is of all that is known."""
    known = view.as_of
    if known is None:
        return ()
    may = "may have been" if known.possible else "were certainly"
    left = [f"{known.later} later" if known.later else "", f"{known.undated} without a date" if known.undated else ""]
    out = " and ".join(part for part in left if part)
    count = wording.count(len(view.documents), "report")
    return (f"As of {wording.day(known.day)}: {count} that {may} out by then" + (f"; left out: {out}." if out else "."),)
