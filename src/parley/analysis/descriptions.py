"""Bodies and office holders that a report names by what they are only: "the mayor of Tulcan", "the ministerial committee".

Each becomes an actor by description, named by its own words; an office whose holder the report has named before is that person. Only nouns
for those who act in a peace process; who tells of it from outside (analysts, witnesses, newspapers) is none. Says nothing of what they do.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.cast import Cast
from parley.analysis.crowds import PARTITIVE
from parley.analysis.sentences import Paragraph
from parley.analysis.words import Words
from parley.model.ids import slug
from parley.model.records import Actor, ActorKind, Party

DESCRIBED = "a body or an office, named by what it is"
"""The reason of a party by description: what it does is told only where it is about a matter of the process."""

_NOBODY = frozenset("no any neither every each another other same certain some".split())
"""Words before a noun with which it names nobody, or nobody in particular."""

_EPITHETS = frozenset(
    "new old late former senior top own very whole entire first last second third next previous current present then rival outgoing "
    "incoming newly-elected respective latter former so-called said".split()
)
"""Words before a noun that are no part of a name."""

_OF_BUSINESS = frozenset(
    "football cricket rugby soccer club airline bank banking insurance pharmaceutical steel mining oil car film music rock tax school "
    "hospital tourism sports olympic parent wine art theatre chess fashion retail software publishing movie television tennis".split()
)
"""Words before a noun by which it is none of the process ("the football association")."""

_COURTS = frozenset("court tribunal judge magistrate prosecutor panel".split())
_NOT_OF_COURTS = ("urge", "deny", "agree", "accept", "meet")
_UNARMED = _COURTS | frozenset("parliament congress legislature chamber house synod secretariat assembly senate".split())
"""Who does nothing by force, and what courts do in other matters than those of a process ("denied bail", "asked why")."""

_CASES = frozenset("appeal bail plea petition complaint lawsuit case claim motion suit application".split())
"""What a court rejects or grants to private people."""

_TEAMS = frozenset("side team".split())

_OF_TWO = frozenset("two both warring rival opposing neighbouring neighboring prime foreign defence defense belligerent hostile".split())
"""Words before the noun for two that do not say which two."""

_LONGEST_OF = 5
"""Tokens behind a noun's "of" that its name may take in ("the bishops of the four dioceses")."""


def can_do(noun: Token, act: str, objects: Iterable[Token]) -> bool:
    """Whether a body does such an act as one of a peace process ("the court rejected the bail plea": not; "the parliament struck": not
    by arms)."""
    lemma = noun.lemma_.lower()
    if lemma in _COURTS and (act in _NOT_OF_COURTS or any(t.lemma_.lower() in _CASES for t in objects)):
        return False
    return not (lemma in _UNARMED and act == "attack")


def two_of(cast: Cast, p: int, tok: Token, words: Words) -> tuple[str, ...]:
    """The two actors that "the two countries", "both presidents" or "the two armies" are: the report's two states, or its two parties."""
    lemma = tok.lemma_.lower()
    if lemma in ("pair", "duo"):
        told_two = tok.tag_ == "NN" and any(c.dep_ == "det" and c.lower_ in ("the", "this") for c in tok.children)
    else:
        told_two = tok.tag_ in ("NNS", "NNPS") and any(c.lower_ in ("two", "both") and c.i < tok.i for c in tok.children)
    if not told_two or any(c.dep_ in ("poss", "relcl", "acl") or (c.dep_ == "prep" and c.lower_ != "on") for c in tok.children):
        return ()
    if any(c.dep_ in ("amod", "compound", "nmod") and c.lower_ not in _OF_TWO for c in tok.children):
        return ()
    ruling = (ActorKind.STATE, ActorKind.GOVERNMENT)
    if lemma in words["party.two_states"]:
        if len(cast.main) == 2 and all(cast.actors[a].kind in ruling for a in cast.main):
            return cast.main
        before = cast.named[: bisect_left(cast.named, (p, tok.i), key=lambda n: (n.paragraph, n.first))]
        states = dict.fromkeys(a for n in before if (a := cast.party(n.actor)) and cast.actors[a].kind in ruling)
        return tuple(states) if len(states) == 2 else ()
    return cast.main if lemma in words["party.two_sides"] and len(cast.main) == 2 else ()


