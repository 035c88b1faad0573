"""The Python surface: `import parley`, build a ledger, ask it, hand the rows to a data frame.

Invariant: every question reads the ledger file as it is at that moment and closes it again; nothing here loads the language model but
`build` and `LedgerFile.update`. Nothing is imported here that `parley` does not need itself; pandas or polars is the reader's own.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeAlias, TypedDict, Unpack

from parley.config import DEFAULT_LEDGER, Process, load_settings
from parley.export.lists import Records
from parley.workflows import query, shapes
from parley.workflows.answers import Answers, ask
from parley.workflows.filters import Filters
from parley.workflows.shapes import day
from parley.workflows.views import opened

if TYPE_CHECKING:
    from parley.export.actors import ActorRow
    from parley.export.evidence import Evidence
    from parley.export.reports import Counted
    from parley.ledger import BoardRow
    from parley.model.computed import Agreement, Deadlock, Entry, Thread, Track, Wait
    from parley.model.computed import Process as PeaceProcess
    from parley.model.records import Statement
    from parley.workflows.ingest import BuildSummary
    from parley.workflows.searching import Found

__all__ = ["Chosen", "LedgerFile", "Records", "build", "open"]

PathLike: TypeAlias = str | Path
Values: TypeAlias = str | Iterable[str] | None
Day: TypeAlias = date | str | None


class Chosen(TypedDict, total=False):
    """What every question can be narrowed by; of several values of one kind, any will do.

    topic, act, status: names of the codebook; party: a name or a part of it, in any role; source: an outlet, an agency or a document;
    place: a name, or a country by name or ISO code; process: a peace
    process, by a part of its name or by its id; since, until: days, inclusive (a date, or "2031-03-05"); as_of: as known at the end of
    this day; possible: with it, count reports that may have been out by then, too.
    """

    topic: Values
    party: Values
    act: Values
    status: Values
    source: Values
    place: Values
    process: Values
    since: Day
    until: Day
    as_of: Day
    possible: bool


def build(
    paths: PathLike | Iterable[PathLike],
    ledger: PathLike = DEFAULT_LEDGER,
    process: PathLike | Process | None = None,
    progress: bool = False,
) -> LedgerFile:
    """Read reports into a ledger file, which is made where it is not there, and return it.

    paths: files or folders; process: a process file, or what it says; progress: tell on standard error what is being read. Run again, it
    reads only what is new or changed. `LedgerFile.summary` says what was done; a document that fails is named there and stops nothing.

    >>> import tempfile, parley
    >>> folder = tempfile.TemporaryDirectory()
    >>> report = Path(folder.name, "truce.txt")
    >>> text = "TERN, March 4, 2031 - The Hill Front on Monday offered the Velmar government a truce of 30 days, a spokesman said."
    >>> _ = report.write_text(text, encoding="utf-8")
    >>> ledger = parley.build(report, ledger=Path(folder.name, "small.db"))
    >>> ledger.summary.read
    1
    >>> ledger.entries(topic="ceasefire", since="2031-03-01")  # doctest: +ELLIPSIS
    1 entry
      e...  3 Mar 2031  Hill Front offered to Velmar government (ceasefire): 30 days  offered  1
    >>> ledger.events().to_dicts()[0]["date"]
    datetime.date(2031, 3, 3)
    >>> ledger.evidence(ledger.entries()[0])[0].quote  # doctest: +ELLIPSIS
    '...The Hill Front on Monday offered the Velmar government a truce of 30 days, a spokesman said.'
    >>> folder.cleanup()

    Raises UsageError where a path does not exist, ConfigError for the process file, StoreError where the ledger cannot be written.
    """
    made = LedgerFile(Path(ledger))
    made.update(paths, process=process, progress=progress)
    return made


def open(path: PathLike = DEFAULT_LEDGER) -> LedgerFile:
    """A ledger file that is there already.

    >>> open("none.db")
    Traceback (most recent call last):
    parley.errors.StoreError: none.db: there is no ledger here. Remedy: make one with `parley build PATH`, or name another with --ledger

    Raises StoreError where it is missing, foreign or corrupt, VersionError where a newer Parley wrote it.
    """
    found = LedgerFile(Path(path))
    opened(found.path).close()
    return found


class LedgerFile:
    """A ledger file and the questions to it. Each answer is a `Records`: a tuple of frozen records with `to_dicts()`.

    Every question takes the filters of `Chosen` as keywords. Needs no closing; in a `with` it may be used all the same. (The records of
    a fold, `parley.ledger.Ledger`, are something else: what is computed, not where it is kept.)

    path: the file; summary: of the build that this object made last, or None.

    Raises StoreError where the ledger is missing, UsageError where a filter names what neither the codebook nor the ledger has.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.summary: BuildSummary | None = None

    def update(
        self, paths: PathLike | Iterable[PathLike], *, process: PathLike | Process | None = None, progress: bool = False
    ) -> BuildSummary:
        """Bring the ledger up to date with these files and folders; as `build`."""
        from parley.workflows.ingest import build as ingest

        roots = [paths] if isinstance(paths, (str, Path)) else list(paths)
        self.summary = ingest(
            [Path(path) for path in roots],
            settings=load_settings(ledger=self.path),
            process=Path(process) if isinstance(process, str) else process,
            on_progress=_tell if progress else None,
        )
        if progress:
            sys.stderr.write("\n")
        return self.summary

    def entries(self, **chosen: Unpack[Chosen]) -> Records[Entry]:
        """What was done and said, most salient first."""
        found = self._ask(chosen)
        return Records(found.shown.entries, shapes.entries(found))

    def events(self, **chosen: Unpack[Chosen]) -> Records[Entry]:
        """The entries as located events: `to_dicts()` has the columns of `parley export events`."""
        from parley.workflows.registers import known_register

        found = self._ask(chosen)
        return Records(found.shown.entries, shapes.events(found, known_register(found.whole.entries)))

    def timeline(self, **chosen: Unpack[Chosen]) -> Records[Entry]:
        """The entries in order of time; what no report dates comes last."""
        found = self._ask(chosen)
        return Records(found.timeline.entries, shapes.entries(found))

    def disputes(self, **chosen: Unpack[Chosen]) -> Records[Entry]:
        """The entries that accounts differ on; `to_dicts()` has a row for each position."""
        found = self._ask(chosen)
        return Records(found.disputed.entries, shapes.disputes(found))

    def statements(self, **chosen: Unpack[Chosen]) -> Records[Statement]:
        """What each report claims at each place, in the order of the entries that hold it."""
        shown = self._ask(chosen).shown
        return Records([shown.statements[key] for entry in shown.entries for key in entry.statements], shapes.statements(shown))

    def documents(self, **chosen: Unpack[Chosen]) -> Records[Counted]:
        """The documents (`row.document`) with how many statements and entries come of each; with filters, those that tell an entry that
        passes."""
        from parley.export.reports import counted

        found = self._ask(chosen)
        everything = _filters(chosen).empty
        return Records(counted(found.shown, all_documents=everything), shapes.documents())

    def actors(self, **chosen: Unpack[Chosen]) -> Records[ActorRow]:
        """Parties and persons, with what each does and says."""
        from parley.workflows.dossiers import actors

        return Records(actors(self.path, self._ask(chosen)), shapes.actors())

    def board(self, **chosen: Unpack[Chosen]) -> Records[BoardRow]:
        """Each party's latest position on each topic."""
        found = self._ask(chosen)
        return Records(found.board.rows, shapes.board(found))

    def threads(self, **chosen: Unpack[Chosen]) -> Records[Thread]:
        """Undertakings, followed from demand or offer to delivery, lapse or breach."""
        return Records(self._ask(chosen).threads, shapes.threads())

    def conditions(self, **chosen: Unpack[Chosen]) -> Records[Wait]:
        """What waits for what."""
        return Records(self._ask(chosen).waits, shapes.conditions())

    def deadlocks(self, **chosen: Unpack[Chosen]) -> Records[Deadlock]:
        """Circles of conditions; `to_dicts()` has a row for each edge."""
        return Records(self._ask(chosen).deadlocks, shapes.deadlocks())

    def agreements(self, **chosen: Unpack[Chosen]) -> Records[Agreement]:
        """Deals, and what became of them."""
        return Records(self._ask(chosen).agreements, shapes.agreements())

    def tracks(self, **chosen: Unpack[Chosen]) -> Records[Track]:
        """Channels of talks with their rounds."""
        return Records(self._ask(chosen).tracks, shapes.tracks())

    def processes(self, **chosen: Unpack[Chosen]) -> Records[PeaceProcess]:
        """Peace processes, told apart by their adversaries."""
        return Records(self._ask(chosen).processes, shapes.processes())

    def search(self, words: str, *, limit: int = 50, **chosen: Unpack[Chosen]) -> Records[Found]:
        """Where words stand, as `parley search` finds them; limit: how many hits at the most."""
        from parley.workflows.searching import search

        as_of, possible = day(chosen.get("as_of"), "as_of"), chosen.get("possible", False)
        found = search(self.path, words, _filters(chosen), as_of=as_of, possible=possible, limit=limit)
        return Records(found.hits, shapes.hits())

    def evidence(self, entry: Entry | str) -> Records[Evidence]:
        """The sentences that tell an entry. entry: the record, its id, or the first few characters of the id.

        Raises UsageError where no entry has that id.
        """
        from parley.export.evidence import evidence

        found = query.entry(self.path, entry if isinstance(entry, str) else entry.id)
        return Records(evidence(found.entries[0], found.statements, found.documents), shapes.evidence(found.entries[0]))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is held open."""

    def __repr__(self) -> str:
        return f"LedgerFile({str(self.path)!r})"

    def _ask(self, chosen: Chosen) -> Answers:
        return ask(self.path, _filters(chosen), as_of=day(chosen.get("as_of"), "as_of"), possible=chosen.get("possible", False))


def _filters(chosen: Chosen) -> Filters:
    unknown = sorted(set(chosen) - set(Chosen.__annotations__))
    if unknown:
        raise TypeError(f"there is no filter {unknown[0]!r}; there are {', '.join(Chosen.__annotations__)}")
    return Filters(
        topics=_values(chosen.get("topic")),
        parties=_values(chosen.get("party")),
        processes=_values(chosen.get("process")),
        acts=_values(chosen.get("act")),
        statuses=_values(chosen.get("status")),
        sources=_values(chosen.get("source")),
        places=_values(chosen.get("place")),
        since=day(chosen.get("since"), "since"),
        until=day(chosen.get("until"), "until"),
    )


def _values(value: Values) -> tuple[str, ...]:
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)


def _tell(done: int, total: int | None, key: str) -> None:
    """One line on standard error, written over by the next. This is the edge where Python users meet Parley, as `cli` is for the shell."""
    of = f" of {total}" if total else ""
    sys.stderr.write(f"\r\x1b[K{done}{of}: {key.encode('ascii', 'replace').decode('ascii')[:80]}")
    sys.stderr.flush()
