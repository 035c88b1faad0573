"""`parley evaluate` in process: the example of its page, its three sources of entries, and that bad input is one line with a remedy."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from parley.cli import main
from parley.export.entries import entry_json
from parley.export.selection import Selection

Captured = pytest.CaptureFixture[str]
PAGE = Path(__file__).resolve().parents[3] / "docs" / "evaluate.md"
OFFER = {"act": "offer", "topic": "ceasefire", "actors": ["Hill Front"]}
TEXT = "The Hill Front on Monday offered the Velmar government a truce of 30 days, spokesman Ari Toll said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case of one document, and its perfect entry."""
    (tmp_path / "post.txt").write_text(TEXT, encoding="utf-8")
    write(tmp_path / "case.json", {"documents": [{"id": "d0", "file": "post.txt"}], "entries": [gold()]})
    write(tmp_path / "found.json", [{**OFFER, "statements": [{"document": "post.txt", "start": 0, "end": 99}]}])
    return tmp_path


def gold(**changed: Any) -> dict[str, Any]:
    return {**OFFER, "id": "e1", "evidence": {"post.txt": [0, 99]}, **changed}


def write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value), encoding="utf-8")


def test_the_example_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    blocks = re.findall(r"```(?:text|json)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    post, case, found, printed = blocks
    for name, text in (("post.txt", post), ("case.json", case), ("found.jsonl", found)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    assert main(["evaluate", "case.json", "--entries", "found.jsonl", "--misses"]) == 0
    caught = capsys.readouterr()
    lines = [line.rstrip() for line in caught.out.splitlines()]
    assert "\n".join(lines) == printed.rstrip("\n")
    assert caught.err == ""


def test_json_has_every_figure_and_the_lists(folder: Path, capsys: Captured) -> None:
    assert main(["evaluate", str(folder / "case.json"), "--entries", str(folder / "found.json"), "--json"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert value["figures"]["recall_importance_2"] == {"right": 1, "of": 1, "ratio": 1.0}
    assert value["figures"]["dates_right"] == {"right": 0, "of": 0, "ratio": None}
    assert {"pairs", "missed", "unpaired", "noise", "dates", "not_scored", "source", "left_out", "notes"} <= value.keys()


def test_every_figure_is_on_the_page(folder: Path, capsys: Captured) -> None:
    assert main(["evaluate", str(folder / "case.json"), "--entries", str(folder / "found.json"), "--json"]) == 0
    page = PAGE.read_text(encoding="utf-8").replace("`_2`", "`recall_importance_2`").replace("`_1`", "`recall_importance_1`")
    for name in json.loads(capsys.readouterr().out)["figures"]:
        assert f"`{name}`" in page


def test_a_narrow_terminal_gets_a_list(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert main(["evaluate", str(folder / "case.json"), "--entries", str(folder / "found.json")]) == 0
    assert "recall importance 2 1.00 (1/1)" in capsys.readouterr().out


def test_a_ledger(tmp_path: Path, ledger: Path, selection: Selection, capsys: Captured) -> None:
    """The case's texts are those of the ledger where its folder has none; what the ledger lacks is noted."""
    exported = [entry_json(entry, selection.statements, selection.documents) for entry in selection.entries]
    told = exported[0]["statements"][0]
    case = {
        "documents": [
            {"id": "d0", "url": told["document"], "published": {"earliest": "2031-03-04", "latest": "2031-03-04"}},
            {"id": "d1", "file": "denial.txt"},
            {"id": "d2", "file": "lost.txt"},
        ],
        "entries": [
            {key: exported[0][key] for key in ("act", "topic", "actors", "status")} | {"id": "e1", "anchor": {"d0": "offered the Velmar"}}
        ],
    }
    write(tmp_path / "case.json", case)
    assert main(["evaluate", str(tmp_path / "case.json"), "--ledger", str(ledger), "--json"]) == 0
    caught = capsys.readouterr()
    value = json.loads(caught.out)
    assert value["pairs"][0]["entry"] == exported[0]["id"]
    assert value["figures"]["status"]["right"] == 1
    assert value["figures"]["dates_right"] == {"right": 1, "of": 1, "ratio": 1.0}
    assert "the ledger does not hold d2" in caught.err


@pytest.mark.slow
def test_a_ledger_is_built_of_the_documents_alone(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    (folder / "elsewhere").mkdir()
    (folder / "other.txt").write_text("The Ridge Front attacked Tern on Monday.", encoding="utf-8")
    write(folder / "post.meta.json", {"url": "https://lowland.example/truce", "published": "2031-03-04"})
    monkeypatch.chdir(folder / "elsewhere")
    assert main(["evaluate", "../case.json", "--json"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert value["source"] == "a ledger built of the case's documents"
    assert value["pairs"][0]["gold"] == "e1"
    assert value["left_out"] == 0
    assert list((folder / "elsewhere").iterdir()) == []


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (None, "case.json: cannot be read (No such file or directory)"),
        ("", "case.json: is empty"),
        ("{", "case.json: is no JSON (Expecting property name"),
        ("\xff", "case.json: is not in UTF-8"),
        ("[" * 100_000, "case.json: is no JSON"),
        ([], "case.json: is a list, not an object"),
        ({"a": 1}, "case.json: documents: there are none"),
        ({"documents": [{"id": "d0", "file": "post.txt"}], "entries": [gold(act="yell")]}, "entries[0] (e1).act: there is no act yell"),
        (
            {"documents": [{"id": "d0", "file": "post.txt"}], "entries": [gold(evidence={"d0": [0, 101]})]},
            "entries (e1): ends at 101 in d0",
        ),
        (
            {"documents": [{"id": "d0", "file": "gone.txt"}], "entries": [gold(evidence={"d0": [0, 9]})]},
            "the document d0 of the case is not here",
        ),
        ({"documents": [{"id": "d0", "file": "found.json"}], "entries": [gold(evidence={"d0": [0, 9]})]}, "found.json: "),
        ({"documents": [{"id": "d0", "file": "no.txt"}], "entries": [gold(evidence={"d0": [0, 9]})]}, "no.txt: "),
    ],
)
def test_a_bad_case_is_one_line(case: Any, words: str, folder: Path, capsys: Captured) -> None:
    (folder / "no.txt").write_bytes(b"")
    path = folder / "case.json"
    if case is None:
        path.unlink()
    elif isinstance(case, str):
        path.write_bytes(case.encode("latin-1"))
    else:
        write(path, case)
    assert main(["evaluate", str(path)]) in (1, 2)
    refused(capsys, words)


def refused(capsys: Captured, words: str) -> None:
    caught = capsys.readouterr()
    assert caught.out == ""
    assert words in caught.err
    assert "Remedy: " in caught.err
    assert len(caught.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (None, "found.json: cannot be read"),
        ('{"act": "offer"}\n{', "found.json: line 2 is no JSON"),
        ("[{]", "found.json: is no JSON"),
        ("[7]", "found.json: entry 1: is a number, not an object"),
        (json.dumps([{**OFFER, "statements": [{"document": "b.txt", "start": 0, "end": 9}]}]), "none of its documents is one of the case"),
    ],
)
def test_bad_entries_are_one_line(found: str | None, words: str, folder: Path, capsys: Captured) -> None:
    path = folder / "found.json"
    if found is None:
        path.unlink()
    else:
        path.write_text(found, encoding="utf-8")
    assert main(["evaluate", str(folder / "case.json"), "--entries", str(path)]) == 2
    refused(capsys, words)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--ledger", "a.db", "--entries", "b.jsonl"], "--ledger and --entries exclude each other"),
        (["--ledger", "no-such.db"], "there is no ledger here"),
        (["--texts", "no-such-folder"], "no-such-folder: is no folder"),
    ],
)
def test_bad_options_are_one_line(options: list[str], words: str, folder: Path, capsys: Captured) -> None:
    assert main(["evaluate", str(folder / "case.json"), *options]) in (1, 2)
    refused(capsys, words)


def test_words_in_place_of_offsets_need_the_text(folder: Path, capsys: Captured) -> None:
    entry = gold(evidence=None, anchor={"post.txt": "offered the Velmar government"})
    write(folder / "case.json", {"documents": [{"id": "d0", "file": "post.txt"}], "entries": [entry]})
    arguments = ["evaluate", str(folder / "case.json"), "--entries", str(folder / "found.json")]
    assert main(arguments) == 0
    assert "1/1" in capsys.readouterr().out
    (folder / "post.txt").unlink()
    assert main(arguments) == 2
    refused(capsys, "the document d0 of the case is not here (looked for post.txt, d0.txt, d0)")


def test_offsets_without_the_text_are_noted(folder: Path, capsys: Captured) -> None:
    (folder / "post.txt").unlink()
    assert main(["evaluate", str(folder / "case.json"), "--entries", str(folder / "found.json")]) == 0
    assert "note: the texts of d0 are not there" in capsys.readouterr().err
