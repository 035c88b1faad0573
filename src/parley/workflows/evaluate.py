"""A ledger against a researcher's gold case: gathers case, texts and entries, and hands them to `parley.scoring`.

What is scored is a ledger file, exported entries of any program, or, with neither, a ledger that is built of the case's documents in a
temporary folder. Invariant: nothing of the user's is written.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from parley.errors import UsageError
from parley.export.entries import entry_json
from parley.model.records import Document, Failure
from parley.scoring import Case, DocumentNames, FoundEntry, Score, check_offsets, of_documents, parse_entries, score
from parley.workflows import query
from parley.workflows.goldcase import CaseText, case_texts, load_case, load_entries, no_text, stage

if TYPE_CHECKING:
    from parley.config import Settings
    from parley.export.selection import Selection
    from parley.workflows.ingest import Analyser, OnProgress


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """A case with what was scored against it.

    entries: those that were scored; source: where they came from, in words; left_out: entries of other documents than the case's, which
    it cannot judge; failed: documents of the case that could not be analysed, which lowers every figure; notes: what else was noticed.
    """

    case: Case
    entries: tuple[FoundEntry, ...]
    score: Score
    source: str
    left_out: int
    failed: tuple[Failure, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """What is to be scored. documents: of the ledger, or None where entries were given without one."""

    source: str
    entries: tuple[FoundEntry, ...]
    documents: tuple[Document, ...] | None = None
    failed: tuple[Failure, ...] = ()


def evaluate(
    case: Path,
    *,
    settings: Settings,
    ledger: Path | None = None,
    entries: Path | None = None,
    texts: Path | None = None,
    on_progress: OnProgress | None = None,
    analyser: Analyser | None = None,
) -> Evaluation:
    """The figures of a ledger against the gold case in this file.

    ledger: score this ledger; entries: score this file of exported entries; neither: build a ledger of the case's documents and score
    that. texts: the folder with the documents, by default the one that the case names, else its own; on_progress, analyser: of that
    building.

    Raises UsageError where case or entries are malformed, where a document is missing, or where the two have no document in common;
    SourceError or ReadingError where a document cannot be read; StoreError for the ledger.
    """
    if ledger is not None and entries is not None:
        raise UsageError("--ledger and --entries exclude each other", remedy="name the one that is to be scored")
    gold = load_case(case)
    folder = texts or case.parent / (gold.texts or "")
    found = case_texts(gold, folder, all_needed=ledger is None and entries is None)
    gold = gold.with_urls({doc: one.url for doc, one in found.items() if one.url})
    if ledger is not None:
        given = _of_selection(query.select(ledger), source=f"the ledger {ledger}")
    elif entries is not None:
        given = _Given(source=f"the entries of {entries}", entries=parse_entries(load_entries(entries), file=str(entries)))
    else:
        given = _built(list(found.values()), settings, on_progress, analyser)
    names = DocumentNames.of(gold.documents, file=str(case))
    held = {doc.key: key for doc in given.documents or () if (key := names.find(doc.key))}
    judged = of_documents(given.entries, names)
    _refuse_strangers(gold, given, held, judged)
    read = {doc: one.text for doc, one in found.items()}
    known = {held[doc.key]: doc.text for doc in given.documents or () if doc.key in held} | read
    _refuse_missing(gold, known, folder)
    notes = [*gold.notes, *check_offsets(gold, known, file=str(case)), *_notes(gold, given, held, read, known)]
    published = {doc.key: doc.published for doc in given.documents or ()}
    return Evaluation(
        case=gold,
        entries=judged,
        score=score(gold, judged, texts=known, published=published),
        source=given.source,
        left_out=len(given.entries) - len(judged),
        failed=given.failed,
        notes=tuple(notes),
    )


def _of_selection(selection: Selection, *, source: str, failed: tuple[Failure, ...] = ()) -> _Given:
    made = [entry_json(entry, selection.statements, selection.documents) for entry in selection.entries]
    return _Given(source=source, entries=parse_entries(made, file=source), documents=tuple(selection.documents.values()), failed=failed)


def _built(documents: list[CaseText], settings: Settings, on_progress: OnProgress | None, analyser: Analyser | None) -> _Given:
    """The ledger of these documents, and nothing else."""
    from parley.workflows.ingest import build

    with tempfile.TemporaryDirectory(prefix="parley-evaluate-") as folder:
        ledger, reports = Path(folder) / "case.db", Path(folder) / "reports"
        stage(documents, reports)
        summary = build([reports], settings=replace(settings, ledger=ledger), on_progress=on_progress, analyser=analyser)
        source = "a ledger built of the case's documents"
        return _of_selection(query.select(ledger), source=source, failed=summary.failed)


def _refuse_strangers(gold: Case, given: _Given, held: Mapping[str, str], judged: tuple[FoundEntry, ...]) -> None:
    """Figures over documents that are not the case's would all be zero, and say nothing."""
    if held or judged or (given.documents is None and not given.entries):
        return
    theirs = dict.fromkeys(told.document for entry in given.entries for told in entry.told)
    named = query.listed(theirs if given.documents is None else (doc.key for doc in given.documents), most=3) or "none"
    raise UsageError(
        f"none of its documents is one of the case {gold.name}; they are {named}",
        document=given.source,
        remedy="make file or url in the case the name of the document in the ledger (`parley documents` lists them)",
    )


def _refuse_missing(gold: Case, known: Mapping[str, str], folder: Path) -> None:
    """Where a gold entry gives words in place of offsets, its document must be there."""
    for entry in gold.entries:
        placed = {span.document for span in entry.evidence}
        for doc in gold.documents:
            if doc.id not in known and doc.id not in placed and doc.id in dict(entry.anchors):
                raise no_text(doc, folder)


def _notes(gold: Case, given: _Given, held: Mapping[str, str], read: Mapping[str, str], known: Mapping[str, str]) -> Iterator[str]:
    """What makes the figures less than they seem."""
    unread = [doc.id for doc in gold.documents if doc.id not in known]
    if unread:
        yield f"the texts of {query.listed(unread)} are not there, so that the case's offsets in them are not checked"
    if given.documents is None:
        return
    absent = [doc.id for doc in gold.documents if doc.id not in held.values()]
    if absent:
        yield f"the ledger does not hold {query.listed(absent)}: the case's entries in these count as missed"
    for doc in given.documents:
        key = held.get(doc.key)
        if key is None:
            continue
        if read.get(key, doc.text) != doc.text:
            yield f"the ledger's text of {key} is not that of its file: the case's offsets may not fit it"
        if not doc.analysed:
            yield f"{key} is not analysed, since it is in another language ({doc.language}): the case's entries in it count as missed"
