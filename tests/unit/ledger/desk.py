"""A small archive for tests of judgements: reports with the statements found in them by their words, and judgements about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from parley.ledger import Ledger, fold
from parley.ledger.attaching import selector_of
from parley.ledger.judging import judge
from parley.ledger.rulings import Judged
from parley.model.computed import Entry
from parley.model.ids import document_id, statement_id, text_hash
from parley.model.judgements import Judgement, JudgementKind, Payload, Selector, Withdrawal, make_judgement, make_withdrawal
from parley.model.records import ActorKind, Basis, Document, Party, Segment, SegmentKind, Span, Statement, When

RAVENS = Party(actor="found:ravens", name="Ravens", kind=ActorKind.ARMED_GROUP)
CROWN = Party(actor="found:crown-of-osk", name="Crown of Osk", kind=ActorKind.GOVERNMENT)
START = datetime(2031, 4, 1, tzinfo=UTC)


def on(day: date) -> When:
    return When(earliest=day, latest=day, precision="day", basis=Basis.METADATA)


class Desk:
    """Collects reports, what they tell, and what is judged of it; each judgement an hour after the one before."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self.statements: list[Statement] = []
        self.judgements: list[Judgement] = []
        self.withdrawals: list[Withdrawal] = []

    def report(self, key: str, text: str, day: date | None = date(2031, 3, 5), **fields: Any) -> Document:
        hashed = text_hash(text)
        doc = Document(
            id=document_id(key, hashed),
            key=key,
            text=text,
            text_hash=hashed,
            segments=(Segment(start=0, end=len(text), kind=SegmentKind.ARTICLE),),
            published=When() if day is None else on(day),
            **fields,
        )
        self.documents = {id: held for id, held in self.documents.items() if held.key != key} | {doc.id: doc}
        self.statements = [stmt for stmt in self.statements if stmt.document in self.documents]
        return doc

    def tell(self, doc: Document, sentence: str, trigger: str, act: str = "offer", topic: str = "ceasefire", **fields: Any) -> Statement:
        start = doc.text.index(sentence)
        at = doc.text.index(trigger, start)
        where = Span(document=doc.id, start=at, end=at + len(trigger))
        stmt = Statement(
            id=statement_id(doc.key, doc.text_hash, (where.start, where.end), None, act),
            document=doc.id,
            act=act,
            topic=topic,
            trigger=where,
            evidence=(Span(document=doc.id, start=start, end=start + len(sentence)),),
            **{"actors": (RAVENS,), "recipients": (CROWN,), **fields},
        )
        self.statements.append(stmt)
        return stmt

    def selector(self, stmt: Statement) -> Selector:
        return selector_of(stmt, self.documents[stmt.document])

    def say(
        self,
        kind: JudgementKind,
        *stmts: Statement,
        others: tuple[Statement, ...] = (),
        who: str = "Ann",
        documents: tuple[str, ...] = (),
        **payload: Any,
    ) -> Judgement:
        made = make_judgement(
            kind,
            who=who,
            why=f"reason {len(self.judgements)}",
            when=START + timedelta(hours=len(self.judgements)),
            selectors=[*map(self.selector, stmts), *(Selector(document=key) for key in documents)],
            others=map(self.selector, others),
            payload=Payload(**payload),
        )
        self.judgements.append(made)
        return made

    def withdraw(self, judgement: Judgement, who: str = "Ben") -> None:
        self.withdrawals.append(make_withdrawal(judgement.id, who=who, why="a slip", when=START + timedelta(days=9)))

    def judged(self) -> Judged:
        return judge(self.statements, self.documents, self.judgements, self.withdrawals)

    def states(self) -> list[str]:
        return [ruling.state.value for ruling in self.judged().rulings]

    def fold(self) -> Ledger:
        return fold(self.statements, self.documents, judgements=self.judgements, withdrawals=self.withdrawals)

    def groups(self) -> set[frozenset[str]]:
        return {frozenset(entry.statements) for entry in self.fold().entries}

    def entry(self, stmt: Statement) -> Entry:
        return next(entry for entry in self.fold().entries if stmt.id in entry.statements)

    def seen(self, stmt: Statement) -> Statement:
        """The statement as judged."""
        return next(one for one in self.judged().statements if one.id == stmt.id)

    def shift(self, words: str) -> None:
        """All reports with words before their texts and all statements found anew: other ids, the same sentences."""
        old = {doc.id: doc for doc in self.documents.values()}
        told, self.statements = self.statements, []
        for doc in old.values():
            self.report(doc.key, words + doc.text, None if not doc.published.known else doc.published.earliest)
        new = {doc.key: doc for doc in self.documents.values()}
        for stmt in told:
            doc = new[old[stmt.document].key]
            move = lambda span, doc=doc: Span(document=doc.id, start=span.start + len(words), end=span.end + len(words))  # noqa: E731
            trigger = move(stmt.trigger)
            number = statement_id(doc.key, doc.text_hash, (trigger.start, trigger.end), None, stmt.act)
            self.statements.append(replace(stmt, id=number, document=doc.id, trigger=trigger, evidence=tuple(map(move, stmt.evidence))))
