"""What the questions have in common: their filters, the day they are asked as of, and the forms of their answers.

A question is a function whose first parameter is `asked: Asked`; `question` gives it the options that fill it. Its answer is
printed by `answer`: as JSON, as CSV, or by the function's own words.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parley.cli.options import DEFAULT_LEDGER, Json, Ledger, day
from parley.cli.output import notes, print_json, print_text
from parley.errors import UsageError

if TYPE_CHECKING:
    from parley.export.columns import Table
    from parley.export.selection import Selection
    from parley.workflows.answers import Answers
    from parley.workflows.filters import Filters

Many = list[str] | None
Topic = Annotated[Many, typer.Option("--topic", metavar="TOPIC", help="Only this topic (repeat for more).", show_default=False)]
Party = Annotated[
    Many, typer.Option("--party", metavar="NAME", help="Only with this party, in any role; a part of the name will do.", show_default=False)
]
Act = Annotated[Many, typer.Option("--act", metavar="ACT", help="Only this act: offer, demand, release ...", show_default=False)]
Status = Annotated[Many, typer.Option("--status", metavar="STATUS", help="Only with this status: offered, denied ...", show_default=False)]
Since = Annotated[str | None, typer.Option("--since", metavar="DAY", help="Only what can lie on or after this day.", show_default=False)]
Until = Annotated[str | None, typer.Option("--until", metavar="DAY", help="Only what can lie on or before this day.", show_default=False)]
Source = Annotated[
    Many,
    typer.Option(
        "--source", metavar="NAME", help="Only what this outlet, agency or document tells; a part of its name will do.", show_default=False
    ),
]
Place = Annotated[Many, typer.Option("--place", metavar="NAME", help="Only at this place, or in this country.", show_default=False)]
Process = Annotated[
    Many,
    typer.Option(
        "--process",
        metavar="NAME",
        help="Only of this peace process: a part of its name, or its id; see parley processes.",
        show_default=False,
    ),
]
Day = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DAY", help="As known at the end of this day: later reports do not count.", show_default=False),
]
Possible = Annotated[bool, typer.Option("--possible", help="Of a day: count reports that may have been out by then, too.")]
Csv = Annotated[bool, typer.Option("--csv", help="Print CSV instead of a table.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked: of which ledger, with which filters, as of which day, in which form."""

    ledger: Path
    filters: Filters
    as_of: date | None
    possible: bool
    json: bool
    csv: bool

    def select(self) -> Selection:
        """The entries that pass, with what is behind them."""
        from parley.workflows import query

        return query.select(self.ledger, self.filters, as_of=self.as_of, possible=self.possible)

    def answers(self) -> Answers:
        """What is computed from the entries, for those that pass."""
        from parley.workflows.answers import ask

        return ask(self.ledger, self.filters, as_of=self.as_of, possible=self.possible)


def _options(
    ledger: Ledger = DEFAULT_LEDGER,
    topic: Topic = None,
    party: Party = None,
    act: Act = None,
    status: Status = None,
    since: Since = None,
    until: Until = None,
    source: Source = None,
    place: Place = None,
    process: Process = None,
    as_of: Day = None,
    possible: Possible = False,
    json: Json = False,
    csv: Csv = False,
    *,
    dated: bool = False,
) -> Asked:
    """The options that every question has; their values make an `Asked`. dated: the command has days of its own. Raises UsageError for a
    day that is none."""
    from parley.workflows.filters import Filters

    if json and csv:
        raise UsageError("--json and --csv exclude each other", remedy="choose one")
    known = day(as_of, "--as-of")
    if possible and known is None and not dated:
        raise UsageError("--possible says how to read --as-of, which is not given", remedy="add --as-of DAY, or leave it out")
    filters = Filters(
        topics=tuple(topic or ()),
        parties=tuple(party or ()),
        acts=tuple(act or ()),
        statuses=tuple(status or ()),
        since=day(since, "--since"),
        until=day(until, "--until"),
        sources=tuple(source or ()),
        places=tuple(place or ()),
        processes=tuple(process or ()),
    )
    return Asked(ledger=ledger, filters=filters, as_of=known, possible=possible, json=json, csv=csv)


def question(*without: str) -> Callable[[Callable[..., int | None]], Callable[..., int | None]]:
    """Gives a command the options of `Asked` in place of its first parameter, before its own options and after its arguments.

    without: options that make no sense for this command, by their names here ("csv", "as_of").
    """

    def decorate(command: Callable[..., int | None]) -> Callable[..., int | None]:
        own = list(inspect.signature(command, eval_str=True).parameters.values())[1:]
        given = inspect.signature(_options, eval_str=True).parameters.values()
        shared = [one for one in given if one.kind is not inspect.Parameter.KEYWORD_ONLY and one.name not in without]
        arguments = [one for one in own if one.default is inspect.Parameter.empty]
        options = [one for one in own if one.default is not inspect.Parameter.empty]
        parameters = [*arguments, *options, *shared]

        @functools.wraps(command)
        def run(**values: Any) -> int | None:
            asked = _options(
                **{one.name: values.pop(one.name) for one in shared}, dated="as_of" in without
            )  # what is left out keeps its default
            return command(asked, **values)

        run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
            [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in parameters]
        )
        run.__annotations__ = {one.name: one.annotation for one in parameters}
        return run

    return decorate


def answer(
    asked: Asked,
    view: Selection,
    found: Collection[object],
    *,
    json: Callable[[], Any],
    table: Callable[[], Table],
    text: Callable[[], None],
    none: str = "The ledger tells of none",
) -> None:
    """Prints an answer in the form that was asked for.

    view: all that passes the filters; found: what the answer is made of; json, table, text: make each form; none: says that there is
    nothing, though entries pass. Where none do, a note on standard error says so, and what there is; of a view as of a day it says what
    is left out.
    """
    from parley.workflows.query import what_there_is
    from parley.workflows.views import as_of_words

    if asked.json:
        print_json(json())
    elif asked.csv:
        from parley.export.csv import table_csv

        print_text(table_csv(table()).removesuffix("\r\n"))
    elif found:
        text()
    lines = as_of_words(view)
    if not view.entries:
        lines = what_there_is(asked.ledger, asked.filters, as_of=asked.as_of, possible=asked.possible)
    elif not found:
        lines = (none + (" among the entries that pass these filters." if not asked.filters.empty else "."), *lines)
    for line in lines:
        notes().print(line, style="dim", markup=False)
