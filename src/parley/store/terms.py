"""What all backends mean by the same words: the quote of a statement, a source under a root, a newer version."""

from __future__ import annotations

from collections.abc import Sequence

from parley.model.records import Document, Statement

STRAY = "a withdrawal is of no judgement that is known here ({})"
"""What a store says of a withdrawal that has lost its judgement."""


def quote(doc: Document, stmt: Statement) -> str:
    """The words of a statement's evidence, as searched; " ... " between sentences that do not touch."""
    parts = (doc.words(span.start, span.end) for span in stmt.evidence)
    return " ... ".join(part.strip() for part in parts) or doc.words(stmt.trigger.start, stmt.trigger.end)


def under(source: str, roots: Sequence[str]) -> bool:
    """Whether a source is one of these files or folders, or lies in one.

    >>> under("/news/a/1.txt", ["/news/a"]), under("/news/ab.txt", ["/news/a"]), under("/news/all.csv#3", ["/news/all.csv"])
    (True, False, True)
    """
    return any(source == root or source.startswith((root.rstrip("/") + "/", root + "#")) for root in roots)


def newer(version: str, known: str) -> bool:
    """Whether a version of numbers and full stops is above another; versions of another form never are.

    >>> newer("2", "1"), newer("1.10", "1.9"), newer("1", "1"), newer("b", "a")
    (True, True, False, False)
    """
    parts = [text.split(".") for text in (version, known)]
    if not all(part.isdecimal() for numbers in parts for part in numbers):
        return False
    first, second = ([int(part) for part in numbers] for numbers in parts)
    return first > second
