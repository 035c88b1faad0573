"""People who are no party and yet do something together: "Kurds", "prisoners in the town", "unidentified gunmen"; in a report that is not
about two parties at war also one of them ("a newspaper").

Such people become an actor by description, for acts that people do without a party; nobody speaks for them, and they are no side of a
conflict. Says nothing of what they do.
"""

from __future__ import annotations

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.cast import Cast
from parley.analysis.sentences import Paragraph
from parley.analysis.words import Words
from parley.model.ids import slug
from parley.model.records import Actor, ActorKind, Party

PARTITIVE = frozenset(
    "one some several many most all members member number dozens hundreds thousands group part none any both two three four each "
    "either neither lot remnant rest majority".split()
)
"""Words that stand for some of those behind "of" ("dozens of members")."""

_LONGEST_OWNER = 4
"""Tokens from a noun for people to the end of the name behind its "of"."""

_COUNTED = PARTITIVE | frozenset("ten score dozen hundred thousand million crowd".split())
_ARMED = frozenset("gunman militiaman attacker".split())
_NOT_OF_A_NAME = ("CD", "JJR", "JJS")


def crowd_of(
    cast: Cast,
    par: Paragraph,
    words: Words,
    tok: Token,
    *,
    any_people: bool = True,
    any_one: bool = False,
    surely_people: bool = False,
) -> tuple[Party, ...]:
    """The people that a plural noun means, named by the words before it; nobody where it is no noun for people. New actors are added to
    the cast.

    any_people: not only those told to be of a nation or a cause, or armed ("Yoruba leaders", "opposition groups", "militants"; not
    "doctors"). any_one: also one that the words take for known ("the senator", "his driver"), as somebody to whom something is done.
    surely_people: the words around say that the noun is one for people ("kidnapped three surveyors").
    """
    lemma = tok.lemma_.lower()
    if lemma in _COUNTED and (inner := syntax.prep_objects(tok, "of")):
        return crowd_of(cast, par, words, inner[0], any_people=any_people, any_one=any_one)
    of_a_nation = tok.text[:1].isupper() and tok.ent_type_ == "NORP"
    alone = not cast.has_pair
    known = words["party.crowds"] | words["party.people"] | (words["party.private"] if alone else frozenset())
    known |= words["roles.private"] if alone and any_one else frozenset()
    if not (lemma in known or of_a_nation or (surely_people and tok.tag_ == "NNS" and tok.pos_ == "NOUN")):
        return ()
    one = alone and (_is_one(tok, words) or (any_one and tok.pos_ == "NOUN"))
    if tok.tag_ not in ("NNS", "NNPS") and tok.lower_ != "opposition" and not one:
        return ()
    before = [c for c in tok.children if c.dep_ in ("amod", "compound", "nmod") and c.i < tok.i and c.tag_ not in _NOT_OF_A_NAME]
    armed = lemma in words["party.armed"] or lemma in _ARMED
    if (armed or lemma in words["party.agents"]) and any(c.dep_ == "poss" and c.pos_ == "PRON" for c in tok.children):
        return ()  # "its troops" are of whoever has them
    if not (any_people or armed or any(t.ent_type_ == "NORP" or t.lower_ == "opposition" for t in (*before, tok))):
        return ()
    whose = _whose(tok)
    start, end = par.span(before[0] if before else tok, whose[-1] if whose else tok)
    name = " ".join(t.text for t in (*before, tok, *whose))
    actor = f"found:{slug(name)}"
    kind = ActorKind.ARMED_GROUP if armed else ActorKind.ORGANISATION
    cast.actors.setdefault(actor, Actor(id=actor, name=name, kind=kind))
    return (Party(actor=actor, name=name, kind=kind, start=start, end=end, reason="people of no party, named by what they are"),)


def _whose(tok: Token) -> list[Token]:
    """The words of "of" with a name right behind a noun for people or an office ("the mayor of Tulcan", "followers of Commander Bashk")."""
    if tok.i + 2 >= len(tok.doc) or tok.nbor(1).lower_ != "of":
        return []
    obj = next((c for c in tok.nbor(1).children if c.dep_ == "pobj"), None)
    if obj is None or obj.i - tok.i > _LONGEST_OWNER or obj.pos_ != "PROPN":
        return []
    return list(tok.doc[tok.i + 1 : obj.i + 1])


def people_of_a_state(cast: Cast, p: int, par: Paragraph, tok: Token) -> tuple[Party, ...]:
    """People named with a state's adjective before them ("Serbian officers"), as an actor by description; nobody otherwise."""
    before = [c for c in tok.children if c.dep_ in ("amod", "compound", "poss")] if tok.tag_ in ("NNS", "NNPS", "NN") else []
    named = next((c for c in before if (n := cast.at[p].get(c.i)) is not None and cast.actors[n.actor].kind is ActorKind.STATE), None)
    if named is None:
        return ()
    name = f"{named.text} {tok.text}"
    start, end = par.span(named, tok)
    reason = "a group of people named by what they are"
    return (Party(actor=f"found:{slug(name)}", name=name, kind=ActorKind.ORGANISATION, start=start, end=end, reason=reason),)


def _is_one(tok: Token, words: Words) -> bool:
    """Whether a singular noun tells of somebody new ("a newspaper", "one student") or of people as one ("the mob", "the press")."""
    if tok.pos_ != "NOUN":
        return False
    return tok.lemma_.lower() in words["party.collectives"] or any(c.lower_ in ("a", "an", "one", "another") for c in tok.children)
