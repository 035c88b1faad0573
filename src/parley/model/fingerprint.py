"""How alike two fingerprints are. Standard library only; the fingerprints are made by `parley.reading`."""

from __future__ import annotations

from collections.abc import Sequence


def similarity(first: Sequence[int], second: Sequence[int]) -> float:
    """The estimated share of word shingles that two texts have in common (Jaccard), 0..1.

    Fingerprints are compared value by value; an empty one is like nothing, and so are two of different length.

    >>> similarity((1, 2, 3, 4), (1, 2, 9, 4))
    0.75
    >>> similarity((), ())
    0.0
    """
    if not first or len(first) != len(second):
        return 0.0
    return sum(1 for one, other in zip(first, second, strict=True) if one == other) / len(first)
