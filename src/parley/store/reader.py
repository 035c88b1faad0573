"""Questions to a ledger in SQLite. Large answers are streamed; each method is one read transaction, a view of one moment."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Select, func, select

from parley.model.computed import Entry
from parley.model.judgements import Judgement, Withdrawal
from parley.model.records import Analysis, Document, Failure, Link, Statement
from parley.store.connection import guarded
from parley.store.payloads import analysis_of, document_of, failure_of, load
from parley.store.protocols import Counts, Hit, Known
from parley.store.search import find
from parley.store.tables import SCHEMA_VERSION, documents, entries, facts, failures, judgements, links, members, statements, withdrawals

BATCH = 500
"""Rows fetched at a time while streaming: some hundred kilobytes."""

MOST_FAULTS = 5
"""Faults that are listed: after the first few a file is lost anyway."""

R = TypeVar("R")


class SqliteReader:
    """The `Reader` protocol over one SQLite file."""

    def __init__(self, engine: Engine, path: Path, wait: float) -> None:
        self._engine = engine
        self._path = path
        self._wait = wait

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with guarded(self._path, self._wait), self._engine.connect() as conn:
            yield conn

    def _stream(self, query: Select[Any]) -> Iterator[Any]:
        with self._reading() as conn:
            yield from conn.execution_options(yield_per=BATCH).execute(query)

    def _records(self, kind: type[R], query: Select[Any]) -> Iterator[R]:
        for row in self._stream(query):
            with guarded(self._path, self._wait):
                record = load(kind, row.payload)
            yield record

    def known(self, key: str) -> Known | None:
        failed = select(failures.c.document).where(failures.c.document == documents.c.key).exists()
        table = documents.c
        query = select(table.id, table.text_hash, table.versions, table.source, table.source_hash, failed.label("failed"))
        with self._reading() as conn:
            row = conn.execute(query.where(table.key == key, table.newest)).one_or_none()
        if row is None:
            return None
        return Known(row.id, row.text_hash, json.loads(row.versions), row.source, row.source_hash, bool(row.failed))

    def key_of(self, source: str) -> str | None:
        query = select(documents.c.key).where(documents.c.source == source, documents.c.newest).order_by(documents.c.number.desc())
        with self._reading() as conn:
            return conn.scalar(query.limit(1))

    def documents(self, *, newest: bool = True) -> Iterator[Document]:
        query = select(documents.c.payload, documents.c.text).order_by(documents.c.key, documents.c.newest, documents.c.number)
        for row in self._stream(query.where(documents.c.newest) if newest else query):
            with guarded(self._path, self._wait):
                doc = document_of(row.payload, row.text)
            yield doc

    def document(self, id_or_key: str) -> Document | None:
        query = select(documents.c.payload, documents.c.text)
        with self._reading() as conn:
            row = conn.execute(query.where(documents.c.id == id_or_key)).one_or_none()
            if row is None:
                row = conn.execute(query.where(documents.c.key == id_or_key, documents.c.newest)).one_or_none()
            return None if row is None else document_of(row.payload, row.text)

    def analysis(self, document: str) -> Analysis | None:
        told = select(statements.c.payload).where(statements.c.document == document).order_by(statements.c.position)
        failed = select(failures).where(failures.c.version == document).order_by(failures.c.stage, failures.c.reason)
        with self._reading() as conn:
            payload = conn.scalar(select(documents.c.analysis).where(documents.c.id == document))
            if payload is None:
                return None
            stmts = [load(Statement, row.payload) for row in conn.execute(told)]
            return analysis_of(payload, stmts, [failure_of(row) for row in conn.execute(failed)])

    def statements(self, *, newest: bool = True) -> Iterator[Statement]:
        query = select(statements.c.payload).order_by(statements.c.id)
        if newest:
            query = query.join(documents, documents.c.id == statements.c.document).where(documents.c.newest)
        return self._records(Statement, query)

    def statement(self, id: str) -> Statement | None:
        return next(self._records(Statement, select(statements.c.payload).where(statements.c.id == id)), None)

    def failures(self) -> tuple[Failure, ...]:
        query = select(failures).order_by(failures.c.document, failures.c.stage, failures.c.reason)
        with self._reading() as conn:
            return tuple(failure_of(row) for row in conn.execute(query))

    def entries(self) -> Iterator[Entry]:
        return self._records(Entry, select(entries.c.payload).order_by(entries.c.rank))

    def entry(self, id_or_member: str) -> Entry | None:
        query = select(entries.c.payload)
        member = query.join(members, members.c.entry == entries.c.id).where(members.c.statement == "s" + id_or_member[1:])
        with self._reading() as conn:
            payload = conn.scalar(query.where(entries.c.id == id_or_member)) or conn.scalar(member)
            return None if payload is None else load(Entry, payload)

    def links(self) -> Iterator[Link]:
        return self._records(Link, select(links.c.payload).order_by(links.c.id))

    def judgements(self) -> tuple[Judgement, ...]:
        found = self._records(Judgement, select(judgements.c.payload))
        return tuple(sorted(found, key=lambda one: (one.when, one.id)))

    def withdrawals(self) -> tuple[Withdrawal, ...]:
        found = self._records(Withdrawal, select(withdrawals.c.payload))
        return tuple(sorted(found, key=lambda one: (one.when, one.id)))

    def search(self, words: str, *, limit: int = 50) -> tuple[Hit, ...]:
        with self._reading() as conn:
            return find(conn, words, limit)

    def versions(self) -> dict[str, str]:
        query = select(facts).where(facts.c.name.startswith("version:")).order_by(facts.c.name)
        with self._reading() as conn:
            held = {row.name.removeprefix("version:"): row.value for row in conn.execute(query)}
        return {"schema": str(SCHEMA_VERSION), **held}

    def counts(self) -> Counts:
        newest = select(func.count()).select_from(documents).where(documents.c.newest)
        told = select(func.count()).select_from(statements).join(documents, documents.c.id == statements.c.document)
        language = func.coalesce(documents.c.language, "unknown")
        foreign = select(language, func.count()).where(documents.c.newest, ~documents.c.analysed).group_by(language).order_by(language)
        with self._reading() as conn:
            return Counts(
                documents=conn.scalar(newest) or 0,
                versions=conn.scalar(select(func.count()).select_from(documents)) or 0,
                statements=conn.scalar(told.where(documents.c.newest)) or 0,
                entries=conn.scalar(select(func.count()).select_from(entries)) or 0,
                disputes=conn.scalar(select(func.sum(entries.c.disputes))) or 0,
                links=conn.scalar(select(func.count()).select_from(links)) or 0,
                failures=conn.scalar(select(func.count()).select_from(failures)) or 0,
                languages={row[0]: row[1] for row in conn.execute(foreign)},
            )

    def revision(self) -> int:
        with self._reading() as conn:
            return int(conn.scalar(select(facts.c.value).where(facts.c.name == "revision")) or 0)

    def folded_stamp(self) -> str | None:
        with self._reading() as conn:
            held = {row.name: row.value for row in conn.execute(select(facts))}
        return held.get("folded") if held.get("folded_revision") == held.get("revision", "0") else None

    def faults(self) -> tuple[str, ...]:
        with self._reading() as conn:
            found = [str(row[0]) for row in conn.exec_driver_sql(f"PRAGMA quick_check({MOST_FAULTS})")]
            orphans = conn.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(MOST_FAULTS)
        lines = [line.strip() for text in found for line in text.splitlines() if text != "ok"]
        return (*lines[:MOST_FAULTS], *(f"a row of {row[0]} belongs to no row of {row[2]}" for row in orphans))
