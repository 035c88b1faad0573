"""What reaches a terminal: no control characters of a report, colours only where they are wanted."""

from __future__ import annotations

import pytest
from rich.table import Table
from rich.text import Text

from parley.cli import main
from parley.cli.output import console

HOSTILE = "fine \x1b]0;owned\x07 \x1b[2J words \x9b31m \u202egnp"
Captured = pytest.CaptureFixture[str]


def _table() -> Table:
    table = Table()
    table.add_column("x")
    table.add_row(Text(HOSTILE))
    return table


@pytest.mark.parametrize("thing", [HOSTILE, Text(HOSTILE), _table()], ids=["str", "text", "table"])
def test_controls_of_a_text_do_not_reach_the_terminal(thing: object, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    console().print(thing)
    out = capsys.readouterr().out
    assert not set("\x1b\x07\x9b\u202e") & set(out)
    assert "words" in out


def test_styles_stay(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    console().print(Text("red \x1b[2J", style="red"))
    out = capsys.readouterr().out
    assert "\x1b[31m" in out
    assert "\x1b[2J" not in out


def test_errors_are_harmless_too(capsys: Captured) -> None:
    assert main(["build", "no\x1b[2Jfile"]) == 2
    assert "\x1b" not in capsys.readouterr().err
