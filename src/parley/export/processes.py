"""Peace processes as JSON and as a table: their parties, mediators and days, and how many reports and entries tell of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from parley.export.columns import Column, Form, Table, joined, party_names
from parley.export.entries import names
from parley.model.computed import Process

PROCESSES = Form(
    name="processes",
    row="a peace process: entries in which the same adversaries deal with one another",
    columns=(
        Column("id", "text", "The process's address.", "pbcaf9c2ba1b2c3d4"),
        Column("name", "text", "Named after its parties, states first.", "Velmar government – Hill Front"),
        Column("parties", "text", "Its parties, joined.", "Velmar government; Hill Front"),
        Column("mediators", "text", "Who leads or brings them together, joined.", "Calvessa"),
        Column("countries", "text", "Where its acts happen (ISO 3166 alpha-3), the most usual first, joined.", "NOR; CUB"),
        Column("since", "day", "First day on which something of it can have been said; empty where none is dated.", "2031-03-04"),
        Column("until", "day", "Last such day.", "2031-05-10"),
        Column("reports", "integer", "How many reports tell of it.", "14", unit="reports"),
        Column("entries", "text", "Ids of its entries, joined.", "ebcaf9c2ba1b2c3d4"),
    ),
)


def processes_table(processes: Iterable[Process]) -> Table:
    """One row a process."""
    return PROCESSES.table(
        (
            one.id, one.name, party_names(one.parties), party_names(one.mediators), joined(one.countries),
            one.since, one.until, len(one.documents), joined(one.entries),
        )
        for one in processes
    )  # fmt: skip


def processes_json(processes: Iterable[Process]) -> list[dict[str, Any]]:
    """One object a process."""
    return [
        {
            "id": one.id,
            "name": one.name,
            "parties": names(one.parties),
            "mediators": names(one.mediators),
            "countries": list(one.countries),
            "since": one.since.isoformat() if one.since else None,
            "until": one.until.isoformat() if one.until else None,
            "documents": list(one.documents),
            "entries": list(one.entries),
        }
        for one in processes
    ]
