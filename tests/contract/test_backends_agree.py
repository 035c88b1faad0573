"""Whatever is written, in whatever order, every backend gives the same answers."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from parley.model.judgements import JudgementKind, Selector, make_judgement, make_withdrawal
from parley.model.records import Failure
from parley.store import Store, open_store
from parley.store.memory import MemoryStore

from .conftest import Making

KEYS = st.sampled_from(["a.txt", "b.txt", "https://courier.example/1"])
TEXTS = st.sampled_from(["The Front offered a truce.", "The Front agreed. It denied the rest.", "Nothing."])
SOURCES = st.sampled_from(["", "/news/a.txt", "/news/b.txt", "/other/c.csv#1"])
MAKING = Making()


class Agreement(RuleBasedStateMachine):
    """Writes to both backends at once."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.stores: tuple[Store, Store] = (open_store(Path(self.folder.name, "x.db"), create=True), MemoryStore())

    def teardown(self) -> None:
        for store in self.stores:
            store.close()
        self.folder.cleanup()

    def same(self, ask: Any) -> Any:
        first, second = (ask(store) for store in self.stores)
        assert first == second
        return first

    @rule(
        key=KEYS,
        text=TEXTS,
        source=SOURCES,
        failed=st.booleans(),
        rules=st.sampled_from("12"),
        language=st.sampled_from(["en", "fr", None]),
    )
    def put(self, key: str, text: str, source: str, failed: bool, rules: str, language: str | None) -> None:
        doc = MAKING.document(key, text, language=language, analysed=language == "en")
        failures = (Failure(document=doc.id, stage="acts", reason="broke"),) if failed else ()
        analysis = MAKING.analysis(doc, failures)
        self.same(lambda store: store.put(doc, analysis, source=source, source_hash=text, versions={"rules": rules}))

    @rule(key=KEYS, source=SOURCES)
    def move(self, key: str, source: str) -> None:
        self.same(lambda store: store.move(key, source))

    @rule(key=KEYS, source=SOURCES, reason=st.sampled_from(["is empty", "is binary"]))
    def put_failure(self, key: str, source: str, reason: str) -> None:
        self.same(lambda store: store.put_failure(Failure(document=key, stage="reading", reason=reason, source=source)))

    @rule(root=st.sampled_from(["/news", "/other/c.csv", "/"]), kept=st.sets(KEYS, max_size=1))
    def settle_failures(self, root: str, kept: set[str]) -> None:
        self.same(lambda store: store.settle_failures([root], kept))

    @rule(late=st.integers(min_value=0, max_value=2), stamp=st.sampled_from(["v1", "v2"]))
    def fold(self, late: int, stamp: str) -> None:
        stmts = tuple(self.stores[0].statements())
        revision = max(self.stores[0].revision() - late, 0)
        links = tuple(MAKING.link(*pair) for pair in pairwise(stmts))
        ledger = MAKING.ledger(tuple(MAKING.entry(stmt) for stmt in stmts), links)
        self.same(lambda store: store.put_ledger(ledger, revision=revision, stamp=stamp))

    @rule(which=st.integers(0, 3), gone=st.booleans())
    def judge(self, which: int, gone: bool) -> None:
        when = datetime(2031, 3, 1 + which, tzinfo=UTC)
        one = make_judgement(JudgementKind.REJECT, who="Ann", why="no", when=when, selectors=[Selector(document="a.txt")])
        back = [make_withdrawal(one.id, who="Ben", why="yes", when=when)] if gone else []
        self.same(lambda store: store.put_judgements([one], back))

    @invariant()
    def every_answer_is_the_same(self) -> None:
        docs = self.same(lambda store: sorted(store.documents(newest=False), key=lambda doc: doc.id))
        self.same(lambda store: list(store.documents()))
        for doc in docs:
            self.same(lambda store, id=doc.id: store.analysis(id))
            self.same(lambda store, key=doc.key: (store.known(key), store.document(key)))
        self.same(lambda store: (list(store.statements()), list(store.statements(newest=False))))
        self.same(lambda store: store.failures())
        self.same(lambda store: (store.judgements(), store.withdrawals()))
        self.same(lambda store: (tuple(store.entries()), tuple(store.links())))
        self.same(lambda store: store.counts())
        self.same(lambda store: (store.revision(), store.folded_stamp()))
        self.same(lambda store: {(hit.document, hit.statement) for hit in store.search("front")})


TestAgreement = Agreement.TestCase
TestAgreement.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
