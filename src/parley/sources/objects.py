"""JSON of reports: .jsonl, streamed line by line; .json, one object, a list of objects, or an object with a list of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from parley.errors import SourceError
from parley.sources.content import bounded_lines, os_failure, read_bounded, too_large
from parley.sources.records import MAX_DOCUMENT_BYTES, MAX_JSON_BYTES, Found, Skipped
from parley.sources.rows import Place, has_body, row_document
from parley.sources.tables import table_encoding

MAX_LINE = 2 * MAX_DOCUMENT_BYTES
"""Characters in a line of JSON: a document's text may double where its quotation marks and newlines are escaped."""

NO_REPORTS = 'holds no object with a field "text" or "html"'


def line_documents(place: Place) -> Iterator[Found]:
    """The lines of a .jsonl file as raw documents; numbered from 1, empty lines counted and passed over. Never raises."""
    empty = True
    try:
        with open(place.path, encoding=table_encoding(place.path), errors="replace") as stream:
            for number, line in enumerate(bounded_lines(stream, limit=MAX_LINE), start=1):
                if line is not None and not line.strip():
                    continue
                empty = False
                if line is None:
                    yield place.failure(too_large(MAX_LINE + 1, MAX_LINE, "give each report a line of its own"), row=f"#{number}")
                else:
                    yield _line(line, place, number)
        if empty:
            yield Skipped(document=place.key, reason="holds no lines", source=place.source)
    except OSError as error:
        yield place.failure(os_failure(error))


def object_documents(place: Place) -> Iterator[Found]:
    """The objects of a .json file as raw documents, numbered from 1. Never raises."""
    try:
        value = _parse(_text(read_bounded(Path(place.path), limit=MAX_JSON_BYTES, remedy="write it as .jsonl, one object a line")))
    except SourceError as error:
        yield place.failure(error)
        return
    if isinstance(value, dict) and has_body(value):
        yield row_document(value, place, number=None)
        return
    rows = value if isinstance(value, list) else _lists(value)
    if not any(isinstance(row, dict) and has_body(row) for row in rows):
        yield Skipped(document=place.key, reason=NO_REPORTS, source=place.source)
        return
    for number, row in enumerate(rows, start=1):
        yield _object(row, place, number)


def _line(line: str, place: Place, number: int) -> Found:
    try:
        value = _parse(line)
    except SourceError as error:
        return place.failure(error, row=f"#{number}")
    return _object(value, place, number)


def _object(value: object, place: Place, number: int) -> Found:
    if isinstance(value, dict):
        return row_document(value, place, number=number)
    error = SourceError(f"is a JSON {type(value).__name__}, not an object", remedy='write each report as an object with a field "text"')
    return place.failure(error, row=f"#{number}")


def _lists(value: object) -> list[object]:
    """The items of all lists that an object holds and that hold a report, in the order of the object's fields."""
    if not isinstance(value, dict):
        return []
    lists = (item for item in value.values() if isinstance(item, list))
    return [row for rows in lists if any(isinstance(row, dict) and has_body(row) for row in rows) for row in rows]


def _text(data: bytes) -> str:
    try:
        return data.decode(json.detect_encoding(data))
    except UnicodeDecodeError as error:
        raise SourceError(f"is not in a Unicode encoding ({error.reason} at byte {error.start})", remedy="save it as UTF-8") from error


def _parse(text: str) -> object:
    try:
        value: object = json.loads(text)
    except RecursionError as error:
        raise SourceError("is nested too deep to be JSON of reports", remedy="leave it out, or write one flat object a report") from error
    except ValueError as error:
        raise SourceError(f"is no JSON ({error})", remedy="correct it, or leave it out") from error
    return value
