"""The actors that a user gives: a table of names and aliases, kept beside the ledger and known to every build of it.

Invariant: the file beside the ledger is plain CSV in the columns of COLUMNS, sorted by name; a line taken out of it is undone by the next
build. An actor on it is never taken for another one, so that two lines keep two parties apart and one line with aliases makes them one.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from parley.config import Process, ProcessParty
from parley.errors import UsageError
from parley.model.records import ActorKind
from parley.workflows.exporting import in_place
from parley.workflows.resources import load_gazetteer

COLUMNS = ("name", "aliases", "kind", "country", "parent")
"""name: as the ledger shall call it; aliases: other names, separated by semicolons; kind: what it is; country: a state's name or
three-letter code; parent: the name of the actor that it belongs to, for whom a person acts. All but the name may be empty or left out."""

SUFFIX = ".actors.csv"
"""What the ledger's file of actors ends with, in place of the ledger's own ending."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did. file: where the actors are kept; added: new ones; changed: those that were there with other names or kinds."""

    file: Path
    added: int
    changed: int
    total: int


def actors_file(ledger: Path) -> Path:
    """Where the actors of a ledger are kept.

    >>> actors_file(Path("peace.db")).name
    'peace.actors.csv'
    """
    return ledger.with_name(f"{ledger.stem}{SUFFIX}")


def import_actors(source: Path, ledger: Path) -> Imported:
    """Adds the actors of a CSV or JSON file to those of a ledger; one of a name that is there gets the new aliases, and what else is told.

    Raises UsageError, naming the file and the line (of JSON: the item), for what cannot be understood.
    """
    new = read_actors(source)
    target = actors_file(ledger)
    held = {actor.name: actor for actor in (read_actors(target) if target.is_file() else ())}
    before = dict(held)
    for actor in new:
        held[actor.name] = _joined(held[actor.name], actor) if actor.name in held else actor
    actors = sorted(held.values(), key=lambda actor: actor.name.casefold())
    _check({actor.name: f"{actor.name}" for actor in actors}, actors, str(source))
    with in_place(target) as part:
        part.write_text(actors_text(actors), encoding="utf-8", newline="")
    changed = sum(name in before and held[name] != before[name] for name in held)
    return Imported(file=target, added=len(held.keys() - before.keys()), changed=changed, total=len(held))


def with_actors(process: Process | None, ledger: Path) -> Process | None:
    """A process with the actors that are kept beside the ledger behind its own parties; None where there is neither."""
    file = actors_file(ledger)
    if not file.is_file():
        return process
    own = {party.name for party in process.parties} if process is not None else set()
    added = tuple(actor for actor in read_actors(file) if actor.name not in own)
    if not added:
        return process
    return replace(process or Process(title=f"actors of {ledger.name}"), parties=(*(process.parties if process else ()), *added))


def read_actors(file: Path) -> tuple[ProcessParty, ...]:
    """The actors of a file: CSV with a header, or JSON (a list of objects with the keys of COLUMNS, aliases as a list or a text).

    Raises UsageError, naming the file and the line.
    """
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        words = error.strerror if isinstance(error, OSError) else "it is not in UTF-8"
        raise UsageError(f"cannot be read ({words})", document=str(file), remedy="name a CSV or JSON file in UTF-8") from error
    return parse_json(text, file=str(file)) if file.suffix.lower() == ".json" else parse_csv(text, file=str(file))


def parse_csv(text: str, *, file: str = "actors.csv") -> tuple[ProcessParty, ...]:
    """The actors of a table; lines that begin with "#" are comments.

    >>> parse_csv("name,aliases\\nHill Front,HF; the Front\\n")[0].aliases
    ('HF', 'the Front')

    Raises UsageError.
    """
    numbered = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    rows = list(csv.reader(line for _, line in numbered))
    if not rows:
        raise _wrong(file, "line 1", "there is no header", f"begin with a line {','.join(COLUMNS)}")
    header = [cell.strip().lower() for cell in rows[0]]
    _check_keys(header, file, f"line {numbered[0][0]}")
    actors: list[ProcessParty] = []
    lines: dict[str, str] = {}
    for (number, _), cells in zip(numbered[1:], rows[1:], strict=False):
        place = f"line {number}"
        if len(cells) != len(header):
            raise _wrong(file, place, f"has {len(cells)} cells, not {len(header)}", "put names that hold a comma in quotation marks")
        actor = _actor(dict(zip(header, (cell.strip() for cell in cells), strict=True)), file, place)
        if actor.name in lines:
            raise _wrong(file, place, f"{actor.name} stands on {lines[actor.name]} too", "make one line of them")
        actors.append(actor)
        lines[actor.name] = place
    _check(lines, actors, file)
    return tuple(actors)


