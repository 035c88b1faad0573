"""Loads what the pure layers are handed: the lexicon's tables, read from the package's own data.

Everything is loaded on first use and kept; nothing is loaded on import.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

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
from parley.analysis.lexicon.records import Gazetteer
from parley.errors import LexiconError

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
