"""`parley entries`: the ledger's entries, most salient first, with filters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import DEFAULT_LEDGER, Json, Ledger, day
from parley.cli.output import NARROW, console, notes, print_json

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from parley.model.computed import Entry
    from parley.workflows.filters import Filters

Many = list[str] | None
Topic = Annotated[Many, typer.Option("--topic", help="Only this topic (repeat for more).", show_default=False)]
Party = Annotated[Many, typer.Option("--party", help="Only with this party, in any role; a part of the name will do.", show_default=False)]
Act = Annotated[Many, typer.Option("--act", help="Only this act: offer, demand, release ...", show_default=False)]
Status = Annotated[Many, typer.Option("--status", help="Only with this status: offered, denied ...", show_default=False)]
Since = Annotated[str | None, typer.Option("--since", metavar="DAY", help="Only what can lie on or after this day.", show_default=False)]
Until = Annotated[str | None, typer.Option("--until", metavar="DAY", help="Only what can lie on or before this day.", show_default=False)]


def entries(
    ledger: Ledger = DEFAULT_LEDGER,
    topic: Topic = None,
    party: Party = None,
    act: Act = None,
    status: Status = None,
    since: Since = None,
    until: Until = None,
    json: Json = False,
) -> None:
    """List what was done and said, most salient first.

    \b
    Examples:
      parley entries
      parley entries --topic ceasefire --topic prisoners
      parley entries --party government --act offer --since 2031-03-01
      parley entries --status denied --json
    """
    from parley.export.entries import entry_json
    from parley.workflows import query

    filters = chosen(topic=topic, party=party, act=act, status=status, since=since, until=until)
    found = query.select(ledger, filters)
    if json:
        print_json([entry_json(one, found.statements, found.documents) for one in found.entries])
        return
    if not found.entries:
        notes().print("No entry passes these filters." if not filters.empty else "The ledger has no entries yet.")
        return
    _print(found.entries)


def chosen(*, topic: Many, party: Many, act: Many, status: Many, since: str | None, until: str | None) -> Filters:
    """The filters that these options mean. Raises UsageError for a day that is none."""
    from parley.workflows.filters import Filters

    return Filters(
        topics=tuple(topic or ()),
        parties=tuple(party or ()),
        acts=tuple(act or ()),
        statuses=tuple(status or ()),
        since=day(since, "--since"),
        until=day(until, "--until"),
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
