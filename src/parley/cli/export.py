"""`parley export`: the ledger as tables or as JSON lines, one command for each kind of row."""

from __future__ import annotations

from typing import Annotated

import typer

from parley.cli.exportforms import NOT_HERE, Form, Output, print_dictionary, write
from parley.cli.questions import Asked, question

export = typer.Typer(name="export", help="Write the ledger for other programs.", no_args_is_help=True, rich_markup_mode=None)


@export.callback()
def _export() -> None:
    """Write the ledger for other programs."""


@export.command()
@question(*NOT_HERE)
def entries(asked: Asked, form: Form = None, output: Output = None) -> None:
    """Write the entries with their evidence.

    JSON lines with everything, or a table of one row an entry. A table in a file has two more beside it,
    `evidence` and `disputes`; in CSV, what a spreadsheet would run as a formula begins with an apostrophe.

    \b
    Examples:
      parley export entries > entries.jsonl
      parley export entries -o out/entries.csv
      parley export entries --topic ceasefire --format parquet -o ceasefire.parquet
    """
    write(asked, "entries", form, output)


@export.command()
@question(*NOT_HERE)
def events(asked: Asked, form: Form = None, output: Output = None) -> None:
    """Write located events, as users of ACLED and GDELT know them.

    One row an entry: who did what to whom, when and where, how precisely each is known, and the sentence that tells it. A day that no
    report tells stays empty. `parley export dictionary events` says what each column means.

    \b
    Examples:
      parley export events -o events.csv
      parley export events --since 2031-03-01 --place Qatar -o events.parquet
    """
    write(asked, "events", form, output)


@export.command()
@question(*NOT_HERE)
def statements(asked: Asked, form: Form = None, output: Output = None) -> None:
    """Write the statements: what each report claims at each place.

    Each names the entry that it was folded into. Filters choose entries; all their statements are written.

    \b
    Examples:
      parley export statements -o statements.csv
      parley export statements --topic prisoners --format jsonl
    """
    write(asked, "statements", form, output)


@export.command()
@question(*NOT_HERE)
def documents(
    asked: Asked,
    form: Form = None,
    output: Output = None,
    text: Annotated[bool, typer.Option("--text", help="With the whole text of each document.")] = False,
) -> None:
    """Write the documents: dates, outlets, and what came of each.

    Without filters all of them, with filters those that tell an entry that passes. Their texts are written only with --text.

    \b
    Examples:
      parley export documents -o documents.csv
      parley export documents --party Front --text -o documents.jsonl
    """
    write(asked, "documents", form, output, text=text)


@export.command()
@question(*NOT_HERE)
def actors(asked: Asked, form: Form = None, output: Output = None) -> None:
    """Write everyone in the ledger: parties and persons.

    Each with the names that the reports give it, what it belongs to, how many entries it acts in, and its first and last day.

    \b
    Examples:
      parley export actors -o actors.csv
      parley export actors --topic prisoners --format csv
    """
    write(asked, "actors", form, output)


@export.command()
@question(*NOT_HERE)
def links(asked: Asked, form: Form = None, output: Output = None) -> None:
    """Write the links between statements, with the rule that made each.

    With filters, those that touch a statement of an entry that passes.

    \b
    Examples:
      parley export links -o links.csv
      parley export links --act release --format jsonl
    """
    write(asked, "links", form, output)


@export.command()
@question(*NOT_HERE)
def disputes(asked: Asked, form: Form = None, output: Output = None) -> None:
    """Write where accounts disagree, position by position.

    \b
    Examples:
      parley export disputes -o disputes.csv
      parley export disputes --party Front --format jsonl
    """
    write(asked, "disputes", form, output)


@export.command()
@question(*NOT_HERE)
def threads(asked: Asked, form: Form = None, output: Output = None) -> None:
    """Write the threads: undertakings followed from promise to delivery, lapse or breach.

    A table in a file has its `steps` beside it, with the running counts.

    \b
    Examples:
      parley export threads -o threads.csv
      parley export threads --topic prisoners --format csv
    """
    write(asked, "threads", form, output)


@export.command()
@question(*NOT_HERE)
def conditions(asked: Asked, form: Form = None, output: Output = None) -> None:
    """Write the conditions: what waits for what, who says so, and whether it is met.

    \b
    Examples:
      parley export conditions -o conditions.csv
      parley export conditions --party Front --format csv
    """
    write(asked, "conditions", form, output)


@export.command()
@question(*NOT_HERE)
def deadlocks(asked: Asked, form: Form = None, output: Output = None) -> None:
    """Write the deadlocks: circles of conditions, edge by edge.

    \b
    Examples:
      parley export deadlocks -o deadlocks.csv
      parley export deadlocks --format csv
    """
    write(asked, "deadlocks", form, output)


@export.command()
@question(*NOT_HERE)
def agreements(asked: Asked, form: Form = None, output: Output = None) -> None:
    """Write the agreements with the fate of their provisions.

    A table in a file has its `provisions` beside it.

    \b
    Examples:
      parley export agreements -o agreements.csv
      parley export agreements --since 2031-03-01 --format csv
    """
    write(asked, "agreements", form, output)


@export.command()
@question(*NOT_HERE)
def tracks(asked: Asked, form: Form = None, output: Output = None) -> None:
    """Write the tracks: channels of talks.

    A table in a file has its `rounds` beside it.

    \b
    Examples:
      parley export tracks -o tracks.csv
      parley export tracks --format csv
    """
    write(asked, "tracks", form, output)


@export.command()
@question(*NOT_HERE)
def processes(asked: Asked, form: Form = None, output: Output = None) -> None:
    """Write the peace processes that the reports tell of.

    \b
    Examples:
      parley export processes -o processes.csv
      parley export processes --format csv
    """
    write(asked, "processes", form, output)


@export.command()
@question(*NOT_HERE)
def sources(asked: Asked, form: Form = None, output: Output = None) -> None:
    """Write the documents with their origins.

    Documents that copy one another or carry one text have the number of one origin.

    \b
    Examples:
      parley export sources -o sources.csv
      parley export sources --topic ceasefire --format csv
    """
    write(asked, "sources", form, output)


@export.command()
def dictionary(
    table: Annotated[str | None, typer.Argument(metavar="[TABLE]", help="Only this table: events, actors ...", show_default=False)] = None,
) -> None:
    """Print what every column of every table means.

    Its type, unit, meaning, allowed values and an example, as CSV; the same stands in docs/data-dictionary.md.

    \b
    Examples:
      parley export dictionary
      parley export dictionary events > events-columns.csv
    """
    print_dictionary(table)
