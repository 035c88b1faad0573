"""The data dictionary: every column of every table with its type, unit, meaning, allowed values and an example.

Invariant: made from the definitions that make the tables, so that it cannot say anything else than they do.
"""

from __future__ import annotations

from parley.export.actors import ACTORS
from parley.export.agreements import AGREEMENTS, PROVISIONS
from parley.export.boards import BOARD
from parley.export.changes import CHANGES
from parley.export.columns import Column, Form, Table, joined
from parley.export.conditions import CONDITIONS, DEADLOCKS
from parley.export.disputes import FORM as DISPUTES
from parley.export.events import EVENTS
from parley.export.fields import ACT_NAMES, STATUSES, TOPIC_NAMES
from parley.export.hits import HITS
from parley.export.links import LINKS
from parley.export.processes import PROCESSES
from parley.export.reports import SOURCES, WITH_TEXT
from parley.export.statements import STATEMENTS
from parley.export.tables import ENTRIES, EVIDENCE
from parley.export.threads import STEPS, THREADS
from parley.export.tracks import ROUNDS, TRACKS

FORMS: tuple[Form, ...] = (
    EVENTS, ENTRIES, EVIDENCE, DISPUTES, STATEMENTS, LINKS, WITH_TEXT, SOURCES, ACTORS,
    THREADS, STEPS, CONDITIONS, DEADLOCKS, AGREEMENTS, PROVISIONS, TRACKS, ROUNDS, PROCESSES, BOARD, CHANGES, HITS,
)  # fmt: skip
"""Every table that Parley writes."""

DICTIONARY = Form(
    name="dictionary",
    row="a column of a table",
    columns=(
        Column("table", "text", "The table's name.", "events"),
        Column("column", "text", "The column's name.", "act"),
        Column("type", "text", "What its cells are.", "text"),
        Column("unit", "text", "Of a number.", "0 to 1"),
        Column("meaning", "text", "What a cell says, and when it is empty.", "What was done, from the codebook."),
        Column("values", "text", "The closed list that it is from, joined.", "offer; promise"),
        Column("example", "text", "A cell.", "offer"),
    ),
)
TYPES = {
    "text": "text",
    "integer": "whole number",
    "number": "number",
    "day": "day, YYYY-MM-DD (Parquet: date32)",
    "flag": "true or false",
}
NAMED_LISTS = {ACT_NAMES: "the acts of the [codebook](codebook.md)", TOPIC_NAMES: "the topics of the [codebook](codebook.md)"}
"""Lists that have a page of their own."""

SHARED_LISTS = {STATUSES: "status"}
"""Lists so long that the page has them once, under this name."""


def dictionary_table(name: str | None = None) -> Table:
    """The dictionary as a table; name: of one table only.

    >>> dictionary_table("events").rows[0][:3]
    ('events', 'id', 'text')
    """
    return DICTIONARY.table(
        (form.name, column.name, TYPES[column.type], column.unit or None, column.meaning, joined(column.values), column.example or None)
        for form in FORMS
        if name in (None, form.name)
        for column in form.columns
    )


def dictionary_page() -> str:
    """The dictionary as a section of Markdown for each table."""
    parts = []
    for form in FORMS:
        lines = [f"## {form.name}", "", f"One row: {form.row}. {len(form.columns)} columns.", ""]
        lines += ["| column | type | meaning | allowed values | example |", "| --- | --- | --- | --- | --- |"]
        lines += [_line(column) for column in form.columns]
        parts.append("\n".join(lines))
    shared = [f"- **{name}**: {_codes(values)}" for values, name in SHARED_LISTS.items()]
    return "\n\n".join([*parts, "## Lists\n\n" + "\n".join(shared)])


def _line(column: Column) -> str:
    kind = TYPES[column.type] + (f"; {column.unit}" if column.unit else "")
    example = f"`{column.example}`" if column.example else ""
    cells = (f"`{column.name}`", kind, column.meaning, _values(column.values), example)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _values(values: tuple[str, ...]) -> str:
    if values in NAMED_LISTS:
        return NAMED_LISTS[values]
    return f"the list [{SHARED_LISTS[values]}](#lists)" if values in SHARED_LISTS else _codes(values)


def _codes(values: tuple[str, ...]) -> str:
    return " ".join(f"`{value}`" for value in values)
