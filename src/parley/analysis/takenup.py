"""Topics taken up: "asked the court to lift them", "the order will be cancelled" are about what was told last.

Only drafts whose own words tell no topic are touched; the nearest draft before them lends its topic.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from parley.analysis.drafts import Draft

UNTOLD = "other"
_POINTING = frozenset("it them this these those that they".split())
_VAGUE = frozenset("order step move measure rest remainder".split())


def with_topics_taken_up(drafts: Sequence[Draft], last: str | None) -> list[Draft]:
    """The drafts in order, those without a topic of their own with that of the one before. last: the topic told last before these."""
    out: list[Draft] = []
    for draft in drafts:
        if draft.topic == UNTOLD and last is not None and any(_points_back(t) for t in _words(draft)):
            draft = replace(
                draft, topic=last, reasons=(*(r for r in draft.reasons if r[0] != "topic"), ("topic", "of what was told just before"))
            )
        if draft.topic != UNTOLD:
            last = draft.topic
        out.append(draft)
    return out


def _words(draft: Draft) -> Iterator[Token]:
    head = draft.content if draft.content is not None else draft.trigger
    yield from head.subtree


def _points_back(tok: Token) -> bool:
    """Whether the word stands for something told before; "that" and "they" opening a clause do not."""
    if tok.dep_ not in ("dobj", "nsubjpass", "pobj", "nsubj"):
        return False
    if tok.pos_ == "PRON":
        return tok.lower_ in _POINTING and tok.dep_ != "nsubj"
    return tok.lemma_.lower() in _VAGUE
