#!/usr/bin/env python3
"""The lock file: write it (`--write`, needs the package registry), or check it (`--check`, needs nothing).

The first lines of requirements.lock say from what it was made: a hash of the requirements in pyproject.toml, and a
hash of the locked lines. The check compares both, so it gives the same answer today and in a year, online or not.
Standard library only: it runs before anything is installed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
UV = ROOT / ".venv" / "bin" / "uv"
PYTHON_VERSION = "3.11"
COMPILE = [
    "pip",
    "compile",
    "--quiet",
    "--no-header",
    "--generate-hashes",
    "--no-emit-index-url",
    "--all-extras",
    "--python-version",
    PYTHON_VERSION,
    "pyproject.toml",
]


def requirements_hash(project_text: str) -> str:
    """Hash of everything in pyproject.toml that decides what is locked; its order and layout do not count."""
    data = tomllib.loads(project_text)
    project = data["project"]
    asked = {
        "python": [project["requires-python"], PYTHON_VERSION],
        "build": sorted(data["build-system"]["requires"]),
        "dependencies": sorted(project.get("dependencies", [])),
        "extras": {name: sorted(items) for name, items in project.get("optional-dependencies", {}).items()},
    }
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


def body_hash(lock_text: str) -> str:
    """Hash of the locked lines: all that is no comment at the head of the file."""
    lines = lock_text.splitlines()
    while lines and lines[0].startswith("#"):
        lines.pop(0)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def header(project_text: str, body: str) -> str:
    return (
        "# Made by `make lock` (scripts/lock.py); do not edit.\n"
        f"# requirements: {requirements_hash(project_text)}\n"
        f"# locked lines: {body_hash(body)}\n"
    )


def check(project_text: str, lock_text: str) -> str | None:
    """What is wrong with the lock file, in words, or None."""
    stated = dict(line[2:].split(": ", 1) for line in lock_text.splitlines()[:3] if line.startswith("# ") and ": " in line)
    if stated.get("requirements") != requirements_hash(project_text):
        return "requirements.lock was made from other requirements than pyproject.toml now states: run `make lock`"
    if stated.get("locked lines") != body_hash(lock_text):
        return "requirements.lock was edited by hand: run `make lock`"
    return None


def write() -> None:
    """Compile anew; what is pinned stays pinned unless pyproject.toml forbids it."""
    subprocess.run([str(UV), *COMPILE, "-o", str(LOCK)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    body = LOCK.read_text(encoding="utf-8")
    LOCK.write_text(header(PROJECT.read_text(encoding="utf-8"), body) + body, encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--write", action="store_true", help="compile requirements.lock anew")
    what.add_argument("--check", action="store_true", help="say whether it fits pyproject.toml (exit code 1 when not)")
    if parser.parse_args().write:
        write()
        return 0
    wrong = check(PROJECT.read_text(encoding="utf-8"), LOCK.read_text(encoding="utf-8"))
    if wrong:
        print(wrong, file=sys.stderr)
        return 1
    print("requirements.lock is up to date")
    return 0


if __name__ == "__main__":
    sys.exit(main())
