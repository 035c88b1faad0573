"""What the report is made of beside the entries: everything that is computed from them.

Invariant: filled by the caller; a report without some of it (an empty tuple) leaves that part out and says nothing about it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from parley.ledger import Board
from parley.model.computed import Agreement, Deadlock, Entry, Thread, Track


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """board: of the selection's entries; threads, deadlocks, agreements, tracks: those that such an entry is in, whole, the most salient
    first; origins: groups of ids of documents that have one origin (they copy one another, or carry one agency's text); entries: by id,
    all that the others rest on, also those that are not in the selection.

    >>> Findings().threads
    ()
    """

    board: Board = field(default_factory=lambda: Board(rows=()))
    threads: tuple[Thread, ...] = ()
    deadlocks: tuple[Deadlock, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    tracks: tuple[Track, ...] = ()
    origins: tuple[tuple[str, ...], ...] = ()
    entries: Mapping[str, Entry] = field(default_factory=dict)
