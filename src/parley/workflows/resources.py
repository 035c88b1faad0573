"""Loads what the pure layers are handed: the lexicon's tables, read from the package's own data.

Everything is loaded on first use and kept; nothing is loaded on import.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from parley.analysis.lexicon.parse import (
    check,
    holders,
    parse_groups,
    parse_offices,
    parse_organisations,
    parse_outlets,
    parse_persons,
    parse_states,
)
from parley.analysis.lexicon.records import Gazetteer, State
from parley.config import Process, ProcessParty, Settings
from parley.errors import ConfigError, LexiconError
from parley.export.register import USER_ASSIGNED
from parley.model.ids import digest, slug
from parley.model.records import Actor, ActorKind

if TYPE_CHECKING:
    from parley.analysis.pipeline import Analyser

LEXICON = "parley.analysis.lexicon"


@cache
def load_gazetteer() -> Gazetteer:
    """The states, actors, offices and outlets that Parley knows beforehand.

    >>> next(state.name for state in load_gazetteer().states if state.code == "NOR")
    'Norway'

    Raises LexiconError, naming file and item, where a table is malformed.
    """
    persons, roles = parse_persons(lexicon_text("persons.csv"))
    outlets, agencies = parse_outlets(lexicon_text("outlets.csv"))
    offices = parse_offices(lexicon_text("offices.csv"))
    groups = parse_groups(lexicon_text("groups.csv"))
    organisations = parse_organisations(lexicon_text("organisations.csv"))
    return check(
        Gazetteer(
            states=parse_states(lexicon_text("states.csv")),
            actors=(*groups, *organisations, *persons, *holders(offices, known=persons)),
            offices=offices,
            outlets=outlets,
            roles=roles,
            agencies=agencies,
        )
    )


def lexicon_text(file: str) -> str:
    """The text of a data file of the lexicon. Raises LexiconError where it is missing or not UTF-8."""
    try:
        return files(LEXICON).joinpath("data", file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"cannot be read ({error})", document=file, remedy="install Parley again") from error


def load_analyser(settings: Settings) -> Analyser:
    """The analysis with its language model and lexicon, ready for documents. Takes about a second: the model is loaded here.

    settings: names the model, a process whose parties and aliases are added to the gazetteer, and a file of frames that are tried before
    Parley's own.

    Raises ConfigError where the model is not installed or the file of frames cannot be read, LexiconError where a data file is malformed.
    """
    from parley.analysis.cast import NameBook
    from parley.analysis.frames import add_frames, parse_frames
    from parley.analysis.gate import Gate
    from parley.analysis.inflections import inflections
    from parley.analysis.pipeline import ANALYSIS_VERSION, Analyser, Lexicon
    from parley.analysis.sentencegate import SentenceGate
    from parley.analysis.sentences import load_model
    from parley.analysis.topics import parse_topics
    from parley.analysis.words import parse_words
    from parley.workflows.geography import load_places

    try:
        nlp = load_model(settings.model)
    except OSError as error:
        raise ConfigError(
            f"the language model {settings.model!r} is not installed",
            remedy="run make setup, or set PARLEY_MODEL to an installed spaCy pipeline",
        ) from error
    words = parse_words(lexicon_text("words.toml"), lexicon_text("factuality.toml"))
    frames = parse_frames(lexicon_text("frames.toml"))
    versions = {"rules": f"{ANALYSIS_VERSION}.{frames.version}", "model": f"{settings.model} {nlp.meta.get('version', '')}".strip()}
    if settings.frames is not None:
        own = own_frames_text(settings.frames)
        frames = add_frames(frames, own, source=str(settings.frames))
        versions["frames"] = f"{digest(own)} {settings.frames.name}"
    topics = parse_topics(lexicon_text("topics.toml"))
    inflect = inflections(nlp)
    lexicon = Lexicon(
        names=NameBook.of(_with_process(load_gazetteer(), settings.process)),
        places=load_places(),
        frames=frames,
        topics=topics,
        words=words,
        gate=Gate.of((*words["gate.strong"], *_names_of_groups()), words["gate.weak"]),
        sentences=None if inflect is None else SentenceGate.of(frames, topics, words, inflect),
    )
    return Analyser(nlp=nlp, lexicon=lexicon, versions=versions)


def _names_of_groups() -> list[str]:
    """Names of armed groups by which a report speaks of a conflict: of two words or more; a single word may be something else."""
    from parley.model.records import ActorKind

    groups = [actor for actor in load_gazetteer().actors if actor.kind is ActorKind.ARMED_GROUP]
    names = {name for actor in groups for name in (actor.name, *actor.aliases) if " " in name and "+" not in name}
    return sorted(name.lower().replace(" ", "+") for name in names)


def own_frames_text(file: Path) -> str:
    """The text of a user's own file of frames. Raises ConfigError, naming the file, where it cannot be read or is not in UTF-8."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        words = error.strerror if isinstance(error, OSError) else "it is not in UTF-8"
        raise ConfigError(f"cannot be read ({words})", document=str(file), remedy="name a file of frames in UTF-8 with --frames") from error


