"""What judgements do to statements: which are left out, corrected, joined, kept apart; whom names mean; when reports came out.

Invariant: pure; the result depends on the set of judgements, not on their order or on what was made and taken back in between. Where two
that stand cannot both hold, the later one decides, wholly: of the earlier one nothing is applied to what they share.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Final

from parley.ledger.attaching import Reports, attach
from parley.ledger.bonds import Bonds
from parley.ledger.corrections import Malformed, corrected, field_name
from parley.ledger.dating import resolved_anew
from parley.ledger.identities import identified
from parley.ledger.resolving import Resolution, Resolver, circular, resolution
from parley.ledger.rulings import Judged, judged_dates
from parley.model.judgements import Judgement, JudgementKind, JudgementState, Ruling, Selector, Withdrawal, in_order
from parley.model.records import Document, Statement

WAITING: Final = "judgements on processes are not applied yet; it is kept until they are"


def judge(
    statements: Iterable[Statement],
    documents: Mapping[str, Document],
    judgements: Iterable[Judgement] = (),
    withdrawals: Iterable[Withdrawal] = (),
) -> Judged:
    """The statements of these documents as judged. documents: by id.

    >>> judge((), {}).rulings
    ()
    """
    given = list({stmt.id: stmt for stmt in statements if stmt.document in documents}.values())
    made = in_order(judgements)
    if not made:
        return Judged(statements=tuple(identified(given)), documents=documents)
    bench = _Bench(given, documents, made, withdrawals)
    dated_docs, dated = bench.dates()
    rejected = bench.rejected()
    kept = [dated[stmt.id] for stmt in given if stmt.id not in rejected]
    shown = identified(kept)
    named = bench.named(kept, shown)
    finished = bench.corrected(named)
    together, apart = bench.bonds({stmt.id for stmt in kept})
    before = {stmt.id: stmt for stmt in shown}
    old = {stmt.id: stmt for stmt in given}
    changed = {stmt.id for stmt in finished if stmt is not before[stmt.id] or dated[stmt.id] is not old[stmt.id]}
    return Judged(
        statements=tuple(finished),
        documents=dated_docs,
        together=together,
        apart=apart,
        changed=frozenset(changed),
        rulings=bench.rulings(),
    )


@dataclass(slots=True, eq=False)
class _Found:
    """What is known of one judgement so far."""

    judgement: Judgement
    sides: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    statements: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    state: JudgementState = JudgementState.STANDS
    reasons: list[str] = field(default_factory=list)
    against: set[str] = field(default_factory=set)


class _Bench:
    """Rules on all judgements, kind by kind; each method may be called once, in the order of `judge`."""

    def __init__(
        self,
        statements: Sequence[Statement],
        documents: Mapping[str, Document],
        judgements: Sequence[Judgement],
        withdrawals: Iterable[Withdrawal],
    ) -> None:
        self._statements, self._documents = statements, documents
        self._withdrawn: dict[str, Withdrawal] = {}
        for one in sorted(withdrawals, key=lambda one: (one.when, one.id)):
            self._withdrawn.setdefault(one.judgement, one)
        self._reports = Reports(statements, documents)
        self._all = judgements
        self._standing = {one.id: _Found(one) for one in judgements if one.id not in self._withdrawn}
        for found in self._standing.values():
            self._attach(found)

    def _of(self, *kinds: JudgementKind) -> list[_Found]:
        """Those of a kind that are still in question, by time."""
        return [one for one in self._standing.values() if one.judgement.kind in kinds and one.state is JudgementState.STANDS]

    def _attach(self, found: _Found) -> None:
        one = found.judgement
        if one.kind is JudgementKind.PROCESS:
            found.state, found.reasons = JudgementState.WAITING, [WAITING]
        elif one.kind in (JudgementKind.DATE, JudgementKind.ACTOR):
            found.documents = {s.document for s in one.selectors if s.document in self._reports.by_key}
            gone = [s.document for s in one.selectors if s.document not in found.documents]
            found.reasons = [f"the report {key} is not among those at hand" for key in gone]
            if one.selectors and not found.documents:
                found.state = JudgementState.UNATTACHED
        else:
            first, second = self._side(one.selectors, found), self._side(one.others, found)
            found.sides = (first, second)
            found.statements = {*first, *second}
            if not first or (one.others and not second):
                found.state = JudgementState.UNATTACHED

    def _side(self, selectors: Sequence[Selector], found: _Found) -> tuple[str, ...]:
        stmts = []
        for selector in selectors:
            attached = attach(selector, self._reports)
            if attached.statement is None:
                found.reasons.append(f"{attached.reason}: “{_short(selector.quote)}”")
            else:
                stmts.append(attached.statement)
        return tuple(sorted(set(stmts)))

    def _overrule(self, lost: _Found, by: _Found) -> None:
        lost.state = JudgementState.OVERRULED
        lost.reasons.append(f"overruled by {_named(by.judgement)}")
        self._differ(lost, by)

    def _differ(self, one: _Found, other: _Found) -> None:
        one.against.add(other.judgement.id)
        other.against.add(one.judgement.id)

    def dates(self) -> tuple[dict[str, Document], dict[str, Statement]]:
        """Documents with the dates judged, and all statements by id with their times resolved by them."""
        decided: dict[str, _Found] = {}
        for found in reversed(self._of(JudgementKind.DATE)):
            payload = found.judgement.payload
            lost = [key for key in sorted(found.documents) if key in decided]
            differ = [decided[key] for key in lost if decided[key].judgement.payload != payload]
            if differ and len(lost) == len(found.documents):
                self._overrule(found, differ[0])
            for other in differ:
                self._differ(found, other)
            for key in found.documents:
                decided.setdefault(key, found)
        dates = judged_dates(self._documents.values(), [one.judgement for one in self._standing.values()], ())
        documents = {key: replace(doc, published=dates[key]) if key in dates else doc for key, doc in self._documents.items()}
        return documents, {
            stmt.id: resolved_anew(stmt, self._documents[stmt.document].published, dates[stmt.document]) if stmt.document in dates else stmt
            for stmt in self._statements
        }

    def rejected(self) -> dict[str, _Found]:
        """Statements left out, each with the judgement that says so first."""
        out: dict[str, _Found] = {}
        for found in self._of(JudgementKind.REJECT):
            for stmt in found.statements:
                out.setdefault(stmt, found)
        for found in self._of(JudgementKind.SAME, JudgementKind.DIFFERENT, JudgementKind.CORRECT):
            gone = sorted(found.statements & out.keys())
            first, second = (tuple(stmt for stmt in side if stmt not in out) for side in found.sides)
            if gone and (not first or (found.judgement.others and not second)):
                by = out[gone[0]]
                found.state = JudgementState.OVERRULED
                found.reasons.append(f"its statement is left out by {_named(by.judgement)}")
                self._differ(found, by)
            else:
                found.sides = (first, second)
        return out

    def named(self, kept: Sequence[Statement], shown: Sequence[Statement]) -> list[Statement]:
        """The statements with the names that people have said. shown: the same with the names that hold across reports."""
        ruled: list[tuple[Resolution, _Found]] = []
        for found in reversed(self._of(JudgementKind.ACTOR)):
            one = resolution(found.judgement)
            other = next((f for r, f in ruled if r.covers(one) and r.target != one.target), None)
            back = circular(one, [r for r, _ in ruled])
            if other is None and back is not None:
                other = self._standing[back.judgement.id]
            if other is not None:
                self._overrule(found, other)
                continue
            for r, f in ruled:
                if r.names & one.names and r.target != one.target and (not r.documents or not one.documents or r.documents & one.documents):
                    self._differ(found, f)
            ruled.append((one, found))
        resolver = Resolver([one for one, _ in ruled], self._documents)
        named = resolver.resolved(kept, shown)
        for _, found in ruled:
            found.statements = resolver.used.get(found.judgement.id, set())
            if not found.statements:
                found.state = JudgementState.UNATTACHED
                found.reasons.append(f"no report at hand names {' or '.join(found.judgement.payload.names)} in a statement")
        return named

    def corrected(self, named: Sequence[Statement]) -> list[Statement]:
        """The statements with the fields that people have corrected."""
        by_id = {stmt.id: stmt for stmt in named}
        decided: dict[tuple[str, str], _Found] = {}
        for found in reversed(self._of(JudgementKind.CORRECT)):
            payload = found.judgement.payload
            try:
                name = field_name(payload.field or "")
                for stmt in found.sides[0]:
                    corrected(by_id[stmt], found.judgement)
            except Malformed as error:
                found.state = JudgementState.UNATTACHED
                found.reasons.append(f"it cannot be applied: {error}")
                continue
            later = [decided[stmt, name] for stmt in found.sides[0] if (stmt, name) in decided]
            differ = [other for other in later if other.judgement.payload != payload]
            if differ and len(later) == len(found.sides[0]):
                self._overrule(found, differ[0])
            for other in differ:
                self._differ(found, other)
            for stmt in found.sides[0]:
                decided.setdefault((stmt, name), found)
        for (stmt, _), found in sorted(decided.items(), key=lambda item: item[0]):
            by_id[stmt] = corrected(by_id[stmt], found.judgement)
        return [by_id[stmt.id] for stmt in named]

    def bonds(self, kept: set[str]) -> tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, str], ...]]:
        """Which statements are one act, and which pairs are not; the latest judgements first, so that they prevail."""
        bonds = Bonds(sorted(kept))
        ruled: list[_Found] = []
        apart: set[tuple[str, str]] = set()
        for found in reversed(self._of(JudgementKind.SAME, JudgementKind.DIFFERENT)):
            first, second = found.sides
            members = sorted({*first, *second})
            if found.judgement.kind is JudgementKind.SAME:
                against = [(one, two) for one, two in product(members, members) if bonds.apart(one, two)]
            else:
                against = [(one, two) for one, two in product(first, second) if bonds.joined(one, two)]
            by = _opponent(found, against, ruled, bonds)
            if by is not None:
                self._overrule(found, by)
            elif against:
                found.state = JudgementState.UNATTACHED
                found.reasons.append("both sides are one statement now")
            else:
                ruled.append(found)
                if found.judgement.kind is JudgementKind.SAME:
                    for member in members[1:]:
                        bonds.join(members[0], member)
                else:
                    apart |= set(product(first, second))
                    for one, two in product(first, second):
                        bonds.part(one, two)
        together = tuple(group for group in bonds.groups() if len(group) > 1)
        return together, tuple(sorted(apart))

    def rulings(self) -> tuple[Ruling, ...]:
        """On every judgement, by time."""
        found = []
        for one in self._all:
            known = self._standing.get(one.id)
            if known is None:
                gone = self._withdrawn[one.id]
                reason = f"withdrawn by {gone.who} on {gone.when.date()}: {gone.why}"
                found.append(Ruling(judgement=one, state=JudgementState.WITHDRAWN, reason=reason, withdrawal=gone))
                continue
            found.append(
                Ruling(
                    judgement=one,
                    state=known.state,
                    statements=tuple(sorted(known.statements)),
                    documents=tuple(sorted(known.documents)) if one.kind is JudgementKind.DATE else (),
                    reason="; ".join(dict.fromkeys(known.reasons)),
                    against=tuple(sorted(known.against)),
                )
            )
        return tuple(found)


def _opponent(found: _Found, against: Sequence[tuple[str, str]], ruled: Sequence[_Found], bonds: Bonds) -> _Found | None:
    """The later judgement that forbids one of these pairs, or joins it; None where none does (one statement stands on both sides)."""
    other = JudgementKind.DIFFERENT if found.judgement.kind is JudgementKind.SAME else JudgementKind.SAME
    opposed = [one for one in ruled if one.judgement.kind is other]
    for one, two in against:
        for later in opposed:
            first, second = later.sides
            if other is JudgementKind.SAME:
                if {one, two} <= later.statements and one != two:
                    return later
            elif _touches(bonds, one, first) and _touches(bonds, two, second):
                return later
    joining = (later for one, two in against if one != two for later in opposed if _touches(bonds, one, tuple(later.statements)))
    return next(joining, None)


def _touches(bonds: Bonds, one: str, side: Sequence[str]) -> bool:
    return any(bonds.joined(one, member) for member in side)


def _named(judgement: Judgement) -> str:
    return f"{judgement.id} of {judgement.who}, {judgement.when.date()}, “{judgement.kind.value}”: {judgement.why}"


def _short(text: str, most: int = 80) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"
