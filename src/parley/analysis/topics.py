"""What words are about: the topic of a phrase, by the word that decides it most surely and stands nearest to its head.

A pure look-up over `lexicon/data/topics.toml`; it knows no act and no actor.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from parley.errors import LexiconError

DEPTH_DISCOUNT = 0.72
"""How much less a word counts for each step below the head of the phrase ("talks on prisoners": prisoners, though one step down)."""


MONEY = ("economy", 0.5)
"""What a sum of money is about where no word tells more."""

_WHERE = frozenset("in at near around across outside inside along throughout within".split())
"""Prepositions that tell where: a district that something happens in is not what it is about."""

_NOUNS_ONLY = frozenset("grant table term text process round channel".split())
"""Topic words that are none as verbs ("would grant the region autonomy")."""

_ASIDE = frozenset("during before after until till since following amid despite because under without against within as".split())
"""Prepositions whose phrases tell when or why, not what about."""


@dataclass(frozen=True, slots=True)
class TopicWords:
    """Lemma (or "first-second" for a pair of neighbouring words) -> (topic, weight)."""

    words: dict[str, tuple[str, float]]

    def of_word(self, tok: Token) -> tuple[str, float] | None:
        """The topic that a token names, by itself or with its neighbour."""
        lemma = tok.lemma_.lower()
        if tok.pos_ == "VERB" and lemma in _NOUNS_ONLY:
            return None
        after = tok.nbor(1) if tok.i + 1 < len(tok.doc) else None
        if after is not None and after.text == "-" and after.i + 1 < len(tok.doc):
            after = after.nbor(1)
        if after is not None and (pair := self.words.get(f"{lemma}-{after.lemma_.lower()}")):
            return pair
        before = tok.nbor(-1) if tok.i > 0 else None
        if before is not None and before.text == "-" and before.i > 0:
            before = before.nbor(-1)
        if before is not None and (pair := self.words.get(f"{before.lemma_.lower()}-{lemma}")):
            return pair
        return self.words.get(lemma) or self.words.get(tok.lower_)


def parse_topics(text: str) -> TopicWords:
    """The topic words of a TOML text. Raises LexiconError where it is malformed."""
    try:
        data = tomllib.loads(text)
        words: dict[str, tuple[str, float]] = {}
        for topic in data["topic"]:
            for word in topic["words"].split():
                words[word] = (topic["name"], float(topic["weight"]))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise LexiconError(f"the topic list is malformed: {error}", document="topics.toml", remedy="mend the entry named") from error
    return TopicWords(words)


def scored(words: TopicWords, head: Token) -> Iterator[tuple[float, Token, str]]:
    """(score, token, topic) of every topic word in the phrase below `head`, coordinated phrases left out."""
    todo = [(head, 1.0, False)]
    while todo:
        tok, factor, where = todo.pop(0)
        found = words.of_word(tok) if tok.ent_type_ not in ("GPE", "LOC", "FAC", "PERSON") else None
        if found is None and tok.ent_type_ == "MONEY":
            found = MONEY
        if found is not None and found[0] and not (where and found[0] == "territory"):
            yield found[1] * factor, tok, found[0]
        for c in tok.children:
            if c.dep_ in ("conj", "punct", "cc", "relcl", "appos", "advcl") or (c.dep_ == "prep" and c.lower_ in _ASIDE):
                continue
            step = 1.0 if c.dep_ in ("compound", "amod", "prep", "aux", "mark", "prt", "case", "agent", "det") else DEPTH_DISCOUNT
            todo.append((c, factor * step, where or (c.dep_ == "prep" and c.lower_ in _WHERE)))


def topic_of(words: TopicWords, heads: Iterable[Token], *, least: float = 0.0) -> tuple[str, Token] | None:
    """The topic of phrases with these heads, with the word that decides; None where no word tells one by a score above `least`."""
    best: tuple[float, Token, str] | None = None
    for head in heads:
        for score, tok, topic in scored(words, head):
            if score > least and (best is None or score > best[0] + 1e-9):
                best = (score, tok, topic)
    return (best[2], best[1]) if best else None
