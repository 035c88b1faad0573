"""Agreements as JSON and as tables: deals that other entries refer to, and what became of each of their provisions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from parley.export.columns import Cell, Column, Form, Table, ends, joined, party_names
from parley.export.entries import names, when_json
from parley.export.fields import COUNTRY, MODALITIES, PLACE, SALIENCE, STATUSES, TOPIC_NAMES
from parley.export.threads import STATES
from parley.model.computed import Agreement

Json = dict[str, Any]

AGREEMENTS = Form(
    name="agreements",
    row="an agreement: a deal that other entries refer to",
    columns=(
        Column("id", "text", "The agreement's address.", "a09039256a1b2c3d4"),
        Column("name", "text", "Its parties and its time in words.", "Velmar government and Hill Front, 15 Mar 2031"),
        Column("parties", "text", "Who agreed, joined.", "Velmar government; Hill Front"),
        Column("mediators", "text", "Who mediated, joined.", "Lakes Union"),
        Column("earliest", "day", "First day on which it can have been made; empty where open or unknown.", "2031-03-15"),
        Column("latest", "day", "Last day on which it can have been made.", "2031-03-15"),
        PLACE,
        *COUNTRY,
        Column("status", "text", "Where it stands, as its entries have it.", "agreed", values=STATUSES),
        Column(
            "modality", "text", "Whether it is told as made, as planned, as conditional or as merely possible.", "actual", values=MODALITIES
        ),
        Column("provisions", "integer", "How many provisions it has.", "3", unit="provisions"),
        Column("topics", "text", "What its provisions are about, joined.", "ceasefire; prisoners", values=TOPIC_NAMES),
        Column("entries", "text", "Ids of its entries, joined.", "e09039256a1b2c3d4"),
        SALIENCE,
    ),
)
PROVISIONS = Form(
    name="provisions",
    row="a provision of an agreement",
    columns=(
        Column("agreement", "text", "The agreement's id in the table `agreements`.", "a09039256a1b2c3d4"),
        Column("provision", "integer", "Its number within the agreement, from 1.", "2"),
        Column("topic", "text", "What it is about.", "prisoners", values=TOPIC_NAMES),
        Column("state", "text", "What became of it; empty where no thread follows it.", "delivered", values=STATES),
        Column("entry", "text", "Id of the entry that tells it.", "e36531687a1b2c3d4"),
        Column("thread", "text", "Id of the thread that follows it; empty where none does.", "t36531687a1b2c3d4"),
    ),
)


def agreements_table(agreements: Iterable[Agreement]) -> Table:
    """One row an agreement."""
    return AGREEMENTS.table(_row(agreement) for agreement in agreements)


def provisions_table(agreements: Iterable[Agreement]) -> Table:
    """One row a provision, agreements in their order."""
    return PROVISIONS.table(
        (agreement.id, number, part.topic, part.state.value if part.state else None, part.entry, part.thread)
        for agreement in agreements
        for number, part in enumerate(agreement.provisions, start=1)
    )


def agreements_json(agreements: Iterable[Agreement]) -> list[Json]:
    """One object an agreement, with its provisions."""
    return [
        {
            "id": agreement.id,
            "name": agreement.name,
            "parties": names(agreement.parties),
            "mediators": names(agreement.mediators),
            "when": when_json(agreement.when),
            "place": agreement.place.name if agreement.place else None,
            "status": agreement.status.value,
            "modality": agreement.modality.value,
            "provisions": [
                {"entry": part.entry, "topic": part.topic, "state": part.state.value if part.state else None, "thread": part.thread}
                for part in agreement.provisions
            ],
            "entries": list(agreement.entries),
            "salience": round(agreement.salience, 4),
        }
        for agreement in agreements
    ]


def _row(agreement: Agreement) -> tuple[Cell, ...]:
    place = agreement.place
    return (
        agreement.id, agreement.name, party_names(agreement.parties), party_names(agreement.mediators), *ends(agreement.when),
        place.name if place else None, place.country if place else None, agreement.status.value, agreement.modality.value,
        len(agreement.provisions), joined(dict.fromkeys(part.topic for part in agreement.provisions)), joined(agreement.entries),
        round(agreement.salience, 4),
    )  # fmt: skip
