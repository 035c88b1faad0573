"""`parley search WORDS`: where words stand, in statements and in documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.blocks import entry_line, quoted
from parley.cli.output import console, notes
from parley.cli.questions import Asked, answer, question

if TYPE_CHECKING:
    from parley.workflows.searching import SearchResult

DEFAULT_LIMIT = 50


@question()
def search(
    asked: Asked,
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="What to look for; see below.", show_default=False)],
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many hits at the most.")] = DEFAULT_LIMIT,
) -> None:
    """Find words in statements and in documents.

    All words must stand there, in any order; case and accents do not count. "IN QUOTES" they must stand in a row;
    releas* finds released and releases; OR, NOT (or a minus; a query that begins with one goes after --) as in other
    searches. Statements come first, then passages of documents of which no statement was made.

    \b
    Examples:
      parley search prisoners release
      parley search '"three-month ceasefire" OR truce' --since 2031-03-01
      parley search 'releas* -hostages' --source courier --json
    """
    from parley.export.hits import hits_json, hits_table
    from parley.workflows.searching import search as run

    found = run(asked.ledger, " ".join(words), asked.filters, as_of=asked.as_of, possible=asked.possible, limit=limit)
    items = [(hit.document, hit.words, hit.statement, hit.entry) for hit in found.hits]
    answer(
        asked,
        found.view,
        found.hits,
        json=lambda: hits_json(items),
        table=lambda: hits_table(items),
        text=lambda: _print(found),
        none="No report has these words",
    )


def _print(found: SearchResult) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from parley.export import wording

    out = console()
    for hit in found.hits:
        doc = hit.document
        source = Text(f"{doc.outlet or doc.key}, {wording.days(doc.published)}", style="bold")
        if hit.statement:
            source.append(f"  {wording.short(hit.statement)}", style="not bold dim")
        out.print(source)
        out.print(Padding(Text(quoted(hit.words), style="italic"), (0, 0, 0, 2)))
        if hit.entry is not None:
            out.print(Padding(entry_line(hit.entry), (0, 0, 0, 2)))
    shown = f"{len(found.hits)} of {found.total}" if found.total > len(found.hits) else str(found.total)
    hint = " `parley show ID` explains a statement." if any(hit.statement for hit in found.hits) else ""
    notes().print(f"{shown} {'hit' if found.total == 1 else 'hits'}.{hint}", style="dim", markup=False)
