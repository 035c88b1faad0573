"""The ledger file: documents, statements, entries, failures. SQLite in one file; a backend in memory beside it.

Nothing of SQLAlchemy is imported before a store is opened. Does not read or analyse documents.
"""

from __future__ import annotations

from pathlib import Path

from parley.store.protocols import Counts, Folded, Hit, Known, Reader, Store, Writer
from parley.store.terms import newer

__all__ = ["Counts", "Folded", "Hit", "Known", "Reader", "Store", "Writer", "newer", "open_store"]

BUSY_SECONDS = 30.0
"""How long a write waits for another build on the same ledger. A build holds the ledger for milliseconds a document and some
seconds for the fold of 100,000 statements; who waits longer waits for something that hangs."""


def open_store(path: Path, *, create: bool = False, wait: float | None = None) -> Store:
    """The ledger in this file.

    create: make it where it is not there (or empty); wait: seconds to wait for another writer (default: BUSY_SECONDS). Raises StoreError
    where the file is missing, foreign, corrupt or locked, and VersionError where a newer Parley wrote it. An older ledger is brought to
    the present schema.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, open_store(Path(folder, "x.db"), create=True) as store:
    ...     store.counts().documents
    0
    """
    from parley.store.sqlite import SqliteStore  # here, so that `parley --help` need not wait for SQLAlchemy

    return SqliteStore(path, create=create, wait=BUSY_SECONDS if wait is None else wait)
