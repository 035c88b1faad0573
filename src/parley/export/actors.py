"""Who is in the ledger: every party and every person, under one name each, with what each does and says in it.

Invariant: counted from the entries and statements of the selection alone; what lists know of an actor (country, parent, other names) stands
beside it and adds no actor.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from parley.export.columns import Column, Form, Table, joined
from parley.export.eventdays import event_days
from parley.export.fields import KINDS
from parley.export.parties import Names, party_index
from parley.export.register import Register
from parley.export.selection import Selection
from parley.model.computed import Entry
from parley.model.ids import slug
from parley.model.records import ActorKind, Modality, Party, Statement, When

ACTORS = Form(
    name="actors",
    row="a party or a person of the ledger",
    columns=(
        Column("id", "text", "The actor's id: from a list, or found in the reports.", "found:hill-front"),
        Column("name", "text", "The name that most reports give it.", "Hill Front"),
        Column("kind", "text", "What it is; empty where no report and no list tells.", "armed_group", values=KINDS),
        Column("country", "text", "Its country, ISO 3166-1 alpha-3, where known.", "COL"),
        Column("parent", "text", "Id of what it belongs to; of a person, the party for whom it acts or speaks.", "found:velmar"),
        Column("forms", "text", "The names and words by which the reports call it, joined.", "Hill Front; HF"),
        Column("aliases", "text", "Further names that lists or the reports' own definitions give it, joined.", "HF"),
        Column("as_actor", "integer", "Entries in which it acts; of a person, in which it acts for a party.", "12", unit="entries"),
        Column("as_recipient", "integer", "Entries in which something is done to it.", "7", unit="entries"),
        Column("as_mediator", "integer", "Entries in which it mediates.", "0", unit="entries"),
        Column("statements", "integer", "Statements in which it, or who speaks for it, is a speaker.", "5", unit="statements"),
        Column("first_day", "day", "First day on which it can have acted or spoken; empty where none is known.", "2031-02-03"),
        Column("last_day", "day", "Last day on which it can have acted or spoken.", "2031-05-11"),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """A party or a person with what it does in the ledger; the fields are the columns of ACTORS."""

    id: str
    name: str
    kind: ActorKind | None
    country: str | None
    parent: str | None
    forms: tuple[str, ...]
    aliases: tuple[str, ...]
    as_actor: int
    as_recipient: int
    as_mediator: int
    statements: int
    first_day: date | None
    last_day: date | None


def actor_rows(selection: Selection, register: Register | None = None) -> tuple[ActorRow, ...]:
    """Everyone in the selection, those of most entries first. register: countries, parents, other names and the mentions of the reports."""
    known = register or Register()
    index = known.names or party_index(selection.entries)
    parties = (party for entry in selection.entries for party in (*entry.actors, *entry.recipients, *entry.mediators))
    chosen = {name.id: name for name in map(index.of, parties)}
    tallies = {key: _Tally(ids=list(name.ids), names=list(name.names), kind=name.kind) for key, name in chosen.items()}
    for entry in selection.entries:
        _count_entry(entry, selection, index, tallies)
    for entry in selection.entries:
        for key in entry.statements:
            _count_speakers(selection.statements[key], index, tallies)
    _add_mentions(known, tallies)
    rows = (_row(tally, known) for tally in tallies.values())
    return tuple(sorted(rows, key=lambda row: (-(row.as_actor + row.as_recipient + row.as_mediator), -row.statements, row.name, row.id)))


def actors_table(rows: Iterable[ActorRow]) -> Table:
    """One row an actor."""
    return ACTORS.table(
        (
            row.id, row.name, row.kind.value if row.kind else None, row.country, row.parent, joined(row.forms), joined(row.aliases),
            row.as_actor, row.as_recipient, row.as_mediator, row.statements, row.first_day, row.last_day,
        )
        for row in rows
    )  # fmt: skip


def actors_json(rows: Iterable[ActorRow]) -> list[dict[str, Any]]:
    """One object an actor, its names as lists."""
    found = []
    for row in rows:
        value: dict[str, Any] = {column.name: getattr(row, column.name) for column in ACTORS.columns}
        value |= {"kind": row.kind.value if row.kind else None, "forms": list(row.forms), "aliases": list(row.aliases)}
        value |= {name: value[name].isoformat() if value[name] else None for name in ("first_day", "last_day")}
        found.append(value)
    return found


@dataclass(slots=True)
class _Tally:
    ids: list[str]
    names: list[str]
    kind: ActorKind | None
    forms: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    parent: str | None = None
    roles: dict[str, set[str]] = field(default_factory=lambda: {"actor": set(), "recipient": set(), "mediator": set()})
    statements: set[str] = field(default_factory=set)
    first: list[date] = field(default_factory=list)
    last: list[date] = field(default_factory=list)

    def seen(self, when: When | None) -> None:
        if when is not None and when.earliest:
            self.first.append(when.earliest)
        if when is not None and when.latest:
            self.last.append(when.latest)


def _person(name: str, parent: str | None, tallies: dict[str, _Tally]) -> _Tally:
    """The tally of a person, made where there is none; a person that is a party has one already."""
    for tally in tallies.values():
        if tally.kind is ActorKind.PERSON and name in tally.names:
            return tally
    key = f"person:{slug(name)}"
    made = tallies.setdefault(key, _Tally(ids=[key], names=[name], kind=ActorKind.PERSON))
    made.parent = made.parent or parent
    return made


def _count_entry(entry: Entry, selection: Selection, index: Names, tallies: dict[str, _Tally]) -> None:
    when = event_days(entry, selection.documents).when if entry.modality is Modality.ACTUAL else None
    for role, parties in (("actor", entry.actors), ("recipient", entry.recipients), ("mediator", entry.mediators)):
        for party in parties:
            for tally in _those(party, index, tallies):
                tally.roles[role].add(entry.id)
                if role != "recipient":
                    tally.seen(when)


def _those(party: Party, index: Names, tallies: dict[str, _Tally]) -> list[_Tally]:
    name = index.of(party)
    return [tallies[name.id], *([_person(party.person, name.id, tallies)] if party.person else [])]


def _count_speakers(stmt: Statement, index: Names, tallies: dict[str, _Tally]) -> None:
    for who in stmt.speakers:
        known = index.find(who.actor, who.org)
        party = None
        if known is not None:
            party = tallies.setdefault(known.id, _Tally(ids=list(known.ids), names=list(known.names), kind=known.kind))
        elif who.actor and who.org:
            party = tallies.setdefault(who.actor, _Tally(ids=[who.actor], names=[who.org], kind=None))
        found = [party] if party is not None else []
        if who.name and not who.anonymous and (party is None or who.name not in party.names):
            found.append(_person(who.name, party.ids[0] if party else None, tallies))
        for tally in found:
            tally.statements.add(stmt.id)
            tally.seen(stmt.said)


def _add_mentions(register: Register, tallies: dict[str, _Tally]) -> None:
    """The words by which reports call an actor, and, of one of which no role tells it, its kind."""
    ids = {id: tally for tally in tallies.values() for id in tally.ids}
    for mention, words in register.mentions:
        tally = ids.get(mention.actor)
        if tally is not None:
            tally.forms.append(words)
            tally.kind = tally.kind or mention.kind
    for tally in tallies.values():
        for actor in filter(None, map(register.actors.get, tally.ids)):
            tally.aliases += actor.aliases
            tally.kind = tally.kind or actor.kind
            tally.parent = tally.parent or actor.parent


def _row(tally: _Tally, register: Register) -> ActorRow:
    forms = tuple(dict.fromkeys((*tally.names, *tally.forms)))
    return ActorRow(
        id=tally.ids[0],
        name=tally.names[0],
        kind=tally.kind,
        country=next(filter(None, map(register.country, tally.ids)), None),
        parent=tally.parent,
        forms=forms,
        aliases=tuple(name for name in dict.fromkeys(tally.aliases) if name not in forms),
        as_actor=len(tally.roles["actor"]),
        as_recipient=len(tally.roles["recipient"]),
        as_mediator=len(tally.roles["mediator"]),
        statements=len(tally.statements),
        first_day=min(tally.first, default=None),
        last_day=max(tally.last, default=None),
    )
