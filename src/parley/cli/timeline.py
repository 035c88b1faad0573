"""`parley timeline`: the entries in order of time."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from parley.cli.blocks import print_rows
from parley.cli.output import console
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
    from parley.export.judgements import bearing
    from parley.export.tables import entries_table

    found = asked.answers()
    view = found.timeline
    judged = bearing(view)
    answer(
        asked,
        view,
        view.entries,
        json=lambda: [entry_json(one, view.statements, view.documents, judged=judged.get(one.id, ())) for one in view.entries],
        table=lambda: entries_table(view),
        text=lambda: _print(found),
    )


def _print(found: Answers) -> None:
    from rich.text import Text

    from parley.export import wording

    out = console()
    for year, entries in groupby(found.timeline.entries, key=found.year):
        out.print(Text(year or "without a time", style="bold"))
        print_rows(out, ((wording.days(found.when(one)), _what(one), wording.short(one.id)) for one in entries))


def _what(one: Entry) -> Text:
    from rich.text import Text

    from parley.export import wording

    what = Text(wording.summed_up(one))
    if one.status.value != "happened":
        what.append(f"  {wording.words(one.status)}", style="dim")
    if one.disputes:
        what.append("  disputed", style="yellow")
    return what
