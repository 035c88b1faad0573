"""What a store can do: `Reader` for those who ask, `Writer` for a build. Every backend keeps both; one contract suite tests all.

Invariants: a document and all that comes of it is written at once or not at all; several versions of a document are kept and the
newest alone counts; writing what is already there changes nothing. Answers are records of `parley.model`, in an order that
depends on their content and never on when they were written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, Self

from parley.model.computed import Entry
from parley.model.judgements import Judgement, Withdrawal
from parley.model.records import Analysis, Document, Failure, Link, Statement


class Known(NamedTuple):
    """What a store holds of the newest version of a key: enough to tell whether its file must be read again.

    document: the version's id; source, source_hash: where its bytes came from and their hash, as given to `put`; versions: of all
    that made its analysis; failed: whether a failure of it is stored.
    """

    document: str
    text_hash: str
    versions: Mapping[str, str]
    source: str
    source_hash: str
    failed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One answer of a search. document: id of its newest version; statement: the statement whose evidence has the words, or None where they
    stand elsewhere in the text; words: the evidence, or a passage of the text around the words."""

    document: str
    key: str
    words: str
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a ledger holds. documents: newest versions; versions: of all ages; languages: newest documents that are not analysed,
    by language ("unknown" where none was detected); statements: of the newest versions; disputes: in all entries."""

    documents: int = 0
    versions: int = 0
    statements: int = 0
    entries: int = 0
    disputes: int = 0
    links: int = 0
    failures: int = 0
    languages: Mapping[str, int] = field(default_factory=dict)


class Folded(Protocol):
    """The result of a fold (`parley.ledger.Ledger`): entries, most salient first, and the links they rest on."""

    @property
    def entries(self) -> Sequence[Entry]: ...

    @property
    def links(self) -> Sequence[Link]: ...


class Reader(Protocol):
    """Questions to a ledger. Every method raises StoreError where the ledger cannot be read."""

    def known(self, key: str) -> Known | None:
        """What is held of the newest version of a key, or None."""
        ...

    def key_of(self, source: str) -> str | None:
        """The key under which the newest document from this source is held, or None."""
        ...

    def documents(self, *, newest: bool = True) -> Iterator[Document]:
        """Documents by key, streamed; newest: without the older versions (which come first of their key)."""
        ...

    def document(self, id_or_key: str) -> Document | None:
        """A version by its id, or the newest version by its key."""
        ...

    def analysis(self, document: str) -> Analysis | None:
        """All that was seen in one version; document: its id."""
        ...

    def statements(self, *, newest: bool = True) -> Iterator[Statement]:
        """Statements by id, streamed; newest: of newest versions only."""
        ...

    def statement(self, id: str) -> Statement | None:
        """One statement, of whatever version."""
        ...

    def failures(self) -> tuple[Failure, ...]:
        """What was not done, by document, stage and reason."""
        ...

    def entries(self) -> Iterator[Entry]:
        """Entries, most salient first, streamed."""
        ...

    def entry(self, id_or_member: str) -> Entry | None:
        """The entry of this id, else the one that holds this statement (an entry's old id names its smallest member too)."""
        ...

    def links(self) -> Iterator[Link]:
        """Links by id, streamed."""
        ...

    def judgements(self) -> tuple[Judgement, ...]:
        """What people have judged, by time and id, what was withdrawn included."""
        ...

    def withdrawals(self) -> tuple[Withdrawal, ...]:
        """What was taken back of it, by time and id."""
        ...

    def search(self, words: str, *, limit: int = 50) -> tuple[Hit, ...]:
        """Where a query fits (see `parley.store.searchquery`; case and accents aside): statements by their evidence first, then documents
        of which no statement does. Raises UsageError for a query that asks for nothing."""
        ...

    def versions(self) -> dict[str, str]:
        """Versions of "schema", "codebook", and of what made the last analysis ("rules", "language_model" ...)."""
        ...

    def counts(self) -> Counts:
        """How much there is of each."""
        ...

    def revision(self) -> int:
        """A number that grows whenever a document or a judgement is written; the entries are those of `folded_stamp`."""
        ...

    def folded_stamp(self) -> str | None:
        """The stamp given with the entries now held, or None where none are, or documents or judgements were written since."""
        ...

    def faults(self) -> tuple[str, ...]:
        """What a check of the whole store finds damaged, in the database's words; empty where it is sound. Reads everything once."""
        ...


class Writer(Protocol):
    """What a build writes. Every method is one transaction, and raises StoreError where it cannot be made."""

    def put(
        self, doc: Document, analysis: Analysis, *, source: str, source_hash: str = "", versions: Mapping[str, str] | None = None
    ) -> bool:
        """Writes a document as the newest of its key, with its analysis and failures, in place of what was held of this version and
        of the key's failures. source, source_hash: where its bytes came from, and their hash; versions: of what made the analysis.
        Returns whether anything changed."""
        ...

    def move(self, key: str, source: str) -> None:
        """Notes that the unchanged newest document of a key now comes from another place."""
        ...

    def put_failure(self, failure: Failure) -> None:
        """Notes what could not be done for a document, in place of the failures of its key so far. The document itself stays."""
        ...

    def settle_failures(self, roots: Sequence[str], kept: Collection[str]) -> None:
        """Forgets failures of files under these roots that were met no more. kept: the documents (keys) that did fail again."""
        ...

    def put_ledger(self, ledger: Folded, *, revision: int | None = None, stamp: str = "") -> bool:
        """Writes entries and links in place of those held. revision: that at which reading their statements began (default: the
        present one); where what is held was folded from a later one, nothing is written and False returned, so that of two builds at once
        the one that saw more prevails. stamp: names what made the fold (see `folded_stamp`)."""
        ...

    def put_judgements(self, judgements: Iterable[Judgement], withdrawals: Iterable[Withdrawal] = (), /) -> int:
        """Appends judgements and withdrawals, all or none; those that are held already stay as they are. Returns how many are new. Raises
        StoreError where a withdrawal is of a judgement that is neither held nor given."""
        ...

    def put_versions(self, versions: Mapping[str, str]) -> None:
        """Notes the versions of what made the analysis."""
        ...


class Store(Reader, Writer, Protocol):
    """A ledger that can be read and written. Close it, or use it in a `with`."""

    def close(self) -> None:
        """Lets go of the file."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *args: object) -> None: ...
