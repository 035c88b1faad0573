"""Tables of reports: .csv, streamed row by row (comma, semicolon or tab), in UTF-8, UTF-16 or, guessed, an older encoding.

A row is never guessed at: where a field is larger than a document may be, or a quotation mark is never closed, the rows before it
are yielded and a Failure says that the rest was not read.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from typing import TextIO

from parley.errors import SourceError
from parley.sources.content import bounded_lines, os_failure, too_large
from parley.sources.records import MAX_DOCUMENT_BYTES, Found, Skipped
from parley.sources.rows import Place, has_body, row_document

DELIMITERS = ",;\t"

GUESS_BYTES = 256 * 1024
"""How much of a table that is no UTF-8 is looked at to guess its encoding: it costs about a second a MiB."""

CHUNK_BYTES = 1024 * 1024

REMEDY_REST = "correct this row (a quotation mark inside a field is written twice) and build again"


def table_documents(place: Place) -> Iterator[Found]:
    """The rows of one table as raw documents, in order; numbered from 1, the row of headings not counted. Never raises."""
    try:
        with open(place.path, encoding=table_encoding(place.path), errors="replace", newline="") as stream:
            yield from _rows(stream, place)
    except OSError as error:
        yield place.failure(os_failure(error))
    except SourceError as error:
        yield place.failure(error)


def table_encoding(path: str) -> str:
    """The encoding of a table or of a file of JSON lines, for `open`. Reads the file once, in pieces; raises OSError."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with open(path, "rb") as stream:
        piece = stream.read(CHUNK_BYTES)
        if piece.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        try:
            while piece:
                decoder.decode(piece)
                piece = stream.read(CHUNK_BYTES)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            stream.seek(0)
            return _guess(stream.read(GUESS_BYTES))
    return "utf-8-sig"


def _guess(sample: bytes) -> str:
    from charset_normalizer import from_bytes  # here, since most tables never need it

    best = from_bytes(sample).best()
    return "cp1252" if best is None or best.encoding in ("ascii", "utf_8", "latin_1") else best.encoding


class _Lines:
    """The lines of a table for csv.reader. inside: whether they ended while the reader was in the middle of a row."""

    def __init__(self, stream: TextIO) -> None:
        self._lines = bounded_lines(stream, limit=MAX_DOCUMENT_BYTES)
        self._taken = 0
        self.inside = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        try:
            line = next(self._lines)
        except StopIteration:
            self.inside = self._taken > 0
            raise
        self._taken += 1
        if line is None:
            raise too_large(MAX_DOCUMENT_BYTES + 1, MAX_DOCUMENT_BYTES, REMEDY_REST)
        return line

    def start_row(self) -> None:
        self._taken = 0


def _rows(stream: TextIO, place: Place) -> Iterator[Found]:
    lines = _Lines(stream)
    first = next(lines, "")
    if not first.strip():
        raise SourceError("the table is empty", remedy="write a row of headings with a column named text or html")
    delimiter, names = _headings(first)
    csv.field_size_limit(MAX_DOCUMENT_BYTES)
    reader = csv.reader(lines, delimiter=delimiter)
    number = 0
    while True:
        number += 1
        lines.start_row()
        try:
            cells = next(reader, None)
            if lines.inside:
                raise SourceError("a quotation mark is opened and never closed")
        except (csv.Error, SourceError) as error:
            reason = error.message if isinstance(error, SourceError) else str(error)
            yield place.failure(SourceError(f"the rows from here on were not read: {reason}", remedy=REMEDY_REST), row=f"#{number}")
            return
        if cells is None:
            if number == 1:
                yield Skipped(document=place.key, reason="holds headings and no rows", source=place.source)
            return
        if any(cell.strip() for cell in cells):
            yield _row(cells, names, place, number)


def _row(cells: list[str], names: list[str], place: Place, number: int) -> Found:
    if any(cell.strip() for cell in cells[len(names) :]):
        reason = f"has {len(cells)} fields under {len(names)} headings"
        return place.failure(SourceError(reason, remedy="put a field that holds a delimiter between quotation marks"), row=f"#{number}")
    return row_document(dict(zip(names, cells, strict=False)), place, number=number)


def _headings(line: str) -> tuple[str, list[str]]:
    """The delimiter and the names of the columns: the first delimiter under which a column is named text or html."""
    for delimiter in DELIMITERS:
        names = next(csv.reader([line], delimiter=delimiter))
        if has_body(dict.fromkeys(names)):
            return delimiter, names
    shown = ", ".join(name.strip() for name in next(csv.reader([line])))[:200]
    raise SourceError(f"no column is named text or html (there are: {shown})", remedy="name the column that holds the reports text or html")
