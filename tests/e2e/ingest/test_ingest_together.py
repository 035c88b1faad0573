"""Two builds on one ledger at once: they wait for each other, or say that they cannot; the end is as if they had run in turn."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

import pytest

from parley import store as store_package
from parley.errors import StoreError
from parley.store import open_store

from .fakes import CheapAnalyser, content, fill, report, run

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # of Python 3.12, where threads are about


def in_child(*arguments: Path) -> int:
    """Starts a build in a child process; returns its process id."""
    child = os.fork()
    if child:
        return child
    try:
        run(*arguments)
        os._exit(0)
    finally:
        os._exit(1)


def ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_builds_of_different_folders_at_once(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("a", "b", "c")]
    for start, folder in enumerate(folders):
        folder.mkdir()
        for number in range(start * 20, start * 20 + 20):
            (folder / f"{number:03}.txt").write_text(report(number), encoding="utf-8")
    ledger, clean = tmp_path / "x.db", tmp_path / "clean.db"
    children = [in_child(ledger, folder) for folder in folders]
    assert [ended(child) for child in children] == [0, 0, 0]
    run(clean, *folders)
    assert content(ledger) == content(clean)


def test_builds_of_one_folder_at_once(tmp_path: Path) -> None:
    news = fill(tmp_path / "news", 30)
    ledger, clean = tmp_path / "x.db", tmp_path / "clean.db"
    children = [in_child(ledger, news) for _ in range(3)]
    assert [ended(child) for child in children] == [0, 0, 0]
    run(clean, news)
    assert content(ledger) == content(clean)
    assert run(ledger, news).unchanged == 30


def test_a_build_that_cannot_get_the_ledger_says_so_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger, news = tmp_path / "x.db", fill(tmp_path / "news", 2)
    run(ledger, news / "000.txt")
    other = sqlite3.connect(ledger, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr(store_package, "BUSY_SECONDS", 0.2)
    started = time.monotonic()
    with pytest.raises(StoreError, match=r"is being written by another build, which did not end within 0\.2 s") as caught:
        run(ledger, news)
    assert time.monotonic() - started < 10
    assert "wait for it to end, then build again" in str(caught.value)
    other.execute("ROLLBACK")
    other.close()
    assert run(ledger, news).read == 1


def test_a_reader_sees_a_whole_ledger_while_a_build_goes_on(tmp_path: Path) -> None:
    ledger, news = tmp_path / "x.db", fill(tmp_path / "news", 20)
    run(ledger, news)
    for number in range(20):
        (news / f"{number:03}.txt").write_text(report(number, "rejected the paper"), encoding="utf-8")
    seen = []

    def look(*_: object) -> None:
        with open_store(ledger) as store:
            seen.append((store.counts().documents, store.counts().entries, len(list(store.statements()))))

    run(ledger, news, analyser=CheapAnalyser(), on_progress=look)
    assert {documents for documents, _, _ in seen} == {20}
    assert all(entries for _, entries, _ in seen)
