"""Where an act stands: from act and modality of its statements, then from what later statements do to it.

Invariant: nothing is measured at today: a stated duration has passed when the ledger's newest report is certainly later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from parley.ledger import rules
from parley.ledger.figures import amount_range, duration_days
from parley.ledger.profile import FIRST_DAY, Profile, days_of, told_days
from parley.ledger.rules import SPEECH
from parley.model.computed import StatusChange
from parley.model.records import Basis, ConditionRelation, Link, LinkRelation, Modality, Polarity, Statement, Status, When

_BY_ACT: Final[dict[str, Status]] = {
    "offer": Status.OFFERED,
    "demand": Status.DEMANDED,
    "urge": Status.DEMANDED,
    "promise": Status.PROMISED,
    "agree": Status.AGREED,
    "accept": Status.ACCEPTED,
    "reject": Status.REJECTED,
    "deny": Status.DENIED,
    "declare_ceasefire": Status.IN_FORCE,
    "observe": Status.IN_FORCE,
    "extend": Status.IN_FORCE,
    "aid": Status.DELIVERED,
    "sanction": Status.IN_FORCE,
    "release": Status.DELIVERED,
    "exchange": Status.DELIVERED,
    "withdraw_forces": Status.DELIVERED,
    "lift": Status.DELIVERED,
    "suspend_talks": Status.SUSPENDED,
    "end": Status.ENDED,
    "withdraw_offer": Status.ENDED,
    "violate": Status.VIOLATED,
}
"""What an act that has happened leaves behind; any other act has simply happened."""

_PROPOSALS: Final = frozenset({"offer", "demand", "urge", "promise"})
"""They stand however hedged or conditional their content is."""

_CONCLUDED: Final = frozenset({"agree", "accept"})
_ANSWERED: Final = {"accept": Status.ACCEPTED, "reject": Status.REJECTED, "withdraw_offer": Status.ENDED}


def statement_status(stmt: Statement) -> Status:
    """The status that one statement alone gives its act."""
    if stmt.status is not Status.UNKNOWN:
        return stmt.status
    if stmt.polarity is Polarity.NEGATIVE:
        return Status.UNKNOWN  # that it was not done says nothing of where it stands
    settled = _BY_ACT.get(stmt.act, Status.HAPPENED)
    if stmt.act in _PROPOSALS:
        return settled
    match stmt.modality:
        case Modality.CONDITIONAL if stmt.act == "warn":
            return Status.HAPPENED  # a threat was made, whatever it depends on
        case Modality.POSSIBLE | Modality.CONDITIONAL:
            return Status.UNKNOWN
        case Modality.PLANNED:
            return Status.PLANNED
        case _:
            threat = stmt.act == "warn" and any(c.relation is ConditionRelation.UNTIL for c in stmt.conditions)
            return Status.IN_FORCE if threat else settled


def status_history(
    members: Sequence[Profile], incoming: Iterable[Link], profiles: Mapping[str, Profile], *, newest: int
) -> tuple[StatusChange, ...]:
    """The steps of an act's life, oldest first; the last is its status. `incoming`: links of any relation but `same` whose second
    statement is a member; `newest`: the day, as an ordinal, by which the ledger's newest report is out."""
    steps = _told(members)
    later = [change for link in incoming if (change := _change(link, profiles)) is not None]
    later.sort(key=lambda change: (_latest(change.when), change.statement))
    for change in later:
        if steps[-1].status is not change.status:
            steps.append(change)
    expired = _expired(members, steps[-1], newest)
    return tuple([*steps, expired] if expired is not None else steps)


def _told(members: Sequence[Profile]) -> list[StatusChange]:
    """What the members themselves say: planned before happened, each status once, at its first telling; unknown only if nothing else."""
    found: dict[Status, StatusChange] = {}
    for p in sorted(members, key=lambda p: (p.window[0] if p.own else p.published[0], p.stmt.id)):
        status = statement_status(p.stmt)
        reason = f"{p.stmt.act}, {p.stmt.modality}"
        found.setdefault(status, StatusChange(status=status, when=told_when(p), statement=p.stmt.id, reason=reason))
    if len(found) > 1:
        found.pop(Status.UNKNOWN, None)
    order = [Status.PLANNED, *(status for status in found if status is not Status.PLANNED)]
    return [found[status] for status in order if status in found]


