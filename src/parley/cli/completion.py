"""Completion of commands and options in the shell: the shell is named, never guessed, so that it works from a script too."""

from __future__ import annotations

from typing import Annotated

import typer

from parley.errors import UsageError

SHELLS = ("bash", "zsh", "fish")
PROGRAM = "parley"
VARIABLE = "_PARLEY_COMPLETE"
"""The variable through which a shell asks for completions."""


def prepare() -> None:
    """Lets the option parser answer a shell that asks for completions, for the shells that Typer knows."""
    from typer._completion_classes import completion_init

    completion_init()


def show(shell: str | None) -> None:
    """Print the script that a shell reads to complete our commands, and end. Raises UsageError for an unknown shell."""
    if shell is None:
        return
    from typer._completion_shared import get_completion_script

    print(get_completion_script(prog_name=PROGRAM, complete_var=VARIABLE, shell=_known(shell)))
    raise typer.Exit


def install(shell: str | None) -> None:
    """Write that script where the shell looks for it, and end. Raises UsageError for an unknown shell."""
    if shell is None:
        return
    from typer._completion_shared import install as write

    name, path = write(shell=_known(shell), prog_name=PROGRAM, complete_var=VARIABLE)
    print(f"{path}: completion for {name}; it takes effect in the next shell")
    raise typer.Exit


def _known(shell: str) -> str:
    """The name of a shell, from its name or its path ("$SHELL")."""
    name = shell.strip().rsplit("/", 1)[-1].lower()
    if name not in SHELLS:
        raise UsageError(f"there is no completion for the shell {shell}", remedy=f"name one of {', '.join(SHELLS)}")
    return name


Show = Annotated[
    str | None,
    typer.Option(
        "--show-completion",
        metavar="SHELL",
        help="Print the completion script for bash, zsh or fish, and end.",
        is_eager=True,
        callback=show,
        expose_value=False,
        show_default=False,
    ),
]
Install = Annotated[
    str | None,
    typer.Option(
        "--install-completion",
        metavar="SHELL",
        help="Write it to where that shell looks for it, and end.",
        is_eager=True,
        callback=install,
        expose_value=False,
        show_default=False,
    ),
]
