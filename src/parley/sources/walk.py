"""Files and folders to raw documents: a stream in one fixed order, whatever the order of the paths given or of the disk.

Nothing is passed over in silence: what is no document is a Skipped with its reason, what could not be had a Failure with its remedy.
A file that is reached twice (a link, a PATH inside another PATH) is read once.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from parley.errors import SourceError
from parley.model.records import RawDocument
from parley.sources.content import os_failure, read_bounded
from parley.sources.keys import absolute, printable, relative_key
from parley.sources.objects import line_documents, object_documents
from parley.sources.records import MAX_DOCUMENT_BYTES, Found, Skipped
from parley.sources.rows import Place
from parley.sources.sidecar import SIDECAR_SUFFIX, is_sidecar, read_sidecar, sidecar_path
from parley.sources.tables import table_documents

MEDIA = {".txt": "text", ".md": "markdown", ".html": "html", ".htm": "html"}
"""Extensions of files that are one document each."""

ROWS: dict[str, Callable[[Place], Iterator[Found]]] = {".csv": table_documents, ".json": object_documents, ".jsonl": line_documents}
"""Extensions of files that hold many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    path: str
    root: str

    @property
    def key(self) -> str:
        return relative_key(self.path, self.root)

    @property
    def place(self) -> Place:
        return Place(path=self.path, key=self.key)


_Step = _File | Found
_Identity = tuple[int, int]


def find_documents(paths: Iterable[Path]) -> Iterator[Found]:
    """Every document under these files and folders, read as the stream is drawn; never raises for what it meets there.

    paths: files and folders, in any order. Hidden files, links back into a folder being read and unknown extensions are skipped.

    >>> list(find_documents([Path("no-such-folder")]))[0].reason
    'there is no such file or folder'
    """
    for step in _steps(paths):
        if isinstance(step, _File):
            yield from _file_documents(step)
        else:
            yield step


def count_documents(paths: Iterable[Path]) -> int | None:
    """How many documents there are, by the names of files alone; None where a file holds many, so that it cannot be known."""
    files = [step for step in _steps(paths) if isinstance(step, _File)]
    return len(files) if all(_extension(file.path) in MEDIA for file in files) else None


def _steps(paths: Iterable[Path]) -> Iterator[_Step]:
    """Depth first, over a stack of our own: folders nest deeper than calls may."""
    seen: dict[_Identity, str] = {}
    roots = sorted({absolute(path) for path in paths}, reverse=True)
    stack = [_File(path=root, root=root) for root in roots]
    while stack:
        file = stack.pop()
        if file.path != file.root and os.path.basename(file.path).startswith("."):
            yield _skipped(file, "is hidden: its name begins with a full stop")
            continue
        try:
            if file.path != file.root and _serves_another(file.path):
                continue
            status = os.stat(file.path)
            reason = _passed_over(file, status, seen)
            if reason is not None:
                yield _skipped(file, reason)
            elif stat.S_ISDIR(status.st_mode):
                stack.extend(_children(file))
            else:
                yield file
        except OSError as error:
            yield file.place.failure(_missing(file) if isinstance(error, FileNotFoundError) else os_failure(error))


def _children(folder: _File) -> list[_File]:
    """The names in one folder, last first; links come after its own files and folders, so that these keep the shorter key."""
    with os.scandir(folder.path) as entries:
        names = sorted(((entry.is_symlink(), entry.name) for entry in entries), reverse=True)
    return [_File(path=os.path.join(folder.path, name), root=folder.root) for _, name in names]


def _passed_over(file: _File, status: os.stat_result, seen: dict[_Identity, str]) -> str | None:
    """Why this is not read, or None; then it is noted as seen."""
    folder = stat.S_ISDIR(status.st_mode)
    if not folder and not stat.S_ISREG(status.st_mode):
        return "is a device or a pipe, not a file"
    if not folder and (reason := _unread(file)):
        return reason
    identity = (status.st_dev, status.st_ino)
    if identity in seen:
        return f"is the {'folder' if folder else 'file'} {seen[identity]}, which is already read (a link in a circle, or reached twice)"
    seen[identity] = printable(file.path)
    return None


def _missing(file: _File) -> SourceError:
    if file.path == file.root:
        return SourceError("there is no such file or folder", remedy="check the path")
    if os.path.islink(file.path):
        return SourceError("is a link to nothing", remedy="remove the link, or point it to a file")
    return os_failure(FileNotFoundError(errno.ENOENT, ""))


def _serves_another(path: str) -> bool:
    """Whether this is the side-car of a document in the same folder, with which it is read."""
    folder, name = os.path.split(path)
    stem = name[: -len(SIDECAR_SUFFIX)]
    return is_sidecar(name) and any(os.path.exists(os.path.join(folder, stem + extension)) for extension in MEDIA)


def _unread(file: _File) -> str | None:
    """Why a file of this name is no document, or None."""
    name = os.path.basename(file.path)
    if is_sidecar(name):
        return "is a side-car, and no document of its name was given with it"
    extension = _extension(name)
    if extension in MEDIA or extension in ROWS:
        return None
    readable = " ".join((*MEDIA, *ROWS))
    return f"has {f'the extension {extension}' if extension else 'no extension'}, which is not read (only {readable})"


def _extension(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _skipped(file: _File, reason: str) -> Skipped:
    return Skipped(document=file.key, reason=reason, source=printable(file.path))


def _file_documents(file: _File) -> Iterator[Found]:
    extension = _extension(file.path)
    if extension in ROWS:
        yield from ROWS[extension](file.place)
        return
    path = Path(file.path)
    fields: dict[str, str] = {}
    try:
        fields = read_sidecar(path)
    except SourceError as error:
        beside = _File(path=str(sidecar_path(path)), root=file.root if file.root != file.path else str(sidecar_path(path)))
        yield beside.place.failure(error)
    try:
        data = read_bounded(path, limit=MAX_DOCUMENT_BYTES)
    except SourceError as error:
        yield file.place.failure(error)
        return
    yield RawDocument(key=fields.get("url", file.key), media=MEDIA[extension], data=data, source=printable(file.path), **fields)
