"""Judgements and builds: a newer analysis, a text that has changed, and reports that come later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from parley.model.ids import statement_id
from parley.model.judgements import JudgementKind
from parley.model.records import Document, Span, Statement
from parley.workflows import query
from parley.workflows.judgements import rulings
from parley.workflows.judging import judge_corrected, judge_pair, judge_rejected

from .fakes import CheapAnalyser, content, fill, report, run

ANN = {"who": "Ann", "why": "I read it"}


class NewerAnalyser(CheapAnalyser):
    """Takes half a word for the trigger and a longer stretch for the evidence, so that every statement has another id."""

    @property
    def versions(self) -> Mapping[str, str]:
        return {"rules": "2", "language_model": "none"}

    def _statements(self, doc: Document) -> list[Statement]:
        found = []
        for stmt in super()._statements(doc):
            start, end = stmt.trigger.start, stmt.trigger.end - 2
            number = statement_id(doc.key, doc.text_hash, (start, end), None, stmt.act)
            evidence = replace(stmt.evidence[0], start=max(0, start - 40))
            found.append(replace(stmt, id=number, trigger=Span(document=doc.id, start=start, end=end), evidence=(evidence,)))
        return found


def told(ledger: Path, act: str) -> list[str]:
    """Ids of the statements of an act, by their documents."""
    view = query.select(ledger)
    stmts = [stmt for stmt in view.statements.values() if stmt.act == act]
    return [stmt.id for stmt in sorted(stmts, key=lambda stmt: view.documents[stmt.document].key)]


def shapes(ledger: Path) -> list[tuple[str, int, object]]:
    return sorted((entry.act, len(entry.statements), entry.terms.amount or 0) for entry in query.select(ledger).entries)


def test_judgements_survive_a_newer_analysis(tmp_path: Path) -> None:
    ledger, news = tmp_path / "x.db", fill(tmp_path / "news", 3)
    run(ledger, news)
    offers, agreed = told(ledger, "offer"), told(ledger, "agree")
    judge_pair(ledger, JudgementKind.SAME, offers[0], agreed[0], **ANN)
    judge_corrected(ledger, offers[1], "amount", "7", **ANN)
    judge_rejected(ledger, [agreed[2]], **ANN)
    before = shapes(ledger)
    held = {stmt for entry in query.select(ledger).entries for stmt in entry.statements}
    summary = run(ledger, news, analyser=NewerAnalyser())
    assert summary.changed == 3
    assert shapes(ledger) == before
    assert not held & {stmt for entry in query.select(ledger).entries for stmt in entry.statements}
    assert [one.state for one in rulings(ledger)] == ["stands"] * 3


def test_a_changed_text_keeps_what_it_still_says_and_the_rest_is_listed(tmp_path: Path) -> None:
    ledger, news = tmp_path / "x.db", fill(tmp_path / "news", 2)
    run(ledger, news)
    offers = told(ledger, "offer")
    judge_corrected(ledger, offers[0], "amount", "7", **ANN)
    judge_corrected(ledger, offers[1], "amount", "8", **ANN)
    (news / "000.txt").write_text("It had rained for days in the valley.\n\n" + report(0), encoding="utf-8")
    (news / "001.txt").write_text(report(1, "walked out"), encoding="utf-8")
    run(ledger, news)
    first, second = rulings(ledger)
    assert (first.state, second.state) == ("stands", "unattached")
    assert "no longer in the report" in second.reason
    (news / "001.txt").write_text(report(1), encoding="utf-8")
    run(ledger, news)
    assert [one.state for one in rulings(ledger)] == ["stands", "stands"], "it was never dropped"


def test_reports_in_steps_with_judgements_between_give_the_ledger_of_one_build(tmp_path: Path) -> None:
    steps, once, news = tmp_path / "steps.db", tmp_path / "once.db", fill(tmp_path / "news", 2)
    run(steps, news)
    offers, agreed = told(steps, "offer"), told(steps, "agree")
    judge_pair(steps, JudgementKind.DIFFERENT, offers[0], offers[1], **ANN)
    judge_corrected(steps, agreed[0], "act", "promise", **ANN)
    fill(news, 4)
    run(steps, news)
    run(once, news)
    from parley.store import open_store
    from parley.workflows.folding import refold

    with open_store(steps) as store, open_store(once) as other:
        other.put_judgements(store.judgements())
        refold(other)
    assert content(steps) == content(once)
