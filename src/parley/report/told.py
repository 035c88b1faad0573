"""The turns of phrase that the summary's sentences share: when, according to whom, which positions, how a promise stands.

Invariant: pure; an unknown date is left out rather than guessed, and who says so is named where no report says it in its own voice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from parley.export import wording
from parley.ledger import entry_when
from parley.model.computed import Dispute, Entry, Position, Thread, ThreadState
from parley.model.records import DisputeKind, Document, Period, Speaker, Statement, When
from parley.report import phrases
from parley.report.phrases import Namer

NARROW_DAYS: Final = 62
"""An interval up to two months long is told as it is; a wider one only by its end, since its middle says nothing."""

MOST_SPEAKERS: Final = 2
"""Speakers named in one sentence; the others are counted."""

_SMALL: Final = frozenset(
    "a an the his her its their our some several many both all one two three four five six seven eight nine ten another other "
    "source sources officials diplomats observers monitors mediators analysts witnesses residents members spokesmen former senior".split()
)
"""Words that are capital only where they begin a sentence."""

_OUTCOMES: Final[Mapping[ThreadState, str]] = {
    ThreadState.OPEN: "no report tells that anything has come of it",
    ThreadState.PARTLY_DELIVERED: "a part of it is told as carried out",
    ThreadState.DELIVERED: "it is told as carried out",
    ThreadState.LAPSED: "the deadline has passed, and no report tells that it was kept",
    ThreadState.BROKEN: "it is said not to have been kept",
    ThreadState.REJECTED: "it was rejected",
    ThreadState.SUSPENDED: "it was suspended",
    ThreadState.ENDED: "it was ended",
    ThreadState.DEMANDED: "the party has undertaken nothing",
}


FATES: Final[Mapping[ThreadState, str]] = {
    ThreadState.PARTLY_DELIVERED: "carried out in part",
    ThreadState.DELIVERED: "carried out",
    ThreadState.LAPSED: "its deadline passed",
}
"""What became of a part of an agreement, where the state's own name does not read."""


def made_on(entry: Entry, documents: Mapping[str, Document]) -> When | None:
    """When the act was done or said, or None where no report tells: what is told for a later day than its reports was made before it."""
    when = entry_when(entry)
    if when is None or not when.known:
        return None
    lasts = [doc.published.latest for key in entry.documents if (doc := documents.get(key)) and doc.published.latest]
    if when.earliest and lasts and when.earliest > max(lasts):
        return None
    return None if entry.terms.deadline is not None and when == entry.terms.deadline else when


def dated(when: When | Period | None) -> str:
    """A time as the beginning of a sentence, with a space after it; empty where nothing useful is known.

    >>> dated(When(earliest=date(2031, 3, 4), latest=date(2031, 3, 4))), dated(When(earliest=date(2031, 2, 1), latest=date(2031, 2, 28)))
    ('on 4 Mar 2031 ', 'in Feb 2031 ')
    >>> dated(When(earliest=date(2031, 3, 4), latest=date(2031, 3, 9))), dated(When(earliest=date(2031, 3, 30), latest=date(2031, 4, 9)))
    ('between 4 and 9 Mar 2031 ', 'between 30 Mar and 9 Apr 2031 ')
    """
    if when is None or (when.earliest is None and when.latest is None):
        return ""
    first, last = when.earliest, when.latest
    words = wording.days(when)
    if first is None or last is None:
        return f"{words} "
    if first == last:
        return f"on {words} "
    if " to " not in words:
        return f"in {words} "
    if (last - first).days < NARROW_DAYS:
        return f"between {brief(when).replace(' to ', ' and ')} "
    return f"by {wording.day(last)} "


def brief(when: When | Period) -> str:
    """A time as `wording.days` has it, without saying a month or a year twice.

    >>> brief(When(earliest=date(2031, 3, 4), latest=date(2031, 3, 9))), brief(When(earliest=date(2031, 3, 30), latest=date(2031, 4, 9)))
    ('4 to 9 Mar 2031', '30 Mar to 9 Apr 2031')
    """
    words = wording.days(when)
    first, _, last = words.partition(" to ")
    for end in (last[-9:], last[-5:]):  # " Mar 2031", " 2031"
        if last and first.endswith(end):
            return f"{first.removesuffix(end)} to {last}"
    return words


def according(entry: Entry, statements: Mapping[str, Statement]) -> str:
    """Who says so, as the tail of a clause; empty where a report says it in its own voice."""
    if not entry.speakers or any(not statements[key].speakers for key in entry.statements if key in statements):
        return ""
    named = list(dict.fromkeys(speaker(who) for who in entry.speakers))
    more = len(named) - MOST_SPEAKERS
    shown = [*named[:MOST_SPEAKERS], wording.count(more, "other")] if more > 0 else named
    return f", according to {phrases.listed(shown)}"


