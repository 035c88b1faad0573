"""Reads MEANTIME (120 news articles, token by token; Minard et al., LREC 2016), found under PARLEY_EVAL_DATA in `data/meantime`.

The corpus has tokens and no spaces, so its sentences are put together here: a text, and where each token stands in it. Articles come
sorted by folder and name, each time the same. Measures nothing itself.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable
from pathlib import Path

import evaldata

ANNOTATED_SENTENCES = 5
"""The corpus annotates the title, the date line and the first sentences only; what is found after them is not scored."""
_NO_SPACE_BEFORE = frozenset(". , ; : ! ? % ) ] 's n't".split())

Places = dict[str, tuple[int, int]]
"""Token ids to character offsets in a text."""


def folder() -> Path | None:
    """Where the corpus lies; None without it."""
    return evaldata.find("data", "meantime")


def articles(root: Path) -> list[Path]:
    """The files of the annotation within documents."""
    return sorted(root.glob("intra-doc_annotation/*/*.xml"))


def sentences(article: ElementTree.Element) -> dict[int, list[ElementTree.Element]]:
    """The tokens of an article by the number of their sentence; 0 is the title."""
    found: dict[int, list[ElementTree.Element]] = {}
    for token in article.iter("token"):
        found.setdefault(int(token.get("sentence", "0")), []).append(token)
    return found


def joined(tokens: Iterable[ElementTree.Element], words: dict[str, str] | None = None) -> tuple[str, Places]:
    """The text of one sentence, and where its tokens stand. words: tokens to be written otherwise."""
    text, places = "", {}
    for token in tokens:
        word = token.text or ""
        word = (words or {}).get(word, word)
        text += "" if not text or word in _NO_SPACE_BEFORE else " "
        places[token.get("t_id", "")] = (len(text), len(text) + len(word))
        text += word
    return text, places


def annotated_text(article: ElementTree.Element) -> tuple[str, Places]:
    """The sentences that are annotated, a paragraph each, and where their tokens stand."""
    text, places = "", {}
    for number, tokens in sentences(article).items():
        if number > ANNOTATED_SENTENCES:
            break
        text += "\n\n" if text else ""
        sentence, inside = joined(tokens)
        places |= {name: (start + len(text), end + len(text)) for name, (start, end) in inside.items()}
        text += sentence
    return text, places
