"""One suite for every backend of the store: what is put comes back, in an order that depends on content alone."""

from __future__ import annotations

from typing import Any

import pytest

from parley.errors import UsageError
from parley.model.records import Failure
from parley.store import Counts, Store

Making = Any


def put(store: Store, making: Making, key: str = "a.txt", text: str = "The Hill Front offered a truce.", **fields: Any) -> Any:
    doc = making.document(key, text, **fields)
    analysis = making.analysis(doc)
    store.put(doc, analysis, source=f"/news/{key}", source_hash="h", versions={"rules": "1"})
    return doc, analysis


def test_an_empty_store_answers_every_question(store: Store) -> None:
    assert store.counts() == Counts()
    assert store.known("a.txt") is None
    assert store.key_of("/news/a.txt") is None
    assert store.document("a.txt") is None
    assert store.analysis("d0") is None
    assert store.statement("s0") is None
    assert store.entry("e0") is None
    assert store.search("truce") == ()
    assert store.failures() == ()
    assert (list(store.documents()), list(store.statements()), list(store.entries()), list(store.links())) == ([], [], [], [])
    assert store.revision() == 0
    assert store.folded_stamp() is None


def test_a_document_and_its_analysis_come_back_equal(store: Store, making: Making) -> None:
    doc, analysis = put(store, making)
    assert store.document(doc.id) == doc
    assert store.document("a.txt") == doc
    assert store.analysis(doc.id) == analysis
    assert list(store.statements()) == list(analysis.statements)
    assert store.statement(analysis.statements[0].id) == analysis.statements[0]
    known = store.known("a.txt")
    assert known == (doc.id, doc.text_hash, {"rules": "1"}, "/news/a.txt", "h", False)
    assert store.key_of("/news/a.txt") == "a.txt"


def test_strange_text_comes_back_as_it_was(store: Store, making: Making) -> None:
    text = "Nul \x00, astral \U0001f54a, right-to-left שלום, a BOM \ufeff, CRLF\r\nand “quotes”. It ends."
    doc, _ = put(store, making, key="ünï'\"; DROP TABLE documents;--.txt", text=text)
    assert store.document(doc.key) == doc


def test_putting_the_same_again_changes_nothing(store: Store, making: Making) -> None:
    doc, analysis = put(store, making)
    before = store.revision()
    assert store.put(doc, analysis, source="/news/a.txt", source_hash="h", versions={"rules": "1"}) is False
    assert store.revision() == before


def test_a_new_version_takes_the_place_of_the_old_which_is_kept(store: Store, making: Making) -> None:
    old, old_analysis = put(store, making, text="The Hill Front offered a truce.")
    new, new_analysis = put(store, making, text="The Hill Front withdrew its offer.")
    assert store.document("a.txt") == new
    assert store.document(old.id) == old
    assert list(store.documents()) == [new]
    assert list(store.documents(newest=False)) == [old, new]
    assert list(store.statements()) == list(new_analysis.statements)
    assert {stmt.id for stmt in store.statements(newest=False)} == {s.id for s in (*old_analysis.statements, *new_analysis.statements)}
    assert store.counts().documents == 1
    assert store.counts().versions == 2


def test_going_back_to_an_earlier_text_makes_that_version_the_newest(store: Store, making: Making) -> None:
    first, _ = put(store, making, text="One truce.")
    put(store, making, text="Two truces.")
    put(store, making, text="One truce.")
    assert list(store.documents()) == [first]
    assert store.counts().versions == 2


def test_new_metadata_replaces_the_version_in_place(store: Store, making: Making) -> None:
    put(store, making, outlet=None)
    doc, _ = put(store, making, outlet="The Courier")
    assert list(store.documents(newest=False)) == [doc]


def test_the_order_of_writing_does_not_show(store: Store, making: Making) -> None:
    keys = ["c.txt", "a.txt", "b.txt"]
    docs = {key: put(store, making, key=key) for key in keys}
    assert [doc.key for doc in store.documents()] == sorted(keys)
    ids = [stmt.id for stmt in store.statements()]
    assert ids == sorted(stmt.id for _, analysis in docs.values() for stmt in analysis.statements)


def test_the_same_bytes_in_the_same_place_under_a_new_key_are_one_document(store: Store, making: Making) -> None:
    doc = making.document("a.txt")
    store.put(doc, making.analysis(doc), source="/news/a.txt")
    named = making.document("https://courier.example/1")
    store.put(named, making.analysis(named), source="/news/a.txt")
    assert [held.key for held in store.documents()] == ["https://courier.example/1"]
    assert store.counts().versions == 2


