"""`parley judge` and `parley judgements`: what they print, and that a mistake is one line with its remedy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from parley.cli import main
from parley.cli.judge import judge
from parley.export.selection import Selection

Captured = pytest.CaptureFixture[str]
JUDGE = [command.name or command.callback.__name__ for command in judge.registered_commands if command.callback]


def run(ledger: Path, *words: str) -> int:
    return main([*words, "--ledger", str(ledger)])


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("command", JUDGE)
def test_help_has_examples(command: str, capsys: Captured) -> None:
    assert main(["judge", command, "--help"]) == 0
    assert "Examples:" in capsys.readouterr().out


def test_there_is_a_command_for_each_kind_but_processes() -> None:
    assert set(JUDGE) == {"same", "different", "reject", "correct", "actor", "date", "withdraw", "import"}


def test_judging_prints_what_it_did(ledger: Path, selection: Selection, capsys: Captured) -> None:
    one, two = (entry.id for entry in selection.entries)
    assert run(ledger, "judge", "same", one[:9], two[:9], "--why", "the denial of it", "--by", "Ann") == 0
    printed = capsys.readouterr()
    assert "stands these tell one act" in flat(printed.out)
    assert "the denial of it" in flat(printed.out)
    assert "1 entry in the ledger, 2 before." in printed.err
    assert run(ledger, "judge", "different", one.replace("e", "s", 1), two.replace("e", "s", 1), "--why", "no", "--by", "Ben") == 0
    assert "this is the later one and decides" in flat(capsys.readouterr().out)
    assert run(ledger, "judgements") == 0
    listed = flat(capsys.readouterr().out)
    assert "overruled same" in listed
    assert "of Ben" in listed
    assert "stands different" in listed
    assert "Ari Toll said." in listed, "the words that it is about"


def test_the_user_of_the_machine_judges(ledger: Path, selection: Selection, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "cem")
    assert run(ledger, "judge", "correct", selection.entries[0].id, "amount", "300", "--why", "p. 2", "--json") == 0
    made = json.loads(capsys.readouterr().out)
    assert made["judgement"]["who"] == "cem"
    assert made["judgement"]["state"] == "stands"
    assert made["entries"] == [selection.entries[0].id]


def test_entries_and_statements_show_what_bears_on_them(ledger: Path, selection: Selection, capsys: Captured) -> None:
    entry = selection.entries[0]
    run(ledger, "judge", "correct", entry.id, "amount", "300", "--why", "p. 2", "--by", "Ann")
    capsys.readouterr()
    for command, name in (("entry", entry.id), ("show", entry.statements[0])):
        assert run(ledger, command, name) == 0
        shown = flat(capsys.readouterr().out)
        assert "judged by people" in shown
        assert "correct: amount is 300" in shown
        assert run(ledger, command, name, "--json") == 0
        assert json.loads(capsys.readouterr().out)["judgements"][0]["payload"] == {"field": "amount", "value": "300"}
    other = selection.entries[1]
    run(ledger, "entry", other.id)
    assert "judged" not in capsys.readouterr().out
    run(ledger, "judge", "reject", other.id, "--why", "a joke")
    run(ledger, "show", other.statements[0])
    assert "the report does not say so" in flat(capsys.readouterr().out)


def test_judgements_are_exchanged_as_lines(ledger: Path, tmp_path: Path, capsys: Captured) -> None:
    run(ledger, "judge", "date", "denial.txt", "2031-03-05", "--why", "the page", "--by", "Ann")
    run(ledger, "judge", "actor", "Hill Front", "Hillers", "--kind", "armed_group", "--why", "their name", "--by", "Ann")
    capsys.readouterr()
    assert run(ledger, "judgements", "--json") == 0
    out = capsys.readouterr().out
    assert [json.loads(line)["kind"] for line in out.splitlines()] == ["date", "actor"]
    file = tmp_path / "mine.jsonl"
    file.write_text(out, encoding="utf-8")
    assert run(ledger, "judge", "import", str(file)) == 0
    assert "judgements and withdrawals: 0 new, 2 known already" in flat(capsys.readouterr().err)
    assert run(ledger, "judge", "import", str(file), "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"file": str(file), "new": 0, "known": 2}


def test_what_is_handed_on_says_that_it_was_judged(ledger: Path, selection: Selection, tmp_path: Path, capsys: Captured) -> None:
    entry = selection.entries[0]
    run(ledger, "judge", "correct", entry.id, "amount", "300", "--why", "p. 2", "--by", "Ann", "--json")
    name = json.loads(capsys.readouterr().out)["judgement"]["id"]
    run(ledger, "entries", "--json")
    assert {one["id"]: one["judged"] for one in json.loads(capsys.readouterr().out)} == {entry.id: [name], selection.entries[1].id: []}
    for what in ("entries", "events"):
        run(ledger, "export", what, "-o", str(tmp_path / f"{what}.csv"))
        rows = (tmp_path / f"{what}.csv").read_text(encoding="utf-8").splitlines()
        assert [name in row for row in rows[1:]] == [entry.id in row for row in rows[1:]]
    for page in ("page.html", "page.md"):
        assert run(ledger, "report", "-o", str(tmp_path / page)) == 0
        assert "amount is 300 (Ann" in (tmp_path / page).read_text(encoding="utf-8")


def test_withdrawing(ledger: Path, selection: Selection, capsys: Captured) -> None:
    run(ledger, "judge", "reject", selection.entries[1].id, "--why", "a joke", "--json")
    name = json.loads(capsys.readouterr().out)["judgement"]["id"]
    assert run(ledger, "judge", "withdraw", name[:9], "--why", "no joke", "--by", "Ben") == 0
    assert "2 entries in the ledger, 1 before." in capsys.readouterr().err
    assert run(ledger, "judgements", "--state", "withdrawn") == 0
    assert "withdrawn by Ben" in flat(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["judge", "same", "e1234567", "e7654321", "--why", "x"], "no entry has the id"),
        (["judge", "date", "denial.txt", "March", "--why", "x"], "EARLIEST March: not a day"),
        (["judge", "actor", "Hill Front", "--why", "x"], "a name and the actor that it means"),
        (["judge", "reject", "s1234567"], "--why"),
        (["judge", "withdraw", "j1234567", "--why", "x"], "no judgement has the id"),
        (["judgements", "--state", "lost"], "there is no state lost"),
    ],
)
def test_mistakes(ledger: Path, words: list[str], message: str, capsys: Captured) -> None:
    assert run(ledger, *words) == 2
    assert message in capsys.readouterr().err


def test_no_judgements(ledger: Path, capsys: Captured) -> None:
    assert run(ledger, "judgements", "--json") == 0
    assert capsys.readouterr().out == ""
    assert run(ledger, "judgements") == 0
    assert "0 judgements in the ledger." in capsys.readouterr().err
