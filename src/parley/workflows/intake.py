"""One found document at a time: its key, whether it is known, its reading and analysis, and where it goes in the ledger.

Whatever goes wrong with one document becomes a stored Failure; only the store's own errors end the run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from parley.analysis.limits import TOO_LONG
from parley.errors import ParleyError
from parley.export.annotations import out_of_text
from parley.model.ids import digest
from parley.model.records import Analysis, Document, Failure, RawDocument
from parley.sources import Found, Skipped, settle_key
from parley.store import Known, Store

MAX_REASON = 200
"""Characters kept of an unexpected error's own words; some quote the whole text that they broke on."""

OUR_FAULT = "this is a fault of Parley: report it with the document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What was noticed while a document was read, which was read all the same. words: the warning, with a remedy where there is one."""

    document: str
    words: str


class Intake:
    """Takes what a source yields into a store, and keeps count. read, analyse: one document's; versions: of what they do."""

    def __init__(
        self,
        *,
        store: Store,
        read: Callable[[RawDocument], Document],
        analyse: Callable[[Document], Analysis],
        versions: Mapping[str, str],
    ) -> None:
        self._store = store
        self._read = read
        self._analyse = analyse
        self._versions = dict(versions)
        self._taken: dict[str, tuple[str, str]] = {}
        self.read_count = 0
        self.unchanged = 0
        self.changed = 0
        self.skipped: list[Skipped] = []
        self.failed: list[Failure] = []
        self.noted: list[Noted] = []
        self.unrelated: list[str] = []

    def take(self, found: Found) -> None:
        """Stores a document, notes a failure, or lists what was skipped. Raises StoreError where the ledger cannot be written."""
        if isinstance(found, Skipped):
            self.skipped.append(found)
        elif isinstance(found, Failure):
            key = settle_key(found.document, found.source, holder=self._holder)
            self._taken[key] = (found.source, "")
            self._fail(replace(found, document=key))
        else:
            self._take_document(found)

    def _fail(self, failure: Failure) -> None:
        self._store.put_failure(failure)
        self.failed.append(failure)

    def _take_document(self, raw: RawDocument) -> None:
        body = _body_hash(raw)
        if not raw.url:
            raw = replace(raw, key=self._own_key(raw))
        elif raw.key in self._taken:
            self._take_second(raw, body)
            return
        self._taken[raw.key] = (raw.source, body)
        known = self._store.known(raw.key)
        source_hash = _source_hash(raw, body)
        if known is not None and (standing := self._standing(raw.key, known, source_hash)) is not None:
            self.failed += standing
            if known.source != raw.source:
                self._store.move(raw.key, raw.source)
            self.unchanged += 1
            return
        try:
            doc = self._read(raw)
        except Exception as error:  # whatever a page can do to a parser must not end the run
            self._fail(_failure(error, raw, "reading"))
            return
        self._put(doc, raw, source_hash, known)

    def _put(self, doc: Document, raw: RawDocument, source_hash: str, known: Known | None) -> None:
        analysis = self._analysis(doc, raw)
        try:
            written = self._store.put(doc, analysis, source=raw.source, source_hash=source_hash, versions=self._versions)
        except UnicodeEncodeError:  # half of a surrogate pair, which some metadata hold; nothing was written
            reason, remedy = "holds characters that are no Unicode text", "save it as UTF-8, or take them out"
            self._fail(Failure(document=raw.key, stage="reading", reason=reason, remedy=remedy, source=raw.source))
            return
        self.failed += [replace(fail, document=doc.key, source=raw.source) for fail in analysis.failures]
        self.noted += [Noted(document=doc.key, words=words) for words in doc.warnings]
        if doc.analysed and not (analysis.sentences or analysis.failures or doc.warnings):
            self.unrelated.append(doc.key)
        if known is None:
            self.read_count += 1
        elif written:
            self.changed += 1
        else:
            self.unchanged += 1

    def _analysis(self, doc: Document, raw: RawDocument) -> Analysis:
        """The analysis of a document; an empty one with the failure where it cannot be made."""
        if not doc.analysed:
            return Analysis(document=doc.id)
        try:
            analysis = self._analyse(doc)
        except Exception as error:  # one document's analysis must not end the run
            return Analysis(document=doc.id, failures=(_failure(error, raw, "analysis"),))
        reason = _fault(doc, analysis)
        if reason is None:
            return analysis
        return Analysis(document=doc.id, failures=(Failure(document=doc.key, stage="analysis", reason=reason, remedy=OUR_FAULT),))

    def _standing(self, key: str, known: Known, source_hash: str) -> tuple[Failure, ...] | None:
        """None where a document must be read (again); else its stored failures, which reading it again would only repeat at length."""
        if known.source_hash != source_hash or dict(known.versions) != self._versions:
            return None
        failures = tuple(fail for fail in self._store.failures() if fail.document == key) if known.failed else ()
        return failures if all(fail.stage == TOO_LONG for fail in failures) else None

    def _own_key(self, raw: RawDocument) -> str:
        """The key of a document without a URL: the one it has in the ledger, else the shortest that no other file holds."""
        held = self._store.key_of(raw.source)
        if held is not None and held not in self._taken:
            return held
        return settle_key(raw.key, raw.source, holder=self._holder)

    def _holder(self, key: str) -> str | None:
        if key in self._taken:
            return self._taken[key][0]
        known = self._store.known(key)
        return None if known is None else known.source

    def _take_second(self, raw: RawDocument, body: str) -> None:
        """A second document of one URL in one build: the first stands, whatever the order on disk, since sources have one order."""
        first, text = self._taken[raw.key]
        if text == body:
            self.skipped.append(Skipped(document=raw.key, reason=f"is in {first} already, with the same text", source=raw.source))
            return
        reason = f"its URL {raw.key} is that of {first}, which was read; the text is another"
        remedy = "give each report a URL of its own, or leave one out"
        self._fail(Failure(document=raw.source, stage="sources", reason=reason, remedy=remedy, source=raw.source))


def _body_hash(raw: RawDocument) -> str:
    data = raw.data if raw.data is not None else (raw.text or "").encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()


def _source_hash(raw: RawDocument, body: str) -> str:
    """The hash of all that a source says of a document, where it lies aside."""
    return digest("source", raw.media, body, raw.title, raw.published, raw.url, raw.outlet, raw.language)


def _failure(error: Exception, raw: RawDocument, stage: str) -> Failure:
    if isinstance(error, ParleyError):
        return Failure(document=raw.key, stage=stage, reason=error.message, remedy=error.remedy or "", source=raw.source)
    words = str(error)[:MAX_REASON].encode("utf-8", "backslashreplace").decode("utf-8")
    reason = f"stopped on an unexpected {type(error).__name__} ({words})"
    return Failure(document=raw.key, stage=stage, reason=reason, remedy=OUR_FAULT, source=raw.source)


def _fault(doc: Document, analysis: Analysis) -> str | None:
    """What makes an analysis unfit to be stored, or None."""
    if wrong := out_of_text(doc, analysis):
        what, start, end = wrong[0]
        return f"{what} points outside the text ({start} to {end})"
    ids = {stmt.id for stmt in analysis.statements}
    if len(ids) < len(analysis.statements):
        return "two statements have one id"
    if any(stmt.document != doc.id for stmt in analysis.statements):
        return "a statement names another document"
    return None
