"""Which language a text is in, with a probability.

Invariant: deterministic; short texts get no language, not a guess. Does not decide what is done with it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE_CHARACTERS = 8_000
"""Characters looked at: the answer no longer changes beyond some 2,000, and a long text must cost no more than a short one."""

MIN_CHARACTERS = 40
"""Below so many letters and spaces, some seven words, the identifier is wrong too often to be used."""

_LETTER_RUN = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> tuple[str | None, float]:
    """ISO 639-1 code and probability (0..1) of the language of this text, or (None, 0.0) where the text is too short.

    >>> detect_language("The two sides agreed to meet again in the capital next week.")[0]
    'en'
    >>> detect_language("Ok.")
    (None, 0.0)
    """
    words = " ".join(_LETTER_RUN.findall(text[:SAMPLE_CHARACTERS]))
    if len(words) < MIN_CHARACTERS:
        return None, 0.0
    code, probability = _identifier().classify(words)
    return str(code), round(min(1.0, float(probability)), 4)


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # here, as it brings numpy, which most commands do without

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
