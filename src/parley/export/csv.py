"""Tables as CSV (RFC 4180, UTF-8). What a spreadsheet would run as a formula is made text.

Invariant: no text cell begins with a sign that a spreadsheet takes for the beginning of a formula.
"""

from __future__ import annotations

import csv
import io
from datetime import date

from parley.export.columns import Cell, Table

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Beginnings that spreadsheets may run, full-width forms too (OWASP, "CSV Injection")."""


def table_csv(table: Table) -> str:
    """A table as CSV text, with a header line; lines end in CR LF; an unknown is an empty cell.

    >>> table_csv(Table(name="t", columns=(("a", "text"), ("n", "integer")), rows=(("=1+1", 2), (None, None))))
    "a,n\\r\\n'=1+1,2\\r\\n,\\r\\n"
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([name for name, _ in table.columns])
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return out.getvalue()


def neutral(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula; white space before the sign does not hide it.

    >>> neutral("@SUM(A1)"), neutral("a-b")
    ("'@SUM(A1)", 'a-b')
    """
    return f"'{text}" if text.startswith(FORMULA_SIGNS) or text.lstrip().startswith(FORMULA_SIGNS) else text


def _cell(value: Cell) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    # NUL would end the cell in many readers.
    return neutral(value.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")) if isinstance(value, str) else value
