"""Every question: its tables, its JSON and CSV, its filters, and what it says where there is nothing."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from parley.cli import main
from parley.export.selection import Selection

Captured = pytest.CaptureFixture[str]
QUESTIONS = (
    "board", "timeline", "entries", "threads", "disputes", "conditions", "agreements", "tracks", "processes", "actors", "sources",
    "search truce", "actor front", "diff --from 2031-03-04",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _here(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLEY_LEDGER", str(ledger))


def out_of(capsys: Captured, *argv: str, code: int = 0) -> str:
    assert main(list(argv)) == code
    return capsys.readouterr().out


@pytest.mark.parametrize("words", QUESTIONS)
def test_json_is_json_and_csv_has_its_columns(words: str, capsys: Captured) -> None:
    value = json.loads(out_of(capsys, *words.split(), "--json"))
    assert isinstance(value, (list, dict))
    rows = list(csv.reader(io.StringIO(out_of(capsys, *words.split(), "--csv"))))
    assert len({len(row) for row in rows}) == 1
    assert len(set(rows[0])) == len(rows[0]) > 2


@pytest.mark.parametrize("words", QUESTIONS)
def test_the_forms_exclude_each_other(words: str, capsys: Captured) -> None:
    assert main([*words.split(), "--json", "--csv"]) == 2
    assert "exclude each other" in capsys.readouterr().err


@pytest.mark.parametrize("words", [words for words in QUESTIONS if not words.startswith(("diff", "actor "))])
def test_a_filter_that_nothing_passes_says_what_there_is(words: str, capsys: Captured) -> None:
    assert main([*words.split(), "--topic", "justice"]) == 0
    captured = capsys.readouterr()
    assert "There are topics: ceasefire (2)" in " ".join(captured.err.split())
    assert "offered" not in captured.out


@pytest.mark.parametrize("words", [words for words in QUESTIONS if not words.startswith("diff")])
def test_as_of_a_day_says_what_is_left_out(words: str, capsys: Captured) -> None:
    assert main([*words.split(), "--as-of", "2031-03-04"]) == 0
    captured = capsys.readouterr()
    assert "As of 4 Mar 2031: 1 report that were certainly out by then; left out: 1 later." in " ".join(captured.err.split())
    assert "denied" not in captured.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("timeline", "3 Mar 2031 Hill Front offered to Velmar government (ceasefire) [conditional]: about 240 prisoners; 30"),
        ("threads", "Hill Front: ceasefire"),
        ("disputes", "Hill Front: no such offer"),
        ("conditions", "Hill Front to declare a ceasefire, waits for: Velmar government to release prisoners"),
        ("actors", "Velmar government"),
        ("actor front", "Where it stands"),
        ("sources", "Lowland Post"),
        ("search truce", "spokesman Ari Toll said"),
        ("diff --from 2031-03-04", "The Hill Front denied what was told of a ceasefire."),
    ],
)
def test_answers_in_words(words: str, told: str, capsys: Captured) -> None:
    assert told in " ".join(out_of(capsys, *words.split()).split())


def test_a_statement_is_explained(selection: Selection, capsys: Captured) -> None:
    name = next(iter(selection.statements))
    text = " ".join(out_of(capsys, "show", name[:9]).split())
    for words in ("“offered”", "Hill Front (armed group)", "rule offer", "relative", "“Ari Toll”", "in the entry"):
        assert words in text
    value = json.loads(out_of(capsys, "show", name, "--json"))
    assert {one["field"] for one in value["origins"]} >= {"act", "topic", "actor", "recipient", "terms", "condition", "said", "speaker"}
    first = value["origins"][0]
    assert (first["field"], first["words"]) == ("act", "offered")


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["show", "s12"], "no statement has the id s12"),
        (["actor", "nobody"], "nobody is called nobody. Remedy: `parley actors` lists all; there are"),
        (["search", "NOT truce"], "only words that are not wanted"),
        (["search", "..."], "no word to look for"),
        (["diff"], "--from is missing"),
        (["diff", "--from", "2031-03-05", "--to", "2031-03-04"], "is after --to"),
        (["timeline", "--as-of", "2031-02-31"], "--as-of 2031-02-31: not a day"),
        (["timeline", "--possible"], "--possible says how to read --as-of"),
        (["threads", "--since", "2031-03-05", "--until", "2031-03-04"], "is after --until"),
    ],
)
def test_mistakes_are_one_line_with_a_remedy(argv: list[str], words: str, capsys: Captured) -> None:
    assert main(argv) == 2
    captured = capsys.readouterr()
    assert words in captured.err
    assert captured.err.count("\n") == 1
    assert captured.out == ""


def test_csv_makes_formulas_harmless(capsys: Captured) -> None:
    rows = list(csv.DictReader(io.StringIO(out_of(capsys, "search", "truce", "--csv"))))
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row.values())


def test_a_hit_of_a_document_without_a_statement(capsys: Captured) -> None:
    value = json.loads(out_of(capsys, "search", "snow", "--json"))
    assert [hit["statement"] for hit in value] == [None]
    assert json.loads(out_of(capsys, "search", "snow", "--act", "offer", "--json")) == [], "a filter of entries asks for statements"
    assert len(json.loads(out_of(capsys, "search", "snow", "--source", "lowland", "--json"))) == 1


def test_a_search_without_a_hit_says_so_and_points_to_no_statement(capsys: Captured) -> None:
    assert main(["search", "unicorn"]) == 0
    told = capsys.readouterr()
    assert (told.out, told.err.splitlines()[0]) == ("", "No report has these words.")
    assert "parley show" not in told.err
