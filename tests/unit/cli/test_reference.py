"""`init`, `doctor`, `frames` and `codebook` on the command line: what they print, as text and as JSON, and their exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from parley.cli import main
from parley.config import load_process

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith("PARLEY_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_init_writes_a_process_file(capsys: Captured) -> None:
    assert main(["init", "Valley talks"]) == 0
    assert load_process(Path("process.toml")).title == "Valley talks"
    assert "parley build PATH --process process.toml" in capsys.readouterr().err
    assert main(["init", "Valley talks"]) == 2
    assert "is there already; it was left as it is. Remedy: name another with -o, or add --force" in capsys.readouterr().err
    assert main(["init", "Hills", "--force", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"file": "process.toml", "title": "Hills"}


def test_doctor_is_quick_and_loads_no_model(ledger: Path) -> None:
    code = (
        "import sys; from parley.cli import main; code = main(['doctor', '--json', '--ledger', sys.argv[1]]);"
        "print('spacy' in sys.modules, code)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(ledger)], capture_output=True, text=True, check=True, timeout=30)
    assert done.stdout.splitlines()[-1] == "False 0"


def test_doctor_tells_what_is_wrong_by_its_exit_code(ledger: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["doctor", "--ledger", str(ledger)]) == 0
    assert capsys.readouterr().out.rstrip().endswith("nothing is wrong")
    monkeypatch.setenv("PARLEY_COLOUR", "red")
    ledger.write_bytes(b"no ledger")
    assert main(["doctor", "--ledger", str(ledger)]) == 1
    out = " ".join(capsys.readouterr().out.split())
    assert "is no ledger of Parley; it was left as it is name another file with --ledger" in out
    assert out.endswith("2 things wrong")
    assert main(["doctor", "--ledger", str(ledger), "--json"]) == 1
    assert {"ok", "wrong"} <= {one["state"] for one in json.loads(capsys.readouterr().out)}


def test_frames(capsys: Captured) -> None:
    assert main(["frames", "talks-held"]) == 0
    out = capsys.readouterr().out
    assert "yes: The government and the rebels held talks in Tirza." in out
    assert "no:  The talks remain a distant hope." in out
    assert main(["frames", "talks-held", "--json"]) == 0
    (frame,) = json.loads(capsys.readouterr().out)
    assert (frame["id"], frame["act"], frame["topic"]) == ("talks-held", "meet", None)
    assert main(["frames", "walkk"]) == 2
    assert "did you mean walk" in capsys.readouterr().err


def test_frames_of_a_file(capsys: Captured, tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    frame = 'id = "nod"\nact = "accept"\nverbs = "nod"\nparticle = "at"\nkind = "speech"\ncontent = "at"\ntopic = "content"\n'
    examples = 'example = "The Varo Front nodded at a truce."\ncounter = "The Varo Front nodded."\n'
    file.write_text(f"[[frame]]\n{frame}{examples}", encoding="utf-8")
    assert main(["frames", str(file)]) == 0
    assert "triggers: nod" in capsys.readouterr().out
    assert main(["frames", str(file), "--check"]) == 0
    assert "nod: good" in capsys.readouterr().out
    file.write_text(f"[[frame]]\n{frame}{examples}".replace("nodded at a truce", "slept"), encoding="utf-8")
    assert main(["frames", str(file), "--check", "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == [{"frame": "nod", "finds": False, "errs": False, "instead": [], "good": False}]
    assert main(["frames", "nod", "--check"]) == 2


def test_codebook(capsys: Captured) -> None:
    assert main(["codebook", "visit"]) == 0
    out = capsys.readouterr().out
    assert "visit  act, family talks; PLOVER CONSULT, mode visit" in out
    assert "no:  Tourists visited the old fortress again this summer." in out
    assert main(["codebook", "--topics", "--json"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert value["acts"] == []
    assert value["topics"][0]["name"] == "ceasefire"
    assert main(["codebook", "ofer"]) == 2
    assert capsys.readouterr().err == "parley: there is no act or topic ofer. Remedy: did you mean offer? `parley codebook` lists all\n"
    assert main(["codebook", "--acts", "--topics"]) == 2
