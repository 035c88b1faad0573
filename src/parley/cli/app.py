"""Puts the commands together and turns errors into one line and an exit code.

Invariant: a traceback is printed only with --debug. What a command prints goes to standard output; progress,
notes and errors go to standard error.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from parley.cli.actor import actor
from parley.cli.actors import actors
from parley.cli.agreements import agreements
from parley.cli.annotate import annotate
from parley.cli.board import board
from parley.cli.build import build
from parley.cli.codebook import codebook
from parley.cli.conditions import conditions
from parley.cli.diff import diff
from parley.cli.disputes import disputes
from parley.cli.doctor import doctor
from parley.cli.document import document
from parley.cli.documents import documents
from parley.cli.entries import entries
from parley.cli.entry import entry
from parley.cli.evaluate import evaluate
from parley.cli.export import export
from parley.cli.frames import frames
from parley.cli.init import init
from parley.cli.options import ExitCode
from parley.cli.output import safe
from parley.cli.report import report
from parley.cli.search import search
from parley.cli.show import show
from parley.cli.sources import sources
from parley.cli.threads import threads
from parley.cli.timeline import timeline
from parley.cli.tracks import tracks
from parley.errors import ConfigError, ParleyError, UsageError
from parley.version import __version__

COMMANDS = (
    build, board, timeline, entries, entry, threads, disputes, conditions, agreements, tracks,
    actors, actor, sources, documents, document,
    search, show, diff, annotate, report, evaluate, init, doctor, frames, codebook,
)  # fmt: skip
"""In the order of the help."""
INTERRUPTED = "interrupted. Remedy: nothing is lost; what was reported as read is in the ledger, and the same command goes on from there"
EPILOG = "Exit codes: 0 done; 1 could not run; 2 wrong usage; 3 done, but some documents failed; 130 interrupted."


def application() -> typer.Typer:
    """The Typer application with every command."""
    app = typer.Typer(
        name="parley",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        epilog=EPILOG,
    )
    app.callback()(root)
    for command in COMMANDS:
        app.command()(command)
    app.add_typer(export)
    return app


def root(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and end.", is_eager=True, callback=lambda on: _print_version(on))
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error. Works before or after the command.")] = False,
) -> None:
    """Parley reads news reports about a peace process and keeps its ledger: who offered, demanded or promised what,
    to whom, on what condition, who says so and who denies it. Every line leads back to the sentence that tells it.

    \b
    Begin with:
      parley build reports/        read a folder of reports into parley.db
      parley board                 who stands where, topic by topic
      parley entries               what was done and said, most salient first
      parley entry ID              one entry with every sentence that tells it
      parley report -o report.html the whole ledger as one page to hand on
    """


def run(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code and never raises (but with --debug, where errors keep their traceback)."""
    words = list(sys.argv[1:] if argv is None else argv)
    own = words[: words.index("--")] if "--" in words else words
    debug = "--debug" in own
    if debug:
        words.remove("--debug")
    try:
        result = application()(args=words, prog_name="parley", standalone_mode=False)
    except BrokenPipeError:
        # The reader of a pipe has gone (`parley entries | head`): nothing is wrong, and nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    except KeyboardInterrupt:
        result = ExitCode.INTERRUPTED
    except Exception as error:
        if debug:
            raise
        return _explain(error)
    if result == ExitCode.INTERRUPTED:  # the option parser turns Ctrl-C into this code
        return _fail(INTERRUPTED, ExitCode.INTERRUPTED)
    return result if isinstance(result, int) else ExitCode.DONE


def _explain(error: Exception) -> int:
    if isinstance(error, (UsageError, ConfigError)):
        return _fail(str(error), ExitCode.USAGE)
    if isinstance(error, ParleyError):
        return _fail(str(error), ExitCode.COULD_NOT_RUN)
    show = getattr(error, "format_message", None)
    if callable(show):  # an error of the option parser: it has its words and its code already
        if type(error).__name__ == "NoArgsIsHelpError":  # its words are the help
            print(show(), file=sys.stderr)
            return ExitCode.USAGE
        context = getattr(error, "ctx", None)
        hint = f" Try `{context.command_path} --help`." if context is not None else ""
        return _fail(str(show()) + hint, int(getattr(error, "exit_code", ExitCode.USAGE)))
    if type(error).__name__ == "Abort":
        return _fail(INTERRUPTED, ExitCode.INTERRUPTED)
    if isinstance(error, OSError) and error.filename:
        return _fail(f"{error.filename}: {error.strerror}", ExitCode.COULD_NOT_RUN)
    words = f"{type(error).__name__}: {error}".splitlines()[0]
    return _fail(f"unexpected error: {words}. Remedy: run it again with --debug and report what it prints", ExitCode.COULD_NOT_RUN)


def _fail(message: str, code: int) -> int:
    print(f"parley: {safe(message)}", file=sys.stderr)
    return code


def _print_version(on: bool) -> None:
    if on:
        print(f"parley {__version__}")
        raise typer.Exit
