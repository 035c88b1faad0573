"""A store in memory, for tests and for callers that keep no file: the same answers as a ledger file, gone when the process ends.

Records are kept as they are, so this backend also shows whether the other loses anything of them. Not for use by several threads.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from parley.errors import StoreError
from parley.model.computed import Entry
from parley.model.judgements import Judgement, Withdrawal, in_order
from parley.model.records import Analysis, Document, Failure, Link, Statement
from parley.store.protocols import Counts, Folded, Hit, Known
from parley.store.searchquery import SearchQuery, matches, parse_query
from parley.store.terms import STRAY, quote, under

SCHEMA = "memory"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Version:
    """One version of a document with all that comes of it."""

    doc: Document
    analysis: Analysis
    source: str
    source_hash: str
    versions: dict[str, str]


class MemoryStore:
    """The `Store` protocol over dictionaries.

    >>> with MemoryStore() as store:
    ...     store.counts().documents
    0
    """

    def __init__(self) -> None:
        self._versions: dict[str, _Version] = {}
        self._newest: dict[str, str] = {}
        self._failures: dict[str, tuple[Failure, ...]] = {}
        self._entries: tuple[Entry, ...] = ()
        self._links: tuple[Link, ...] = ()
        self._judgements: dict[str, Judgement] = {}
        self._withdrawals: dict[str, Withdrawal] = {}
        self._made_by: dict[str, str] = {}
        self._revision = 0
        self._folded: tuple[int, str] | None = None

    def close(self) -> None:
        """Nothing to let go of."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *args: object) -> None:
        self.close()

    def known(self, key: str) -> Known | None:
        held = self._newest_of(key)
        if held is None:
            return None
        failed = bool(held.analysis.failures) or key in self._failures
        return Known(held.doc.id, held.doc.text_hash, held.versions, held.source, held.source_hash, failed)

    def key_of(self, source: str) -> str | None:
        found = [self._versions[id].doc.key for id in self._newest.values() if self._versions[id].source == source]
        return found[-1] if found else None

    def documents(self, *, newest: bool = True) -> Iterator[Document]:
        held = [version.doc for version in self._versions.values()]
        newest_ids = set(self._newest.values())
        for doc in sorted(held, key=lambda doc: (doc.key, doc.id in newest_ids)):
            if not newest or doc.id in newest_ids:
                yield doc

    def document(self, id_or_key: str) -> Document | None:
        held = self._versions.get(id_or_key) or self._newest_of(id_or_key)
        return None if held is None else held.doc

    def analysis(self, document: str) -> Analysis | None:
        held = self._versions.get(document)
        return None if held is None else held.analysis

    def statements(self, *, newest: bool = True) -> Iterator[Statement]:
        newest_ids = set(self._newest.values())
        held = [version for id, version in self._versions.items() if not newest or id in newest_ids]
        yield from sorted((stmt for version in held for stmt in version.analysis.statements), key=lambda stmt: stmt.id)

    def statement(self, id: str) -> Statement | None:
        return next((stmt for stmt in self.statements(newest=False) if stmt.id == id), None)

    def failures(self) -> tuple[Failure, ...]:
        found = [fail for version in self._versions.values() for fail in version.analysis.failures]
        found += [fail for fails in self._failures.values() for fail in fails]
        return tuple(sorted(found, key=lambda fail: (fail.document, fail.stage, fail.reason)))

    def entries(self) -> Iterator[Entry]:
        yield from self._entries

    def entry(self, id_or_member: str) -> Entry | None:
        member = "s" + id_or_member[1:]
        exact = (entry for entry in self._entries if entry.id == id_or_member)
        return next(exact, None) or next((entry for entry in self._entries if member in entry.statements), None)

    def links(self) -> Iterator[Link]:
        yield from sorted(self._links, key=lambda link: link.id)

    def judgements(self) -> tuple[Judgement, ...]:
        return in_order(self._judgements.values())

    def withdrawals(self) -> tuple[Withdrawal, ...]:
        return tuple(sorted(self._withdrawals.values(), key=lambda one: (one.when, one.id)))

    def search(self, words: str, *, limit: int = 50) -> tuple[Hit, ...]:
        query = _folded_query(parse_query(words))
        docs = {doc.id: doc for doc in self.documents()}
        told = [(stmt, quote(docs[stmt.document], stmt)) for stmt in self.statements()]
        hits = [
            Hit(document=stmt.document, key=docs[stmt.document].key, words=said, statement=stmt.id)
            for stmt, said in told
            if matches(query, _tokens(said))
        ]
        held = {hit.document for hit in hits}
        rest = (doc for doc in docs.values() if doc.id not in held and matches(query, _tokens(f"{doc.title or ''}\n{doc.text}")))
        return tuple([*hits, *(Hit(document=doc.id, key=doc.key, words=doc.text[:200]) for doc in rest)][:limit])

    def versions(self) -> dict[str, str]:
        return {"schema": SCHEMA, **dict(sorted(self._made_by.items()))}

    def counts(self) -> Counts:
        newest = [self._versions[id] for id in self._newest.values()]
        foreign = Counter(held.doc.language or "unknown" for held in newest if not held.doc.analysed)
        return Counts(
            documents=len(newest),
            versions=len(self._versions),
            statements=sum(len(held.analysis.statements) for held in newest),
            entries=len(self._entries),
            disputes=sum(len(entry.disputes) for entry in self._entries),
            links=len(self._links),
            failures=len(self.failures()),
            languages=dict(sorted(foreign.items())),
        )

    def revision(self) -> int:
        return self._revision

    def folded_stamp(self) -> str | None:
        return self._folded[1] if self._folded and self._folded[0] == self._revision else None

    def faults(self) -> tuple[str, ...]:
        return ()

    def put(
        self, doc: Document, analysis: Analysis, *, source: str, source_hash: str = "", versions: Mapping[str, str] | None = None
    ) -> bool:
        failed = tuple(replace(fail, document=doc.key, source=source) for fail in analysis.failures)
        version = _Version(
            doc=doc,
            analysis=replace(analysis, failures=failed),
            source=source,
            source_hash=source_hash,
            versions=dict(versions or {}),
        )
        if self._newest_of(doc.key) == version and doc.key not in self._failures:
            return False
        for key, id in list(self._newest.items()):
            held = self._versions[id]
            moved = bool(source) and held.source == source and held.doc.text_hash == doc.text_hash
            if id != doc.id and (key == doc.key or moved):
                del self._newest[key]
                self._versions[id] = replace(held, analysis=replace(held.analysis, failures=()))
        self._versions[doc.id] = version
        self._newest[doc.key] = doc.id
        self._failures.pop(doc.key, None)
        self._revision += 1
        return True

    def move(self, key: str, source: str) -> None:
        held = self._newest_of(key)
        if held is not None:
            self._versions[held.doc.id] = replace(held, source=source)

    def put_failure(self, failure: Failure) -> None:
        held = self._newest_of(failure.document)
        if held is not None:
            self._versions[held.doc.id] = replace(held, analysis=replace(held.analysis, failures=()))
        self._failures[failure.document] = (failure,)

    def settle_failures(self, roots: Sequence[str], kept: Collection[str]) -> None:
        for key, fails in list(self._failures.items()):
            if key not in kept and under(fails[0].source, roots):
                del self._failures[key]

    def put_ledger(self, ledger: Folded, *, revision: int | None = None, stamp: str = "") -> bool:
        seen = self._revision if revision is None else revision
        if self._folded and self._folded[0] > seen:
            return False
        self._entries, self._links = tuple(ledger.entries), tuple(ledger.links)
        self._folded = (seen, stamp)
        return True

    def put_judgements(self, judgements: Iterable[Judgement], withdrawals: Iterable[Withdrawal] = (), /) -> int:
        new = {one.id: one for one in judgements if one.id not in self._judgements}
        taken = {one.id: one for one in withdrawals if one.id not in self._withdrawals}
        stray = next((one for one in taken.values() if one.judgement not in self._judgements | new), None)
        if stray is not None:
            raise StoreError(STRAY.format(stray.judgement))
        self._judgements.update(new)
        self._withdrawals.update(taken)
        self._revision += bool(new or taken)
        return len(new) + len(taken)

    def put_versions(self, versions: Mapping[str, str]) -> None:
        self._made_by.update({name: value for name, value in versions.items() if name != "schema"})

    def _newest_of(self, key: str) -> _Version | None:
        id = self._newest.get(key)
        return None if id is None else self._versions[id]


def _folded(word: str) -> str:
    """A word as the search compares it: case and accents aside."""
    return "".join(char for char in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(char))


def _tokens(text: str) -> list[str]:
    return [_folded(word) for word in re.findall(r"\w+", text)]


def _folded_query(query: SearchQuery) -> SearchQuery:
    return SearchQuery(tuple(tuple(replace(term, words=tuple(map(_folded, term.words))) for term in terms) for terms in query.alternatives))
