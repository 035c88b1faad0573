"""`parley export`: the ledger as tables or as JSON lines, one command for each kind of row."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from parley.cli.output import notes, print_text
from parley.cli.questions import Asked, question
from parley.errors import UsageError

FORMATS = ("jsonl", "csv", "parquet")
NOT_HERE = ("json", "csv")
"""Options of a question whose place --format takes."""

Form = Annotated[
    str | None,
    typer.Option("--format", metavar="jsonl|csv|parquet", help="Default: by the name of the file, else jsonl.", show_default=False),
]
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Default: standard output.", show_default=False)]

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
def events(
    asked: Asked,
    form: Form = None,
    output: Output = None,
    dictionary: Annotated[bool, typer.Option("--dictionary", help="Print what each column means, and write nothing.")] = False,
) -> None:
    """Write located events, as users of ACLED and GDELT know them.

    One row an entry: who did what to whom, when and where, how precisely each is known, and the sentence that tells it. A day that no
    report tells stays empty.

    \b
    Examples:
      parley export events -o events.csv
      parley export events --since 2031-03-01 --place Qatar -o events.parquet
      parley export events --dictionary
    """
    if dictionary:
        print_dictionary("events")
    else:
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


def write(asked: Asked, what: str, form: str | None, output: Path | None, *, text: bool = False) -> None:
    """Writes an export in the form that is named, or that the name of the file says. Raises UsageError for a form that is none."""
    from parley.workflows.exporting import Format, export_file, export_text
    from parley.workflows.exports import Export

    name = form or (output.suffix.lstrip(".").lower() if output and output.suffix else "jsonl")
    if name not in FORMATS:
        raise UsageError(f"there is no format {name}", remedy=f"choose one with --format: {', '.join(FORMATS)}")
    chosen = Export(what=what, filters=asked.filters, as_of=asked.as_of, possible=asked.possible, text=text)
    if output is None:
        for line in export_text(asked.ledger, chosen, form=Format(name)):
            print_text(line)
        return
    for path, rows in export_file(asked.ledger, output, chosen, form=Format(name)):
        notes().print(f"{path}: {rows} rows", style="dim", markup=False)


def print_dictionary(table: str | None) -> None:
    """Prints the data dictionary, of one table or of all, as CSV. Raises UsageError for a table that is none."""
    from parley.export.csv import table_csv
    from parley.export.dictionary import FORMS, dictionary_table

    names = [form.name for form in FORMS]
    if table is not None and table not in names:
        raise UsageError(f"there is no table {table}", remedy=f"choose from {', '.join(names)}")
    print_text(table_csv(dictionary_table(table)).removesuffix("\r\n"))
