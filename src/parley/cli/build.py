"""`parley build`: reads reports into the ledger, with progress and a summary."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import DEFAULT_LEDGER, ExitCode, Interrupted, Json, Ledger, OwnFrames
from parley.cli.output import console, print_json
from parley.cli.progress import Progress

if TYPE_CHECKING:
    from parley.workflows.ingest import BuildSummary

MOST_NOTES = 10  # notes shown: a screen is better kept for what failed
MOST_NAMED = 5  # documents named for one reason of skipping: a folder may hold thousands of pictures


def build(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Files or folders with reports.", show_default=False)],
    ledger: Ledger = DEFAULT_LEDGER,
    process: Annotated[
        Path | None, typer.Option("--process", metavar="FILE", help="A process.toml: the parties and their names.", show_default=False)
    ] = None,
    frames: OwnFrames = None,
    json: Json = False,
) -> int:
    """Read reports and bring the ledger up to date.

    Reads .txt .md .html .htm .csv .json .jsonl, in folders and the folders in them. REPORT.meta.json beside a report
    may state its url, outlet, published and language. Run again, it reads only what is new or changed.

    \b
    Examples:
      parley build reports/
      parley build reports/ extra.html --ledger peace.db
      parley build articles.csv --process process.toml
      parley build reports/ --frames own.toml
    """
    from parley.config import load_settings
    from parley.workflows.ingest import build as run

    with Progress() as progress:
        try:
            summary = run(tuple(paths), settings=load_settings(ledger=ledger, frames=frames), process=process, on_progress=progress.show)
        except KeyboardInterrupt:
            raise Interrupted(how_far(progress.done, progress.total)) from None
    if json:
        print_json(summary_json(summary))
    else:
        show(summary, ledger)
    return ExitCode.SOME_FAILED if summary.failed else ExitCode.DONE


def how_far(done: int, total: int | None) -> str:
    """What is said of a build that was interrupted after so many documents of so many (None: not known).

    >>> how_far(12, 40)
    'interrupted after 12 of 40 documents; they are in the ledger, and the same command goes on from there'
    """
    if not done:
        return "interrupted before a document was read; the ledger is as it was, and the same command begins again"
    of = f" of {total:,}" if total is not None else ""
    noun = "document; it is" if done == 1 and not of else "documents; they are" if done > 1 else "documents; it is"
    return f"interrupted after {done:,}{of} {noun} in the ledger, and the same command goes on from there"


def summary_json(summary: BuildSummary) -> dict[str, object]:
    """The summary as JSON values."""
    from parley.model.codec import encode

    return dict(encode(summary))


def show(summary: BuildSummary, ledger: Path) -> None:
    """What was read and what came of it; each failure with its reason and remedy, what was skipped by its reason."""
    from rich.text import Text

    from parley.export import wording
    from parley.workflows.query import listed

    out = console()
    counts = [
        (summary.read, "read"),
        (summary.unchanged, "unchanged"),
        (summary.changed, "changed"),
        (len(summary.skipped), "skipped"),
        (len(summary.failed), "failed"),
    ]
    out.print(Text("documents: " + ", ".join(f"{number} {what}" for number, what in counts)))
    for reason, names in _by_reason(summary).items():
        out.print(Text(f"  skipped, {reason}: {names}", style="dim"))
    for failure in summary.failed:
        remedy = f". Remedy: {failure.remedy}" if failure.remedy else ""
        out.print(Text(f"  failed ({failure.stage}): {failure.document}: {failure.reason}{remedy}", style="red"))
    for noted in summary.noted[:MOST_NOTES]:
        out.print(Text(f"  note: {noted.document}: {noted.words}", style="yellow"))
    if len(summary.noted) > MOST_NOTES:
        out.print(
            Text(f"  note: and of {len(summary.noted) - MOST_NOTES} more; `parley document ID` shows what was noticed", style="yellow")
        )
    for language, number in sorted(summary.not_analysed.items()):
        out.print(Text(f"  not analysed, since in another language ({language}): {number}", style="yellow"))
    if summary.unrelated:
        names = listed(summary.unrelated, most=MOST_NAMED)
        out.print(Text(f"  not analysed, since it speaks of no armed conflict or talks: {names}", style="yellow"))
    made = [(summary.statements, "statement"), (summary.entries, "entry"), (summary.disputes, "dispute")]
    out.print(Text(f"ledger: {', '.join(wording.count(*item) for item in made)} in {ledger} ({summary.seconds:.1f} s)"))


def _by_reason(summary: BuildSummary) -> dict[str, str]:
    """What was skipped for each reason: up to MOST_NAMED names, the rest counted."""
    from parley.workflows.query import listed

    found: dict[str, list[str]] = {}
    for skipped in summary.skipped:
        found.setdefault(skipped.reason, []).append(skipped.document)
    return {reason: listed(names, most=MOST_NAMED) for reason, names in found.items()}
