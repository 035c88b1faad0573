"""`parley timeline`: the entries in order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.cli.output import NARROW, console
from parley.cli.questions import Asked, answer, question

if TYPE_CHECKING:
    from rich.text import Text

    from parley.model.computed import Entry
    from parley.workflows.answers import Answers


@question()
def timeline(asked: Asked) -> None:
    """List what was done and said in order of time.

    Each under the middle of the days on which it can lie; what no report dates comes last. "Feb 2031" means some day
    of that month.

    \b
    Examples:
      parley timeline
      parley timeline --topic prisoners --since 2031-03-01
      parley timeline --party government --csv > timeline.csv
    """
    from parley.export.entries import entry_json
    from parley.export.tables import entries_table

    found = asked.answers()
    view = found.timeline
    answer(
        asked,
        view,
        view.entries,
        json=lambda: [entry_json(one, view.statements, view.documents) for one in view.entries],
        table=lambda: entries_table(view),
        text=lambda: _print(found),
    )


def _print(found: Answers) -> None:
    from rich.table import Table
    from rich.text import Text

    from parley.export import wording

    out = console()
    wide = out.width >= NARROW
    year = ""
    table = Table.grid(padding=(0, 2))  # without headings: a line reads as a sentence
    if wide:
        table.add_column(style="cyan", no_wrap=True)
        table.add_column(overflow="fold")
        table.add_column(style="dim", no_wrap=True)
    for one in found.timeline.entries:
        days = wording.days(found.when(one))
        heading = found.year(one) or "without a time"
        if heading != year:
            table.add_row(Text(heading, style="bold"), *((Text(""), Text("")) if wide else ()))
            year = heading
        if wide:
            table.add_row(days, _what(one), wording.short(one.id))
        else:
            table.add_row(Text.assemble((days, "cyan"), "  ", _what(one), (f"  {wording.short(one.id)}", "dim")))
    out.print(table)


def _what(one: Entry) -> Text:
    from rich.text import Text

    from parley.export import wording

    figures = wording.stated(one)
    what = Text(wording.headline(one) + (f": {figures}" if figures else ""))
    if one.status.value != "happened":
        what.append(f"  {wording.words(one.status)}", style="dim")
    if one.disputes:
        what.append("  disputed", style="yellow")
    return what
