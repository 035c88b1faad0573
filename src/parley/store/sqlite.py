"""The SQLite backend: one file, write-ahead logging, foreign keys, full-text search; read by many, written by one at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from parley.store.connection import connect
from parley.store.reader import SqliteReader
from parley.store.writer import SqliteWriter


class SqliteStore(SqliteReader, SqliteWriter):
    """The `Store` protocol over one SQLite file. Made by `parley.store.open_store`."""

    def __init__(self, path: Path, *, create: bool, wait: float) -> None:
        engine = connect(path, create=create, wait=wait)
        SqliteReader.__init__(self, engine, path, wait)
        SqliteWriter.__init__(self, engine, path, wait)

    def close(self) -> None:
        """Lets go of the file; the last one to do so leaves it as a single file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *args: object) -> None:
        self.close()
