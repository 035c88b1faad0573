"""The sentences that a summary is chosen from, by what they tell: deals, offers, disputes, promises, deadlocks, what came last.

Invariant: a sentence says what one record (or one circle, thread or agreement) holds, hedged as the record is, and never stands without a
statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from parley.export import wording
from parley.export.selection import Selection
from parley.ledger import entry_when
from parley.ledger.profile import party_key
from parley.model.computed import Agreement, Deadlock, Dispute, Entry, Provision, Thread, ThreadState, ThreadStep
from parley.model.records import Modality, Polarity, Status, Terms, When
from parley.report import phrases, told
from parley.report.phrases import Namer

MOST_STATEMENTS: Final = 3
"""Statements named for one record: the fourth sentence that tells the same adds a number and no more."""

MOST_COUNTED: Final = 2
"""Steps of a running count that are named: the last ones."""

RECENT_DAYS: Final = 31
"""What came last is known to the month at least."""

_MADE: Final = frozenset({"agree", "accept", "declare_ceasefire", "extend"})
_STANDS: Final = frozenset({Status.AGREED, Status.IN_FORCE, Status.ACCEPTED, Status.HAPPENED})
_ASKED: Final = frozenset({"offer", "demand", "urge"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence under its heading. statements: ids of those that carry it, at least one; entries: the entries it speaks of, for
    links."""

    heading: str
    text: str
    statements: tuple[str, ...]
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What all sentences are made on."""

    selection: Selection
    entries: Mapping[str, Entry]
    named: Namer
    newest: date | None

    def carriers(self, *ids: str) -> tuple[str, ...]:
        """Statements of these entries: the first ones of each, from as many documents as there are."""
        found: list[str] = []
        for key in ids:
            entry = self.entries.get(key)
            held = [stmt for stmt in (entry.statements if entry else ()) if stmt in self.selection.statements]
            by_document = {self.selection.statements[stmt].document: stmt for stmt in reversed(held)}
            found.extend(sorted(by_document.values(), key=held.index)[:MOST_STATEMENTS])
        return tuple(dict.fromkeys(found))


def _tell(entry: Entry, heading: str, ground: Ground, *, tail: str = "") -> Sentence:
    """The whole of an entry: when, who did what, on which conditions, according to whom."""
    text = (
        told.dated(told.made_on(entry, ground.selection.documents))
        + phrases.core(entry, ground.named)
        + phrases.conditions(entry, ground.named)
        + told.according(entry, ground.selection.statements)
        + tail
    )
    return Sentence(heading=heading, text=phrases.sentence(text), statements=ground.carriers(entry.id), entries=(entry.id,))


def agreed(news: Iterable[Entry], agreements: Iterable[Agreement], ground: Ground) -> Iterator[Sentence]:
    """The agreements, then what else was undertaken or accepted; a detail agreed on in talks is no agreement."""
    inside: set[str] = set()
    for agreement in agreements:
        if agreement.status in _STANDS and agreement.modality is Modality.ACTUAL:
            inside.update(agreement.entries)
            yield _agreement(agreement, ground)
    seen = set()
    for entry in news:
        fits = entry.act in _MADE and entry.status in _STANDS and entry.modality is Modality.ACTUAL and entry.polarity is Polarity.POSITIVE
        key = (entry.act, entry.topic, frozenset(party_key(party) for party in entry.actors))
        detail = entry.topic == "agreement" and entry.act in ("agree", "accept")
        if fits and not detail and entry.id not in inside and key not in seen:
            seen.add(key)
            yield _tell(entry, "Agreed and in force", ground, tail=_standing(entry))


def _standing(entry: Entry) -> str:
    return "; it stands as in force" if entry.status is Status.IN_FORCE and entry.act != "declare_ceasefire" else ""


def _agreement(agreement: Agreement, ground: Ground) -> Sentence:
    by = f", mediated by {phrases.people(agreement.mediators, ground.named)}" if agreement.mediators else ""
    by_topic: dict[str, Provision] = {}
    for part in agreement.provisions:
        by_topic.setdefault(part.topic, part)
    parts = [_provision(part, ground) for part in by_topic.values() if part.topic not in ("agreement", "other")]
    covers = f"; it covers {phrases.listed(parts)}" if parts else ""
    text = f"{told.dated(_concluded(agreement, ground))}{phrases.people(agreement.parties, ground.named)} reached an agreement{by}{covers}"
    first = [*agreement.entries[:1], *(part.entry for part in agreement.provisions)]
    return Sentence(
        heading="Agreed and in force",
        text=phrases.sentence(text),
        statements=ground.carriers(*first)[: 2 * MOST_STATEMENTS],
        entries=agreement.entries,
    )


def _concluded(agreement: Agreement, ground: Ground) -> When | None:
    """The agreement's day, unless it is the one by which something is to be done under it."""
    known = [told.made_on(entry, ground.selection.documents) for key in agreement.entries if (entry := ground.entries.get(key))]
    days = {(when.earliest, when.latest): when for when in known if when is not None}
    if agreement.when is not None:
        return agreement.when if (agreement.when.earliest, agreement.when.latest) in days else None
    return next(iter(days.values())) if len(days) == 1 else None


