"""Which names of parties stand with "the" in a sentence: as the reports themselves write them.

Invariant: a pure function of names and texts; where no report writes the name, its last word decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

_COMMON: Final = frozenset(
    """alliance army assembly authorities authority bloc brigade cabinet coalition commission committee congress council delegation emirate
    emirates faction federation forces front government group guerrillas junta kingdom league militants militia ministry mission movement
    nations office opposition organisation organization parliament party politicians presidency rebels republic resistance state states
    union military police quartet fighters leaders side sides""".split()
)
"""Last words that make a name a description: "the Lakes Union"."""

SHARE_WITH_ARTICLE: Final = 0.25
"""Of a name that takes the article, from which share on it is written with it: as a modifier ("Taliban prisoners") and in headlines it
stands without; names of countries have it in under a tenth ("the Pakistan border")."""

SHARE_OF_ACRONYM: Final = 0.5
"""The same of an acronym: those that are spoken as words stand alone, and modify ("the NATO mission") more often than other names."""

LONG_ENOUGH: Final = 400_000
"""Characters of reports that are looked at: some hundred reports settle how a name is written."""


def namer(texts: Iterable[str]) -> Callable[[str], str]:
    """A function that gives a name its article.

    >>> named = namer(["The Hill Front met envoys of Velmar. He told the Hill Front so."])
    >>> named("Hill Front"), named("Velmar"), named("Lakes Union")
    ('the Hill Front', 'Velmar', 'the Lakes Union')
    """
    read: list[str] = []
    left = LONG_ENOUGH
    for text in texts:
        if left <= 0:
            break
        read.append(text[:left])
        left -= len(text)
    known: dict[str, str] = {}

    def named(name: str) -> str:
        if name not in known:
            known[name] = f"the {name}" if _takes_article(name, read) else name
        return known[name]

    return named


def _takes_article(name: str, texts: Sequence[str]) -> bool:
    if re.match(r"(?:the|an?)\s", name, re.IGNORECASE):
        return False
    heads = "|".join(sorted(_COMMON))  # "the Velmar government" says nothing of "Velmar"
    pattern = re.compile(rf"(?<![\w-])(the\s+)?{re.escape(name)}(?![\w-])(?!\s+(?:{heads})\b)", re.IGNORECASE)
    found = [match[1] is not None for text in texts for match in pattern.finditer(text)]
    if found:
        needed = SHARE_OF_ACRONYM if name.isupper() else SHARE_WITH_ARTICLE
        return sum(found) >= needed * len(found)
    return name.split()[-1].casefold() in _COMMON
