"""Columns that several tables have, each defined once, with what fills them: the act, its parties and terms, who says so, and when.

Invariant: a column of one name means the same in every table.
"""

from __future__ import annotations

from parley.export.columns import Cell, Column, ends, joined, party_names, speaker_names
from parley.model.codebook import ACT_BY_NAME, ACTS, TOPICS
from parley.model.computed import Entry
from parley.model.records import (
    ActorKind,
    Basis,
    Condition,
    DisputeKind,
    Modality,
    Place,
    Polarity,
    Qualifier,
    Statement,
    Status,
    Terms,
)

ACT_NAMES = tuple(act.name for act in ACTS)
TOPIC_NAMES = tuple(topic.name for topic in TOPICS)
STATUSES = tuple(status.value for status in Status)
KINDS = tuple(kind.value for kind in ActorKind)
MODALITIES = tuple(modality.value for modality in Modality)
DISPUTES = tuple(kind.value for kind in DisputeKind)
BASES = tuple(basis.value for basis in Basis)
PLACE_PRECISIONS = ("site", "city", "district", "province", "country", "unknown")

ACT = (
    Column("act", "text", "What was done, from the codebook.", "offer", values=ACT_NAMES),
    Column(
        "plover_root", "text", "The act's root in the PLOVER ontology (2021).", "AGREE", values=tuple(sorted({act.root for act in ACTS}))
    ),
    Column(
        "plover_mode",
        "text",
        "The act's mode in PLOVER; empty where PLOVER has none for it under this root.",
        "visit",
        values=tuple(sorted({act.mode for act in ACTS if act.mode})),
    ),
    Column("topic", "text", "What it is about, from the codebook.", "ceasefire", values=TOPIC_NAMES),
)
PARTIES = (
    Column("actors", "text", "All parties that do it, joined; empty where the reports name none.", "Hill Front"),
    Column("recipients", "text", "All parties to whom it is done, joined.", "Velmar government"),
    Column("mediators", "text", "All parties that mediate, joined.", "Lakes Union"),
)
FIGURES = (
    Column("amount", "number", "The figure told; of a range the lower one.", "240", unit="what `unit` says"),
    Column("amount_high", "number", "The higher figure of a range.", "300", unit="what `unit` says"),
    Column("qualifier", "text", "How the figure is told.", "about", values=tuple(one.value for one in Qualifier)),
    Column("unit", "text", "Who or what is counted, in the text's words.", "prisoners"),
    Column(
        "duration",
        "text",
        "How long it is to last; of a range the shorter. X is a number that the text does not tell.",
        "P30D",
        unit="ISO 8601",
    ),
    Column("duration_high", "text", "The longer duration of a range.", "P60D", unit="ISO 8601"),
    Column("deadline", "day", "Until when: the latest day that the text allows.", "2031-04-30"),
)
TERMS = (
    *FIGURES,
    Column("terms_place", "text", "Where it is to hold, by name.", "Ambry valley"),
    Column("terms_quoted", "text", "Further terms in the text's words, joined.", "under Lakes Union monitors"),
)
CONDITIONS = Column(
    "conditions",
    "text",
    "What the act waits for, joined; each as relation, first actor, act and topic.",
    "in_exchange_for Velmar government release prisoners",
)
HOW = (
    Column(
        "modality",
        "text",
        "Whether it is told as done, as planned, as hanging on a condition, or as merely possible.",
        "actual",
        values=MODALITIES,
    ),
    Column("polarity", "text", "negative: it is told that it was not done.", "positive", values=tuple(one.value for one in Polarity)),
)
SPEAKERS = Column(
    "speakers",
    "text",
    "Who says so, outermost first, joined; empty where the reports say so.",
    "Ari Toll, spokesman, Hill Front",
)
SAID = (
    Column("said_earliest", "day", "First day on which it can have been said; empty where open or unknown.", "2031-03-03"),
    Column("said_latest", "day", "Last day on which it can have been said.", "2031-03-03"),
)
HAPPENS = (
    Column("happens_earliest", "day", "First day on which it can take effect.", "2031-03-03"),
    Column("happens_latest", "day", "Last day on which it can take effect; of what lasts, the latest day of its end.", "2031-04-02"),
)
PLACE = Column("place", "text", "Where, by name; empty where no report tells.", "Tern")
COUNTRY = (
    Column("country", "text", "The place's country, ISO 3166-1 alpha-3 (codes with X are user-assigned); empty where unknown.", "QAT"),
)
POSITION = (
    Column("latitude", "number", "Of the place, where known; never that of something larger.", "25.2854", unit="degrees north, WGS 84"),
    Column("longitude", "number", "Of the place, where known.", "51.531", unit="degrees east, WGS 84"),
    Column("location_precision", "text", "What kind of place it is; empty where there is no place.", "city", values=PLACE_PRECISIONS),
)
STATUS = Column("status", "text", "Where it stands, by all that is told of it.", "offered", values=STATUSES)
SALIENCE = Column("salience", "number", "How much it matters: orders what a person sees.", "0.9123", unit="0 to 1")
REPORTS = (
    Column("reports", "integer", "How many reports tell it.", "3", unit="documents"),
    Column("origins", "integer", "How many of them independently: copies and one agency's text count once.", "2", unit="origins"),
)
STATEMENT_COUNT = Column("statements", "integer", "How many statements it was folded from.", "4", unit="statements")
JUDGED = Column(
    "judged", "text", "Ids of the judgements by people that are applied in it, joined; empty where none is.", "j91efff1fd7119fd8"
)
ENTRY_ID = Column("entry", "text", "The entry's id in the table `entries`.", "e3fa4c0d5a1b2c3d4")
DOCUMENT_KEY = Column("document", "text", "The document's key: its URL, or its path below the folder that was read.", "courier/offer.txt")
DOCUMENT_ID = Column("document_id", "text", "The id of this version of the document.", "d0a1b2c3d4e5f6071")
SPAN = (
    Column("start", "integer", "Where the evidence begins in the document's text.", "310", unit="code points from 0"),
    Column("end", "integer", "Where it ends, exclusive.", "402", unit="code points from 0"),
)

