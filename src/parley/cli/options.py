"""Options and exit codes that several commands share."""

from __future__ import annotations

from datetime import date, datetime
from enum import IntEnum
from pathlib import Path
from typing import Annotated

import typer

from parley.config import DEFAULT_LEDGER
from parley.errors import UsageError

__all__ = ["DEFAULT_LEDGER", "ExitCode", "Interrupted", "Json", "Ledger", "OwnFrames", "day"]


class Interrupted(Exception):
    """A command was interrupted; the message says how far it came. For what has more to say than that it was."""


class ExitCode(IntEnum):
    """What the command's end tells a script."""

    DONE = 0
    COULD_NOT_RUN = 1
    USAGE = 2
    SOME_FAILED = 3
    INTERRUPTED = 130


Ledger = Annotated[
    Path,
    typer.Option("--ledger", metavar="FILE", envvar="PARLEY_LEDGER", help="The ledger file.", show_default="parley.db"),
]
OwnFrames = Annotated[
    Path | None,
    typer.Option(
        "--frames",
        metavar="FILE",
        envvar="PARLEY_FRAMES",
        help="Frames of your own, tried before Parley's.",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


def day(text: str | None, option: str) -> date | None:
    """The day that an option names, as YYYY-MM-DD, or None where it was not given.

    >>> day("2031-03-05", "--since")
    datetime.date(2031, 3, 5)

    Raises UsageError for anything else, 31 February included.
    """
    if text is None:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise UsageError(f"{option} {text}: not a day", remedy="write it as YYYY-MM-DD, for example 2031-03-05") from None
