"""Article text to parsed sentences: spaCy documents with their place in the report.

Invariant: every token's offset plus its paragraph's start is an offset into `Document.text`. Newlines split
paragraphs before the model sees them (it does not cope with them); quotation marks are made plain one for one, so that offsets hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.util import compile_infix_regex
from thinc.api import NumpyOps

from parley.analysis.limits import Stretch
from parley.analysis.repairs import repair
from parley.analysis.sentencegate import SentenceGate
from parley.model.records import Document, SegmentKind

BATCH_SIZE = 64
"""Paragraphs given to spaCy at once: a fifth faster than 16 on one core; more gains nothing and costs memory (measured on Wikinews)."""

LONGEST_PARAGRAPH = 5_000
"""Characters. A longer line is no prose that the parser can use; it is cut at sentence ends, else at blanks."""

MISSING_SPACE = r"(?<=[a-z0-9\)\"'])[.!?](?=[A-Z][a-z])"
"""An infix for sentences that were glued together ("in 2020.Head of ...")."""

_TEXT = "parley.text"
"""Under this name a parsed paragraph keeps its text."""

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "\u00a0": " ", "\t": " "})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One parsed stretch of text. start: its offset in the document; kind: of its segment."""

    start: int
    doc: Doc
    kind: SegmentKind

    @property
    def end(self) -> int:
        """The offset in the document behind the last word; `doc.text`, which would tell it too, is put together anew at each call."""
        return self.start + (self.doc[-1].idx + len(self.doc[-1].text_with_ws) if len(self.doc) else 0)

    @property
    def text(self) -> str:
        """The words as parsed; kept with the parse, whose own `text` is put together anew at each call."""
        known: str | None = self.doc.user_data.get(_TEXT)
        if known is None:
            known = self.doc.user_data[_TEXT] = self.doc.text
        return known

    def span(self, first: Token, last: Token) -> tuple[int, int]:
        """Offsets in the document of the words from `first` to `last`, both included."""
        return self.start + first.idx, self.start + last.idx + len(last.text)


def load_model(name: str) -> Language:
    """The spaCy pipeline `name`, with the infix for missing spaces. Raises OSError where it is not installed.

    Its matrices are multiplied by NumPy's library rather than by spaCy's own, as Thinc offers: two to four times faster for matrices of
    this size, with the same annotations (measured on Wikinews), which makes the whole pipeline a third faster.
    """
    nlp = spacy.load(name)
    _multiply_by_numpy(nlp)
    infixes = [*(nlp.Defaults.infixes or ()), MISSING_SPACE]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[union-attr]
    return nlp


def _multiply_by_numpy(nlp: Language) -> None:
    ops = NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        for node in model.walk() if model is not None else ():
            node.ops = ops


def stretches(doc: Document) -> Iterator[Stretch]:
    """(start, end, kind) of each line of prose that may be parsed: article lines, and the headline last."""
    for wanted in (SegmentKind.ARTICLE, SegmentKind.HEADLINE):
        for segment in doc.segments:
            if segment.kind is not wanted:
                continue
            for match in re.finditer(r"[^\r\n]+", doc.text[segment.start : segment.end]):
                yield from ((a, b, segment.kind) for a, b in _cut(doc.text, segment.start + match.start(), segment.start + match.end()))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The line without blanks at its ends; a very long one in pieces."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST_PARAGRAPH:
        window = text[start : start + LONGEST_PARAGRAPH]
        at = max(window.rfind(". "), window.rfind("? "), window.rfind("! ")) + 1 or window.rfind(" ") + 1 or LONGEST_PARAGRAPH
        yield start, start + at
        start += at
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def parse(nlp: Language, doc: Document, wanted: Iterable[Stretch], gate: SentenceGate | None = None) -> list[Paragraph]:
    """The wanted stretches in the order given, parsed.

    gate: decides which of them are; the others are words without syntax (`unparsed`), so that names in them are still found.
    """
    spans = list(wanted)
    texts = [doc.text[a:b].translate(_PLAIN) for a, b, _ in spans]
    kept = [True] * len(texts) if gate is None else gate.parsed(texts, whole=[kind is SegmentKind.HEADLINE for _, _, kind in spans])
    parsed = nlp.pipe((text for text, keep in zip(texts, kept, strict=True) if keep), batch_size=BATCH_SIZE)
    docs = [next(parsed) if keep else unparsed(nlp, text) for text, keep in zip(texts, kept, strict=True)]
    for found, keep in zip(docs, kept, strict=True):
        if keep:
            repair(found)
    return [Paragraph(start, found, kind) for (start, _, kind), found in zip(spans, docs, strict=True)]


UNPARSED = "unparsed"
"""The label of words without syntax; no rule asks for it."""


def unparsed(nlp: Language, text: str) -> Doc:
    """The words of a text, as one sentence without syntax: capitalised words count as names, the others as nothing."""
    words = nlp.make_doc(text)
    names = ["PROPN" if tok.i and tok.text[:1].isupper() else "X" for tok in words]
    labels = [UNPARSED if tok.i else "ROOT" for tok in words]
    written, spaces = [tok.text for tok in words], [bool(tok.whitespace_) for tok in words]
    lemmas = [tok.lower_ for tok in words]
    return Doc(nlp.vocab, words=written, spaces=spaces, heads=[0] * len(words), deps=labels, lemmas=lemmas, pos=names)
