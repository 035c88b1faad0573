"""What the command prints, on every kind of ground: full disks, closed pipes, narrow terminals, locales without Unicode."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from parley.export.selection import Selection

pytestmark = pytest.mark.slow

COMMANDS = {
    "board": ["board"],
    "board as JSON": ["board", "--json"],
    "entries": ["entries"],
    "entries as JSON": ["entries", "--json"],
    "entry": ["entry", "ENTRY"],
    "documents": ["documents"],
    "document": ["document", "denial.txt"],
    "document as JSON": ["document", "denial.txt", "--json"],
    "export": ["export", "entries"],
    "export as CSV": ["export", "entries", "--format", "csv"],
    "frames": ["frames"],
    "frames as JSON": ["frames", "--json"],
    "codebook": ["codebook"],
    "doctor": ["doctor"],
    "doctor as JSON": ["doctor", "--json"],
    "help": ["entries", "--help"],
    "version": ["--version"],
    "completion": ["--show-completion", "zsh"],
}

LOCALES = (
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "latin-1", "NO_COLOR": "1"},
)

CODE = "import sys; from parley.cli import main; sys.exit(main(sys.argv[1:]))"


def start(argv: list[str], ledger: Path, out: int, **environ: str) -> subprocess.Popen[bytes]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PARLEY_", "LC_", "COLUMNS"))}
    env = {**kept, "PARLEY_LEDGER": str(ledger), **environ}
    return subprocess.Popen([sys.executable, "-c", CODE, *argv], stdout=out, stderr=subprocess.PIPE, env=env, cwd=ledger.parent)


def run(argv: list[str], ledger: Path, **environ: str) -> tuple[int, bytes, bytes]:
    with start(argv, ledger, subprocess.PIPE, **environ) as process:
        out, err = process.communicate(timeout=60)
    return process.returncode, out, err


@pytest.fixture
def words(selection: Selection) -> dict[str, list[str]]:
    """The arguments of each command, with an entry that is there."""
    return {name: [selection.entries[0].id if word == "ENTRY" else word for word in argv] for name, argv in COMMANDS.items()}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("name", COMMANDS)
def test_a_full_disk(name: str, words: dict[str, list[str]], ledger: Path) -> None:
    with open("/dev/full", "wb") as full, start(words[name], ledger, full.fileno()) as process:
        _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert (
        err.decode()
        == "parley: the output cannot be written (no space left on device). Remedy: free some space, or write to another disk\n"
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_a_reader_that_goes_away(name: str, words: dict[str, list[str]], ledger: Path) -> None:
    ours, theirs = os.pipe()
    os.close(ours)  # as `| head -0`: nobody reads from the first byte on
    with start(words[name], ledger, theirs) as process:
        os.close(theirs)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert b"Traceback" not in err
    assert b"parley: " not in err
    assert b"Exception ignored" not in err


@pytest.mark.parametrize("name", ["board", "entry", "document", "entries as JSON", "export as CSV", "frames", "doctor", "completion"])
def test_locales_without_unicode(name: str, words: dict[str, list[str]], ledger: Path) -> None:
    for environ in LOCALES:
        code, out, err = run(words[name], ledger, **environ)
        assert code == 0, (environ, err)
        assert out
        assert b"\x1b" not in out
        if "JSON" in name:
            json.loads(out.decode("utf-8"))


@pytest.mark.parametrize("name", ["board", "entries", "entry", "documents", "document", "frames", "codebook", "doctor"])
def test_a_narrow_terminal(name: str, words: dict[str, list[str]], ledger: Path) -> None:
    code, out, _ = run(words[name], ledger, COLUMNS="40")
    assert code == 0
    assert max(map(len, out.decode("utf-8").splitlines())) <= 40
