"""Quotation marks of a paragraph: where quotations begin and end, what stands beside them, and which run on from one to the next.

Pure facts of the text's signs; who says the words, `attribution` decides.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

SHORTEST_QUOTE = 4
"""Words. Fewer in quotation marks are a figure of speech ("the process is 'dead'"), not an utterance of their own."""

Region = tuple[int, int]
"""First and last token of a quotation, marks included."""


def quotations(doc: Doc) -> list[Region]:
    """Each stretch in quotation marks; one left open runs to the paragraph's end."""
    out: list[Region] = []
    start: int | None = None
    for tok in doc:
        if '"' in tok.text:
            if start is None:
                start = tok.i
            else:
                out.append((start, tok.i))
                start = None
    if start is not None and len(doc) - start > SHORTEST_QUOTE:
        out.append((start, len(doc) - 1))
    return out


def left_open(doc: Doc) -> bool:
    """Whether the paragraph's last quotation has no end: the next paragraph goes on with it."""
    return sum('"' in tok.text for tok in doc) % 2 == 1


def opens_quoted(doc: Doc) -> bool:
    """Whether the paragraph begins with a quotation mark."""
    return len(doc) > 0 and '"' in doc[0].text


def covering(regions: list[Region], i: int) -> Region | None:
    """The quotation that a token stands in."""
    return next(((a, b) for a, b in regions if a <= i <= b), None)


def ending_at(regions: list[Region], doc: Doc, i: int) -> Region | None:
    """The quotation that ends just before token `i`, with nothing but a comma or dash between."""
    at = i - 1
    while at >= 0 and doc[at].is_punct and '"' not in doc[at].text and i - at <= 2:
        at -= 1
    return next(((a, b) for a, b in regions if b == at), None)


def widened(indices: set[int], regions: list[Region]) -> set[int]:
    """Token indices, with the whole of every quotation of which they hold a word."""
    out = set(indices)
    for a, b in regions:
        if b - a > 1 and not out.isdisjoint(range(a + 1, b)):
            out |= set(range(a, b + 1))
    return out


def is_sign(tok: Token) -> bool:
    """Whether a token is a comma, dash, colon or quotation mark: the border of an aside."""
    return '"' in tok.text or tok.text in (",", "-", "--", ":", ";", "(", ")")
