"""What changed between two days, in English sentences.

Invariant: pure; a sentence says what the later view tells and the earlier did not, or the other way round, and names the entry that it is
about. What is disputed is told with every position.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parley.export import wording
from parley.export.changes import HEADINGS, Line
from parley.export.selection import Selection
from parley.ledger import Change, ChangeKind
from parley.ledger.waits import deed_key
from parley.model.computed import Deadlock, Entry, Thread
from parley.model.records import Terms
from parley.report import phrases, told
from parley.report.articles import namer
from parley.report.phrases import Namer

NO_FIGURE = "no figure"


def change_lines(
    changes: Sequence[Change],
    view: Selection,
    *,
    threads: tuple[Sequence[Thread], Sequence[Thread]] = ((), ()),
    deadlocks: tuple[Sequence[Deadlock], Sequence[Deadlock]] = ((), ()),
) -> tuple[Line, ...]:
    """Every change as a line, by kind in the order of HEADINGS, within a kind the most salient first.

    view: the later view, for dates and speakers; threads, deadlocks: of the earlier and of the later view.
    """
    named = namer(doc.text for _, doc in sorted(view.documents.items()))
    lines = [_line(change, view, named) for change in changes]
    lines += _thread_lines(*threads, named)
    lines += _deadlock_lines(*deadlocks, named)
    order = list(HEADINGS)
    return tuple(sorted(lines, key=lambda line: order.index(line[0])))


def _line(change: Change, view: Selection, named: Namer) -> Line:
    entry, before = change.entry, change.before
    then, now = (before.status.value if before else None), (None if change.kind is ChangeKind.GONE else entry.status.value)
    return change.kind.value, phrases.sentence(_words(change, view, named)), entry.id, then, now


def _words(change: Change, view: Selection, named: Namer) -> str:
    """The change as a clause."""
    entry, before = change.entry, change.before
    plain = phrases.core(replace(entry, terms=Terms()), named)
    match change.kind:
        case ChangeKind.NEW:
            dated = told.dated(told.made_on(entry, view.documents))
            return dated + phrases.core(entry, named) + phrases.conditions(entry, named) + told.according(entry, view.statements)
        case ChangeKind.STATUS:
            was = wording.words(before.status) if before else "not told"
            return f"{phrases.core(entry, named)}: what was {was} is now {wording.words(entry.status)}"
        case ChangeKind.TERMS:
            return f"{plain}: {_figures(before)} before, {_figures(entry)} now"
        case ChangeKind.DISPUTED | ChangeKind.SETTLED if change.dispute is not None:
            told_so = f"{told.question(change.dispute, entry)} {plain}: {told.positions(change.dispute, entry, named)}"
            return told_so if change.kind is ChangeKind.DISPUTED else f"no longer told: {told_so}"
        case ChangeKind.RETOLD:
            return f"{plain}: told by {wording.count(entry.reports, 'report')}, before by {before.reports if before else 0}"
        case ChangeKind.JOINED:
            return f"{plain}: told as several acts before, as one now"
        case _:
            return f"{plain}: told before, by no report now"


def _figures(entry: Entry | None) -> str:
    return (wording.stated(entry) if entry is not None else "") or NO_FIGURE


def _thread_lines(before: Sequence[Thread], after: Sequence[Thread], named: Namer) -> list[Line]:
    """Undertakings whose state or count is another one than before: of each party and topic the most salient one."""
    old = {(thread.party.actor, thread.topic): thread for thread in reversed(before)}
    new = {(thread.party.actor, thread.topic): thread for thread in reversed(after)}
    lines: list[Line] = []
    for key, thread in new.items():
        then = old.get(key)
        if then is not None and (then.state, then.delivered) != (thread.state, thread.delivered):
            words = f"{named(thread.party.name)} on {phrases.topic(thread.topic)}: was {_standing(then)}, is {_standing(thread)}"
            lines.append(("undertaking", phrases.sentence(words), thread.entries[-1], then.state.value, thread.state.value))
    return lines


def _standing(thread: Thread) -> str:
    counts = wording.thread_counts(thread)
    return wording.words(thread.state) + (f" ({counts})" if counts else "")


def _deadlock_lines(before: Sequence[Deadlock], after: Sequence[Deadlock], named: Namer) -> list[Line]:
    """Circles that came, went, or opened."""
    old, new = ({frozenset(map(deed_key, lock.cycle)): lock for lock in locks} for locks in (before, after))
    lines: list[Line] = []
    for key in [*new, *(key for key in old if key not in new)]:
        lock = new.get(key) or old[key]
        then, now = (None if view.get(key) is None else "standing" if view[key].open else "opened" for view in (old, new))
        if then != now:
            deeds = phrases.listed(phrases.deed(deed, named) for deed in lock.cycle)
            words = f"each of these waits for the next: {deeds}; {_NOW[then, now]}"
            lines.append(("deadlock", phrases.sentence(words), lock.entries[0], then, now))
    return lines


_NOW = {
    (None, "standing"): "no one told of it before",
    (None, "opened"): "no one told of it before, and one of these deeds is told as done",
    ("standing", "opened"): "one of these deeds is now told as done",
    ("opened", "standing"): "it stands again",
    ("standing", None): "it is no longer told",
    ("opened", None): "it is no longer told",
}
"""What became of a circle, by how it stood before and stands now."""
