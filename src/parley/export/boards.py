"""The board in words and as JSON: a party, a topic, its latest position, and since when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from parley.export import wording
from parley.export.columns import Column, Form, Table, ends, joined
from parley.export.entries import when_json
from parley.export.fields import ACT_NAMES, KINDS, STATUSES, TOPIC_NAMES
from parley.ledger import Board, BoardRow
from parley.model.computed import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardLine:
    """One row of the board with its words. position: what the party did or said last; when: that day in words."""

    row: BoardRow
    position: str
    when: str


def lines(board: Board, entries: Mapping[str, Entry]) -> tuple[BoardLine, ...]:
    """The board's rows in their order. entries: by id; those that the rows name."""
    return tuple(BoardLine(row=row, position=position(entries[row.entry]), when=wording.days(row.when)) for row in board.rows)


def position(entry: Entry) -> str:
    """What an entry says of its actors on its topic, naming neither: the act, to whom, the terms, and whether it is disputed."""
    told = wording.with_figures(wording.deed(entry, topic=False), wording.stated(entry))
    return told + (", disputed" if entry.disputes else "")


def board_json(board: Board, entries: Mapping[str, Entry]) -> list[dict[str, Any]]:
    """One object a row: party, topic and the latest position; `entry` and `earlier` are ids of entries."""
    return [
        {
            "party": line.row.name,
            "party_id": line.row.party,
            "kind": line.row.kind.value,
            "topic": line.row.topic,
            "act": line.row.act,
            "status": line.row.status.value,
            "modality": line.row.modality.value,
            "position": line.position,
            "when": when_json(line.row.when),
            "entry": line.row.entry,
            "earlier": list(line.row.earlier),
        }
        for line in lines(board, entries)
    ]


BOARD = Form(
    name="board",
    row="a party on a topic: its latest position",
    columns=(
        Column("party", "text", "The party.", "Velmar government"),
        Column("party_id", "text", "That party's id.", "found:velmar"),
        Column("party_kind", "text", "What that party is.", "government", values=KINDS),
        Column("topic", "text", "What the position is about.", "ceasefire", values=TOPIC_NAMES),
        Column("act", "text", "The act by which it was taken.", "offer", values=ACT_NAMES),
        Column("status", "text", "Where that act stands.", "offered", values=STATUSES),
        Column("position", "text", "The position in words.", "offered to Hill Front: 30 days"),
        Column("earliest", "day", "First day on which it can have been taken; empty where open or unknown.", "2031-03-03"),
        Column("latest", "day", "Last day on which it can have been taken.", "2031-03-03"),
        Column("entry", "text", "Id of the entry that holds it.", "e3fa4c0d5a1b2c3d4"),
        Column("earlier", "text", "Ids of the party's other entries on the topic, latest first, joined.", "e7ea3c99f5a1b2c3d"),
    ),
)


def board_table(board: Board, entries: Mapping[str, Entry]) -> Table:
    """One row a party and topic. entries: by id; those that the rows name."""
    return BOARD.table(
        (
            line.row.name, line.row.party, line.row.kind.value, line.row.topic, line.row.act, line.row.status.value, line.position,
            *ends(line.row.when), line.row.entry, joined(line.row.earlier),
        )
        for line in lines(board, entries)
    )  # fmt: skip
