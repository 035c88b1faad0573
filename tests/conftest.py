"""What tests of several rooms share: the outside data, and a small ledger made by hand."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from parley.export.selection import Selection
from parley.model.computed import Dispute, Entry, Position, StatusChange
from parley.model.ids import document_id, statement_id, text_hash
from parley.model.records import (
    ActorKind,
    Analysis,
    Attribution,
    Basis,
    Clue,
    Condition,
    ConditionRelation,
    DisputeKind,
    Document,
    Mention,
    Modality,
    Party,
    Period,
    Place,
    Polarity,
    Qualifier,
    Segment,
    SegmentKind,
    Span,
    Speaker,
    Statement,
    Status,
    Terms,
    TimeMention,
    When,
)

HEADLINE = "=Front offers truce"
OFFER = "The Hill Front on Monday offered the Velmar government a truce of 30 days, spokesman Ari Toll said."
CONTEXT = "Snow fell in the hills."
COMMENT = "vox99: <script>alert('they lie')</script>"
DENIAL = "The Hill Front has made no offer of a truce, its spokesman Ari Toll said."


@pytest.fixture(scope="session")
def eval_data() -> Path:
    """The folder with data for evaluation. Skips without it; in CI that is a failure."""
    named = os.environ.get("PARLEY_EVAL_DATA")
    if named and Path(named).is_dir():
        return Path(named)
    reason = "PARLEY_EVAL_DATA does not name a folder with evaluation data"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def _document(key: str, parts: list[tuple[str, SegmentKind]], published: When, **stated: str | None) -> Document:
    text, segments = "", []
    for words, kind in parts:
        segments.append(Segment(start=len(text), end=len(text) + len(words), kind=kind))
        text += words + "\n\n"
    hashed = text_hash(text)
    return Document(
        id=document_id(key, hashed),
        key=key,
        text=text,
        text_hash=hashed,
        segments=tuple(segments),
        published=published,
        language="en",
        language_confidence=0.99,
        **stated,  # type: ignore[arg-type]
    )


def _party(doc: Document, name: str, kind: ActorKind, words: str) -> Party:
    start = doc.text.index(words)
    return Party(actor=f"found:{name.lower()}", name=name, kind=kind, start=start, end=start + len(words))


def _span(doc: Document, words: str) -> Span:
    start = doc.text.index(words)
    return Span(document=doc.id, start=start, end=start + len(words))


@pytest.fixture(scope="session")
def reports() -> tuple[Document, Document]:
    """Two invented reports: an offer, and its denial."""
    monday = When(earliest=date(2031, 3, 4), latest=date(2031, 3, 4), precision="day", basis=Basis.METADATA)
    unknown = When(
        latest=date(2031, 3, 9),
        precision="range",
        basis=Basis.INFERRED,
        clues=(Clue(kind="banner", words="9 March", says="saved no later than this day"),),
    )
    first = _document(
        "https://lowland.example/truce",
        [(HEADLINE, SegmentKind.HEADLINE), (f"{CONTEXT} {OFFER}", SegmentKind.ARTICLE), (COMMENT, SegmentKind.COMMENT)],
        monday,
        title=HEADLINE,
        outlet="Lowland Post",
    )
    second = _document("folder/denial.txt", [(DENIAL, SegmentKind.ARTICLE)], unknown)
    return first, second


@pytest.fixture(scope="session")
def selection(reports: tuple[Document, Document]) -> Selection:
    """Two entries, made by hand: a disputed offer with terms and a condition, and its denial."""
    first, second = reports
    front = _party(first, "Hill Front", ActorKind.ARMED_GROUP, "The Hill Front")
    government = _party(first, "Velmar government", ActorKind.GOVERNMENT, "the Velmar government")
    toll = Speaker(
        name="Ari Toll", role="spokesman", org="Hill Front", start=first.text.index("Ari Toll"), end=first.text.index("Ari Toll") + 8
    )
    day = When(earliest=date(2031, 3, 3), latest=date(2031, 3, 3), precision="day", basis=Basis.RELATIVE)
    offered = _span(first, "offered")
    sentence = _span(first, OFFER)
    cond = Condition(relation=ConditionRelation.IN_EXCHANGE_FOR, act="release", topic="prisoners", actors=(government,))
    offer = Statement(
        id=statement_id(first.key, first.text_hash, (offered.start, offered.end), None, "offer"),
        document=first.id,
        act="offer",
        topic="ceasefire",
        actors=(front,),
        recipients=(government,),
        trigger=offered,
        evidence=(sentence,),
        terms=Terms(duration="P30D", amount=240, qualifier=Qualifier.ABOUT, unit="prisoners", deadline=When(latest=date(2031, 4, 30))),
        conditions=(cond,),
        modality=Modality.CONDITIONAL,
        speakers=(toll,),
        said=day,
        happens=Period(start=day, end=When(latest=date(2031, 4, 2))),
        place=Place(name="Tern"),
        status=Status.OFFERED,
        rule="offer.verb",
        rule_version="1",
    )
    made = _span(second, "made no offer")
    denial = Statement(
        id=statement_id(second.key, second.text_hash, (made.start, made.end), None, "deny"),
        document=second.id,
        act="deny",
        topic="ceasefire",
        actors=(_party(second, "Hill Front", ActorKind.ARMED_GROUP, "The Hill Front"),),
        recipients=(),
        trigger=made,
        evidence=(_span(second, DENIAL),),
        polarity=Polarity.POSITIVE,
        status=Status.DENIED,
    )
    dispute = Dispute(
        kind=DisputeKind.EXISTENCE,
        field="act",
        positions=(
            Position(value="offered", holder="the report", documents=(first.id,), statements=(offer.id,)),
            Position(value="no such offer", holder="Hill Front", documents=(second.id,), statements=(denial.id,)),
        ),
    )
    entries = (_entry(offer, salience=0.91234, disputes=(dispute,)), _entry(denial, salience=0.4))
    return Selection(
        entries=entries,
        statements={offer.id: offer, denial.id: denial},
        documents={first.id: first, second.id: second},
        versions={"schema": "1", "codebook": "1"},
    )


def _entry(stmt: Statement, *, salience: float, disputes: tuple[Dispute, ...] = ()) -> Entry:
    return Entry(
        id="e" + stmt.id[1:],
        act=stmt.act,
        topic=stmt.topic,
        actors=stmt.actors,
        recipients=stmt.recipients,
        mediators=stmt.mediators,
        terms=stmt.terms,
        conditions=stmt.conditions,
        modality=stmt.modality,
        polarity=stmt.polarity,
        speakers=stmt.speakers,
        said=stmt.said,
        happens=stmt.happens,
        place=stmt.place,
        status=stmt.status,
        history=(StatusChange(status=stmt.status, when=stmt.said or When(), statement=stmt.id),),
        statements=(stmt.id,),
        documents=(stmt.document,),
        disputes=disputes,
        salience=salience,
        reports=1,
        origins=1,
    )


@pytest.fixture(scope="session")
def analyses(selection: Selection) -> dict[str, Analysis]:
    """The analyses that the statements of `selection` come from, by document."""
    made = {}
    for stmt in selection.statements.values():
        doc = selection.documents[stmt.document]
        actor = stmt.actors[0]
        assert actor.start is not None
        assert actor.end is not None
        made[doc.id] = Analysis(
            document=doc.id,
            sentences=tuple((span.start, span.end) for span in stmt.evidence),
            mentions=(Mention(start=actor.start, end=actor.end, actor=actor.actor, name=actor.name, kind=actor.kind),),
            times=(TimeMention(start=0, end=3, type="DATE", value="2031-03-03", expression="weekday:mon", when=stmt.said or When()),),
            attributions=(Attribution(source=(0, 3), cue=None, content=((4, 9),), direct=False),),
            statements=(stmt,),
        )
    return made


@pytest.fixture
def ledger(tmp_path: Path, selection: Selection, analyses: dict[str, Analysis]) -> Path:
    """A ledger file that holds `selection`."""
    from parley.ledger import Ledger
    from parley.store import open_store

    path = tmp_path / "small.db"
    with open_store(path, create=True) as store:
        for doc in selection.documents.values():
            store.put(doc, analyses[doc.id], source=doc.key)
        store.put_ledger(Ledger(entries=selection.entries, links=()))
    return path
