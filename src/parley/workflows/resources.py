"""Loads what the pure layers are handed: the lexicon's tables, read from the package's own data.

Everything is loaded on first use and kept; nothing is loaded on import.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.resources import files
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
    slug,
)
from parley.analysis.lexicon.records import Gazetteer
from parley.config import Process, Settings
from parley.errors import ConfigError, LexiconError
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

    settings: names the model, and a process whose parties and aliases are added to the gazetteer.

    Raises ConfigError where the model is not installed, LexiconError where a data file is malformed.
    """
    from parley.analysis.cast import NameBook
    from parley.analysis.frames import parse_frames
    from parley.analysis.gate import Gate
    from parley.analysis.pipeline import ANALYSIS_VERSION, Analyser, Lexicon
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
    words = parse_words(lexicon_text("words.toml"))
    frames = parse_frames(lexicon_text("frames.toml"))
    lexicon = Lexicon(
        names=NameBook.of(_with_process(load_gazetteer(), settings.process)),
        places=load_places(),
        frames=frames,
        topics=parse_topics(lexicon_text("topics.toml")),
        words=words,
        gate=Gate.of(words["gate.strong"], words["gate.weak"]),
    )
    model = f"{settings.model} {nlp.meta.get('version', '')}".strip()
    return Analyser(nlp=nlp, lexicon=lexicon, versions={"rules": f"{ANALYSIS_VERSION}.{frames.version}", "model": model})


def _with_process(gazetteer: Gazetteer, process: Process | None) -> Gazetteer:
    """The gazetteer with a process's parties before its own: their names and aliases win."""
    if process is None:
        return gazetteer
    states = {state.name: state for state in gazetteer.states} | {state.government: state for state in gazetteer.states}
    known = {actor.name: actor for actor in gazetteer.actors}
    added: list[Actor] = []
    for party in process.parties:
        if party.name in states:
            continue
        old = known.get(party.name)
        kind = party.kind or (old.kind if old else ActorKind.ARMED_GROUP)
        added.append(
            Actor(
                id=old.id if old else f"party:{slug(party.name)}",
                name=party.name,
                kind=kind,
                aliases=(*party.aliases, *(old.aliases if old else ())),
                parent=old.parent if old else None,
                country=old.country if old else None,
            )
        )
    names = {actor.id for actor in added}
    return replace(gazetteer, actors=(*added, *(a for a in gazetteer.actors if a.id not in names)))
