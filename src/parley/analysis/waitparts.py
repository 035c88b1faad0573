"""One thing that waits for another, as the words of a sentence tell it, and the small questions to a parse that all its forms ask.

Pure: nothing here knows an actor, an act or a topic.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from parley.analysis import syntax
from parley.model.records import ConditionRelation

MEASURES = frozenset("minute hour day week fortnight month year shortly soon immediately just right".split())


@dataclass(frozen=True, slots=True)
class Wait:
    """One thing that waits for another. host: the word that waits; heads: what it waits for; cue: the word that says so.

    firm: the text itself makes it a condition or cause ("only after", "unless"), not merely a date ("after"); measured: a time stands
    before the cue ("two days after"); states: the cue's sentence is itself the act that waits ("A depends on B"), so that `host` is A.
    """

    relation: ConditionRelation
    host: Token
    heads: tuple[Token, ...]
    cue: Token
    firm: bool
    measured: bool = False
    states: bool = False

    @property
    def inside(self) -> frozenset[int]:
        """The tokens of what is waited for, the cue included."""
        beside = {t.i for h in self.heads for c in h.children if _told_beside(c) and c not in self.heads for t in c.subtree}
        found = frozenset(t.i for h in self.heads for t in h.subtree if t.i not in beside) | {self.cue.i}
        upside_down = self.host.i in found  # the parser took the condition for the main clause
        return found - {t.i for t in self.host.subtree} if self.states or upside_down else found


def _told_beside(tok: Token) -> bool:
    """Whether a coordinated clause is one of what is said, beside the condition: "unless they leave, and that it would fight on"."""
    opened = any(c.lower_ == "that" and c.dep_ == "mark" for c in tok.children)
    return tok.dep_ == "conj" and opened and syntax.future(tok)


def host_of(prep: Token) -> Token:
    """The word that a preposition hangs on, beyond "only" and "until" before it."""
    host = prep.head
    if host.lower_ in ("only", "until", "compared", "not") and host.head != host:
        host = host.head
    return host


def made_a_must(tok: Token) -> bool:
    """Whether "only" makes it a must: "only after", "will only talk after"."""
    above = [t for t in (tok.head, tok.head.head) if t.pos_ in ("VERB", "AUX") and t.i < tok.i]
    near = (*tok.children, *(c for t in above for c in syntax.children(t, "advmod")))
    return (tok.i > 0 and tok.nbor(-1).lower_ == "only") or any(c.lower_ == "only" for c in near)


def measured(tok: Token) -> bool:
    """Whether a time stands before the word: "two days after", "just before"."""
    before = tok.nbor(-1) if tok.i > 0 else None
    return any(c.dep_ == "npadvmod" for c in tok.children) or (before is not None and before.lemma_.lower() in MEASURES)


def after_that(term: Token) -> list[Token]:
    """The clause behind "on condition that", where the parser hangs it elsewhere."""
    marks = [t for t in term.doc[term.i + 1 : term.i + 3] if t.lower_ == "that" and t.dep_ == "mark"]
    return [m.head for m in marks]


def counted(tok: Token) -> bool:
    """Whether a number stands before the word."""
    return any(c.dep_ == "nummod" for c in tok.children)
