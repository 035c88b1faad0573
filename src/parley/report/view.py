"""The ledger as the page shows it: the same records, put in the words and the order of the template.

Pure: records in, view records out. Decides what is left out of a long page, and counts what it leaves out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from parley.export import wording
from parley.export.boards import BoardLine, lines
from parley.export.evidence import Evidence, apart, evidence, pieces
from parley.export.selection import Selection
from parley.ledger import Board
from parley.model.computed import Dispute, Entry
from parley.model.records import Document, Failure

MOST_ENTRIES = 300
"""Entries on one page: about a hundred printed sheets, more than anyone reads; the rest is counted and stays in the ledger."""

MOST_QUOTES = 8
"""Sentences shown under one entry; the ninth report of one thing says little new."""

MOST_COLUMNS = 4
"""Parties with a column of the board: what fits the width of a sheet. Others are listed below it."""

MOST_IN_SUMMARY = 7
"""Entries in the summary: what is taken in at one look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One sentence: its source, who says so, and its words cut at their marks."""

    document: Document
    number: int
    speakers: str
    said: str
    pieces: tuple[tuple[str, str | None], ...]


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
class DisputeView:
    """A dispute, the entry it is about, and its positions: (holder, value, numbers of documents)."""

    dispute: Dispute
    entry: Entry
    headline: str
    positions: tuple[tuple[str, str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document with its number on the page and how much of the ledger comes of it. opened: its URL, where it is one."""

    document: Document
    number: int
    published: str
    statements: int
    link: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardGrid:
    """The board as a table: parties across, topics down. cells: for each topic its lines, None where a party took no position;
    others: the lines of the parties without a column."""

    parties: tuple[str, ...]
    rows: tuple[tuple[str, tuple[BoardLine | None, ...]], ...]
    others: tuple[BoardLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything that the template prints. shown: ids of the entries that stand on the page."""

    title: str
    period: str
    counts: tuple[str, ...]
    summary: tuple[EntryView, ...]
    grid: BoardGrid
    disputes: tuple[DisputeView, ...]
    entries: tuple[EntryView, ...]
    shown: frozenset[str]
    left_out: int
    sources: tuple[Source, ...]
    failures: tuple[Failure, ...]
    versions: tuple[tuple[str, str], ...]


def page(selection: Selection, board: Board, *, title: str) -> Page:
    """The page of a ledger. board: of the same entries; documents are numbered by day, then key."""
    ordered = sorted(selection.documents.values(), key=lambda doc: (doc.published.earliest or date.max, doc.key))
    numbers = {doc.id: number for number, doc in enumerate(ordered, start=1)}
    told: dict[str, int] = dict.fromkeys(numbers, 0)
    for stmt in selection.statements.values():
        told[stmt.document] += 1
    views = tuple(_entry(entry, selection, numbers) for entry in selection.entries[:MOST_ENTRIES])
    disputes = tuple(_dispute(dispute, entry, numbers) for entry in selection.entries[:MOST_ENTRIES] for dispute in entry.disputes)
    amounts = (
        (len(ordered), "report"),
        (len({doc.outlet for doc in ordered if doc.outlet}), "outlet"),
        (len(selection.entries), "entry"),
        (sum(len(entry.disputes) for entry in selection.entries), "dispute"),
    )
    return Page(
        title=title,
        period=_period(ordered),
        counts=tuple(wording.count(amount, noun) for amount, noun in amounts if amount),
        summary=views[:MOST_IN_SUMMARY],
        grid=_grid(board, selection.entries),
        disputes=disputes,
        entries=views,
        shown=frozenset(view.entry.id for view in views),
        left_out=len(selection.entries) - len(views),
        sources=tuple(_source(doc, numbers[doc.id], told[doc.id]) for doc in ordered),
        failures=selection.failures,
        versions=tuple(sorted(selection.versions.items())),
    )


def _entry(entry: Entry, selection: Selection, numbers: dict[str, int]) -> EntryView:
    quotes = _quotes(evidence(entry, selection.statements, selection.documents), numbers)
    figures = wording.stated(entry)
    facts = (
        ("Terms", figures),
        ("Conditions", "; ".join(wording.condition(cond) for cond in entry.conditions)),
        ("Mediated by", wording.names(entry.mediators)),
        ("Place", entry.place.name if entry.place else ""),
        ("Says so", "; ".join(wording.speaker(who) for who in entry.speakers)),
        ("Said", wording.days(entry.said) if entry.said else ""),
        ("Course", " → ".join(f"{wording.words(step.status)} ({wording.days(step.when)})" for step in entry.history[-6:])),
    )
    return EntryView(
        entry=entry,
        headline=wording.headline(entry),
        figures=figures,
        when=wording.days(wording.date_of(entry)),
        facts=tuple((name, value) for name, value in facts if value),
        quotes=quotes[:MOST_QUOTES],
        more=max(0, len(quotes) - MOST_QUOTES),
    )


def _quotes(items: Iterable[Evidence], numbers: dict[str, int]) -> tuple[Quote, ...]:
    """One quote for each sentence, with the marks of all statements that it tells."""
    by_place: dict[tuple[str, int, int], list[Evidence]] = {}
    for item in items:
        by_place.setdefault((item.document.id, item.start, item.end), []).append(item)
    quotes = []
    for (document, start, _), same in sorted(by_place.items(), key=lambda pair: (numbers[pair[0][0]], pair[0][1])):
        first = same[0]
        marks = apart(mark for item in same for mark in item.marks)
        quotes.append(
            Quote(
                document=first.document,
                number=numbers[document],
                speakers=wording.chain(first.statement.speakers),
                said=wording.days(first.statement.said) if first.statement.said else "",
                pieces=pieces(first.quote, start, marks),
            )
        )
    return tuple(quotes)


def _dispute(dispute: Dispute, entry: Entry, numbers: dict[str, int]) -> DisputeView:
    positions = (
        (position.holder, position.value, tuple(sorted(numbers[key] for key in position.documents if key in numbers)))
        for position in dispute.positions
    )
    return DisputeView(dispute=dispute, entry=entry, headline=wording.headline(entry), positions=tuple(positions))


def _grid(board: Board, entries: Iterable[Entry]) -> BoardGrid:
    shown = lines(board, {entry.id: entry for entry in entries})
    columns = board.parties[:MOST_COLUMNS]
    cells = {(line.row.party, line.row.topic): line for line in shown}
    topics = [topic for topic in board.topics if any((party, topic) in cells for party in columns)]
    name = {line.row.party: line.row.name for line in shown}
    return BoardGrid(
        parties=tuple(name[party] for party in columns),
        rows=tuple((topic, tuple(cells.get((party, topic)) for party in columns)) for topic in topics),
        others=tuple(line for line in shown if line.row.party not in columns),
    )


def _source(doc: Document, number: int, statements: int) -> Source:
    link = doc.key if doc.key.startswith(("https://", "http://")) else None
    return Source(document=doc, number=number, published=wording.days(doc.published), statements=statements, link=link)


def _period(ordered: list[Document]) -> str:
    firsts = [doc.published.earliest for doc in ordered if doc.published.earliest]
    lasts = [doc.published.latest for doc in ordered if doc.published.latest]
    if not firsts or not lasts:
        return "undated reports"
    first, last = wording.day(min(firsts)), wording.day(max(lasts))
    return first if first == last else f"{first} to {last}"
