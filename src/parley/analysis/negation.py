"""The word that negates an event in its own clause: its "not", the "no" of its subject or object, "neither ... nor".

What stands above the clause ("failed to", "without") is the business of `factuality.py`.
"""

from __future__ import annotations

from spacy.tokens import Token

from parley.analysis.governors import Governors

_FOCUS = frozenset("only just merely least simply solely necessarily".split())
"""Behind "not" these leave the event as it is ("not only freed the captives")."""


def own_negation(tok: Token, governors: Governors) -> Token | None:
    """The cue that negates `tok` by itself, None where there is none."""
    for c in tok.children:
        if c.dep_ in ("neg", "det", "preconj", "advmod") and c.lower_ in governors["negation.words"] and not _focuses(c):
            return c
        if c.dep_ == "advmod" and (c.lower_ in governors["negation.barely"] or (c.lower_ == "longer" and _no(c) is not None)):
            return c
        if (few := _few(c, tok)) is not None:
            return few
        if tok.pos_ in ("VERB", "AUX") and c.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "expl"):
            if c.lower_ in governors["negation.subjects"]:
                return c
            if (no := _no(c)) is not None:
                return no
            if (few := next((f for d in c.children if (f := _few(d, c)) is not None), None)) is not None:
                return few
    if tok.dep_ == "conj" and any(c.dep_ == "cc" and c.lower_ == "nor" for c in tok.head.children):
        return next(c for c in tok.head.children if c.lower_ == "nor")
    return None


def _no(noun: Token) -> Token | None:
    return next((d for d in noun.children if d.dep_ in ("det", "neg", "advmod") and d.lower_ in ("no", "neither")), None)


def _few(tok: Token, noun: Token) -> Token | None:
    """The "few" of "few agreements were kept", which "a few agreements" and "the few agreements" have not."""
    if tok.dep_ != "amod" or tok.lower_ != "few" or any(d.lower_ in ("a", "the", "these", "those") for d in noun.children):
        return None
    return tok


def _focuses(no: Token) -> bool:
    return no.i + 1 < len(no.doc) and no.nbor(1).lower_ in _FOCUS
