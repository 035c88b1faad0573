#!/usr/bin/env python3
"""Builds the site of the documentation in build/docs and looks through what was built.

A warning is an error, and so is a page or a style sheet that would load anything from elsewhere: the site is built and read offline.
"""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src", "embed": "src", "object": "data"}
"""Attributes whose address a browser loads by itself. `link` loads too, unless it only names a page."""
NAMED_ONLY = frozenset({"author", "canonical", "copyright", "index", "license", "next", "prev", "search"})
_ELSEWHERE = re.compile(r"^\s*(?:https?:)?//", flags=re.IGNORECASE)
_IN_STYLES = re.compile(r"url\(\s*['\"]?((?:https?:)?//[^)'\"]+)|@import\s+['\"]((?:https?:)?//[^'\"]+)", flags=re.IGNORECASE)


class _Loads(HTMLParser):
    """Addresses that a page loads from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        address = given.get(LOADED.get(tag, ""), "")
        if tag == "link" and not set(given.get("rel", "").split()) <= NAMED_ONLY:
            address = given.get("href", "")
        if _ELSEWHERE.match(address):
            self.found.append(address)


def loaded_from_elsewhere(folder: Path) -> list[str]:
    """What the pages and style sheets of a folder would load from elsewhere, as "file: address"."""
    found: list[str] = []
    for file in sorted(path for path in folder.rglob("*") if path.suffix in {".html", ".css", ".svg"}):
        text = file.read_text(encoding="utf-8")
        addresses = [one or other for one, other in _IN_STYLES.findall(text)]
        if file.suffix == ".html":
            page = _Loads()
            page.feed(text)
            addresses += page.found
        found += [f"{file.relative_to(folder)}: {address}" for address in addresses]
    return found


def build(folder: Path) -> int:
    """sphinx-build, a warning being an error; its exit code."""
    command = [
        "-m",
        "sphinx",
        "-W",
        "--keep-going",
        "-q",
        "-b",
        "html",
        "-d",
        str(folder.parent / "doctrees"),
        str(ROOT / "docs"),
        str(folder),
    ]
    return subprocess.run([sys.executable, *command], check=False).returncode


def main() -> int:
    folder = ROOT / "build" / "docs"
    code = build(folder)
    elsewhere = loaded_from_elsewhere(folder)
    for line in elsewhere:
        print(f"the site would load from elsewhere: {line}", file=sys.stderr)
    if code or elsewhere:
        return 1
    print(f"the site is in {folder.relative_to(ROOT)}: open index.html there")
    return 0


if __name__ == "__main__":
    sys.exit(main())
