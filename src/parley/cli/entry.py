"""`parley entry ID`: one entry with every position and every sentence that tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.judgements import print_bearing
from parley.cli.options import DEFAULT_LEDGER, Json, Ledger
from parley.cli.output import console, print_json

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from parley.export.evidence import Evidence
    from parley.export.selection import Selection
    from parley.model.computed import Entry

STYLES = {
    "act": "bold magenta", "actor": "bold cyan", "recipient": "bold green", "mediator": "bold blue",
    "speaker": "bold yellow", "place": "underline", "condition": "italic",
}  # fmt: skip


def entry(
    name: Annotated[str, typer.Argument(metavar="ID", help="An entry's id, or the first characters of it.", show_default=False)],
    ledger: Ledger = DEFAULT_LEDGER,
    json: Json = False,
) -> None:
    """Show one entry and all that tells it.

    Its fields, its history, every position in dispute, what people have judged of it, and every sentence that tells it,
    with the document, who says so, the date, and the words that count marked.

    \b
    Examples:
      parley entry e3fa4c0d
      parley entry e3fa4c0d --json
    """
    from rich.text import Text

    from parley.export import wording
    from parley.export.entries import entry_json
    from parley.export.evidence import evidence
    from parley.export.judgements import ruling_json
    from parley.workflows import query
    from parley.workflows.judgements import bearing_on

    found = query.entry(ledger, name)
    one = found.entries[0]
    judged = bearing_on(ledger, one.statements, [found.documents[key].key for key in one.documents])
    if json:
        applied = [ruling for ruling in judged if ruling.state.value == "stands"]
        value = entry_json(one, found.statements, found.documents, judged=applied)
        print_json({**value, "judgements": [ruling_json(ruling) for ruling in judged]})
        return
    out = console()
    out.print(Text.assemble((one.id, "dim"), "  ", (wording.headline(one), "bold")))
    out.print(_facts(one))
    _print_disputes(found)
    print_bearing(out, judged)
    items = evidence(one, found.statements, found.documents)
    plain = not out.is_terminal or out.no_color
    if not plain:
        out.print()
        out.print(_legend(items))
    for item in items:
        out.print()
        out.print(_source(item))
        out.print(_sentence(item, plain=plain))


def _facts(one: Entry) -> Table:
    from rich.table import Table
    from rich.text import Text

    from parley.export import wording

    facts = [
        ("status", one.status.value.replace("_", " ") + (f"; {one.modality.value}" if one.modality.value != "actual" else "")),
        ("happens", wording.days(one.happens)),
        ("said", wording.days(one.said)),
        ("says so", "; ".join(wording.speaker(who) for who in one.speakers) or "the report"),
        ("terms", wording.stated(one)),
        ("conditions", "\n".join(wording.condition(cond) for cond in one.conditions)),
        ("mediators", wording.names(one.mediators)),
        ("place", one.place.name if one.place else ""),
        ("told by", f"{wording.count(one.reports, 'report')}, {wording.count(one.origins, 'independent origin')}"),
        ("history", " → ".join(f"{step.status.value.replace('_', ' ')} ({wording.days(step.when)})" for step in one.history)),
    ]
    table = Table.grid(padding=(0, 1))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in facts:
        if value:
            table.add_row(name, Text(value))
    return table


def _print_disputes(found: Selection) -> None:
    """Each dispute of the entry with its positions; those that other entries tell with their sentences, since they do not follow."""
    from rich.text import Text

    from parley.cli.blocks import print_quotes

    out = console()
    (one,) = found.entries
    for dispute in one.disputes:
        out.print(Text(f"\ndisputed ({dispute.kind.value}: {dispute.field})", style="bold yellow"))
        for position in dispute.positions:
            out.print(Text(f"  {position.holder}: {position.value}"))
            print_quotes(out, found, [key for key in position.statements if key not in one.statements])


def _source(item: Evidence) -> Text:
    from rich.text import Text

    from parley.export import wording

    doc = item.document
    outlet = f"{doc.outlet}, " if doc.outlet else ""
    said = f", said {wording.days(item.statement.said)}" if item.statement.said else ""
    return Text(f"{outlet}{doc.key} ({wording.days(doc.published)}): {wording.chain(item.statement.speakers)}{said}", style="bold")


def _sentence(item: Evidence, *, plain: bool) -> Text:
    """The sentence in its context, its words marked by styles; plain: by signs, where there are no styles."""
    from rich.text import Text

    from parley.export.evidence import pieces

    text = Text("  ")
    text.append(_one_line(item.before) + ("«" if plain else ""), style="dim")
    for words, kind in pieces(item.quote, item.start, item.marks):
        shown = f"{{{kind}: {_one_line(words)}}}" if plain and kind else _one_line(words)
        text.append(shown, style=STYLES[kind] if kind else "")
    text.append(("»" if plain else "") + _one_line(item.after), style="dim")
    return text


def _legend(items: tuple[Evidence, ...]) -> Text:
    from rich.text import Text

    kinds = [kind for kind in STYLES if any(mark.kind == kind for item in items for mark in item.marks)]
    return Text("  ").join([Text("marked:", style="dim"), *(Text(kind, style=STYLES[kind]) for kind in kinds)])


def _one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\r", " ").replace("\t", " ")
