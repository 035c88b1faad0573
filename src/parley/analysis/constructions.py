"""How a word stands in its sentence: where its particle hangs, what it is done for, whether what it names took place or is only wished for.

Pure syntax, for the frames' constraints (`triggers`); knows no party and no topic.
"""

from __future__ import annotations

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.frames import Frame

_BEHIND_OBJECTS = frozenset("of from against".split())
"""Particles that the parser may hang on the object ("suspects the rebels of hiding weapons")."""


def raised_subjects(verb: Token) -> list[Token]:
    """The subject that stands at the verb above: "monitors began to arrive"; not "which was to expire", which need not have come."""
    raised = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _RAISING
    return syntax.raw_subjects(verb.head) if raised and not syntax.is_passive(verb.head) else []


_RAISING = frozenset("begin start continue cease seem appear".split())


def heads(frame: Frame, verb: Token) -> list[Token]:
    """Where the particle of a verb may hang: on it, or on its object ("brought the rebels back to the table"), where a noun must stand
    behind it."""
    if not frame.behind:
        return [verb, *(syntax.children(verb, "dobj", "nsubjpass") if frame.particle & _BEHIND_OBJECTS else ())]
    things = syntax.objects(verb)
    return [verb, *things, *(c for t in things for c in syntax.children(t, "relcl", "acl") if c.lemma_ == "do")]  # "nothing to do with"


def aims(verb: Token) -> list[Token]:
    """What a verb is done for, on it or on its object ("sent a team to investigate")."""
    found = [c for head in (verb, *syntax.objects(verb)) for c in syntax.children(head, "advcl", "acl", "relcl")]
    return [c for c in found if c.tag_ == "VB" and c.i > verb.i and any(a.dep_ == "aux" and a.lower_ == "to" for a in c.children)]


_THERE = frozenset("be arrive travel fly come go return visit gather stay".split())
"""Verbs with which one is somewhere "for talks"; elsewhere they are only wished for ("called for talks")."""


def stands_behind(noun: Token, prepositions: frozenset[str]) -> bool:
    """Whether a noun, or the one that counts it ("a round of talks"), stands behind one of these prepositions."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in prepositions:
        return False
    above = noun.head.head
    return noun.head.lower_ != "for" or (above.lemma_.lower() in _THERE and not syntax.future(above))


_TELL_OF = frozenset("follow precede attend leave recall host end conclude join crown".split())
"""Verbs whose object took place."""


def took_place(noun: Token) -> bool:
    """Whether a meeting stands where it is told of rather than wished for: as a subject, behind "after", as what was attended."""
    if stands_behind(noun, frozenset(("after", "following", "during", "at", "in", "since"))):
        return True
    if noun.dep_ in ("nsubj", "nsubjpass"):
        return not syntax.future(noun.head)
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() in _TELL_OF


def tells_what_should_be(verb: Token) -> bool:
    """Whether what hangs on a verb is wished for rather than told: a bare or infinitive verb, "should", or a thing to be done."""
    for c in verb.children:
        if c.dep_ in ("ccomp", "xcomp") and (_is_bare(c) or any(a.lower_ in ("should", "be") and a.tag_ != "VBZ" for a in c.children)):
            return not any(a.lower_ in ("would", "will", "could", "may", "might", "can") for a in c.children)
    return any(t.pos_ == "NOUN" and t.dep_ == "dobj" for t in syntax.objects(verb))


def _is_bare(verb: Token) -> bool:
    """Whether a verb is an infinitive or a subjunctive: "that the front lay down its arms", plural in form with a singular subject."""
    return (
        verb.tag_ == "VB"
        or (syntax.is_wish(verb) and verb.tag_ == "VBD")
        or (verb.tag_ == "VBP" and any(t.tag_ in ("NN", "NNP") for t in syntax.raw_subjects(verb)))
    )


def modified(noun: Token, words: frozenset[str]) -> bool:
    """Whether one of these words stands before a noun, as part of its name or as its adjective ("hunger strike", "joint patrol")."""
    before = [c for c in noun.children if c.i < noun.i and c.dep_ in ("compound", "amod", "nmod", "nummod", "det", "poss")]
    return any(t.lemma_.lower() in words or t.lower_ in words for c in before for t in (c, *c.children))
