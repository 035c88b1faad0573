"""Where an undertaking stands, by the steps of its thread: delivered, in part, rejected, lapsed, broken, or open.

Invariant: says what was found in the reports and no more: that a thing is open means that no step of it was found, not that there was none.
Nothing is measured at today: a deadline has lapsed when the newest report is certainly later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from parley.ledger.counts import Total
from parley.ledger.figures import amount_range, same_unit
from parley.ledger.profile import LAST_DAY
from parley.model.computed import Entry, ThreadState
from parley.model.records import Modality, Polarity, Status, Terms, When

UNDERTAKEN: Final = frozenset({"offer", "promise", "agree", "accept", "extend"})
PROPOSED: Final = frozenset({"offer", "promise"})
ASKED: Final = frozenset({"demand", "urge"})
DEEDS: Final = frozenset({"declare_ceasefire", "observe", "release", "exchange", "withdraw_forces", "lift", "aid"})
COUNTED: Final = frozenset({"release", "exchange", "withdraw_forces", "lift"})
"""Deeds of which a part can be done."""

BREAKS: Final = frozenset({"violate", "end", "suspend_talks", "withdraw_offer"})
REFUSALS: Final = frozenset({"reject"})
CHARGES: Final = frozenset({"accuse", "violate"})

_REMARKS: Final = frozenset({"accuse", "deny", "confirm", "praise"})
"""What is said of an undertaking without changing it."""

_STATE: Final = {
    "reject": ThreadState.REJECTED, "violate": ThreadState.BROKEN, "end": ThreadState.ENDED, "suspend_talks": ThreadState.SUSPENDED,
    "withdraw_offer": ThreadState.ENDED,
}  # fmt: skip
_OVER: Final = {Status.ENDED: ThreadState.ENDED, Status.VIOLATED: ThreadState.BROKEN, Status.SUSPENDED: ThreadState.SUSPENDED}


@dataclass(frozen=True, slots=True)
class Item:
    """An entry on a thread. days: of the act; told: the first day on which a report can have told it; own: it is an undertaking or deed of
    the thread's party."""

    entry: Entry
    days: tuple[int, int]
    told: int
    own: bool

    @property
    def dated(self) -> bool:
        return self.days[1] < LAST_DAY


def standing(
    items: Sequence[Item], promised: Terms, totals: Sequence[Total], deadline: When | None, newest: date | None
) -> tuple[ThreadState, str]:
    """Where it stands, and why: the figures first, then what was told last, then the deadline. items: in order of time."""
    state, reason = _standing(items, promised, totals, deadline, newest)
    charged = state is ThreadState.DELIVERED and _charged_since(items)
    return state, reason + ("; it is said not to be kept" if charged else "")


def _standing(
    items: Sequence[Item], promised: Terms, totals: Sequence[Total], deadline: When | None, newest: date | None
) -> tuple[ThreadState, str]:
    limit = deadline.latest if deadline is not None else None
    full = _reached(promised, totals)
    if full is not None:
        days = full.counted.published if full.counted.whole else full.counted.days
        late = days is not None and limit is not None and days[0] > limit.toordinal()
        return ThreadState.DELIVERED, "the figure told as done reaches the figure undertaken" + (", after the deadline" if late else "")
    telling = [item for item in items if item.entry.act not in _REMARKS] or items
    last = next((item.entry for item in reversed(telling) if item.dated), telling[-1].entry)
    if last.act in _STATE and done(last):
        return _STATE[last.act], "told last"
    deeds = _deeds_since(items)
    whole = [entry for entry in deeds if entry.act not in COUNTED or entry.terms.amount is None]
    ahead = limit is not None and newest is not None and limit >= newest
    if whole and promised.amount is None and _promised_since(items, whole[-1]):
        return ThreadState.OPEN, "told as done before; it was offered or promised anew, and no later step was found"
    if whole and promised.amount is None and not (ahead and whole[-1].act in COUNTED):
        over = _OVER.get(whole[-1].status)
        if over is None:
            return ThreadState.DELIVERED, "told as done"
        if not _undertaken_after(items, whole[-1]):
            return over, "told as over since"
        return ThreadState.DELIVERED, "told as done, and undertaken anew when that was over"
    refused = any(item.own and item.entry.act in DEEDS and item.entry.polarity is Polarity.NEGATIVE for item in items)
    if limit is not None and newest is not None and newest > limit and (not deeds or promised.amount is not None or refused):
        part = f"; {_amount(totals[-1].terms)} of {_amount(promised)} are told as done" if totals and promised.amount is not None else ""
        return ThreadState.LAPSED, f"no report was found to tell that it was done by {limit}, and the newest is later{part}"
    if deeds:
        known = promised.amount is not None
        return ThreadState.PARTLY_DELIVERED, "less is told as done than was undertaken" if known else "told as done, how much of it is open"
    undertaken = any(item.own and item.entry.act in UNDERTAKEN for item in items)
    return (ThreadState.OPEN, "no later step of it was found") if undertaken else (ThreadState.DEMANDED, "asked for, not undertaken")


def _charged_since(items: Sequence[Item]) -> bool:
    """Whether somebody says, after the last deed, that it is not kept."""
    at = max((number for number, item in enumerate(items) if item.own and item.entry.act in DEEDS and done(item.entry)), default=-1)
    return any(not item.own and item.entry.act in CHARGES and item.entry.status is not Status.DENIED for item in items[at + 1 :])


def _reached(promised: Terms, totals: Sequence[Total]) -> Total | None:
    """The first total that reaches what was promised."""
    due = amount_range(promised)
    if due is None:
        return None
    enough = (total for total in totals if (amount_range(total.terms) or (0, 0))[1] >= due[0])
    return next((total for total in enough if same_unit(promised.unit, total.terms.unit)), None)


def _deeds_since(items: Sequence[Item]) -> list[Entry]:
    """Deeds of the party that can have come after its first undertaking, or after it was asked; in order."""
    begun = next((item for item in items if item.entry.act in UNDERTAKEN | ASKED), None)
    deeds = [item for item in items if item.own and item.entry.act in DEEDS and done(item.entry)]
    return [item.entry for item in deeds if begun is None or item.days[1] >= min(begun.days[0], begun.told)]


def _undertaken_after(items: Sequence[Item], deed: Entry) -> bool:
    """Whether the party undertakes the thing again after a deed of it."""
    at = next(number for number, item in enumerate(items) if item.entry.id == deed.id)
    return any(item.own and item.entry.act in UNDERTAKEN and done(item.entry) for item in items[at + 1 :])


def _promised_since(items: Sequence[Item], deed: Entry) -> bool:
    """Whether the party offers or promises the thing when a deed of it is certainly past."""
    over = next(item.days[1] for item in items if item.entry.id == deed.id)
    meant = (item for item in items if item.own and item.entry.act in PROPOSED and item.entry.polarity is Polarity.POSITIVE)
    return any(item.entry.status is not Status.DENIED and item.dated and item.days[0] > over for item in meant)


def done(entry: Entry) -> bool:
    """Whether an entry tells something as done."""
    return entry.modality is Modality.ACTUAL and entry.polarity is Polarity.POSITIVE


def _amount(terms: Terms) -> str:
    return f"{terms.amount:,}"
