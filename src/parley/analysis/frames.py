"""Frames: rules as data. The record of a frame, and the parser of `lexicon/data/frames.toml` and of a user's own frames.

`acts.py` interprets them. A malformed frame is an error that names it and its file.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from typing import Any

from parley.errors import LexiconError
from parley.model.codebook import ACT_BY_NAME, TOPIC_BY_NAME
from parley.model.records import Modality

TOPIC_RULES = ("content", "theme")
"""Topics that are found in the sentence rather than fixed."""


KINDS = ("speech", "event")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One way that words tell an act. The head of `lexicon/data/frames.toml` says what each field means."""

    id: str
    act: str
    kind: str
    topic: str
    example: str
    counter: str
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    carriers: frozenset[str] = frozenset()
    particle: frozenset[str] = frozenset()
    theme: frozenset[str] = frozenset()
    theme_words: frozenset[str] = frozenset()
    theme_modifiers: frozenset[str] = frozenset()
    complement: frozenset[str] = frozenset()
    recipient: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    default: str | None = None
    modality: str | None = None
    negated_act: str | None = None
    hostile_act: str | None = None
    absorbs: bool = False
    needs_recipient: bool = False
    needs_content: bool = False
    only_negated: bool = False
    intransitive: bool = False
    theme_subject: bool = False
    theme_place: bool = False
    actor_is_force: bool = False
    destination: bool = False
    passive_actor: bool = False
    only_passive: bool = False
    sides: bool = False
    both_sides: bool = False
    setting: frozenset[str] = frozenset()
    verdict: str | None = None
    irrealis: bool = False
    behind: frozenset[str] = frozenset()
    unnamed: bool = False
    addressed: bool = False
    two_named: bool = False
    troops: bool = False
    continues: bool = False
    owned: bool = False
    numbered: bool = False
    not_ahead: bool = False
    patient_subject: bool = False
    bound_by_text: bool = False
    person: bool = False
    crowd: bool = False
    needs_two: bool = False
    relative: bool = False
    needs_crowd: bool = False
    wish: bool = False
    reversed: bool = False


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames, with look-ups by trigger lemma. `classes`: the noun classes that `theme` speaks of."""

    version: str
    frames: tuple[Frame, ...]
    classes: dict[str, frozenset[str]]
    by_verb: dict[str, tuple[Frame, ...]] = field(default_factory=dict)
    by_noun: dict[str, tuple[Frame, ...]] = field(default_factory=dict)
    by_adjective: dict[str, tuple[Frame, ...]] = field(default_factory=dict)

    def theme_lemmas(self, frame: Frame) -> frozenset[str]:
        """The nouns that may be the frame's theme; empty where any may."""
        return frozenset().union(frame.theme_words, *(self.classes[name] for name in frame.theme))


_SETS = {"verbs", "nouns", "adjectives", "carriers", "particle", "theme", "theme_words", "theme_modifiers", "complement"}
_SETS |= {"setting", "behind"}
_LISTS = {"recipient", "content"}
_KNOWN = {f.name for f in fields(Frame)}
_FLAGS = {f.name for f in fields(Frame) if f.default is False}
_TRIGGERS = ("verbs", "nouns", "adjectives")


def parse_frames(text: str, *, source: str = "frames.toml") -> Frames:
    """The frames of a TOML text.

    source: the file's name, for errors. Raises LexiconError, naming the frame, where a field is unknown or missing, an act or topic is
    not in the codebook, or a noun class is not defined.
    """
    return _frames(_parsed(text, source), {}, source)


def add_frames(known: Frames, text: str, *, source: str) -> Frames:
    """Frames with those of a user's own TOML text before them, so that these win where both fit a word.

    The text may use the noun classes of `known` and define more. source: its file's name, for errors. Raises LexiconError, naming the file
    and the frame, for whatever `parse_frames` refuses, for another table or key, and where an id or a class is taken.

    >>> own = '''[[frame]]
    ... id = "handshake"
    ... act = "meet"
    ... verbs = "shake"
    ... theme_words = "hand"
    ... kind = "event"
    ... topic = "talks"
    ... example = "The general and the rebel leader shook hands."
    ... counter = "The cook shook the pan."
    ... '''
    >>> [frame.id for frame in add_frames(parse_frames(""), own, source="own.toml").frames]
    ['handshake']
    """
    data = _parsed(text, source)
    unknown = sorted(set(data) - {"frame", "classes", "version"})
    if unknown:
        raise LexiconError(f"{unknown[0]}: is no part of a file of frames", document=source, remedy="write [[frame]] above each frame")
    own = _frames(data, known.classes, source)
    if not own.frames:
        raise LexiconError("has no frame", document=source, remedy="write [[frame]] above each frame")
    taken = {frame.id for frame in known.frames}
    for frame in own.frames:
        if frame.id in taken:
            raise LexiconError(f"frame {frame.id!r}: the id is taken", document=source, remedy="give it an id of its own")
        taken.add(frame.id)
    frames = (*own.frames, *known.frames)
    return Frames(known.version, frames, own.classes, _by(frames, "verbs"), _by(frames, "nouns"), _by(frames, "adjectives"))


