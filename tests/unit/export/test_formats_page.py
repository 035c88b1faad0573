"""docs/formats.md names every key and column that we write."""

from __future__ import annotations

import re
from pathlib import Path

from parley.export.annotations import annotation_json
from parley.export.entries import entry_json
from parley.export.selection import Selection
from parley.export.tables import DISPUTE_COLUMNS, ENTRY_COLUMNS, EVIDENCE_COLUMNS
from parley.model.records import Analysis, Status

PAGE = Path(__file__).resolve().parents[3] / "docs" / "formats.md"


def test_every_key_and_column_is_documented(selection: Selection, analyses: dict[str, Analysis]) -> None:
    named = set(re.findall(r"`([a-z_]+)`", PAGE.read_text(encoding="utf-8")))
    entry = entry_json(selection.entries[0], selection.statements, selection.documents)
    doc = next(iter(selection.documents.values()))
    annotation = annotation_json(doc, analyses[doc.id])
    written = {*entry, *entry["terms"], *entry["conditions"][0], *entry["statements"][0], *entry["disputes"][0]}
    written |= {*annotation, *annotation["published"], *annotation["statements"][0], *annotation["mentions"][0]}
    written |= {name for name, _ in (*ENTRY_COLUMNS, *EVIDENCE_COLUMNS, *DISPUTE_COLUMNS)}
    written |= {status.value for status in Status}
    assert written - named == set()
