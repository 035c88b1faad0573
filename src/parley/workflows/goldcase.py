"""Loads what an evaluation starts from: the gold case, exported entries, and the texts of the case's documents.

Texts are had as the build has them (a page as its text, with what its side-car states), since a ledger's offsets are into those.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from parley.errors import ParleyError, ReadingError, SourceError, UsageError
from parley.model.records import Failure, RawDocument
from parley.scoring import Case, GoldDocument, parse_case

CASE_REMEDY = "name the case's JSON file; docs/evaluate.md shows a small one"
ENTRIES_REMEDY = "name what `parley export entries` or `parley entries --json` wrote: one JSON object a line, or a list of them"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseText:
    """A document of the case as its file holds it. name: the one of its names that the file has; url: that its side-car states, or None;
    text: as the build would read it."""

    path: Path
    name: str
    url: str | None
    text: str


def load_case(path: Path) -> Case:
    """The gold case in a file. Raises UsageError, naming file, place and key."""
    text = _text(path, CASE_REMEDY)
    if not text.strip():
        raise UsageError("is empty", document=str(path), remedy=CASE_REMEDY)
    return parse_case(_json(text, path, CASE_REMEDY), file=str(path))


def load_entries(path: Path) -> tuple[object, ...]:
    """The objects of a file of entries: JSON lines, or one JSON list. Raises UsageError, naming the line that is no JSON."""
    text = _text(path, ENTRIES_REMEDY)
    if not text.lstrip().startswith("["):
        return tuple(_lines(text, path))
    values = _json(text, path, ENTRIES_REMEDY)
    return tuple(values) if isinstance(values, list) else (values,)


def case_texts(case: Case, folder: Path, *, all_needed: bool) -> dict[str, CaseText]:
    """The documents of the case that are in this folder, by their ids. all_needed: each must be there.

    Raises UsageError where one is needed and missing, or is a file of many documents; SourceError and ReadingError where one that is
    there cannot be read.
    """
    if not folder.is_dir():
        raise UsageError("is no folder", document=str(folder), remedy="name the folder with the case's documents with --texts")
    found = {doc.id: name for doc in case.documents if (name := _file(doc, folder))}
    missing = [doc for doc in case.documents if doc.id not in found]
    if missing and all_needed:
        raise no_text(missing[0], folder)
    return {doc: _read(folder, name) for doc, name in found.items()}


def stage(documents: Iterable[CaseText], folder: Path) -> None:
    """Copies the documents with their side-cars into this folder, under the names that the case has for them, so that a build of the
    folder calls them as the case does. One whose name leads out of a folder goes by its last part.

    Raises UsageError where that is another document's name.
    """
    from parley.sources.sidecar import sidecar_path

    for one in documents:
        name = Path(one.name)
        target = folder / (name.name if name.is_absolute() or ".." in name.parts else name)
        if target.exists():
            raise UsageError(
                "another document of the case has this name", document=str(one.path), remedy="give each file a name of its own"
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        for source, copy in ((one.path, target), (sidecar_path(one.path), sidecar_path(target))):
            if source.is_file():
                shutil.copyfile(source, copy)


def no_text(doc: GoldDocument, folder: Path) -> UsageError:
    """The error for a document whose text is needed and not there."""
    return UsageError(
        f"the document {doc.id} of the case is not here (looked for {', '.join(_candidates(doc))})",
        document=str(folder),
        remedy="name the folder that has it with --texts, or correct its file in the case",
    )


def _candidates(doc: GoldDocument) -> list[str]:
    return [name for name in (doc.file, f"{doc.id}.txt", doc.id) if name]


def _file(doc: GoldDocument, folder: Path) -> str | None:
    """The first of its names that a file in this folder has."""
    try:
        return next((name for name in _candidates(doc) if (folder / name).is_file()), None)
    except (OSError, ValueError):  # a name that no file can have: too long, or with a null character
        return None


def _read(folder: Path, name: str) -> CaseText:
    from parley.reading import ReadingOptions, read
    from parley.sources import find_documents
    from parley.workflows.resources import load_gazetteer

    path = folder / name
    found = list(find_documents([path]))
    documents = [raw for raw in found if isinstance(raw, RawDocument)]
    if len(documents) != 1:
        raise _unreadable(path, found)
    try:
        doc = read(documents[0], options=ReadingOptions(offices=load_gazetteer().offices))
    except ReadingError as error:
        raise ReadingError(error.message, document=str(path), remedy=error.remedy) from error
    return CaseText(path=path, name=name, url=documents[0].url, text=doc.text)


def _unreadable(path: Path, found: Sequence[object]) -> ParleyError:
    for one in found:
        if isinstance(one, Failure):
            return SourceError(one.reason, document=str(path), remedy=one.remedy or None)
    return UsageError(
        "is not one document", document=str(path), remedy="give each document of the case a .txt, .md or .html file of its own"
    )


def _text(path: Path, remedy: str) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except IsADirectoryError:
        raise UsageError("is a folder", document=str(path), remedy=remedy) from None
    except OSError as error:
        raise UsageError(f"cannot be read ({error.strerror})", document=str(path), remedy=remedy) from error
    except UnicodeDecodeError as error:
        raise UsageError("is not in UTF-8", document=str(path), remedy=remedy) from error


def _json(text: str, path: Path, remedy: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"is no JSON ({error})", document=str(path), remedy=remedy) from error


def _lines(text: str, path: Path) -> Iterator[object]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield json.loads(line)
            except (ValueError, RecursionError) as error:
                raise UsageError(f"line {number} is no JSON ({error})", document=str(path), remedy=ENTRIES_REMEDY) from error
