"""What is computed over the whole ledger and then chosen from: threads, conditions, deadlocks, agreements, tracks, origins.

Invariant: filters choose among results and never change them: a thread keeps all its steps, a circle all its edges, as soon as one entry of
it passes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from parley.export.selection import Selection
from parley.model.computed import Agreement, Deadlock, Thread, Track, Wait
from parley.workflows import query
from parley.workflows.filters import Filters


class Resting(Protocol):
    """What rests on entries."""

    @property
    def entries(self) -> Sequence[str]: ...


T = TypeVar("T", bound=Resting)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """The whole ledger of a day, with its links, and the ids of the entries that pass the filters."""

    selection: Selection
    passing: frozenset[str]

    @property
    def chosen(self) -> Selection:
        """The entries that pass, with their statements."""
        entries = tuple(entry for entry in self.selection.entries if entry.id in self.passing)
        held = {key for entry in entries for key in entry.statements}
        statements = {key: stmt for key, stmt in self.selection.statements.items() if key in held}
        return replace(self.selection, entries=entries, statements=statements)

    def those(self, found: Iterable[T]) -> tuple[T, ...]:
        """Those that rest on an entry that passes."""
        return tuple(one for one in found if self.passing.intersection(one.entries))


def whole(ledger: Path, filters: Filters | None = None, *, as_of: date | None = None, possible: bool = False) -> Whole:
    """The ledger with what passes. Raises UsageError where a filter names what is not there."""
    selection = query.select(ledger, as_of=as_of, possible=possible, links=True)
    passing = selection.entries
    if filters is not None and not filters.empty:
        passing = query.select(ledger, filters, as_of=as_of, possible=possible).entries
    return Whole(selection=selection, passing=frozenset(entry.id for entry in passing))


def threads(view: Whole) -> tuple[Thread, ...]:
    """Undertakings followed, most salient first."""
    return view.those(_threads(view.selection))


def conditions(view: Whole) -> tuple[Wait, ...]:
    """What waits for what, in the order of the entries that tell it."""
    from parley.ledger import waits

    return tuple(wait for wait in waits(view.selection.entries) if wait.entry in view.passing)


def deadlocks(view: Whole) -> tuple[Deadlock, ...]:
    """Circles of conditions, the open ones first."""
    from parley.ledger import deadlocks as find

    return view.those(find(view.selection.entries))


def agreements(view: Whole) -> tuple[Agreement, ...]:
    """Agreements with the fate of their provisions, most salient first."""
    from parley.ledger import agreements as find

    chosen = view.selection
    return view.those(find(chosen.entries, _threads(chosen), chosen.statements, chosen.documents))


def tracks(view: Whole) -> tuple[Track, ...]:
    """Channels of talks, most salient first."""
    from parley.ledger import tracks as find

    return view.those(find(view.selection.entries))


def origins(selection: Selection) -> tuple[tuple[str, ...], ...]:
    """Ids of documents, those of one origin together."""
    from parley.ledger import origin_groups

    return origin_groups(selection.documents.values())


def _threads(selection: Selection) -> tuple[Thread, ...]:
    from parley.ledger import threads as find

    return find(selection.entries, selection.links, selection.statements, selection.documents)
