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


def ids_of(parties: Sequence[Party]) -> frozenset[str]:
    """The ids of parties, for comparison."""
    return frozenset(x.actor for x in parties)


def share_a_party(one: Sequence[Party], other: Sequence[Party]) -> bool:
    """Whether one of the parties stands on both sides."""
    return bool(ids_of(one) & ids_of(other))


def lies_within(draft: Draft, other: Draft) -> bool:
    """Whether a draft is told by words beneath those of another one of the same act, topic and actors."""
    same = (draft.act, draft.topic, ids_of(draft.actors)) == (other.act, other.topic, ids_of(other.actors))
    return same and draft is not other and other.trigger in list(draft.trigger.ancestors) and draft.trigger.sent == other.trigger.sent


def add_new(found: list[Draft], drafts: Sequence[Draft]) -> list[Draft]:
    """Adds drafts that tell something new; gives the drafts found or already there."""
    out = []
    for draft in drafts:
        same = (
            d
            for d in found
            if d.trigger.sent == draft.trigger.sent
            and (d.act, d.topic) == (draft.act, draft.topic)
            and share_a_party(d.actors, draft.actors)
        )
        twin = next(same, None)
        if twin is None:
            found.append(draft)
        out.append(twin or draft)
    return out
