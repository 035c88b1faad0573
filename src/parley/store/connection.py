"""Opening a ledger file: is it one, is it of this schema, may it be written. Errors of SQLite become StoreError with a remedy."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, select
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from parley.errors import StoreError, VersionError
from parley.model.codebook import CODEBOOK_VERSION
from parley.store.migrate import migrate
from parley.store.tables import APPLICATION_ID, SCHEMA_VERSION, facts
from parley.store.terms import newer

MAGIC = b"SQLite format 3\x00"

WRITES = "parley_writes"
"""Execution option of connections whose transactions take the write lock when they begin, and so never fail half-way for want of it."""

RETRY_SECONDS = 0.05
"""Between two tries where SQLite does not wait by itself (while a file is first turned to WAL)."""

REMEDIES = (
    (("locked", "busy"), "is being written by another build, which did not end within {wait:g} s", "wait for it to end, then build again"),
    (
        ("malformed", "not a database", "no such table", "no such column"),
        "is damaged ({words})",
        "restore a copy of it, or build a new ledger with --ledger",
    ),
    (
        ("disk i/o",),
        "cannot be read or written ({words})",
        "check the disk; if it is sound, restore a copy, or build a new one with --ledger",
    ),
    (("full",), "cannot grow: the disk is full", "free some space, then build again; nothing that was reported as read is lost"),
    (("readonly", "read-only"), "may not be written", "change its permissions or those of its folder, or choose another --ledger"),
    (("unable to open",), "cannot be opened ({words})", "check the folder's and the file's permissions, or choose another --ledger"),
)
"""Words in an error of SQLite, what they mean, and what to do."""


@contextmanager
def guarded(path: Path, wait: float) -> Iterator[None]:
    """Turns errors of the database in this block into StoreErrors; these, and others in it, name the file. wait: seconds that a lock was
    waited for."""
    try:
        yield
    except StoreError as error:
        error.document = error.document or str(path)
        raise
    except (DBAPIError, sqlite3.Error) as error:
        words = str((error.orig if isinstance(error, DBAPIError) else None) or error)
        for marks, reason, remedy in REMEDIES:
            if any(mark in words.lower() for mark in marks):
                raise StoreError(reason.format(wait=wait, words=words), document=str(path), remedy=remedy) from error
        raise StoreError(f"failed ({words})", document=str(path), remedy="report this, with what led to it") from error


def connect(path: Path, *, create: bool, wait: float) -> Engine:
    """An engine on a checked ledger file of the present schema. Raises StoreError or VersionError."""
    _check_file(path, create=create)
    engine = _engine(path, wait)
    try:
        with guarded(path, wait):
            _prepare(engine, path, create=create, wait=wait)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _check_file(path: Path, *, create: bool) -> None:
    """What can be said without SQLite, which would make a missing file and touch a foreign one."""
    if path.is_dir():
        raise StoreError("is a folder, not a ledger", document=str(path), remedy="name a file with --ledger")
    try:
        with path.open("rb") as stream:
            head = stream.read(len(MAGIC))
    except FileNotFoundError as error:
        if not create:
            remedy = "build it first (parley build PATH), or name another with --ledger"
            raise StoreError("there is no such ledger", document=str(path), remedy=remedy) from error
        if not path.parent.is_dir():
            raise StoreError("its folder does not exist", document=str(path), remedy=f"make the folder {path.parent}") from error
        return
    except OSError as error:
        raise StoreError(f"cannot be opened ({error.strerror})", document=str(path), remedy="check its permissions") from error
    if head and head != MAGIC:
        raise _foreign(path)


def _foreign(path: Path) -> StoreError:
    return StoreError("is no ledger of Parley; it was left as it is", document=str(path), remedy="name another file with --ledger")


def _engine(path: Path, wait: float) -> Engine:
    # isolation_level None: SQLite's own transactions, begun below, without the module's guesses about when one starts
    options = {"timeout": wait, "isolation_level": None, "check_same_thread": False}
    if _on_read_only_ground(path):
        url = URL.create("sqlite", database=path.absolute().as_uri(), query={"immutable": "1", "uri": "true"})
    else:
        url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, connect_args=options)

    def on_connect(raw: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute("PRAGMA synchronous = NORMAL")  # in WAL mode safe against a killed process, and whole after a power cut

    def on_begin(conn: Connection) -> None:
        conn.exec_driver_sql("BEGIN IMMEDIATE" if conn.get_execution_options().get(WRITES) else "BEGIN")

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", on_begin)
    return engine


def _on_read_only_ground(path: Path) -> bool:
    """Whether neither this file nor one beside it can be written, so that nobody else writes it; SQLite must be told so."""
    writable = os.access(path, os.W_OK) or os.access(path.parent, os.W_OK)
    return path.exists() and not writable and not leftovers(path)


def _prepare(engine: Engine, path: Path, *, create: bool, wait: float) -> None:
    with engine.connect() as conn:
        schema = _schema(conn, path)
    if schema == 0 and not create:
        remedy = "build it first (parley build PATH), or name another with --ledger"
        raise StoreError("is empty", document=str(path), remedy=remedy)
    if schema < SCHEMA_VERSION:
        _use_wal(engine, wait)
        with engine.execution_options(**{WRITES: True}).begin() as conn:
            if _schema(conn, path) < SCHEMA_VERSION:  # another build may have been faster
                migrate(conn)
    with engine.connect() as conn:
        codebook = conn.scalar(select(facts.c.value).where(facts.c.name == "version:codebook"))
    if codebook is not None and newer(codebook, CODEBOOK_VERSION):
        raise _too_new(path, f"codebook {codebook}", CODEBOOK_VERSION)


def _schema(conn: Connection, path: Path) -> int:
    """The schema version of the file, 0 where it is empty. Raises where the file is foreign or newer."""
    mark = conn.exec_driver_sql("PRAGMA application_id").scalar_one()
    schema = int(conn.exec_driver_sql("PRAGMA user_version").scalar_one())
    tables = conn.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if mark != APPLICATION_ID and (mark or schema or tables):
        raise _foreign(path)
    if schema > SCHEMA_VERSION:
        raise _too_new(path, f"schema {schema}", str(SCHEMA_VERSION))
    return schema


def _too_new(path: Path, what: str, known: str) -> VersionError:
    reason = f"was written by a newer Parley ({what}; this one knows {known})"
    return VersionError(reason, document=str(path), remedy="install the newest Parley, or build another ledger with --ledger")


def _use_wal(engine: Engine, wait: float) -> None:
    """Turns the file to write-ahead logging, for good. SQLite does not wait here for another process that does the same."""
    deadline = time.monotonic() + wait
    while True:
        try:
            with engine.connect() as conn:
                raw = conn.connection.driver_connection
                if raw is not None:
                    raw.execute("PRAGMA journal_mode = WAL")
            return
        except (OperationalError, sqlite3.OperationalError) as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(RETRY_SECONDS)


def leftovers(path: Path) -> tuple[str, ...]:
    """The files that SQLite keeps beside an open ledger; gone once the last one who has it open has closed it.

    >>> leftovers(Path("no.db"))
    ()
    """
    return tuple(name for name in (f"{path}-wal", f"{path}-shm") if os.path.exists(name))
