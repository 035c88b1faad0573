"""What a person judges, put into the ledger: found by ids, appended, and folded in at once.

Invariant: nothing is judged that could not be applied: ids, names, fields, values and days are checked before anything is written. No
report is read again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from parley.errors import UsageError
from parley.ledger.attaching import selector_of
from parley.ledger.corrections import NONE, PARTY_FIELDS, Malformed, check, field_name
from parley.ledger.resolving import folded as plain
from parley.ledger.resolving import parties
from parley.ledger.rulings import standing
from parley.model.computed import Entry
from parley.model.ids import slug
from parley.model.judgements import (
    Judgement,
    JudgementKind,
    JudgementState,
    Payload,
    Ruling,
    Selector,
    Withdrawal,
    make_judgement,
    make_withdrawal,
)
from parley.model.records import ActorKind, Document, Party, Statement
from parley.workflows.folding import judged, refold
from parley.workflows.query import MIN_PREFIX, document_named, entry_beginning, listed, statement_beginning
from parley.workflows.views import opened

if TYPE_CHECKING:
    from parley.ledger.rulings import Judged
    from parley.store import Store

PARTIES_BETWEEN = ";"
"""What stands between the names of several parties in a value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What came of judging. ruling: on the judgement, as the ledger is now; entries: those that hold what it is about; before, after:
    how many entries there were, and are."""

    ruling: Ruling
    entries: tuple[Entry, ...]
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A judgement that is not signed yet."""

    kind: JudgementKind
    selectors: tuple[Selector, ...] = ()
    others: tuple[Selector, ...] = ()
    payload: Payload | None = None


