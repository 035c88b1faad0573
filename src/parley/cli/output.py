"""How things are printed: consoles for tables and notes, and JSON.

Invariant: no text of a report, and no name of a file, reaches a terminal with its control characters: they could move
the cursor, hide words or change the window's title. Colour is left out where NO_COLOR is set or the output is no
terminal; a pipe gets lines of PIPE_WIDTH at least, so that a table is not squeezed into 80 columns.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console, RenderHook

PIPE_WIDTH = 120

NARROW = 90
"""Columns below which a table is printed as a list: with fewer, its cells hold one or two words a line."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""C0 and C1 controls but tab and newline, and the marks that turn the direction of writing."""


def safe(text: str) -> str:
    """The text with its control characters made visible as U+FFFD.

    >>> safe("a\\x1b[2Jb")
    'a\ufffd[2Jb'
    """
    return _CONTROLS.sub("\ufffd", text)


def print_anything() -> None:
    """Lets standard output print what its encoding has no sign for as a question mark, rather than end in an error."""
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.errors in ("strict", "surrogateescape"):
        sys.stdout.reconfigure(errors="replace")


def drop_output() -> None:
    """Lets what is still to be printed on standard output go nowhere: its reader has gone, or its disk is full."""
    with contextlib.suppress(OSError, ValueError):  # a stream without a file behind it, or closed already
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)


def console() -> Console:
    """For what the command was asked for: standard output. Control characters in what is printed are made harmless."""
    out = _console(stderr=False)
    out.push_render_hook(_harmless())
    return out


def _harmless() -> RenderHook:
    from rich.console import ConsoleOptions, ConsoleRenderable, RenderHook, RenderResult
    from rich.segment import Segment

    class Harmless:
        """Prints another thing without the control characters of its texts."""

        def __init__(self, inner: ConsoleRenderable) -> None:
            self.inner = inner

        def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
            for segment in console.render(self.inner, options):
                yield segment if segment.control else Segment(safe(segment.text), segment.style)

    class Hook(RenderHook):
        def process_renderables(self, renderables: list[ConsoleRenderable]) -> list[ConsoleRenderable]:
            return [Harmless(inner) for inner in renderables]

    return Hook()


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
