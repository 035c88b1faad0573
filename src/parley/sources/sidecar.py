"""Side-cars: `report.meta.json` beside `report.txt` states url, outlet, published, language and title. No document itself."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path

from parley.errors import SourceError
from parley.sources.content import read_bounded
from parley.sources.records import MAX_SIDECAR_BYTES

SIDECAR_SUFFIX = ".meta.json"

FIELDS = {"url": "url", "outlet": "outlet", "published": "published", "date": "published", "language": "language", "title": "title"}
"""Names in a side-car, a row or an object, and the field of `RawDocument` that each fills; the earlier of two wins."""

_URL = re.compile(r"\S*[.:]\S+")

REMEDY = 'write it as one JSON object, such as {"url": "https://...", "outlet": "...", "published": "2024-05-01", "language": "en"}'


def sidecar_path(path: Path) -> Path:
    """Where the side-car of a file is looked for.

    >>> sidecar_path(Path("news/report.txt")).as_posix()
    'news/report.meta.json'
    """
    return path.with_name(path.stem + SIDECAR_SUFFIX)


def is_sidecar(name: str) -> bool:
    """Whether a file name is a side-car's."""
    return name.lower().endswith(SIDECAR_SUFFIX)


def read_sidecar(path: Path) -> dict[str, str]:
    """The fields that a document's side-car states; empty where there is none. path: the document's file.

    Raises SourceError, without a document, where the side-car is there and cannot be read or is no JSON object of texts.
    """
    beside = sidecar_path(path)
    if not os.path.lexists(beside):
        return {}
    data = read_bounded(beside, limit=MAX_SIDECAR_BYTES)
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise SourceError(f"is no JSON ({error})", remedy=REMEDY) from error
    if not isinstance(value, dict):
        raise SourceError(f"holds a JSON {type(value).__name__}, not an object", remedy=REMEDY)
    return stated_fields(value)


def stated_fields(values: Mapping[str, object]) -> dict[str, str]:
    """The fields of `RawDocument` that a side-car or a row states, as texts; names in any case, empty ones left out, and a url that is
    none ("n/a").

    >>> stated_fields({"Date": "2024-05-01", "outlet": " The Courier ", "url": "", "page": 3})
    {'outlet': 'The Courier', 'published': '2024-05-01'}

    Raises SourceError where a field holds a list or an object.
    """
    named = {name.strip().lower(): value for name, value in values.items()}
    fields: dict[str, str] = {}
    for name, field in FIELDS.items():
        value = named.get(name)
        if value is None or (isinstance(value, bool) and field != "published") or field in fields:  # a date that is "true" is noted as none
            continue
        if not isinstance(value, (str, int, float)):
            raise SourceError(f"its {name} is a JSON {type(value).__name__}, not a text", remedy=f'write "{name}" as a text')
        text = clean(str(value)).strip()
        if text and (field != "url" or _URL.fullmatch(text)):
            fields[field] = text
    return fields


def clean(text: str) -> str:
    """Text that can be stored: half a surrogate pair (from a JSON escape) becomes U+FFFD, so that offsets stay."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\N{REPLACEMENT CHARACTER}" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text