def by_description(cast: Cast, p: int, paragraphs: Sequence[Paragraph], words: Words, tok: Token) -> tuple[Party, ...]:
    """The body or office holder that a noun means, as an actor by description; nobody where it is no noun for one."""
    lemma = tok.lemma_.lower()
    if tok.lower_ in PARTITIVE or lemma in PARTITIVE:
        inner = [t for t in syntax.prep_objects(tok, "of") if t != tok]
        if inner and tok.lower_ not in ("none", "neither", "any", "member", "members"):
            return by_description(cast, p, paragraphs, words, inner[0])
    if tok.pos_ not in ("NOUN", "PROPN") or tok.i in cast.at[p]:
        return ()
    office = lemma in words["party.offices"]
    body = lemma in words["party.bodies"] | (words["party.bodies_apart"] if cast.has_pair else words["party.bodies_alone"])
    land = lemma in words["party.lands"] and tok.tag_ in ("NNS", "NNPS")
    if not (office or body or land):
        return ()
    before = [c for c in tok.children if c.dep_ in ("det", "predet", "amod", "compound", "nmod", "nummod", "poss") and c.i < tok.i]
    lower = {c.lower_ for c in before}
    if lower & _NOBODY or any(c.dep_ == "poss" and c.pos_ == "PRON" for c in before) or {c.lemma_.lower() for c in before} & _OF_BUSINESS:
        return ()
    if lemma in _TEAMS and "national" in lower:
        return ()
    if office and (person := _holder(cast, p, tok, lemma)) is not None:
        start, end = paragraphs[p].span(tok, tok)
        reason = f'"{tok.lower_}" for the one whose office the report told before'
        meant = cast.party(person) or person
        name, kind = cast.name(meant), cast.kind(meant)
        return (Party(actor=meant, name=name, kind=kind, start=start, end=end, person=cast.name(person), reason=reason),)
    if lemma in ("palace", "presidency") and cast.has_pair and cast.domestic and not _is_told_apart(tok, before):
        start, end = paragraphs[p].span(tok, tok)
        seat, reason = cast.domestic, f'"{tok.lower_}" of the country at war'
        return (Party(actor=seat, name=cast.name(seat), kind=cast.kind(seat), start=start, end=end, reason=reason),)
    if cast.has_pair and (office or lemma in words["party.bodies_apart"]) and not _is_told_apart(tok, before):
        return ()
    return (_actor(cast, p, paragraphs, tok),)


def _own_words(tok: Token) -> list[Token]:
    """The words before a noun that are of its name."""
    before = [c for c in tok.children if c.dep_ in ("amod", "compound", "nmod") and c.i < tok.i]
    return [c for c in before if c.tag_ != "CD" and c.lower_ not in _EPITHETS | _OF_TWO]


def _fuller(p: int, paragraphs: Sequence[Paragraph], tok: Token) -> Token:
    """The same noun with words of its own, where it stood before ("the joint committee", for "the committee"); else the noun itself."""
    if _own_words(tok) or _behind(tok) or not any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in tok.children):
        return tok
    for q in range(p, -1, -1):
        for cand in reversed(paragraphs[q].doc[: tok.i] if q == p else paragraphs[q].doc):
            if cand.lower_ == tok.lower_ and cand.pos_ == "NOUN" and (_own_words(cand) or _behind(cand)):
                return cand
    return tok


def _actor(cast: Cast, p: int, paragraphs: Sequence[Paragraph], noun: Token) -> Party:
    tok = _fuller(p, paragraphs, noun)
    own = _own_words(tok)
    behind = _behind(tok)
    toks = [*(t for c in own for t in c.subtree if t.i < tok.i), tok, *behind]
    if own and own[-1].i == tok.i - 2 and tok.nbor(-1).text == "-":  # "the Secretary-General"
        toks.insert(toks.index(tok), tok.nbor(-1))
    name = "".join(t.text if t.i + 1 < len(t.doc) and t.nbor(1).text == "-" else t.text_with_ws or f"{t.text} " for t in toks).strip()
    name = name.replace("- ", "-")
    actor = f"found:{slug(name)}"
    cast.actors.setdefault(actor, Actor(id=actor, name=name, kind=ActorKind.ORGANISATION))
    here = _own_words(noun)
    start, end = paragraphs[p].span(here[0] if here else noun, behind[-1] if behind and tok == noun else noun)
    return Party(actor=actor, name=name, kind=ActorKind.ORGANISATION, start=start, end=end, reason=DESCRIBED)


def _behind(tok: Token) -> list[Token]:
    """The words of "of" behind a noun, where they are few ("the mayor of Tulcan", "chiefs of the coast")."""
    if tok.i + 2 >= len(tok.doc) or tok.nbor(1).lower_ not in ("of", "in", "on") or tok.nbor(1).head != tok:
        return []
    obj = next(iter(syntax.children(tok.nbor(1), "pobj")), None)
    if obj is None or obj.i - tok.i > _LONGEST_OF or (tok.nbor(1).lower_ != "of" and obj.pos_ != "PROPN"):
        return []
    last = next((t for t in reversed(syntax.conjuncts(obj)) if t.i - tok.i <= _LONGEST_OF), obj)
    return list(tok.doc[tok.i + 1 : last.i + 1])


def _is_told_apart(tok: Token, before: list[Token]) -> bool:
    """Whether words beside an office tell whose or what sort it is, so that it is none of the two sides' as such."""
    return bool(_behind(tok)) or any(c.dep_ in ("amod", "compound", "nmod") and c.lower_ not in _EPITHETS for c in before)


def _holder(cast: Cast, p: int, tok: Token, lemma: str) -> str | None:
    """The person named last before whose role ends with this noun ("the bishop", after "Bishop NAME of ...")."""
    if tok.tag_ not in ("NN", "NNP") or not any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in tok.children):
        return None
    if any(c.dep_ in ("amod", "compound", "nmod") or (c.dep_ == "prep" and c.lower_ == "of") for c in tok.children):
        return None
    for named in reversed(cast.named[: bisect_left(cast.named, (p, tok.i), key=lambda n: (n.paragraph, n.first))]):
        role = cast.roles.get(named.actor)
        if role is not None and lemma in role.lower().split():
            return named.actor
    return None