def parse_json(text: str, *, file: str = "actors.json") -> tuple[ProcessParty, ...]:
    """The actors of a JSON list.

    >>> parse_json('[{"name": "Hill Front", "aliases": ["HF"]}]')[0].name
    'Hill Front'

    Raises UsageError.
    """
    try:
        items = json.loads(text)
    except json.JSONDecodeError as error:
        raise _wrong(file, f"line {error.lineno}", f"is no JSON ({error.msg})", "correct it at this place") from error
    if not isinstance(items, list):
        raise _wrong(file, "line 1", "is no list", "write a list of objects, each with a name")
    actors: list[ProcessParty] = []
    places: dict[str, str] = {}
    for number, item in enumerate(items, 1):
        place = f"item {number}"
        if not isinstance(item, dict):
            raise _wrong(file, place, "is no object", 'write {"name": ..., "aliases": [...]}')
        _check_keys(list(item), file, place)
        actor = _actor({key: _text(value, key, file, place) for key, value in item.items()}, file, place)
        if actor.name in places:
            raise _wrong(file, place, f"{actor.name} is {places[actor.name]} too", "make one of them")
        actors.append(actor)
        places[actor.name] = place
    _check(places, actors, file)
    return tuple(actors)


def actors_text(actors: Iterable[ProcessParty]) -> str:
    """The actors as the table that is kept beside a ledger."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for actor in actors:
        kind = actor.kind.value if actor.kind else ""
        table.writerow((actor.name, ";".join(actor.aliases), kind, actor.country or "", actor.parent or ""))
    return out.getvalue()


def _text(value: object, key: str, file: str, place: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list) and key == "aliases" and all(isinstance(name, str) and ";" not in name for name in value):
        return ";".join(value)
    raise _wrong(file, place, f"{key} is no text", "write a text (aliases: a list of texts without semicolons)")


def _check_keys(given: list[str], file: str, place: str) -> None:
    unknown = [key for key in given if key not in COLUMNS]
    if unknown:
        raise _wrong(file, place, f"there is no column {unknown[0]}", f"the columns are {', '.join(COLUMNS)}")
    if "name" not in given:
        raise _wrong(file, place, "there is no name", f"the columns are {', '.join(COLUMNS)}; only the name must be there")


def _actor(row: Mapping[str, str], file: str, place: str) -> ProcessParty:
    name = row.get("name", "")
    if not name:
        raise _wrong(file, place, "the name is empty", "give it one")
    kind = row.get("kind", "").lower()
    if kind and kind not in list(ActorKind):
        raise _wrong(file, place, f"{kind} is no kind of actor", f"write one of {', '.join(ActorKind)}")
    return ProcessParty(
        name=name,
        aliases=tuple(dict.fromkeys(alias.strip() for alias in row.get("aliases", "").split(";") if alias.strip())),
        kind=ActorKind(kind) if kind else None,
        country=_country(row.get("country", ""), file, place),
        parent=row.get("parent") or None,
    )


def _country(text: str, file: str, place: str) -> str | None:
    """The code of a country named by code or name; None for no text."""
    if not text:
        return None
    for state in load_gazetteer().states:
        if text.upper() == state.code or text.casefold() in {name.casefold() for name in (state.name, *state.aliases)}:
            return state.code
    raise _wrong(file, place, f"{text} is no country known here", "write its three-letter code or its English name, or leave it empty")


def _check(places: Mapping[str, str], actors: Iterable[ProcessParty], file: str) -> None:
    """Refuses a name that two actors claim."""
    held: dict[str, str] = {}
    for actor in actors:
        for name in (actor.name, *actor.aliases):
            other = held.setdefault(name.casefold(), actor.name)
            if other != actor.name:
                raise _wrong(file, places[actor.name], f"{name} is a name of {other} too", "leave it with one of them")


def _joined(old: ProcessParty, new: ProcessParty) -> ProcessParty:
    return ProcessParty(
        name=old.name,
        aliases=tuple(dict.fromkeys((*old.aliases, *new.aliases))),
        side=old.side,
        kind=new.kind or old.kind,
        country=new.country or old.country,
        parent=new.parent or old.parent,
    )


def _wrong(file: str, place: str, reason: str, remedy: str) -> UsageError:
    return UsageError(f"{place}: {reason}", document=file, remedy=remedy)
