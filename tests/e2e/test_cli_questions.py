"""Every question on three ledgers: the five real reports, the examples, and news that is mostly about other things."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PARLEY = Path(sys.executable).with_name("parley")

pytestmark = pytest.mark.slow

QUESTIONS = (
    "board", "timeline", "entries", "threads", "disputes", "conditions", "conditions --deadlocks", "agreements", "tracks", "actors",
    "sources", "documents", "search government", "diff --from 2020-06-01",
)  # fmt: skip
EXPORTS = (
    "entries", "events", "statements", "documents", "sources", "actors", "links", "disputes", "threads", "conditions", "deadlocks",
    "agreements", "tracks",
)  # fmt: skip


def parley(ledger: Path, *argv: str) -> str:
    """Run the command on a ledger; returns what it printed."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PARLEY_")}
    env["PARLEY_LEDGER"] = str(ledger)
    done = subprocess.run([PARLEY, *argv], env=env, capture_output=True, text=True, timeout=300, check=False, cwd=ledger.parent)
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


@pytest.fixture(scope="module", params=["seeds", "examples", "wikinews"])
def ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, eval_data: Path) -> Path:
    """The ledger of one of the three."""
    source = {"seeds": eval_data / "seeds", "examples": ROOT / "examples", "wikinews": eval_data / "data" / "wikinews"}[request.param]
    path = tmp_path_factory.mktemp(request.param) / "ledger.db"
    parley(path, "build", str(source), "--ledger", str(path), "--json")
    return path


@pytest.mark.parametrize("words", QUESTIONS)
def test_questions(ledger: Path, words: str) -> None:
    argv = words.split()
    parley(ledger, *argv)
    json.loads(parley(ledger, *argv, "--json"))
    if argv[0] != "documents":
        rows = list(csv.reader(io.StringIO(parley(ledger, *argv, "--csv"))))
        assert len({len(row) for row in rows}) == 1
        json.loads(parley(ledger, *argv, "--json", *([] if argv[0] == "diff" else ["--as-of", "2020-12-31"])))


@pytest.mark.parametrize("what", EXPORTS)
def test_exports(ledger: Path, what: str) -> None:
    lines = parley(ledger, "export", what).splitlines()
    assert all(isinstance(json.loads(line), dict) for line in lines)
    (ledger.parent / "out").mkdir(exist_ok=True)
    parley(ledger, "export", what, "-o", f"out/{what}.parquet")
    assert (ledger.parent / "out" / f"{what}.parquet").stat().st_size > 0


def test_reports(ledger: Path) -> None:
    parley(ledger, "report", "-o", "report.html")
    parley(ledger, "report", "-o", "report.md")
    assert (ledger.parent / "report.html").stat().st_size > 1000
    assert (ledger.parent / "report.md").stat().st_size > 500


def test_one_entry_statement_and_actor(ledger: Path) -> None:
    entry = json.loads(parley(ledger, "entries", "--json"))[0]
    assert json.loads(parley(ledger, "entry", entry["id"], "--json"))["id"] == entry["id"]
    shown = json.loads(parley(ledger, "show", entry["id"], "--json"))
    assert shown["origins"]
    actor = json.loads(parley(ledger, "actors", "--json"))[0]
    assert json.loads(parley(ledger, "actor", actor["id"], "--json"))["name"] == actor["name"]


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory, eval_data: Path) -> Path:
    path = tmp_path_factory.mktemp("five") / "ledger.db"
    parley(path, "build", str(eval_data / "seeds"), "--ledger", str(path), "--json")
    return path


def test_the_five_reports_tell_the_dispute_over_the_three_month_offer(seeds: Path) -> None:
    (found, *_) = [
        dispute
        for dispute in json.loads(parley(seeds, "disputes", "--topic", "ceasefire", "--json"))
        if dispute["act"] == "offer" and dispute["kind"] == "existence"
    ]
    assert {position["holder"] for position in found["positions"]} == {"Taliban", "Afghan government"}
    text = " ".join(parley(seeds, "disputes", "--topic", "ceasefire").split())
    assert "three-month ceasefire in exchange for the release of thousands of fighters" in text
    assert "was not aware of this suggestion" in text
    shown = " ".join(parley(seeds, "entry", found["entry"]).split())
    assert "was not aware of this suggestion" in shown, "the sentence of the denial, though another entry tells it"


def test_the_five_reports_tell_the_circle_of_violence_and_prisoners(seeds: Path) -> None:
    circles = [
        {(deed["party"], deed["topic"]) for deed in lock["cycle"]}
        for lock in json.loads(parley(seeds, "conditions", "--deadlocks", "--json"))
        if lock["explicit"]
    ]
    assert {("Taliban", "violence"), ("Afghan government", "prisoners")} in circles
    assert {("Taliban", "ceasefire"), ("Afghan government", "prisoners")} in circles
    text = " ".join(parley(seeds, "conditions", "--deadlocks").split())
    assert "reducing violence depends on the release of prisoners, as well as removing their names" in text
    assert "if the release of the prisoners ends the violence" in text


def test_the_five_reports_tell_the_count_of_released_prisoners_through_time(seeds: Path) -> None:
    (thread,) = [
        thread
        for thread in json.loads(parley(seeds, "threads", "--topic", "prisoners", "--json"))
        if thread["party"] == "Afghan government"
    ]
    totals = [(step["total"]["qualifier"], step["total"]["amount"]) for step in thread["steps"] if step["total"]]
    assert totals == [("more_than", 4000), ("exactly", 5000), ("about", 5000)]
    assert thread["promised"]["amount"] == 5000
    for key in {step["entry"] for step in thread["steps"] if step["total"]}:
        quotes = [item["quote"] for item in json.loads(parley(seeds, "entry", key, "--json"))["statements"]]
        assert any("more than four thousand" in quote for quote in quotes)
        assert any("almost 5,000 Taliban prisoners" in quote for quote in quotes)
