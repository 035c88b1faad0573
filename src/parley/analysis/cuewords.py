"""One cue of a saying: its words, its source and what it reports. Pure facts of one parse."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from parley.analysis import syntax

_NOBODY = frozenset("nobody none nothing neither no-one".split())
_UNNAMED = frozenset("name identify quote cite publish".split())
"""What a source asks not to be: no demand of the peace process."""
_WHOLE = {"call": ("on", "upon", "for"), "speak": ("of",), "go": ("on",), "ask": ("for",), "appeal": ("to", "for")}
"""Verbs that are one word with a particle or preposition."""


@dataclass(frozen=True, slots=True)
class Cue:
    """verb: the word that tells of the saying; span: first and last token of the cue; source: head of the source phrase; content: token
    indices that are said; told: whether they are reported (a clause, a quotation), rather than what a demand or a charge is about."""

    verb: Token
    span: tuple[int, int]
    source: Token | None
    content: frozenset[int]
    told: bool = True


def is_unsaid(verb: Token) -> bool:
    """Whether nobody says it: "did not say", "nobody would say", "declined to say whether"."""
    if any(c.dep_ == "neg" for c in verb.children) and verb.lemma_.lower() != "deny":
        return True
    if any(s.lower_ in _NOBODY or any(d.lower_ == "no" for d in s.children if d.dep_ == "det") for s in syntax.raw_subjects(verb)):
        return True
    if verb.lemma_.lower() == "ask" and any(c.lemma_.lower() in _UNNAMED for c in syntax.children(verb, "xcomp")):
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_.lower() in ("decline", "refuse", "fail", "hesitate")


def cue_span(verb: Token) -> tuple[int, int]:
    """A verb with its auxiliaries before it and the particle or preposition that makes it one word: "had called on", "goes on"."""
    first = min([verb.i, *(c.i for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i and c.tag_ != "TO")])
    between = verb.doc[first : verb.i]
    if any(t.dep_ not in ("aux", "auxpass", "neg", "advmod") or t.head != verb for t in between):
        first = verb.i
    after = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    if after is not None and after.head == verb and after.lower_ in _WHOLE.get(verb.lemma_.lower(), ()):
        return first, after.i
    return first, verb.i
