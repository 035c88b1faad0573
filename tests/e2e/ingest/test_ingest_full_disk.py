"""A disk that fills up during a build: one error with its remedy, nothing that was reported is lost, the next build completes.

On a small file system of its own where one may be mounted; else the database is given a size that it may not exceed.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from parley.errors import StoreError
from parley.store import open_store

from .fakes import content, fill, run

SMALL = "700k"
PAGES = 60
"""Pages of 4 kB that the stand-in allows: the empty ledger has some 40."""


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[tuple[Path, Callable[[], None]]]:
    """A folder on a small file system, and what gives it room."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    options = ["-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(folder)]
    if mount is None or os.geteuid() != 0 or subprocess.run([mount, *options], capture_output=True, check=False).returncode:
        pytest.skip("no file system may be mounted here")
    try:
        yield folder, lambda: subprocess.run([mount, "-o", "remount,size=50m", str(folder)], check=True, capture_output=True) and None
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def confined(tmp_path: Path) -> Iterator[tuple[Path, Callable[[], None]]]:
    """A folder whose databases may not grow, and what lets them."""
    pages = PAGES

    def limit(raw: sqlite3.Connection, _: object) -> None:
        raw.execute(f"PRAGMA max_page_count = {pages}")

    def give_room() -> None:
        nonlocal pages
        pages = 2**30

    event.listen(Engine, "connect", limit)
    try:
        yield tmp_path, give_room
    finally:
        event.remove(Engine, "connect", limit)


def fills_up(folder: Path, give_room: Callable[[], None], tmp_path: Path) -> None:
    news, ledger, clean = fill(tmp_path / "news", 400), folder / "x.db", tmp_path / "clean.db"
    told: list[str] = []
    with pytest.raises(StoreError) as caught:
        run(ledger, news, on_progress=lambda _, __, name: told.append(name))
    assert str(caught.value) == (
        f"{ledger}: cannot grow: the disk is full. Remedy: free some space, then build again; nothing that was reported as read is lost"
    )
    assert 0 < len(told) < 400
    with open_store(ledger) as store:
        assert store.faults() == ()
        assert set(told) <= {doc.key for doc in store.documents()}
    with pytest.raises(StoreError, match="the disk is full"):  # and again, until there is room
        run(ledger, news)
    give_room()
    summary = run(ledger, news)
    assert summary.unchanged >= len(told)
    assert summary.read + summary.unchanged == 400
    run(clean, news)
    assert content(ledger) == content(clean)


@pytest.mark.slow
def test_a_file_system_that_fills_up(mounted: tuple[Path, Callable[[], None]], tmp_path: Path) -> None:
    fills_up(*mounted, tmp_path)


@pytest.mark.slow
def test_a_database_that_may_not_grow(confined: tuple[Path, Callable[[], None]], tmp_path: Path) -> None:
    fills_up(*confined, tmp_path)
