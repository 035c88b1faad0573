"""The board: parties by topics, each with its latest position and the date of it.

Invariant: computed from entries alone. A position is what a party itself does or says; what others say of it is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from parley.ledger.profile import FIRST_DAY, days_of, party_key
from parley.model.computed import Entry
from parley.model.records import ActorKind, Modality, Status, When

_NO_PARTY: Final = frozenset({ActorKind.OUTLET})
_COURTESIES: Final = frozenset({"praise", "confirm", "visit", "appoint"})
"""A position only where the party has taken no other on the topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """One party on one topic. party: actor id; name: as most reports have it; entry: id of the entry that holds the position; when: it was
    taken, or None where no report tells or implies it; earlier: ids of the party's other entries on the topic, latest first."""

    party: str
    name: str
    kind: ActorKind
    topic: str
    entry: str
    act: str
    status: Status
    modality: Modality
    when: When | None
    salience: float
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """rows: the parties that matter most first, within a party the topics that matter most."""

    rows: tuple[BoardRow, ...]

    @property
    def parties(self) -> tuple[str, ...]:
        """Actor ids, in the order of the rows."""
        return tuple(dict.fromkeys(row.party for row in self.rows))

    @property
    def topics(self) -> tuple[str, ...]:
        """Topics, those with the most salient positions first."""
        best: dict[str, float] = defaultdict(float)
        for row in self.rows:
            best[row.topic] = max(best[row.topic], row.salience)
        return tuple(sorted(best, key=lambda topic: (-best[topic], topic)))

    def row(self, party: str, topic: str) -> BoardRow | None:
        """The party's row for a topic, or None where it has no position."""
        return next((row for row in self.rows if row.party == party and row.topic == topic), None)


def board(entries: Iterable[Entry]) -> Board:
    """The board of these entries.

    >>> board(()).rows
    ()
    """
    held: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    names: dict[str, dict[tuple[str, str, ActorKind], int]] = defaultdict(lambda: defaultdict(int))
    for entry in entries:
        for party in entry.actors:
            if party.kind not in _NO_PARTY:
                held[party_key(party), entry.topic].append(entry)
                names[party_key(party)][party.actor, party.name, party.kind] += entry.reports
    weight: dict[str, float] = defaultdict(float)
    rows = []
    for (key, topic), found in held.items():
        shown = max(sorted(names[key]), key=lambda name: names[key][name])
        ordered = sorted(found, key=_position_order)
        latest = ordered[0]
        weight[shown[0]] += sum(entry.salience for entry in found)
        rows.append(
            BoardRow(
                party=shown[0],
                name=shown[1],
                kind=shown[2],
                topic=topic,
                entry=latest.id,
                act=latest.act,
                status=latest.status,
                modality=latest.modality,
                when=entry_when(latest),
                salience=latest.salience,
                earlier=tuple(entry.id for entry in ordered[1:]),
            )
        )
    return Board(rows=tuple(sorted(rows, key=lambda row: (-weight[row.party], row.party, -row.salience, row.topic))))


_ANSWERED = frozenset((Status.ACCEPTED, Status.REJECTED))
"""What a sentence may tell of an act that another party did to it."""


def entry_when(entry: Entry) -> When | None:
    """The day on which the party took the position: when the act was done, as its own statements tell. What others did to it since
    (answers, deliveries) is in the entry's history. None where no report tells or implies it."""
    own = [step for step in entry.history if step.statement in entry.statements and step.when.known]
    done = [step for step in own if step.status not in _ANSWERED] or own  # "rejected the offer" dates the answer
    return done[-1].when if done else None


def _hardly_a_position(entry: Entry) -> bool:
    """Courtesies, what is merely possible, and talks on a topic without a result."""
    meeting = entry.act == "meet" and entry.topic != "talks"
    return entry.act in _COURTESIES or entry.modality is Modality.POSSIBLE or meeting


def _position_order(entry: Entry) -> tuple[bool, bool, int, int, float, str]:
    """Sorts the latest position first: news before history, positions before what is none, then by last and first possible day."""
    days = days_of(entry_when(entry)) or (FIRST_DAY, FIRST_DAY)
    return entry.background, _hardly_a_position(entry), -days[1], -days[0], -entry.salience, entry.id
