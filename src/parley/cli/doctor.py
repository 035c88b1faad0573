"""`parley doctor`: whether Parley can work here, line by line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import DEFAULT_LEDGER, ExitCode, Json, Ledger
from parley.cli.output import console, print_json

if TYPE_CHECKING:
    from parley.workflows.health import Finding

STYLES = {"ok": "green", "note": "yellow", "wrong": "bold red"}


def doctor(
    ledger: Ledger = DEFAULT_LEDGER,
    model: Annotated[bool, typer.Option("--model", help="Also load the language model and analyse a sentence; takes seconds.")] = False,
    json: Json = False,
) -> int:
    """Say whether Parley can work here.

    What is installed, the ledger and whether it is whole and up to date, its folder, the PARLEY_ variables, a
    process.toml in this folder, the terminal. Each line is ok, a note, or wrong with its remedy; the exit code is 1
    where something is wrong.

    \b
    Examples:
      parley doctor
      parley doctor --model
      parley doctor --ledger peace.db --json
    """
    from parley.workflows.health import State, examine

    found = examine(ledger, encoding=sys.stdout.encoding or "ascii", load=model)
    if json:
        print_json([{"about": one.about, "state": one.state.value, "words": one.words, "remedy": one.remedy or None} for one in found])
    else:
        _print(found)
    return ExitCode.COULD_NOT_RUN if any(one.state is State.WRONG for one in found) else ExitCode.DONE


def _print(found: tuple[Finding, ...]) -> None:
    from rich.table import Table
    from rich.text import Text

    from parley.export import wording

    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    for one in found:
        words = Text(one.words)
        if one.remedy:
            words.append(f"\n{one.remedy}", style="dim")
        table.add_row(Text(one.state.value, style=STYLES[one.state.value]), Text(one.about), words)
    out = console()
    out.print(table)
    amount = sum(one.state.value == "wrong" for one in found)
    out.print(Text(f"\n{wording.count(amount, 'thing')} wrong" if amount else "\nnothing is wrong", style="bold"))
