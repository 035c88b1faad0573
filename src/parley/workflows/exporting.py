"""The ledger in a file: makes an export, gives it to a format, writes beside the target and then puts it in place.

Invariant: a target is either the old file or the whole new one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from parley.errors import UsageError
from parley.export.columns import Table
from parley.export.csv import table_csv
from parley.export.jsonl import json_lines
from parley.workflows.exports import Export, make


class Format(StrEnum):
    """A form of export."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


def export_text(ledger: Path, export: Export | None = None, *, form: Format) -> Iterator[str]:
    """An export as lines of text, for standard output: JSONL, or its first table as CSV.

    export: what of it, by default all entries. Raises UsageError for Parquet, which is no text.
    """
    export = export or Export()
    if form is Format.PARQUET:
        raise UsageError("Parquet is not text", remedy=f"name a file with -o, for example -o {export.what}.parquet")
    made = make(ledger, export)
    if form is Format.JSONL:
        yield from json_lines(made.json())
    else:
        yield table_csv(made.tables()[0]).removesuffix("\r\n")


def export_file(ledger: Path, target: Path, export: Export | None = None, *, form: Format) -> tuple[tuple[Path, int], ...]:
    """Write an export to `target`; in CSV and Parquet its further tables (of entries: their evidence and disputes) go beside it (`beside`).

    Returns each file written with its number of rows. Raises UsageError where the folder is missing or may not be written.
    """
    export = export or Export()
    made = make(ledger, export)
    if form is Format.JSONL:
        lines = list(json_lines(made.json()))
        _write(target, lambda path: _write_text(path, "".join(f"{line}\n" for line in lines)))
        return ((target, len(lines)),)
    written = []
    for number, table in enumerate(made.tables()):
        path = target if number == 0 else beside(target, table.name, first=export.what)
        _write(path, _writer(table, form))
        written.append((path, len(table.rows)))
    return tuple(written)


def beside(target: Path, name: str, *, first: str = "entries") -> Path:
    """Where a further table goes. first: the name of the first one, which a file named after it need not repeat.

    >>> beside(Path("out/entries.csv"), "evidence").as_posix(), beside(Path("ledger.csv"), "disputes").as_posix()
    ('out/evidence.csv', 'ledger.disputes.csv')
    """
    stem = "" if target.stem == first else f"{target.stem}."
    return target.with_name(f"{stem}{name}{target.suffix}")


def _writer(table: Table, form: Format) -> Callable[[Path], None]:
    if form is Format.CSV:
        return lambda path: _write_text(path, table_csv(table))
    from parley.export.parquet import write_parquet

    return lambda path: write_parquet(table, path)


def _write_text(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "replace"))


def _write(target: Path, write: Callable[[Path], None]) -> None:
    with in_place(target) as path:
        write(path)


@contextmanager
def in_place(target: Path) -> Iterator[Path]:
    """A path beside the target to write to; moved onto the target at the end, removed when something fails. A target that is no file (a
    device, a pipe) is written to as it is, and one that is a link leads to the file that is replaced."""
    place = Path(os.path.realpath(target))
    stream = place.exists() and not place.is_file()
    part = place if stream else place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        yield part
        if not stream:
            os.replace(part, place)
    except OSError as error:
        raise UsageError(
            f"cannot be written ({error.strerror})", document=str(target), remedy="name a file in a folder that exists and may be written"
        ) from error
    finally:
        if not stream:
            part.unlink(missing_ok=True)
