#!/usr/bin/env python3
"""Runs the shell blocks of a page: one session a page, from top to bottom, as a reader would type them.

A ```console block holds commands (`$ `, continued by `> `), each with its output; `...` stands for what is left out, in a line or as a
line. A ```sh block holds commands without output. Every command must end with exit code 0. Invariant: running changes no page; only
`refreshed` makes a new text, and it changes outputs and nothing else.
"""

from __future__ import annotations

import difflib
import doctest
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIRST = "docs/tutorial.md"
"""The page that is run first. The others run in the folder that it leaves behind, so that their builds read nothing again."""
COLUMNS = 100
"""Width of the terminal that the pages show."""
PATIENCE = 600
"""Seconds that the commands of one page may take together."""
SIMILAR = 0.6
"""Two lines this alike are the same line with drifted words, when an output is refreshed; `difflib` calls this a close match."""

_BLOCK = re.compile(r"^```(console|sh)\n(.*?)^```$", flags=re.DOTALL | re.MULTILINE)
_MARK = "--parley-consoles--"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command of a page. `line` is its line in the page; `wanted` is the output that the page shows, None where it shows none (sh);
    `start` and `end` are the offsets of that output in the page."""

    line: int
    text: str
    wanted: str | None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a command printed, standard output and standard error as they came, and its exit code (None: it never ended)."""

    command: Command
    printed: str
    code: int | None


def commands(page: str) -> list[Command]:
    """Every command of the page's console and sh blocks, in order.

    >>> [(one.line, one.text, one.wanted) for one in commands("```console\\n$ echo a\\na\\n```\\n\\n```sh\\nb\\n```\\n")]
    [(2, 'echo a', 'a\\n'), (7, 'b\\n', None)]
    """
    found: list[Command] = []
    for block in _BLOCK.finditer(page):
        first = page.count("\n", 0, block.start(2)) + 1
        if block[1] == "sh":
            found.append(Command(line=first, text=block[2], wanted=None))
            continue
        offset = block.start(2)
        for number, line in enumerate(block[2].splitlines(keepends=True)):
            offset += len(line)
            last = found[-1] if number else None
            if line.startswith("$ "):
                found.append(Command(line=first + number, text=line[2:].rstrip("\n"), wanted="", start=offset, end=offset))
            elif last is None:
                raise ValueError(f"line {first}: a console block begins with a command, `$ ...`")
            elif line.startswith("> ") and not last.wanted:
                found[-1] = replace(last, text=f"{last.text}\n{line[2:].rstrip()}", start=offset, end=offset)
            else:
                found[-1] = replace(last, wanted=f"{last.wanted}{line}", end=offset)
    return found


def run(page_commands: Sequence[Command], folder: Path) -> list[Ran]:
    """Runs the commands in one shell in the folder. `parley` is the one beside this Python; no variable of Parley is set."""
    script = "".join(f"{{\n{one.text}\n}} </dev/null\nprintf '\\n%s %d\\n' '{_MARK}' \"$?\"\n" for one in page_commands)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PARLEY_")}
    environment = {
        **kept,
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), kept.get("PATH", os.defpath))),
        "COLUMNS": str(COLUMNS),
        "NO_COLOR": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONIOENCODING": "utf-8",
        "TZ": "UTC",
    }
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-o", "pipefail", "-c", script],
        cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=PATIENCE, check=False,
    )  # fmt: skip
    parts = re.split(rf"\n{_MARK} (\d+)\n", done.stdout.decode("utf-8", "replace"))
    printed, codes = parts[::2], parts[1::2]
    ran = [Ran(command=one, printed=text, code=int(code)) for one, text, code in zip(page_commands, printed, codes, strict=False)]
    return ran + [Ran(command=one, printed=printed[-1], code=None) for one in page_commands[len(ran) :]]


def pages() -> list[str]:
    """The pages whose blocks run: the tutorial, then the how-to pages."""
    return [FIRST, *(str(path.relative_to(ROOT)) for path in sorted((ROOT / "docs" / "howto").glob("*.md")))]


