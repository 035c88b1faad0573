"""Tables as Parquet, by pyarrow: typed columns, days as dates."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from parley.export.columns import Cell, Table, Type


def write_parquet(table: Table, path: Path) -> None:
    """Write a table to a Parquet file; the file is replaced."""
    schema = pa.schema([(name, _arrow_type(kind)) for name, kind in table.columns])
    columns = [pa.array([_cell(row[at], kind) for row in table.rows], type=_arrow_type(kind)) for at, (_, kind) in enumerate(table.columns)]
    pq.write_table(pa.Table.from_arrays(columns, schema=schema), path)


def _arrow_type(kind: Type) -> pa.DataType:
    match kind:
        case "text":
            return pa.string()
        case "integer":
            return pa.int64()
        case "number":
            return pa.float64()
        case "day":
            return pa.date32()
        case "flag":
            return pa.bool_()


def _cell(value: Cell, kind: Type) -> Cell:
    if value is None:
        return None
    if kind == "number" and isinstance(value, (int, float)):
        return float(value)
    # A lone surrogate (a byte that was no text) cannot be stored as UTF-8.
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
