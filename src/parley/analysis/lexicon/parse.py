"""The text of the lexicon's tables to records. Reads no file: text comes in, records or a LexiconError go out.

A table is CSV with a header line; lines that begin with "#" are comments; a cell of several names separates them by semicolons.
Ids are made of kind and name, so a name stands once in a kind.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from parley.analysis.lexicon.records import Gazetteer, State
from parley.errors import LexiconError
from parley.model.ids import slug
from parley.model.records import Actor, ActorKind, Office

Row = dict[str, str]

CODE = re.compile(r"[A-Z]{3}")


def names_in(cell: str) -> tuple[str, ...]:
    """The names of a cell.

    >>> names_in("Alpha; Beta ;")
    ('Alpha', 'Beta')
    """
    return tuple(name.strip() for name in cell.split(";") if name.strip())


def rows_of(text: str, *, file: str, columns: tuple[str, ...]) -> Iterator[tuple[int, Row]]:
    """The rows of a table with their line numbers. columns: the header that it must have.

    >>> list(rows_of("# a comment\\ncode,name\\nZZZ,Karsania\\n", file="x.csv", columns=("code", "name")))
    [(3, {'code': 'ZZZ', 'name': 'Karsania'})]

    Raises LexiconError where the header or the number of cells differs.
    """
    lines = text.splitlines()
    numbers = [number for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    table = csv.reader(lines[number - 1] for number in numbers)
    if tuple(next(table, [])) != columns:
        raise _error("the header must be " + ",".join(columns), file=file, line=numbers[0] if numbers else 1)
    for number, cells in zip(numbers[1:], table, strict=True):
        if len(cells) != len(columns):
            raise _error(f"{len(cells)} cells, not {len(columns)}", file=file, line=number, item=cells[0])
        yield number, dict(zip(columns, cells, strict=True))


def parse_states(text: str, *, file: str = "states.csv") -> tuple[State, ...]:
    """The states of a table `code,name,government,aliases,capitals,adjectives,peoples`.

    >>> table = "code,name,government,aliases,capitals,adjectives,peoples\\nZZZ,Karsania,Karsan government,,Lethe,Karsan,Karsans\\n"
    >>> parse_states(table)[0].capitals
    ('Lethe',)

    Raises LexiconError naming file, line and item.
    """
    states: dict[str, State] = {}
    for line, row in rows_of(text, file=file, columns=("code", "name", "government", "aliases", "capitals", "adjectives", "peoples")):
        code = row["code"]
        if not CODE.fullmatch(code) or code in states:
            raise _error(f"{code!r} is not a new three-letter code", file=file, line=line, item=row["name"])
        states[code] = State(
            code=code,
            name=_required(row, "name", file=file, line=line),
            government=_required(row, "government", file=file, line=line),
            aliases=names_in(row["aliases"]),
            capitals=names_in(row["capitals"]),
            adjectives=names_in(row["adjectives"]),
            peoples=names_in(row["peoples"]),
        )
    return tuple(states.values())


def parse_groups(text: str, *, file: str = "groups.csv") -> tuple[Actor, ...]:
    """Armed groups of a table `name,aliases,country,parent`; ids begin with "group:". Raises LexiconError."""
    rows = rows_of(text, file=file, columns=("name", "aliases", "country", "parent"))
    return _actors(rows, file=file, prefix="group", kind=ActorKind.ARMED_GROUP)


def parse_organisations(text: str, *, file: str = "organisations.csv") -> tuple[Actor, ...]:
    """Organisations of a table `name,aliases,kind,country,parent`; kind: "organisation" or "government" (an arm of a state, such as an
    army with a name of its own); ids begin with "org:". Raises LexiconError."""
    rows = rows_of(text, file=file, columns=("name", "aliases", "kind", "country", "parent"))
    return _actors(rows, file=file, prefix="org", kind=ActorKind.ORGANISATION)


def parse_outlets(text: str, *, file: str = "outlets.csv") -> tuple[tuple[Actor, ...], frozenset[str]]:
    """News outlets of a table `name,aliases,country,agency` and the ids of those that are agencies (agency: "yes"); ids begin with
    "outlet:". Raises LexiconError."""
    rows = list(rows_of(text, file=file, columns=("name", "aliases", "country", "agency")))
    outlets = _actors(iter(rows), file=file, prefix="outlet", kind=ActorKind.OUTLET)
    return outlets, frozenset(outlet.id for outlet, (_, row) in zip(outlets, rows, strict=True) if row["agency"] == "yes")


def parse_persons(text: str, *, file: str = "persons.csv") -> tuple[tuple[Actor, ...], Mapping[str, str]]:
    """Persons of a table `name,aliases,country,parent,role` and the role of each by id; parent: the party that the person acts for;
    ids begin with "person:". Raises LexiconError."""
    rows = list(rows_of(text, file=file, columns=("name", "aliases", "country", "parent", "role")))
    persons = _actors(iter(rows), file=file, prefix="person", kind=ActorKind.PERSON)
    return persons, MappingProxyType({person.id: row["role"] for person, (_, row) in zip(persons, rows, strict=True)})


def parse_offices(text: str, *, file: str = "offices.csv") -> tuple[Office, ...]:
    """Terms of office of a table `person,names,title,country,since,until,elected`; dates are ISO 8601 days.

    >>> header = "person,names,title,country,since,until,elected\\n"
    >>> parse_offices(header + "Ilan Dovre,Dovre,President,ZZZ,2001-03-04,2005-03-04,\\n")[0].until
    datetime.date(2005, 3, 4)

    Raises LexiconError where a day is none, or the days are not in order.
    """
    offices = []
    for line, row in rows_of(text, file=file, columns=("person", "names", "title", "country", "since", "until", "elected")):
        try:
            since = date.fromisoformat(row["since"])
            until = date.fromisoformat(row["until"]) if row["until"] else None
            elected = date.fromisoformat(row["elected"]) if row["elected"] else None
        except ValueError as error:
            raise _error(str(error), file=file, line=line, item=row["person"]) from error
        if (until and until < since) or (elected and elected > since):
            raise _error("the days are not in order", file=file, line=line, item=row["person"])
        person = _required(row, "person", file=file, line=line)
        title = _required(row, "title", file=file, line=line)
        offices.append(
            Office(
                person=person,
                title=title,
                country=row["country"],
                since=since,
                until=until,
                elected=elected,
                names=names_in(row["names"]),
            )
        )
    return tuple(offices)


def holders(offices: Iterable[Office], *, known: Iterable[Actor]) -> tuple[Actor, ...]:
    """One person for each holder of an office who is not among `known`.

    parent: the state of the first office listed (the United Nations for an international one, whose country is empty); since, until: the
    first and the last day in any office of that state (until: None while in office), so that a former president speaks for himself.
    """
    taken = {actor.id for actor in known}
    terms: dict[str, list[Office]] = {}
    for office in offices:
        id = f"person:{slug(office.person)}"
        if id not in taken:
            held = terms.setdefault(id, [])
            if not held or held[0].country == office.country:
                held.append(office)
    return tuple(_holder(id, held) for id, held in terms.items())


def _holder(id: str, held: list[Office]) -> Actor:
    first = held[0]
    ends = [office.until for office in held if office.until]
    return Actor(
        id=id,
        name=first.person,
        kind=ActorKind.PERSON,
        aliases=tuple(name for name in first.names if name != first.person),
        parent=f"state:{first.country}" if first.country else "org:united-nations",
        country=first.country or None,
        since=min(office.since for office in held),
        until=max(ends) if len(ends) == len(held) else None,
    )


def check(gazetteer: Gazetteer) -> Gazetteer:
    """The gazetteer itself, once every id is unique, and every country and parent that is named exists. Raises LexiconError."""
    codes = {state.code for state in gazetteer.states}
    ids = {state.id for state in gazetteer.states}
    actors = (*gazetteer.actors, *gazetteer.outlets)
    for actor in actors:
        if actor.id in ids:
            raise LexiconError(f"{actor.id} stands twice", remedy="rename or merge one of them")
        ids.add(actor.id)
    for actor in actors:
        if actor.parent and actor.parent not in ids:
            raise LexiconError(f"{actor.id}: its parent {actor.parent} does not exist")
        if actor.country and actor.country not in codes:
            raise LexiconError(f"{actor.id}: there is no state {actor.country}")
    for office in gazetteer.offices:
        if office.country and office.country not in codes:
            raise LexiconError(f"{office.person}: there is no state {office.country}")
    return gazetteer


def _actors(rows: Iterator[tuple[int, Row]], *, file: str, prefix: str, kind: ActorKind) -> tuple[Actor, ...]:
    actors = []
    for line, row in rows:
        name = _required(row, "name", file=file, line=line)
        try:
            of_kind = ActorKind(row.get("kind") or kind)
        except ValueError as error:
            raise _error(str(error), file=file, line=line, item=name) from error
        actors.append(
            Actor(
                id=f"{prefix}:{slug(name)}",
                name=name,
                kind=of_kind,
                aliases=names_in(row["aliases"]),
                parent=row.get("parent") or None,
                country=row["country"] or None,
            )
        )
    return tuple(actors)


def _required(row: Row, column: str, *, file: str, line: int) -> str:
    if not row[column].strip():
        raise _error(f"{column} is empty", file=file, line=line)
    return row[column].strip()


def _error(message: str, *, file: str, line: int, item: str = "") -> LexiconError:
    where = f"line {line} ({item})" if item else f"line {line}"
    return LexiconError(f"{where}: {message}", document=file, remedy="mend the table")
