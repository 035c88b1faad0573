"""`parley evaluate CASE`: how a ledger does against a gold standard that a researcher brings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import ExitCode, Json
from parley.cli.output import NARROW, console, notes, print_json
from parley.cli.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from parley.export.scores import Figure
    from parley.workflows.evaluate import Evaluation

MOST_QUOTED = 2  # sentences shown of an unpaired entry: enough to judge it by


def evaluate(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="A gold case, JSON; docs/evaluate.md has its form.", show_default=False)],
    ledger: Annotated[
        Path | None, typer.Option("--ledger", metavar="FILE", help="Score this ledger file.", show_default=False, dir_okay=False)
    ] = None,
    entries: Annotated[
        Path | None,
        typer.Option("--entries", metavar="FILE", help="Score these exported entries, JSON lines or a list.", show_default=False),
    ] = None,
    texts: Annotated[
        Path | None,
        typer.Option("--texts", metavar="FOLDER", help="Where the case's documents are. Default: beside the case.", show_default=False),
    ] = None,
    misses: Annotated[bool, typer.Option("--misses", help="List the gold entries missed and the entries unpaired.")] = False,
    json: Json = False,
) -> int:
    """Score a ledger against a gold standard of your own.

    How much of it the ledger finds, and how far the two agree on what both have. With neither --ledger nor --entries, a
    ledger is built of the case's documents, scored and thrown away. Recall says nothing of wrong entries: look at the
    unpaired ones too.

    \b
    Examples:
      parley evaluate gold/case.json
      parley evaluate gold/case.json --ledger parley.db --misses
      parley evaluate gold/case.json --entries other-program.jsonl --json
    """
    from parley.config import load_settings
    from parley.export.scores import figures, score_json
    from parley.workflows.evaluate import evaluate as run

    with Progress() as progress:
        done = run(case, settings=load_settings(), ledger=ledger, entries=entries, texts=texts, on_progress=progress.show)
    if json:
        facts = {"source": done.source, "left_out": done.left_out, "notes": list(done.notes)}
        print_json({**score_json(done.case, done.entries, done.score), **facts})
    else:
        _print(done, [figure for figure in figures(done.score) if figure.count.of])
        if misses:
            _print_misses(done)
    for note in _notes(done):
        notes().print(note, style="yellow", markup=False)
    return ExitCode.SOME_FAILED if done.failed else ExitCode.DONE


def _print(done: Evaluation, shown: Sequence[Figure]) -> None:
    from parley.export import wording

    out = console()
    score = done.score
    out.print(f"{score.case}: {done.source}", style="bold", markup=False)
    facts = [f"{wording.number(score.gold)} in the gold", f"{wording.number(score.system)} in the ledger"]
    out.print(f"entries: {', '.join(facts)} ({score.entries_per_gold:.2f} for each in the gold), {len(score.pairs)} paired", markup=False)
    if out.width < NARROW:
        _print_list(out, shown)
    else:
        _print_table(out, shown)
    counted = [(score.deadlocks, "deadlock"), (score.tracks, "track")]
    told = ", ".join(wording.count(*item) for item in counted if item[0])
    if told:
        out.print(f"\nin the case and not scored: {told}", style="dim", markup=False)


def _print_table(out: Console, shown: Sequence[Figure]) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Figure", no_wrap=True)
    table.add_column("Ratio", justify="right")
    table.add_column("Count", justify="right", no_wrap=True)
    table.add_column("What it says", style="dim", overflow="fold")
    group = None
    for figure in shown:
        if figure.group != group:
            table.add_row()
            table.add_row(figure.group, style="bold")
            group = figure.group
        table.add_row(f"  {_name(figure)}", _ratio(figure), _count(figure), figure.meaning)
    out.print(table)


def _print_list(out: Console, shown: Sequence[Figure]) -> None:
    group = None
    for figure in shown:
        if figure.group != group:
            out.print(f"\n{figure.group}", style="bold")
            group = figure.group
        out.print(f"  {_name(figure)} {_ratio(figure)} ({_count(figure)}): {figure.meaning}", markup=False)


def _name(figure: Figure) -> str:
    return figure.name.replace("_", " ")


def _ratio(figure: Figure) -> str:
    return f"{figure.count.ratio:.2f}" if figure.count.ratio is not None else "-"


def _count(figure: Figure) -> str:
    return f"{figure.count.right}/{figure.count.of}"


def _print_misses(done: Evaluation) -> None:
    """Each gold entry that was missed, most important first, and each entry that pairs with none, with its sentences."""
    out = console()
    gold = {entry.id: entry for entry in done.case.entries}
    missed = sorted((gold[name] for name in done.score.missed), key=lambda entry: -entry.importance)
    out.print(f"\nmissed: {len(missed)}", style="bold")
    for wanted in missed:
        out.print(f"  {wanted.id} (importance {wanted.importance}) {wanted.coding.line}", markup=False)
        for words in filter(None, (wanted.says, *(f"“{words}” in {doc}" for doc, words in wanted.anchors))):
            out.print(f"      {words}", style="dim", markup=False)
    out.print(f"\nunpaired: {len(done.score.unpaired)}", style="bold")
    for place in done.score.unpaired:
        entry = done.entries[place]
        out.print(f"  {entry.id or f'entry {place + 1}'} {entry.coding.line}", markup=False)
        for told in entry.told[:MOST_QUOTED]:
            out.print(f"      {told.document}: {told.quote or f'{told.start} to {told.end}'}", style="dim", markup=False)
    for one in done.score.noise:
        out.print(f"  in noise ({one.kind}): {one.document}, {one.start} to {one.end}: {one.quote}", style="red", markup=False)


def _notes(done: Evaluation) -> list[str]:
    from parley.export import wording

    made = [f"note: {words}" for words in done.notes]
    if done.left_out:
        made.append(f"note: left out: {wording.count(done.left_out, 'entry')} of documents that are not the case's")
    made += [f"failed ({failure.stage}): {failure.document}: {failure.reason}" for failure in done.failed]
    return made
