"""The ledger's entries as JSON lines: one entry a line, UTF-8."""

from __future__ import annotations

import json
from collections.abc import Iterator

from parley.export.entries import entry_json
from parley.export.selection import Selection


def entry_lines(selection: Selection) -> Iterator[str]:
    """One line an entry, without its line end, in the selection's order."""
    for entry in selection.entries:
        yield json.dumps(entry_json(entry, selection.statements, selection.documents), ensure_ascii=False)
