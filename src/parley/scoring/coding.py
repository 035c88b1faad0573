"""What one coder put down of one act: the fields that a gold entry and a ledger entry have in common, and how both are read from JSON.

Gold standard and ledger are two codings with one codebook; to score the ledger is to measure how far the second coder agrees with the
first. Acts, topics, statuses and modalities are members of the codebook; an unknown is None.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from parley.model.codebook import ACT_BY_NAME, TOPIC_BY_NAME
from parley.model.records import ConditionRelation, Modality, Status, When
from parley.scoring.given import Given

TERMS = ("amount", "amount_high", "qualifier", "unit", "duration", "duration_high", "deadline", "place", "quoted")
"""The keys of `terms`."""

SYMMETRIC = frozenset(("meet", "agree", "exchange", "resume_talks", "suspend_talks"))
"""Acts that the parties do together: whom a coder put down as actor and whom as recipient says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """What an act waits for: an actor's act on a topic; each None where it is not told."""

    relation: str | None
    actor: str | None
    act: str | None
    topic: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """One act as coded. actors, recipients: names of parties; terms: values by the keys in TERMS, numbers or texts;
    said: when it was said; happens: when it takes effect."""

    act: str
    topic: str
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    terms: Mapping[str, object] | None = None
    conditions: tuple[Waits, ...] = ()
    modality: str | None = None
    status: str | None = None
    said: When | None = None
    happens: When | None = None

    @property
    def parties(self) -> tuple[str, ...]:
        """Actors and recipients."""
        return self.actors + self.recipients

    @property
    def line(self) -> str:
        """The act in one line: "Hill Front: offer (ceasefire) -> Velmar government"."""
        whom = f" -> {', '.join(self.recipients)}" if self.recipients else ""
        return f"{', '.join(self.actors) or 'nobody named'}: {self.act} ({self.topic}){whom}"

    def term(self, key: str) -> object:
        """The value of a term, or None."""
        return (self.terms or {}).get(key)


def coding_of(given: Given) -> Coding:
    """The coding that a JSON object of a gold entry or a ledger entry holds.

    >>> coding_of(Given({"act": "offer", "topic": "ceasefire", "actors": ["Hill Front"]}, file="case.json")).actors
    ('Hill Front',)

    Raises UsageError, naming the key, where a value is of another kind or no member of the codebook.
    """
    given.required("act")
    given.required("topic")
    terms = given.part("terms")
    return Coding(
        act=given.member("act", ACT_BY_NAME, "act") or "",
        topic=given.member("topic", TOPIC_BY_NAME, "topic") or "",
        actors=given.texts("actors"),
        recipients=given.texts("recipients"),
        terms=_terms(terms) if terms else None,
        conditions=tuple(_waits(item) for item in given.items("conditions")),
        modality=given.member("modality", list(Modality), "modality"),
        status=given.member("status", list(Status), "status"),
        said=given.when("said"),
        happens=given.when("happens"),
    )


def _terms(given: Given) -> dict[str, object]:
    terms = {key: given.raw(key) for key in given.every() if given.has(key)}
    for key, value in terms.items():
        if isinstance(value, (dict, bool)) or (isinstance(value, list) and key != "quoted"):
            raise given.wrong(key, "is neither a number nor a text", f"write {key} as a number or a text")
    return terms


def _waits(given: Given) -> Waits:
    return Waits(
        relation=given.member("relation", list(ConditionRelation), "relation"),
        actor=given.text("actor"),
        act=given.member("act", ACT_BY_NAME, "act"),
        topic=given.member("topic", TOPIC_BY_NAME, "topic"),
    )
