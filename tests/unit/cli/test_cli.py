"""The command line in process: what it prints, its exit codes, and that an error is one line with its remedy."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from parley import __version__
from parley.cli import main
from parley.cli.app import COMMANDS
from parley.cli.export import export
from parley.export.selection import Selection

EXPORTS = [f"export {command.name or command.callback.__name__}" for command in export.registered_commands if command.callback]
Captured = pytest.CaptureFixture[str]
HELP_SECONDS = 0.4
"""Time that `parley --help` may take: what feels like at once."""


def test_version(capsys: Captured) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"parley {__version__}\n"


@pytest.mark.parametrize("command", [*[command.__name__ for command in COMMANDS], *EXPORTS])
def test_help_has_examples(command: str, capsys: Captured) -> None:
    assert main([*command.split(), "--help"]) == 0
    out = capsys.readouterr().out
    assert "Examples:" in out
    assert f"parley {command}" in out


def test_help_imports_nothing_heavy_and_is_quick() -> None:
    code = (
        "import sys; from parley.cli import main; main(['--help']);"
        "print(sorted({'spacy', 'sqlalchemy', 'pyarrow', 'jinja2', 'lxml', 'trafilatura', 'numpy'} & set(sys.modules)))"
    )
    took = []
    for _ in range(3):
        started = time.perf_counter()
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        took.append(time.perf_counter() - started)
        assert done.stdout.splitlines()[-1] == "[]"
    assert min(took) < 2 * HELP_SECONDS, "even on a busy machine"


@pytest.mark.parametrize("command", ["board", "entries", "documents"])
def test_lists_print_tables_and_json(command: str, ledger: Path, capsys: Captured) -> None:
    assert main([command, "--ledger", str(ledger)]) == 0
    table = capsys.readouterr().out
    assert "denial.txt" in table if command == "documents" else "offered" in table
    assert main([command, "--ledger", str(ledger), "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) >= 1


def test_entry_shows_positions_and_sentences(ledger: Path, selection: Selection, capsys: Captured) -> None:
    name = selection.entries[0].id
    assert main(["entry", name, "--ledger", str(ledger)]) == 0
    out = capsys.readouterr().out
    for words in (
        "Hill Front offered to Velmar government (ceasefire)",
        "30 days",
        "in exchange for",
        "disputed (existence: act)",
        "no such offer",
        "{speaker: Ari Toll}",
        "{act: offered}",
        "Snow fell in the hills. «",
    ):
        assert words in " ".join(out.split())
    assert main(["entry", name, "--ledger", str(ledger), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == name


def test_document_shows_its_segments(ledger: Path, capsys: Captured) -> None:
    assert main(["document", "https://lowland.example/truce", "--ledger", str(ledger)]) == 0
    out = capsys.readouterr().out
    for kind in ("headline", "article", "comment"):
        assert kind in out
    assert main(["document", "denial.txt", "--ledger", str(ledger), "--json"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert value["published"]["clues"][0]["words"] == "9 March"
    assert value["text"][value["segments"][0]["start"] : value["segments"][0]["end"]].endswith("Ari Toll said.")


def test_export_to_standard_output(ledger: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export", "entries", "--format", "jsonl", "--ledger", str(ledger)]) == 0
    assert len([json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]) == 2


def test_export_goes_by_the_name_of_the_file(ledger: Path, tmp_path: Path) -> None:
    assert main(["export", "entries", "-o", str(tmp_path / "entries.csv"), "--ledger", str(ledger)]) == 0
    assert (tmp_path / "evidence.csv").read_text(encoding="utf-8").startswith("entry,document,")


def test_the_dictionary_is_printed(capsys: Captured) -> None:
    assert main(["export", "dictionary", "events"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "table,column,type,unit,meaning,values,example"
    assert main(["export", "dictionary", "wars"]) == 2
    assert "there is no table wars. Remedy: choose from events, entries" in capsys.readouterr().err


def test_report_is_written(ledger: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.html"
    assert main(["report", "-o", str(target), "--title", "Hills", "--ledger", str(ledger)]) == 0
    assert "<title>Hills</title>" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("argv", "code", "words"),
    [
        (["board", "--ledger", "none.db"], 1, "parley: none.db: there is no ledger here. Remedy: make one with `parley build PATH`"),
        (["entries", "--topic", "truce"], 2, "there is no topic truce. Remedy: choose from what is there: ceasefire (2)"),
        (["entries", "--since", "2031-02-31"], 2, "--since 2031-02-31: not a day. Remedy: write it as YYYY-MM-DD"),
        (["entry", "e1234"], 2, "no entry has the id e1234. Remedy: `parley entries` lists them"),
        (["export", "entries", "--format", "xlsx"], 2, "there is no format xlsx. Remedy: choose one with --format: jsonl, csv, parquet"),
        (["export", "entries", "--format", "parquet"], 2, "Parquet is not text. Remedy: name a file with -o"),
        (["ledgers"], 2, "No such command 'ledgers'"),
        (["entries", "--colour"], 2, "No such option"),
        (["entry"], 2, "Missing argument 'ID'"),
        (["build", "no-such-folder"], 2, "there is no such file or folder. Remedy: check the path"),
    ],
)
def test_an_error_is_one_line_with_its_remedy(
    argv: list[str], code: int, words: str, ledger: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ledger.parent)
    monkeypatch.setenv("PARLEY_LEDGER", str(ledger))
    assert main(argv) == code
    captured = capsys.readouterr()
    assert words in captured.err
    assert captured.err.count("\n") == 1
    assert captured.out == ""


@pytest.mark.parametrize("argv", [[], ["export"]])
def test_without_a_command_the_help_is_shown(argv: list[str], capsys: Captured) -> None:
    assert main(argv) == 2
    assert capsys.readouterr().err.startswith("Usage: parley")


def test_traceback_only_with_debug(ledger: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("gears\nand more")

    monkeypatch.setattr("parley.workflows.answers.ask", broken)
    assert main(["board", "--ledger", str(ledger)]) == 1
    assert capsys.readouterr().err == (
        "parley: unexpected error: RuntimeError: gears. Remedy: run it again with --debug and report what it prints\n"
    )
    with pytest.raises(RuntimeError):
        main(["board", "--ledger", str(ledger), "--debug"])


def test_interrupt(ledger: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("parley.workflows.answers.ask", interrupted)
    assert main(["board", "--ledger", str(ledger)]) == 130
    assert "interrupted" in capsys.readouterr().err


def test_nothing_passes_says_so(ledger: Path, capsys: Captured) -> None:
    assert main(["entries", "--topic", "justice", "--ledger", str(ledger)]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "No entry passes this filter. There are topics: ceasefire (2)" in " ".join(captured.err.split())


def _lines(ledger: Path, command: str, **environ: str) -> list[str]:
    code = f"import sys; from parley.cli import main; sys.exit(main([{command!r}, '--ledger', {str(ledger)!r}]))"
    env = {"PATH": "", "LANG": "C", **environ}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=env)
    return done.stdout.decode("utf-8").splitlines()


@pytest.mark.parametrize(
    "command",
    ["board", "timeline", "entries", "threads", "disputes", "conditions", "tracks", "processes", "actors", "sources", "documents"],
)
def test_pipes_and_narrow_terminals(command: str, ledger: Path) -> None:
    assert not any("\x1b" in line for line in _lines(ledger, command))
    assert not any("\x1b" in line for line in _lines(ledger, command, NO_COLOR="1", FORCE_COLOR=""))
    assert max(map(len, _lines(ledger, command, COLUMNS="50")), default=0) <= 50
