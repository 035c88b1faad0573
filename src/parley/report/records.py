"""What the templates print: the records of the ledger in words, in the order of the page.

Invariant: nothing here is computed from a text; all words of reports are still raw and are escaped where they are printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from parley.export.boards import BoardLine
from parley.model.computed import Dispute, Entry
from parley.model.records import Document, Failure
from parley.report.circles import Circle
from parley.report.pictures import Picture
from parley.report.quotes import Quote, Short
from parley.report.undertakings import AgreementView, ThreadView, TrackView


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """The evidence of a sentence of the summary. number: from 1, in the order of the summary."""

    number: int
    quote: Short


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence of the summary with the numbers of its footnotes, at least one. first: those that are named here for the first time."""

    text: str
    numbers: tuple[int, ...]
    first: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """An entry in words. figures: its terms; facts: (name, value) of what is known beyond the headline; more: quotes that were left out."""

    entry: Entry
    headline: str
    figures: str
    when: str
    facts: tuple[tuple[str, str], ...]
    quotes: tuple[Quote, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionView:
    """One value of a dispute: who holds it, and the sentences."""

    value: str
    holders: str
    quotes: tuple[Short, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeView:
    """A dispute, the entry it is about, and its positions side by side."""

    dispute: Dispute
    entry: Entry
    headline: str
    field: str
    positions: tuple[PositionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document with its number on the page and how much of the ledger comes of it. link: its URL, where it is one; copies: numbers of the
    other documents of the same origin."""

    document: Document
    number: int
    published: str
    statements: int
    link: str | None
    copies: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardGrid:
    """The board as a table: parties across, topics down. cells: for each topic its lines, None where a party took no position;
    others: the lines of the parties without a column; left_out: those that are not listed."""

    parties: tuple[str, ...]
    rows: tuple[tuple[str, tuple[BoardLine | None, ...]], ...]
    others: tuple[BoardLine, ...]
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything that the templates print. shown: ids of the entries that stand on the page; scope: what the reader asked for, or empty;
    silent: reports that are not listed, since they tell nothing here; listed: numbers of those that are."""

    title: str
    period: str
    scope: str
    as_of: str
    counts: tuple[tuple[str, str], ...]
    summary: tuple[tuple[str, tuple[Told, ...]], ...]
    notes: tuple[Footnote, ...]
    grid: BoardGrid
    picture: Picture | None
    disputes: tuple[tuple[str, tuple[DisputeView, ...]], ...]
    disputes_left_out: int
    circles: tuple[Circle, ...]
    threads: tuple[ThreadView, ...]
    agreements: tuple[AgreementView, ...]
    tracks: tuple[TrackView, ...]
    left_out: Mapping[str, int]
    entries: tuple[EntryView, ...]
    shown: frozenset[str]
    sources: tuple[Source, ...]
    silent: int
    listed: frozenset[int]
    origins: int
    failures: tuple[Failure, ...]
    versions: tuple[tuple[str, str], ...]
