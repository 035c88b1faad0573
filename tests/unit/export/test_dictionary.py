"""The data dictionary: every column has a meaning, an honest example and, where its list is closed, its values."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import date

import pytest

import parley.export
from parley.export.columns import Column, Form, Table
from parley.export.dictionary import FORMS, dictionary_page, dictionary_table
from parley.export.events import events_table
from parley.export.reports import counted, documents_table
from parley.export.selection import Selection
from parley.export.statements import statements_table
from parley.export.tables import entry_tables


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_column_says_what_it_means(form: Form) -> None:
    assert len({column.name for column in form.columns}) == len(form.columns)
    for column in form.columns:
        assert column.meaning.endswith("."), column.name
        assert column.meaning[0].isupper() or column.meaning.split(":")[0] in (*column.values, "true", "false"), column.name
        if column.type == "number":
            assert column.unit, column.name
        if column.example:
            _fits(column)


def _fits(column: Column) -> None:
    match column.type:
        case "day":
            date.fromisoformat(column.example)
        case "integer":
            int(column.example)
        case "number":
            float(column.example)
        case "flag":
            assert column.example in ("true", "false")
    if column.values:
        assert set(column.example.split("; ")) <= set(column.values), column.name


def test_one_name_means_one_thing_in_tables_of_the_same_rows() -> None:
    named = {form.name for form in FORMS}
    assert len(named) == len(FORMS)
    assert len(dictionary_table().rows) == sum(len(form.columns) for form in FORMS)
    assert {row[0] for row in dictionary_table("events").rows} == {"events"}


def test_cells_are_from_the_lists_and_types_that_the_dictionary_gives(selection: Selection) -> None:
    forms = {form.name: form for form in FORMS}
    tables: list[Table] = [*entry_tables(selection), events_table(selection), statements_table(selection)]
    tables.append(documents_table(counted(selection), text=True))
    for table in tables:
        form = forms[table.name]
        assert table.columns == form.pairs()
        for row in table.rows:
            for column, cell in zip(form.columns, row, strict=True):
                if column.values and cell is not None:
                    assert set(str(cell).split("; ")) <= set(column.values), (table.name, column.name)


def test_the_page_names_every_column() -> None:
    page = dictionary_page()
    for form in FORMS:
        assert f"## {form.name}\n" in page
        assert all(f"| `{column.name}` |" in page for column in form.columns)


def test_no_form_is_left_out() -> None:
    names = [module.name for module in pkgutil.iter_modules(parley.export.__path__, "parley.export.")]
    made = {id(value): value for name in names for value in vars(importlib.import_module(name)).values() if isinstance(value, Form)}
    left = {form.name for form in made.values()} - {form.name for form in FORMS}
    assert left == {"dictionary"}, "add it to FORMS"
