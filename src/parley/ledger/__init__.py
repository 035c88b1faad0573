"""Statements into the ledger: judged, linked, clustered and folded into entries, with their status, disputes, origins and salience; and
what is seen in the entries: the board, threads, conditions and deadlocks, agreements, tracks, processes, and what changed between two
days."""

from parley.ledger.agreements import agreements
from parley.ledger.board import Board, BoardRow, board, entry_when
from parley.ledger.changes import Change, ChangeKind, changes
from parley.ledger.deadlocks import deadlocks
from parley.ledger.fold import FoldOptions, Ledger, fold
from parley.ledger.judging import judge
from parley.ledger.origins import origin_groups
from parley.ledger.processes import processes
from parley.ledger.threads import threads
from parley.ledger.tracks import tracks
from parley.ledger.waits import waits

__all__ = [
    "Board",
    "BoardRow",
    "Change",
    "ChangeKind",
    "FoldOptions",
    "Ledger",
    "agreements",
    "board",
    "changes",
    "deadlocks",
    "entry_when",
    "fold",
    "judge",
    "origin_groups",
    "processes",
    "threads",
    "tracks",
    "waits",
]
