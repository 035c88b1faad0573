"""What a clue to a person's party is, how strong each kind is, and which words are a title's own. `allegiance` finds the clues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

NAMED, LED, BARE, KNOWN, HOME, HINT = 6, 5, 4, 3, 2, 1
"""Strength of clues: a party named with the role; leading it; a role with "rebel" or "army"; the gazetteer; a state's title alone; "his
fighters"."""

_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today january february march april june july august "
    "september october november december".split()
)


@dataclass(frozen=True, slots=True)
class Clue:
    """One reason for whom a person acts. party: None where the words say that it is for no party."""

    strength: int
    party: str | None
    why: str
    role: str | None = None


def own_words(toks: Sequence[Token], head: Token) -> list[Token]:
    """The words of a title without those before it that are of another phrase ("on the orders of President ...")."""
    start = 0
    for at, tok in enumerate(toks):
        if tok.i >= head.i:
            break
        if tok.pos_ == "ADP" or tok.lower_ in _CALENDAR:
            start = at + 1
    return list(toks[start:])


def role_text(toks: Sequence[Token]) -> str | None:
    """A role in words, without article and possessive before it."""
    text = toks[0].doc[toks[0].i : toks[-1].i + 1].text.strip(" ,-'") if toks else ""
    for lead in ("the ", "a ", "an ", "its ", "their ", "The ", "A ", "An ", "Its ", "Their "):
        text = text.removeprefix(lead)
    return text or None
