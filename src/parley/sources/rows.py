"""One row of a table or one JSON object as a raw document. Does not parse its text or its date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from parley.errors import SourceError
from parley.model.records import Failure, RawDocument
from parley.sources.content import too_large
from parley.sources.keys import printable
from parley.sources.records import MAX_DOCUMENT_BYTES
from parley.sources.sidecar import clean, stated_fields

BODY_FIELDS = {"text": "text", "html": "html"}
"""Names under which a row holds its report, and the media of each; `text` wins, since offsets then fit what the user has."""

STAGE = "sources"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a file is: its absolute `path`, to open it, and its `key` relative to the PATH given."""

    path: str
    key: str

    @property
    def source(self) -> str:
        """The path as it is stored and shown."""
        return printable(self.path)

    def failure(self, error: SourceError, *, row: str = "") -> Failure:
        """What could not be had here, or in one row of it."""
        return Failure(document=self.key + row, stage=STAGE, reason=error.message, remedy=error.remedy or "", source=self.source + row)


def has_body(names: Mapping[str, object]) -> bool:
    """Whether a row with these fields can hold a report.

    >>> has_body({"Title": "Truce", "HTML": "<p>"}), has_body({"title": "Truce"})
    (True, False)
    """
    return any(name.strip().lower() in BODY_FIELDS for name in names)


def row_document(values: Mapping[str, object], place: Place, *, number: int | None) -> RawDocument | Failure:
    """A row or object as a raw document; a Failure where it has no text, or a field of the wrong kind.

    values: fields by name, in any case; number: the row's place in its file, from 1, or None for a file that is one object.

    >>> row = row_document({"text": "Talks.", "id": "a7"}, Place(path="/n/all.csv", key="all.csv"), number=3)
    >>> row.key, row.source
    ('all.csv#a7', '/n/all.csv#a7')
    """
    row = "" if number is None else f"#{_row_name(values, number)}"
    try:
        media, body = _body(values)
        fields = stated_fields(values)
    except SourceError as error:
        return place.failure(error, row=row)
    return RawDocument(
        key=fields.get("url") or place.key + row,
        media=media,
        text=body,
        title=fields.get("title"),
        published=fields.get("published"),
        url=fields.get("url"),
        outlet=fields.get("outlet"),
        language=fields.get("language"),
        source=place.source + row,
    )


def _row_name(values: Mapping[str, object], number: int) -> str:
    for name, value in values.items():
        if name.strip().lower() == "id" and isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
            return clean(str(value)).strip()
    return str(number)


def _body(values: Mapping[str, object]) -> tuple[str, str]:
    named = {name.strip().lower(): value for name, value in values.items()}
    for name, media in BODY_FIELDS.items():
        value = named.get(name)
        if value is None or (isinstance(value, str) and not value.strip()):
            continue
        if not isinstance(value, str):
            raise SourceError(f"its {name} is a JSON {type(value).__name__}, not a text", remedy=f'write "{name}" as a text')
        if len(value) > MAX_DOCUMENT_BYTES:
            raise too_large(len(value), MAX_DOCUMENT_BYTES, "give each report a row of its own")
        return media, clean(value)
    raise SourceError("has no text", remedy='fill its field "text" or "html", or delete the row')
