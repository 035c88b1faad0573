"""Ctrl-C and SIGTERM during a build: the ledger is whole, one line says how far it came, and the same command completes it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from parley.cli import main
from parley.cli.build import how_far
from parley.store import open_store

from .fakes import content, fill, run

SCRIPT = """
import importlib.util, sys, time
spec = importlib.util.spec_from_file_location("fakes", sys.argv[1])
fakes = importlib.util.module_from_spec(spec)
sys.modules["fakes"] = fakes
spec.loader.exec_module(fakes)

import parley.workflows.resources as resources
from parley.cli import main

class Slow(fakes.CheapAnalyser):
    def analyse(self, doc, *, gate=True):
        print(doc.key, flush=True)
        time.sleep(0.1)
        return super().analyse(doc, gate=gate)

resources.load_analyser = lambda settings: Slow()
sys.exit(main(["build", sys.argv[3], "--ledger", sys.argv[2]]))
"""

DEADLINE = 60


def _listen() -> None:
    """A process started in the background of a script has Ctrl-C ignored from the beginning; these are to hear it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.slow
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_interrupted(sent: signal.Signals, tmp_path: Path) -> None:
    news, ledger, clean = fill(tmp_path / "news", 40), tmp_path / "x.db", tmp_path / "clean.db"
    arguments = [sys.executable, "-c", SCRIPT, str(Path(__file__).with_name("fakes.py")), str(ledger), str(news)]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=_listen)
    assert process.stdout is not None
    for _ in range(6):
        process.stdout.readline()
    process.send_signal(sent)
    _, told = process.communicate(timeout=DEADLINE)
    assert process.returncode == 130
    (line,) = told.splitlines()
    assert line in [
        f"parley: interrupted after {done} of 40 documents; they are in the ledger, and the same command goes on from there"
        for done in (5, 6)
    ]
    done = int(line.split()[3])
    with open_store(ledger) as store:
        assert store.faults() == ()
        assert done <= store.counts().documents <= done + 1
    summary = run(ledger, news)
    assert summary.unchanged >= done
    assert summary.read + summary.unchanged == 40
    run(clean, news)
    assert content(ledger) == content(clean)


@pytest.mark.slow
def test_any_command_that_is_interrupted_says_so_in_one_line(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    code = "import sys; from parley.cli import main; sys.exit(main(['annotate', '-']))"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=_listen
    ) as process:
        time.sleep(2)  # it waits for its standard input
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=DEADLINE)
    assert process.returncode == 130
    assert told == "parley: interrupted. Remedy: nothing that was there before is lost; run the same command again\n"


@pytest.mark.parametrize(
    ("done", "total", "words"),
    [
        (0, 40, "interrupted before a document was read; the ledger is as it was"),
        (1, 40, "interrupted after 1 of 40 documents; it is in the ledger"),
        (1, None, "interrupted after 1 document; it is in the ledger"),
        (1200, 4000, "interrupted after 1,200 of 4,000 documents; they are in the ledger"),
    ],
)
def test_how_far_it_came(done: int, total: int | None, words: str) -> None:
    assert how_far(done, total).startswith(words)


def test_an_interrupted_build_in_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("parley.workflows.ingest.build", interrupted)
    assert main(["build", str(tmp_path), "--debug"]) == 130
    assert capsys.readouterr().err.count("\n") == 1
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
