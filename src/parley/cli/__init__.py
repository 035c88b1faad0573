"""The command line: one file a command, each parses, calls a workflow and prints.

`main` is the entry point of the command `parley`. Nothing heavy is imported before a command runs.
"""

from __future__ import annotations

from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run `parley` with these arguments (default: the process's own) and return its exit code.

    0: done; 1: could not run; 2: wrong usage; 3: done, but some documents failed; 130: interrupted.
    """
    try:
        from parley.cli.app import run

        return run(argv)
    except KeyboardInterrupt:  # before a command began, or while its error was told
        import sys

        print("parley: interrupted", file=sys.stderr)
        return 130
