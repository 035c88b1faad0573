"""What changed between two days, in plain sentences, as JSON and as a table.

Invariant: a sentence says what the later view tells and the earlier did not, or the other way round; it names the entry that it is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from parley.export import wording
from parley.export.columns import Column, Form, Table
from parley.ledger import Change, ChangeKind
from parley.model.computed import Deadlock, Thread

Json = dict[str, Any]

CHANGES = Form(
    name="changes",
    row="a difference between the ledger as of two days",
    columns=(
        Column("kind", "text", "What kind of change it is.", "status", values=(*ChangeKind, "undertaking", "deadlock")),
        Column("sentence", "text", "The change in words.", "Hill Front offered a truce: was offered, is accepted."),
        Column("entry", "text", "Id of the entry, as it is later.", "e3fa4c0d5a1b2c3d4"),
        Column("before", "text", "The status before; empty where that is not what changed.", "offered"),
        Column("after", "text", "The status after.", "accepted"),
    ),
)

HEADINGS = {
    "new": "New",
    "status": "Where it stands now",
    "terms": "Other figures",
    "disputed": "New disputes",
    "settled": "Disputes no longer told",
    "undertaking": "Undertakings",
    "deadlock": "Deadlocks",
    "joined": "Now told as one",
    "retold": "Told by more reports",
    "gone": "No longer told",
}
"""Kinds of change in the order of reading, with their headings."""

NO_FIGURE = "told without a figure"

Line = tuple[str, str, str, str | None, str | None]
"""Kind, sentence, entry, status before, status after."""


def change_lines(
    changes: Sequence[Change],
    threads: tuple[Sequence[Thread], Sequence[Thread]] = ((), ()),
    deadlocks: tuple[Sequence[Deadlock], Sequence[Deadlock]] = ((), ()),
) -> tuple[Line, ...]:
    """Every change as a line, by kind in the order of HEADINGS, within a kind the most salient first.

    threads, deadlocks: of the earlier and of the later view.
    """
    lines = [_line(change) for change in changes]
    lines += _thread_lines(*threads)
    lines += _deadlock_lines(*deadlocks)
    order = list(HEADINGS)
    return tuple(sorted(lines, key=lambda line: order.index(line[0])))


def changes_json(lines: Sequence[Line]) -> list[Json]:
    """One object a change."""
    return [dict(zip(("kind", "sentence", "entry", "before", "after"), line, strict=True)) for line in lines]


def changes_table(lines: Sequence[Line]) -> Table:
    """One row a change."""
    return CHANGES.table(lines)


def _line(change: Change) -> Line:
    entry, before = change.entry, change.before
    text = wording.headline(entry)
    figures = wording.stated(entry)
    when = wording.days(wording.date_of(entry))
    then, now = (before.status.value if before else None), entry.status.value
    match change.kind:
        case ChangeKind.NEW:
            conditions = "".join(f"; {wording.condition(cond)}" for cond in entry.conditions)
            sentence = f"{text}{f': {figures}' if figures else ''}{conditions} ({when})."
            return change.kind.value, sentence, entry.id, None, now
        case ChangeKind.STATUS:
            sentence = f"{text}: was {wording.words(then or '')}, is {wording.words(now)}."
        case ChangeKind.TERMS:
            sentence = f"{text}: was {(wording.stated(before) if before else '') or NO_FIGURE}, is {figures or NO_FIGURE}."
        case ChangeKind.DISPUTED | ChangeKind.SETTLED:
            sides = change.dispute.positions if change.dispute else ()
            said = "; ".join(f"{side.holder}: {side.value}" for side in sides)
            kind = change.dispute.kind.value if change.dispute else ""
            sentence = f"{text}: {'disputed' if change.kind is ChangeKind.DISPUTED else 'no longer disputed'} ({kind}): {said}."
        case ChangeKind.RETOLD:
            old = before.reports if before else 0
            sentence = f"{text}: told by {wording.count(entry.reports, 'report')}, before by {old}."
        case ChangeKind.JOINED:
            sentence = f"{text}: told as several acts before, as one now."
        case ChangeKind.GONE:
            sentence = f"{text}: told before, by no report now."
            return change.kind.value, sentence, entry.id, now, None
    return change.kind.value, sentence, entry.id, then, now


def _thread_lines(before: Sequence[Thread], after: Sequence[Thread]) -> list[Line]:
    """Undertakings whose state or count is another one than before: of each party and topic the most salient one."""
    old = {(thread.party.actor, thread.topic): thread for thread in reversed(before)}
    new = {(thread.party.actor, thread.topic): thread for thread in reversed(after)}
    lines: list[Line] = []
    for key, thread in new.items():
        then = old.get(key)
        if then is None or (then.state, then.delivered) == (thread.state, thread.delivered):
            continue
        counts = wording.thread_counts(thread)
        was = wording.words(then.state) + (f" ({told})" if (told := wording.thread_counts(then)) else "")
        sentence = f"{thread.party.name}, {wording.words(thread.topic)}: was {was}, is {wording.words(thread.state)}"
        sentence += (f" ({counts})" if counts else "") + "."
        lines.append(("undertaking", sentence, thread.entries[-1], then.state.value, thread.state.value))
    return lines


def _deadlock_lines(before: Sequence[Deadlock], after: Sequence[Deadlock]) -> list[Line]:
    """Circles that came, went, or opened."""

    def named(lock: Deadlock) -> frozenset[tuple[str | None, str]]:
        return frozenset((deed.party, deed.topic) for deed in lock.cycle)

    old, new = {named(lock): lock for lock in before}, {named(lock): lock for lock in after}
    lines: list[Line] = []
    for key in [*new, *(key for key in old if key not in new)]:
        lock = new.get(key) or old[key]
        then, now = _standing(old.get(key)), _standing(new.get(key))
        if then != now:
            circle = ", which waits for: ".join(wording.deed_to_do(deed) for deed in lock.cycle)
            sentence = f"{circle}, which waits for the first: was {then or 'not told'}, is {now or 'no longer told'}."
            lines.append(("deadlock", sentence, lock.entries[0], then, now))
    return lines


def _standing(lock: Deadlock | None) -> str | None:
    if lock is None:
        return None
    return "standing" if lock.open else "no longer standing, since one of its deeds is told as done"
