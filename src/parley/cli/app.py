"""Puts the commands together and turns errors into one line and an exit code.

Invariant: a traceback is printed only with --debug. What a command prints goes to standard output; progress,
notes and errors go to standard error.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from parley.cli import completion
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
from parley.cli.failures import INTERRUPTED, explain, is_closed_pipe, is_help
from parley.cli.frames import frames
from parley.cli.init import init
from parley.cli.judge import judge
from parley.cli.judgements import judgements
from parley.cli.options import ExitCode, Interrupted
from parley.cli.output import drop_output, print_anything, safe
from parley.cli.processes import processes
from parley.cli.report import report
from parley.cli.search import search
from parley.cli.show import show
from parley.cli.signals import stoppable
from parley.cli.sources import sources
from parley.cli.threads import threads
from parley.cli.timeline import timeline
from parley.cli.tracks import tracks
from parley.version import __version__

COMMANDS = (
    build, board, timeline, entries, entry, threads, disputes, conditions, agreements, tracks, processes,
    actors, actor, sources, documents, document,
    search, show, judgements, diff, annotate, report, evaluate, init, doctor, frames, codebook,
)  # fmt: skip
"""In the order of the help."""
EPILOG = "Exit codes: 0 done; 1 could not run; 2 wrong usage; 3 done, but some documents failed; 130 interrupted."


def application() -> typer.Typer:
    """The Typer application with every command."""
    app = typer.Typer(
        name="parley",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        epilog=EPILOG,
    )
    completion.prepare()
    app.callback()(root)
    for command in COMMANDS:
        app.command()(command)
    app.add_typer(judge)
    app.add_typer(export)
    return app


def root(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and end.", is_eager=True, callback=lambda on: _print_version(on))
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error. Works before or after the command.")] = False,
    show: completion.Show = None,
    install: completion.Install = None,
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

    \b
    Completion in the shell:
      source <(parley --show-completion bash)        for this shell; zsh likewise
      parley --show-completion fish | source
      parley --install-completion bash               for every shell from now on
    """


def run(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code and never raises (but with --debug, where errors keep their traceback)."""
    words = list(sys.argv[1:] if argv is None else argv)
    own = words[: words.index("--")] if "--" in words else words
    debug = "--debug" in own
    if debug:
        words.remove("--debug")
    print_anything()
    with stoppable():
        try:
            result = application()(args=words, prog_name="parley", standalone_mode=False)
            sys.stdout.flush()
        except BaseException as error:
            if is_closed_pipe(error):  # the reader has gone (`parley entries | head`): nothing is wrong, and nobody is left to tell
                drop_output()
                return ExitCode.DONE
            if isinstance(error, SystemExit):  # shell completion ends so
                return error.code if isinstance(error.code, int) else ExitCode.DONE
            if debug and isinstance(error, Exception) and not isinstance(error, Interrupted):
                raise
            message, code = explain(error)
            drop = isinstance(error, OSError) and error.filename is None
            if drop:
                drop_output()  # what could not be written will not be written when the program ends
            return _fail(message, code, plain=is_help(error))
    if result == ExitCode.INTERRUPTED:  # the option parser turns Ctrl-C into this code
        return _fail(INTERRUPTED, ExitCode.INTERRUPTED)
    return result if isinstance(result, int) else ExitCode.DONE


def _fail(message: str, code: int, *, plain: bool = False) -> int:
    print(message if plain else f"parley: {safe(message)}", file=sys.stderr)
    return code


def _print_version(on: bool) -> None:
    if on:
        print(f"parley {__version__}")
        raise typer.Exit
