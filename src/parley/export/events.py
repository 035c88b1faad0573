"""The located event row that users of ACLED and GDELT expect: one row for each entry of the ledger.

Invariant: as many rows as entries; every figure of a row is that of its entry, and its evidence is all the entry has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from parley.export.columns import Cell, Column, Form, Table, ends, joined, one_line, party_names, speaker_names, table_json
from parley.export.eventdays import PRECISIONS, event_days
from parley.export.evidence import Evidence, evidence
from parley.export.fields import (
    ACT,
    BASES,
    CONDITIONS,
    COUNTRY,
    DISPUTES,
    FIGURES,
    HAPPENS,
    HOW,
    JUDGED,
    KINDS,
    PARTIES,
    PLACE,
    POSITION,
    REPORTS,
    SAID,
    SALIENCE,
    SPEAKERS,
    STATEMENT_COUNT,
    STATUS,
    act_cells,
    condition_words,
    figure_cells,
    position_cells,
)
from parley.export.judgements import bearing, judged_ids
from parley.export.parties import Names, party_index
from parley.export.register import Register
from parley.export.selection import Selection
from parley.ledger.rules import SYMMETRIC
from parley.model.codebook import CODEBOOK_VERSION
from parley.model.computed import Entry
from parley.model.judgements import Ruling
from parley.model.records import Basis, Document, Party

_DATED = (
    Column(
        "date", "day",
        "The day of the act where `date_precision` is day, else the first day on which it can lie. Of words when they were said, of deeds "
        "when they were done. Empty where nothing bounds its beginning: an unknown day is never filled in.",
        "2031-03-03",
    ),
    Column(
        "date_precision", "text",
        "How wide the time is, by its two days: one day, seven days, a calendar month, quarter or year, any other range; open: one end is "
        "unknown; unknown: both are.",
        "day", values=PRECISIONS,
    ),
    Column(
        "date_basis", "text",
        "How the time is known: stated as a date; relative to another date; metadata of the report; inferred, mostly as the week "
        "before the report. Empty where it is unknown.",
        "relative", values=tuple(basis for basis in BASES if basis != Basis.UNKNOWN),
    ),
    Column(
        "dated_by", "text",
        "Which of the entry's times it is; report: no text tells it, and only the last report that tells it as done bounds it. Empty where "
        "it is unknown.",
        "said", values=("said", "happens", "report"),
    ),
    Column("date_earliest", "day", "First day on which the act can lie; empty where open or unknown.", "2031-03-03"),
    Column("date_latest", "day", "Last day on which it can lie (of what lasts, the last day on which it can have begun).", "2031-03-03"),
)  # fmt: skip


def _side(prefix: str, meaning: str, example: str, kind: str) -> tuple[Column, ...]:
    return (
        Column(prefix, "text", meaning, example),
        Column(f"{prefix}_id", "text", "That party's id in the table `actors`.", f"found:{example.lower().replace(' ', '-')}"),
        Column(f"{prefix}_kind", "text", "What that party is.", kind, values=KINDS),
        Column(f"{prefix}_country", "text", "Its country, ISO 3166-1 alpha-3, where known.", "COL"),
    )


EVENTS = Form(
    name="events",
    row="an entry of the ledger as an event: who did what to whom, when and where",
    columns=(
        Column("id", "text", "The entry's id in the table `entries`.", "e3fa4c0d5a1b2c3d4"),
        *_DATED,
        *_side("actor1", "The first party that does it; empty where the reports name none.", "Hill Front", "armed_group"),
        *_side(
            "actor2",
            "The first party to whom it is done; of an act whose parties stand on one side (they meet, agree), the second of them.",
            "Velmar government",
            "government",
        ),
        *PARTIES,
        *ACT,
        *FIGURES,
        CONDITIONS,
        *HOW,
        STATUS,
        Column("disputed", "text", "What accounts differ about, joined; empty where they do not.", "existence", values=DISPUTES),
        JUDGED,
        PLACE,
        *COUNTRY,
        Column("country_name", "text", "The country's short name.", "Qatar"),
        *POSITION,
        SPEAKERS,
        *SAID,
        *HAPPENS,
        *REPORTS,
        STATEMENT_COUNT,
        Column(
            "first_source", "text", "The outlet of the earliest report that tells it; its key where no outlet is known.", "Courier"
        ),
        Column("quote", "text", "The first sentence of that report that tells it, on one line.", "The Hill Front on Monday offered ..."),
        Column(
            "evidence", "text", "Where it is told: each place once, as key#start-end, joined; offsets as in the table `evidence`.",
            "courier/offer.txt#310-402",
        ),
        Column("confidence", "number", "How sure the rule that read its surest statement is.", "0.9", unit="0 to 1"),
        SALIENCE,
        Column("codebook", "text", "Version of the codebook that act, topic, root and mode are from.", CODEBOOK_VERSION),
    ),
)  # fmt: skip


def events_table(selection: Selection, register: Register | None = None) -> Table:
    """One row an entry, in the selection's order. register: countries of parties and names of countries, where known."""
    register = register or Register()
    index = register.names or party_index(selection.entries)
    judged = bearing(selection)
    return EVENTS.table(_row(entry, selection, register, index, judged.get(entry.id, ())) for entry in selection.entries)