def play(page: str, folder: Path) -> list[Ran]:
    """Runs a page in a folder, which has a copy of the examples, or gets one."""
    if not (folder / "examples").exists():
        shutil.copytree(ROOT / "examples", folder / "examples")
    return run(commands((ROOT / page).read_text(encoding="utf-8")), folder)


def fault(ran: Ran) -> str | None:
    """What is wrong with what a command did, with the difference; None when it is as the page has it."""
    first = ran.command.text.splitlines()[0]
    if ran.code != 0:
        return f"line {ran.command.line}: {first}: exit code {ran.code}\n{ran.printed}"
    if ran.command.wanted is None or matches(ran.command.wanted, ran.printed):
        return None
    lines = difflib.unified_diff(_plain(ran.command.wanted), _plain(ran.printed), "the page", "the output", lineterm="")
    return f"line {ran.command.line}: {first}: prints something else\n" + "\n".join(lines)


def matches(wanted: str, printed: str) -> bool:
    """As doctest compares with ELLIPSIS, after blanks at the ends of lines are cut off.

    >>> matches("a\\n...\\nd\\n", "a  \\nb\\nc\\nd\\n"), matches("in (... s)\\n", "in (1.3 s)\\n"), matches("a\\n", "b\\n")
    (True, True, False)
    """
    want, got = ("\n".join((*_plain(text), "")) for text in (wanted, printed))
    return doctest.OutputChecker().check_output(want, got, doctest.ELLIPSIS)


def refreshed(page: str, results: Sequence[Ran]) -> str:
    """The page with the outputs of its console blocks as they are now, shortened where they were shortened before."""
    for ran in reversed(results):
        one = ran.command
        if one.wanted is not None and ran.code == 0 and not matches(one.wanted, ran.printed):
            page = page[: one.start] + shortened(one.wanted, ran.printed) + page[one.end :]
    return page


def shortened(wanted: str, printed: str) -> str:
    """The output, with what the page left out left out again.

    >>> shortened("a\\n...\\nd is 4\\n", "a\\nb\\nc\\nd is 5\\n"), shortened("4 read (... s)\\n", "5 read (1.3 s)\\n")
    ('a\\n...\\nd is 5\\n', '5 read (... s)\\n')
    """
    lines, new = _plain(wanted), _plain(printed)
    if not new or not any("..." in line for line in lines):
        return "".join(f"{line}\n" for line in new)
    chunks: list[list[str]] = [[]]
    for line in lines:
        if line.strip() == "...":
            chunks.append([])
        else:
            chunks[-1].append(line)
    kept: list[str] = []
    position = 0
    for number, chunk in enumerate(chunks):
        size = min(len(chunk), len(new) - position)
        last = number == len(chunks) - 1
        if number and last:
            begin = max(position, len(new) - size)
        elif number:
            begin = max(range(position, len(new) - size + 1), key=lambda at: _alike(chunk, new[at : at + size]))
        else:
            begin = 0
        if number and (begin > position or last):
            kept.append("...")
        kept += [old if matches(old, line) else _untimed(old, line) for old, line in zip(chunk, new[begin : begin + size], strict=False)]
        position = begin + size
    return "".join(f"{line}\n" for line in kept)


def _untimed(old: str, line: str) -> str:
    """A new line, without the seconds that the old one left out."""
    return re.sub(r"\(\d+\.\d s\)", "(... s)", line) if "(... s)" in old else line


def _alike(old: Sequence[str], new: Sequence[str]) -> float:
    ratios = (difflib.SequenceMatcher(None, one, other).ratio() for one, other in zip(old, new, strict=False))
    return sum(ratio for ratio in ratios if ratio >= SIMILAR)


def _plain(text: str) -> list[str]:
    """Its lines without blanks at their ends, and without empty lines at its end."""
    return [line.rstrip() for line in text.rstrip().splitlines()] if text.strip() else []
