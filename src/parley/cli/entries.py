"""`parley entries`: the ledger's entries, most salient first, with filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.cli.output import NARROW, console, notes
from parley.cli.questions import Asked, answer, question

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from parley.model.computed import Entry


@question()
def entries(asked: Asked) -> None:
    """List what was done and said, most salient first.

    \b
    Examples:
      parley entries
      parley entries --topic ceasefire --topic prisoners
      parley entries --party government --act offer --since 2031-03-01
      parley entries --source courier --as-of 2031-04-30
      parley entries --status denied --json
    """
    from parley.export.entries import entry_json
    from parley.export.judgements import bearing
    from parley.export.tables import entries_table

    found = asked.select()
    judged = bearing(found)
    answer(
        asked,
        found,
        found.entries,
        json=lambda: [entry_json(one, found.statements, found.documents, judged=judged.get(one.id, ())) for one in found.entries],
        table=lambda: entries_table(found),
        text=lambda: _print(found.entries),
    )


def _print(found: tuple[Entry, ...]) -> None:
    from parley.export import wording

    out = console()
    if out.width < NARROW:
        for one in found:
            out.print(_text(one))
            told = f"{wording.days(wording.date_of(one))}, {wording.words(one.status)}, told by {_told(one)}; {wording.short(one.id)}"
            out.print(f"  {told}", style="dim", markup=False)
    else:
        _print_table(out, found)
    notes().print(f"{wording.count(len(found), 'entry')}. Told by: reports (independent origins, where fewer).", style="dim")


def _print_table(out: Console, found: tuple[Entry, ...]) -> None:
    from rich.table import Table

    from parley.export import wording

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Entry", style="dim", no_wrap=True)
    table.add_column("What", overflow="fold")
    for title in ("When", "Status"):
        table.add_column(title)
    table.add_column("Told by", justify="right")
    for one in found:
        table.add_row(wording.short(one.id), _text(one), wording.days(wording.date_of(one)), wording.words(one.status), _told(one))
    out.print(table)


def _text(one: Entry) -> Text:
    from rich.text import Text

    from parley.export import wording

    what = Text(wording.headline(one), style="bold")
    for line in filter(None, (wording.stated(one), *(wording.condition(cond) for cond in one.conditions))):
        what.append(f"\n  {line}", style="not bold")
    if one.disputes:
        what.append("\n  disputed: " + ", ".join(dict.fromkeys(d.kind.value for d in one.disputes)), style="not bold yellow")
    return what


def _told(one: Entry) -> str:
    return str(one.reports) if one.reports == one.origins else f"{one.reports} ({one.origins})"
