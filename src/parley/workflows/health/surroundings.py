"""What stands around a run: the variables of the environment, a process file in the present folder, the terminal."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator
from pathlib import Path

from parley.config import VARIABLES, load_process, load_settings, set_variables
from parley.errors import ConfigError
from parley.export.wording import count
from parley.workflows.health.findings import Finding, note, ok, raised, wrong
from parley.workflows.process_file import DEFAULT_FILE
from parley.workflows.reference import suggestion


def check_variables() -> Iterator[Finding]:
    """Each variable that begins as ours do: known and right, known and wrong, or unknown."""
    found = set_variables()
    if not found:
        yield ok("environment", "no PARLEY_ variable is set")
    for name, value in found.items():
        about = f"variable {name}"
        if name not in VARIABLES:
            yield wrong(
                about, "is no variable that Parley reads", suggestion(name, VARIABLES, listed_by=f"known are {', '.join(VARIABLES)}")
            )
            continue
        try:
            load_settings(environ={name: value})
        except ConfigError as error:
            yield raised(about, error)
        else:
            yield ok(about, value.strip() or "empty, as if it were not set")


def check_process_file(path: Path = DEFAULT_FILE) -> Iterator[Finding]:
    """A process file in the present folder, if there is one."""
    about = "process file"
    if not os.path.lexists(path):
        yield ok(about, f"none here; it is optional (`parley init NAME` writes a {DEFAULT_FILE})")
        return
    try:
        process = load_process(path)
    except ConfigError as error:
        yield raised(about, error)
    else:
        parties = count(len(process.parties), "party")
        yield note(about, f"{path}: {process.title}, {parties}", f"it counts where a build names it: --process {path}")


def check_terminal(encoding: str) -> Iterator[Finding]:
    """The encoding of what is printed."""
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        yield wrong("terminal", f"prints in {encoding}, which Python does not know", "set LC_ALL to a UTF-8 locale, such as C.UTF-8")
        return
    if name in ("utf-8", "utf-16", "utf-32"):
        yield ok("terminal", f"prints in {name}")
    else:
        yield note(
            "terminal", f"prints in {name}: other characters are shown as question marks", "set LC_ALL to a UTF-8 locale, such as C.UTF-8"
        )
