"""`parley report`: the ledger as one page to hand on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from parley.cli.options import DEFAULT_LEDGER, Ledger
from parley.cli.output import notes


def report(
    ledger: Ledger = DEFAULT_LEDGER,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The page to write.")] = Path("report.html"),
    title: Annotated[str | None, typer.Option("--title", help="The page's title.", show_default=False)] = None,
) -> None:
    """Write the ledger as one HTML page.

    The board, the disputes, the entries with their sentences, the sources, and how far to trust it. The page loads
    nothing from elsewhere, opens offline and prints well.

    \b
    Examples:
      parley report -o report.html
      parley report --title "Talks in spring" -o brief.html
    """
    from parley.workflows.reporting import write_report

    size = write_report(ledger, output, title=title)
    notes().print(f"{output}: {size // 1024 + 1} kB", style="dim", markup=False)
