"""Ledger entries as they are scored: read from the JSON objects that the export writes, or any other program in that form.

Only what a figure is made of is read; other keys are left alone, since the form has many that no gold standard speaks of.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from parley.model.records import DisputeKind
from parley.scoring.coding import Coding, coding_of
from parley.scoring.given import Given
from parley.scoring.naming import DocumentNames


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One piece of evidence. document: as the ledger calls it; start, end: offsets into its text; quote: the words, where given."""

    document: str
    start: int
    end: int
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEntry:
    """An entry of the ledger that is scored. disputes: kinds of its disputes."""

    id: str
    coding: Coding
    told: tuple[Told, ...] = ()
    disputes: tuple[str, ...] = ()


def parse_entries(values: Iterable[object], *, file: str = "entries.jsonl") -> tuple[FoundEntry, ...]:
    """The entries that these JSON objects hold, in their order; file: named in errors.

    >>> made = parse_entries([{"id": "e1", "act": "offer", "topic": "ceasefire",
    ...     "statements": [{"document": "a.txt", "start": 0, "end": 40, "quote": "..."}]}])
    >>> made[0].told[0].end
    40

    Raises UsageError, naming the entry (the first is 1) and the key.
    """
    return tuple(_entry(Given(value, file=file, place=f"entry {number}")) for number, value in enumerate(values, start=1))


def _entry(given: Given) -> FoundEntry:
    name = given.text("id") or ""
    if name:
        given.named(name)
    return FoundEntry(
        id=name,
        coding=coding_of(given),
        told=tuple(_told(item) for item in given.items("statements")),
        disputes=tuple(
            dispute.member("kind", list(DisputeKind), "kind of dispute") or dispute.required("kind") for dispute in given.items("disputes")
        ),
    )


def _told(given: Given) -> Told:
    start, end = given.number("start", -1), given.number("end", -1)
    if not 0 <= start < end:
        raise given.wrong(
            "start", f"{start} to {end} is no stretch of a text", "give start and end, offsets from 0, the end after the start"
        )
    return Told(document=given.required("document"), start=start, end=end, quote=given.text("quote") or "")


def of_documents(entries: Iterable[FoundEntry], names: DocumentNames) -> tuple[FoundEntry, ...]:
    """The entries that can be judged by the case: all but those whose whole evidence is in other documents."""
    return tuple(entry for entry in entries if not entry.told or any(names.find(told.document) for told in entry.told))
