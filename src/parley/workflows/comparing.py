"""Two views of one ledger compared: as of an earlier day, and as of a later one or by all that is known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from parley.export.changes import Line
from parley.export.selection import Selection
from parley.ledger import ChangeKind, changes
from parley.report.changes import change_lines
from parley.workflows.answers import Answers
from parley.workflows.filters import Filters
from parley.workflows.views import opened, passing, read_view


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """lines: the changes in words; view: the later view, as far as it passes the filters."""

    lines: tuple[Line, ...]
    view: Selection


def compare(ledger: Path, first: date, last: date | None, filters: Filters | None = None, *, possible: bool = False) -> Comparison:
    """What changed from the end of one day to the end of another (None: to all that is known), for entries that pass the filters.

    Where nothing was known by the first day, everything is new. Raises StoreError where there is no ledger.
    """
    with opened(ledger) as store:
        old = read_view(store, as_of=first, possible=possible, links=True)
        new = read_view(store, as_of=last, possible=possible, links=True)
    after = Answers(new, passing(new, filters))
    kept = {stmt for entry in after.shown.entries for stmt in entry.statements}
    before = Answers(old, replace(old, entries=tuple(entry for entry in old.entries if kept & {*entry.statements})))
    shown = {entry.id for entry in after.shown.entries}
    everything = filters is None or filters.empty
    found = [
        change
        for change in changes(old.entries, new.entries)
        if change.entry.id in shown or (change.kind is ChangeKind.GONE and everything)
    ]
    lines = change_lines(found, new, threads=(before.threads, after.threads), deadlocks=(before.deadlocks, after.deadlocks))
    return Comparison(lines=lines, view=after.shown)
