"""How things are printed: consoles for tables and notes, and JSON.

Colour is left out where NO_COLOR is set or the output is no terminal; a pipe gets lines of PIPE_WIDTH at least, so
that a table is not squeezed into the 80 columns that a missing terminal would mean.
"""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

PIPE_WIDTH = 120

NARROW = 90
"""Columns below which a table is printed as a list: with fewer, its cells hold one or two words a line."""


def console() -> Console:
    """For what the command was asked for: standard output."""
    return _console(stderr=False)


def notes() -> Console:
    """For progress, notes and summaries of work: standard error."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    piped = not stream.isatty() and "COLUMNS" not in os.environ
    return Console(stderr=stderr, width=PIPE_WIDTH if piped else None, highlight=False, soft_wrap=False)


def print_json(value: Any) -> None:
    """One JSON value, indented, in UTF-8 whatever the locale says."""
    print_text(json.dumps(value, ensure_ascii=False, indent=1))


def print_text(text: str) -> None:
    """Text to standard output in UTF-8, line ends as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass") + b"\n")
    sys.stdout.buffer.flush()
