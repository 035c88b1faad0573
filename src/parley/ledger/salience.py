"""How much an entry matters to a reader, 0..1: topic, act, parties, origins, disputes, recency.

Invariant: measured against the ledger's newest report, never today. A ranking, not a probability.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

from parley.ledger.profile import FIRST_DAY, Profile
from parley.model.computed import Dispute
from parley.model.records import ActorKind, Modality, Party

TOPIC_SHARE: Final = 0.30
ACT_SHARE: Final = 0.30
PARTY_SHARE: Final = 0.15
ORIGIN_SHARE: Final = 0.10
DISPUTE_SHARE: Final = 0.05
RECENCY_SHARE: Final = 0.10
"""The shares add up to one: what it is about and what was done come before how often and how lately it is told."""

BACKGROUND_SHARE: Final = 0.5
"""History told beside the news counts half."""

HALF_LIFE_DAYS: Final = 90.0
"""A report a quarter older than the newest counts half as recent."""

DEFAULT_WEIGHT: Final = 0.5
"""Of an act or topic without a weight."""

ACT_WEIGHTS: Final[Mapping[str, float]] = {
    "agree": 1.0, "declare_ceasefire": 1.0, "offer": 1.0, "promise": 0.9, "accept": 0.9, "reject": 0.85, "demand": 0.9,
    "suspend_talks": 0.95, "resume_talks": 0.9, "withdraw_offer": 0.95, "end": 0.9, "withdraw_forces": 0.9, "release": 0.9, "exchange": 0.9,
    "observe": 0.7, "lift": 0.8, "violate": 0.85, "deny": 0.7, "urge": 0.7, "warn": 0.65, "meet": 0.75, "mediate": 0.6, "seize": 0.6,
    "attack": 0.5, "accuse": 0.55, "confirm": 0.45, "praise": 0.2, "visit": 0.4, "appoint": 0.4, "sanction": 0.5, "aid": 0.4,
    "cooperate": 0.4, "detain": 0.5, "mobilize": 0.5, "protest": 0.4, "extend": 0.7,
    "support": 0.2, "investigate": 0.3, "yield": 0.6, "restrict": 0.4,
}  # fmt: skip
"""What moves a peace process weighs most: offers, agreements, breaks; then deeds on the ground; then words about them."""

_PARTY_WEIGHTS: Final = {
    ActorKind.STATE: 1.0, ActorKind.GOVERNMENT: 1.0, ActorKind.ARMED_GROUP: 1.0, ActorKind.ORGANISATION: 0.7, ActorKind.OFFICE: 0.7,
    ActorKind.PERSON: 0.5, ActorKind.OUTLET: 0.2,
}  # fmt: skip
_MODALITY = {Modality.ACTUAL: 1.0, Modality.PLANNED: 0.95, Modality.CONDITIONAL: 0.95, Modality.POSSIBLE: 0.75}


def salience(
    members: Sequence[Profile],
    *,
    act: str,
    topic_weight: float,
    actors: Sequence[Party],
    recipients: Sequence[Party],
    modality: Modality,
    disputes: Sequence[Dispute],
    origins: int,
    newest: int,
) -> float:
    """The salience of an entry, rounded to four digits. `newest`: the day of the ledger's newest report, as an ordinal."""
    latest = max(p.published[0] for p in members)
    age = max(0, newest - latest) if latest > FIRST_DAY else HALF_LIFE_DAYS
    value = (
        TOPIC_SHARE * topic_weight
        + ACT_SHARE * ACT_WEIGHTS.get(act, DEFAULT_WEIGHT)
        + PARTY_SHARE * _party_weight(actors, recipients)
        + ORIGIN_SHARE * (1 - 1 / (1 + origins))
        + DISPUTE_SHARE * (1.0 if disputes else 0.0)
        + RECENCY_SHARE * math.exp2(-age / HALF_LIFE_DAYS)
    )
    value *= _MODALITY[modality]
    if all(p.stmt.background for p in members):
        value *= BACKGROUND_SHARE
    return round(min(1.0, value), 4)


def _party_weight(actors: Sequence[Party], recipients: Sequence[Party]) -> float:
    """Who acts counts twice as much as whom it is done to; nobody named counts nothing."""
    doing = max((_PARTY_WEIGHTS[party.kind] for party in actors), default=0.0)
    facing = max((_PARTY_WEIGHTS[party.kind] for party in (*recipients, *actors[1:])), default=0.0)
    return (2 * doing + facing) / 3
