"""What the commands of `parley export` have in common: their forms, where they write, and the data dictionary."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from parley.cli.output import notes, print_text
from parley.cli.questions import Asked
from parley.errors import UsageError

FORMATS = ("jsonl", "csv", "parquet")
NOT_HERE = ("json", "csv")
"""Options of a question whose place --format takes."""

Form = Annotated[
    str | None,
    typer.Option("--format", metavar="jsonl|csv|parquet", help="Default: by the name of the file, else jsonl.", show_default=False),
]
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Default: standard output.", show_default=False)]


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
