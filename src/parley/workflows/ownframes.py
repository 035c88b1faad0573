"""A user's own file of frames, tried out: does each frame find its example, and leave its counter-example alone?

Each sentence is analysed alone, and once more behind an opening that presents two sides at war, as a report would. Stores nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from parley.model.records import Analysis, Document, RawDocument

if TYPE_CHECKING:
    from parley.config import Settings
    from parley.workflows.reference import Rule

OPENING = "The Karsan government and the rebels of the Varo Front have fought for years. The front's leader is Omar Tal."
"""Who is who, for sentences with "the government", "the rebels" or "the front"; nobody in it is real."""


class Analyser(Protocol):
    """What makes an analysis of a document; `parley.workflows.resources.load_analyser` gives one."""

    def analyse(self, doc: Document, *, gate: bool = True) -> Analysis: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A frame that was tried. finds: whether it found its example; errs: whether it also found its counter-example; instead: the rules that
    fired on the example where it did not."""

    frame: str
    finds: bool
    errs: bool
    instead: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        return self.finds and not self.errs


def read_frames(file: Path) -> tuple[Rule, ...]:
    """The frames of a user's file, as `parley frames` shows Parley's own.

    Raises ConfigError where it cannot be read, LexiconError, naming the file and the frame, where one is malformed.
    """
    from parley.analysis.frames import add_frames, parse_frames
    from parley.workflows.reference import rule
    from parley.workflows.resources import lexicon_text, own_frames_text

    known = parse_frames(lexicon_text("frames.toml"))
    made = add_frames(known, own_frames_text(file), source=str(file))
    return tuple(rule(frame) for frame in made.frames[: len(made.frames) - len(known.frames)])


def try_frames(file: Path, *, settings: Settings, analyser: Analyser | None = None) -> tuple[Tried, ...]:
    """What became of each frame of a file. analyser: default: the one that the settings name, with the file's frames.

    Raises as `read_frames`, and ConfigError where the language model is missing.
    """
    from parley.workflows.resources import load_analyser

    own = read_frames(file)
    analyser = analyser or load_analyser(replace(settings, frames=file))
    out = []
    for frame in own:
        example = _rules(analyser, frame.example)
        found, errs = frame.id in example, frame.id in _rules(analyser, frame.counter)
        out.append(Tried(frame=frame.id, finds=found, errs=errs, instead=() if found else tuple(sorted(example))))
    return tuple(out)


def _rules(analyser: Analyser, sentence: str) -> set[str]:
    """The rules that fire on a sentence, alone or behind the opening."""
    from parley.reading import ReadingOptions, read

    out: set[str] = set()
    for text in (sentence, f"{OPENING}\n\n{sentence}"):
        doc = read(RawDocument(key="example", media="text", text=text), options=ReadingOptions(plain=True))
        found = analyser.analyse(replace(doc, analysed=True), gate=False)  # one sentence is too short to tell its language
        out.update(stmt.rule for stmt in found.statements if stmt.trigger.start >= len(text) - len(sentence))
    return out
