"""The fold is a function of a set: any order of statements and documents gives the same ledger, and it loses nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.ledger import board, fold
from parley.ledger.compare import compare
from parley.ledger.profile import profile
from parley.model.records import (
    ActorKind,
    Basis,
    Document,
    Modality,
    Party,
    Period,
    Polarity,
    Qualifier,
    Segment,
    SegmentKind,
    Span,
    Speaker,
    Statement,
    Terms,
    When,
)

FIRST = date(2031, 1, 1)
WORDS = "talks offered the truce to free forty prisoners again in Lisk, another round after the convoy met envoys from Tarn. " * 8
DOCUMENTS = [f"d{number}" for number in range(4)]
ACTS = ("meet", "offer", "promise", "agree", "release", "deny", "accuse", "suspend_talks", "reject", "declare_ceasefire", "attack")
PARTIES = tuple(Party(actor=f"group:{name}", name=name, kind=ActorKind.ARMED_GROUP) for name in "ABC")

days = st.integers(0, 60).map(lambda number: FIRST + timedelta(days=number))
times = st.one_of(
    st.none(),
    st.builds(
        lambda start, more: When(earliest=start, latest=start + timedelta(days=more), precision="range", basis=Basis.STATED),
        days,
        st.sampled_from((0, 0, 6, 30, 90)),
    ),
    st.builds(lambda last: When(latest=last, basis=Basis.INFERRED), days),
)
sides = st.lists(st.sampled_from(PARTIES), max_size=2, unique=True).map(tuple)
terms = st.builds(
    Terms,
    amount=st.sampled_from((None, None, 5, 40, 45, 400)),
    qualifier=st.sampled_from((None, Qualifier.ABOUT, Qualifier.MORE_THAN)),
    unit=st.sampled_from((None, "prisoners", "dead")),
    duration=st.sampled_from((None, None, "P3D", "P1W", "P7D")),
)
speakers = st.lists(
    st.builds(Speaker, name=st.sampled_from((None, "Ana Roth", "Ben Ost")), org=st.sampled_from((None, "A", "B"))), max_size=1
).map(tuple)


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    document = draw(st.sampled_from(DOCUMENTS))
    start = draw(st.integers(0, 7)) * 110
    trigger = start + draw(st.integers(0, 60))
    happens = draw(times)
    return Statement(
        id="s",
        document=document,
        act=draw(st.sampled_from(ACTS)),
        topic=draw(st.sampled_from(("talks", "ceasefire", "prisoners"))),
        actors=draw(sides),
        recipients=draw(sides),
        trigger=Span(document=document, start=trigger, end=trigger + 5),
        evidence=(Span(document=document, start=start, end=start + 100),),
        terms=draw(terms),
        polarity=draw(st.sampled_from((Polarity.POSITIVE, Polarity.POSITIVE, Polarity.NEGATIVE))),
        modality=draw(st.sampled_from(tuple(Modality))),
        speakers=draw(speakers),
        said=draw(times),
        happens=None if happens is None else Period(start=happens),
        background=draw(st.booleans()),
        confidence=draw(st.sampled_from((0.3, 0.7, 0.9))),
    )


def documents(published: list[When | None]) -> dict[str, Document]:
    return {
        number: Document(
            id=number,
            key=number,
            text=WORDS,
            text_hash="",
            segments=(Segment(start=0, end=len(WORDS), kind=SegmentKind.ARTICLE),),
            published=when or When(),
        )
        for number, when in zip(DOCUMENTS, published, strict=True)
    }


def numbered(found: list[Statement]) -> list[Statement]:
    return [replace(stmt, id=f"s{number:03}") for number, stmt in enumerate(found)]


reports = st.lists(times, min_size=len(DOCUMENTS), max_size=len(DOCUMENTS)).map(documents)
many = st.lists(statements(), max_size=14).map(numbered)
some_time = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@some_time
@given(many, reports, st.randoms(use_true_random=False))
def test_order_does_not_matter(found: list[Statement], docs: dict[str, Document], random: object) -> None:
    ledger = fold(found, docs)
    mixed, keys = list(found), list(docs)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    random.shuffle(keys)  # type: ignore[attr-defined]
    again = fold(mixed, {key: docs[key] for key in keys})
    assert again == ledger
    assert board(reversed(again.entries)) == board(ledger.entries)


@some_time
@given(many, reports)
def test_every_statement_is_in_exactly_one_entry(found: list[Statement], docs: dict[str, Document]) -> None:
    ledger = fold(found, docs)
    assert sorted(number for entry in ledger.entries for number in entry.statements) == [stmt.id for stmt in found]
    assert len({entry.id for entry in ledger.entries}) == len(ledger.entries)
    for entry in ledger.entries:
        assert 0.0 <= entry.salience <= 1.0
        assert 1 <= entry.origins <= entry.reports == len(entry.documents)
        assert entry.history[-1].status is entry.status
        assert all(len({position.value for position in dispute.positions}) > 1 for dispute in entry.disputes)


@some_time
@given(many, reports)
def test_no_entry_holds_a_contradiction(found: list[Statement], docs: dict[str, Document]) -> None:
    ledger = fold(found, docs)
    profiles = {stmt.id: profile(stmt, docs[stmt.document]) for stmt in found}
    for entry in ledger.entries:
        for one in entry.statements:
            for two in entry.statements:
                if one != two:
                    compared = compare(profiles[one], profiles[two])
                    assert compared.contradiction is None
                    assert compared == compare(profiles[two], profiles[one])


@some_time
@given(many, reports)
def test_telling_a_statement_twice_or_an_unknown_document_changes_nothing(found: list[Statement], docs: dict[str, Document]) -> None:
    strays = [replace(stmt, id=f"{stmt.id}x", document="gone") for stmt in found]
    assert fold([*found, *strays, *found], docs) == fold(found, docs)
