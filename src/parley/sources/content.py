"""Bytes of one file, bounded: never more than a limit is read, and every way in which it can fail has its words and its remedy."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from parley.errors import SourceError
from parley.sources.records import MEBIBYTE

REASONS = {
    errno.ENOENT: ("vanished before it could be read", "build again when the folder is quiet"),
    errno.EACCES: ("may not be read", "change its permissions, or leave it out"),
    errno.EPERM: ("may not be read", "change its permissions, or leave it out"),
    errno.ELOOP: ("is a link in a circle of links", "remove the link, or point it to a file"),
    errno.EISDIR: ("is a folder where a file was expected", "build again when the folder is quiet"),
    errno.ENOTDIR: ("is a file where a folder was expected", "build again when the folder is quiet"),
    errno.ENAMETOOLONG: ("has too long a name", "rename it"),
}
"""What an error of the operating system means to the user, and what to do; others are shown in the system's words."""


def os_failure(error: OSError) -> SourceError:
    """An error of the operating system as a SourceError in the user's words.

    >>> os_failure(FileNotFoundError(errno.ENOENT, "No such file")).message
    'vanished before it could be read'
    """
    words = error.strerror or str(error) or type(error).__name__
    reason, remedy = REASONS.get(error.errno or 0, (f"cannot be read ({words})", "check the disk and the file's permissions"))
    return SourceError(reason, remedy=remedy)


def too_large(size: int, limit: int, remedy: str) -> SourceError:
    """The error for a document above its limit; sizes in bytes."""
    return SourceError(f"has {size / MEBIBYTE:,.0f} MiB, more than the {limit / MEBIBYTE:,.0f} MiB that one may have", remedy=remedy)


def read_bounded(path: Path, *, limit: int, remedy: str = "split it into one file a report") -> bytes:
    """A file's bytes, at most `limit` of them.

    Raises SourceError, without a document, where it is larger, or cannot be read.
    """
    try:
        with path.open("rb") as stream:
            size = stream.seek(0, 2)
            if size > limit:
                raise too_large(size, limit, remedy)
            stream.seek(0)
            data = stream.read(limit + 1)
    except OSError as error:
        raise os_failure(error) from error
    if len(data) > limit:  # it grew while it was read
        raise too_large(len(data), limit, remedy)
    return data


def bounded_lines(stream: TextIO, *, limit: int) -> Iterator[str | None]:
    """The lines of a stream with their ends; None in the place of a line longer than `limit` characters, whose rest is passed over.

    >>> import io
    >>> list(bounded_lines(io.StringIO("ab\\nabcdef\\nc"), limit=4))
    ['ab\\n', None, 'c']
    """
    while line := stream.readline(limit + 1):
        if len(line) <= limit or line.endswith("\n"):
            yield line
            continue
        while line and not line.endswith("\n"):
            line = stream.readline(limit + 1)
        yield None
