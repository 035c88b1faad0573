"""Where the data to measure on lies: the folder that PARLEY_EVAL_DATA names. Nothing else in eval/ and benchmarks/ reads the variable."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from pathlib import Path

MISSING = "skipped: PARLEY_EVAL_DATA names no folder with"
"""How every evaluation begins to say that its data is not there."""


UNREAD = ("held_out", "fresh", "after")
"""Splits and sets that are for figures only: what is wrong in them is counted and never shown."""


def find(*parts: str) -> Path | None:
    """A file or folder of the data; None where the variable is not set or nothing is there.

    >>> find("data", "no such corpus") is None
    True
    """
    root = os.environ.get("PARLEY_EVAL_DATA", "")
    path = Path(root, *parts)
    return path if root and path.exists() else None


def wikinews() -> Iterator[dict[str, str]]:
    """The articles of Wikinews, rows of its tables with url, date, title and text; none without the data."""
    csv.field_size_limit(1 << 24)
    folder = find("data", "wikinews", "data")
    for path in sorted(folder.glob("*.csv")) if folder else ():
        with path.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)
