"""`parley sources`: the reports and outlets, and which of them are one origin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.cli.output import console
from parley.cli.questions import Asked, answer, question

if TYPE_CHECKING:
    from parley.workflows.answers import Answers


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
    from parley.export.reports import sources_json, sources_table

    found = asked.answers()
    answer(
        asked,
        found.shown,
        tuple(found.shown.documents),
        json=lambda: sources_json(found.shown, found.origins),
        table=lambda: sources_table(found.shown, found.origins),
        text=lambda: _print(found),
    )


def _print(found: Answers) -> None:
    from collections import Counter

    from rich.text import Text

    from parley.export import wording

    out = console()
    view = found.shown
    told = Counter(view.statements[key].document for entry in view.entries for key in entry.statements)
    groups = [group for group in found.origins if any(key in view.documents for key in group)]
    for group in groups:
        if len(group) > 1:
            out.print(Text(f"one origin, {wording.count(len(group), 'report')}", style="yellow"))
        for key in group:
            doc = view.documents[key]
            line = Text("  " if len(group) > 1 else "")
            line.append(doc.outlet or doc.key, style="bold").append(f"  {wording.days(doc.published)}", style="cyan")
            if doc.agency:
                line.append(f"  agency {doc.agency}")
            if not doc.analysed:
                line.append(f"  not analysed ({doc.language or 'unknown language'})", style="yellow")
            line.append(f"  {wording.count(told[key], 'statement')}").append(f"  {doc.key}", style="dim")
            out.print(line)
    outlets = {doc.outlet for doc in view.documents.values() if doc.outlet}
    out.print(
        Text(
            f"{wording.count(len(view.documents), 'report')} of {wording.count(len(outlets), 'outlet')},"
            f" {wording.count(len(groups), 'independent origin')}",
            style="dim",
        )
    )
