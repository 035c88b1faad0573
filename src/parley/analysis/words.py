"""The classes of words that the rules speak of, parsed from `lexicon/data/words.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field

from parley.analysis.governors import Governors, parse_governors
from parley.errors import LexiconError


@dataclass(frozen=True, slots=True)
class Words:
    """Sets of lower-case lemmas; `classes["party.agents"]` and so on, as in the file.

    governors: the words that say whether an event happened.
    """

    classes: dict[str, frozenset[str]]
    governors: Governors = field(default_factory=Governors)

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.classes[name]


def parse_words(text: str, factuality: str = "") -> Words:
    """The word classes of a TOML text, and the governors of another one (`factuality.toml`). Raises LexiconError where it is malformed."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"the word list is malformed: {error}", document="words.toml", remedy="mend the line named") from error
    classes = {}
    for section, lists in data.items():
        if isinstance(lists, dict):
            for name, words in lists.items():
                classes[f"{section}.{name}"] = frozenset(words.split())
    return Words(classes, parse_governors(factuality))