def test_another_text_in_the_same_place_under_a_new_key_is_another_document(store: Store, making: Making) -> None:
    for key, text in (("https://courier.example/1", "One truce."), ("https://courier.example/2", "Two truces.")):
        doc = making.document(key, text)
        store.put(doc, making.analysis(doc), source="/news/today.txt")
    assert store.counts().documents == 2


def test_a_moved_file_is_noted_without_a_new_revision(store: Store, making: Making) -> None:
    put(store, making)
    before = store.revision()
    store.move("a.txt", "/archive/a.txt")
    known = store.known("a.txt")
    assert known is not None
    assert known.source == "/archive/a.txt"
    assert store.key_of("/news/a.txt") is None
    assert store.revision() == before


def test_failures_of_an_analysis_are_kept_with_their_document(store: Store, making: Making) -> None:
    doc = making.document()
    failure = Failure(document=doc.id, stage="acts", reason="stopped", remedy="report it")
    store.put(doc, making.analysis(doc, failures=(failure,)), source="/news/a.txt")
    stored = Failure(document="a.txt", stage="acts", reason="stopped", remedy="report it", source="/news/a.txt")
    assert store.failures() == (stored,)
    analysis = store.analysis(doc.id)
    assert analysis is not None
    assert analysis.failures == (stored,)
    known = store.known("a.txt")
    assert known is not None
    assert known.failed
    store.put(doc, making.analysis(doc), source="/news/a.txt")
    assert store.failures() == ()


def test_a_failure_replaces_the_one_before_and_goes_when_the_document_is_read(store: Store, making: Making) -> None:
    store.put_failure(Failure(document="a.txt", stage="reading", reason="is empty", remedy="fill it", source="/news/a.txt"))
    second = Failure(document="a.txt", stage="reading", reason="is binary", remedy="convert it", source="/news/a.txt")
    store.put_failure(second)
    assert store.failures() == (second,)
    put(store, making)
    assert store.failures() == ()


def test_a_failure_to_read_a_changed_file_leaves_the_document_that_is_held(store: Store, making: Making) -> None:
    doc, analysis = put(store, making)
    store.put_failure(Failure(document="a.txt", stage="reading", reason="is empty", source="/news/a.txt"))
    known = store.known("a.txt")
    assert known is not None
    assert known.failed
    assert store.document("a.txt") == doc
    assert store.put(doc, analysis, source="/news/a.txt", source_hash="h", versions={"rules": "1"})
    assert store.failures() == ()


def test_failures_met_no_more_under_a_root_are_forgotten(store: Store) -> None:
    for name, source in (("x.txt", "/news/x.txt"), ("all.csv#3", "/news/all.csv#3"), ("y.txt", "/other/y.txt"), ("z.txt", "/news/z.txt")):
        store.put_failure(Failure(document=name, stage="reading", reason="is empty", source=source))
    store.settle_failures(["/news"], {"z.txt"})
    assert [fail.document for fail in store.failures()] == ["y.txt", "z.txt"]


def test_the_ledger_comes_back_in_its_order(store: Store, making: Making) -> None:
    _, one = put(store, making, key="a.txt")
    _, two = put(store, making, key="b.txt")
    (first,), (second,) = one.statements, two.statements
    entries = (making.entry(second, salience=0.9), making.entry(first, salience=0.2))
    links = (making.link(first, second),)
    assert store.put_ledger(making.ledger(entries, links), stamp="v1")
    assert tuple(store.entries()) == entries
    assert tuple(store.links()) == links
    assert store.folded_stamp() == "v1"
    assert (store.counts().entries, store.counts().disputes, store.counts().links) == (2, 2, 1)


def test_an_entry_is_found_by_its_id_by_a_member_and_by_an_id_it_had(store: Store, making: Making) -> None:
    _, one = put(store, making, key="a.txt")
    _, two = put(store, making, key="b.txt")
    entry = making.entry(*one.statements, *two.statements)
    store.put_ledger(making.ledger((entry,)))
    for stmt in (*one.statements, *two.statements):
        assert store.entry(stmt.id) == entry
        assert store.entry("e" + stmt.id[1:]) == entry
    assert store.entry(entry.id) == entry
    assert store.entry("e0000") is None


