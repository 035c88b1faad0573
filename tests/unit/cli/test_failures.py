"""Every exception is one line with a remedy."""

from __future__ import annotations

import errno
import os

import pytest

from parley.cli.failures import explain, is_closed_pipe
from parley.cli.options import Interrupted
from parley.errors import ConfigError, ParleyError, StoreError, UsageError


@pytest.mark.parametrize(
    ("error", "message", "code"),
    [
        (UsageError("no", remedy="yes"), "no. Remedy: yes", 2),
        (ConfigError("no", document="p.toml", remedy="yes"), "p.toml: no. Remedy: yes", 2),
        (StoreError("no", document="x.db", remedy="yes"), "x.db: no. Remedy: yes", 1),
        (ParleyError("no"), "no", 1),
        (Interrupted("interrupted after 3"), "interrupted after 3", 130),
        (KeyboardInterrupt(), "interrupted. Remedy: nothing that was there before is lost; run the same command again", 130),
        (PermissionError(errno.EACCES, "Permission denied", "a.txt"), "a.txt: permission denied. Remedy: check its permissions", 1),
        (IsADirectoryError(errno.EISDIR, "Is a directory", "news"), "news: is a directory. Remedy: name a file", 1),
        (FileNotFoundError(errno.ENOENT, "No such file or directory", "a"), "a: no such file or directory. Remedy: check the path", 1),
        (
            OSError(errno.EIO, "Input/output error"),
            "cannot read or write (input/output error). Remedy: check the disk and the permissions",
            1,
        ),
        (OSError(errno.EDQUOT, os.strerror(errno.EDQUOT)), None, 1),
        (MemoryError(), "there is not enough memory. Remedy: close other programs, or read fewer or smaller documents at once", 1),
        (
            UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"),
            "unexpected error: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte. "
            "Remedy: run it again with --debug and report what it prints",
            1,
        ),
    ],
)
def test_one_line_and_a_code(error: BaseException, message: str | None, code: int) -> None:
    words, found = explain(error)
    assert found == code
    assert "\n" not in words
    assert words == (message or words)
    if message is None:
        assert "the output cannot be written" in words


def test_a_closed_pipe_is_known_whoever_told_of_it() -> None:
    assert is_closed_pipe(BrokenPipeError())
    assert not is_closed_pipe(SystemExit(1))
    ended = SystemExit(1)
    ended.__context__ = BrokenPipeError()
    assert is_closed_pipe(ended)
