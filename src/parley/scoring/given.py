"""JSON that a person wrote, taken key by key: each value is of the kind that was asked for, or the error names file, place and key.

Invariant: nothing is guessed. An absent key and a null are the same; a key that nobody asks for is noted by `finish`, not refused.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import TypeVar

from parley.errors import UsageError
from parley.model.records import When

V = TypeVar("V")

MOST_NAMED = 40  # members of a closed list that a message names: the acts of the codebook fit


class Given:
    """One JSON object. values: what the JSON holds at this place; file: named in errors; place: where in the file, such as
    "entries[3]", or empty for the whole.

    >>> given = Given({"act": "offer", "importance": 3}, file="case.json", place="entries[0]")
    >>> given.text("act"), given.number("importance", 2), given.number("other", 2)
    ('offer', 3, 2)

    Raises UsageError where `values` is no object.
    """

    def __init__(self, values: object, *, file: str, place: str = "") -> None:
        self.file = file
        self.place = place
        if not isinstance(values, dict):
            raise self.wrong("", f"is {_kind(values)}, not an object", "write it as an object: { ... }")
        self._values: Mapping[str, object] = values
        self._asked: set[str] = set()

    def wrong(self, key: str, reason: str, remedy: str) -> UsageError:
        """The error for this key, or for the whole object where the key is empty."""
        where = self.at(key)
        return UsageError(f"{where}: {reason}" if where else reason, document=self.file, remedy=remedy)

    def at(self, key: str) -> str:
        """The place of a key, as errors name it."""
        return ".".join(filter(None, (self.place, key)))

    def named(self, name: str) -> Given:
        """The same object, with a name in its place that a reader finds sooner than its number."""
        self.place = f"{self.place} ({name})"
        return self

    def has(self, key: str) -> bool:
        """Whether the key is there and not null."""
        return self._get(key) is not None

    def raw(self, key: str) -> object:
        """The value as it stands, or None."""
        return self._get(key)

    def text(self, key: str) -> str | None:
        """A text without space around it, or None; an empty one is None."""
        value = self._take(key, str, "a text")
        return (value.strip() or None) if value is not None else None

    def required(self, key: str) -> str:
        """A text that must be there."""
        value = self.text(key)
        if value is None:
            raise self.wrong(key, "is missing", f'write "{key}": "..."')
        return value

    def member(self, key: str, members: Collection[str], what: str) -> str | None:
        """A member of a closed list, or None. what: what its members are, such as "act"."""
        value = self.text(key)
        if value is None or value in members:
            return value
        shown = list(members)[:MOST_NAMED]
        raise self.wrong(key, f"there is no {what} {value}", f"write one of {', '.join(shown)}")

    def number(self, key: str, default: int) -> int:
        """A whole number."""
        value = self._take(key, int, "a whole number")
        return default if value is None else value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where there is none."""
        values = self._take(key, list, "a list of texts") or []
        for place, value in enumerate(values):
            if not isinstance(value, str) or not value.strip():
                raise self.wrong(f"{key}[{place}]", f"is {_kind(value)}, not a text", f'write {key} as ["one", "two"]')
        return tuple(values)

    def items(self, key: str) -> Iterator[Given]:
        """The objects of a list."""
        for place, value in enumerate(self._take(key, list, "a list of objects") or []):
            yield Given(value, file=self.file, place=self.at(f"{key}[{place}]"))

    def count(self, key: str) -> int:
        """How many members a list has, whatever they are."""
        return len(self._take(key, list, "a list") or [])

    def part(self, key: str) -> Given | None:
        """An object, or None."""
        value = self._get(key)
        return None if value is None else Given(value, file=self.file, place=self.at(key))

    def every(self) -> tuple[str, ...]:
        """All keys of the object, in order; they count as asked for."""
        self._asked.update(self._values)
        return tuple(self._values)

    def span(self, key: str) -> tuple[int, int] | None:
        """Two offsets [start, end], or None. Raises UsageError unless 0 <= start < end."""
        value = self._get(key)
        return None if value is None else self._span(value, key)

    def spans(self, key: str) -> tuple[tuple[int, int], ...]:
        """A list of pairs of offsets, or one pair alone."""
        values = self._take(key, list, "a list of offsets") or []
        if values and isinstance(values[0], list):
            return tuple(self._span(value, f"{key}[{place}]") for place, value in enumerate(values))
        return (self._span(values, key),) if values else ()

    def _span(self, value: object, key: str) -> tuple[int, int]:
        if not isinstance(value, list) or len(value) != 2 or not all(type(end) is int for end in value):
            raise self.wrong(key, "is no pair of offsets", "write it as [start, end], two whole numbers")
        start, end = value
        if not 0 <= start < end:
            raise self.wrong(key, f"[{start}, {end}] is no stretch of a text", "offsets count from 0, and the end lies after the start")
        return start, end

    def when(self, key: str) -> When | None:
        """A time as {"earliest": day, "latest": day}, either may be null; None where neither is known."""
        given = self.part(key)
        if given is None:
            return None
        earliest, latest = given.day("earliest"), given.day("latest")
        if earliest and latest and latest < earliest:
            raise given.wrong("latest", f"{latest} is before earliest, {earliest}", "exchange the two")
        return When(earliest=earliest, latest=latest) if earliest or latest else None

    def day(self, key: str) -> date | None:
        """A day, or None."""
        value = self.text(key)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            raise self.wrong(key, f"{value} is no day", "write it as YYYY-MM-DD, for example 2031-03-05") from None

    def finish(self, *known: str) -> Iterator[str]:
        """A note for each key that nobody asked for. known: keys that may stand here and are not read."""
        for key in self._values:
            if key not in self._asked and key not in known:
                yield f"{self.at(key)} is no key that is known here, and is not read"

    def _get(self, key: str) -> object:
        self._asked.add(key)
        return self._values.get(key)

    def _take(self, key: str, kind: type[V], what: str) -> V | None:
        value = self._get(key)
        if value is None:
            return None
        if not isinstance(value, kind) or isinstance(value, bool):
            raise self.wrong(key, f"is {_kind(value)}, not {what}", f"write {key} as {what}")
        return value


def _kind(value: object) -> str:
    """What a JSON value is, in words."""
    kinds = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number")
