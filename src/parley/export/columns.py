"""What a table is: columns with their meaning, and rows.

Invariant: the meaning of a column stands beside its name and type, here and nowhere else: the data dictionary is made from it. A row has
as many cells as the table has columns; an unknown is None.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeAlias

from parley.model.records import Party, Period, Speaker, When

Cell: TypeAlias = str | int | float | bool | date | None
Type: TypeAlias = Literal["text", "integer", "number", "day", "flag"]
SEPARATOR = "; "
"""Between several values of one cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """name: also the name of its file; columns: (name, type) in order; rows: as many cells as columns."""

    name: str
    columns: tuple[tuple[str, Type], ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. type: "day" is a date, "flag" true or false, "number" may have a fraction; meaning: what a cell says, and when it is
    empty; example: a cell; unit: of a number; values: the closed list that a cell, or each of its joined values, is from, or none."""

    name: str
    type: Type
    meaning: str
    example: str = ""
    unit: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The form of a table: its name, what one row is, and its columns."""

    name: str
    row: str
    columns: tuple[Column, ...]

    def pairs(self) -> tuple[tuple[str, Type], ...]:
        """(name, type) of each column, as a Table has them."""
        return tuple((column.name, column.type) for column in self.columns)

    def table(self, rows: Iterable[tuple[Cell, ...]]) -> Table:
        """A table of this form.

        >>> Form(name="t", row="a thing", columns=(Column("id", "text", "Which."),)).table([("a",)]).rows
        (('a',),)
        """
        return Table(name=self.name, columns=self.pairs(), rows=tuple(rows))


def table_dicts(table: Table) -> list[dict[str, Cell]]:
    """The rows as flat dictionaries, days as dates: what pandas, polars and pyarrow take as they are."""
    names = [name for name, _ in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def table_json(table: Table) -> list[dict[str, Any]]:
    """The rows as JSON objects, days in ISO form.

    >>> table_json(Table(name="t", columns=(("on", "day"),), rows=((date(2031, 3, 5),), (None,))))
    [{'on': '2031-03-05'}, {'on': None}]
    """
    return [{name: cell.isoformat() if isinstance(cell, date) else cell for name, cell in row.items()} for row in table_dicts(table)]


def joined(values: Iterable[str]) -> str | None:
    """Several values in one cell; None where there is none.

    >>> joined(["a", "b"])
    'a; b'
    """
    return SEPARATOR.join(values) or None


def ends(when: When | Period | None) -> tuple[date | None, date | None]:
    """The two days of a time, None where open or unknown."""
    return (when.earliest, when.latest) if when else (None, None)


def party_names(parties: Iterable[Party]) -> str | None:
    """Canonical names, each once, in order."""
    return joined(dict.fromkeys(party.name for party in parties))


def speaker_names(speakers: Iterable[Speaker]) -> str | None:
    """Each speaker's name, role and party; "unnamed" for one of whom nothing is told."""
    return joined(", ".join(part for part in (who.name, who.role, who.org) if part) or "unnamed" for who in speakers)


def one_line(text: str) -> str:
    """The text with its line breaks and runs of spaces made single spaces.

    >>> one_line("They met\\n in  Tern.")
    'They met in Tern.'
    """
    return " ".join(text.split())
