"""The process file that `parley init` writes loads as it is, and with every example taken in."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from parley.config import Process, load_process, parse_process
from parley.errors import UsageError
from parley.model.records import ActorKind
from parley.workflows.process_file import process_text, write_process

KEYS = ("territory", "mediators", "since", "until", "timezone", "frames", "name", "aliases", "side", "kind")


def with_examples(text: str) -> str:
    """The file as it is when somebody removes the sign before each example."""
    return re.sub(r"^#(?! |$)", "", text, flags=re.MULTILINE)


@pytest.mark.parametrize("title", ["Valley talks", 'The "valley" talks', "Täler\\Berge", "a\x7fb\tc", "two\nlines"])
def test_it_loads_as_written_with_its_title(title: str, tmp_path: Path) -> None:
    target = tmp_path / "process.toml"
    write_process(title, target)
    assert load_process(target) == Process(title=title)


def test_it_loads_with_every_example_taken_in(tmp_path: Path) -> None:
    target = tmp_path / "process.toml"
    target.write_text(with_examples(process_text("Valley talks")), encoding="utf-8")
    process = load_process(target)
    assert (process.since, process.until, process.timezone) == (date(2031, 1, 15), date(2031, 12, 31), "Africa/Kampala")
    assert process.territory == ("Velmar", "Tern Valley")
    assert process.mediators == ("Norland", "Lakes Union")
    assert process.frames == str(tmp_path / "frames.toml")
    assert [(party.name, party.side, party.kind) for party in process.parties] == [
        ("Government of Velmar", "government", ActorKind.GOVERNMENT),
        ("Hill Front", "rebels", ActorKind.ARMED_GROUP),
    ]
    assert process.parties[1].aliases == ("HF", "the Front")


def test_every_key_is_explained_and_has_an_example() -> None:
    text = process_text("Valley talks")
    for key in KEYS:
        assert re.search(rf"^#{key} = ", text, re.MULTILINE), key
    for kind in ActorKind:
        assert kind.value in text
    assert "Optional for everything" in text


def test_each_example_can_be_taken_in_alone() -> None:
    lines = process_text("Valley talks").splitlines()
    for number, line in enumerate(lines):
        if re.match(r"#(territory|mediators|since|until|timezone|frames)", line):
            assert parse_process("\n".join([*lines[:number], line[1:], *lines[number + 1 :]])).title == "Valley talks"


def test_it_never_writes_over_a_file_unless_told_so(tmp_path: Path) -> None:
    target = tmp_path / "process.toml"
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="is there already; it was left as it is"):
        write_process("Valley talks", target)
    assert target.read_text(encoding="utf-8") == "mine"
    write_process("Valley talks", target, force=True)
    assert load_process(target).title == "Valley talks"


@pytest.mark.parametrize(
    ("title", "name", "words"), [(" ", "a.toml", "no name"), ("x", "", "is a folder"), ("x", "no/a.toml", "cannot be written")]
)
def test_what_cannot_be_written_says_so(title: str, name: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=words):
        write_process(title, tmp_path / name)
