"""docs/formats.md has the keys of every answer, those that are printed and no others."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
ARGUMENTS = {"NAME": "Lakes", "WORDS": "truce"}
MORE = {"diff": ["--from", "2031-05-05", "--to", "2031-05-12"]}
"""What a question cannot do without, and its heading does not say."""

INHERITED = {
    "actor": r"### Parties and persons.*?(?=\n### )",
    "show": r"## A document's annotations.*?(?=\n## )|## An entry.*?(?=\n## )",
}
"""Sections whose keys an answer has, besides those of its own."""

pytestmark = pytest.mark.slow


def _sections() -> Iterator[tuple[str, str]]:
    """Each question's command and the text of its section."""
    for title, command, text in re.findall(r"^### (.*?): `parley (.*?) --json`\n(.*?)(?=^##)", PAGE, flags=re.DOTALL | re.MULTILINE):
        assert title
        yield command, text


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("answers") / "parley.db"
    _parley("build", str(ROOT / "examples"), ledger=path)
    return path


def _parley(*arguments: str, ledger: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PARLEY_")}
    command = [sys.executable, "-c", "import sys; from parley.cli import main; sys.exit(main())", *arguments, "--ledger", str(ledger)]
    return subprocess.run(command, env=environment, capture_output=True, check=True, text=True).stdout


def _objects(answer: Any) -> list[dict[str, Any]]:
    return answer if isinstance(answer, list) else [answer]


def _below(value: Any, *, level: int = 0) -> Iterator[str]:
    """Every key below the first level; those of `reasons` are texts."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from (key,) if level else ()
            yield from () if key == "reasons" else _below(below, level=level + 1)
    elif isinstance(value, list):
        for below in value:
            yield from _below(below, level=level)


@pytest.mark.parametrize(("command", "text"), list(_sections()))
def test_keys(command: str, text: str, ledger: Path) -> None:
    hit = json.loads(_parley("search", "closed doors", "--json", ledger=ledger))[0]
    words = [hit["statement"] if word == "ID" else ARGUMENTS.get(word, word) for word in command.split()]
    objects = _objects(json.loads(_parley(*words, *MORE.get(words[0], []), "--json", ledger=ledger)))
    assert objects
    rows = re.findall(r"^\| (`[^|]*?) \|", text, flags=re.MULTILINE)
    own = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    printed = {key for one in objects for key in one}
    inherited = "".join(re.findall(INHERITED.get(words[0], r"$^"), PAGE, flags=re.DOTALL))
    assert own <= printed, "documented and not printed"
    assert printed - own <= set(re.findall(r"`(\w+)`", inherited)), "printed and not documented"
    named = set(re.findall(r"`(\w+)`", PAGE))
    assert {key for one in objects for key in _below(one)} - named == set()


def test_every_question_has_its_section() -> None:
    commands = [command.split()[0] for command, _ in _sections()]
    assert {"board", "threads", "disputes", "conditions", "agreements", "tracks", "actors", "sources", "search", "show", "diff"} <= set(
        commands
    )
