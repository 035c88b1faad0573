"""Waits for what was told just before: "Only then will it sign", "otherwise it would walk out", "until then not one rifle ...".

Pure questions to a parse: the words give the relation and the verb that waits; what it waits for is the act told last, which the caller
knows.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from parley.analysis import syntax
from parley.model.records import ConditionRelation

R = ConditionRelation

_AHEAD = frozenset("will would 'll shall can could may might 'd wo ca must".split())
_ELSE = frozenset("otherwise else".split())
_POINTING = frozenset("that this it them these those which".split())
"""Words behind "without" and "after" that stand for what was told before."""
_TILL = {"until": R.UNTIL, "till": R.UNTIL, "before": R.BEFORE}
_AFTER_IT = {"without": R.UNLESS, "failing": R.UNLESS, "after": R.AFTER}
FIRST_WORDS = 3
"""Words of a sentence before which "if not" and "after that" open it."""


def earlier_waits(sent: Span) -> Iterator[tuple[ConditionRelation, Token, Token]]:
    """(relation, verb that waits, cue) of each such wait, in the order of the words."""
    for tok in sent:
        for relation, verb in _told(sent, tok):
            if verb.pos_ in ("VERB", "AUX") and {c.lower_ for c in syntax.children(verb, "aux")} & _AHEAD:
                yield relation, verb, tok


def _told(sent: Span, tok: Token) -> Iterator[tuple[ConditionRelation, Token]]:
    word, before = tok.lower_, tok.nbor(-1).lower_ if tok.i > sent.start else ""
    if word == "then" and tok.dep_ == "advmod":
        if before == "only":
            yield R.ONLY_IF, tok.head
        elif any(t.lower_ == "first" and t.dep_ == "advmod" for t in sent.doc[sent.start : tok.i]):
            yield R.AFTER, tok.head  # "first the army leaves, then we will talk"
    elif word == "then" and before in _TILL:
        yield _TILL[before], tok.nbor(-1).head
    elif word in _ELSE and tok.dep_ == "advmod" and (word == "otherwise" or before == "or"):
        yield R.UNLESS, tok.head
    elif word == "not" and before == "if" and tok.i - sent.start < FIRST_WORDS and _comma_behind(tok):
        yield R.UNLESS, sent.root
    elif word in _POINTING and tok.dep_ in ("pobj", "dobj") and before in _AFTER_IT:
        opens = tok.i - sent.start < FIRST_WORDS and _comma_behind(tok)
        if opens or before == "without":
            yield _AFTER_IT[before], tok.head.head


def _comma_behind(tok: Token) -> bool:
    return tok.i + 1 < len(tok.doc) and tok.nbor(1).text == ","
