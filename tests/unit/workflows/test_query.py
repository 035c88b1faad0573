"""Questions to a small ledger: what is found, and what a mistake says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from parley.errors import StoreError, UsageError
from parley.export.selection import Selection
from parley.workflows import query
from parley.workflows.filters import Filters


def test_select_gives_what_was_stored(ledger: Path, selection: Selection) -> None:
    found = query.select(ledger)
    assert found.entries == selection.entries
    assert found.statements == selection.statements
    assert found.documents == selection.documents


@pytest.mark.parametrize(
    ("filters", "acts"),
    [
        (Filters(topics=("Ceasefire",)), ["offer", "deny"]),
        (Filters(topics=("justice",)), []),
        (Filters(acts=("offer",)), ["offer"]),
        (Filters(acts=("offer", "deny")), ["offer", "deny"]),
        (Filters(statuses=("denied",)), ["deny"]),
        (Filters(parties=("velmar",)), ["offer"]),
        (Filters(since=date(2031, 4, 2)), ["offer"]),
        (Filters(since=date(2031, 4, 3)), []),
        (Filters(until=date(2031, 3, 2)), []),
    ],
)
def test_filters(ledger: Path, filters: Filters, acts: list[str]) -> None:
    assert [entry.act for entry in query.select(ledger, filters).entries] == acts


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        (Filters(topics=("truce",)), "there is no topic truce. Remedy: choose from what is there: ceasefire (2)"),
        (Filters(acts=("donate",)), "there is no act donate. Remedy: choose from what is there: offer (1), deny (1)"),
        (Filters(parties=("Valley League",)), "Hill Front (2), Velmar government (1)"),
        (Filters(statuses=("finished",)), "denied (1)"),
        (Filters(since=date(2031, 5, 1), until=date(2031, 4, 1)), "is after --until"),
    ],
)
def test_unknown_values_say_what_there_is(ledger: Path, filters: Filters, words: str) -> None:
    with pytest.raises(UsageError) as raised:
        query.select(ledger, filters)
    assert words in str(raised.value)


def test_entry_by_id_member_and_beginning(ledger: Path, selection: Selection) -> None:
    one = selection.entries[0]
    for name in (one.id, one.statements[0], one.id[:6]):
        assert query.entry(ledger, name).entries == (one,)
    with pytest.raises(UsageError, match="no entry has the id e00000000"):
        query.entry(ledger, "e00000000")
    with pytest.raises(UsageError, match="too short"):
        query.entry(ledger, "e")


def test_a_day_before_all_reports_is_not_an_empty_ledger(ledger: Path) -> None:
    (line,) = query.what_there_is(ledger, Filters(), as_of=date(1990, 1, 1))
    assert line.startswith("As of 1 Jan 1990: 0 reports")


def test_document_by_key_id_and_file_name(ledger: Path, selection: Selection) -> None:
    doc = next(doc for doc in selection.documents.values() if doc.key == "folder/denial.txt")
    for name in (doc.key, doc.id, doc.id[:8], "denial.txt"):
        assert query.document(ledger, name) == doc
    with pytest.raises(UsageError, match="`parley documents` lists them"):
        query.document(ledger, "nothing.txt")


def test_documents_are_counted(ledger: Path) -> None:
    rows = query.documents(ledger)
    assert [(row.document.key, row.statements, row.entries) for row in rows] == [
        ("https://lowland.example/truce", 1, 1),
        ("folder/denial.txt", 1, 1),
    ]


def test_no_ledger_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="parley build PATH"):
        query.select(tmp_path / "none.db")
