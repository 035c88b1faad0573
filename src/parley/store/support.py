"""What the SQLite of this Python can do. Opens no file, and needs no SQLAlchemy."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple


class SqliteSupport(NamedTuple):
    """version: of the SQLite library; search: whether it has FTS5, the full-text search that a ledger is made with."""

    version: str
    search: bool


def sqlite_support() -> SqliteSupport:
    """What the SQLite library of this Python is and has.

    >>> sqlite_support().search
    True
    """
    conn = sqlite3.connect(":memory:")
    try:
        conn.execute("CREATE VIRTUAL TABLE probe USING fts5(words)")
        return SqliteSupport(sqlite3.sqlite_version, True)
    except sqlite3.Error:  # "no such module: fts5"
        return SqliteSupport(sqlite3.sqlite_version, False)
    finally:
        conn.close()
