"""Threads: what one party is to do on one topic, followed from demand or offer through answers to delivery, breach or lapse.

Invariant: computed from entries, their statements and documents, and links; nothing is measured at today: a deadline has lapsed when the
newest report is certainly later. A thread names every entry that it rests on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from parley.ledger.board import entry_when
from parley.ledger.counts import Counted, Total, counted, running_totals
from parley.ledger.figures import is_measure
from parley.ledger.merge import merge_parties
from parley.ledger.profile import FIRST_DAY, LAST_DAY, days_of, gap, middle, party_key
from parley.ledger.rules import ANSWER_DAYS
from parley.ledger.standing import ASKED, BREAKS, CHARGES, COUNTED, DEEDS, PROPOSED, REFUSALS, UNDERTAKEN, Item, done, standing
from parley.model.computed import Entry, Thread, ThreadStep
from parley.model.ids import digest
from parley.model.records import Document, Link, LinkRelation, Party, Statement, Terms, When

NO_THREAD: Final = frozenset({"talks", "agreement", "other", "violence"})
"""Topics on which nothing is delivered: talks have tracks, deals have provisions; of violence only what is undertaken is followed."""

APART_DAYS: Final = 400
"""Steps further apart belong to two undertakings: over a year without a word, a thing is begun anew."""


def threads(
    entries: Iterable[Entry], links: Iterable[Link], statements: Mapping[str, Statement], documents: Mapping[str, Document]
) -> tuple[Thread, ...]:
    """The threads of these entries, most salient first.

    links: of the ledger; statements, documents: by id; those of the entries.

    >>> threads((), (), {}, {})
    ()
    """
    known = tuple(entries)
    newest = max((doc.published.earliest for doc in documents.values() if doc.published.earliest), default=None)
    made = [
        _thread(key, topic, part, statements, documents, newest)
        for (key, topic), items in _grouped(known, tuple(links), documents).items()
        for part in _parts(items)
        if any(item.entry.act in UNDERTAKEN | ASKED | DEEDS for item in part)
    ]
    return tuple(sorted(_each_once(made), key=lambda thread: (-thread.salience, thread.id)))


def _each_once(made: Iterable[Thread]) -> list[Thread]:
    """Without those that another thread of the topic holds: what both sides agreed is followed where it goes on."""
    kept: list[Thread] = []
    for thread in sorted(made, key=lambda thread: (-len(thread.entries), thread.id)):
        if not any(other.topic == thread.topic and set(thread.entries) <= set(other.entries) for other in kept):
            kept.append(thread)
    return kept


def _grouped(entries: Sequence[Entry], links: Sequence[Link], documents: Mapping[str, Document]) -> dict[tuple[str, str], list[Item]]:
    """Entries by the party that is to do it, and the topic; answers, denials and breaches beside what they are about."""
    groups: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for entry in entries:
        if entry.topic in NO_THREAD and not (entry.topic == "violence" and entry.act in UNDERTAKEN | ASKED | {"observe"}):
            continue
        if entry.act in UNDERTAKEN | DEEDS | BREAKS:
            for party in entry.actors:
                groups[party_key(party), entry.topic].append(_item(entry, documents, own=True))
        if entry.act in ASKED | CHARGES:
            for party in entry.recipients:
                groups[party_key(party), entry.topic].append(_item(entry, documents, own=False))
    for entry in entries:
        if entry.act in REFUSALS and done(entry):
            made = _item(entry, documents, own=False)
            for key in _refused(made, groups):
                groups[key].append(made)
    home = {stmt: entry for entry in entries for stmt in entry.statements}
    for key, source in _linked(groups, links, home):
        if all(item.entry.id != source.id for item in groups[key]):
            groups[key].append(_item(source, documents, own=False))
    return groups


def _refused(made: Item, groups: Mapping[tuple[str, str], Sequence[Item]]) -> list[tuple[str, str]]:
    """The threads that a refusal answers: what the other side proposed some time before, or what was asked of the one that refuses."""
    entry = made.entry
    answered = [(party, PROPOSED, True) for party in entry.recipients] + [(party, ASKED, False) for party in entry.actors]
    keys = [((party_key(party), entry.topic), acts, own) for party, acts, own in answered]
    return [
        key
        for key, acts, own in keys
        if any(item.own is own and item.entry.act in acts and _soon_after(made, item) for item in groups.get(key, ()))
    ]


def _soon_after(made: Item, item: Item) -> bool:
    return item.days[0] <= made.days[1] and gap(item.days, made.days) <= ANSWER_DAYS


def _linked(
    groups: Mapping[tuple[str, str], Sequence[Item]], links: Sequence[Link], home: Mapping[str, Entry]
) -> list[tuple[tuple[str, str], Entry]]:
    """Entries that links tie to a thread: (its key, the entry)."""
    threads_of: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, items in groups.items():
        for item in items:
            threads_of[item.entry.id].append(key)
    tying = (LinkRelation.ANSWERS, LinkRelation.DENIES)
    found = {
        (key, home[link.first].id): home[link.first]
        for link in sorted(links, key=lambda link: link.id)
        if link.relation in tying and link.first in home and link.second in home
        for key in threads_of[home[link.second].id]
    }
    return [(key, entry) for (key, _), entry in found.items()]


def _item(entry: Entry, documents: Mapping[str, Document], *, own: bool) -> Item:
    first = [doc.published.earliest.toordinal() for key in entry.documents if (doc := documents.get(key)) and doc.published.earliest]
    return Item(entry, days_of(entry_when(entry)) or (FIRST_DAY, LAST_DAY), min(first, default=LAST_DAY), own)


def _parts(items: Sequence[Item]) -> list[list[Item]]:
    """The items in order of time, cut where over a year passes without a word; what has no time stays with the last."""
    dated = sorted((item for item in items if item.days[1] < LAST_DAY), key=_order)
    parts: list[list[Item]] = [[]]
    for item in dated:
        if parts[-1] and item.days[0] - parts[-1][-1].days[1] > APART_DAYS:
            parts.append([])
        parts[-1].append(item)
    parts[-1] += sorted((item for item in items if item.days[1] == LAST_DAY), key=lambda item: item.entry.id)
    return parts


def _order(item: Item) -> tuple[int, bool, str]:
    """By time; of one time, what is proposed before what answers it."""
    return middle(item.days), item.entry.act not in PROPOSED | ASKED, item.entry.id


def _thread(
    key: str,
    topic: str,
    items: Sequence[Item],
    statements: Mapping[str, Statement],
    documents: Mapping[str, Document],
    newest: date | None,
) -> Thread:
    own = [item.entry for item in items if item.own]
    party = _party(key, items)
    totals = _totals(items, statements, documents)
    promised, deadline = _promised(own), _deadline(own)
    state, reason = standing(items, promised, totals, deadline, newest)
    entries = tuple(dict.fromkeys(item.entry.id for item in items))
    return Thread(
        id="t" + digest(key, topic, entries[0]),
        topic=topic,
        party=party,
        others=_others(items, party),
        state=state,
        reason=reason + ("; disputed" if any(item.entry.disputes for item in items) else ""),
        promised=promised,
        delivered=totals[-1].terms if totals else None,
        deadline=deadline,
        steps=_in_time(step for item in items for step in _steps(item.entry, totals)),
        entries=entries,
        salience=max(item.entry.salience for item in items),
    )


def _party(key: str, items: Sequence[Item]) -> Party:
    """Whose thread it is, under the name most used."""
    met = merge_parties((*item.entry.actors, *item.entry.recipients) for item in items)
    return next(party for party in met if party_key(party) == key)


def _others(items: Sequence[Item], party: Party) -> tuple[Party, ...]:
    met = merge_parties((*item.entry.actors, *item.entry.recipients) for item in items)
    return tuple(other for other in met if party_key(other) != party_key(party))


def _totals(items: Sequence[Item], statements: Mapping[str, Statement], documents: Mapping[str, Document]) -> tuple[Total, ...]:
    """The running totals of what the party did."""
    found: list[Counted] = []
    for item in items:
        entry = item.entry
        if item.own and entry.act in COUNTED and done(entry):
            told = [
                counted(statements[key], entry.id, documents[statements[key].document]) for key in entry.statements if key in statements
            ]
            found += [one for one in told if one is not None]
    return running_totals(found)


def _steps(entry: Entry, totals: Sequence[Total]) -> list[ThreadStep]:
    """One step an entry; of a count that reports tell at different stages, one a stage."""
    when = entry_when(entry)
    stages = [
        ThreadStep(
            entry=entry.id, act=entry.act, status=entry.status, when=_stage_when(total, when), told=total.counted.terms, total=total.terms,
            reason=total.reason,
        )
        for total in _stages([total for total in totals if total.counted.entry == entry.id])
    ]  # fmt: skip
    return stages or [ThreadStep(entry=entry.id, act=entry.act, status=entry.status, when=when, told=entry.terms)]


def _in_time(steps: Iterable[ThreadStep]) -> tuple[ThreadStep, ...]:
    """Steps in order of time; those without a time last."""
    return tuple(sorted(steps, key=lambda step: middle(days_of(step.when) or (FIRST_DAY, LAST_DAY)) if _dated(step.when) else LAST_DAY))


def _dated(when: When | None) -> bool:
    return when is not None and when.latest is not None


def _stages(totals: Sequence[Total]) -> list[Total]:
    """The counts of one entry that tell something new: each figure once."""
    out: list[Total] = []
    for total in totals:
        told = [(other.counted.terms.amount, other.counted.terms.qualifier) for other in out]
        if (total.counted.terms.amount, total.counted.terms.qualifier) not in told:
            out.append(total)
    return out


def _stage_when(total: Total, when: When | None) -> When | None:
    """By when a total was told: the day of its report; of a step, when it was done."""
    last = total.counted.published[1]
    if not total.counted.whole or last >= LAST_DAY:
        return when
    first = total.counted.published[0]
    earliest = date.fromordinal(first) if first > FIRST_DAY else None
    return When(earliest=earliest, latest=date.fromordinal(last), precision="range", reason="told by a report of that time")


def _promised(own: Sequence[Entry]) -> Terms:
    """The largest figure of something countable that the party undertook."""
    told = [entry.terms for entry in own if entry.act in UNDERTAKEN and entry.terms.amount is not None]
    told = [terms for terms in told if not (terms.duration or is_measure(terms.unit))]
    if not told:
        return Terms()
    best = max(told, key=lambda terms: float(terms.amount or 0))
    return Terms(amount=best.amount, amount_high=best.amount_high, qualifier=best.qualifier, unit=best.unit)


def _deadline(own: Sequence[Entry]) -> When | None:
    """The latest deadline of what the party undertook."""
    told = [entry.terms.deadline for entry in own if entry.act in UNDERTAKEN and entry.terms.deadline and entry.terms.deadline.latest]
    return max(told, key=lambda when: when.latest or date.min, default=None)
