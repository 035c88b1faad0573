"""Governors: words that decide whether what stands beneath them happened. The record, its effects, and the parser of `factuality.toml`.

Pure data; `factuality.py` applies them. A malformed entry is an error that names it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import Any

from parley.errors import LexiconError

_POLARITY = frozenset(("negative", "handed"))
_CERTAINTY = frozenset(("certain", "probable", "possible", "underspecified"))
_TIME = frozenset(("past", "present", "future"))
_MANNER = frozenset(("like", "like-ahead", "like-done", "own"))
_LIKE = {"like": ("past", "present", "future"), "like-ahead": ("future",), "like-done": ("past", "future")}
_POS = frozenset(("verb", "noun", "adj"))
_RELATIONS = ("clause", "noun", "subject")


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What becomes of an event under a governor.

    certainty, time: None is as the governor has it; negative: it did not happen; handed: it did not where the governor did not; like: times
    of the governor with which the event is as the governor is; own: nothing is handed down.
    """

    negative: bool = False
    handed: bool = False
    certainty: str | None = None
    time: str | None = None
    like: frozenset[str] = frozenset()
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Governor:
    """A class of governing words by its id, with the effects on a clause, a noun and a subject beneath it (None: it has no such effect)."""

    id: str
    pos: frozenset[str]
    clause: Effect | None = None
    noun: Effect | None = None
    subject: Effect | None = None


@dataclass(frozen=True, slots=True)
class Governors:
    """All governors by lemma, in the order of the file, and the word lists of the file's other sections ("modal.future")."""

    by_word: dict[str, tuple[Governor, ...]] = field(default_factory=dict)
    lists: dict[str, frozenset[str]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists[name]

    def effect(self, lemma: str, pos: str, relation: str) -> tuple[str, Effect] | None:
        """(id of the governor, effect) of the first governor with this lemma and part of speech that has an effect on the relation."""
        for governor in self.by_word.get(lemma, ()):
            found: Effect | None = getattr(governor, relation)
            if found is not None and (not governor.pos or pos in governor.pos):
                return governor.id, found
        return None


def parse_governors(text: str, *, source: str = "factuality.toml") -> Governors:
    """The governors and word lists of a TOML text. Raises LexiconError, naming the entry, where one is malformed."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"the governors are malformed: {error}", document=source, remedy="mend the line named") from error
    by_word: dict[str, list[Governor]] = {}
    for item in data.pop("governor", ()):
        governor = _governor(item, source)
        for word in item["words"].split():
            by_word.setdefault(word, []).append(governor)
    lists = {f"{section}.{name}": frozenset(words.split()) for section, named in data.items() for name, words in named.items()}
    return Governors({word: tuple(found) for word, found in by_word.items()}, lists)


def _governor(item: dict[str, Any], source: str) -> Governor:
    name = item.get("id", "(without id)")
    unknown = set(item) - {"id", "words", "pos", *_RELATIONS}
    pos = frozenset(item.get("pos", "").split())
    if unknown or "id" not in item or "words" not in item or not pos <= _POS or not set(item) & set(_RELATIONS):
        raise LexiconError(f"governor {name!r} is malformed", document=source, remedy="see the head of the file for its fields")
    return Governor(id=name, pos=pos, **{key: _effect(item[key], name, source) for key in _RELATIONS if key in item})


def _effect(text: str, name: str, source: str) -> Effect:
    words = set(text.split())
    unknown = words - _POLARITY - _CERTAINTY - _TIME - _MANNER
    if unknown:
        raise LexiconError(f"governor {name!r}: unknown effect {', '.join(sorted(unknown))}", document=source, remedy="see the file's head")
    return Effect(
        negative="negative" in words,
        handed="handed" in words,
        certainty=next(iter(words & _CERTAINTY), None),
        time=next(iter(words & _TIME), None),
        like=frozenset(time for manner, times in _LIKE.items() if manner in words for time in times),
        own="own" in words,
    )
