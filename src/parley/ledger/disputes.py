"""Where accounts disagree: every position with its holders and statements.

Invariant: a change over time is no dispute; a dispute has at least two positions, and never one holder alone against itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Final

from parley.ledger.figures import Fit, compare_amounts, compare_durations
from parley.ledger.occasion import figures_differ
from parley.ledger.profile import FIRST_DAY, LAST_DAY, Days, Profile, days_of, gap, is_teller
from parley.ledger.rules import DAY_SLACK
from parley.ledger.status import statement_status
from parley.model.computed import Dispute, Position
from parley.model.records import DisputeKind, Link, LinkRelation, Qualifier, Status, Terms

OUTLET: Final = "the report"
"""The holder of what a report says in its own voice."""

_SAID: Final = {Qualifier.ABOUT: "about ", Qualifier.MORE_THAN: "more than ", Qualifier.AT_LEAST: "at least ", Qualifier.UP_TO: "up to "}


def find_disputes(members: Sequence[Profile], incoming: Iterable[Link], profiles: Mapping[str, Profile]) -> tuple[Dispute, ...]:
    """The disputes of one entry, by kind. `incoming`: links of any relation but `same` whose second statement is a member."""
    links = sorted(incoming, key=lambda link: (link.first, link.second))
    found = [
        _existence(members, [profiles[link.first] for link in links if link.relation is LinkRelation.DENIES and link.rule != "breach"]),
        _status(members, [profiles[link.first] for link in links if link.rule == "breach"]),
        _participant(members, [profiles[link.first] for link in links if link.rule == "other-side"]),
        _figures(members),
        _durations(members),
        _deadlines(members),
    ]
    return tuple(dispute for dispute in found if dispute is not None)


def holder(p: Profile) -> str:
    """Who answers for a statement: the party spoken for, else the speaker, innermost first; else the report itself."""
    for speaker in reversed(p.stmt.speakers):
        name = speaker.org or speaker.name or speaker.role
        if name and is_teller(speaker):
            return name
    return OUTLET


def _positions(values: Iterable[tuple[str, str, Profile]]) -> tuple[Position, ...]:
    """One position a value and holder."""
    grouped: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    for value, who, p in values:
        grouped[value, who].append(p)
    return tuple(
        Position(
            value=value,
            holder=who,
            documents=tuple(sorted({p.stmt.document for p in found})),
            statements=tuple(sorted({p.stmt.id for p in found})),
        )
        for (value, who), found in sorted(grouped.items())
    )


def _dispute(kind: DisputeKind, field: str, values: Sequence[tuple[str, str, Profile]]) -> Dispute | None:
    positions = _positions(values)
    if len({position.value for position in positions}) < 2:
        return None
    sources = {source for position in positions for source in _sources(position)}
    return Dispute(kind=kind, field=field, positions=positions) if len(sources) > 1 else None


def _sources(position: Position) -> set[tuple[str, str]]:
    """Who stands behind a position: a party, or each report that says so in its own voice."""
    return {(position.holder, document if position.holder == OUTLET else "") for document in position.documents}


def _existence(members: Sequence[Profile], deniers: Sequence[Profile]) -> Dispute | None:
    if not deniers:
        return None
    told = [(_deed(p), _asserter(p), p) for p in members]
    denied = [("denied" if p.stmt.act == "deny" else "not so", _denier(p), p) for p in deniers]
    return _dispute(DisputeKind.EXISTENCE, "act", [*told, *denied])


def _deed(p: Profile) -> str:
    """What is asserted, in a word: "offered", "demanded"; of deeds and of what is hedged, the act itself."""
    status = statement_status(p.stmt)
    return p.stmt.act.replace("_", " ") if status in (Status.HAPPENED, Status.UNKNOWN, Status.PLANNED) else status.value.replace("_", " ")


def _asserter(p: Profile) -> str:
    """An accusation is held by the accuser, even where the report tells it."""
    return p.stmt.actors[0].name if p.stmt.act == "accuse" and p.stmt.actors else holder(p)


def _denier(p: Profile) -> str:
    """A denial is held by the party that denies, even where the report tells it."""
    return p.stmt.actors[0].name if p.stmt.act == "deny" and p.stmt.actors else holder(p)


def _status(members: Sequence[Profile], accusers: Sequence[Profile]) -> Dispute | None:
    if not accusers:
        return None
    held = [(p.stmt.act, p.stmt.actors[0].name if p.stmt.actors else holder(p), p) for p in members]
    broken = [("not kept", p.stmt.actors[0].name if p.stmt.actors else holder(p), p) for p in accusers]
    return _dispute(DisputeKind.STATUS, "status", [*held, *broken])


def _participant(members: Sequence[Profile], others: Sequence[Profile]) -> Dispute | None:
    if not others:
        return None
    sides = [(", ".join(sorted(party.name for party in p.stmt.actors)), holder(p), p) for p in (*members, *others)]
    positions = _positions(sides)
    if len({position.value for position in positions}) < 2:
        return None
    return Dispute(kind=DisputeKind.PARTICIPANT, field="actors", positions=positions)


def _figures(members: Sequence[Profile]) -> Dispute | None:
    told = [p for p in members if p.stmt.terms.amount is not None]
    if not any(compare_amounts(p.stmt.terms, q.stmt.terms) is Fit.DIFFERS and figures_differ(p, q) for p, q in combinations(told, 2)):
        return None
    return _dispute(DisputeKind.FIGURE, "terms.amount", [(_amount_words(p.stmt.terms), holder(p), p) for p in told])


def _durations(members: Sequence[Profile]) -> Dispute | None:
    told = [p for p in members if p.stmt.terms.duration is not None]
    if not any(compare_durations(p.stmt.terms, q.stmt.terms) is Fit.DIFFERS for p, q in combinations(told, 2)):
        return None
    return _dispute(DisputeKind.FIGURE, "terms.duration", [(p.stmt.terms.duration or "", holder(p), p) for p in told])


def _deadlines(members: Sequence[Profile]) -> Dispute | None:
    """Two deadlines that cannot be one day, of one undertaking."""
    told = [(p, days) for p in members if (days := days_of(p.stmt.terms.deadline)) is not None]
    if not any(gap(one, two) > DAY_SLACK for (_, one), (_, two) in combinations(told, 2)):
        return None
    return _dispute(DisputeKind.DATE, "terms.deadline", [(_day_words(days), holder(p), p) for p, days in told])


def _day_words(days: Days) -> str:
    first, last = (date.fromordinal(day).isoformat() for day in days)
    if days[0] == FIRST_DAY or first == last:
        return last
    return f"{first} or later" if days[1] == LAST_DAY else f"{first} to {last}"


def _amount_words(terms: Terms) -> str:
    """The figure in words: qualifier, amount, unit."""
    words = f"{_SAID.get(terms.qualifier, '') if terms.qualifier else ''}{terms.amount:,}"
    if terms.amount_high is not None:
        words += f" to {terms.amount_high:,}"
    return f"{words} {terms.unit}" if terms.unit else words
