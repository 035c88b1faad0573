"""Who is in the ledger, and all that it tells of one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from parley.errors import UsageError
from parley.export.actors import ActorRow, actor_rows
from parley.export.boards import BoardLine, lines
from parley.export.register import Register
from parley.export.selection import Selection
from parley.ledger.identities import identities
from parley.ledger.resolving import parties
from parley.model.computed import Entry, Thread
from parley.model.records import Party
from parley.workflows.answers import Answers
from parley.workflows.query import listed
from parley.workflows.registers import ledger_register

MOST_RECENT = 12
"""Entries of a dossier: the latest, which fit a screen; `parley entries --party` has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All that a ledger tells of one actor. positions: its lines of the board; met: names of others with the number of entries that they
    share with it; persons: who acts or speaks for it; threads: what it is to do; recent: its latest entries, newest first; forms: how
    reports call it, each with the reason for taking it for this actor; merges: names of other reports that are taken for it, each with its
    evidence."""

    actor: ActorRow
    positions: tuple[BoardLine, ...]
    met: tuple[tuple[str, int], ...]
    persons: tuple[ActorRow, ...]
    threads: tuple[Thread, ...]
    recent: tuple[Entry, ...]
    forms: tuple[tuple[str, str], ...]
    merges: tuple[tuple[str, str], ...] = ()


def actors(ledger: Path, found: Answers) -> tuple[ActorRow, ...]:
    """Everyone in the entries that pass, those of most entries first."""
    return actor_rows(found.shown, _register(ledger, found))


def _register(ledger: Path, found: Answers) -> Register:
    """Whom the documents of the entries that pass name, and how."""
    told = {key for entry in found.shown.entries for key in entry.documents}
    return ledger_register(ledger, told, found.whole.entries)


def dossier(ledger: Path, name: str, found: Answers) -> Dossier:
    """All that the entries that pass tell of one actor. name: its id, its name, a form of it, or a part of its name that only one has.

    Raises UsageError where nobody, or more than one, is called so; says who is there.
    """
    register = _register(ledger, found)
    rows = actor_rows(found.shown, register)
    row = _named(name, rows)
    own = [entry for entry in found.shown.entries if any(_is(party, row) for party in _parties(entry))]
    view = replace(found.whole, entries=tuple(own))
    reasons = {words.strip(): mention.reason for mention, words in register.mentions if mention.actor == row.id and mention.reason}
    return Dossier(
        actor=row,
        positions=tuple(line for line in lines(found.board, found.entries) if line.row.name == row.name or line.row.party == row.id),
        met=_met(own, row),
        persons=tuple(other for other in rows if other.parent == row.id),
        threads=tuple(thread for thread in found.threads if _is(thread.party, row)),
        recent=_recent(view),
        forms=tuple((form, reasons.get(form, "")) for form in row.forms),
        merges=_merges(found, row),
    )


def _merges(found: Answers, row: ActorRow) -> tuple[tuple[str, str], ...]:
    """What the reports of a view call this actor without telling that it is this one, each with why it is taken for it."""
    statements = list(found.whole.statements.values())
    known = identities(statements)
    names = {(stmt.document, party.actor): party.name for stmt in statements for party in (*stmt.actors, *stmt.recipients, *stmt.mediators)}
    own = {(names.get(key, key[1]), identity.evidence) for key, identity in known.items() if identity.actor == row.id}
    return tuple(sorted(own | set(_judged(found, row))))


def _judged(found: Answers, row: ActorRow) -> Iterator[tuple[str, str]]:
    """Names that people have said to mean this actor, each with the judgement."""
    for key, stmt in found.whole.judged.items():
        as_told, as_judged = list(parties(found.whole.statements[key])), list(parties(stmt))
        if len(as_told) != len(as_judged):  # two that became one: which was which is not kept
            continue
        for raw, party in zip(as_told, as_judged, strict=True):
            _, by, reason = party.reason.rpartition("judged by ")
            if by and party.actor == row.id and raw.name != party.name:
                yield raw.name, by + reason


def _named(name: str, rows: Iterable[ActorRow]) -> ActorRow:
    known = tuple(rows)
    text = name.strip().casefold()
    exact = [row for row in known if text in (row.id.casefold(), row.name.casefold())]
    formed = [row for row in known if any(text == form.casefold() for form in (*row.forms, *row.aliases))]
    partly = [row for row in known if text and text in row.name.casefold()]
    found = exact or formed or partly
    if len(found) == 1 or (exact and found):
        return found[0]
    if not found:
        there = listed((row.name for row in known), most=12)
        raise UsageError(
            f"nobody is called {name}", remedy=f"`parley actors` lists all; there are {there}" if known else "build a ledger first"
        )
    raise UsageError(f"{len(found)} are called {name}: {listed(row.name for row in found)}", remedy="give the whole name, or the id")


def _parties(entry: Entry) -> tuple[Party, ...]:
    return (*entry.actors, *entry.recipients, *entry.mediators)


def _is(party: Party, row: ActorRow) -> bool:
    """Whether a party of an entry is this actor, or this person acts for it."""
    named = party.name == row.name or party.name in row.forms
    return row.id == party.actor or named or (party.person is not None and party.person == row.name)


def _met(entries: Iterable[Entry], row: ActorRow) -> tuple[tuple[str, int], ...]:
    counts = Counter(name for entry in entries for name in {party.name for party in _parties(entry) if not _is(party, row)})
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _recent(view: Selection) -> tuple[Entry, ...]:
    dated = [entry for entry in Answers(view).timeline.entries if Answers.year(entry)]
    return tuple(reversed(dated[-MOST_RECENT:]))


def day_words(first: date | None, last: date | None) -> str:
    """From when to when, in words; empty where neither is known."""
    from parley.export import wording

    if first is None or last is None:
        return ""
    return wording.day(first) if first == last else f"{wording.day(first)} to {wording.day(last)}"