class Case:
    """What is at hand for a judgement: the newest statements and documents, and the ledger as it is judged so far."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.documents = {doc.id: doc for doc in store.documents()}
        self.statements = {stmt.id: stmt for stmt in store.statements()}

    @cached_property
    def judged(self) -> Judged:
        return judged(self.store, self.statements.values(), self.documents)

    @cached_property
    def actors(self) -> Counter[tuple[str, str, ActorKind]]:
        """Everybody in the statements as judged: id, name and kind, with how often."""
        return Counter((party.actor, party.name, party.kind) for stmt in self.judged.statements for party in parties(stmt))

    def selected(self, names: Iterable[str]) -> tuple[Selector, ...]:
        """The selectors of the statements that these ids name, entries standing for theirs. Raises UsageError for an id that is none."""
        found = {stmt.id: stmt for name in names for stmt in self._named(name)}
        return tuple(selector_of(stmt, self.documents[stmt.document]) for stmt in found.values())

    def _named(self, name: str) -> list[Statement]:
        name = name.strip()
        if name.startswith("s"):
            stmts = [self.statements.get(name) or statement_beginning(self.statements.values(), name)]
        elif name.startswith("e"):
            stmts = [self.statements[key] for key in self._entry(name).statements if key in self.statements]
        else:
            remedy = "`parley entries` lists entries (e...), `parley search` and `parley entry ID --json` tell statements (s...)"
            raise UsageError(f"{name or 'nothing'} is no id of a statement or an entry", remedy=remedy)
        for stmt in stmts:
            self._refuse_left_out(stmt)
        return stmts

    def _entry(self, name: str) -> Entry:
        try:
            return self.store.entry(name) or entry_beginning(self.store.entries(), name)
        except UsageError:
            for stmt in self.statements.values():
                if len(name) >= MIN_PREFIX and stmt.id[1:].startswith(name[1:]):
                    self._refuse_left_out(stmt)
            raise

    def _refuse_left_out(self, stmt: Statement) -> None:
        for ruling in self.judged.rulings:
            one = ruling.judgement
            if one.kind is JudgementKind.REJECT and ruling.state is JudgementState.STANDS and stmt.id in ruling.statements:
                remedy = f"take that back first: parley judge withdraw {one.id} --why REASON"
                raise UsageError(f"{stmt.id} is left out: {one.who} rejected it ({one.id})", remedy=remedy)

    def document(self, name: str) -> Document:
        """Raises UsageError where no document, or more than one, has the name."""
        return document_named(self.store, name)

    def actor(self, name: str, kind: str | None = None) -> tuple[str, str, ActorKind]:
        """Id, name and kind of an actor that the ledger or the lists know, or, where a kind is given, of a new one. Raises UsageError."""
        text = plain(name)
        borne = {one for one in self.actors if text in (plain(one[0]), plain(one[1]))} or self._called(text)
        known = sorted(borne, key=lambda one: (-self.actors[one], one))
        ids = {one[0] for one in known}
        if len(ids) > 1 and not any(text == plain(id) for id in ids):
            raise UsageError(f"{len(ids)} actors are called {name}: {listed(sorted(ids))}", remedy="give the id")
        if known:
            return known[0]
        listed_one = next((one for one in _listed_actors() if text in (plain(one[0]), plain(one[1]))), None)
        if listed_one is not None:
            return listed_one
        if kind is None:
            remedy = f"to make it known give --kind ({', '.join(ActorKind)}); the ledger has {_names(self.actors)}"
            raise UsageError(f"nobody is called {name}", remedy=remedy)
        if kind not in list(ActorKind):
            raise UsageError(f"{kind} is no kind of actor", remedy=f"choose one of {', '.join(ActorKind)}")
        return f"found:{slug(name)}", name.strip(), ActorKind(kind)

    def _called(self, text: str) -> set[tuple[str, str, ActorKind]]:
        """Whom reports call so, where it is no name of anybody: by initials, by a part of the name."""
        found = set()
        for stmt in self.judged.statements:
            doc = self.documents[stmt.document]
            for party in parties(stmt):
                if party.start is not None and party.end is not None and plain(doc.words(party.start, party.end)) == text:
                    found.add((party.actor, party.name, party.kind))
        return found


def _names(actors: Counter[tuple[str, str, ActorKind]]) -> str:
    """The names borne most, for a message."""
    return listed(dict.fromkeys(name for (_, name, _), _ in actors.most_common()), most=12) or "nobody"


def _listed_actors() -> Iterable[tuple[str, str, ActorKind]]:
    from parley.workflows.resources import load_gazetteer

    gazetteer = load_gazetteer()
    yield from ((one.id, one.name, one.kind) for one in gazetteer.actors)
    yield from ((state.id, state.name, ActorKind.STATE) for state in gazetteer.states)


def judge_pair(ledger: Path, kind: JudgementKind, first: str, second: str, *, who: str, why: str) -> Made:
    """Judges that what two ids stand for is one act, or is not (kind: SAME or DIFFERENT). Raises UsageError."""

    def draft(case: Case) -> Draft:
        one, two = case.selected([first]), case.selected([second])
        shared = set(one) & set(two)
        if shared:
            raise UsageError(f"{first} and {second} are {'one' if set(one) == set(two) else 'in part one'}", remedy="name two statements")
        return Draft(kind=kind, selectors=one, others=two)

    return _judge(ledger, draft, who, why)


def judge_rejected(ledger: Path, names: Sequence[str], *, who: str, why: str) -> Made:
    """Judges that reports do not make these statements: they are left out. Raises UsageError."""
    return _judge(ledger, lambda case: Draft(kind=JudgementKind.REJECT, selectors=case.selected(names)), who, why)


def judge_corrected(ledger: Path, name: str, field: str, value: str, *, who: str, why: str, kind: str | None = None) -> Made:
    """Judges that a field is another than was read. kind: of parties that are new here. Raises UsageError for a field or a value that
    cannot be."""

    def draft(case: Case) -> Draft:
        try:
            known = field_name(field)
            if not value.strip():
                raise Malformed("the value is empty; write none to empty the field")
            check(known, value)
        except Malformed as error:
            raise UsageError(str(error), remedy="see parley judge correct --help") from error
        named = known in PARTY_FIELDS and value.strip().casefold() != NONE
        group = [case.actor(part, kind) for part in value.split(PARTIES_BETWEEN) if part.strip()] if named else []
        found = tuple(Party(actor=id, name=shown, kind=kind) for id, shown, kind in dict.fromkeys(group))
        return Draft(
            kind=JudgementKind.CORRECT, selectors=case.selected([name]), payload=Payload(field=known, value=value.strip(), parties=found)
        )

    return _judge(ledger, draft, who, why)


def judge_actor(
    ledger: Path, names: Sequence[str], actor: str, *, who: str, why: str, kind: str | None = None, documents: Sequence[str] = ()
) -> Made:
    """Judges whom names mean, in all reports or in some. Raises UsageError where nobody bears a name, or the actor is not known."""

    def draft(case: Case) -> Draft:
        id, shown, found = case.actor(actor, kind)
        reports = [case.document(name) for name in documents]
        own = [name for name in names if plain(name) in (plain(id), plain(shown))]
        if own:
            raise UsageError(f"{own[0]} is {shown} already", remedy="name what it is to be called instead")
        payload = Payload(names=tuple(sorted({name.strip() for name in names})), actor=id, name=shown, actor_kind=found)
        return Draft(kind=JudgementKind.ACTOR, selectors=tuple(Selector(document=doc.key) for doc in reports), payload=payload)

    def checked(case: Case, judgement: Judgement) -> None:
        from parley.ledger.judging import judge

        made, gone = (*case.store.judgements(), judgement), case.store.withdrawals()
        ruled = judge(case.statements.values(), case.documents, made, gone).rulings
        if any(one.judgement.id == judgement.id and one.state is JudgementState.UNATTACHED for one in ruled):
            where = " there" if documents else ""
            raise UsageError(f"no statement{where} names {' or '.join(names)}", remedy=f"the ledger has {_names(case.actors)}")

    return _judge(ledger, draft, who, why, checked)


def judge_dated(ledger: Path, name: str, earliest: date, latest: date, *, who: str, why: str) -> Made:
    """Judges between which days a report came out, both inclusive. Raises UsageError."""
    if latest < earliest:
        raise UsageError(f"{latest} is before {earliest}", remedy="exchange the two days")
    payload = Payload(earliest=earliest, latest=latest)
    return _judge(
        ledger,
        lambda case: Draft(kind=JudgementKind.DATE, selectors=(Selector(document=case.document(name).key),), payload=payload),
        who,
        why,
    )


def withdraw(ledger: Path, name: str, *, who: str, why: str) -> Made:
    """Takes a judgement back. name: its id, or the first few characters of it. Raises UsageError."""
    with opened(ledger) as store:
        case = Case(store)
        found = judgement_named(store.judgements(), name)
        gone = next((one for one in store.withdrawals() if one.judgement == found.id), None)
        if gone is not None:
            raise UsageError(f"{found.id} was withdrawn by {gone.who} on {gone.when.date()} already", remedy="judge anew if it is to hold")
        before = _bearing(case.judged.rulings, found.id)
        return _put(case, [], [make_withdrawal(found.id, who=_who(who), why=_why(why), when=_now())], found.id, before)


def judgement_named(judgements: Iterable[Judgement], name: str) -> Judgement:
    """The one judgement whose id is, or begins with, a name. Raises UsageError."""
    known = list(judgements)
    found = [one for one in known if one.id == name] or [one for one in known if len(name) >= MIN_PREFIX and one.id.startswith(name)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(f"no judgement has the id {name}", remedy="`parley judgements` lists them with their ids")
    raise UsageError(f"{len(found)} judgements begin with {name}: {listed(one.id for one in found)}", remedy="give more of the id")


def _judge(
    ledger: Path,
    draft: Callable[[Case], Draft],
    who: str,
    why: str,
    check_made: Callable[[Case, Judgement], None] | None = None,
) -> Made:
    with opened(ledger) as store:
        case = Case(store)
        made = draft(case)
        judgement = make_judgement(
            made.kind, who=_who(who), why=_why(why), when=_now(), selectors=made.selectors, others=made.others, payload=made.payload
        )
        for one in standing(store.judgements(), store.withdrawals()):
            if one.who == judgement.who and one.content == judgement.content:
                raise UsageError(
                    f"{one.who} said so on {one.when.date()} already ({one.id})", remedy="`parley judgements` lists what stands"
                )
        if check_made is not None:
            check_made(case, judgement)
        return _put(case, [judgement], [], judgement.id, ())


def _put(case: Case, made: list[Judgement], gone: list[Withdrawal], id: str, before: Sequence[str]) -> Made:
    """Writes, folds anew, and says what came of it. before: statements that were concerned before."""
    store = case.store
    count = store.counts().entries
    store.put_judgements(made, gone)
    refold(store)
    rulings = judged(store, case.statements.values(), case.documents).rulings
    ruling = next(one for one in rulings if one.judgement.id == id)
    concerned = {*before, *_bearing(rulings, id)}
    dated = {case.documents[key].key for key in case.documents} & set(ruling.documents)
    entries = tuple(
        entry
        for entry in store.entries()
        if concerned.intersection(entry.statements) or any(case.documents[key].key in dated for key in entry.documents)
    )
    return Made(ruling=replace(ruling), entries=entries, before=count, after=store.counts().entries)


def _bearing(rulings: Iterable[Ruling], id: str) -> tuple[str, ...]:
    return next((one.statements for one in rulings if one.judgement.id == id), ())


def _now() -> datetime:
    return datetime.now(UTC)


def _who(name: str) -> str:
    if not name.strip():
        raise UsageError("nobody is named who judges", remedy="say who, with --by NAME")
    return name.strip()


def _why(reason: str) -> str:
    if not reason.strip():
        raise UsageError("no reason is given", remedy='say why, with --why "..."')
    return reason.strip()
