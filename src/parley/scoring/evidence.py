"""Where entries stand in the documents: spans by document, whether two of them touch, and evidence where none may be.

Two coders saw the same act only where they read it in the same words: that is what pairs entries, before act and parties are looked at.
Offsets are Python string offsets, ends exclusive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from parley.errors import UsageError
from parley.scoring.case import Case, GoldEntry
from parley.scoring.found import FoundEntry
from parley.scoring.naming import DocumentNames

LONGEST = 700
"""Characters of the longest span that counts as evidence: about five sentences. Who gives a page as evidence has shown nothing."""

Spans = Mapping[str, Sequence[tuple[int, int]]]
"""Document ids of the case to offsets."""


def gold_spans(entry: GoldEntry, texts: Mapping[str, str]) -> Spans:
    """Where a gold entry stands: its offsets, and in documents for which it has none, the sentence around its anchor words.

    texts: the documents' texts by id; an anchor in a document that is not there, or not in its text, gives no span.
    """
    spans: dict[str, list[tuple[int, int]]] = {}
    for span in entry.evidence:
        spans.setdefault(span.document, []).append((span.start, span.end))
    for doc, words in entry.anchors:
        if doc not in spans and (around := sentence_around(words, texts.get(doc, ""))):
            spans[doc] = [around]
    return spans


def sentence_around(words: str, text: str) -> tuple[int, int] | None:
    """The stretch from the full stop or line end before these words to the one after them; None where they are not in the text. Spaces
    and line ends count alike.

    >>> text = "Snow fell. The Front offered a truce. It held."
    >>> text[slice(*sentence_around("offered a truce", text))]
    ' The Front offered a truce'
    """
    hit = re.search(r"\s+".join(map(re.escape, words.split())), text)
    if hit is None:
        return None
    start = max(text.rfind(". ", 0, hit.start()), text.rfind("\n", 0, hit.start())) + 1
    ends = [end for end in (text.find(". ", hit.end()), text.find("\n", hit.end())) if end >= 0]
    return start, min(ends, default=len(text))


def found_spans(entry: FoundEntry, names: DocumentNames) -> Spans:
    """Where a ledger entry stands, in documents of the case; spans over LONGEST are left out."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for told in entry.told:
        doc = names.find(told.document)
        if doc is not None and told.end - told.start <= LONGEST:
            spans.setdefault(doc, []).append((told.start, told.end))
    return spans


def touch(one: Spans, other: Spans) -> bool:
    """Whether two spans in one document overlap by half of the shorter one or more.

    >>> touch({"d0": [(0, 40)]}, {"d0": [(20, 100)]}), touch({"d0": [(0, 40)]}, {"d0": [(21, 100)]})
    (True, False)
    """
    return any(
        2 * (min(a_end, b_end) - max(a, b)) >= min(a_end - a, b_end - b) > 0 and a < b_end and b < a_end
        for doc in one.keys() & other.keys()
        for a, a_end in one[doc]
        for b, b_end in other[doc]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NoiseTouched:
    """A piece of evidence in what is no report. entry: the ledger entry's place in the list; kind: of the noise; quote: the evidence."""

    entry: int
    document: str
    start: int
    end: int
    kind: str
    quote: str


def touching_noise(case: Case, entries: Sequence[FoundEntry], names: DocumentNames) -> Iterator[NoiseTouched]:
    """Every piece of evidence that shares a character with noise of the case, once each."""
    noise = {doc.id: doc.noise for doc in case.documents}
    for place, entry in enumerate(entries):
        for told in entry.told:
            doc = names.find(told.document)
            piece = next((piece for piece in noise.get(doc or "", ()) if told.start < piece.end and piece.start < told.end), None)
            if doc is not None and piece is not None:
                yield NoiseTouched(entry=place, document=doc, start=told.start, end=told.end, kind=piece.kind, quote=told.quote)


def check_offsets(case: Case, texts: Mapping[str, str], *, file: str = "case.json") -> tuple[str, ...]:
    """Notes on anchors that are not in their texts. texts: by document id; of documents that are not there, nothing is checked.

    Raises UsageError where an offset of the case lies outside of its document's text.
    """
    places = [(f"entries ({entry.id})", span.document, span.end) for entry in case.entries for span in entry.evidence]
    places += [(f"documents ({doc.id}): noise", doc.id, piece.end) for doc in case.documents for piece in doc.noise]
    for where, doc, end in places:
        if doc in texts and end > len(texts[doc]):
            raise UsageError(
                f"{where}: ends at {end} in {doc}, whose text has {len(texts[doc])} characters",
                document=file,
                remedy="count characters, not bytes, from the start of the text, and check that it is the text that was coded",
            )
    return tuple(
        f"entries ({entry.id}): its anchor is not in the text of {doc}, so that it cannot be found there"
        for entry in case.entries
        for doc, words in entry.anchors
        if doc in texts and doc not in {span.document for span in entry.evidence} and sentence_around(words, texts[doc]) is None
    )
