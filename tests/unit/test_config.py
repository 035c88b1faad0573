"""Settings and process files: what is read, and how each mistake is named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from parley.config import Process, ProcessParty, Settings, load_process, load_settings, parse_process
from parley.errors import ConfigError
from parley.model.records import ActorKind

WHOLE = """
title = "Valley talks"
territory = ["Veldria"]
mediators = ["Norland", "Lakes Union"]
since = 2030-01-01
until = 2031-12-31
timezone = "Africa/Kampala"
frames = "own.toml"

[[parties]]
name = "Government of Veldria"
side = "state"
kind = "government"

[[parties]]
name = "Hill Front"
aliases = ["HF", "the Front"]
side = "rebels"
"""


def test_settings_have_defaults() -> None:
    assert load_settings(environ={}) == Settings()
    assert load_settings(environ={"PARLEY_LEDGER": "", "PARLEY_MODEL": " "}) == Settings()


def test_the_command_line_wins_over_the_environment(tmp_path: Path) -> None:
    environ = {"PARLEY_LEDGER": "a.db", "PARLEY_MODEL": "en_core_web_md", "PARLEY_EVAL_DATA": str(tmp_path)}
    settings = load_settings(ledger=Path("b.db"), environ=environ)
    assert settings == Settings(ledger=Path("b.db"), model="en_core_web_md", eval_data=tmp_path)
    assert load_settings(environ=environ).ledger == Path("a.db")


def test_the_environment_of_the_process_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLEY_LEDGER", "peace.db")
    assert load_settings().ledger == Path("peace.db")


@pytest.mark.parametrize("environ", [{"PARLEY_MODEL": "../x"}, {"PARLEY_EVAL_DATA": "/no/such/folder"}])
def test_a_variable_that_cannot_be_is_named(environ: dict[str, str]) -> None:
    with pytest.raises(ConfigError, match=next(iter(environ))) as caught:
        load_settings(environ=environ)
    assert caught.value.remedy


def test_a_whole_process_file(tmp_path: Path) -> None:
    file = tmp_path / "process.toml"
    file.write_text("\ufeff" + WHOLE, encoding="utf-8")
    assert load_process(file) == Process(
        title="Valley talks",
        territory=("Veldria",),
        mediators=("Norland", "Lakes Union"),
        since=date(2030, 1, 1),
        until=date(2031, 12, 31),
        timezone="Africa/Kampala",
        frames=str(tmp_path / "own.toml"),
        parties=(
            ProcessParty(name="Government of Veldria", side="state", kind=ActorKind.GOVERNMENT),
            ProcessParty(name="Hill Front", aliases=("HF", "the Front"), side="rebels"),
        ),
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", "title: is missing"),
        ('title = ""', "title: is missing"),
        ("title = 3", "title: is not a text"),
        ('title = "x"\ntitel = "y"', "titel: is no key of a process file"),
        ('title = "x"\nterritory = "Veldria"', "territory: is not a list of texts"),
        ('title = "x"\nmediators = [3]', "mediators: is not a list of texts"),
        ('title = "x"\nsince = "2030-01-01"', "since: is not a day"),
        ('title = "x"\nsince = 2030-02-01\nuntil = 2030-01-01', "until: 2030-01-01 is before since"),
        ('title = "x"\ntimezone = "Mars/Base"', "timezone: Mars/Base is no time zone"),
        ('title = "x"\ntimezone = "../etc/passwd"', "timezone: ../etc/passwd is no time zone"),
        ('title = "x"\nparties = ["HF"]', r"parties: is not written as \[\[parties\]\]"),
        ('title = "x"\n[[parties]]\naliases = []', r"parties\[1\]\.name: is missing"),
        ('title = "x"\n[[parties]]\nname = "HF"\nkind = "club"', r"parties\[1\]\.kind: club is not known"),
        ('title = "x"\n[[parties]]\nname = "HF"\ncolour = "red"', r"parties\[1\]\.colour: is no key"),
    ],
)
def test_each_mistake_in_a_process_file_is_named(text: str, names: str) -> None:
    with pytest.raises(ConfigError, match=names) as caught:
        parse_process(text, file="p.toml")
    assert caught.value.document == "p.toml"
    assert caught.value.remedy


@pytest.mark.parametrize("content", [b"title = ", b"\xff\xfe", b"\x00"])
def test_a_process_file_that_is_no_toml_is_named(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "process.toml"
    file.write_bytes(content)
    with pytest.raises(ConfigError, match=r"process\.toml"):
        load_process(file)


def test_a_process_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no\.toml: cannot be read"):
        load_process(tmp_path / "no.toml")
