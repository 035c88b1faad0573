"""Opening a ledger file: new, older, newer, foreign, damaged, locked; and what one write does when it cannot be made."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.exc import IntegrityError

from parley.errors import StoreError, VersionError
from parley.model.ids import document_id, text_hash
from parley.model.records import Analysis, Document, Failure, Span, Statement, When
from parley.store import open_store
from parley.store.connection import connect, leftovers
from parley.store.tables import APPLICATION_ID, SCHEMA_VERSION, metadata


def document(key: str = "a.txt", text: str = "A truce.") -> Document:
    hashed = text_hash(text)
    return Document(id=document_id(key, hashed), key=key, text=text, text_hash=hashed, segments=(), published=When())


def made(path: Path) -> Path:
    open_store(path, create=True).close()
    return path


def test_a_new_ledger_is_one_marked_file(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db")
    raw = sqlite3.connect(path)
    assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert raw.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    raw.close()
    assert [item.name for item in tmp_path.iterdir()] == ["x.db"]
    assert leftovers(path) == ()


def test_the_migrations_make_the_tables_that_the_code_knows(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{made(tmp_path / 'x.db')}")
    with engine.connect() as conn:
        context = MigrationContext.configure(conn, opts={"include_name": lambda name, kind, _: kind != "table" or "_words" not in name})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_there_is_one_migration_a_schema_version() -> None:
    import parley.store

    script = ScriptDirectory(str(Path(parley.store.__file__).parent / "migrations"))
    assert len(list(script.walk_revisions())) == SCHEMA_VERSION


def test_a_ledger_of_the_first_schema_is_brought_up_and_keeps_what_it_holds(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db")
    with open_store(path) as store:
        doc = document()
        store.put(doc, Analysis(document=doc.id), source="/news/a.txt")
    raw = sqlite3.connect(path)
    raw.executescript(
        "DROP TABLE withdrawals; DROP TABLE judgements; UPDATE alembic_version SET version_num = '0001'; PRAGMA user_version = 1"
    )
    raw.close()
    with open_store(path) as store:
        assert store.judgements() == ()
        assert store.document("a.txt") == doc


def test_foreign_keys_are_on(tmp_path: Path) -> None:
    engine = connect(tmp_path / "x.db", create=True, wait=1)
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), engine.begin() as conn:
        conn.exec_driver_sql("INSERT INTO members (statement, entry) VALUES ('s1', 'e1')")
    engine.dispose()


def statement(doc: Document) -> Statement:
    span = Span(document=doc.id, start=0, end=1)
    return Statement(id="s1", document=doc.id, act="offer", topic="other", actors=(), recipients=(), trigger=span, evidence=(span,))


def test_a_write_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    doc = document()
    twice = (statement(doc), statement(doc))
    failure = Failure(document="a.txt", stage="reading", reason="is empty")
    with open_store(tmp_path / "x.db", create=True) as store:
        store.put_failure(failure)
        with pytest.raises(StoreError):
            store.put(doc, Analysis(document=doc.id, statements=twice), source="")
        assert store.counts().versions == 0
        assert store.failures() == (failure,)
        assert store.revision() == 0


@pytest.mark.parametrize("content", [b"Talks began.", b"SQLite format 2\x00", b"\x00" * 4096])
def test_a_file_of_another_kind_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"notes\.txt: is no ledger of Parley") as caught:
        open_store(path, create=True)
    assert caught.value.remedy
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE documents (id TEXT)")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="is no ledger of Parley"):
        open_store(path, create=True)
    assert path.read_bytes() == before


def test_a_damaged_ledger_says_so(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db")
    content = bytearray(path.read_bytes())
    content[100:] = b"\xff" * (len(content) - 100)
    path.write_bytes(content)
    with pytest.raises(StoreError, match="is damaged") as caught:
        open_store(path)
    assert "restore a copy" in str(caught.value)


def test_a_truncated_ledger_says_so(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db")
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(StoreError, match="is damaged"), open_store(path) as store:
        store.counts()


def test_a_missing_ledger_is_made_only_on_demand(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no such ledger"):
        open_store(tmp_path / "x.db")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(StoreError, match="its folder does not exist"):
        open_store(tmp_path / "no" / "x.db", create=True)
    with pytest.raises(StoreError, match="is a folder"):
        open_store(tmp_path, create=True)


def test_an_empty_file_becomes_a_ledger_only_on_demand(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.touch()
    with pytest.raises(StoreError, match="is empty"):
        open_store(path)
    with open_store(path, create=True) as store:
        assert store.counts().documents == 0


def test_a_name_with_signs_of_an_address_is_a_file_name(tmp_path: Path) -> None:
    path = made(tmp_path / "a?mode=ro&b#c %41.db")
    assert path.exists()
    with open_store(path) as store:
        assert store.counts().documents == 0


def test_a_ledger_of_a_newer_schema_is_refused(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db")
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    raw.close()
    with pytest.raises(VersionError, match=rf"newer Parley \(schema {SCHEMA_VERSION + 1}") as caught:
        open_store(path, create=True)
    assert "install the newest Parley" in str(caught.value)


def test_a_ledger_of_a_newer_codebook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with open_store(path, create=True) as store:
        store.put_versions({"codebook": "99"})
    with pytest.raises(VersionError, match="codebook 99"):
        open_store(path)


def test_a_write_waits_for_another_and_then_gives_up_with_a_remedy(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    doc = document()
    with open_store(path, wait=0.2) as store:
        started = time.monotonic()
        with pytest.raises(StoreError, match=r"another build, which did not end within 0\.2 s.*wait for it"):
            store.put(doc, Analysis(document=doc.id), source="")
        assert 0.15 < time.monotonic() - started < 5
        assert store.counts().documents == 0  # readers are not held up
        other.execute("ROLLBACK")
        assert store.put(doc, Analysis(document=doc.id), source="")
    other.close()


def test_a_write_that_waits_long_enough_is_made(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db")
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.3, lambda: other.execute("COMMIT"))
    release.start()
    doc = document()
    with open_store(path, wait=20) as store:
        assert store.put(doc, Analysis(document=doc.id), source="")
    release.join()
    other.close()


def test_a_new_ledger_that_another_process_is_making_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.touch()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match=r"another build, which did not end within 0\.2 s"):
        open_store(path, create=True, wait=0.2)
    other.execute("ROLLBACK")
    other.close()
    open_store(path, create=True, wait=0.2).close()


def _make_and_put(path: str, number: int) -> None:
    with open_store(Path(path), create=True) as store:
        for n in range(5):
            doc = document(f"{number}-{n}.txt")
            store.put(doc, Analysis(document=doc.id), source=f"/{number}-{n}.txt")


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # of Python 3.12, where threads are about
def test_several_processes_make_and_fill_one_new_ledger_at_once(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    context = multiprocessing.get_context("fork")
    workers = [context.Process(target=_make_and_put, args=(str(path), number)) for number in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0] * 4
    with open_store(path) as store:
        assert store.counts().documents == 20
        assert store.revision() == 20


def test_the_index_of_words_stays_whole_through_every_kind_of_write(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with open_store(path, create=True) as store:
        for text, told in (("A truce.", True), ("A lull.", False), ("A truce.", False), ("A truce.", True)):
            doc = document(text=text)
            store.put(doc, Analysis(document=doc.id, statements=(statement(doc),) if told else ()), source="")
    raw = sqlite3.connect(path)
    for table in ("statements", "documents"):
        raw.execute(f"INSERT INTO {table}_words ({table}_words, rank) VALUES ('integrity-check', 1)")
    assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    raw.close()


@pytest.mark.parametrize("payload", ["", "{}", "[]", '{"id": 3', '{"id": "d0", "published": {"basis": "hearsay"}}'])
def test_a_record_that_cannot_be_read_is_an_error_with_a_remedy(tmp_path: Path, payload: str) -> None:
    path = tmp_path / "x.db"
    doc = document()
    with open_store(path, create=True) as store:
        store.put(doc, Analysis(document=doc.id), source="")
    raw = sqlite3.connect(path)
    raw.execute("UPDATE documents SET payload = ?", (payload,))
    raw.commit()
    raw.close()
    with open_store(path) as store, pytest.raises(StoreError, match="holds a damaged or newer document") as caught:
        store.document("a.txt")
    assert caught.value.remedy


def test_a_ledger_on_read_only_ground_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a ledger?.db"
    doc = document()
    with open_store(path, create=True) as store:
        store.put(doc, Analysis(document=doc.id), source="")
    monkeypatch.setattr(os, "access", lambda *_: False)  # permissions do not bind the superuser, who may run the tests
    with open_store(path) as store:
        assert list(store.documents()) == [doc]
        assert leftovers(path) == ()
        with pytest.raises(StoreError, match="may not be written") as caught:
            store.put_versions({"rules": "2"})
        assert "change its permissions" in str(caught.value)


IMPORTS = """
import sys
from pathlib import Path
import parley.workflows.ingest, parley.store, parley.config
heavy = {"sqlalchemy", "alembic", "spacy", "trafilatura", "numpy", "lxml"}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
with parley.store.open_store(Path(sys.argv[1])) as store:
    assert store.counts().documents == 0
assert "alembic" not in sys.modules
"""


def test_nothing_heavy_is_imported_before_it_is_needed(tmp_path: Path) -> None:
    path = made(tmp_path / "x.db")
    subprocess.run([sys.executable, "-c", IMPORTS, str(path)], check=True, timeout=60)
