"""CSV and Parquet: three tables that belong together, and cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.export.csv import FORMULA_SIGNS, neutral, table_csv
from parley.export.parquet import write_parquet
from parley.export.selection import Selection
from parley.export.tables import Table, entry_tables


def test_tables_fit_together(selection: Selection) -> None:
    entries, evidence, disputes = entry_tables(selection)
    ids = {row[0] for row in entries.rows}
    assert ids == {entry.id for entry in selection.entries}
    assert {row[0] for row in evidence.rows} == ids
    assert [row[0] for row in disputes.rows] == [selection.entries[0].id] * 2
    for table in (entries, evidence, disputes):
        assert all(len(row) == len(table.columns) for row in table.rows)


def test_csv_reads_back(selection: Selection) -> None:
    entries = entry_tables(selection)[0]
    rows = list(csv.DictReader(io.StringIO(table_csv(entries), newline="")))
    assert rows[0]["actors"] == "Hill Front"
    assert rows[0]["plover_root"] == "AGREE"
    assert rows[0]["deadline"] == "2031-04-30"
    assert rows[0]["conditions"] == "in_exchange_for Velmar government release prisoners"
    assert rows[1]["said_earliest"] == ""


def test_parquet_reads_back_with_types(selection: Selection, tmp_path: Path) -> None:
    path = tmp_path / "entries.parquet"
    write_parquet(entry_tables(selection)[0], path)
    rows = pq.read_table(path).to_pylist()
    assert rows[0]["said_earliest"] == date(2031, 3, 3)
    assert rows[0]["amount"] == 240.0
    assert rows[1]["place"] is None


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "＝1"])
def test_formulas_are_made_text(text: str) -> None:
    assert neutral(text) == f"'{text}"


@given(st.text())
def test_no_cell_begins_as_a_formula(text: str) -> None:
    table = Table(name="t", columns=(("a", "text"), ("b", "text")), rows=((text, None),))
    back = list(csv.reader(io.StringIO(table_csv(table), newline="")))[1:]
    assert not back[0][0].lstrip().startswith(FORMULA_SIGNS)
    if "\x00" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text):
        assert back[0][0] in (text, f"'{text}")
