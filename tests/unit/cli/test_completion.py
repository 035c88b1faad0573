"""Completion: the script of a named shell, and the answers that it asks for."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from parley.cli import main

CODE = "import sys; from parley.cli import main; sys.exit(main(sys.argv[1:]))"


@pytest.mark.parametrize(("shell", "words"), [("bash", "complete -o default"), ("/usr/bin/zsh", "compdef"), ("FISH", "complete --command")])
def test_the_script_of_a_named_shell(shell: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--show-completion", shell]) == 0
    out = capsys.readouterr().out
    assert words in out
    assert "_PARLEY_COMPLETE" in out


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["--show-completion", "tcsh"], "there is no completion for the shell tcsh. Remedy: name one of bash, zsh, fish"),
        (["--install-completion", "none"], "there is no completion for the shell none. Remedy: name one of bash, zsh, fish"),
        (["--show-completion"], "Option '--show-completion' requires an argument. Try `parley --help`."),
    ],
)
def test_what_is_no_shell(argv: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 2
    assert capsys.readouterr().err == f"parley: {words}\n"


def test_commands_are_completed_without_a_terminal() -> None:
    env = {**os.environ, "_PARLEY_COMPLETE": "complete_bash", "COMP_WORDS": "parley doc", "COMP_CWORD": "1"}
    done = subprocess.run([sys.executable, "-c", CODE], env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=True)
    assert set(done.stdout.split()) == {"document", "documents", "doctor"}


@pytest.mark.slow
def test_bash_takes_the_script() -> None:
    script = subprocess.run([sys.executable, "-c", CODE, "--show-completion", "bash"], capture_output=True, text=True, check=True).stdout
    done = subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