def told_when(p: Profile) -> When:
    """When the act was done: words when they were said, deeds when they happened, as far as the statement knows; else that it was no later
    than its report (nor is that ever taken for its date)."""
    stmt = p.stmt
    happens = stmt.happens.start if stmt.happens is not None else None
    order = (stmt.said, happens) if stmt.act in SPEECH and stmt.act not in _CONCLUDED else (happens, stmt.said)
    known = [when for when in order if when is not None and when.known and not _ahead(when, p)]
    if stmt.act in _CONCLUDED:  # a deal's day is told as its happening; that of its telling is mostly a guess
        known.sort(key=lambda when: told_days(when) is None)
    if known:
        return known[0]
    latest = p.doc.published.latest
    reason = "not stated; told in a report of that time" if latest else "not stated, and the report is undated"
    return When(latest=latest, precision="unknown", basis=Basis.INFERRED if latest else Basis.UNKNOWN, reason=reason)


def _ahead(when: When, p: Profile) -> bool:
    """Whether a time cannot be that of an act told as done: it lies after the report, or is the deadline of what was undertaken."""
    days, due = days_of(when), days_of(p.stmt.terms.deadline)
    if days is None or p.stmt.modality is not Modality.ACTUAL:
        return False
    return days[0] > p.published[1] or (due is not None and days[1] == due[1])


def _latest(when: When) -> int:
    days = days_of(when)
    return FIRST_DAY if days is None else days[1]


def _change(link: Link, profiles: Mapping[str, Profile]) -> StatusChange | None:
    source, target = profiles[link.first], profiles[link.second]
    status: Status | None = None
    match link.relation:
        case LinkRelation.ANSWERS:
            status = _ANSWERED.get(source.stmt.act)
        case LinkRelation.DENIES if target.stmt.act == "accuse":
            status = Status.DENIED
        case LinkRelation.SUPERSEDES:
            status = Status.ENDED if target.stmt.topic in rules.CEASING else Status.SUSPENDED
        case LinkRelation.DELIVERS:
            status = _delivered(source, target)
        case _:
            status = None
    if status is None:
        return None
    return StatusChange(status=status, when=told_when(source), statement=source.stmt.id, reason=link.reason)


def _delivered(source: Profile, target: Profile) -> Status | None:
    done, due = amount_range(source.stmt.terms), amount_range(target.stmt.terms)
    if due is None and (target.stmt.terms.unit is None or done is not None) and source.published[0] > target.published[1]:
        return Status.PARTLY_DELIVERED if source.stmt.status is Status.PARTLY_DELIVERED else Status.DELIVERED
    if done is None or due is None or source.stmt.terms.amount is None or target.stmt.terms.amount is None:
        return None
    return Status.DELIVERED if source.stmt.terms.amount >= due[0] else Status.PARTLY_DELIVERED


def _expired(members: Sequence[Profile], last: StatusChange, newest: int) -> StatusChange | None:
    """The end of a ceasefire of stated length that has passed."""
    if last.status is not Status.IN_FORCE or not any(p.stmt.act == "declare_ceasefire" for p in members):
        return None
    ends = [end for p in members if (end := _end_day(p)) is not None]
    if not ends or max(ends) >= newest:
        return None
    when = When(latest=date.fromordinal(max(ends)), precision="day", basis=Basis.INFERRED, reason="its stated time had passed")
    return StatusChange(status=Status.ENDED, when=when, statement=last.statement, reason="its stated time had passed by the newest report")


def _end_day(p: Profile) -> int | None:
    happens, length = p.stmt.happens, duration_days(p.stmt.terms.duration_high or p.stmt.terms.duration)
    if happens is not None and happens.end is not None and happens.end.latest is not None:
        return happens.end.latest.toordinal()
    if happens is None or length is None:
        return None
    start = happens.start.latest
    return None if start is None else min(date.max.toordinal(), start.toordinal() + round(length))