def _parsed(text: str, source: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"the frames are malformed: {error}", document=source, remedy="mend the line named") from error


def _frames(data: dict[str, Any], known: dict[str, frozenset[str]], source: str) -> Frames:
    """known: noun classes that are there already."""
    own, items = data.get("classes", {}), data.get("frame", ())
    if not isinstance(items, list | tuple) or not all(isinstance(item, dict) for item in items):
        raise LexiconError("frame: is not written as [[frame]]", document=source, remedy="write [[frame]] above each frame")
    if not isinstance(own, dict) or not all(isinstance(words, str) for words in own.values()):
        raise LexiconError("classes: each is a text of words", document=source, remedy='write name = "word word" below [classes]')
    twice = sorted(own.keys() & known.keys())
    if twice:
        raise LexiconError(f"noun class {twice[0]!r}: the name is taken", document=source, remedy="give it a name of its own")
    classes = {**known, **{name: frozenset(words.split()) for name, words in own.items()}}
    frames = tuple(_frame(item, classes, source) for item in items)
    return Frames(str(data.get("version", "")), frames, classes, _by(frames, "verbs"), _by(frames, "nouns"), _by(frames, "adjectives"))


def _frame(item: dict[str, Any], classes: dict[str, frozenset[str]], source: str) -> Frame:
    name = item.get("id", "(without id)")

    def fail(what: str) -> LexiconError:
        return LexiconError(f"frame {name!r}: {what}", document=source, remedy="docs/frames.md lists the fields of a frame")

    unknown = set(item) - _KNOWN
    if unknown:
        raise fail(f"unknown field {', '.join(sorted(unknown))}")
    wrong = [key for key, value in item.items() if not isinstance(value, bool if key in _FLAGS else str)]
    if wrong:
        raise fail(f"{wrong[0]} is not {'true or false' if wrong[0] in _FLAGS else 'a text between quotation marks'}")
    missing = {"id", "act", "kind", "topic", "example", "counter"} - set(item)
    if missing:
        raise fail(f"missing field {', '.join(sorted(missing))}")
    if item["act"] not in ACT_BY_NAME:
        raise fail(f"act {item['act']!r} is not in the codebook")
    if item["topic"] not in TOPIC_RULES and item["topic"] not in TOPIC_BY_NAME:
        raise fail(f"topic {item['topic']!r} is not in the codebook")
    for key in ("negated_act", "hostile_act"):
        if item.get(key, item["act"]) not in ACT_BY_NAME:
            raise fail(f"{key} {item[key]!r} is not in the codebook")
    if item["kind"] not in KINDS:
        raise fail(f"kind {item['kind']!r} is none of {', '.join(KINDS)}")
    if item.get("modality", Modality.ACTUAL.value) not in list(Modality):
        raise fail(f"modality {item['modality']!r} is none of {', '.join(Modality)}")
    values: dict[str, Any] = {}
    for key, value in item.items():
        values[key] = frozenset(value.split()) if key in _SETS else tuple(value.split()) if key in _LISTS else value
    for used in values.get("theme", ()):
        if used not in classes:
            raise fail(f"theme class {used!r} is not defined")
    if not any(item.get(key, "").split() for key in _TRIGGERS):
        raise fail(f"no word fires it: it needs one of {', '.join(_TRIGGERS)}")
    return Frame(**values)


def _by(frames: tuple[Frame, ...], field_name: str) -> dict[str, tuple[Frame, ...]]:
    out: dict[str, list[Frame]] = {}
    for frame in frames:
        for lemma in getattr(frame, field_name):
            out.setdefault(lemma, []).append(frame)
    return {lemma: tuple(found) for lemma, found in out.items()}
