"""What changed between two views of one ledger: what is new, whose status or terms are others, which disputes came and went.

Invariant: pure, and symmetric in what it looks at: an entry of the later view is compared with the entries of the earlier one that share a
statement with it, since the ids of entries may change when they grow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from parley.model.computed import Dispute, Entry
from parley.model.records import Terms


class ChangeKind(StrEnum):
    """NEW: no earlier entry tells it; STATUS, TERMS: another one than before; DISPUTED, SETTLED: a dispute came, or went; RETOLD: more
    reports tell it; JOINED: what were several entries is one; GONE: no entry tells it any longer (a document was replaced)."""

    NEW = "new"
    STATUS = "status"
    TERMS = "terms"
    DISPUTED = "disputed"
    SETTLED = "settled"
    RETOLD = "retold"
    JOINED = "joined"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference. entry: as it is later (for GONE: as it was); before: as it was, or None where it is new; dispute: the one that came
    or went."""

    kind: ChangeKind
    entry: Entry
    before: Entry | None = None
    dispute: Dispute | None = None


def changes(before: Iterable[Entry], after: Iterable[Entry]) -> tuple[Change, ...]:
    """The differences of two views, the most salient entries first; of one entry in the order of `ChangeKind`.

    >>> changes((), ())
    ()
    """
    earlier, later = tuple(before), tuple(after)
    home = {stmt: entry for entry in earlier for stmt in entry.statements}
    kept = {stmt for entry in later for stmt in entry.statements}
    found: list[Change] = []
    for entry in later:
        olds = tuple({old.id: old for stmt in entry.statements if (old := home.get(stmt)) is not None}.values())
        found += _changed(entry, olds) if olds else [Change(kind=ChangeKind.NEW, entry=entry)]
    found += [Change(kind=ChangeKind.GONE, entry=old, before=old) for old in earlier if not kept & {*old.statements}]
    order = list(ChangeKind)
    return tuple(sorted(found, key=lambda change: (-change.entry.salience, change.entry.id, order.index(change.kind))))


def _changed(entry: Entry, olds: Sequence[Entry]) -> list[Change]:
    old = max(olds, key=lambda one: (one.reports, one.salience, one.id))
    found = []
    if len(olds) > 1:
        found.append(Change(kind=ChangeKind.JOINED, entry=entry, before=old))
    if entry.status is not old.status:
        found.append(Change(kind=ChangeKind.STATUS, entry=entry, before=old))
    if _figures(entry.terms) != _figures(old.terms):
        found.append(Change(kind=ChangeKind.TERMS, entry=entry, before=old))
    now, then = {(one.kind, one.field) for one in entry.disputes}, {(one.kind, one.field) for each in olds for one in each.disputes}
    found += [Change(kind=ChangeKind.DISPUTED, entry=entry, before=old, dispute=d) for d in entry.disputes if (d.kind, d.field) not in then]
    gone = [d for each in olds for d in each.disputes if (d.kind, d.field) not in now]
    found += [Change(kind=ChangeKind.SETTLED, entry=entry, before=old, dispute=dispute) for dispute in gone]
    if not found and entry.reports > old.reports:
        found.append(Change(kind=ChangeKind.RETOLD, entry=entry, before=old))
    return found


def _figures(terms: Terms) -> tuple[object, ...]:
    """What of the terms is worth a line: figures, length and deadline."""
    deadline = terms.deadline.latest if terms.deadline else None
    return terms.amount, terms.amount_high, terms.qualifier, terms.duration, terms.duration_high, deadline