def _with_process(gazetteer: Gazetteer, process: Process | None) -> Gazetteer:
    """The gazetteer with a process's parties before its own: their names and aliases win. Mediators that no list has are organisations."""
    if process is None:
        return gazetteer
    known = {actor.name: actor for actor in gazetteer.actors}
    ids = {name: state.id for state in gazetteer.states for name in (state.name, state.government)}
    ids |= {actor.name: actor.id for actor in gazetteer.actors}
    ids |= {party.name: f"party:{slug(party.name)}" for party in process.parties if party.name not in ids}
    states = list(gazetteer.states)
    added: list[Actor] = []
    for number, party in enumerate(process.parties):
        at = next((at for at, state in enumerate(states) if party.name in (state.name, state.government)), None)
        if at is not None:
            states[at] = replace(states[at], capitals=(*states[at].capitals, *party.aliases))
        elif (state := _own_state(party, number)) is not None:
            states.append(state)
        else:
            added.append(_own_actor(party, known.get(party.name), parent=ids.get(party.parent or "")))
    held = {name for state in states for name in (state.name, state.government)}
    held |= {name for actor in (*added, *gazetteer.actors) for name in (actor.name, *actor.aliases)}
    added += [_own_actor(ProcessParty(name=name, kind=ActorKind.ORGANISATION), None) for name in process.mediators if name not in held]
    names = {actor.id for actor in added}
    return replace(gazetteer, states=tuple(states), actors=(*added, *(a for a in gazetteer.actors if a.id not in names)))


def _own_actor(party: ProcessParty, old: Actor | None, *, parent: str | None = None) -> Actor:
    """A party as an actor; old: what the lists know of its name; parent: the id of the actor that it belongs to."""
    return Actor(
        id=old.id if old else f"party:{slug(party.name)}",
        name=party.name,
        kind=party.kind or (old.kind if old else ActorKind.ARMED_GROUP),
        aliases=(*party.aliases, *(old.aliases if old else ())),
        parent=parent or (old.parent if old else None),
        country=party.country or (old.country if old else None),
    )


_GOVERNMENT = re.compile(r"(?:the )?(?:(?P<adjective>.+) government|government of (?:the )?(?P<country>.+))", re.IGNORECASE)
_USER_ASSIGNED = [f"{USER_ASSIGNED}{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
"""Codes of ISO 3166-1 alpha-3 that belong to no country: for those that no list has."""


def _own_state(party: ProcessParty, number: int) -> State | None:
    """A party that is the government of a country which no list has, as that country; None for any other.

    Its aliases are what stands for the government (a capital), but for one that looks like the country's name.
    """
    named = _GOVERNMENT.fullmatch(party.name)
    if named is None or party.kind not in (None, ActorKind.GOVERNMENT, ActorKind.STATE) or number >= len(_USER_ASSIGNED):
        return None
    adjective, country = named["adjective"], named["country"]
    if country is None:
        stem = adjective[:SAME_STEM].casefold()
        alike = (alias for alias in party.aliases if alias[:SAME_STEM].casefold() == stem and alias != adjective)
        country = next(alike, None) or (adjective.removesuffix("n") if adjective.endswith("ian") else adjective)
    adjective = adjective or (f"{country}n" if country.endswith("a") else None)
    return State(
        code=_USER_ASSIGNED[number],
        name=country,
        government=party.name,
        capitals=tuple(alias for alias in party.aliases if alias not in (country, adjective)),
        adjectives=(adjective,) if adjective else (),
    )


SAME_STEM = 4
"""Letters that a country and its adjective have in common: "Sarvenia", "Sarvenian"."""
