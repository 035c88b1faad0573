"""The ledger in a file: chooses the entries, gives them to a format, writes beside the target and then puts it in place.

Invariant: a target is either the old file or the whole new one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from parley.errors import UsageError
from parley.export.csv import table_csv
from parley.export.jsonl import entry_lines
from parley.export.tables import Table, entry_tables
from parley.workflows import query
from parley.workflows.filters import Filters


class Format(StrEnum):
    """A form of export."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


def export_text(ledger: Path, *, form: Format, filters: Filters | None = None) -> Iterator[str]:
    """The entries as lines of text, for standard output: JSONL, or the entries table of CSV.

    Raises UsageError for Parquet, which is no text.
    """
    if form is Format.PARQUET:
        raise UsageError("Parquet is not text", remedy="name a file with -o, for example -o entries.parquet")
    selection = query.select(ledger, filters)
    if form is Format.JSONL:
        yield from entry_lines(selection)
    else:
        yield table_csv(entry_tables(selection)[0]).removesuffix("\r\n")


def export_entries(ledger: Path, target: Path, *, form: Format, filters: Filters | None = None) -> tuple[tuple[Path, int], ...]:
    """Write the entries to `target`; CSV and Parquet write their evidence and disputes beside it (`beside`).

    Returns each file written with its number of rows. Raises UsageError where the folder is missing or may not be written.
    """
    selection = query.select(ledger, filters)
    if form is Format.JSONL:
        lines = list(entry_lines(selection))
        _write(target, lambda path: _write_text(path, "".join(f"{line}\n" for line in lines)))
        return ((target, len(lines)),)
    written = []
    for table in entry_tables(selection):
        path = target if table.name == "entries" else beside(target, table.name)
        _write(path, _writer(table, form))
        written.append((path, len(table.rows)))
    return tuple(written)


def beside(target: Path, name: str) -> Path:
    """Where a further table goes.

    >>> beside(Path("out/entries.csv"), "evidence").as_posix(), beside(Path("ledger.csv"), "disputes").as_posix()
    ('out/evidence.csv', 'ledger.disputes.csv')
    """
    stem = "" if target.stem == "entries" else f"{target.stem}."
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
