"""An act as found in a sentence, before times, terms, conditions and speakers: what the stages of the statements hand on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from parley.analysis.frames import Frame
from parley.model.records import Modality, Party, Polarity


@dataclass(frozen=True, slots=True)
class Draft:
    """An act found in a sentence, before times, terms, conditions and speakers. trigger: head token; content: head of its content."""

    paragraph: int
    frame: Frame
    act: str
    topic: str
    trigger: Token
    content: Token | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    polarity: Polarity
    modality: Modality
    reasons: tuple[tuple[str, str], ...]
    mediators: tuple[Party, ...] = ()

    @property
    def speech(self) -> bool:
        return self.frame.kind == "speech"


def told_near(told: Sequence[Draft], paragraph: int, reach: int) -> Sequence[Draft]:
    """The drafts of a paragraph, of those behind it and of up to `reach` before it. told: in the order of their paragraphs."""
    return told[bisect_left(told, paragraph - reach, key=lambda draft: draft.paragraph) :]
