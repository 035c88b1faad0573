"""Files of export: whole or not at all, three tables beside one another."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import threading
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from parley.errors import UsageError
from parley.workflows.exporting import Format, export_file, export_text
from parley.workflows.exports import EXPORTS, Export
from parley.workflows.filters import Filters

EXPECTED = {"entries": 2, "events": 2, "statements": 2, "documents": 2, "actors": 3, "links": 0, "disputes": 2, "sources": 2}
"""Rows of each table of the small ledger; of disputes, one a position. What is computed of it is tested elsewhere."""


def test_jsonl_to_a_file_and_to_text_is_the_same(ledger: Path, tmp_path: Path) -> None:
    target = tmp_path / "entries.jsonl"
    assert export_file(ledger, target, form=Format.JSONL) == ((target, 2),)
    assert target.read_text(encoding="utf-8").splitlines() == list(export_text(ledger, form=Format.JSONL))


@pytest.mark.parametrize("form", [Format.CSV, Format.PARQUET])
def test_tables_stand_beside_one_another(ledger: Path, tmp_path: Path, form: Format) -> None:
    written = export_file(ledger, tmp_path / f"entries.{form}", form=form)
    assert [(path.name, rows) for path, rows in written] == [(f"entries.{form}", 2), (f"evidence.{form}", 2), (f"disputes.{form}", 2)]
    assert all(path.stat().st_size for path, _ in written)
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == f".{form}") == sorted(path.name for path, _ in written)


def test_filters_apply(ledger: Path) -> None:
    lines = list(export_text(ledger, Export(filters=Filters(acts=("deny",))), form=Format.JSONL))
    assert [json.loads(line)["act"] for line in lines] == ["deny"]


@pytest.mark.parametrize("what", EXPORTS)
@pytest.mark.parametrize("form", list(Format))
def test_every_export_in_every_form(what: str, form: Format, ledger: Path, tmp_path: Path) -> None:
    (target, rows), *_ = export_file(ledger, tmp_path / f"{what}.{form}", Export(what=what), form=form)
    if form is Format.PARQUET:
        assert pq.read_table(target).num_rows == rows
    elif form is Format.CSV:
        assert len(list(csv.reader(io.StringIO(target.read_text(encoding="utf-8"), newline="")))) == rows + 1
    else:
        assert len([json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]) == rows
    assert rows == EXPECTED.get(what, rows) or (what == "disputes" and form is Format.JSONL and rows == 1)


def test_formulas_are_made_text_in_every_table(ledger: Path, tmp_path: Path) -> None:
    export_file(ledger, tmp_path / "documents.csv", Export(what="documents"), form=Format.CSV)
    assert ",'=Front offers truce," in (tmp_path / "documents.csv").read_text(encoding="utf-8")


def test_filters_choose_the_documents_that_tell_an_entry(ledger: Path) -> None:
    chosen = Export(what="documents", filters=Filters(acts=("deny",)))
    assert [json.loads(line)["document"] for line in export_text(ledger, chosen, form=Format.JSONL)] == ["folder/denial.txt"]


def test_as_of_a_day_only_what_was_known(ledger: Path) -> None:
    chosen = Export(what="documents", as_of=date(2031, 3, 8))
    assert [json.loads(line)["outlet"] for line in export_text(ledger, chosen, form=Format.JSONL)] == ["Lowland Post"]


def test_text_only_where_asked_for(ledger: Path) -> None:
    lines = list(export_text(ledger, Export(what="documents", text=True), form=Format.JSONL))
    assert all(json.loads(line)["text"] for line in lines)


def test_parquet_is_no_text(ledger: Path) -> None:
    with pytest.raises(UsageError, match="name a file with -o"):
        list(export_text(ledger, form=Format.PARQUET))


def test_a_folder_that_is_missing_is_named(ledger: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="a folder that exists"):
        export_file(ledger, tmp_path / "none" / "entries.csv", form=Format.CSV)


def test_the_old_file_stays_where_writing_fails(ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "entries.csv"
    target.write_text("old", encoding="utf-8")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UsageError, match="No space left"):
        export_file(ledger, target, form=Format.CSV)
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_a_target_that_is_no_file_is_written_to_and_stays(ledger: Path, tmp_path: Path) -> None:
    """A device or a pipe, such as /dev/stdout, must never be replaced by a file."""
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    export_file(ledger, pipe, form=Format.JSONL)
    reader.join(timeout=30)
    assert stat.S_ISFIFO(pipe.lstat().st_mode)
    assert got[0].count(b"\n") == 2


def test_a_link_leads_to_the_file_that_is_replaced(ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "real.jsonl").write_text("old", encoding="utf-8")
    (tmp_path / "link.jsonl").symlink_to("real.jsonl")
    export_file(ledger, tmp_path / "link.jsonl", form=Format.JSONL)
    assert (tmp_path / "link.jsonl").is_symlink()
    assert (tmp_path / "real.jsonl").read_text(encoding="utf-8").count("\n") == 2
