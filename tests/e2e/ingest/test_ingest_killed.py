"""kill -9 at many points: nothing that was reported as read is lost, and the next build completes what a clean one would have made."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from parley.store import open_store

from .fakes import CheapAnalyser, content, fill, report, run

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # of Python 3.12, where threads are about

POINTS = 30
"""How many of some 150 statements and commits of a build are killed; each costs about 30 ms."""

COUNTED = ("before_cursor_execute", "commit")


def build_and_die(ledger: Path, news: Path, told: Path, *, at: int, rules: str = "1") -> int:
    """Builds in a child process that kills itself before its `at`-th statement or commit. Returns the signal, 0 where it ended before."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    try:
        left = at

        def count(*_: object) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

        for name in COUNTED:
            event.listen(Engine, name, count)
        with told.open("a", encoding="utf-8", buffering=1) as out:
            run(ledger, news, analyser=CheapAnalyser(rules=rules), on_progress=lambda _, __, name: print(name, file=out, flush=True))
        os._exit(0)
    finally:
        os._exit(1)


def events(ledger: Path, news: Path) -> int:
    """How many statements and commits a whole build takes."""
    number = 0

    def count(*_: object) -> None:
        nonlocal number
        number += 1

    for name in COUNTED:
        event.listen(Engine, name, count)
    try:
        run(ledger, news)
    finally:
        for name in COUNTED:
            event.remove(Engine, name, count)
    return number


def assert_whole(ledger: Path, told: Path) -> None:
    """The file is sound, and every document that was reported as done is in it."""
    if not ledger.exists() or ledger.stat().st_size == 0:
        assert not told.exists() or told.read_text(encoding="utf-8") == ""
        return
    raw = sqlite3.connect(ledger)
    assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    made = raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    held = {key for (key,) in raw.execute("SELECT key FROM documents UNION SELECT document FROM failures")} if made else set()
    raw.close()
    reported = set(told.read_text(encoding="utf-8").split()) if told.exists() else set()
    assert reported <= held


def news_of(tmp_path: Path) -> Path:
    news = fill(tmp_path / "news", 4)
    (news / "002.txt").write_text("", encoding="utf-8")
    (news / "table.csv").write_text(f'text\n"{report(7)}"\n"{report(8)}"\n', encoding="utf-8")
    return news


def test_a_first_build_killed_at_many_points(tmp_path: Path) -> None:
    news = news_of(tmp_path)
    clean = tmp_path / "clean.db"
    total = events(clean, news)
    assert total > POINTS
    killed = 0
    for point in range(POINTS):
        ledger, told = tmp_path / f"{point}.db", tmp_path / f"{point}.told"
        killed += build_and_die(ledger, news, told, at=point * total // POINTS) == signal.SIGKILL
        assert_whole(ledger, told)
        run(ledger, news)
        assert content(ledger) == content(clean), f"killed at {point * total // POINTS} of {total}"
    assert killed == POINTS


def test_a_second_build_killed_at_many_points(tmp_path: Path) -> None:
    """Files changed and rules new: versions replace versions."""
    news = news_of(tmp_path)
    first = tmp_path / "first.db"
    run(first, news)
    (news / "000.txt").write_text(report(0, "rejected the paper"), encoding="utf-8")
    (news / "002.txt").write_text(report(2), encoding="utf-8")
    clean = tmp_path / "clean.db"
    clean.write_bytes(first.read_bytes())
    run(clean, news, analyser=CheapAnalyser(rules="2"))
    for point in range(0, 150, 5):
        ledger, told = tmp_path / f"{point}.db", tmp_path / f"{point}.told"
        ledger.write_bytes(first.read_bytes())
        build_and_die(ledger, news, told, at=point, rules="2")
        assert_whole(ledger, told)
        run(ledger, news, analyser=CheapAnalyser(rules="2"))
        assert content(ledger) == content(clean), f"killed at {point}"


def test_a_build_killed_again_and_again_gets_there(tmp_path: Path) -> None:
    news = fill(tmp_path / "news", 12)
    ledger, told, clean = tmp_path / "x.db", tmp_path / "told", tmp_path / "clean.db"
    run(clean, news)
    run(ledger, news / "000.txt")
    for _ in range(100):
        if build_and_die(ledger, news, told, at=150) == 0:
            break
        assert_whole(ledger, told)
    else:
        pytest.fail("100 builds, each killed after 150 statements, did not get through 12 documents")
    assert content(ledger) == content(clean)
    assert len(told.read_text(encoding="utf-8").split()) >= 12


SCRIPT = """
import importlib.util, sys
from pathlib import Path
spec = importlib.util.spec_from_file_location("fakes", sys.argv[1])
fakes = importlib.util.module_from_spec(spec)
sys.modules["fakes"] = fakes
spec.loader.exec_module(fakes)
fakes.run(Path(sys.argv[2]), Path(sys.argv[3]), on_progress=lambda done, total, name: print(name, flush=True))
"""


@pytest.mark.slow
def test_a_process_killed_from_outside_at_any_time(tmp_path: Path) -> None:
    news = fill(tmp_path / "news", 40)
    clean = tmp_path / "clean.db"
    run(clean, news)
    for point in (0, 9, 30):
        ledger, told = tmp_path / f"{point}.db", tmp_path / f"{point}.told"
        with told.open("wb") as out:
            arguments = [sys.executable, "-c", SCRIPT, str(Path(__file__).with_name("fakes.py")), str(ledger), str(news)]
            process = subprocess.Popen(arguments, stdout=out)
            wait_for_lines(told, point, process)
            process.send_signal(signal.SIGKILL)
            process.wait()
        assert_whole(ledger, told)
        with open_store(ledger, create=True) as store:
            assert store.counts().documents >= point
        run(ledger, news)
        assert content(ledger) == content(clean)


def wait_for_lines(file: Path, count: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while len(file.read_bytes().splitlines()) < count and process.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.001)
