"""What is computed from statements and links: entries and their disputes, threads, agreements, tracks, deadlocks.

Invariant: nothing here is stored as truth; each is a pure function's result over the same statements, documents and links, and names the
entries and statements that it rests on. Parties are the `Party` records of entries, without their places in texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parley.model.records import (
    Condition,
    ConditionRelation,
    DisputeKind,
    Modality,
    Party,
    Period,
    Place,
    Polarity,
    Speaker,
    Status,
    Terms,
    When,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One side of a dispute: a value, who holds it (a party's name, or "the report" where the outlet itself says so), where it is
    told."""

    value: str
    holder: str
    documents: tuple[str, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Where accounts disagree. field: the entry's field that is disputed."""

    kind: DisputeKind
    field: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """One step of an entry's life: the status, since when, and the statement that tells it."""

    status: Status
    when: When
    statement: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Computed: the statements that tell one act, with their folded fields. id: the smallest member statement's id, prefixed "e";
    reports: number of documents; origins: number of independent origins among them; salience: 0..1, higher first."""

    id: str
    act: str
    topic: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    mediators: tuple[Party, ...]
    terms: Terms
    conditions: tuple[Condition, ...]
    modality: Modality
    polarity: Polarity
    speakers: tuple[Speaker, ...]
    said: When | None
    happens: Period | None
    place: Place | None
    status: Status
    history: tuple[StatusChange, ...]
    statements: tuple[str, ...]
    documents: tuple[str, ...]
    disputes: tuple[Dispute, ...]
    salience: float
    reports: int
    origins: int
    background: bool = False


class ThreadState(StrEnum):
    """Where an undertaking stands. OPEN: nothing has come of it yet; PARTLY_DELIVERED, DELIVERED: so much of it was done; LAPSED: its
    deadline has passed and no report tells that it was done; BROKEN: said not to be kept; REJECTED, SUSPENDED, ENDED: so told;
    DEMANDED: asked of the party, which has undertaken nothing."""

    OPEN = "open"
    PARTLY_DELIVERED = "partly_delivered"
    DELIVERED = "delivered"
    LAPSED = "lapsed"
    BROKEN = "broken"
    REJECTED = "rejected"
    SUSPENDED = "suspended"
    ENDED = "ended"
    DEMANDED = "demanded"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadStep:
    """One step of a thread: an entry with what it did to the undertaking. when: as the reports tell it; told: its figure, as told;
    total: what has been delivered by then, all steps counted, or None where nothing was counted; reason: how the total was reached."""

    entry: str
    act: str
    status: Status
    when: When | None
    told: Terms
    total: Terms | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """An undertaking followed: what one party is to do on one topic, from demand or offer to delivery, lapse or breach.

    id: "t" and the id of its first entry without the letter; party: who is to do it; others: to whom, or who asked; promised: the
    largest figure undertaken; delivered: the last running total; deadline: the latest one told; salience: of its most salient entry."""

    id: str
    topic: str
    party: Party
    others: tuple[Party, ...]
    state: ThreadState
    reason: str
    promised: Terms
    delivered: Terms | None
    deadline: When | None
    steps: tuple[ThreadStep, ...]
    entries: tuple[str, ...]
    salience: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What a party is to do: a node of the graph of conditions. party: the actor's id, or None where the text names nobody; negative:
    that it is not to be done."""

    party: str | None
    name: str | None
    act: str
    topic: str
    negative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """One deed waits for another. entry: that tells the condition; condition: as told; holders: who says so; when: it was said or
    told; met: the entry that tells the awaited deed as done since, or None; reason: how the two deeds were read out of the entry."""

    deed: Deed
    awaited: Deed
    relation: ConditionRelation
    entry: str
    condition: Condition
    holders: tuple[str, ...]
    when: When | None
    met: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlock:
    """A circle of conditions: each deed waits for the next, the last for the first. waits: for each edge, in the circle's order, the
    conditions that tell it (one at least); explicit: every edge names both its parties and is told as a condition, not as a hint;
    open: no awaited deed of it is told as done since."""

    cycle: tuple[Deed, ...]
    waits: tuple[tuple[Wait, ...], ...]
    explicit: bool
    open: bool
    entries: tuple[str, ...]
    salience: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A part of an agreement: the entry that tells it, and what became of it. thread: id of the thread that follows it, or None."""

    entry: str
    topic: str
    state: ThreadState | None = None
    thread: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A deal that other entries refer to. id: "a" and the id of its first entry without the letter; name: parties and time in words;
    status: as its entries have it; provisions: by topic, the most salient first."""

    id: str
    name: str
    parties: tuple[Party, ...]
    mediators: tuple[Party, ...]
    when: When | None
    place: Place | None
    status: Status
    modality: Modality
    provisions: tuple[Provision, ...]
    entries: tuple[str, ...]
    salience: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One occasion of a track: a meeting held, planned, resumed or broken off."""

    when: When | None
    status: Status
    modality: Modality
    place: str | None
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A channel of talks. id: "k" and the id of its first entry without the letter; parties: who talks; venues: the most usual first;
    rounds: in order of time, those without a time last."""

    id: str
    parties: tuple[Party, ...]
    venues: tuple[str, ...]
    facilitators: tuple[Party, ...]
    rounds: tuple[Round, ...]
    entries: tuple[str, ...]
    salience: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """A peace process: entries in which the same adversaries deal with one another.

    id: "p" and the id of its first entry without the letter; name: after its parties, states first; countries: where its acts are told to
    happen (ISO 3166 alpha-3), the most usual first; since, until: first and last day on which something of it can have been said;
    documents: the reports that tell of it; entries: the most salient first.
    """

    id: str
    name: str
    parties: tuple[Party, ...]
    mediators: tuple[Party, ...]
    countries: tuple[str, ...]
    since: date | None
    until: date | None
    documents: tuple[str, ...]
    entries: tuple[str, ...]
