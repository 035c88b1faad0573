"""The shell blocks of a page: they are found, run in one session, compared as doctest compares, and written again."""

from __future__ import annotations

import doctest
from pathlib import Path
from types import ModuleType

import pytest

PAGE = """# A page

```console
$ name=Tern
$ echo "$name"
Tern
$ cat <<'END'
> one
> two
> END
one
...
```

```sh
mkdir made
touch made/file
```

```console
$ ls made; echo wrong >&2
file
wrong
$ seq 1 5
1
...
6
```
"""


def test_commands_are_found_with_their_outputs(consoles: ModuleType) -> None:
    found = consoles.commands(PAGE)
    assert [one.text.splitlines()[0] for one in found] == [
        "name=Tern",
        'echo "$name"',
        "cat <<'END'",
        "mkdir made",
        "ls made; echo wrong >&2",
        "seq 1 5",
    ]
    assert [one.wanted for one in found] == ["", "Tern\n", "one\n...\n", None, "file\nwrong\n", "1\n...\n6\n"]
    assert [PAGE.splitlines()[one.line - 1] for one in found][:2] == ["$ name=Tern", '$ echo "$name"']
    assert all(PAGE[one.start : one.end] == one.wanted for one in found if one.wanted)


def test_a_session_runs_them_and_drift_is_found(consoles: ModuleType, tmp_path: Path) -> None:
    ran = consoles.run(consoles.commands(PAGE), tmp_path)
    assert [one.code for one in ran] == [0] * 6
    faults = [consoles.fault(one) for one in ran]
    assert faults[:-1] == [None] * 5
    assert "+5" in faults[-1]
    assert "-6" in faults[-1]


def test_the_outputs_are_written_again_and_nothing_else(consoles: ModuleType, tmp_path: Path) -> None:
    new = consoles.refreshed(PAGE, consoles.run(consoles.commands(PAGE), tmp_path))
    assert new == PAGE.replace("...\n6\n", "...\n5\n")


def test_an_error_and_an_end_are_faults(consoles: ModuleType, tmp_path: Path) -> None:
    page = "```console\n$ false\n$ echo here\nhere\n```\n```sh\nexit 3\n```\n```sh\necho never\n```\n"
    faults = [consoles.fault(one) for one in consoles.run(consoles.commands(page), tmp_path)]
    assert "exit code 1" in faults[0]
    assert faults[1] is None
    assert "exit code None" in faults[2]
    assert "exit code None" in faults[3]


def test_no_variable_of_parley_is_set(consoles: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLEY_LEDGER", "other.db")
    page = '```console\n$ echo "$COLUMNS $NO_COLOR [$PARLEY_LEDGER]"\n100 1 []\n```\n'
    assert [consoles.fault(one) for one in consoles.run(consoles.commands(page), tmp_path)] == [None]


def test_its_examples(consoles: ModuleType) -> None:
    result = doctest.testmod(consoles)
    assert result.failed == 0
    assert result.attempted >= 3
