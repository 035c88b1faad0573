"""Judgements in any order, made and taken back in between, give the ledger that a rebuild from what stands gives."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from parley.ledger import Ledger, fold
from parley.ledger.attaching import selector_of
from parley.ledger.judging import judge
from parley.model.ids import statement_id
from parley.model.judgements import Judgement, JudgementKind, Payload, Selector, Withdrawal, make_judgement, make_withdrawal
from parley.model.records import ActorKind, Analysis, Basis, Document, Party, Segment, SegmentKind, Span, Statement, When
from parley.store.memory import MemoryStore
from parley.workflows.folding import refold

SENTENCE = "The {} offered the {} a truce of ten days on the {} day. "
NAMES = ("Ravens", "Owls", "Herons")
START = datetime(2031, 1, 1, tzinfo=UTC)
ACTS = ("offer", "promise", "demand")


def archive() -> tuple[dict[str, Document], list[Statement]]:
    """Three reports of three sentences each; of one kind of act, by one of three parties to another."""
    documents, statements = {}, []
    for number in range(3):
        text = "".join(SENTENCE.format(NAMES[n], NAMES[(n + number) % 3], n) for n in range(3))
        day = When(earliest=date(2031, 1, 1 + number), latest=date(2031, 1, 1 + number), precision="day", basis=Basis.METADATA)
        doc = Document(
            id=f"d{number}", key=f"{number}.txt", text=text, text_hash=str(number), published=day,
            segments=(Segment(start=0, end=len(text), kind=SegmentKind.ARTICLE),),
        )  # fmt: skip
        documents[doc.id] = doc
        start = 0
        for n in range(3):
            end = text.index(". ", start) + 1
            at = text.index("offered", start)
            span = Span(document=doc.id, start=at, end=at + 7)
            parties = [Party(actor=f"group:{name}", name=name, kind=ActorKind.ARMED_GROUP) for name in (NAMES[n], NAMES[(n + number) % 3])]
            statements.append(
                Statement(
                    id=statement_id(doc.key, doc.text_hash, (at, at + 7), None, "offer"), document=doc.id, act="offer", topic="ceasefire",
                    actors=(parties[0],), recipients=(parties[1],) if number else (), trigger=span,
                    evidence=(Span(document=doc.id, start=start, end=end),),
                )
            )  # fmt: skip
            start = end + 1
    return documents, statements


DOCUMENTS, STATEMENTS = archive()
SELECTORS = [selector_of(stmt, DOCUMENTS[stmt.document]) for stmt in STATEMENTS]
some = st.lists(st.sampled_from(SELECTORS), min_size=1, max_size=2, unique=True)


@st.composite
def judgements(draw: st.DrawFn) -> Judgement:
    kind = draw(st.sampled_from([kind for kind in JudgementKind if kind is not JudgementKind.PROCESS] + [JudgementKind.SAME]))
    selectors, others, payload = draw(some), [], Payload()
    match kind:
        case JudgementKind.SAME | JudgementKind.DIFFERENT:
            others = draw(some)
        case JudgementKind.CORRECT:
            field, value = draw(st.sampled_from((("act", "promise"), ("act", "demand"), ("amount", "3"), ("amount", "7"))))
            payload = Payload(field=field, value=value)
        case JudgementKind.ACTOR:
            selectors = [Selector(document="0.txt")] if draw(st.booleans()) else []
            names = draw(st.permutations(NAMES))
            payload = Payload(names=(names[0],), actor=f"group:{names[1]}", name=names[1], actor_kind=ActorKind.ARMED_GROUP)
        case JudgementKind.DATE:
            selectors = [Selector(document=draw(st.sampled_from(("0.txt", "1.txt", "gone.txt"))))]
            day = date(2031, 1, draw(st.integers(1, 20)))
            payload = Payload(earliest=day, latest=day)
    when = START + timedelta(minutes=draw(st.integers(0, 8)))  # two of one minute: their ids decide
    return make_judgement(
        kind, who=draw(st.sampled_from(("Ann", "Ben"))), why="so", when=when, selectors=selectors, others=others, payload=payload
    )


def given_back(judgement: Judgement) -> Withdrawal:
    return make_withdrawal(judgement.id, who="Cem", why="no", when=START)


def built(made: list[Judgement], gone: list[Withdrawal]) -> Ledger:
    return fold(STATEMENTS, DOCUMENTS, judgements=made, withdrawals=gone)


some_time = settings(max_examples=120, deadline=None)


@some_time
@given(st.lists(judgements(), max_size=7), st.data())
def test_order_does_not_matter_and_what_was_taken_back_was_never_there(made: list[Judgement], data: st.DataObject) -> None:
    gone = [one for one in made if data.draw(st.booleans())]
    left = {one.id for one in made} - {one.id for one in gone}
    ledger = built(made, [given_back(one) for one in gone])
    assert built(data.draw(st.permutations(made)), [given_back(one) for one in data.draw(st.permutations(gone))]) == ledger
    assert built([one for one in made if one.id in left], []) == ledger


@some_time
@given(st.lists(judgements(), max_size=6), st.data())
def test_a_ledger_judged_in_steps_is_that_of_a_rebuild(made: list[Judgement], data: st.DataObject) -> None:
    steps, whole = MemoryStore(), MemoryStore()
    for store in (steps, whole):
        for doc in DOCUMENTS.values():
            told = tuple(stmt for stmt in STATEMENTS if stmt.document == doc.id)
            store.put(doc, Analysis(document=doc.id, statements=told), source=doc.key)
        refold(store)
    gone = []
    for one in data.draw(st.permutations(made)):
        steps.put_judgements([one])
        refold(steps)
        if data.draw(st.booleans()):
            gone.append(given_back(one))
            steps.put_judgements([], gone[-1:])
            refold(steps)
    whole.put_judgements(made, gone)
    refold(whole)
    assert list(steps.entries()) == list(whole.entries())
    assert list(steps.links()) == list(whole.links())


@some_time
@given(st.lists(judgements(), max_size=7))
def test_what_stands_holds_and_what_does_not_has_its_reason(made: list[Judgement]) -> None:
    judged = judge(STATEMENTS, DOCUMENTS, made)
    home = {stmt: entry.id for entry in built(made, []).entries for stmt in entry.statements}
    assert [ruling.judgement.id for ruling in judged.rulings] == [
        one.id for one in sorted({m.id: m for m in made}.values(), key=lambda m: (m.when, m.id))
    ]
    rejected = {stmt for ruling in judged.rulings if ruling.judgement.kind is JudgementKind.REJECT for stmt in ruling.statements}
    assert set(home) == {stmt.id for stmt in STATEMENTS} - rejected
    for ruling in judged.rulings:
        held = [home[stmt] for stmt in ruling.statements if stmt in home]
        if ruling.state == "stands" and ruling.judgement.kind is JudgementKind.SAME:
            assert len(set(held)) <= 1
        assert ruling.state == "stands" or ruling.reason
    for one, two in judged.apart:
        assert home[one] != home[two]
    for group in judged.together:
        assert all(home[one] == home[two] for one, two in combinations(group, 2))
