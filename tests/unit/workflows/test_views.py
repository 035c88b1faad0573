"""The ledger as of a day: what was known by then and nothing else; filters over it; what changed between two days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from parley.errors import UsageError
from parley.export.selection import Selection
from parley.ledger import Ledger, fold
from parley.model.records import Analysis, Document
from parley.store import open_store
from parley.workflows import query
from parley.workflows.answers import ask, middle_day
from parley.workflows.comparing import compare
from parley.workflows.filters import Filters
from parley.workflows.views import as_of_words, known_by

OUT = date(2031, 3, 4)  # the first report of the small ledger; the second is out by the ninth
LATER = date(2031, 3, 9)


def test_a_view_holds_what_was_certainly_out(ledger: Path) -> None:
    view = query.select(ledger, as_of=OUT)
    assert [entry.act for entry in view.entries] == ["offer"]
    assert view.entries[0].disputes == (), "the denial is not known yet"
    assert view.as_of is not None
    assert (view.as_of.later, view.as_of.undated) == (1, 0)
    assert len(query.select(ledger, as_of=LATER).entries) == 2
    assert query.select(ledger, as_of=date(2031, 1, 1)).entries == ()


def test_possible_counts_what_may_have_been_out(ledger: Path) -> None:
    view = query.select(ledger, as_of=OUT, possible=True)
    assert len(view.documents) == 2, "the second report is only known to be out by the ninth"
    assert "may have been" in as_of_words(view)[0]


def test_a_view_equals_a_ledger_of_those_documents(ledger: Path, selection: Selection) -> None:
    view = query.select(ledger, as_of=OUT, links=True)
    _, documents = known_by(selection.documents.values(), OUT)
    alone = fold([stmt for stmt in selection.statements.values() if stmt.document in documents], documents)
    assert (view.entries, view.links) == (alone.entries, alone.links)


def test_what_nothing_dates_is_left_out_and_counted(reports: tuple[Document, Document]) -> None:
    from dataclasses import replace

    from parley.model.records import When

    first, second = reports
    known, documents = known_by([first, replace(second, published=When())], date(2040, 1, 1), possible=True)
    assert (set(documents), known.undated, known.later) == ({first.id}, 1, 0)


def test_documents_written_since_the_last_fold_are_folded_when_asked(
    tmp_path: Path, selection: Selection, analyses: dict[str, Analysis]
) -> None:
    path = tmp_path / "killed.db"
    with open_store(path, create=True) as store:
        first, second = selection.documents.values()
        store.put(first, analyses[first.id], source=first.key)
        store.put_ledger(Ledger(entries=(), links=()))
        store.put(second, analyses[second.id], source=second.key)
    assert {entry.act for entry in query.select(path).entries} == {"offer", "deny"}


@pytest.mark.parametrize(
    ("filters", "acts"),
    [
        (Filters(sources=("lowland post",)), {"offer"}),
        (Filters(sources=("denial.txt",)), {"deny"}),
        (Filters(sources=("lowland", "denial")), {"offer", "deny"}),
        (Filters(places=("tern",)), {"offer"}),
        (Filters(acts=("offer",), sources=("denial",)), set()),
    ],
)
def test_filters_by_source_and_place(ledger: Path, filters: Filters, acts: set[str]) -> None:
    assert {entry.act for entry in query.select(ledger, filters).entries} == acts


@pytest.mark.parametrize("filters", [Filters(sources=("gazette",)), Filters(places=("Lisk",)), Filters(parties=("Union",))])
def test_an_unknown_value_says_what_there_is(ledger: Path, filters: Filters) -> None:
    with pytest.raises(UsageError) as error:
        query.select(ledger, filters)
    assert "choose from what is there" in str(error.value)


def test_nothing_passes_says_what_there_is(ledger: Path) -> None:
    lines = query.what_there_is(ledger, Filters(acts=("offer",), topics=("justice",)))
    assert lines[0] == "No entry passes these filters together."
    assert "There are topics: ceasefire (2)." in lines
    (line, *_) = query.what_there_is(ledger, Filters(since=date(2040, 1, 1)))
    assert line == "No entry passes this filter."


def test_filters_hide_and_never_change(ledger: Path) -> None:
    everything, some = ask(ledger), ask(ledger, Filters(acts=("deny",)))
    assert [entry.act for entry in some.shown.entries] == ["deny"]
    for thread in some.threads:
        assert thread in everything.threads
    assert some.disputed.entries == ()
    assert [entry.act for entry in everything.disputed.entries] == ["offer"]


def test_a_timeline_is_in_order_of_time_and_what_has_none_is_last(ledger: Path) -> None:
    found = ask(ledger)
    assert [entry.act for entry in found.timeline.entries] == ["offer", "deny"]
    assert [found.year(entry) for entry in found.timeline.entries] == ["2031", ""]
    assert middle_day(None, None) == date.max


def test_two_days_compared(ledger: Path) -> None:
    found = compare(ledger, OUT, LATER)
    assert {line[0] for line in found.lines} >= {"new"}
    assert any("denied" in line[1] for line in found.lines)
    assert compare(ledger, OUT, OUT).lines == ()
    assert {line[0] for line in compare(ledger, date(2031, 1, 1), None).lines} == {"new"}
    assert all("denied" not in line[1] for line in compare(ledger, OUT, None, Filters(acts=("offer",))).lines)


def test_a_filter_hides_from_a_report_and_changes_nothing_in_it(ledger: Path) -> None:
    from parley.workflows.reporting import report_text

    everything, some = report_text(ledger), report_text(ledger, filters=Filters(acts=("deny",)))
    assert "Only entries that pass: act deny." in some
    for told in ("no such offer", "Velmar government"):
        assert told in everything
    (thread,) = [one for one in ask(ledger).threads if one.topic == "ceasefire"]
    assert len(thread.steps) >= 1
    assert all(one in ask(ledger).threads for one in ask(ledger, Filters(acts=("deny",))).threads)