def _provision(part: Provision, ground: Ground) -> str:
    """What a part is about, with its figures, and its fate where one is told."""
    entry = ground.entries.get(part.entry)
    about = phrases.matter(entry) if entry is not None else phrases.topic(part.topic)
    if part.state is None or part.state is ThreadState.OPEN:
        return about
    return f"{about} ({told.FATES.get(part.state) or wording.words(part.state.value)})"


def on_the_table(news: tuple[Entry, ...], ground: Ground) -> Iterator[Sentence]:
    """The latest offer or demand of each party on each topic that no later deal on it has taken up."""
    deals = _deals(news)
    latest: dict[tuple[str, str, str], Entry] = {}
    for entry in sorted(news, key=lambda found: (_last_day(found), found.salience, found.id)):
        open_still = entry.status in (Status.OFFERED, Status.DEMANDED) and entry.polarity is Polarity.POSITIVE
        if entry.act in _ASKED and open_still and entry.actors and not _taken_up(entry, deals):
            kind = "offer" if entry.act == "offer" else "demand"
            latest[kind, entry.topic, party_key(entry.actors[0])] = entry
    for entry in sorted(latest.values(), key=lambda found: (-found.salience, found.id)):
        yield _tell(entry, "On the table", ground, tail="; this is disputed" if entry.disputes else "")


def _deals(news: Iterable[Entry]) -> dict[str, list[tuple[frozenset[str], int]]]:
    """By topic: who agreed, or began a truce, by when."""
    found: dict[str, list[tuple[frozenset[str], int]]] = {}
    for entry in news:
        if entry.act in ("agree", "declare_ceasefire") and entry.modality is Modality.ACTUAL:
            found.setdefault(entry.topic, []).append((frozenset(party_key(party) for party in entry.actors), _last_day(entry)))
    return found


def _taken_up(entry: Entry, deals: Mapping[str, list[tuple[frozenset[str], int]]]) -> bool:
    actors = {party_key(party) for party in entry.actors}
    return any(actors & parties and day > _last_day(entry) for parties, day in deals.get(entry.topic, ()))


def disputed(news: Iterable[Entry], ground: Ground) -> Iterator[Sentence]:
    seen: set[tuple[str, ...]] = set()
    for entry in news:
        for dispute in entry.disputes:
            denying = tuple(sorted(key for position in dispute.positions for key in position.statements if key not in entry.statements))
            values = tuple(sorted(position.value for position in dispute.positions))
            key = denying or (dispute.kind.value, dispute.field, *values)
            if key not in seen:
                seen.add(key)
                yield _dispute(entry, dispute, ground)


def _dispute(entry: Entry, dispute: Dispute, ground: Ground) -> Sentence:
    plain = entry if dispute.kind.value == "existence" else replace(entry, terms=Terms())
    text = f"{told.question(dispute, entry)} {phrases.core(plain, ground.named)}: {told.positions(dispute, entry, ground.named)}"
    carriers = [key for position in dispute.positions for key in position.statements[:1] if key in ground.selection.statements]
    return Sentence(
        heading="Disputed",
        text=phrases.sentence(text),
        statements=tuple(dict.fromkeys(carriers)) or ground.carriers(entry.id),
        entries=(entry.id,),
    )


