"""The ledger as the page shows it: the same records, put in the words and the order of the templates.

Pure: records in, view records out. Decides what is left out of a long page, and counts what it leaves out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final

from parley.export import wording
from parley.export.boards import lines
from parley.export.judgements import bearing, signed
from parley.export.selection import AsOf, Selection
from parley.ledger import Board
from parley.model.computed import Dispute, Entry, ThreadState
from parley.model.judgements import Ruling
from parley.model.records import DisputeKind
from parley.report import sources, told
from parley.report.articles import namer
from parley.report.circles import circle
from parley.report.findings import Findings
from parley.report.pictures import picture
from parley.report.quotes import numbered, quotes, short
from parley.report.records import BoardGrid, DisputeView, EntryView, Footnote, Page, PositionView, Told
from parley.report.sentences import Sentence
from parley.report.summary import summary
from parley.report.undertakings import agreement_view, thread_view, track_view

MOST_ENTRIES: Final = 300
"""Entries on one page: about a hundred printed sheets, more than anyone reads; the rest is counted and stays in the ledger."""

MOST_QUOTES: Final = 8
"""Sentences shown under one entry; the ninth report of one thing says little new."""

MOST_COLUMNS: Final = 4
"""Parties with a column of the board: what fits the width of a sheet. Others are listed below it."""

SIDES: Final = 2
LEAST_TOPICS: Final = 3
"""A column with fewer positions is mostly dashes; the two parties that matter most have theirs anyhow."""

MOST_OTHERS: Final = 24
"""Positions of other parties that are listed: half a page."""

MOST_DISPUTES: Final = 40
MOST_CIRCLES: Final = 8
MOST_THREADS: Final = 16
MOST_AGREEMENTS: Final = 12
MOST_TRACKS: Final = 12
"""What of each is shown, the most salient first; the others are counted."""

MOST_POSITION_QUOTES: Final = 2
"""Sentences under one position of a dispute."""

DISPUTE_TITLES: Final[Mapping[DisputeKind, str]] = {
    DisputeKind.EXISTENCE: "Whether it happened",
    DisputeKind.FIGURE: "The figures",
    DisputeKind.DATE: "The dates",
    DisputeKind.PARTICIPANT: "Who took part",
    DisputeKind.STATUS: "Whether it was kept",
    DisputeKind.ATTRIBUTION: "Who said so",
    DisputeKind.REASON: "Why",
}


def page(selection: Selection, findings: Findings, *, title: str, scope: str = "") -> Page:
    """The page of a ledger. findings: of the same entries; documents are numbered by day, then key."""
    numbers = numbered(selection.documents.values())
    ordered = sorted(selection.documents.values(), key=lambda doc: numbers[doc.id])
    entries = {**findings.entries, **{entry.id: entry for entry in selection.entries}}
    judged = bearing(selection)
    views = tuple(_entry(entry, selection, numbers, judged.get(entry.id, ())) for entry in selection.entries[:MOST_ENTRIES])
    home = {key: entry.id for entry in selection.entries for key in entry.statements}
    known = [(dispute, entry) for entry in selection.entries for dispute in entry.disputes]
    disputes = [_dispute(dispute, entry, selection, numbers, home) for dispute, entry in known[:MOST_DISPUTES]]
    sentences = summary(selection, findings)
    notes = _footnotes(sentences, selection, numbers, home)
    told_by = sources.listed(sources.sources(ordered, numbers, selection, findings.origins))
    named = namer(doc.text for doc in ordered)
    followed = [thread for thread in findings.threads if thread.state is not ThreadState.DEMANDED]
    amounts = (
        (len(ordered), "report"),
        (len({doc.outlet for doc in ordered if doc.outlet}), "outlet"),
        (len(selection.entries), "entry"),
        (len(known), "dispute"),
        (sum(deadlock.open for deadlock in findings.deadlocks), "open deadlock"),
    )
    return Page(
        title=title,
        period=sources.period(ordered),
        scope=scope,
        as_of=_as_of(selection.as_of),
        counts=tuple(_split(wording.count(amount, noun)) for amount, noun in amounts if amount),
        summary=_told(sentences, notes, selection, numbers),
        notes=tuple(notes.values()),
        grid=_grid(findings.board, selection.entries),
        picture=picture(selection.entries, selection.documents),
        disputes=_by_kind(disputes),
        disputes_left_out=len(known) - len(disputes),
        circles=tuple(circle(found, entries, selection, numbers, named) for found in findings.deadlocks[:MOST_CIRCLES]),
        threads=tuple(thread_view(thread, entries) for thread in followed[:MOST_THREADS]),
        agreements=tuple(agreement_view(found, entries) for found in findings.agreements[:MOST_AGREEMENTS]),
        tracks=tuple(track_view(found) for found in findings.tracks[:MOST_TRACKS]),
        left_out={
            "entries": len(selection.entries) - len(views),
            "circles": max(0, len(findings.deadlocks) - MOST_CIRCLES),
            "threads": max(0, len(followed) - MOST_THREADS),
            "agreements": max(0, len(findings.agreements) - MOST_AGREEMENTS),
            "tracks": max(0, len(findings.tracks) - MOST_TRACKS),
        },
        entries=views,
        shown=frozenset(view.entry.id for view in views),
        sources=told_by,
        silent=len(ordered) - len(told_by),
        listed=frozenset(source.number for source in told_by),
        origins=sources.independent(ordered, findings.origins),
        failures=selection.failures,
        versions=tuple(sorted(selection.versions.items())),
    )


def _split(counted: str) -> tuple[str, str]:
    figure, _, noun = counted.partition(" ")
    return figure, noun


def _as_of(view: AsOf | None) -> str:
    if view is None:
        return ""
    left = [
        f"{wording.count(view.later, 'report')} that came later" if view.later else "",
        f"{wording.count(view.undated, 'report')} without a date" if view.undated else "",
    ]
    out = " and ".join(part for part in left if part)
    counted = "; reports that may have been out by then count" if view.possible else ""
    return f"As of {wording.day(view.day)}{counted}" + (f"; left out: {out}" if out else "") + "."


def _footnotes(
    sentences: Iterable[Sentence], selection: Selection, numbers: Mapping[str, int], home: Mapping[str, str]
) -> dict[str, Footnote]:
    """Footnotes by their words and source: a sentence of a report that carries two things has one number."""
    notes: dict[str, Footnote] = {}
    for sentence in sentences:
        for key in sentence.statements:
            quote = short(selection.statements[key], selection, numbers, entry=home.get(key))
            notes.setdefault(f"{quote.number} {quote.text}", Footnote(number=len(notes) + 1, quote=quote))
    return notes


def _told(
    sentences: Sequence[Sentence], notes: Mapping[str, Footnote], selection: Selection, numbers: Mapping[str, int]
) -> tuple[tuple[str, tuple[Told, ...]], ...]:
    """The summary by its headings."""
    named: set[int] = set()
    made = []
    for sentence in sentences:
        found = [short(selection.statements[key], selection, numbers) for key in sentence.statements]
        marks = tuple(sorted({notes[f"{quote.number} {quote.text}"].number for quote in found}))
        made.append((sentence.heading, Told(text=sentence.text, numbers=marks, first=tuple(mark for mark in marks if mark not in named))))
        named.update(marks)
    return tuple((heading, tuple(one for _, one in group)) for heading, group in groupby(made, key=lambda pair: pair[0]))


def _entry(entry: Entry, selection: Selection, numbers: Mapping[str, int], judged: Sequence[Ruling]) -> EntryView:
    found = quotes(entry, selection, numbers)
    figures = wording.stated(entry)
    facts = (
        ("Terms", figures),
        ("Conditions", "; ".join(wording.condition(cond) for cond in entry.conditions)),
        ("Mediated by", wording.names(entry.mediators)),
        ("Place", entry.place.name if entry.place else ""),
        ("Says so", "; ".join(wording.speaker(who) for who in entry.speakers)),
        ("Said", wording.days(entry.said) if entry.said else ""),
        ("Course", " → ".join(f"{wording.words(step.status)} ({wording.days(step.when)})" for step in entry.history[-6:])),
        ("Judged", "; ".join(signed(ruling.judgement) for ruling in judged)),
    )
    return EntryView(
        entry=entry,
        headline=wording.headline(entry),
        figures=figures,
        when=wording.days(wording.date_of(entry)),
        facts=tuple((name, value) for name, value in facts if value),
        quotes=found[:MOST_QUOTES],
        more=max(0, len(found) - MOST_QUOTES),
    )


def _dispute(dispute: Dispute, entry: Entry, selection: Selection, numbers: Mapping[str, int], home: Mapping[str, str]) -> DisputeView:
    grouped: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    for position in told.in_order(dispute, entry):
        holders, held = grouped.setdefault(told.position_value(dispute, position), ({}, {}))
        holders[position.holder] = None
        held.update(dict.fromkeys(key for key in position.statements if key in selection.statements))
    positions = []
    for value, (holders, held) in grouped.items():
        cuts = [short(selection.statements[key], selection, numbers, entry=home.get(key)) for key in held]
        unique = tuple({(cut.number, cut.text): cut for cut in cuts}.values())
        positions.append(PositionView(value=value, holders=", ".join(holders), quotes=unique[:MOST_POSITION_QUOTES]))
    field = wording.words(dispute.field.split(".")[-1])
    return DisputeView(dispute=dispute, entry=entry, headline=wording.headline(entry), field=field, positions=tuple(positions))


def _by_kind(disputes: Sequence[DisputeView]) -> tuple[tuple[str, tuple[DisputeView, ...]], ...]:
    kinds = [kind for kind in DisputeKind if any(view.dispute.kind is kind for view in disputes)]
    return tuple((DISPUTE_TITLES[kind], tuple(view for view in disputes if view.dispute.kind is kind)) for kind in kinds)


def _grid(board: Board, entries: Iterable[Entry]) -> BoardGrid:
    shown = lines(board, {entry.id: entry for entry in entries})
    columns = _columns(board)
    cells = {(line.row.party, line.row.topic): line for line in shown}
    topics = [topic for topic in board.topics if any((party, topic) in cells for party in columns)]
    name = {line.row.party: line.row.name for line in shown}
    others = tuple(line for line in shown if line.row.party not in columns)
    return BoardGrid(
        parties=tuple(name[party] for party in columns),
        rows=tuple((topic, tuple(cells.get((party, topic)) for party in columns)) for topic in topics),
        others=others[:MOST_OTHERS],
        left_out=max(0, len(others) - MOST_OTHERS),
    )


def _columns(board: Board) -> tuple[str, ...]:
    """The parties that matter most, those after the two sides only if they have something to fill a column with."""
    topics = Counter(row.party for row in board.rows)
    return tuple(party for at, party in enumerate(board.parties) if at < SIDES or topics[party] >= LEAST_TOPICS)[:MOST_COLUMNS]
