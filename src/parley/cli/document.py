"""`parley document ID`: one document's whole text, its segments marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import DEFAULT_LEDGER, Json, Ledger
from parley.cli.output import console, print_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.text import Text

    from parley.export.evidence import Mark
    from parley.model.records import Document, Segment

STYLES = {
    "headline": "bold", "dateline": "cyan", "article": "", "byline": "blue", "caption": "italic", "comment": "dim red", "furniture": "dim",
}  # fmt: skip
LABEL = 9  # columns of the margin: the longest kind


def document(
    name: Annotated[str, typer.Argument(metavar="ID", help="A document's key, id, or file name.", show_default=False)],
    ledger: Ledger = DEFAULT_LEDGER,
    json: Json = False,
) -> None:
    """Show one document, its segments marked.

    Where its date comes from, and its whole text with each segment's kind in the margin. Only the dateline and the
    article can be evidence, and the headline for what the article does not tell.

    \b
    Examples:
      parley document 03-herald-denial.html
      parley document d3fa4c0d --json
    """
    from parley.export.documents import document_json
    from parley.workflows import query

    doc = query.document(ledger, name)
    if json:
        print_json({**document_json(doc), "text": doc.text})
        return
    print_document(doc)


def print_document(doc: Document, *, marks: tuple[Mark, ...] = (), styles: Mapping[str, str] | None = None) -> None:
    """The document's facts, then its text with the kinds of its segments in the margin; marks: words to be shown in the
    style of their kind."""
    from rich.table import Table
    from rich.text import Text

    from parley.export import wording

    out = console()
    out.print(Text(doc.title or doc.key, style="bold"))
    facts = [doc.key, doc.outlet, doc.agency, f"published {wording.days(doc.published)} ({doc.published.basis.value})", doc.language]
    out.print(Text(" · ".join(fact for fact in facts if fact), style="dim"))
    for clue in doc.published.clues:
        out.print(Text(f"  {'+' if clue.accepted else '-'} {clue.kind}: “{clue.words}” {clue.says}", style="dim"))
    for warning in doc.warnings:
        out.print(Text(f"  ! {warning}", style="yellow"))
    out.print()
    for segment in doc.segments:
        row = Table.grid(padding=(0, 1))
        row.add_column(width=LABEL, no_wrap=True, style="dim cyan")
        row.add_column(overflow="fold")
        inside = tuple(mark for mark in marks if segment.start <= mark.start and mark.end <= segment.end)
        row.add_row(segment.kind.value, _segment_text(doc, segment, inside, styles or {}))
        out.print(row)


def _segment_text(doc: Document, segment: Segment, marks: tuple[Mark, ...], styles: Mapping[str, str]) -> Text:
    from rich.text import Text

    from parley.export.evidence import pieces

    text = Text(style=STYLES[segment.kind.value])
    for words, kind in pieces(doc.words(segment.start, segment.end), segment.start, marks):
        text.append(words.replace("\r", ""), style=styles.get(kind, "") if kind else "")
    text.rstrip()
    return text
