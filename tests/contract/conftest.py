"""The backends that keep the store's contract, and makers of small records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from parley.model.computed import Dispute, Entry, Position, StatusChange
from parley.model.ids import document_id, entry_id, link_id, statement_id, text_hash
from parley.model.records import (
    Actor,
    ActorKind,
    Analysis,
    Basis,
    Clue,
    Condition,
    ConditionRelation,
    DisputeKind,
    Document,
    Failure,
    Link,
    LinkRelation,
    Mention,
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
    Status,
    Terms,
    TimeMention,
    When,
)
from parley.store import Store, open_store
from parley.store.memory import MemoryStore

MARCH = When(earliest=date(2031, 3, 1), latest=date(2031, 3, 31), precision="month", basis=Basis.STATED, expression="month:3")
FRONT = Party(actor="found:hill front", name="Hill Front", kind=ActorKind.ARMED_GROUP, start=0, end=14)


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """Entries and links, as a fold gives them."""

    entries: tuple[Entry, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Making:
    """Makers of records; every text is a few sentences, and each sentence one statement."""

    march: When = field(default=MARCH)

    def document(self, key: str = "a.txt", text: str = "The Hill Front offered a truce.", **fields: object) -> Document:
        hashed = text_hash(text)
        segments = (Segment(start=0, end=len(text), kind=SegmentKind.ARTICLE, reason="prose"),)
        values: dict[str, object] = {
            "published": When(
                earliest=date(2031, 3, 5), latest=date(2031, 3, 5), clues=(Clue(kind="url", words="2031/03/05", says="5 March"),)
            ),
            "segments": segments,
            "title": "Truce offered",
            "language": "en",
            "fingerprint": (2**63 + 1, 7),
            **fields,
        }
        return Document(id=document_id(key, hashed), key=key, text=text, text_hash=hashed, **values)  # type: ignore[arg-type]

    def analysis(self, doc: Document, failures: tuple[Failure, ...] = ()) -> Analysis:
        stmts, start = [], 0
        for sentence in doc.text.split(". "):
            end = min(start + len(sentence) + 1, len(doc.text))
            if sentence.strip():
                stmts.append(self.statement(doc, start, end))
            start = end + 1
        mention = Mention(start=0, end=3, actor=FRONT.actor, name=FRONT.name, kind=FRONT.kind, reason="named in the text")
        time = TimeMention(start=0, end=1, type="DATE", value="2031-03", expression="month:3", when=MARCH)
        return Analysis(
            document=doc.id,
            sentences=((0, len(doc.text)),),
            times=(time,),
            mentions=(mention,),
            actors=(Actor(id=FRONT.actor, name=FRONT.name, kind=FRONT.kind, aliases=("the Front",), since=date(2030, 1, 1)),),
            statements=tuple(stmts),
            failures=failures,
        )

    def statement(self, doc: Document, start: int = 0, end: int = 10) -> Statement:
        span = Span(document=doc.id, start=start, end=end)
        return Statement(
            id=statement_id(doc.key, doc.text_hash, (start, end), None, "offer"),
            document=doc.id,
            act="offer",
            topic="ceasefire",
            actors=(FRONT,),
            recipients=(),
            trigger=span,
            evidence=(span,),
            terms=Terms(amount=5000, qualifier=Qualifier.ABOUT, unit="fighters", duration="P7D", deadline=MARCH, quoted=("“no more”",)),
            conditions=(Condition(relation=ConditionRelation.ONLY_IF, act="release", topic="prisoners", actors=(FRONT,), cue="if"),),
            polarity=Polarity.NEGATIVE,
            modality=Modality.CONDITIONAL,
            speakers=(Speaker(name=None, role="an aide", anonymous=True),),
            said=MARCH,
            happens=Period(start=MARCH, end=MARCH),
            confidence=0.1 + 0.2,
            reasons=(("act", "the frame offer.1"),),
        )

    def entry(self, *stmts: Statement, salience: float = 0.5, topic: str = "ceasefire") -> Entry:
        position = Position(value="5,000", holder="Hill Front", documents=(stmts[0].document,), statements=(stmts[0].id,))
        return Entry(
            id=entry_id([stmt.id for stmt in stmts]),
            act="offer",
            topic=topic,
            actors=(FRONT,),
            recipients=(),
            mediators=(),
            terms=Terms(),
            conditions=(),
            modality=Modality.ACTUAL,
            polarity=Polarity.POSITIVE,
            speakers=(),
            said=None,
            happens=Period(start=MARCH),
            place=None,
            status=Status.OFFERED,
            history=(StatusChange(status=Status.OFFERED, when=MARCH, statement=stmts[0].id),),
            statements=tuple(stmt.id for stmt in stmts),
            documents=tuple(stmt.document for stmt in stmts),
            disputes=(Dispute(kind=DisputeKind.FIGURE, field="terms.amount", positions=(position,)),),
            salience=salience,
            reports=len(stmts),
            origins=1,
        )

    def link(self, first: Statement, second: Statement) -> Link:
        return Link(
            id=link_id(first.id, second.id, "same", "same"),
            first=first.id,
            second=second.id,
            relation=LinkRelation.SAME,
            rule="same",
            rule_version="1",
            score=0.9,
            margin=0.2,
            reason="same act, parties and month",
        )

    def ledger(self, entries: tuple[Entry, ...] = (), links: tuple[Link, ...] = ()) -> Ledger:
        return Ledger(entries=entries, links=links)


@pytest.fixture
def making() -> Making:
    return Making()


@pytest.fixture(params=["sqlite", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    open_backend: Callable[[], Store] = {"sqlite": lambda: open_store(tmp_path / "ledger.db", create=True), "memory": MemoryStore}[
        request.param
    ]
    with open_backend() as opened:
        yield opened
