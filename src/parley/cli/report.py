"""`parley report`: the ledger as one page to hand on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from parley.cli.output import notes, print_text
from parley.cli.questions import Asked, question
from parley.errors import UsageError

FORMATS = ("html", "md")
STANDARD_OUTPUT = "-"


@question("json", "csv")
def report(
    asked: Asked,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The page to write; - is standard output.")] = Path(
        "report.html"
    ),
    form: Annotated[
        str | None, typer.Option("--format", metavar="html|md", help="Default: by the name of the file, else html.", show_default=False)
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", help="The page's title. Default: that of the process file.", show_default=False)
    ] = None,
) -> None:
    """Write the ledger as one page to hand on.

    A summary of a page whose sentences name their evidence; the board, a drawn timeline, disputes, deadlocks, promises and what
    came of them; the entries with their sentences, the sources, and how far to trust it. As HTML the page loads nothing from
    elsewhere, opens offline and prints well; as Markdown it is the same without pictures.

    \b
    Examples:
      parley report -o report.html
      parley report --title "Talks in spring" --topic ceasefire -o brief.html
      parley report --as-of 2031-03-15 -o known-then.html
      parley report --format md -o - | less
    """
    from parley.workflows.reporting import PageForm, report_text, write_report

    standard = str(output) == STANDARD_OUTPUT
    name = form or ("md" if output.suffix.lower() in (".md", ".markdown") and not standard else "html")
    if name not in FORMATS:
        raise UsageError(f"there is no format {name}", remedy=f"choose one with --format: {', '.join(FORMATS)}")
    if standard:
        page = report_text(
            asked.ledger, title=title, form=PageForm(name), filters=asked.filters, as_of=asked.as_of, possible=asked.possible
        )
        print_text(page.removesuffix("\n"))
        return
    size = write_report(
        asked.ledger, output, title=title, form=PageForm(name), filters=asked.filters, as_of=asked.as_of, possible=asked.possible
    )
    notes().print(f"{output}: {size // 1024 + 1} kB", style="dim", markup=False)
