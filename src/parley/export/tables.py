"""Three tables of the ledger: one row an entry, and beside it its evidence and the positions of its disputes.

A table is a list of columns with their types and a stream of rows; `csv` and `parquet` write it. Every row of
`evidence` and `disputes` names its entry. Several values of one cell are joined by "; ".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeAlias

from parley.export.entries import entry_json
from parley.export.selection import Selection
from parley.model.codebook import ACT_BY_NAME
from parley.model.computed import Entry
from parley.model.records import Period, When

Cell: TypeAlias = str | int | float | bool | date | None
Type: TypeAlias = Literal["text", "integer", "number", "day"]
SEPARATOR = "; "


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """name: also the name of its file; columns: (name, type) in order; rows: as many cells as columns."""

    name: str
    columns: tuple[tuple[str, Type], ...]
    rows: tuple[tuple[Cell, ...], ...]


ENTRY_COLUMNS: tuple[tuple[str, Type], ...] = (
    ("id", "text"), ("act", "text"), ("plover_root", "text"), ("plover_mode", "text"), ("topic", "text"),
    ("actors", "text"), ("recipients", "text"), ("mediators", "text"),
    ("amount", "number"), ("amount_high", "number"), ("qualifier", "text"), ("unit", "text"), ("duration", "text"),
    ("duration_high", "text"), ("deadline", "day"), ("terms_place", "text"), ("terms_quoted", "text"),
    ("conditions", "text"), ("modality", "text"), ("polarity", "text"), ("speakers", "text"),
    ("said_earliest", "day"), ("said_latest", "day"), ("happens_earliest", "day"), ("happens_latest", "day"),
    ("place", "text"), ("status", "text"), ("salience", "number"), ("reports", "integer"), ("origins", "integer"),
    ("statements", "integer"), ("disputes", "integer"),
)  # fmt: skip
EVIDENCE_COLUMNS: tuple[tuple[str, Type], ...] = (
    ("entry", "text"), ("document", "text"), ("document_id", "text"), ("start", "integer"), ("end", "integer"), ("quote", "text"),
    ("speakers", "text"), ("said_earliest", "day"), ("said_latest", "day"),
)  # fmt: skip
DISPUTE_COLUMNS: tuple[tuple[str, Type], ...] = (
    ("entry", "text"), ("dispute", "integer"), ("kind", "text"), ("field", "text"), ("value", "text"), ("holder", "text"),
    ("documents", "text"),
)  # fmt: skip


def entry_tables(selection: Selection) -> tuple[Table, Table, Table]:
    """The tables `entries`, `evidence` and `disputes` of a selection, in its order."""
    found = [(entry, entry_json(entry, selection.statements, selection.documents)) for entry in selection.entries]
    return (
        Table(name="entries", columns=ENTRY_COLUMNS, rows=tuple(_entry_row(entry, value) for entry, value in found)),
        Table(name="evidence", columns=EVIDENCE_COLUMNS, rows=tuple(row for _, value in found for row in _evidence_rows(value))),
        Table(name="disputes", columns=DISPUTE_COLUMNS, rows=tuple(row for _, value in found for row in _dispute_rows(value))),
    )


def _entry_row(entry: Entry, value: dict[str, Any]) -> tuple[Cell, ...]:
    act = ACT_BY_NAME.get(entry.act)
    terms = entry.terms
    return (
        entry.id, entry.act, act.root if act else None, act.mode if act else None, entry.topic,
        _joined(value["actors"]), _joined(value["recipients"]), _joined(value["mediators"]),
        terms.amount, terms.amount_high, value["terms"]["qualifier"], terms.unit, terms.duration,
        terms.duration_high, terms.deadline.latest if terms.deadline else None, terms.place, _joined(terms.quoted),
        _joined(" ".join(filter(None, (c["relation"], c["actor"], c["act"], c["topic"]))) for c in value["conditions"]),
        value["modality"], value["polarity"], _speakers(value["speakers"]),
        *_ends(entry.said), *_ends(entry.happens),
        value["place"], value["status"], value["salience"], entry.reports, entry.origins,
        len(entry.statements), len(entry.disputes),
    )  # fmt: skip


def _evidence_rows(value: dict[str, Any]) -> Iterator[tuple[Cell, ...]]:
    for item in value["statements"]:
        said = item["said"] or {}
        yield (
            value["id"], item["document"], item["document_id"], item["start"], item["end"], item["quote"],
            _speakers(item["speakers"]), _day(said.get("earliest")), _day(said.get("latest")),
        )  # fmt: skip


def _dispute_rows(value: dict[str, Any]) -> Iterator[tuple[Cell, ...]]:
    for number, dispute in enumerate(value["disputes"], start=1):
        for position in dispute["positions"]:
            yield (
                value["id"], number, dispute["kind"], dispute["field"], position["value"], position["holder"],
                _joined(position["documents"]),
            )  # fmt: skip


def _joined(values: Iterable[str]) -> str | None:
    return SEPARATOR.join(values) or None


def _speakers(values: Iterable[dict[str, Any]]) -> str | None:
    return _joined(", ".join(part for part in (who["name"], who["role"], who["org"]) if part) or "unnamed" for who in values)


def _ends(when: When | Period | None) -> tuple[date | None, date | None]:
    return (when.earliest, when.latest) if when else (None, None)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
