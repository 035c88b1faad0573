"""What waits for what, as JSON and as tables: single conditions, and the circles of them (deadlocks).

Invariant: a condition is shown as told and with who says so; the awaited deed is never shown as done unless an entry tells it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from parley.export.columns import Cell, Column, Form, Table, ends, joined
from parley.export.entries import condition_json, when_json
from parley.export.fields import ACT_NAMES, SALIENCE, TOPIC_NAMES
from parley.model.computed import Deadlock, Deed, Wait
from parley.model.records import ConditionRelation

Json = dict[str, Any]

RELATIONS = tuple(one.value for one in ConditionRelation)


def _deed(prefix: str, what: str) -> tuple[Column, ...]:
    return (
        Column(f"{prefix}_party", "text", f"Who is to do {what}; empty where the text names nobody.", "Hill Front"),
        Column(f"{prefix}_party_id", "text", "The key under which conditions join that party; no id of `actors`.", "found:hill-front"),
        Column(f"{prefix}_act", "text", f"{what[0].upper()}{what[1:]}: the act.", "declare_ceasefire", values=ACT_NAMES),
        Column(f"{prefix}_topic", "text", f"{what[0].upper()}{what[1:]}: what it is about.", "ceasefire", values=TOPIC_NAMES),
        Column(f"{prefix}_negative", "flag", "true: it is not to be done.", "false"),
    )


CONDITIONS = Form(
    name="conditions",
    row="a condition: one deed waits for another",
    columns=(
        *_deed("deed", "the deed that waits"),
        Column("relation", "text", "How the one hangs on the other.", "in_exchange_for", values=RELATIONS),
        *_deed("awaited", "the deed that is awaited"),
        Column("holders", "text", "Who says so, joined.", "Hill Front"),
        Column("earliest", "day", "First day on which it can have been said; empty where open or unknown.", "2031-03-03"),
        Column("latest", "day", "Last day on which it can have been said.", "2031-03-03"),
        Column("entry", "text", "Id of the entry that tells the condition.", "e3fa4c0d5a1b2c3d4"),
        Column("met", "text", "Id of the entry that tells the awaited deed as done since; empty where none does.", "e7ea3c99f5a1b2c3d"),
        Column("reason", "text", "How the two deeds were read out of the entry.", ""),
    ),
)
DEADLOCKS = Form(
    name="deadlocks",
    row="an edge of a circle of conditions: a deed, and the next one, for which it waits",
    columns=(
        Column("deadlock", "integer", "The circle's number, the most salient first, from 1.", "1"),
        Column("edge", "integer", "The edge's number in the circle, from 1; the last deed waits for the first.", "2"),
        *_deed("deed", "the deed that waits"),
        *_deed("awaited", "the deed that is awaited"),
        Column("relations", "text", "How the conditions that tell this edge put it, joined.", "until", values=RELATIONS),
        Column("holders", "text", "Who says so, joined.", "Hill Front"),
        Column("entries", "text", "Ids of the entries that tell this edge, joined.", "e3fa4c0d5a1b2c3d4"),
        Column("explicit", "flag", "true: every edge of the circle names both its parties and is told as a condition.", "true"),
        Column("open", "flag", "true: no awaited deed of the circle is told as done since.", "true"),
        SALIENCE,
    ),
)


def waits_table(waits: Iterable[Wait]) -> Table:
    """One row a condition."""
    return CONDITIONS.table(
        (
            *_cells(wait.deed), wait.relation.value, *_cells(wait.awaited), joined(wait.holders), *ends(wait.when), wait.entry, wait.met,
            wait.reason or None,
        )
        for wait in waits
    )  # fmt: skip


def deadlocks_table(deadlocks: Iterable[Deadlock]) -> Table:
    """One row an edge of a circle, circles in their order."""
    return DEADLOCKS.table(row for number, deadlock in enumerate(deadlocks, start=1) for row in _edge_rows(number, deadlock))


def waits_json(waits: Iterable[Wait]) -> list[Json]:
    """One object a condition: the deed, what it waits for, who says so, and whether it is met."""
    return [_wait_json(wait) for wait in waits]


def deadlocks_json(deadlocks: Iterable[Deadlock]) -> list[Json]:
    """One object a circle: its deeds in order, and for each the conditions by which it waits for the next."""
    return [
        {
            "cycle": [deed_json(deed) for deed in deadlock.cycle],
            "waits": [waits_json(edge) for edge in deadlock.waits],
            "explicit": deadlock.explicit,
            "open": deadlock.open,
            "entries": list(deadlock.entries),
            "salience": round(deadlock.salience, 4),
        }
        for deadlock in deadlocks
    ]


def deed_json(deed: Deed) -> Json:
    """What a party is to do; party: its name, or null where the text names nobody."""
    return {"party": deed.name, "party_id": deed.party, "act": deed.act, "topic": deed.topic, "negative": deed.negative}


def _wait_json(wait: Wait) -> Json:
    return {
        "deed": deed_json(wait.deed),
        "awaited": deed_json(wait.awaited),
        "relation": wait.relation.value,
        "entry": wait.entry,
        "condition": condition_json(wait.condition),
        "holders": list(wait.holders),
        "when": when_json(wait.when),
        "met": wait.met,
        "reason": wait.reason,
    }


def _cells(deed: Deed) -> tuple[Cell, ...]:
    return deed.name, deed.party, deed.act, deed.topic, deed.negative


def _edge_rows(number: int, deadlock: Deadlock) -> Iterable[tuple[Cell, ...]]:
    circle = [*deadlock.cycle, *deadlock.cycle[:1]]
    for edge, ((deed, awaited), waits) in enumerate(zip(pairwise(circle), deadlock.waits, strict=True), start=1):
        yield (
            number, edge, *_cells(deed), *_cells(awaited),
            joined(dict.fromkeys(wait.relation.value for wait in waits)),
            joined(dict.fromkeys(holder for wait in waits for holder in wait.holders)),
            joined(dict.fromkeys(wait.entry for wait in waits)),
            deadlock.explicit, deadlock.open, round(deadlock.salience, 4),
        )  # fmt: skip
