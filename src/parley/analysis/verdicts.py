"""A verdict on an event word: whether it happened, how sure that is, where it lies in time, and which rule and words decided.

A record only; `factuality.py` comes to it.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from parley.model.records import Certainty, Polarity, Tense

_ORDER = (Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE, Certainty.UNDERSPECIFIED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Factuality:
    """A verdict on one event word.

    rule: the last rule that bore on certainty or time; cues: the words that decided, from the top of the sentence down; supposed: it stands
    inside a condition.
    """

    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty = Certainty.CERTAIN
    time: Tense = Tense.PAST
    rule: str = "told as a fact"
    cues: tuple[Token, ...] = ()
    supposed: bool = False

    @property
    def negative(self) -> bool:
        return self.polarity is Polarity.NEGATIVE


ASSERTED = Factuality()
"""What a sentence tells with no more ado."""

CONDITION = "inside a condition"
"""The rule of what stands behind "if", "unless" and the like."""


def weaker(one: Certainty, other: Certainty) -> Certainty:
    """The less certain of two."""
    return max(one, other, key=_ORDER.index)
