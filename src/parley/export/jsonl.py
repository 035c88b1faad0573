"""JSON lines: one object a line, UTF-8."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any


def json_lines(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """One line an object, without its line end.

    >>> list(json_lines([{"name": "Tórshavn"}, {"name": None}]))
    ['{"name": "Tórshavn"}', '{"name": null}']
    """
    for row in rows:
        yield json.dumps(row, ensure_ascii=False)