def events_json(selection: Selection, register: Register | None = None) -> list[dict[str, Any]]:
    """The same rows as flat JSON objects, days in ISO form."""
    return table_json(events_table(selection, register))


def sides(entry: Entry) -> tuple[Party | None, Party | None]:
    """The two parties of an event row: the first actor and the first recipient; where an act's parties stand on one side and no
    recipient is told, the first two of them."""
    first = entry.actors[0] if entry.actors else None
    if entry.recipients:
        return first, entry.recipients[0]
    together = entry.act in SYMMETRIC and len(entry.actors) > 1
    return first, entry.actors[1] if together else None


def _row(entry: Entry, selection: Selection, register: Register, index: Names, judged: Iterable[Ruling]) -> tuple[Cell, ...]:
    found = evidence(entry, selection.statements, selection.documents)
    first = _earliest([selection.documents[key] for key in entry.documents])
    days = event_days(entry, selection.documents)
    country = entry.place.country if entry.place else None
    return (
        entry.id,
        days.day, days.precision, _basis(days.when.basis if days.when else None), days.source, *ends(days.when),
        *(cell for party in sides(entry) for cell in _side_cells(party, register, index)),
        party_names(entry.actors), party_names(entry.recipients), party_names(entry.mediators),
        *act_cells(entry.act, entry.topic), *figure_cells(entry.terms), condition_words(entry.conditions),
        entry.modality.value, entry.polarity.value, entry.status.value,
        joined(dict.fromkeys(dispute.kind.value for dispute in entry.disputes)), joined(judged_ids(judged)),
        entry.place.name if entry.place else None, country, register.countries.get(country) if country else None,
        *position_cells(entry.place),
        speaker_names(entry.speakers), *ends(entry.said), *ends(entry.happens),
        entry.reports, entry.origins, len(entry.statements),
        (first.outlet or first.key) if first else None, _quote(found, first), locators(found),
        max((selection.statements[key].confidence for key in entry.statements), default=None),
        round(entry.salience, 4), CODEBOOK_VERSION,
    )  # fmt: skip


def locators(found: Iterable[Evidence]) -> str | None:
    """Each place of evidence once, as key#start-end."""
    return joined(dict.fromkeys(f"{item.document.key}#{item.start}-{item.end}" for item in found))


def _side_cells(party: Party | None, register: Register, index: Names) -> tuple[Cell, ...]:
    if party is None:
        return (None,) * 4
    known = index.of(party)
    countries = (register.country(key) for key in (party.actor, *known.ids))
    return party.name, known.id, party.kind.value, next(filter(None, countries), None)


def _basis(basis: Basis | None) -> str | None:
    return None if basis in (None, Basis.UNKNOWN) else str(basis)


def _earliest(documents: Sequence[Document]) -> Document | None:
    """The report that was certainly out first; those whose date is open come last."""
    return min(documents, key=lambda doc: (doc.published.latest or date.max, doc.published.earliest or date.max, doc.key), default=None)


def _quote(found: Sequence[Evidence], first: Document | None) -> str | None:
    """The first sentence of a report, else the first of all."""
    quotes = [item.quote for item in found if first is not None and item.document.id == first.id] or [item.quote for item in found]
    return one_line(quotes[0]) if quotes else None
