"""The words of a source phrase: the short form that names a speaker, and the whole that a reader would mark."""

from __future__ import annotations

from collections.abc import Set

from spacy.tokens import Token

from parley.analysis import syntax

LONGEST_DESCRIPTION = 14
"""Words. A longer relative clause tells a story and describes nobody."""


def phrase(source: Token) -> tuple[Token, Token]:
    """First and last word of a source phrase, without clauses, without what is coordinated with it and without times ("FARC on
    Thursday")."""
    timed = {
        t.i
        for c in source.children
        if c.dep_ == "prep"
        and c.lower_ in ("on", "in", "at")
        and any(o.ent_type_ in ("DATE", "TIME") or source.pos_ == "PROPN" for o in syntax.children(c, "pobj"))
        for t in c.subtree
    }
    toks = [t for t in syntax.subtree_without_clauses(source) if t.i not in timed and not (t.dep_ == "conj" and t.head == source)]
    toks = [t for t in toks if not any(a.dep_ == "conj" and a.head == source for a in syntax.ancestors(t))]
    found = syntax.edges(toks)
    if found is None:
        return source, source
    first, last = found
    if last.i + 1 < len(last.doc) and last.nbor(1).text == ")" and any(t.text == "(" for t in last.doc[first.i : last.i]):
        last = last.nbor(1)
    return first, last


def description(source: Token) -> tuple[Token, Token]:
    """The same, with a clause that tells which one is meant: "a man who gave his name only as Sami"."""
    first, last = phrase(source)
    clause = next((c for c in source.children if c.dep_ in ("relcl", "acl") and c.i > source.i), None)
    if clause is None or source.pos_ == "PROPN":
        return first, last
    found = syntax.edges(clause.subtree)
    if found is None or found[0].i != last.i + 1 or found[1].i - found[0].i >= LONGEST_DESCRIPTION:
        return first, last
    return first, found[1]


def whole(source: Token, verb: Token, barred: Set[int]) -> tuple[Token, Token]:
    """First and last word of the source with its appositions, clauses and what is coordinated with it. barred: words that are said."""
    if verb.i in {t.i for t in source.subtree}:
        return phrase(source)
    short = phrase(source)
    timed = {t.i for c in source.children if c.dep_ in ("prep", "npadvmod") and _is_time(c) for t in c.subtree}
    own = {t.i for t in source.subtree if not (t.dep_ == "case" and t.head == source)}
    side = {i for i in own if (i < verb.i) == (source.i < verb.i) and i not in barred and i not in timed}
    first = last = source.i
    while first - 1 in side:
        first -= 1
    while last + 1 in side:
        last += 1
    doc = source.doc
    while last > source.i and (doc[last].is_punct or doc[last].pos_ == "CCONJ") and doc[last].text != ")":
        last -= 1
    while first < source.i and doc[first].is_punct:
        first += 1
    return doc[min(first, short[0].i)], doc[last if last > source.i or not timed else source.i]


def _is_time(tok: Token) -> bool:
    return tok.ent_type_ in ("DATE", "TIME") or any(o.ent_type_ in ("DATE", "TIME") for o in syntax.children(tok, "pobj"))
