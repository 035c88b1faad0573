"""Ledgers that are damaged, foreign, newer, empty or locked: every command says so in one line, and leaves the file as it is."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from parley import store as store_package
from parley.cli import main
from parley.store.tables import SCHEMA_VERSION

Captured = pytest.CaptureFixture[str]
PAGE = 4096

COMMANDS = {
    "entries": ["entries"],
    "json": ["entries", "--json"],
    "board": ["board"],
    "documents": ["documents"],
    "document": ["document", "denial.txt"],
    "entry": ["entry", "e1234567"],
    "report": ["report", "-o", "out.html"],
    "export": ["export", "entries"],
    "file": ["export", "entries", "-o", "out.csv"],
}


def overwrite(ledger: Path) -> None:
    data = bytearray(ledger.read_bytes())
    for start in range(PAGE, len(data), PAGE):
        data[start + 100 : start + 1100] = b"\xa5" * 1000
    ledger.write_bytes(data)


def change(*statements: str) -> Callable[[Path], None]:
    def apply(ledger: Path) -> None:
        raw = sqlite3.connect(ledger)
        for statement in statements:
            raw.execute(statement)
        raw.commit()
        raw.close()

    return apply


def foreign(ledger: Path) -> None:
    ledger.unlink()
    change("CREATE TABLE bees (name)")(ledger)


def folder(ledger: Path) -> None:
    ledger.unlink()
    ledger.mkdir()


SPOILT: dict[str, tuple[Callable[[Path], object], str]] = {
    "overwritten": (overwrite, "is damaged"),
    "head": (lambda path: path.write_bytes(path.read_bytes()[:16] + b"\xff" * 84 + path.read_bytes()[100:]), "is damaged"),
    "cut": (lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]), "is damaged"),
    "cut short": (lambda path: path.write_bytes(path.read_bytes()[:100]), "is damaged"),
    "records": (change("UPDATE entries SET payload = '{'", "UPDATE documents SET payload = '[]'"), "holds a damaged or newer"),
    "no table": (change("DROP TABLE entries", "DROP TABLE documents"), "is damaged (no such table"),
    "empty": (lambda path: path.write_bytes(b""), "is empty"),
    "foreign": (foreign, "is no ledger of Parley"),
    "text": (lambda path: path.write_text("Dear diary,\n", encoding="utf-8"), "is no ledger of Parley"),
    "newer": (change(f"PRAGMA user_version = {SCHEMA_VERSION + 1}"), "was written by a newer Parley"),
    "folder": (folder, "is a folder, not a ledger"),
}


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("how", SPOILT)
def test_one_line_with_a_remedy(how: str, name: str, ledger: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil, words = SPOILT[how]
    spoil(ledger)
    before = ledger.read_bytes() if ledger.is_file() else b""
    monkeypatch.chdir(ledger.parent)
    assert main([*COMMANDS[name], "--ledger", str(ledger)]) == 1
    captured = capsys.readouterr()
    assert captured.err.startswith(f"parley: {ledger}: {words}")
    assert ". Remedy: " in captured.err
    assert captured.err.count("\n") == 1
    assert captured.out == ""
    assert (ledger.read_bytes() if ledger.is_file() else b"") == before
    assert [path.name for path in ledger.parent.iterdir()] == [ledger.name]


@pytest.mark.parametrize("how", [how for how in SPOILT if how != "empty"])
def test_a_build_leaves_it_as_it_is_too(how: str, ledger: Path, capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from parley.model.records import Analysis, Document

    class Nothing:
        versions = {"rules": "1"}  # noqa: RUF012

        def analyse(self, doc: Document, *, gate: bool = True) -> Analysis:
            assert gate
            return Analysis(document=doc.id)

    monkeypatch.setattr("parley.workflows.resources.load_analyser", lambda _: Nothing())
    spoil, words = SPOILT[how]
    spoil(ledger)
    before = ledger.read_bytes() if ledger.is_file() else b""
    (tmp_path / "news.txt").write_text("Talks began.\n", encoding="utf-8")
    assert main(["build", str(tmp_path / "news.txt"), "--ledger", str(ledger)]) == 1
    error = capsys.readouterr().err
    assert ". Remedy: " in error
    assert error.count("\n") == 1
    if how not in ("records", "no table", "overwritten"):  # what can be seen when it is opened
        assert f"{ledger}: {words}" in error
        assert (ledger.read_bytes() if ledger.is_file() else b"") == before


@pytest.mark.parametrize("name", COMMANDS)
def test_while_another_writes_it_can_be_read(name: str, ledger: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ledger.parent)
    monkeypatch.setattr(store_package, "BUSY_SECONDS", 0.2)
    other = sqlite3.connect(ledger, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("DELETE FROM entries")
    try:
        assert main([*COMMANDS[name], "--ledger", str(ledger)]) == (2 if name == "entry" else 0)
        if name == "entry":
            assert "no entry has the id" in capsys.readouterr().err
    finally:
        other.close()


def test_a_build_waits_and_then_says_so(ledger: Path, capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_package, "BUSY_SECONDS", 0.2)
    shutil.copy(Path(__file__), tmp_path / "news.txt")
    other = sqlite3.connect(ledger, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        assert main(["build", str(tmp_path / "news.txt"), "--ledger", str(ledger)]) == 1
    finally:
        other.close()
    assert capsys.readouterr().err == (
        f"parley: {ledger}: is being written by another build, which did not end within 0.2 s. "
        "Remedy: wait for it to end, then build again\n"
    )