WHAT = (*ACT, *PARTIES, *TERMS, CONDITIONS, *HOW, SPEAKERS, *SAID, *HAPPENS, PLACE)
"""What an entry and a statement say alike; `what_cells` fills them."""


def what_cells(record: Entry | Statement) -> tuple[Cell, ...]:
    """The cells of WHAT."""
    return (
        *act_cells(record.act, record.topic),
        party_names(record.actors), party_names(record.recipients), party_names(record.mediators),
        *figure_cells(record.terms), record.terms.place, joined(record.terms.quoted),
        condition_words(record.conditions), record.modality.value, record.polarity.value, speaker_names(record.speakers),
        *ends(record.said), *ends(record.happens), record.place.name if record.place else None,
    )  # fmt: skip


def act_cells(act: str, topic: str) -> tuple[Cell, ...]:
    """The cells of ACT."""
    known = ACT_BY_NAME.get(act)
    return act, known.root if known else None, known.mode if known else None, topic


def figure_cells(terms: Terms) -> tuple[Cell, ...]:
    """The cells of FIGURES."""
    return (
        terms.amount, terms.amount_high, terms.qualifier.value if terms.qualifier else None, terms.unit,
        terms.duration, terms.duration_high, terms.deadline.latest if terms.deadline else None,
    )  # fmt: skip


def condition_words(conditions: tuple[Condition, ...]) -> str | None:
    """The cell of CONDITIONS."""
    return joined(
        " ".join(filter(None, (cond.relation.value, cond.actors[0].name if cond.actors else None, cond.act, cond.topic)))
        for cond in conditions
    )


def position_cells(place: Place | None) -> tuple[Cell, ...]:
    """The cells of POSITION."""
    return (place.latitude, place.longitude, place.precision) if place else (None, None, None)