def test_a_new_ledger_replaces_the_old(store: Store, making: Making) -> None:
    _, one = put(store, making, key="a.txt")
    _, two = put(store, making, key="b.txt")
    stmts = (*one.statements, *two.statements)
    store.put_ledger(making.ledger(tuple(making.entry(stmt) for stmt in stmts), (making.link(*stmts),)), stamp="v1")
    merged = making.entry(*stmts)
    store.put_ledger(making.ledger((merged,)), stamp="v2")
    assert tuple(store.entries()) == (merged,)
    assert tuple(store.links()) == ()
    assert store.folded_stamp() == "v2"


def test_a_fold_of_older_statements_does_not_replace_one_of_newer(store: Store, making: Making) -> None:
    _, one = put(store, making, key="a.txt")
    early = store.revision()
    _, two = put(store, making, key="b.txt")
    late = (making.entry(*one.statements), making.entry(*two.statements))
    assert store.put_ledger(making.ledger(late), revision=store.revision(), stamp="late")
    assert not store.put_ledger(making.ledger(late[:1]), revision=early, stamp="early")
    assert tuple(store.entries()) == late
    assert store.folded_stamp() == "late"


def test_a_document_written_since_makes_the_fold_stale(store: Store, making: Making) -> None:
    put(store, making, key="a.txt")
    store.put_ledger(making.ledger(), stamp="v1")
    put(store, making, key="b.txt")
    assert store.folded_stamp() is None


def test_search_finds_statements_first_and_newest_versions_only(store: Store, making: Making) -> None:
    old, _ = put(store, making, key="a.txt", text="The Front proposed a lull.")
    doc, analysis = put(store, making, key="a.txt", text="The Café hosted them. The Front offered a truce.")
    other, _ = put(store, making, key="b.txt", text="Nothing here.", title="A truce is offered")
    (first, *rest) = store.search("TRUCE offered")
    assert (first.document, first.key, first.statement) == (doc.id, "a.txt", analysis.statements[1].id)
    assert "offered a truce" in first.words
    assert [(hit.document, hit.statement) for hit in rest] == [(other.id, None)]
    assert [hit.document for hit in store.search("cafe")] == [doc.id]
    assert store.search("lull") == ()
    assert old.id != doc.id


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("truce", True),
        ("truce war", False),
        ("truce OR war", True),
        ("truce AND war", False),
        ("truce NOT front", False),
        ("truce -war", True),
        ('"a truce"', True),
        ('"truce a"', False),
        ("tru*", True),
        ("NEAR(truce", False),
        ("quote:truce", False),
        ("truce AND", True),
        ("Trüce", True),
    ],
)
def test_search_has_its_own_language_and_none_of_the_backend(store: Store, making: Making, query: str, found: bool) -> None:
    put(store, making, text="The Front offered a truce.")
    assert bool(store.search(query)) is found


@pytest.mark.parametrize("query", ["", '"', "(", "''; --", "-truce", "OR", "NOT truce"])
def test_search_for_nothing_says_so(store: Store, query: str) -> None:
    with pytest.raises(UsageError):
        store.search(query)


def test_search_keeps_its_limit(store: Store, making: Making) -> None:
    for n in range(5):
        put(store, making, key=f"{n}.txt")
    assert len(store.search("truce", limit=3)) == 3


def test_versions_are_kept_and_carry_the_schema(store: Store) -> None:
    store.put_versions({"rules": "3", "language_model": "small-1"})
    store.put_versions({"rules": "4"})
    versions = store.versions()
    assert versions.pop("schema")
    assert versions == {"rules": "4", "language_model": "small-1"}


def test_documents_that_are_not_analysed_are_counted_by_language(store: Store, making: Making) -> None:
    put(store, making, key="a.txt")
    for key, language in (("b.txt", "fr"), ("c.txt", "fr"), ("d.txt", None)):
        put(store, making, key=key, language=language, analysed=False)
    assert store.counts().languages == {"fr": 2, "unknown": 1}


def test_a_stream_can_be_left_and_the_store_written_meanwhile(store: Store, making: Making) -> None:
    for n in range(4):
        put(store, making, key=f"{n}.txt")
    stream = store.documents()
    assert next(stream).key == "0.txt"
    put(store, making, key="9.txt")
    del stream
    assert store.counts().documents == 5


def test_a_store_that_was_only_written_by_itself_has_no_faults(store: Store, making: Making) -> None:
    assert store.faults() == ()
    put(store, making, key="a.txt")
    store.put_ledger(making.ledger())
    assert store.faults() == ()
