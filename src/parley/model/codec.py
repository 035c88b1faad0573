"""Records to JSON values and back, by their annotations. The one place where records meet untyped JSON.

Fields that hold their default are left out, so that files stay small and an older reader meets no unknown key that
says nothing. Decoding ignores unknown keys: a newer minor version may add fields.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")

_PLAIN = frozenset((str, int, float, bool, type(None)))


def encode(value: object) -> Any:
    """A record (or tuple, enum, date, number, text) as JSON values.

    >>> from parley.model.records import Segment, SegmentKind
    >>> encode(Segment(start=0, end=4, kind=SegmentKind.ARTICLE))
    {'start': 0, 'end': 4, 'kind': 'article'}
    """
    if type(value) in _PLAIN:  # most values; not isinstance, since a StrEnum is a str
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        out = {}
        for name, default in _defaults(type(value)):
            item = getattr(value, name)
            if default is MISSING or item != default:
                out[name] = encode(item)
        return out
    if isinstance(value, (tuple, list)):
        return [encode(item) for item in value]
    if isinstance(value, dict):
        return {str(key): encode(item) for key, item in value.items()}
    return value


def decode(kind: type[T], value: Any) -> T:
    """The record of class `kind` that `encode` made these JSON values of.

    >>> from parley.model.records import Segment
    >>> decode(Segment, {"start": 0, "end": 4, "kind": "article"}).end
    4

    Raises TypeError or KeyError where a required field is missing or of the wrong shape.
    """
    decoder: Callable[[Any], Any] = _decoder(typing.cast(Any, kind))
    return typing.cast(T, decoder(value))


@cache
def _defaults(kind: type) -> tuple[tuple[str, object], ...]:
    return tuple((f.name, f.default) for f in fields(kind))


@cache
def _decoder(kind: Any) -> Callable[[Any], Any]:
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        inner = [arg for arg in typing.get_args(kind) if arg is not type(None)]
        if len(inner) > 1:  # numbers: int | float needs no conversion
            return lambda value: value
        decoder = _decoder(inner[0])
        return lambda value: None if value is None else decoder(value)
    if origin is tuple:
        args = typing.get_args(kind)
        if len(args) == 2 and args[1] is Ellipsis:
            item = _decoder(args[0])
            return lambda value: tuple(item(v) for v in value)
        items = [_decoder(arg) for arg in args]
        return lambda value: tuple(decoder(v) for decoder, v in zip(items, value, strict=True))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if kind is datetime:
        return datetime.fromisoformat
    if kind is date:
        return date.fromisoformat
    if is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        by_name = {f.name: _decoder(hints[f.name]) for f in fields(kind)}
        make: Callable[..., Any] = typing.cast(Any, kind)

        def record(value: Any) -> Any:
            if not isinstance(value, dict):
                raise TypeError(f"no JSON object where one is expected ({kind})")
            return make(**{name: by_name[name](item) for name, item in value.items() if name in by_name})

        return record
    return lambda value: value
