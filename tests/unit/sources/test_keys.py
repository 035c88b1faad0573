"""Keys: who keeps the short one, and what a second file of the same relative path gets."""

from __future__ import annotations

from pathlib import Path

from parley.sources.keys import settle_key, split_source


def test_a_second_existing_file_gets_the_name_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, second = tmp_path / "a" / "1.txt", tmp_path / "b" / "1.txt"
    first.touch()
    second.touch()
    held = {"1.txt": str(first)}
    assert settle_key("1.txt", str(second), holder=held.get) == "b/1.txt"
    assert settle_key("1.txt", str(first), holder=held.get) == "1.txt"


def test_a_moved_folder_keeps_its_keys(tmp_path: Path) -> None:
    held = {"1.txt": str(tmp_path / "gone" / "1.txt")}
    assert settle_key("1.txt", str(tmp_path / "b" / "1.txt"), holder=held.get) == "1.txt"


def test_rows_of_two_tables_of_one_name(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    table = tmp_path / "a" / "all.csv"
    table.touch()
    held = {"all.csv#3": f"{table}#3"}
    assert settle_key("all.csv#3", f"{tmp_path}/b/all.csv#3", holder=held.get) == "b/all.csv#3"


def test_a_key_is_found_even_where_all_longer_ones_are_held(tmp_path: Path) -> None:
    taken: list[str] = []

    def holder(key: str) -> str | None:
        taken.append(key)
        return str(tmp_path) if len(taken) < 40 else None

    assert settle_key("1.txt", "/b/1.txt", holder=holder).startswith("1.txt (")


def test_sources_of_rows_and_files() -> None:
    assert split_source("/n/A.CSV#a#b") == ("/n/A.CSV", "#a#b")
    assert split_source("/n/x.csv#d/y.txt") == ("/n/x.csv#d/y.txt", "")
    assert split_source("") == ("", "")
