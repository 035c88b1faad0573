"""The summary of a build as it is printed, and its exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from parley.cli import main
from parley.cli.progress import Progress
from parley.model.records import Failure
from parley.sources import Skipped
from parley.workflows.ingest import BuildSummary

Captured = pytest.CaptureFixture[str]


def _summary(failed: tuple[Failure, ...]) -> BuildSummary:
    return BuildSummary(
        read=3,
        unchanged=2,
        changed=1,
        skipped=tuple(Skipped(document=f"{number}.png", reason="is a picture") for number in range(7)),
        failed=failed,
        noted=(),
        not_analysed={"es": 1},
        statements=12,
        entries=9,
        disputes=1,
        seconds=1.26,
    )


def _build(monkeypatch: pytest.MonkeyPatch, *argv: str, failed: tuple[Failure, ...] = ()) -> int:
    asked: list[object] = []

    def build(paths: object, **options: object) -> BuildSummary:
        asked.append((paths, options))
        return _summary(failed)

    monkeypatch.setattr("parley.workflows.ingest.build", build)
    return main(["build", "in", *argv])


def test_summary_names_every_count(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    assert _build(monkeypatch, "--ledger", "x.db") == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "documents: 3 read, 2 unchanged, 1 changed, 7 skipped, 0 failed" in out
    assert "skipped, is a picture: 0.png, 1.png, 2.png, 3.png, 4.png and 2 more" in out
    assert "another language (es): 1" in out
    assert "ledger: 12 statements, 9 entries, 1 dispute in x.db (1.3 s)" in out


def test_failures_have_reason_and_remedy_and_exit_code_3(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    failed = (Failure(document="a.txt", stage="reading", reason="is empty", remedy="leave it out"),)
    assert _build(monkeypatch, failed=failed) == 3
    assert "failed (reading): a.txt: is empty. Remedy: leave it out" in " ".join(capsys.readouterr().out.split())
    assert _build(monkeypatch, "--json", failed=failed) == 3
    value = json.loads(capsys.readouterr().out)
    assert value["failed"] == [{"document": "a.txt", "stage": "reading", "reason": "is empty", "remedy": "leave it out"}]
    assert value["seconds"] == 1.26


def test_ledger_by_the_environment(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setenv("PARLEY_LEDGER", str(Path("by-name.db")))
    assert _build(monkeypatch) == 0
    assert "by-name.db" in capsys.readouterr().out


def test_progress_takes_any_name(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    with Progress() as progress:
        progress.show(1, None, "[/bold] odd [name].txt")
        progress.show(2, 2, "b.txt")
    assert "\x1b" in capsys.readouterr().err
