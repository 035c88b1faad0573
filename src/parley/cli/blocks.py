"""Pieces of text that several commands print: a sentence with its source, an entry in a line with its id."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from parley.cli.output import NARROW

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from parley.export.selection import Selection
    from parley.model.computed import Entry

MOST_QUOTES = 2
"""Sentences shown under one line of an answer; `parley entry ID` has them all."""

MAX_QUOTE = 320
"""Characters of a sentence shown in a list: three or four lines; what is cut is marked."""


def entry_line(entry: Entry, *, when: bool = True) -> Text:
    """An entry in one line: who did what to whom, the terms, the day, and its id."""
    from rich.text import Text

    from parley.export import wording

    line = Text(wording.summed_up(entry))
    if when:
        line.append(f"  {wording.days(wording.date_of(entry))}", style="cyan")
    line.append(f"  {wording.short(entry.id)}", style="dim")
    return line


def print_rows(out: Console, rows: Iterable[tuple[str, Text, str]], *, indent: int = 2) -> None:
    """Rows of a time, what was then, and ids: in columns, or, where the terminal is narrow, each as a line of text."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    if out.width < NARROW:
        for when, what, ids in rows:
            line = Text.assemble((f"{when}  ", "cyan"), what, (f"  {ids}", "dim"))
            out.print(Padding(line, (0, 0, 0, indent)))
        return
    table = Table.grid(padding=(0, 2))
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(style="dim", no_wrap=True)
    for when, what, ids in rows:
        table.add_row(" " * indent + when, what, ids)
    out.print(table)


def print_quotes(out: Console, view: Selection, statements: Iterable[str], *, indent: int = 4, most: int = MOST_QUOTES) -> None:
    """The sentences of these statements, each once, with outlet and day of publication."""
    from rich.padding import Padding
    from rich.text import Text

    from parley.export import wording

    seen: dict[tuple[str, int, int], None] = {}
    for key in statements:
        stmt = view.statements.get(key)
        for span in stmt.evidence if stmt is not None else ():
            seen.setdefault((span.document, span.start, span.end))
    for document, start, end in list(seen)[:most]:
        doc = view.documents[document]
        text = Text(quoted(doc.words(start, end)), style="italic")
        text.append(f"  {doc.outlet or doc.key}, {wording.days(doc.published)}", style="dim not italic")
        out.print(Padding(text, (0, 0, 0, indent)))
    if len(seen) > most:
        out.print(Padding(Text(f"and {len(seen) - most} more", style="dim"), (0, 0, 0, indent)))


def quoted(text: str) -> str:
    """The text on one line, cut where it is long, in quotation marks unless it begins with one of its own.

    >>> quoted("They met."), quoted("“We met,” he said.")
    ('“They met.”', '“We met,” he said.')
    """
    line = cut(text)
    return line if line.startswith(("“", '"', "«", "„")) else f"“{line}”"


def cut(text: str, most: int = MAX_QUOTE) -> str:
    """The text on one line, cut at a word where it is longer than `most` characters.

    >>> cut("They met  in\\nTern.", 12)
    'They met in …'
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return line[: line.rfind(" ", 0, most + 1)] + " …"


def statements_of(entries: Sequence[str], known: dict[str, Entry]) -> list[str]:
    """Ids of the statements of these entries, in their order."""
    return [stmt for key in entries if key in known for stmt in known[key].statements]
