"""`parley sources`: the reports and outlets, and which of them are one origin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.cli.output import console, notes
from parley.cli.questions import Asked, answer, question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

    from parley.export.reports import Counted


@question()
def sources(asked: Asked) -> None:
    """List the reports by origin: which of them copy one another, or carry one agency's text.

    A group of several reports counts once where an entry says how many independent origins tell it. The figures are of
    the entries that pass the filters.

    \b
    Examples:
      parley sources
      parley sources --topic ceasefire
      parley sources --csv
    """
    from parley.export.reports import counted, sources_json, sources_table

    found = asked.answers()
    rows = counted(found.shown, all_documents=asked.filters.empty)
    answer(
        asked,
        found.shown,
        rows,
        json=lambda: sources_json(rows, found.origins),
        table=lambda: sources_table(rows, found.origins),
        text=lambda: _print(rows, found.origins),
    )


def _print(rows: Sequence[Counted], origins: Sequence[Sequence[str]]) -> None:
    from rich.text import Text

    from parley.export import wording

    out = console()
    by_id = {row.document.id: row for row in rows}
    groups = [members for group in origins if (members := [by_id[key] for key in group if key in by_id])]
    for group in groups:
        if len(group) > 1:
            out.print(Text(f"one origin, {wording.count(len(group), 'report')}", style="yellow"))
        for row in group:
            out.print(Text("  " if len(group) > 1 else "").append_text(_line(row)))
    outlets = {row.document.outlet for row in rows if row.document.outlet}
    counts = ((len(rows), "report"), (len(outlets), "outlet"), (len(groups), "independent origin"))
    notes().print(", ".join(wording.count(*item) for item in counts), style="dim", markup=False)


def _line(row: Counted) -> Text:
    """A report in one line: outlet, day, what came of it, key."""
    from rich.text import Text

    from parley.export import wording

    doc = row.document
    line = Text.assemble((doc.outlet or doc.key, "bold"), (f"  {wording.days(doc.published)}", "cyan"))
    if doc.agency:
        line.append(f"  agency {doc.agency}")
    if not doc.analysed:
        line.append(f"  not analysed ({doc.language or 'unknown language'})", style="yellow")
    return line.append(f"  {wording.count(row.statements, 'statement')}").append(f"  {doc.key}", style="dim")
