"""The build: every document found is read, analysed and stored, each in one transaction; then all newest statements are folded.

Invariants: run again on the same files it changes nothing; killed at any moment, all that was reported as read is stored and the next
build completes the rest; one document that fails is noted with its reason and the run goes on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from parley.config import Process, Settings, load_process
from parley.errors import UsageError, VersionError
from parley.model.codebook import CODEBOOK_VERSION
from parley.model.codec import encode
from parley.model.ids import digest
from parley.model.records import Analysis, Document, Failure, RawDocument
from parley.sources import Found, Skipped, absolute, count_documents, find_documents, printable
from parley.store import Counts, Store, newer, open_store
from parley.version import __version__
from parley.workflows.actorlist import with_actors
from parley.workflows.folding import refold
from parley.workflows.intake import Intake, Noted

Reading = Callable[[RawDocument], Document]
OnProgress = Callable[[int, int | None, str], None]
"""Called after each document with: how many are done, of how many (None where not known), and the document's key. What it names as
done is stored."""


PROCESS = "process"
"""The version that names the process file: the hash of what it says, a space, and its title."""


class Analyser(Protocol):
    """What makes an analysis; `parley.workflows.resources.load_analyser` gives one. versions: of all that decides on its result."""

    @property
    def versions(self) -> Mapping[str, str]: ...

    def analyse(self, doc: Document, *, gate: bool = True) -> Analysis: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildSummary:
    """What a build did.

    read, unchanged, changed: documents that are new, as they were, and new in text, in what is stated of them or in their analysis;
    skipped: what is no document; failed: what could not be done; noted: what was noticed while reading these documents, such as a page that
    is all furniture; not_analysed: documents of the ledger in languages that the analysis
    does not speak, by language; unrelated: documents read in this build that speak of no armed conflict or talks, and were not analysed;
    statements, entries, disputes: of the whole ledger; seconds: the time taken.
    """

    read: int
    unchanged: int
    changed: int
    skipped: tuple[Skipped, ...]
    failed: tuple[Failure, ...]
    noted: tuple[Noted, ...]
    not_analysed: dict[str, int]
    statements: int
    entries: int
    disputes: int
    seconds: float
    unrelated: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 where all was read, 3 where some documents failed."""
        return 3 if self.failed else 0


def build(
    paths: Iterable[Path],
    *,
    settings: Settings,
    process: Path | Process | None = None,
    on_progress: OnProgress | None = None,
    reader: Reading | None = None,
    analyser: Analyser | None = None,
) -> BuildSummary:
    """Brings the ledger that the settings name up to date with these files and folders.

    process: the process file, or what it says; reader, analyser: in place of the package's own. A document that is in the ledger
    and no longer in its folder stays in the ledger.

    Raises UsageError where a path does not exist, ConfigError for the process file, StoreError where the ledger cannot be written, and
    VersionError where newer rules than ours made it.
    """
    started = time.monotonic()
    roots = _existing(paths)
    if process is not None:
        told = load_process(process) if isinstance(process, Path) else process
        settings = replace(settings, process=told, frames=settings.frames or (Path(told.frames) if told.frames else None))
    settings = replace(settings, process=with_actors(settings.process, settings.ledger))
    tools = _Tools(settings, reader=reader, analyser=analyser)  # first, so that a missing model leaves no empty ledger behind
    with open_store(settings.ledger, create=True) as store:
        _refuse_newer(store, tools.versions, settings.ledger)
        intake = Intake(store=store, read=tools.read, analyse=tools.analyse, versions=tools.versions)
        _take_all(roots, intake, settings.ledger, on_progress)
        store.settle_failures([printable(str(root)) for root in roots], {fail.document for fail in intake.failed})
        store.put_versions(tools.versions)
        refold(store)
        return _summary(intake, store.counts(), time.monotonic() - started)


def _existing(paths: Iterable[Path]) -> tuple[Path, ...]:
    roots = tuple(Path(absolute(path)) for path in paths)
    if not roots:
        raise UsageError("no file or folder was given", remedy="name what to read: parley build PATH...")
    for root in roots:
        if not root.exists() and not root.is_symlink():
            raise UsageError("there is no such file or folder", document=str(root), remedy="check the path")
    return roots


class _Tools:
    """The reader and the analyser with their versions; the package's own are loaded where none was handed in."""

    def __init__(self, settings: Settings, *, reader: Reading | None, analyser: Analyser | None) -> None:
        if analyser is None:
            from parley.workflows.resources import load_analyser

            analyser = load_analyser(settings)
        self.read = reader or _own_reader()
        self._analyser = analyser
        process = {} if settings.process is None else {PROCESS: f"{digest(encode(settings.process))} {settings.process.title}"}
        self.versions = {"parley": __version__, "codebook": CODEBOOK_VERSION, **process, **analyser.versions}

    def analyse(self, doc: Document) -> Analysis:
        return self._analyser.analyse(doc)


def _own_reader() -> Reading:
    from parley.reading import ReadingOptions, read
    from parley.workflows.resources import load_gazetteer

    options = ReadingOptions(offices=load_gazetteer().offices)
    return lambda raw: read(raw, options=options)


def _refuse_newer(store: Store, versions: Mapping[str, str], ledger: Path) -> None:
    """An older Parley must not put older analyses in the place of newer ones."""
    for name, held in store.versions().items():
        if name in versions and newer(held, versions[name]):
            reason = f"was made by a newer Parley ({name} {held}; this one has {versions[name]})"
            raise VersionError(reason, document=str(ledger), remedy="install the newest Parley, or build another ledger with --ledger")


def _take_all(roots: Iterable[Path], intake: Intake, ledger: Path, on_progress: OnProgress | None) -> None:
    total = count_documents(roots) if on_progress else None
    done = 0
    for found in find_documents(roots):
        if _of_ledger(found, ledger):
            continue
        intake.take(found)
        if isinstance(found, Skipped):
            continue
        done += 1
        if on_progress:
            on_progress(done, total, found.key if isinstance(found, RawDocument) else found.document)


def _of_ledger(found: Found, ledger: Path) -> bool:
    """Whether this is the ledger file itself, or one that SQLite keeps beside it."""
    path = printable(absolute(ledger))
    return isinstance(found, Skipped) and found.source in (path, f"{path}-wal", f"{path}-shm", f"{path}-journal")


def _summary(intake: Intake, counts: Counts, seconds: float) -> BuildSummary:
    return BuildSummary(
        read=intake.read_count,
        unchanged=intake.unchanged,
        changed=intake.changed,
        skipped=tuple(intake.skipped),
        failed=tuple(intake.failed),
        noted=tuple(intake.noted),
        not_analysed=dict(counts.languages),
        statements=counts.statements,
        entries=counts.entries,
        disputes=counts.disputes,
        seconds=seconds,
        unrelated=tuple(intake.unrelated),
    )
