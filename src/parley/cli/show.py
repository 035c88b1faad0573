"""`parley show STATEMENT`: one statement, with the rule that made it and the origin of every field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.blocks import entry_line, quoted
from parley.cli.judgements import print_bearing
from parley.cli.options import DEFAULT_LEDGER, Json, Ledger
from parley.cli.output import console, print_json

if TYPE_CHECKING:
    from parley.workflows.query import Shown


def show(
    name: Annotated[str, typer.Argument(metavar="STATEMENT", help="A statement's id, or the first characters of it.", show_default=False)],
    ledger: Ledger = DEFAULT_LEDGER,
    json: Json = False,
) -> None:
    """Explain one statement: which rule made it, and where each of its fields comes from.

    The words of the report that a field rests on, and why; the entry that holds the statement; its links to other
    statements; what people have judged of it (the statement itself stays as it was read). `parley search` and
    `parley entry ID --json` tell the ids of statements.

    \b
    Examples:
      parley show s3fa4c0d
      parley show s3fa4c0d --json
    """
    from parley.export.annotations import statement_json
    from parley.export.explanation import origins_json
    from parley.export.judgements import ruling_json
    from parley.model.codec import encode
    from parley.workflows import query
    from parley.workflows.judgements import bearing_on

    shown = query.statement(ledger, name)
    judged = bearing_on(ledger, [shown.statement.id], [shown.document.key])
    if json:
        print_json(
            {
                **statement_json(shown.statement),
                "document": shown.document.key,
                "document_id": shown.document.id,
                "origins": origins_json(shown.statement, shown.document),
                "frame": encode(shown.frame) if shown.frame else None,
                "entry": shown.entry.id if shown.entry else None,
                "links": encode(shown.links),
                "judgements": [ruling_json(ruling) for ruling in judged],
            }
        )
    else:
        _print(shown)
        print_bearing(console(), judged)


def _print(shown: Shown) -> None:
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from parley.export import wording
    from parley.export.explanation import origins

    out = console()
    stmt, doc = shown.statement, shown.document
    out.print(Text.assemble((stmt.id, "dim"), "  ", (wording.headline(stmt), "bold")))
    out.print(Text(f"{doc.outlet or doc.key}, {wording.days(doc.published)}: {wording.chain(stmt.speakers)}", style="dim"))
    for span in stmt.evidence:
        out.print(Padding(Text(quoted(doc.words(span.start, span.end)), style="italic"), (0, 0, 0, 2)))
    out.print()
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("Field", "Value", "Words of the report", "Why"):
        table.add_column(title, overflow="fold", style="dim" if title == "Field" else None)
    for one in origins(stmt, doc):
        table.add_row(one.field, Text(one.value), Text(quoted(one.words) if one.words else ""), Text(one.reason))
    out.print(table)
    out.print(Text(f"\nrule {stmt.rule}, version {stmt.rule_version}; confidence {stmt.confidence:.2f}", style="bold"))
    if shown.frame is not None:
        out.print(Text(f"  yes: {shown.frame.example}\n  no:  {shown.frame.counter}", style="dim"))
    if shown.entry is not None:
        out.print(Text("\nin the entry ", style="bold").append_text(entry_line(shown.entry)))
    for link in shown.links:
        other = link.second if link.first == stmt.id else link.first
        out.print(Text(f"  {link.relation.value}: {wording.short(other)} ({link.rule}, {link.score:.2f}): {link.reason}", style="dim"))
