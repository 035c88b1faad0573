"""What the machine sees in one document (or in each row of a table): reading and analysis without a ledger.

Nothing is stored. The analysis is ungated: every sentence is parsed, also those that the build would pass over.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from parley.errors import AnalysisError, ParleyError, ReadingError, SourceError
from parley.export.annotations import out_of_text
from parley.model.records import Analysis, Document, Failure, RawDocument

if TYPE_CHECKING:
    from parley.config import Settings

STDIN = Path("-")


class Analyser(Protocol):
    """What makes an analysis of a document; `parley.workflows.resources.load_analyser` gives one."""

    def analyse(self, doc: Document, *, gate: bool = True, events: bool = False) -> Analysis: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A document with its analysis."""

    document: Document
    analysis: Analysis


def annotate(
    path: Path, *, settings: Settings, published: str | None = None, plain: bool = False, analyser: Analyser | None = None
) -> Iterator[Annotated | ParleyError]:
    """Each document of a file, annotated, or the reason why it is not: one bad row of a table does not keep the others back.

    path: a file of any form that the build reads, or `-` for text on standard input; published: the publication date, which wins
    over what the file states; plain: the whole input is article; analyser: default: the one that the settings name.

    Raises SourceError for a folder, ConfigError where the language model is missing.
    """
    from parley.reading import ReadingOptions, read
    from parley.workflows.resources import load_analyser, load_gazetteer

    options = ReadingOptions(offices=load_gazetteer().offices, plain=plain)
    for raw in _raw_documents(path):
        if isinstance(raw, ParleyError):
            yield raw
            continue
        try:
            doc = read(replace(raw, published=published) if published else raw, options=options)
        except ReadingError as error:
            yield error
            continue
        if analyser is None:
            analyser = load_analyser(settings)
        yield _checked(doc, analyser.analyse(doc, gate=False, events=True))


def _checked(doc: Document, analysis: Analysis) -> Annotated | AnalysisError:
    """The annotated document, unless the analysis points outside its text."""
    wrong = out_of_text(doc, analysis)
    if not wrong:
        return Annotated(document=doc, analysis=analysis)
    what, start, end = wrong[0]
    return AnalysisError(
        f"{what} points outside the text ({start} to {end})",
        document=doc.key,
        remedy="this is a fault of Parley: report it with the document",
    )


def _raw_documents(path: Path) -> Iterator[RawDocument | ParleyError]:
    if path == STDIN:
        yield RawDocument(key="standard input", media="text", data=sys.stdin.buffer.read())
        return
    from parley.sources import find_documents

    if path.is_dir():
        raise SourceError("is a folder", document=str(path), remedy="name one file, or read the folder with `parley build`")
    for found in find_documents([path]):
        if isinstance(found, RawDocument):
            yield found
        elif isinstance(found, Failure):
            kind = ReadingError if found.stage == "reading" else SourceError
            yield kind(found.reason, document=found.document, remedy=found.remedy or None)
        else:
            yield SourceError(found.reason, document=found.document, remedy="name a .txt, .md, .html, .htm, .csv, .json or .jsonl file")
