"""A list of records that knows its table: a tuple for programs, rows for data frames, a short table for people.

Invariant: what a report says is escaped wherever it is shown as HTML; `to_dicts` has the columns of the table that exports write.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Generic, SupportsIndex, TypeVar, overload

from parley.export.columns import Cell, Table, one_line, table_dicts
from parley.export.wording import count

T = TypeVar("T")

MOST_IN_TEXT = 8
"""Lines of a repr: what does not push the last answer off a screen."""

MOST_IN_HTML = 20
"""Rows of a notebook's table; the rest is counted."""

MOST_LETTERS = 100
"""Of a cell that is shown; a long sentence is cut there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape(Generic[T]):
    """How a list of one kind is shown. noun: what one of them is; headings: of what is shown to people; line: an item's cells under them;
    table: the full table of some items."""

    noun: str
    headings: tuple[str, ...]
    line: Callable[[T], tuple[str, ...]]
    table: Callable[[tuple[T, ...]], Table]


class Records(tuple[T, ...]):
    """Records in order, as a tuple, with their table.

    >>> from parley.export.columns import Column, Form
    >>> form = Form(name="sums", row="a sum", columns=(Column("n", "integer", "A number."), Column("square", "integer", "Its square.")))
    >>> shape = Shape(noun="sum", headings=("n",), line=lambda n: (str(n),), table=lambda some: form.table((n, n * n) for n in some))
    >>> sums = Records((1, 2, 3), shape)
    >>> sums.to_dicts()[-1]
    {'n': 3, 'square': 9}
    >>> sums[1:]
    2 sums
      2
      3
    """

    shape: Shape[T]

    def __new__(cls, items: Sequence[T], shape: Shape[T]) -> Records[T]:
        made = super().__new__(cls, items)
        made.shape = shape
        return made

    @overload
    def __getitem__(self, at: SupportsIndex) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> Records[T]: ...

    def __getitem__(self, at: SupportsIndex | slice) -> T | Records[T]:
        if isinstance(at, slice):
            return Records(super().__getitem__(at), self.shape)
        return super().__getitem__(at)

    def where(self, wanted: Callable[[T], bool]) -> Records[T]:
        """Those for which a function says yes, in their order: `entries.where(lambda entry: entry.disputes)`."""
        return Records(tuple(item for item in self if wanted(item)), self.shape)

    def to_table(self) -> Table:
        """The table: its columns with their types, and its rows. One record may have several rows (a dispute's positions)."""
        return self.shape.table(tuple(self))

    def to_dicts(self) -> list[dict[str, Cell]]:
        """The table's rows as flat dictionaries with days as dates, as pandas.DataFrame, polars.DataFrame and pyarrow.Table.from_pylist
        take them. The data dictionary says what each column means."""
        return table_dicts(self.to_table())

    def __repr__(self) -> str:
        lines = [f"  {'  '.join(cell for cell in self._cells(item) if cell)}" for item in self[:MOST_IN_TEXT]]
        more = [f"  ... and {len(self) - MOST_IN_TEXT} more"] if len(self) > MOST_IN_TEXT else []
        return "\n".join([count(len(self), self.shape.noun), *lines, *more])

    def _repr_html_(self) -> str:
        """A table for notebooks; every text in it is escaped."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.shape.headings)
        rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in self._cells(item))}</tr>" for item in self[:MOST_IN_HTML])
        more = f" (the first {MOST_IN_HTML} are shown)" if len(self) > MOST_IN_HTML else ""
        caption = f"<caption>{escape(count(len(self), self.shape.noun))}{more}</caption>"
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"

    def __reduce__(self) -> tuple[Any, ...]:
        # A copy in another process is a plain tuple: how a list is shown does not travel.
        return tuple, (tuple(self),)

    def _cells(self, item: T) -> tuple[str, ...]:
        cells = map(one_line, self.shape.line(item))
        return tuple(cell if len(cell) <= MOST_LETTERS else f"{cell[:MOST_LETTERS]}…" for cell in cells)