def promised(news: Iterable[Entry], threads: Iterable[Thread], ground: Ground) -> Iterator[Sentence]:
    """Undertakings that were counted first, then those with a deadline: what a reader wants to know of a promise."""
    followed: set[str] = set()
    for thread in sorted(threads, key=lambda found: (found.delivered is None, found.deadline is None)):
        made = _undertaking(thread, ground)
        followed.update(thread.entries)
        if made is None or thread.state is ThreadState.DEMANDED or made.background:
            continue
        counted = [key for step in thread.steps if step.total is not None and (key := _counting(step, ground)) is not None]
        text = told.dated(told.made_on(made, ground.selection.documents)) + phrases.core(made, ground.named)
        yield Sentence(
            heading="Promised, and what came of it",
            text=phrases.sentence(f"{text}{phrases.conditions(made, ground.named)}; {told.outcome(thread, ground.newest)}"),
            statements=(*ground.carriers(made.id), *dict.fromkeys(counted[-MOST_COUNTED:])),
            entries=(made.id,),
        )
    for entry in news:
        if entry.act == "promise" and entry.id not in followed and entry.polarity is Polarity.POSITIVE:
            settled = {Status.DELIVERED: "; it is told as done", Status.PARTLY_DELIVERED: "; a part of it is told as done"}
            yield _tell(entry, "Promised, and what came of it", ground, tail=settled.get(entry.status, ""))


def _counting(step: ThreadStep, ground: Ground) -> str | None:
    """The statement that tells a step's figure, else the first of its entry."""
    held = ground.carriers(step.entry) and ground.entries[step.entry].statements
    known = [ground.selection.statements[key] for key in held if key in ground.selection.statements]
    figures = {terms.amount for terms in (step.told, step.total) if terms is not None and terms.amount is not None}
    return next((stmt.id for stmt in known if stmt.terms.amount in figures), known[0].id if known else None)


def _undertaking(thread: Thread, ground: Ground) -> Entry | None:
    """The entry by which the party undertook it: a promise of the whole figure, another promise, a deal; an offer or a consent is none."""
    known = [ground.entries[step.entry] for step in thread.steps if step.entry in ground.entries]
    ranks = {"promise": 1, "agree": 2}

    def rank(entry: Entry) -> tuple[int, float, str]:
        whole = entry.act == "promise" and entry.terms.amount is not None and entry.terms.amount == thread.promised.amount
        return 0 if whole else ranks[entry.act], -entry.salience, entry.id

    return min((entry for entry in known if entry.act in ranks), key=rank, default=None)


def deadlocked(deadlocks: Iterable[Deadlock], ground: Ground) -> Iterator[Sentence]:
    """The open circles; one that has been resolved only where no other is told."""
    known = tuple(deadlocks)
    for deadlock in [found for found in known if found.open] or known:
        pairs = zip(deadlock.cycle, (*deadlock.cycle[1:], deadlock.cycle[0]), strict=True)
        steps = [
            f"before {phrases.deed(one, ground.named) if at == 0 else phrases.doer(one, ground.named) + ' would do that'}, "
            f"{phrases.deed(two, ground.named, modal='would first have to')}"
            for at, (one, two) in enumerate(pairs)
        ]
        lead = "by what is told, " if deadlock.explicit else "by hints rather than stated conditions, "
        end = "" if deadlock.open else "; one of these deeds is told as done since"
        edges = [ground.carriers(wait.entry)[:1] for waits in deadlock.waits for wait in waits[:1]]
        yield Sentence(
            heading="Deadlock",
            text=phrases.sentence(lead + "; and ".join(steps) + end),
            statements=tuple(dict.fromkeys(key for edge in edges for key in edge)) or ground.carriers(*deadlock.entries),
            entries=deadlock.entries,
        )


def last(news: Iterable[Entry], ground: Ground) -> Iterator[Sentence]:
    """What was done or said last, deeds that certainly happened alone."""

    def known(entry: Entry) -> bool:
        when = told.made_on(entry, ground.selection.documents)
        return (
            entry.modality is Modality.ACTUAL and bool(entry.actors) and when is not None and (when.days or RECENT_DAYS + 1) <= RECENT_DAYS
        )

    for entry in sorted(filter(known, news), key=lambda found: (-_last_day(found), -found.salience, found.id)):
        yield _tell(entry, "What came last", ground)


def _last_day(entry: Entry) -> int:
    when = entry_when(entry)
    day = (when.latest or when.earliest) if when is not None else None
    return day.toordinal() if day else 0
