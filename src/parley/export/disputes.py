"""Disputes as JSON and as a table: where accounts disagree, position by position, each with its holder and its documents.

Invariant: no position is preferred; they stand in the order of the ledger.
"""

from __future__ import annotations

from typing import Any

from parley.export.columns import Column, Form, Table, joined
from parley.export.entries import names
from parley.export.fields import DISPUTES, ENTRY_ID
from parley.export.selection import Selection

Json = dict[str, Any]

FORM = Form(
    name="disputes",
    row="a position in a dispute over an entry",
    columns=(
        ENTRY_ID,
        Column("dispute", "integer", "The dispute's number within the entry, from 1.", "1"),
        Column("kind", "text", "What accounts differ about.", "figure", values=DISPUTES),
        Column("field", "text", "The entry's field that is disputed.", "terms.amount"),
        Column("value", "text", "What this side says.", "240"),
        Column("holder", "text", "Who says so: a party, or the report where it says so itself.", "Hill Front"),
        Column("documents", "text", "Keys of the documents that tell the position, joined.", "courier/offer.txt"),
        Column("statements", "text", "Ids of the statements that tell it, joined.", "s3fa4c0d5a1b2c3d4"),
    ),
)


def disputes_table(selection: Selection) -> Table:
    """One row a position, entries in their order."""
    return FORM.table(
        (
            entry.id, number, dispute.kind.value, dispute.field, position.value, position.holder,
            joined(_keys(selection, position.documents)), joined(position.statements),
        )
        for entry in selection.entries
        for number, dispute in enumerate(entry.disputes, start=1)
        for position in dispute.positions
    )  # fmt: skip


def disputes_json(selection: Selection) -> list[Json]:
    """One object a dispute, with the entry that it is about and every position."""
    return [
        {
            "entry": entry.id,
            "act": entry.act,
            "topic": entry.topic,
            "actors": names(entry.actors),
            "recipients": names(entry.recipients),
            "dispute": number,
            "kind": dispute.kind.value,
            "field": dispute.field,
            "positions": [
                {
                    "value": position.value,
                    "holder": position.holder,
                    "documents": _keys(selection, position.documents),
                    "statements": list(position.statements),
                }
                for position in dispute.positions
            ],
        }
        for entry in selection.entries
        for number, dispute in enumerate(entry.disputes, start=1)
    ]


def _keys(selection: Selection, documents: tuple[str, ...]) -> list[str]:
    return [selection.documents[key].key if key in selection.documents else key for key in documents]
