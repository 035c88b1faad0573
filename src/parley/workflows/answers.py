"""The answers to questions about one view of a ledger: what is computed from its entries, kept to what the filters let through.

Invariant: everything is computed from all entries of the view and then filtered, so that a filter hides and never changes: a thread passes
whole when one of its entries passes. Each answer is computed when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from parley.export.selection import Selection
from parley.ledger import (
    Board,
    agreements,
    board,
    deadlocks,
    entry_when,
    origin_groups,
    processes,
    threads,
    tracks,
    waits,
)
from parley.model.computed import Agreement, Deadlock, Entry, Process, Thread, Track, Wait
from parley.model.records import Statement, When
from parley.workflows.filters import Filters
from parley.workflows.views import opened, passing, read_view

if TYPE_CHECKING:
    from typing import Protocol

    class Grouped(Protocol):
        """What rests on entries."""

        @property
        def entries(self) -> tuple[str, ...]: ...


G = TypeVar("G", bound="Grouped")


class Answers:
    """The answers over one view. whole: the view; shown: the part of it that passes the filters.

    >>> Answers(Selection()).threads
    ()
    """

    def __init__(self, whole: Selection, shown: Selection | None = None) -> None:
        self.whole = whole
        self.shown = whole if shown is None else shown
        self._passing = {entry.id for entry in self.shown.entries}

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Every entry of the view, by id."""
        return {entry.id: entry for entry in self.whole.entries}

    @cached_property
    def timeline(self) -> Selection:
        """What passes, in order of time; what has no time last, the most salient first."""
        return replace(self.shown, entries=tuple(sorted(self.shown.entries, key=_order_of_time)))

    @staticmethod
    def when(entry: Entry) -> When | None:
        """When an entry's act was done or said, or None where no report tells or implies it."""
        return entry_when(entry)

    @classmethod
    def year(cls, entry: Entry) -> str:
        """The year under which an entry is put in a timeline; empty where it has no time."""
        when = cls.when(entry)
        day = date.max if when is None else middle_day(when.earliest, when.latest)
        return "" if day == date.max else str(day.year)

    @cached_property
    def board(self) -> Board:
        """The board of the entries that pass."""
        return board(self.shown.entries)

    @cached_property
    def threads(self) -> tuple[Thread, ...]:
        return self._kept(self._threads)

    @cached_property
    def _threads(self) -> tuple[Thread, ...]:
        return threads(self.whole.entries, self.whole.links, self._statements, self.whole.documents)

    @cached_property
    def _statements(self) -> Mapping[str, Statement]:
        """The statements behind the entries, as people have judged them."""
        return {**self.whole.statements, **self.whole.judged} if self.whole.judged else self.whole.statements

    @cached_property
    def waits(self) -> tuple[Wait, ...]:
        return tuple(wait for wait in waits(self.whole.entries) if wait.entry in self._passing)

    @cached_property
    def deadlocks(self) -> tuple[Deadlock, ...]:
        return self._kept(deadlocks(self.whole.entries))

    @cached_property
    def agreements(self) -> tuple[Agreement, ...]:
        return self._kept(agreements(self.whole.entries, self._threads, self._statements, self.whole.documents))

    @cached_property
    def tracks(self) -> tuple[Track, ...]:
        return self._kept(tracks(self.whole.entries))

    @cached_property
    def processes(self) -> tuple[Process, ...]:
        return self._kept(self.every_process)

    @cached_property
    def every_process(self) -> tuple[Process, ...]:
        """The processes of the whole view, whatever passes the filters."""
        return processes(self.whole.entries)

    @cached_property
    def origins(self) -> tuple[tuple[str, ...], ...]:
        """Ids of the view's documents, those of one origin together."""
        return origin_groups(self.whole.documents.values())

    @cached_property
    def disputed(self) -> Selection:
        """The part that passes and is disputed."""
        return replace(self.shown, entries=tuple(entry for entry in self.shown.entries if entry.disputes))

    def _kept(self, found: Iterable[G]) -> tuple[G, ...]:
        return tuple(one for one in found if self._passing.intersection(one.entries))


def _order_of_time(entry: Entry) -> tuple[bool, date, float, str]:
    when = entry_when(entry)
    if when is None:
        return True, date.max, -entry.salience, entry.id
    return False, middle_day(when.earliest, when.latest), -entry.salience, entry.id


def middle_day(earliest: date | None, latest: date | None) -> date:
    """The day under which an interval is put in an order of time: its middle, or the end that is known; `date.max` where none is.

    >>> middle_day(date(2031, 3, 1), date(2031, 3, 5)), middle_day(None, date(2031, 3, 5))
    (datetime.date(2031, 3, 3), datetime.date(2031, 3, 5))
    """
    if earliest is None or latest is None:
        return earliest or latest or date.max
    return date.fromordinal((earliest.toordinal() + latest.toordinal()) // 2)


def ask(ledger: Path, filters: Filters | None = None, *, as_of: date | None = None, possible: bool = False) -> Answers:
    """The answers of a ledger, as it is or as of a day, for the entries that pass the filters.

    Raises StoreError where there is no ledger, UsageError where a filter names what neither the codebook nor the ledger has.
    """
    with opened(ledger) as store:
        whole = read_view(store, as_of=as_of, possible=possible, links=True)
    return Answers(whole, passing(whole, filters))
