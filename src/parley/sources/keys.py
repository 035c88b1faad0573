"""A document's key: printable, relative, with forward slashes, and never shared by two files.

Identity is the place: a file keeps its key as long as it stays where it was. A folder that was moved keeps its keys too, since the
place that held them is gone. Only a second file, whose key is held by another file that still exists, gets a longer key.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import PurePath


def printable(path: str) -> str:
    """A path as text that can be stored and shown: bytes that are no UTF-8 become backslash escapes.

    >>> printable("a" + chr(0xDCFF) + ".txt")
    'a\\\\xff.txt'
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def absolute(path: str | os.PathLike[str]) -> str:
    """A path from the root on, links in it kept, since they are the user's names; only ".." is resolved as the system does.

    >>> absolute("/news/./a/"), absolute("/no/../news")
    ('/news/a', '/news')
    """
    return os.path.realpath(path) if ".." in PurePath(path).parts else os.path.abspath(path)


def relative_key(path: str, root: str) -> str:
    """The path of a file relative to the PATH given, or its name where it is that PATH itself.

    >>> relative_key("/news/a/1.txt", "/news"), relative_key("/news/a/1.txt", "/news/a/1.txt")
    ('a/1.txt', '1.txt')
    """
    relative = os.path.relpath(path, root)
    return printable(os.path.basename(path) if relative == "." else PurePath(relative).as_posix())


def longer_keys(key: str, source: str) -> Iterator[str]:
    """The key, then the key with one more folder of its source before it each time; at last with a number, without end.

    >>> from itertools import islice
    >>> list(islice(longer_keys("1.txt", "/news/a/1.txt"), 4))
    ['1.txt', 'a/1.txt', 'news/a/1.txt', '1.txt (2)']
    """
    yield key
    path, row = split_source(source)
    folders = PurePath(path).parts[1:]
    depth = len(PurePath(key.split("#", 1)[0]).parts)
    for start in range(len(folders) - depth - 1, -1, -1):
        yield "/".join(folders[start:]) + row
    number = 2
    while True:
        yield f"{key} ({number})"
        number += 1


def split_source(source: str) -> tuple[str, str]:
    """A source's file and its row ("#12"), the row empty for a whole file.

    >>> split_source("/news/all.csv#12"), split_source("/news/#1/a.txt")
    (('/news/all.csv', '#12'), ('/news/#1/a.txt', ''))
    """
    name = source.rsplit("/", 1)[-1]
    for extension in (".csv#", ".jsonl#", ".json#"):
        at = name.lower().find(extension)
        if at >= 0:
            cut = len(source) - len(name) + at + len(extension) - 1
            return source[:cut], source[cut:]
    return source, ""


def settle_key(key: str, source: str, *, holder: Callable[[str], str | None]) -> str:
    """The first free key for a document without a URL. holder: the source that holds a key, or None where the key is free.

    A key is free too where its holder is this very source, or a file that no longer exists (the folder was moved).

    >>> settle_key("1.txt", "/b/1.txt", holder=lambda key: None)
    '1.txt'
    """
    for candidate in longer_keys(key, source):
        held_by = holder(candidate)
        if not held_by or held_by == source or not os.path.exists(split_source(held_by)[0]):
            return candidate
    raise AssertionError("longer_keys is endless")
