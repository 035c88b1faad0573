"""Every export of the examples' ledger: counts add up, days are not false, evidence is the text."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from parley.config import load_settings
from parley.export.actors import actor_rows
from parley.export.columns import table_dicts
from parley.export.dictionary import FORMS
from parley.export.eventdays import last_report
from parley.export.events import events_table
from parley.export.selection import Selection
from parley.export.statements import statements_table
from parley.export.tables import entry_tables
from parley.model.records import Modality
from parley.workflows import query
from parley.workflows.exporting import Format, export_file
from parley.workflows.exports import EXPORTS, Export
from parley.workflows.filters import Filters
from parley.workflows.ingest import build
from parley.workflows.registers import known_register, ledger_register

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    ledger = tmp_path_factory.mktemp("exports") / "examples.db"
    build([EXAMPLES], settings=load_settings(ledger=ledger, environ={}))
    return ledger


@pytest.fixture(scope="module")
def examples(built: Path) -> Selection:
    return query.select(built, links=True)


def test_events_add_up_to_the_ledger(examples: Selection) -> None:
    rows = table_dicts(events_table(examples, known_register()))
    _, evidence, disputes = map(table_dicts, entry_tables(examples))
    assert [row["id"] for row in rows] == [entry.id for entry in examples.entries]
    assert sum(int(str(row["statements"])) for row in rows) == len(examples.statements) == len(statements_table(examples).rows)
    assert sum(int(str(row["reports"])) for row in rows) == sum(entry.reports for entry in examples.entries)
    told = {(row["entry"], f"{row['document']}#{row['start']}-{row['end']}") for row in evidence}
    assert {(row["id"], place) for row in rows for place in str(row["evidence"]).split("; ")} == told
    kinds = {(row["entry"], row["kind"]) for row in disputes}
    assert {(row["id"], kind) for row in rows if row["disputed"] for kind in str(row["disputed"]).split("; ")} == kinds


def test_no_day_is_false(examples: Selection) -> None:
    for row, entry in zip(table_dicts(events_table(examples)), examples.entries, strict=True):
        assert (row["date_precision"] == "day") == (row["date"] is not None and row["date_earliest"] == row["date_latest"])
        assert row["date"] == row["date_earliest"]
        assert (row["date_precision"] == "unknown") == (row["dated_by"] is None)
        limit = last_report(entry, examples.documents)
        if entry.modality is Modality.ACTUAL and limit and row["date"]:
            assert row["date"] <= limit, "told as done, so no later than the reports"  # type: ignore[operator]


def test_quotes_are_the_words_at_their_places(examples: Selection) -> None:
    texts = {doc.key: doc.text for doc in examples.documents.values()}
    for row in table_dicts(events_table(examples)):
        places = [place.rpartition("#") for place in str(row["evidence"]).split("; ")]
        words = [texts[key][slice(*map(int, span.split("-")))] for key, _, span in places]
        assert row["quote"] in [" ".join(text.split()) for text in words]


def test_everyone_stands_once_and_counts_are_those_of_the_entries(examples: Selection, built: Path) -> None:
    rows = actor_rows(examples, ledger_register(built, examples.documents))
    assert len({row.id for row in rows}) == len(rows)
    events = table_dicts(events_table(examples))
    assert {row["actor1_id"] for row in events if row["actor1_id"]} <= {row.id for row in rows}
    named = sum(bool(entry.actors) for entry in examples.entries)
    assert sum(row.as_actor for row in rows) >= named
    assert any(row.name == "Leonie Varga" and row.parent for row in rows)


@pytest.mark.parametrize("what", EXPORTS)
def test_parquet_has_the_columns_of_the_dictionary(what: str, built: Path, tmp_path: Path) -> None:
    forms = {form.name: form for form in FORMS}
    for path, rows in export_file(built, tmp_path / f"{what}.parquet", Export(what=what), form=Format.PARQUET):
        table = pq.read_table(path)
        assert table.num_rows == rows
        names = [column.name for column in forms[path.stem.rpartition(".")[2]].columns]
        assert table.column_names == [name for name in names if name != "text"]


@pytest.mark.parametrize("what", EXPORTS)
def test_filters_never_change_a_row(what: str, built: Path, tmp_path: Path) -> None:
    """What passes a filter is what stood there without it, but for counts over the selection and the ends that left it."""
    counted = {"entries", "statements", "copies", "origin", "as_actor", "as_recipient", "as_mediator", "first_day", "last_day", "forms"}
    counted |= {"aliases", "first_entry", "second_entry", "deadlock"}
    everything, some = (
        [{key: value for key, value in row.items() if key not in counted} for row in pq.read_table(path).to_pylist()]
        for path in (
            export_file(built, tmp_path / f"{name}.parquet", Export(what=what, filters=filters), form=Format.PARQUET)[0][0]
            for name, filters in (("all", None), ("some", Filters(topics=("prisoners",))))
        )
    )
    assert len(some) <= len(everything)
    assert all(row in everything for row in some)
