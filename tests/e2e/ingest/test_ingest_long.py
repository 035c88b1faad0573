"""A document that is analysed in part: it is told each time, and not analysed again while nothing has changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from parley.analysis.limits import TOO_LONG
from parley.model.records import Analysis, Document, Failure

from .fakes import CheapAnalyser, fill, report, run


class Partial(CheapAnalyser):
    """Says of documents that hold the word LONG that it read only a part of them."""

    def analyse(self, doc: Document, *, gate: bool = True) -> Analysis:
        found = super().analyse(doc, gate=gate)
        if "LONG" not in doc.text:
            return found
        return replace(found, failures=(Failure(document=doc.key, stage=TOO_LONG, reason="only a part", remedy="split it"),))


def test_it_is_told_each_time_and_analysed_once(tmp_path: Path) -> None:
    news, ledger = fill(tmp_path / "news", 2), tmp_path / "x.db"
    (news / "long.txt").write_text(report(7) + "LONG and longer.\n", encoding="utf-8")
    first = run(ledger, news, analyser=Partial())
    assert (first.read, [fail.document for fail in first.failed]) == (3, ["long.txt"])
    again = Partial()
    second = run(ledger, news, analyser=again)
    assert again.seen == []
    assert (second.unchanged, second.failed, second.statements) == (3, first.failed, first.statements)


def test_it_is_analysed_again_by_other_rules_and_where_it_changed(tmp_path: Path) -> None:
    news, ledger = fill(tmp_path / "news", 1), tmp_path / "x.db"
    (news / "long.txt").write_text(report(7) + "LONG and longer.\n", encoding="utf-8")
    run(ledger, news, analyser=Partial())
    newer = Partial(rules="2")
    run(ledger, news, analyser=newer)
    assert "long.txt" in newer.seen
    (news / "long.txt").write_text(report(7), encoding="utf-8")
    mended = run(ledger, news, analyser=Partial(rules="2"))
    assert mended.failed == ()
    assert run(ledger, news, analyser=Partial(rules="2")).failed == ()
