"""What an examination yields: one finding a thing that was looked at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from parley.errors import ParleyError


class State(StrEnum):
    """How it stands with one thing. wrong: something will not work; note: good to know."""

    OK = "ok"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of the examination. about: what was looked at; words: how it is; remedy: what to do, empty where nothing need be done."""

    about: str
    state: State
    words: str
    remedy: str = ""


def ok(about: str, words: str) -> Finding:
    """A finding that all is well."""
    return Finding(about=about, state=State.OK, words=words)


def note(about: str, words: str, remedy: str = "") -> Finding:
    """A finding that is good to know."""
    return Finding(about=about, state=State.NOTE, words=words, remedy=remedy)


def wrong(about: str, words: str, remedy: str) -> Finding:
    """A finding that something will not work."""
    return Finding(about=about, state=State.WRONG, words=words, remedy=remedy)


def raised(about: str, error: ParleyError) -> Finding:
    """The finding that an error makes.

    >>> raised("ledger", ParleyError("is damaged", document="a.db", remedy="restore it")).words
    'a.db: is damaged'
    """
    words = f"{error.document}: {error.message}" if error.document else error.message
    return wrong(about, words, error.remedy or "")
