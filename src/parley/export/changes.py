"""What changed between two days, as JSON and as a table; the sentences are made by `parley.report.changes`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from parley.export.columns import Column, Form, Table
from parley.ledger import ChangeKind

Json = dict[str, Any]

CHANGES = Form(
    name="changes",
    row="a difference between the ledger as of two days",
    columns=(
        Column("kind", "text", "What kind of change it is.", "status", values=(*ChangeKind, "undertaking", "deadlock")),
        Column("sentence", "text", "The change in words.", "Hill Front offered a truce: was offered, is accepted."),
        Column("entry", "text", "Id of the entry, as it is later.", "e3fa4c0d5a1b2c3d4"),
        Column("before", "text", "The status before; empty where that is not what changed.", "offered"),
        Column("after", "text", "The status after.", "accepted"),
    ),
)

HEADINGS = {
    "new": "New",
    "status": "Where it stands now",
    "terms": "Other figures",
    "disputed": "New disputes",
    "settled": "Disputes no longer told",
    "undertaking": "Undertakings",
    "deadlock": "Deadlocks",
    "joined": "Now told as one",
    "retold": "Told by more reports",
    "gone": "No longer told",
}
"""Kinds of change in the order of reading, with their headings."""

Line: TypeAlias = tuple[str, str, str, str | None, str | None]
"""Kind, sentence, entry, status before, status after."""


def changes_json(lines: Sequence[Line]) -> list[Json]:
    """One object a change."""
    return [dict(zip(("kind", "sentence", "entry", "before", "after"), line, strict=True)) for line in lines]


def changes_table(lines: Sequence[Line]) -> Table:
    """One row a change."""
    return CHANGES.table(lines)
