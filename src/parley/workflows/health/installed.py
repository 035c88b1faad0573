"""What is installed: Parley, Python, SQLite, the libraries that Parley requires, and its optional parts."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterator
from importlib import metadata

from parley.store.support import sqlite_support
from parley.version import __version__
from parley.workflows.health.findings import Finding, note, ok, wrong

DISTRIBUTION = "parley-ledger"

OLDEST_PYTHON = (3, 11)

INSTALL = "run make setup, or install Parley again"

DEVELOPMENT = "dev"
"""The extra with what only a developer needs: nobody else misses it."""

_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)[^;]*(?:;.*extra == ['\"]([^'\"]+)['\"])?")


def check_program() -> Iterator[Finding]:
    """The program, Python, SQLite, and which required or optional distributions are there."""
    yield ok("Parley", __version__)
    python = f"{platform.python_version()} ({platform.system()}, {platform.machine()})"
    if sys.version_info >= OLDEST_PYTHON:
        yield ok("Python", python)
    else:
        yield wrong("Python", f"{python} is too old", "install Python 3.11 or newer, and Parley in it")
    support = sqlite_support()
    if support.search:
        yield ok("SQLite", f"{support.version}, with full-text search (FTS5)")
    else:
        yield wrong("SQLite", f"{support.version}, without full-text search (FTS5)", "use a Python whose SQLite has FTS5")
    yield from _distributions()


def requirements(lines: list[str]) -> dict[str, list[str]]:
    """Names of required distributions by the extra that wants them; "" for those that are always wanted.

    >>> requirements(["rich>=13.7", "dask>=2024; extra == 'scale'"])
    {'': ['rich'], 'scale': ['dask']}
    """
    wanted: dict[str, list[str]] = {"": []}
    for line in lines:
        match = _REQUIREMENT.match(line)
        if match:
            wanted.setdefault(match.group(2) or "", []).append(match.group(1))
    return wanted


def _distributions() -> Iterator[Finding]:
    try:
        wanted = requirements(metadata.requires(DISTRIBUTION) or [])
    except metadata.PackageNotFoundError:
        yield note("libraries", f"{DISTRIBUTION} is not installed as a package, so that its requirements are not known", INSTALL)
        return
    missing = [name for name in wanted.pop("") if not _is_there(name)]
    if missing:
        yield wrong("libraries", f"missing: {', '.join(missing)}", INSTALL)
    else:
        yield ok("libraries", "all that are required are there")
    for extra, names in sorted(wanted.items()):
        lacking = [name for name in names if not _is_there(name)]
        if extra == DEVELOPMENT:
            continue
        if lacking:
            yield note(
                f"optional: {extra}", f"not installed ({', '.join(lacking)})", f"pip install '{DISTRIBUTION}[{extra}]', if you need it"
            )
        else:
            yield ok(f"optional: {extra}", "installed")


def _is_there(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True
