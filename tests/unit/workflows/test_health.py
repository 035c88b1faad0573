"""The examination: it finds what is wrong, names the remedy, and raises on nothing."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from parley.store.tables import SCHEMA_VERSION
from parley.workflows import health
from parley.workflows.health import Finding, State, examine
from parley.workflows.health import installed as installed_module
from parley.workflows.health import ledger as ledger_module
from parley.workflows.health import model as model_module
from parley.workflows.health.surroundings import check_process_file, check_terminal


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith("PARLEY_"):
            monkeypatch.delenv(name)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


def found(ledger: Path, about: str) -> Finding:
    (one,) = [one for one in examine(ledger) if one.about == about]
    return one


def test_nothing_is_wrong_with_a_good_ledger(ledger: Path) -> None:
    findings = examine(ledger)
    assert [one for one in findings if one.state is State.WRONG] == []
    assert found(ledger, "holds").words == "2 documents, 2 statements, 2 entries, 1 dispute"
    assert found(ledger, "integrity").words == "whole"
    assert "schema" in found(ledger, "made by").words


def test_it_says_where_entries_are_behind(ledger: Path) -> None:
    raw = sqlite3.connect(ledger)
    raw.execute("UPDATE facts SET value = value + 1 WHERE name = 'revision'")
    raw.commit()
    raw.close()
    one = found(ledger, "entries")
    assert one.state is State.NOTE
    assert "are older than the documents" in one.words


def damaged(ledger: Path) -> None:
    data = bytearray(ledger.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 600] = b"\xa5" * 600
    ledger.write_bytes(data)


def newer(ledger: Path) -> None:
    raw = sqlite3.connect(ledger)
    raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    raw.close()


def foreign(ledger: Path) -> None:
    ledger.unlink()
    raw = sqlite3.connect(ledger)
    raw.execute("CREATE TABLE bees (name)")
    raw.commit()
    raw.close()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (damaged, "damaged"),
        (newer, "was written by a newer Parley"),
        (foreign, "is no ledger of Parley"),
        (lambda path: path.write_text("Dear diary", encoding="utf-8"), "is no ledger of Parley"),
        (lambda path: path.write_bytes(b""), "is empty"),
        (lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]), "damaged"),
        (lambda path: (path.unlink(), path.mkdir()), "is a folder"),
    ],
    ids=["damaged", "newer", "foreign", "text", "empty", "cut", "folder"],
)
def test_a_bad_ledger_is_reported_and_left_as_it_is(spoil: object, words: str, ledger: Path) -> None:
    spoil(ledger)  # type: ignore[operator]
    before = ledger.read_bytes() if ledger.is_file() else b""
    bad = [one for one in examine(ledger) if one.state is State.WRONG]
    assert len(bad) == 1
    assert words in bad[0].words
    assert bad[0].remedy
    assert (ledger.read_bytes() if ledger.is_file() else b"") == before


def test_a_ledger_that_is_not_there_is_a_note(tmp_path: Path) -> None:
    assert found(tmp_path / "none.db", "ledger").state is State.NOTE
    assert found(tmp_path / "no" / "none.db", "folder").state is State.WRONG


def test_too_little_room_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free = type("Usage", (), {"free": 1024})
    monkeypatch.setattr(ledger_module.shutil, "disk_usage", lambda _: free)
    assert found(tmp_path / "none.db", "folder").state is State.WRONG


def test_variables_that_nothing_reads_are_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLEY_LEGDER", "a.db")
    monkeypatch.setenv("PARLEY_EVAL_DATA", str(tmp_path / "none"))
    monkeypatch.setenv("PARLEY_LEDGER", "b.db")
    one = found(tmp_path / "a.db", "variable PARLEY_LEGDER")
    assert (one.state, one.remedy) == (
        State.WRONG,
        "did you mean PARLEY_LEDGER? known are PARLEY_LEDGER, PARLEY_MODEL, PARLEY_EVAL_DATA, PARLEY_FRAMES",
    )
    assert found(tmp_path / "a.db", "variable PARLEY_EVAL_DATA").state is State.WRONG
    assert found(tmp_path / "a.db", "variable PARLEY_LEDGER").state is State.OK


@pytest.mark.parametrize(
    ("text", "state", "words"),
    [
        ('title = "Valley talks"', State.NOTE, "Valley talks, 0 parties"),
        ("title = ", State.WRONG, "is no TOML"),
        ("", State.WRONG, "title"),
    ],
)
def test_a_process_file_here_is_looked_at(text: str, state: State, words: str) -> None:
    assert [one.state for one in check_process_file()] == [State.OK]
    Path("process.toml").write_text(text, encoding="utf-8")
    (one,) = check_process_file()
    assert one.state is state
    assert words in one.words


def test_a_missing_model_and_library_are_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLEY_MODEL", "en_no_such_model")
    assert [one.state for one in model_module.check_model()] == [State.OK, State.WRONG]
    monkeypatch.setattr(installed_module.metadata, "requires", lambda _: ["no-such-thing>=1", "rich", "no-cloud; extra == 'cloud'"])
    states = {one.about: one.state for one in installed_module.check_program()}
    assert states["libraries"] is State.WRONG
    assert states["optional: cloud"] is State.NOTE


@pytest.mark.parametrize(("encoding", "state"), [("utf-8", State.OK), ("ascii", State.NOTE), ("no-such", State.WRONG)])
def test_the_terminals_encoding(encoding: str, state: State) -> None:
    assert [one.state for one in check_terminal(encoding)] == [state]


def test_a_model_that_cannot_be_loaded_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> object:
        raise MemoryError("no room")

    monkeypatch.setattr("parley.workflows.resources.load_analyser", broken)
    assert [one.words for one in model_module.try_model() if one.state is State.WRONG] == ["cannot be used (MemoryError: no room)"]


@pytest.mark.slow
def test_on_request_the_model_is_tried(tmp_path: Path) -> None:
    words = [one.words for one in health.examine(tmp_path / "a.db", load=True) if one.about == "analysis"]
    assert len(words) == 1
    assert words[0].startswith("works")