def speaker(who: Speaker) -> str:
    """A speaker in few words: by name and party, or by role.

    >>> speaker(Speaker(name="Ari Toll", role="spokesman", org="Hill Front"))
    'Ari Toll (Hill Front)'
    >>> speaker(Speaker(name=None, role="two envoys", anonymous=True))
    'two envoys (unnamed)'
    """
    if who.name:
        return f"{who.name} ({who.org})" if who.org and who.org not in who.name else who.name
    base = within(who.role or who.org or "a source")
    return f"{base} (unnamed)" if who.anonymous and "unnamed" not in base else base


def within(words: str) -> str:
    """Words from the beginning of a sentence as they stand within one.

    >>> within("Two members of the panel"), within("The Lakes Union"), within("Lakes Union")
    ('two members of the panel', 'the Lakes Union', 'Lakes Union')
    """
    first, space, rest = words.partition(" ")
    return f"{first.lower()}{space}{rest}" if first.casefold() in _SMALL else words


def position_value(dispute: Dispute, position: Position) -> str:
    """What a position holds, in words: days and durations as a reader writes them.

    >>> position_value(Dispute(kind=DisputeKind.DATE, field="terms.deadline", positions=()),
    ...     Position(value="2031-04-30", holder="a", documents=(), statements=()))
    '30 Apr 2031'
    """
    if dispute.field.endswith("duration"):
        return wording.duration(position.value)
    if dispute.kind is DisputeKind.DATE:
        return " ".join(_day(part) for part in position.value.split(" "))
    return wording.act(position.value.replace(" ", "_"))


def _day(part: str) -> str:
    try:
        return wording.day(date.fromisoformat(part))
    except ValueError:
        return part


def positions(dispute: Dispute, entry: Entry, namer: Namer) -> str:
    """Who holds what, the entry's own tellers first: “offered” according to the Hill Front, “denied” according to Velmar."""
    held: dict[str, list[str]] = {}
    for position in in_order(dispute, entry):
        held.setdefault(position_value(dispute, position), []).append(position.holder)
    return phrases.listed(f"“{value}” according to {_holders(holders, namer)}" for value, holders in held.items())


def in_order(dispute: Dispute, entry: Entry) -> list[Position]:
    """The positions, those that tell the entry before those that speak against it."""
    own = set(entry.statements)
    return sorted(dispute.positions, key=lambda position: not own & set(position.statements))


def _holders(holders: Iterable[str], namer: Namer) -> str:
    return phrases.listed("a report" if holder == "the report" else namer(within(holder)) for holder in holders)


def question(dispute: Dispute, entry: Entry) -> str:
    """What the accounts disagree on, as the beginning of a sentence. Nobody disputes an accusation, but what it says."""
    if entry.act == "accuse" and dispute.kind is DisputeKind.EXISTENCE:
        return "accounts disagree where"
    return {
        DisputeKind.EXISTENCE: "accounts disagree on whether",
        DisputeKind.FIGURE: "accounts differ on " + ("the length" if dispute.field.endswith("duration") else "the figure") + " where",
        DisputeKind.DATE: "accounts differ on the " + ("deadline" if dispute.field.endswith("deadline") else "date") + " where",
        DisputeKind.PARTICIPANT: "accounts differ on who took part where",
        DisputeKind.STATUS: "accounts differ on whether it was kept where",
        DisputeKind.ATTRIBUTION: "accounts differ on who said so where",
        DisputeKind.REASON: "accounts differ on the reason where",
    }[dispute.kind]


def outcome(thread: Thread, newest: date | None) -> str:
    """How an undertaking stands: its running total where figures are told, else its state, and a deadline that is still ahead."""
    last = next((step for step in reversed(thread.steps) if step.total is not None and step.total.amount is not None), None)
    told = _OUTCOMES[thread.state]
    if last is not None and last.total is not None and last.total.amount:
        by = wording.days(last.when).removeprefix("by ") if last.when is not None and last.when.known else ""
        counted = f"{wording.terms(last.total)} {'is' if last.total.amount == 1 else 'are'} told as delivered" + (
            f" by {_end(by)}" if by else ""
        )
        settled = thread.state in (ThreadState.PARTLY_DELIVERED, ThreadState.DELIVERED)
        told = counted if settled else f"{counted}, and {told}"
    ahead = thread.deadline.latest if thread.deadline is not None else None
    open_still = thread.state in (ThreadState.OPEN, ThreadState.PARTLY_DELIVERED)
    if ahead is not None and newest is not None and ahead >= newest and open_still:
        told += f"; the deadline of {wording.day(ahead)} lies ahead of the newest report"
    return told


def _end(words: str) -> str:
    return words.rsplit(" to ", 1)[-1].removeprefix("from ")
