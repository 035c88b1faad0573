"""A gold case: the documents, and the ledger that a careful coder wrote of them, as frozen records read from JSON.

Invariant: every document that an entry names is a document of the case, and every act, topic, status and dispute is of the codebook;
what is not is an error that names the key. What only costs precision (an unknown key, noise without a place) is a note.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from parley.errors import UsageError
from parley.model.records import DisputeKind, Span, When
from parley.scoring.coding import TERMS, Coding, coding_of
from parley.scoring.given import Given
from parley.scoring.naming import DocumentNames

IMPORTANCE = (1, 2, 3)
"""3: the ledger is wrong without it; 2: it should be there; 1: a detail that may be missed."""

DEFAULT_IMPORTANCE = 2

_CASE_KEYS = ("note", "split", "queries", "same_text")
_DOCUMENT_KEYS = ("outlet", "origin", "article", "published_stated", "language", "note")
_ENTRY_KEYS = ("speakers", "participants", "contradicted_by", "note")
"""Keys of the format that no figure is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise:
    """A stretch of a document that must not become evidence. kind: the coder's word for it, such as "comment"."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """A document of the case. id: its name within the case; file, url: under which it is found; published: the range of days that its
    text supports; chars: the length of its text, where stated."""

    id: str
    file: str | None = None
    url: str | None = None
    published: When | None = None
    noise: tuple[Noise, ...] = ()
    chars: int | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All its names."""
        return tuple(name for name in (self.id, self.file, self.url) if name)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEntry:
    """An entry of the gold ledger. says: its reading in plain words; dispute: its kind, or None; told_by: ids of the documents that
    tell it; evidence: spans, by the case's document ids; anchors: document ids with a few words of each, for where no offsets are
    given."""

    id: str
    coding: Coding
    says: str = ""
    importance: int = DEFAULT_IMPORTANCE
    dispute: str | None = None
    told_by: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    anchors: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A gold case. texts: the folder with its documents, as a path from the case's own folder, or None where they stand there;
    aliases: an actor's name to its other names; deadlocks, tracks: how many the case tells (they are counted, not
    scored); notes: what was noticed in reading it, in words for the user."""

    name: str
    documents: tuple[GoldDocument, ...]
    entries: tuple[GoldEntry, ...]
    aliases: Mapping[str, tuple[str, ...]]
    texts: str | None = None
    deadlocks: int = 0
    tracks: int = 0
    notes: tuple[str, ...] = ()

    def with_urls(self, urls: Mapping[str, str]) -> Case:
        """The case with these addresses, by document id, for the documents that state none."""
        return replace(self, documents=tuple(replace(doc, url=doc.url or urls.get(doc.id)) for doc in self.documents))


def parse_case(value: object, *, file: str = "case.json") -> Case:
    """The case that a JSON value holds; file: named in errors.

    >>> case = parse_case({"documents": [{"id": "d0", "file": "a.txt"}], "entries": [
    ...     {"id": "e1", "act": "offer", "topic": "ceasefire", "actors": ["Hill Front"], "evidence": {"a.txt": [0, 40]}}]})
    >>> case.entries[0].evidence
    (Span(document='d0', start=0, end=40),)

    Raises UsageError, naming file, place and key.
    """
    given = Given(value, file=file)
    notes: list[str] = []
    documents = tuple(_document(item, notes) for item in given.items("documents"))
    if not documents:
        raise given.wrong(
            "documents", "there are none", 'a gold case lists its documents: "documents": [{"id": "d0", "file": "report.txt"}]'
        )
    names = DocumentNames.of(documents, file=file)
    entries = tuple(_entry(item, names, documents, notes) for item in given.items("entries"))
    if not entries:
        raise given.wrong("entries", "there are none", "a gold case lists the entries that the ledger should have; see docs/evaluate.md")
    _refuse_twice((entry.id for entry in entries), file)
    aliases = given.part("aliases")
    case = Case(
        name=given.text("case") or file,
        documents=documents,
        entries=entries,
        texts=given.text("texts"),
        aliases={name: aliases.texts(name) for name in aliases.every()} if aliases else {},
        deadlocks=given.count("deadlocks"),
        tracks=given.count("tracks"),
    )
    return replace(case, notes=(*given.finish(*_CASE_KEYS), *notes))


def _document(given: Given, notes: list[str]) -> GoldDocument:
    given.named(given.required("id"))
    chars = given.number("chars", 0) or None
    pieces = tuple(given.items("noise"))
    notes.extend(f"{piece.place} has no span, so that no evidence is held against it" for piece in pieces if not piece.has("span"))
    doc = GoldDocument(
        id=given.required("id"),
        file=given.text("file"),
        url=given.text("url"),
        published=given.when("published"),
        noise=tuple(_noise(piece, chars) for piece in pieces if piece.has("span")),
        chars=chars,
    )
    notes.extend(given.finish(*_DOCUMENT_KEYS))
    return doc


def _noise(given: Given, chars: int | None) -> Noise:
    start, end = given.span("span") or (0, 0)
    _refuse_outside(given, "span", end, chars)
    return Noise(kind=given.text("kind") or "noise", start=start, end=end)


def _entry(given: Given, names: DocumentNames, documents: tuple[GoldDocument, ...], notes: list[str]) -> GoldEntry:
    given.named(given.required("id"))
    lengths = {doc.id: doc.chars for doc in documents}
    importance = given.number("importance", DEFAULT_IMPORTANCE)
    if importance not in IMPORTANCE:
        raise given.wrong("importance", f"{importance} is no importance", "write 3 (the ledger is wrong without it), 2 or 1 (a detail)")
    dispute = given.part("dispute")
    evidence, anchors = given.part("evidence"), given.part("anchor")
    entry = GoldEntry(
        id=given.required("id"),
        coding=coding_of(given),
        says=given.text("says") or "",
        importance=importance,
        dispute=dispute.member("kind", list(DisputeKind), "kind of dispute") or dispute.required("kind") if dispute else None,
        told_by=tuple(dict.fromkeys(_named(given, "told_by", name, names) for name in given.texts("told_by"))),
        evidence=tuple(_evidence(evidence, names, lengths)) if evidence else (),
        anchors=tuple((_named(anchors, "", name, names), anchors.required(name)) for name in anchors.every()) if anchors else (),
    )
    if not entry.evidence and not entry.anchors:
        remedy = 'give its offsets, "evidence": {"report.txt": [[0, 80]]}, or its words, "anchor": {"report.txt": "offered a truce"}'
        raise given.wrong("evidence", "no place in a document is given, so that it could never be found", remedy)
    notes.extend(given.finish(*_ENTRY_KEYS))
    notes.extend(f"{given.at('terms')}.{key} is no key of terms" for key in entry.coding.terms or () if key not in TERMS)
    return entry


def _evidence(given: Given, names: DocumentNames, lengths: Mapping[str, int | None]) -> Iterator[Span]:
    for name in given.every():
        doc = _named(given, "", name, names)
        for start, end in given.spans(name):
            _refuse_outside(given, name, end, lengths[doc])
            yield Span(document=doc, start=start, end=end)


def _named(given: Given, key: str, name: str, names: DocumentNames) -> str:
    """The id of the document that a name in the gold means."""
    doc = names.exact(name)
    if doc is None:
        raise given.wrong(key, f"{name} is no document of the case", f"write one of {names.listed}")
    return doc


def _refuse_outside(given: Given, key: str, end: int, chars: int | None) -> None:
    if chars is not None and end > chars:
        raise given.wrong(key, f"ends at {end}, and the document has {chars} chars", "correct the offsets, or chars")


def _refuse_twice(ids: Iterable[str], file: str) -> None:
    for name, number in Counter(ids).items():
        if number > 1:
            raise UsageError(f"entries: {number} have the id {name}", document=file, remedy="give each entry an id of its own")
