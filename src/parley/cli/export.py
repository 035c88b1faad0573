"""`parley export`: the ledger as a table or as JSON lines."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from parley.cli.entries import Act, Party, Since, Status, Topic, Until, chosen
from parley.cli.options import DEFAULT_LEDGER, Ledger
from parley.cli.output import notes, print_text
from parley.errors import UsageError

FORMATS = ("jsonl", "csv", "parquet")

export = typer.Typer(name="export", help="Write the ledger for other programs.", no_args_is_help=True, rich_markup_mode=None)


@export.callback()
def _export() -> None:
    """Write the ledger for other programs."""


@export.command()
def entries(
    ledger: Ledger = DEFAULT_LEDGER,
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="jsonl|csv|parquet", help="Default: by the name of the file, else jsonl.", show_default=False),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Default: standard output.", show_default=False)
    ] = None,
    topic: Topic = None,
    party: Party = None,
    act: Act = None,
    status: Status = None,
    since: Since = None,
    until: Until = None,
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

    filters = chosen(topic=topic, party=party, act=act, status=status, since=since, until=until)
    name = form or (output.suffix.lstrip(".").lower() if output and output.suffix else "jsonl")
    if name not in FORMATS:
        raise UsageError(f"there is no format {name}", remedy=f"choose one with --format: {', '.join(FORMATS)}")
    if output is None:
        for line in export_text(ledger, form=Format(name), filters=filters):
            print_text(line)
        return
    for path, rows in export_entries(ledger, output, form=Format(name), filters=filters):
        notes().print(f"{path}: {rows} rows", style="dim", markup=False)
