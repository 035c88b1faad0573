"""How each kind of record is shown in a notebook, and which table it makes: one shape for each question.

Invariant: the table of some of the records is the export's table of just these.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from parley.export import wording
from parley.export.actors import ActorRow, actors_table
from parley.export.agreements import agreements_table
from parley.export.boards import board_table, position
from parley.export.conditions import deadlocks_table, waits_table
from parley.export.disputes import disputes_table
from parley.export.eventdays import event_days
from parley.export.events import events_table
from parley.export.evidence import Evidence
from parley.export.hits import hits_table
from parley.export.lists import Shape
from parley.export.processes import processes_table
from parley.export.register import Register
from parley.export.reports import Counted, documents_table
from parley.export.selection import Selection
from parley.export.statements import statements_table
from parley.export.tables import entries_table, evidence_table
from parley.export.threads import threads_table
from parley.export.tracks import tracks_table
from parley.ledger import Board, BoardRow
from parley.model.computed import Agreement, Deadlock, Entry, Process, Thread, Track, Wait
from parley.model.records import Statement
from parley.workflows.answers import Answers
from parley.workflows.searching import Found

_ENTRY_HEADINGS = ("Entry", "When", "What", "Status", "Reports")


def entries(found: Answers) -> Shape[Entry]:
    """Entries, in whatever order; table `entries`."""
    return Shape(
        noun="entry",
        headings=_ENTRY_HEADINGS,
        line=lambda entry: _entry(entry, wording.days(found.when(entry))),
        table=lambda items: entries_table(replace(found.shown, entries=items)),
    )


def events(found: Answers, register: Register) -> Shape[Entry]:
    """Entries as located events, under the day of the event; table `events`."""
    return Shape(
        noun="event",
        headings=_ENTRY_HEADINGS,
        line=lambda entry: _entry(entry, wording.days(event_days(entry, found.whole.documents).when)),
        table=lambda items: events_table(replace(found.shown, entries=items), register),
    )


def disputes(found: Answers) -> Shape[Entry]:
    """Entries that accounts differ on; table `disputes`, one row a position."""
    return Shape(
        noun="disputed entry",
        headings=("Entry", "What", "Disputed"),
        line=lambda entry: (
            wording.short(entry.id),
            wording.headline(entry),
            "; ".join(f"{one.kind.value}: {', '.join(f'{p.value} ({p.holder})' for p in one.positions)}" for one in entry.disputes),
        ),
        table=lambda items: disputes_table(replace(found.shown, entries=items)),
    )


def statements(selection: Selection) -> Shape[Statement]:
    """Statements; table `statements`."""
    return Shape(
        noun="statement",
        headings=("Statement", "Document", "What", "Who says so"),
        line=lambda stmt: (
            wording.short(stmt.id), selection.documents[stmt.document].key, wording.headline(stmt), wording.chain(stmt.speakers)
        ),
        table=lambda items: statements_table(selection, only={stmt.id for stmt in items}),
    )  # fmt: skip


def documents() -> Shape[Counted]:
    """Documents with what came of them; table `documents`, without the texts."""
    return Shape(
        noun="document",
        headings=("Document", "Outlet", "Published", "Statements", "Entries"),
        line=lambda row: (
            row.document.key, row.document.outlet or "", wording.days(row.document.published), str(row.statements), str(row.entries)
        ),
        table=documents_table,
    )  # fmt: skip


def actors() -> Shape[ActorRow]:
    """Parties and persons; table `actors`."""
    return Shape(
        noun="actor",
        headings=("Name", "Kind", "Acts", "Is acted upon", "Speaks"),
        line=lambda row: (
            row.name, row.kind.value if row.kind else "", str(row.as_actor), str(row.as_recipient), str(row.statements)
        ),
        table=actors_table,
    )  # fmt: skip


def board(found: Answers) -> Shape[BoardRow]:
    """Positions; table `board`."""
    return Shape(
        noun="position",
        headings=("Party", "Topic", "Latest position", "When"),
        line=lambda row: (row.name, wording.words(row.topic), position(found.entries[row.entry]), wording.days(row.when)),
        table=lambda items: board_table(Board(rows=items), found.entries),
    )


def threads() -> Shape[Thread]:
    """Undertakings; table `threads`."""
    return Shape(
        noun="thread",
        headings=("Party", "Topic", "State", "Counts"),
        line=lambda one: (one.party.name, wording.words(one.topic), wording.words(one.state), wording.thread_counts(one)),
        table=threads_table,
    )


def conditions() -> Shape[Wait]:
    """Conditions; table `conditions`."""
    return Shape(
        noun="condition",
        headings=("Deed", "Relation", "Waits for", "Met by"),
        line=lambda one: (
            wording.deed_to_do(one.deed), wording.words(one.relation), wording.deed_to_do(one.awaited),
            wording.short(one.met) if one.met else "",
        ),
        table=waits_table,
    )  # fmt: skip


def deadlocks() -> Shape[Deadlock]:
    """Circles of conditions; table `deadlocks`, one row an edge."""
    return Shape(
        noun="deadlock",
        headings=("Circle", "Open"),
        line=lambda one: (" waits for ".join(map(wording.deed_to_do, (*one.cycle, *one.cycle[:1]))), "open" if one.open else "resolved"),
        table=deadlocks_table,
    )


def agreements() -> Shape[Agreement]:
    """Agreements; table `agreements`."""
    return Shape(
        noun="agreement",
        headings=("Name", "When", "Status", "Topics"),
        line=lambda one: (
            one.name, wording.days(one.when), wording.words(one.status), ", ".join(dict.fromkeys(part.topic for part in one.provisions))
        ),
        table=agreements_table,
    )  # fmt: skip


def tracks() -> Shape[Track]:
    """Channels of talks; table `tracks`."""
    return Shape(
        noun="track",
        headings=("Parties", "Venues", "Rounds"),
        line=lambda one: (wording.names(one.parties), ", ".join(one.venues), str(len(one.rounds))),
        table=tracks_table,
    )


def processes() -> Shape[Process]:
    """Peace processes; table `processes`."""
    return Shape(
        noun="process",
        headings=("Process", "Mediators", "Entries"),
        line=lambda one: (one.name, wording.names(one.mediators), str(len(one.entries))),
        table=processes_table,
    )


def hits() -> Shape[Found]:
    """Hits of a search; table `hits`."""
    return Shape(
        noun="hit",
        headings=("Document", "Words", "Entry"),
        line=lambda hit: (hit.document.key, hit.words, wording.short(hit.entry.id) if hit.entry else ""),
        table=lambda items: hits_table([(hit.document, hit.words, hit.statement, hit.entry) for hit in items]),
    )


def evidence(entry: Entry) -> Shape[Evidence]:
    """Sentences that tell an entry; table `evidence`."""
    return Shape(
        noun="sentence",
        headings=("Document", "Published", "Quote", "Who says so"),
        line=lambda item: (
            item.document.key, wording.days(item.document.published), item.quote, wording.chain(item.statement.speakers)
        ),
        table=lambda items: evidence_table(entry, items),
    )  # fmt: skip


def _entry(entry: Entry, when: str) -> tuple[str, ...]:
    return wording.short(entry.id), when, wording.summed_up(entry), wording.words(entry.status), str(entry.reports)


def day(value: date | str | None, name: str) -> date | None:
    """A day, given as a date or as YYYY-MM-DD; None stays None. name: of the filter, for the error.

    >>> day("2031-03-05", "since")
    datetime.date(2031, 3, 5)

    Raises UsageError for what is no day.
    """
    from parley.errors import UsageError

    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"{name}={value!r} is not a day", remedy="write it as YYYY-MM-DD, for example 2031-03-05") from None
