"""What a build writes to a ledger in SQLite. Each method is one transaction that holds the write lock from its beginning."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from parley.errors import StoreError
from parley.model.ids import text_hash
from parley.model.judgements import Judgement, Withdrawal
from parley.model.records import Analysis, Document, Failure
from parley.store.connection import WRITES, guarded
from parley.store.payloads import (
    document_values,
    entry_values,
    failure_values,
    judgement_values,
    link_values,
    statement_values,
    withdrawal_values,
)
from parley.store.protocols import Folded
from parley.store.tables import documents, entries, facts, failures, judgements, links, members, statements, withdrawals
from parley.store.terms import STRAY, under


class SqliteWriter:
    """The `Writer` protocol over one SQLite file."""

    def __init__(self, engine: Engine, path: Path, wait: float) -> None:
        self._writing_engine = engine.execution_options(**{WRITES: True})
        self._file = path
        self._patience = wait

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with guarded(self._file, self._patience), self._writing_engine.begin() as conn:
            yield conn

    def put(
        self, doc: Document, analysis: Analysis, *, source: str, source_hash: str = "", versions: Mapping[str, str] | None = None
    ) -> bool:
        failed = tuple(replace(fail, document=doc.key, source=source) for fail in analysis.failures)
        analysis = replace(analysis, failures=failed)
        told = statement_values(doc, analysis)
        row = document_values(doc, analysis, told, source=source, source_hash=source_hash, versions=versions or {})
        with self._writing() as conn:
            if _holds(conn, row):
                return False
            _put_document(conn, row)
            conn.execute(delete(failures).where(failures.c.document == doc.key))
            if told:
                conn.execute(insert(statements), told)
            if failed:
                conn.execute(insert(failures), failure_values(failed, version=doc.id))
            _count_revision(conn)
        return True

    def move(self, key: str, source: str) -> None:
        with self._writing() as conn:
            conn.execute(update(documents).where(documents.c.key == key, documents.c.newest).values(source=source))

    def put_failure(self, failure: Failure) -> None:
        (row,) = failure_values([failure], version=None)
        with self._writing() as conn:
            held = conn.execute(select(failures).where(failures.c.document == failure.document)).all()
            if [dict(other._mapping) for other in held] != [row]:
                conn.execute(delete(failures).where(failures.c.document == failure.document))
                conn.execute(insert(failures), row)

    def settle_failures(self, roots: Sequence[str], kept: Collection[str]) -> None:
        query = select(failures.c.document, failures.c.source).where(failures.c.version.is_(None))
        with self._writing() as conn:
            gone = {row.document for row in conn.execute(query) if row.document not in kept and under(row.source, roots)}
            for key in sorted(gone):
                conn.execute(delete(failures).where(failures.c.document == key, failures.c.version.is_(None)))

    def put_ledger(self, ledger: Folded, *, revision: int | None = None, stamp: str = "") -> bool:
        rows = [entry_values(entry, rank) for rank, entry in enumerate(ledger.entries)]
        held_by = [{"statement": stmt, "entry": entry.id} for entry in ledger.entries for stmt in entry.statements]
        linked = [link_values(link) for link in ledger.links]
        digest = text_hash("\n".join(row["payload"] for row in (*rows, *linked)))
        with self._writing() as conn:
            held: dict[str, str] = {row.name: row.value for row in conn.execute(select(facts))}
            seen = int(held.get("revision", 0)) if revision is None else revision
            if int(held.get("folded_revision", 0)) > seen:
                return False
            if held.get("folded_digest") != digest:
                for table in (members, entries, links):
                    conn.execute(delete(table))
                for table, values in ((entries, rows), (members, held_by), (links, linked)):
                    if values:
                        conn.execute(insert(table), values)
            _note(conn, held, {"folded_digest": digest, "folded": stamp, "folded_revision": str(seen)})
        return True

    def put_judgements(self, made: Iterable[Judgement], withdrawn: Iterable[Withdrawal] = (), /) -> int:
        rows = {one.id: judgement_values(one) for one in made}
        gone = {one.id: withdrawal_values(one) for one in withdrawn}
        with self._writing() as conn:
            known = set(conn.scalars(select(judgements.c.id)))
            new = [row for id, row in rows.items() if id not in known]
            stray = next((row for row in gone.values() if row["judgement"] not in known | rows.keys()), None)
            if stray is not None:
                raise StoreError(STRAY.format(stray["judgement"]))
            held = set(conn.scalars(select(withdrawals.c.id)))
            taken = [row for id, row in gone.items() if id not in held]
            for table, values in ((judgements, new), (withdrawals, taken)):
                if values:
                    conn.execute(insert(table), values)
            if new or taken:
                _count_revision(conn)
        return len(new) + len(taken)

    def put_versions(self, versions: Mapping[str, str]) -> None:
        with self._writing() as conn:
            held: dict[str, str] = {row.name: row.value for row in conn.execute(select(facts))}
            _note(conn, held, {f"version:{name}": value for name, value in versions.items() if name != "schema"})


def _holds(conn: Connection, row: Mapping[str, Any]) -> bool:
    """Whether this very row is the newest of its key already, and no failure to read a later version stands beside it."""
    table = documents.c
    held = conn.execute(select(table.id, table.digest, table.source).where(table.key == row["key"], table.newest)).one_or_none()
    if held is None or tuple(held) != (row["id"], row["digest"], row["source"]):
        return False
    stale = select(failures.c.document).where(failures.c.document == row["key"], failures.c.version.is_distinct_from(row["id"]))
    return conn.execute(stale).first() is None


def _put_document(conn: Connection, row: Mapping[str, Any]) -> None:
    """Writes the row of a version, in place where the version was held before, and makes it the newest of its key."""
    table = documents.c
    older = table.key == row["key"]
    if row["source"]:  # the same bytes in the same place under a new key (a URL became known) are one document, not two
        older |= (table.source == row["source"]) & (table.text_hash == row["text_hash"])
    retired = conn.scalars(select(table.id).where(older, table.newest, table.id != row["id"])).all()
    for id in retired:
        conn.execute(update(documents).where(table.id == id).values(newest=False))
        conn.execute(delete(failures).where(failures.c.version == id))
    conn.execute(delete(statements).where(statements.c.document == row["id"]))
    if conn.execute(select(table.number).where(table.id == row["id"])).first() is None:
        conn.execute(insert(documents), row)
    else:
        conn.execute(update(documents).where(table.id == row["id"]).values(**row))


def _count_revision(conn: Connection) -> None:
    revision = int(conn.scalar(select(facts.c.value).where(facts.c.name == "revision")) or 0)
    _note(conn, {}, {"revision": str(revision + 1)})


def _note(conn: Connection, held: Mapping[str, str], values: Mapping[str, str]) -> None:
    """Writes the facts that differ from those held."""
    rows = [{"name": name, "value": value} for name, value in values.items() if held.get(name) != value]
    if rows:
        statement = upsert(facts)
        conn.execute(statement.on_conflict_do_update(index_elements=[facts.c.name], set_={"value": statement.excluded.value}), rows)
