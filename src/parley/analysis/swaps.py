"""Words of exchange and of what one act leads to: "in exchange for a truce", "in return", "paves the way for talks".

Pure questions to a parse, as in `waits.py`; nothing here knows an actor, an act or a topic.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from parley.analysis import syntax

SWAP = frozenset("exchange return".split())
"""Nouns behind "in" of what is given for something."""
TRADING = frozenset("swap exchange trade barter".split())
"""Nouns and verbs of giving one thing for another, named behind "for"."""
_OPENERS = frozenset("pave open clear smooth".split())
_WAYS = frozenset("way door path road".split())


def opened(sent: Span) -> Iterator[tuple[Token, tuple[Token, ...], Token]]:
    """(cause, effects, cue) where one thing leads to another: "paves the way for talks", "could lead to a truce"."""
    for tok in sent:
        if tok.pos_ != "VERB":
            continue
        lemma = tok.lemma_.lower()
        effects: list[Token] = []
        if lemma == "lead":
            effects = syntax.prep_objects(tok, "to")
        elif lemma in _OPENERS and any(o.lemma_.lower() in _WAYS for o in syntax.objects(tok)):
            ways = [o for o in syntax.objects(tok) if o.lemma_.lower() in _WAYS]
            effects = [t for way in (tok, *ways) for t in syntax.prep_objects(way, "for", "to")]
        causes = syntax.subjects(tok)
        if effects and causes:
            yield causes[0], tuple(effects), tok


def swapped(sent: Span) -> Token | None:
    """The "exchange" or "return" of an "in exchange" that names no price: what stands around it is exchanged."""
    return next((t for t in sent if t.lower_ in SWAP and t.dep_ == "pobj" and t.head.lower_ == "in" and not behind(t, "for")), None)


def behind(noun: Token, *names: str) -> list[Token]:
    """What stands behind a preposition of a noun, also where the parser hangs that elsewhere ("in exchange" | "for a truce")."""
    own = syntax.prep_objects(noun, *names)
    after = noun.nbor(1) if noun.i + 1 < noun.sent.end else None
    if own or after is None or after.lower_ not in names:
        return own
    return [t for c in syntax.children(after, "pobj", "pcomp") for t in syntax.conjuncts(c)]
