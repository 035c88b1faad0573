"""`parley export`: the ledger as a table or as JSON lines."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from parley.cli.output import notes, print_text
from parley.cli.questions import Asked, question
from parley.errors import UsageError

FORMATS = ("jsonl", "csv", "parquet")

export = typer.Typer(name="export", help="Write the ledger for other programs.", no_args_is_help=True, rich_markup_mode=None)


@export.callback()
def _export() -> None:
    """Write the ledger for other programs."""


@export.command()
@question("json", "csv", "as_of", "possible")
def entries(
    asked: Asked,
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="jsonl|csv|parquet", help="Default: by the name of the file, else jsonl.", show_default=False),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Default: standard output.", show_default=False)
    ] = None,
) -> None:
    """Write the entries with their evidence.

    JSON lines with everything, or a table of one row an entry. A table in a file has two more beside it,
    `evidence` and `disputes`; in CSV, what a spreadsheet would run as a formula begins with an apostrophe.

    \b
    Examples:
      parley export entries > entries.jsonl
      parley export entries -o out/entries.csv
      parley export entries --topic ceasefire --format parquet -o ceasefire.parquet
    """
    from parley.workflows.exporting import Format, export_entries, export_text

    name = form or (output.suffix.lstrip(".").lower() if output and output.suffix else "jsonl")
    if name not in FORMATS:
        raise UsageError(f"there is no format {name}", remedy=f"choose one with --format: {', '.join(FORMATS)}")
    if output is None:
        for line in export_text(asked.ledger, form=Format(name), filters=asked.filters):
            print_text(line)
        return
    for path, rows in export_entries(asked.ledger, output, form=Format(name), filters=asked.filters):
        notes().print(f"{path}: {rows} rows", style="dim", markup=False)
