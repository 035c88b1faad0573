"""The build from files to entries: what is new, what is as it was, what changed, what failed; and that nothing is done twice."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from parley.config import Process, Settings
from parley.errors import ConfigError, StoreError, UsageError, VersionError
from parley.model.records import Analysis, Document, Failure
from parley.store import open_store
from parley.workflows.ingest import build

from .fakes import CheapAnalyser, content, fill, report, rows, run


def test_a_first_build_reads_everything_and_folds_it(tmp_path: Path) -> None:
    ledger = tmp_path / "x.db"
    summary = run(ledger, fill(tmp_path / "news", 3))
    assert (summary.read, summary.unchanged, summary.changed) == (3, 0, 0)
    assert summary.failed == summary.skipped == ()
    assert summary.exit_code == 0
    assert summary.statements == 6
    assert summary.entries > 0
    assert summary.seconds > 0
    with open_store(ledger) as store:
        assert [doc.key for doc in store.documents()] == ["000.txt", "001.txt", "002.txt"]
        held = {stmt for entry in store.entries() for stmt in entry.statements}
        assert held == {stmt.id for stmt in store.statements()}
        assert store.versions()["rules"] == "1"
        assert store.versions()["codebook"]


def test_a_second_build_reads_nothing_and_changes_no_row(tmp_path: Path) -> None:
    ledger, news = tmp_path / "x.db", fill(tmp_path / "news", 3)
    (news / "photo.jpg").touch()
    (news / "empty.txt").touch()
    run(ledger, news)
    before, size = rows(ledger), ledger.read_bytes()
    analyser = CheapAnalyser()
    summary = run(ledger, news, analyser=analyser)
    assert (summary.read, summary.unchanged, summary.changed) == (0, 3, 0)
    assert (len(summary.skipped), len(summary.failed)) == (1, 1)
    assert analyser.seen == []
    assert rows(ledger) == before
    assert ledger.read_bytes() == size


def test_the_order_in_which_reports_come_does_not_show(tmp_path: Path) -> None:
    news = fill(tmp_path / "news", 4)
    at_once, in_steps, reversed_steps = (tmp_path / name for name in ("1.db", "2.db", "3.db"))
    run(at_once, news)
    files = sorted(news.iterdir())
    for file in files:
        run(in_steps, file)
    for file in reversed(files):
        run(reversed_steps, file)
    assert content(at_once) == content(in_steps) == content(reversed_steps)


def test_a_changed_file_becomes_a_new_version_and_only_that_folds(tmp_path: Path) -> None:
    ledger, news = tmp_path / "x.db", fill(tmp_path / "news", 2)
    run(ledger, news)
    (news / "000.txt").write_text(report(0, "rejected a truce"), encoding="utf-8")
    summary = run(ledger, news)
    assert (summary.read, summary.unchanged, summary.changed) == (0, 1, 1)
    with open_store(ledger) as store:
        assert store.counts().versions == 3
        newest = {stmt.id for stmt in store.statements()}
        held = {stmt for entry in store.entries() for stmt in entry.statements}
        assert held == newest
        assert "reject" in {stmt.act for stmt in store.statements()}


def test_changing_a_file_back_restores_what_was_told(tmp_path: Path) -> None:
    ledger, news = tmp_path / "x.db", fill(tmp_path / "news", 2)
    run(ledger, news)
    with open_store(ledger) as store:
        before = (list(store.documents()), list(store.statements()), list(store.entries()))
    (news / "000.txt").write_text(report(9), encoding="utf-8")
    run(ledger, news)
    (news / "000.txt").write_text(report(0), encoding="utf-8")
    run(ledger, news)
    with open_store(ledger) as store:
        assert (list(store.documents()), list(store.statements()), list(store.entries())) == before


def test_a_new_sidecar_changes_the_document_without_a_new_version(tmp_path: Path) -> None:
    ledger, news = tmp_path / "x.db", fill(tmp_path / "news", 1)
    run(ledger, news)
    (news / "000.meta.json").write_text('{"outlet": "The Courier", "published": "2031-03-04"}', encoding="utf-8")
    assert run(ledger, news).changed == 1
    with open_store(ledger) as store:
        (doc,) = store.documents(newest=False)
        assert doc.outlet == "The Courier"
        assert str(doc.published.earliest) == "2031-03-04"


def test_a_sidecar_that_brings_a_url_does_not_double_the_document(tmp_path: Path) -> None:
    ledger, news = tmp_path / "x.db", fill(tmp_path / "news", 2)
    run(ledger, news)
    (news / "000.meta.json").write_text('{"url": "https://courier.example/1"}', encoding="utf-8")
    run(ledger, news)
    with open_store(ledger) as store:
        assert [doc.key for doc in store.documents()] == ["001.txt", "https://courier.example/1"]
    assert run(ledger, news).unchanged == 2


def test_new_rules_analyse_every_document_again(tmp_path: Path) -> None:
    ledger, news = tmp_path / "x.db", fill(tmp_path / "news", 2)
    run(ledger, news)
    analyser = CheapAnalyser(rules="2")
    assert run(ledger, news, analyser=analyser).changed == 2
    assert len(analyser.seen) == 2
    with open_store(ledger) as store:
        assert store.versions()["rules"] == "2"
        assert store.counts().versions == 2
    assert run(ledger, news, analyser=CheapAnalyser(rules="2")).unchanged == 2


def test_older_rules_do_not_overwrite_newer_analyses(tmp_path: Path) -> None:
    ledger, news = tmp_path / "x.db", fill(tmp_path / "news", 1)
    run(ledger, news, analyser=CheapAnalyser(rules="10"))
    before = rows(ledger)
    with pytest.raises(VersionError, match=r"newer Parley \(rules 10; this one has 9\)"):
        run(ledger, news, analyser=CheapAnalyser(rules="9"))
    assert rows(ledger) == before


def test_another_process_file_analyses_again(tmp_path: Path) -> None:
    ledger, news = tmp_path / "x.db", fill(tmp_path / "news", 1)
    file = tmp_path / "process.toml"
    file.write_text('title = "Valley talks"\n', encoding="utf-8")
    run(ledger, news)
    assert run(ledger, news, process=file).changed == 1
    assert run(ledger, news, process=Process(title="Valley talks")).unchanged == 1
    file.write_text("title = \n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"process\.toml: is no TOML"):
        run(ledger, news, process=file)


def test_a_document_deleted_from_its_folder_stays(tmp_path: Path) -> None:
    ledger, news = tmp_path / "x.db", fill(tmp_path / "news", 2)
    run(ledger, news)
    (news / "000.txt").unlink()
    assert run(ledger, news).unchanged == 1
    with open_store(ledger) as store:
        assert store.counts().documents == 2


def test_a_moved_folder_is_the_same_documents(tmp_path: Path) -> None:
    ledger, news = tmp_path / "x.db", fill(tmp_path / "news", 2)
    run(ledger, news)
    before = content(ledger)["entries"]
    shutil.move(news, tmp_path / "archive")
    assert run(ledger, tmp_path / "archive").unchanged == 2
    assert content(ledger)["entries"] == before
    assert run(ledger, tmp_path / "archive").unchanged == 2


def test_files_of_one_name_under_two_paths_stay_two(tmp_path: Path) -> None:
    ledger = tmp_path / "x.db"
    one, two = fill(tmp_path / "east", 1), fill(tmp_path / "west", 1)
    summary = run(ledger, two, one)
    assert summary.read == 2
    with open_store(ledger) as store:
        assert [doc.key for doc in store.documents()] == ["000.txt", "west/000.txt"]
    for paths in ((one, two), (two,), (one,), (one / "000.txt", two / "000.txt"), (tmp_path,)):
        summary = run(ledger, *paths)
        assert (summary.read, summary.changed) == (0, 0)


def test_files_of_one_name_in_two_builds_stay_two(tmp_path: Path) -> None:
    ledger = tmp_path / "x.db"
    run(ledger, fill(tmp_path / "east", 1))
    assert run(ledger, fill(tmp_path / "west", 1)).read == 1
    with open_store(ledger) as store:
        assert store.counts().documents == 2


def test_one_url_twice_with_one_text_is_read_once(tmp_path: Path) -> None:
    ledger, table = tmp_path / "x.db", tmp_path / "all.csv"
    table.write_text('url,text\nhttps://c.example/1,"It agreed."\nhttps://c.example/1,"It agreed."\n', encoding="utf-8")
    summary = run(ledger, table)
    assert (summary.read, summary.exit_code) == (1, 0)
    (skipped,) = summary.skipped
    assert (skipped.document, skipped.reason) == ("https://c.example/1", f"is in {table}#1 already, with the same text")


def test_one_url_twice_with_two_texts_is_a_failure_that_names_both(tmp_path: Path) -> None:
    ledger, table = tmp_path / "x.db", tmp_path / "all.csv"
    table.write_text('url,text\nhttps://c.example/1,"It agreed."\nhttps://c.example/1,"It denied it."\n', encoding="utf-8")
    for _ in range(2):
        summary = run(ledger, table)
        (failure,) = summary.failed
        assert failure.document == f"{table}#2"
        assert failure.reason == f"its URL https://c.example/1 is that of {table}#1, which was read; the text is another"
        assert failure.remedy == "give each report a URL of its own, or leave one out"
        assert summary.exit_code == 3
        with open_store(ledger) as store:
            assert [doc.text for doc in store.documents()] == ["It agreed."]
            assert store.failures() == (failure,)
    assert summary.unchanged == 1


def test_a_failing_analysis_keeps_the_document_and_the_run_goes_on(tmp_path: Path) -> None:
    ledger, news = tmp_path / "x.db", fill(tmp_path / "news", 3)
    (news / "001.txt").write_text(report(1) + "BREAKS\n", encoding="utf-8")
    summary = run(ledger, news, analyser=CheapAnalyser(breaks_on="BREAKS"))
    assert (summary.read, summary.exit_code) == (3, 3)
    (failure,) = summary.failed
    assert (failure.document, failure.stage) == ("001.txt", "analysis")
    assert failure.reason == "stopped on an unexpected ZeroDivisionError (a stage broke)"
    assert failure.remedy
    with open_store(ledger) as store:
        assert store.failures() == (failure,)
        assert store.counts().documents == 3
    before = rows(ledger)
    assert run(ledger, news, analyser=CheapAnalyser(breaks_on="BREAKS")).failed == (failure,)
    assert rows(ledger) == before
    mended = run(ledger, news)
    assert (mended.changed, mended.failed) == (1, ())
    with open_store(ledger) as store:
        assert store.failures() == ()


@pytest.mark.parametrize("wrong", ["span", "twice", "document"])
def test_an_analysis_that_cannot_be_right_is_not_stored(tmp_path: Path, wrong: str) -> None:
    from dataclasses import replace

    class Wrong(CheapAnalyser):
        def analyse(self, doc: Document, *, gate: bool = True) -> Analysis:
            first, *_ = super().analyse(doc, gate=gate).statements
            if wrong == "span":
                first = replace(first, trigger=replace(first.trigger, end=10**6))
            if wrong == "document":
                first = replace(first, document="d0")
            return Analysis(document=doc.id, statements=(first, first) if wrong == "twice" else (first,))

    summary = run(tmp_path / "x.db", fill(tmp_path / "news", 1), analyser=Wrong())
    (failure,) = summary.failed
    assert failure.stage == "analysis"
    assert summary.statements == 0


def test_failures_of_stages_are_reported_with_key_and_source(tmp_path: Path) -> None:
    class Half(CheapAnalyser):
        def analyse(self, doc: Document, *, gate: bool = True) -> Analysis:
            from dataclasses import replace

            failure = Failure(document=doc.id, stage="places", reason="no gazetteer", remedy="install it")
            return replace(super().analyse(doc, gate=gate), failures=(failure,))

    news = fill(tmp_path / "news", 1)
    summary = run(tmp_path / "x.db", news, analyser=Half())
    assert summary.statements == 2
    (failure,) = summary.failed
    assert (failure.document, failure.source) == ("000.txt", str(news / "000.txt"))


def test_a_failure_is_forgotten_when_its_file_is_gone_or_mended(tmp_path: Path) -> None:
    ledger, news = tmp_path / "x.db", fill(tmp_path / "news", 1)
    (news / "gone.txt").touch()
    (news / "mended.txt").touch()
    assert len(run(ledger, news).failed) == 2
    (news / "gone.txt").unlink()
    (news / "mended.txt").write_text(report(5), encoding="utf-8")
    assert run(ledger, news).failed == ()
    with open_store(ledger) as store:
        assert store.failures() == ()


def test_a_file_emptied_after_it_was_read_keeps_its_document(tmp_path: Path) -> None:
    ledger, news = tmp_path / "x.db", fill(tmp_path / "news", 1)
    run(ledger, news)
    (news / "000.txt").write_text("", encoding="utf-8")
    summary = run(ledger, news)
    assert [fail.document for fail in summary.failed] == ["000.txt"]
    assert summary.statements == 2


def test_a_language_that_is_not_analysed_is_stored_labelled_and_counted(tmp_path: Path) -> None:
    news = fill(tmp_path / "news", 1)
    french = "Le gouvernement a annoncé lundi la reprise des pourparlers avec le front, a déclaré son porte-parole devant la presse. " * 4
    (news / "fr.txt").write_text(french, encoding="utf-8")
    analyser = CheapAnalyser()
    summary = run(tmp_path / "x.db", news, analyser=analyser)
    assert summary.read == 2
    assert summary.not_analysed == {"fr": 1}
    assert analyser.seen == ["000.txt"]
    with open_store(tmp_path / "x.db") as store:
        doc = store.document("fr.txt")
    assert doc is not None
    assert (doc.language, doc.analysed, doc.text) == ("fr", False, french)


def test_progress_names_each_document_after_it_is_stored(tmp_path: Path) -> None:
    ledger, news = tmp_path / "x.db", fill(tmp_path / "news", 3)
    (news / "001.txt").write_text("", encoding="utf-8")
    told = []

    def on_progress(done: int, total: int | None, name: str) -> None:
        with open_store(ledger) as store:
            stored = store.known(name) is not None or name in {fail.document for fail in store.failures()}
        told.append((done, total, name, stored))

    run(ledger, news, on_progress=on_progress)
    assert told == [(1, 3, "000.txt", True), (2, 3, "001.txt", True), (3, 3, "002.txt", True)]


def test_the_ledger_in_the_folder_that_is_read_is_no_document(tmp_path: Path) -> None:
    news = fill(tmp_path / "news", 1)
    assert run(news / "x.db", news).skipped == ()
    assert run(news / "x.db", news).skipped == ()


def test_a_path_that_is_not_there_is_an_error_of_usage_and_makes_no_ledger(tmp_path: Path) -> None:
    ledger = tmp_path / "x.db"
    for paths in ([tmp_path / "no"], []):
        with pytest.raises(UsageError):
            build(paths, settings=Settings(ledger=ledger), analyser=CheapAnalyser())
    assert not ledger.exists()


def test_a_model_that_is_not_installed_makes_no_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: Settings) -> None:
        raise ConfigError("the language model is not installed")

    monkeypatch.setattr("parley.workflows.resources.load_analyser", missing)
    ledger = tmp_path / "x.db"
    with pytest.raises(ConfigError, match="not installed"):
        build([fill(tmp_path / "news", 1)], settings=Settings(ledger=ledger))
    assert not ledger.exists()


def test_relative_paths_and_the_present_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path / "news", 1)
    monkeypatch.chdir(tmp_path)
    assert run(Path("x.db"), Path("news")).read == 1
    os.chdir("news")
    assert run(Path("../x.db"), Path(".")).unchanged == 1
    assert run(Path("../news/../news/y.db"), Path("../news")).skipped == ()
    assert [item.document for item in run(Path("../x.db"), Path("../../" + tmp_path.name + "/news")).skipped] == ["y.db"]


def test_a_failure_under_a_path_with_dots_is_forgotten_too(tmp_path: Path) -> None:
    ledger, news = tmp_path / "x.db", fill(tmp_path / "news", 1)
    (news / "gone.txt").touch()
    assert len(run(ledger, tmp_path / "news" / ".." / "news").failed) == 1
    (news / "gone.txt").unlink()
    run(ledger, tmp_path / "news" / ".." / "news")
    with open_store(ledger) as store:
        assert store.failures() == ()


def test_a_full_disk_ends_the_run_with_a_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3

    from sqlalchemy.exc import OperationalError

    from parley.store import writer

    def full(*_: object) -> None:
        raise OperationalError("insert", {}, sqlite3.OperationalError("database or disk is full"))

    ledger, news = tmp_path / "x.db", fill(tmp_path / "news", 2)
    run(ledger, news / "000.txt")
    monkeypatch.setattr(writer, "_put_document", full)
    with pytest.raises(StoreError, match="the disk is full") as caught:
        run(ledger, news)
    assert "free some space" in str(caught.value)
    monkeypatch.undo()
    assert run(ledger, news).read == 1
