"""Exceptions to one line for the user, with what to do, and an exit code.

Invariant: whatever is raised gives a line; only what nobody foresaw asks for --debug.
"""

from __future__ import annotations

import errno

from parley.cli.options import ExitCode, Interrupted
from parley.errors import ConfigError, ParleyError, UsageError

INTERRUPTED = "interrupted. Remedy: nothing that was there before is lost; run the same command again"

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

_REMEDIES = {
    **dict.fromkeys(_FULL, "free some space, or write to another disk"),
    errno.EACCES: "check its permissions",
    errno.EPERM: "check its permissions",
    errno.EROFS: "write to another disk",
    errno.ENOENT: "check the path",
    errno.ENOTDIR: "check the path",
    errno.EISDIR: "name a file",
    errno.ENAMETOOLONG: "give a shorter name",
    errno.EMFILE: "close other programs, or raise the limit of open files (ulimit -n)",
}
"""What to do about an error of the operating system."""

DISK = "check the disk and the permissions"


def is_closed_pipe(error: BaseException) -> bool:
    """Whether the reader of our output has gone: the error itself, or an exit that the option parser or the console made of it."""
    return isinstance(error, BrokenPipeError) or (isinstance(error, SystemExit) and isinstance(error.__context__, BrokenPipeError))


def is_help(error: BaseException) -> bool:
    """Whether an error of the option parser is that no command was given: its words are the help."""
    return type(error).__name__ == "NoArgsIsHelpError"


def explain(error: BaseException) -> tuple[str, int]:
    """The line that tells of an error, and the exit code.

    >>> explain(IsADirectoryError(21, "Is a directory", "news"))
    ('news: is a directory. Remedy: name a file', <ExitCode.COULD_NOT_RUN: 1>)
    """
    if isinstance(error, (UsageError, ConfigError)):
        return str(error), ExitCode.USAGE
    if isinstance(error, ParleyError):
        return str(error), ExitCode.COULD_NOT_RUN
    if isinstance(error, Interrupted):
        return str(error), ExitCode.INTERRUPTED
    if isinstance(error, KeyboardInterrupt) or type(error).__name__ == "Abort":
        return INTERRUPTED, ExitCode.INTERRUPTED
    if callable(getattr(error, "format_message", None)):
        return _of_options(error)
    if isinstance(error, OSError):
        return _of_system(error), ExitCode.COULD_NOT_RUN
    if isinstance(error, MemoryError):
        return (
            "there is not enough memory. Remedy: close other programs, or read fewer or smaller documents at once",
            ExitCode.COULD_NOT_RUN,
        )
    words = f"{type(error).__name__}: {error}".splitlines()[0]
    return f"unexpected error: {words}. Remedy: run it again with --debug and report what it prints", ExitCode.COULD_NOT_RUN


def _of_options(error: BaseException) -> tuple[str, int]:
    """An error of the option parser: it has its words and its code already."""
    words = str(error.format_message())  # type: ignore[attr-defined]
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "parley"
    return f"{words} Try `{path} --help`.", int(getattr(error, "exit_code", ExitCode.USAGE))


def _of_system(error: OSError) -> str:
    words = (error.strerror or str(error) or type(error).__name__).strip()
    if error.filename is not None:
        name = error.filename if isinstance(error.filename, str) else repr(error.filename)
        return f"{name}: {words[:1].lower()}{words[1:]}. Remedy: {_REMEDIES.get(error.errno or 0, DISK)}"
    what = "the output cannot be written" if error.errno in _FULL else "cannot read or write"
    return f"{what} ({words[:1].lower()}{words[1:]}). Remedy: {_REMEDIES.get(error.errno or 0, DISK)}"
