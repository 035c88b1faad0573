"""docs/events.md names columns that exist, and leaves none out that is not the entry's own."""

from __future__ import annotations

import re
from pathlib import Path

from parley.export.events import EVENTS

PAGE = Path(__file__).resolve().parents[3] / "docs" / "events.md"


def test_the_comparison_names_our_columns() -> None:
    text = PAGE.read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    named = {name for row in rows for name in re.findall(r"`([a-z0-9_]+)`", row)}
    columns = {column.name for column in EVENTS.columns}
    assert len(named) > 30
    assert named <= columns, "each name in the first column is one of ours"
