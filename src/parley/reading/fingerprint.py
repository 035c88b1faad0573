"""A document's fingerprint: MinHash values over word shingles of its article, to find near-duplicates.

Deterministic: the same words give the same values on any machine. Two fingerprints are compared by `parley.model.fingerprint`.
"""

from __future__ import annotations

import re

from rensa import RMinHash

PERMUTATIONS = 64
"""Number of values: the standard error of the similarity is 1 / sqrt(64), about 0.06 in the middle of the range."""

SEED = 20_260
"""Any constant; changing it changes every fingerprint."""

SHINGLE_WORDS = 4
"""Words in a row that make one shingle: four tell a copied sentence from one that shares a phrase."""

MAX_CHARACTERS = 400_000
"""Characters looked at, so that a very long text costs no more than a book's chapter."""

_WORD = re.compile(r"\w+")


def fingerprint(article: str) -> tuple[int, ...]:
    """The MinHash values (unsigned 32 bit) of this text, () where it has no word.

    >>> fingerprint("The truce holds, for now.") == fingerprint("The truce holds for now")
    True
    >>> fingerprint("...")
    ()
    """
    words = _WORD.findall(article[:MAX_CHARACTERS].casefold())
    if not words:
        return ()
    last = max(1, len(words) - SHINGLE_WORDS + 1)
    shingles = sorted({" ".join(words[start : start + SHINGLE_WORDS]) for start in range(last)})
    sketch = RMinHash(PERMUTATIONS, SEED)
    sketch.update(shingles)
    return tuple(int(value) for value in sketch.digest())
