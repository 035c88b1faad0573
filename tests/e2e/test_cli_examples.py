"""The examples, end to end, through the command as it is installed: built twice, asked, exported, reported."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CASE = ROOT / "eval" / "cases" / "sarvenia" / "case.json"
"""The gold ledger of the examples, which tells their noise; it is coded by hand."""

SPANISH = "heraldo/2031-12-11-tercera-ronda.html"
AGENCY = {"meridian/2031-02-20-tern-talks.txt", "tribune/talks-agreed.html", "https://marngazette.example/news/date-set"}
"""The copies of one agency story, by their keys; the third states its address."""

PARLEY = Path(sys.executable).with_name("parley")

pytestmark = pytest.mark.slow


def parley(*argv: str | Path, cwd: Path, code: int = 0, stdin: str | None = None) -> str:
    """Run the command; returns what it printed."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PARLEY_")}
    done = subprocess.run([PARLEY, *argv], cwd=cwd, env=env, capture_output=True, text=True, input=stdin, timeout=300, check=False)
    assert done.returncode == code, done.stderr + done.stdout
    return done.stdout if code in (0, 3) else done.stderr


def key_of(file: str) -> str:
    """A report's key: the address that its side-car states, or its place in the folder."""
    beside = (ROOT / "examples" / file).with_suffix(".meta.json")
    return json.loads(beside.read_text(encoding="utf-8")).get("url", file) if beside.exists() else file


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the examples and the ledger built of them."""
    folder = tmp_path_factory.mktemp("examples")
    shutil.copytree(ROOT / "examples", folder / "examples")
    summary = json.loads(parley("build", "examples", "--json", cwd=folder))
    assert summary["read"] == 22
    assert summary["failed"] == []
    assert summary["not_analysed"] == {"es": 1}
    assert summary["entries"] >= 80
    return folder


def test_built_again_it_changes_nothing(built: Path) -> None:
    before = parley("export", "entries", cwd=built)
    summary = json.loads(parley("build", "examples", "--json", cwd=built))
    assert (summary["read"], summary["changed"], summary["unchanged"]) == (0, 0, 22)
    assert parley("export", "entries", cwd=built) == before


def test_every_quote_is_the_text_at_its_place(built: Path) -> None:
    texts = {}
    for entry in json.loads(parley("entries", "--json", cwd=built)):
        for item in entry["statements"]:
            key = item["document"]
            if key not in texts:
                doc = json.loads(parley("document", key, "--json", cwd=built))
                texts[key] = doc
            doc = texts[key]
            assert doc["text"][item["start"] : item["end"]] == item["quote"]
            held = {segment["kind"] for segment in doc["segments"] if segment["start"] < item["end"] and item["start"] < segment["end"]}
            assert held <= {"article", "dateline", "headline"}, "no comment, caption or furniture is evidence"


def test_the_story_is_there(built: Path) -> None:
    entries = json.loads(parley("entries", "--json", cwd=built))
    told = {(name, entry["act"], entry["topic"]) for entry in entries for name in entry["actors"]}
    assert any(act == "offer" and topic == "ceasefire" and "Highland" in name for name, act, topic in told)
    assert any(act == "release" and topic == "prisoners" for _, act, topic in told)
    denied = [entry for entry in entries if entry["act"] == "offer" and entry["terms"]["duration"] == "P3M"]
    assert [dispute["kind"] for entry in denied for dispute in entry["disputes"]] == ["existence"], "a denied offer is a dispute"
    assert any(dispute["kind"] == "figure" for entry in entries for dispute in entry["disputes"])
    assert any(act == "suspend_talks" and topic == "talks" and "Highland" in name for name, act, topic in told)
    assert any(act == "withdraw_offer" and topic == "disarmament" and "Highland" in name for name, act, topic in told)


def test_noise_is_never_evidence(built: Path) -> None:
    entries = json.loads(parley("entries", "--json", cwd=built))
    cited = [(item["document"], item["start"], item["end"]) for entry in entries for item in entry["statements"]]
    pieces = comments = 0
    for report in json.loads(CASE.read_text(encoding="utf-8"))["documents"]:
        doc = json.loads(parley("document", key_of(report["file"]), "--json", cwd=built))
        for piece in report["noise"]:
            start, end = piece["span"]
            assert doc["text"][start:end].split()[:8] == piece["words"].split(), "the case fits the text"
            assert not [one for one in cited if one[0] == doc["document"] and one[1] < end and start < one[2]], piece["words"]
            pieces += 1
            if piece["kind"] == "comment":
                comments += 1
                held = {segment["kind"] for segment in doc["segments"] if segment["start"] < end and start < segment["end"]}
                assert held <= {"comment", "furniture"}, piece["words"]
    assert pieces >= 40
    assert comments >= 6


def test_the_report_in_spanish_is_stored_and_not_analysed(built: Path) -> None:
    doc = json.loads(parley("document", SPANISH, "--json", cwd=built))
    assert doc["language"] == "es"
    assert "una cuarta parte de los impuestos" in doc["text"]
    entries = json.loads(parley("entries", "--json", cwd=built))
    assert SPANISH not in {item["document"] for entry in entries for item in entry["statements"]}


def test_the_ledger_as_of_a_day_knows_nothing_later(built: Path) -> None:
    early = json.loads(parley("entries", "--as-of", "2031-03-01", "--json", cwd=built))
    assert any(entry["act"] == "withdraw_offer" and entry["topic"] == "disarmament" for entry in early)
    assert not any(entry["act"] == "release" or "2031-03-05" in item["document"] for entry in early for item in entry["statements"])


def test_every_example_is_named_in_its_list() -> None:
    listed = (ROOT / "examples" / "README.rst").read_text(encoding="utf-8")
    files = {path.relative_to(ROOT / "examples").as_posix() for path in (ROOT / "examples").rglob("*") if path.suffix in (".txt", ".html")}
    assert files == {line.strip("`") for line in listed.splitlines() if line.startswith("``") and line.endswith("``")}


def test_the_agency_story_told_three_times_has_one_origin(built: Path) -> None:
    agreed = [
        entry
        for entry in json.loads(parley("entries", "--json", cwd=built))
        if {item["document"] for item in entry["statements"]} >= AGENCY
    ]
    assert agreed
    assert all((entry["reports"], entry["origins"]) == (3, 1) for entry in agreed)


def test_first_entry_and_its_export(built: Path) -> None:
    first = json.loads(parley("entries", "--json", cwd=built))[0]
    assert json.loads(parley("entry", first["id"], "--json", cwd=built)) == {**first, "judgements": []}
    lines = parley("export", "entries", "--format", "jsonl", cwd=built).splitlines()
    assert json.loads(lines[0]) == first
    parley("export", "entries", "-o", "entries.parquet", cwd=built)
    assert (built / "disputes.parquet").exists()


def test_the_undated_report_has_an_open_date(built: Path) -> None:
    doc = json.loads(parley("document", "tribune/analysis.txt", "--json", cwd=built))
    published = doc["published"]
    assert published["earliest"] is None or published["earliest"] != published["latest"]


def test_report(built: Path) -> None:
    parley("report", "-o", "report.html", cwd=built)
    page = (built / "report.html").read_text(encoding="utf-8")
    assert "Highland Liberation Front" in page
    assert "highlander77" not in page


def test_the_report_takes_its_title_from_the_process_file(built: Path) -> None:
    (built / "process.toml").write_text('title = "Talks in the highlands"\n', encoding="utf-8")
    parley("build", "examples", "--process", "process.toml", "--ledger", "titled.db", cwd=built)
    assert "<title>Talks in the highlands</title>" in parley("report", "--ledger", "titled.db", "-o", "-", cwd=built)


def test_annotate_one_sentence_from_a_pipe(built: Path) -> None:
    sentence = "The Ridge Front offered the Velmar government a truce of 30 days."
    value = json.loads(parley("annotate", "-", "--plain", "--json", "--published", "2031-03-05", cwd=built, stdin=sentence))
    assert value["segments"] == [{"start": 0, "end": len(sentence), "kind": "article"}]
    (stmt,) = [stmt for stmt in value["statements"] if stmt["act"] == "offer"]
    assert stmt["plover"]["root"] == "AGREE"
    assert stmt["actors"] == ["Ridge Front"]


def test_one_bad_file_does_not_stop_the_build(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(
        "The Hill Front on Monday offered the government a truce of 30 days, a spokesman said.", encoding="utf-8"
    )
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    summary = json.loads(parley("build", "in", "--json", cwd=tmp_path, code=3))
    assert summary["read"] == 1
    assert [failure["document"] for failure in summary["failed"]] == ["empty.txt"]
