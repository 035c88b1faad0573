"""Statements into the ledger: linked, clustered and folded into entries, with their status, disputes, origins and salience."""

from parley.ledger.board import Board, BoardRow, board, entry_when
from parley.ledger.fold import FoldOptions, Ledger, fold

__all__ = ["Board", "BoardRow", "FoldOptions", "Ledger", "board", "entry_when", "fold"]
