"""Threats that a party utters of days to come: what it will do in arms, what it may break off.

Pure questions to one clause that somebody says; `implied.py` makes the act of the answer. Knows no party and no conflict.
"""

from __future__ import annotations

from parley.analysis import syntax
from parley.analysis.saidclauses import SaidClause

_FIGHT = frozenset("fight retaliate avenge revenge attack strike hit bomb shell resist assassinate kill".split())
_TAKE_UP = frozenset("resume continue intensify renew restart launch step unleash escalate widen extend".split())
_ARMS = frozenset(
    "attack war fight fighting hostility struggle operation offensive campaign strike bombing jihad insurgency battle raid "
    "resistance".split()
)
"""Verbs and objects of force that a side says it will use ("will resume hostilities", "will strike back")."""

_BREAKING = frozenset("suspend_talks end withdraw_offer violate".split())
"""Acts that a side threatens with by saying that it may do them."""

_MAYBE = frozenset(("may", "might", "could"))


def threatens_force(c: SaidClause) -> bool:
    """Whether it says that the speaker's own side will use force ("we will strike back", "the front would resume hostilities")."""
    if not c.same or not c.ahead or syntax.clause_negated(c.verb) or c.suffers:
        return False
    lemma = c.verb.lemma_.lower()
    if c.old is not None:
        return c.old.act == "attack"
    objects = {t.lemma_.lower() for t in syntax.objects(c.verb)}
    return (lemma in _FIGHT and not objects & {"election", "poverty", "corruption", "deal", "crime"}) or (
        lemma in _TAKE_UP and bool(objects & _ARMS)
    )


def threatens_break(c: SaidClause) -> bool:
    """Whether it says that the speaker's own side may break something off ("the front may quit the talks")."""
    aux = {t.lower_ for t in c.verb.children if t.dep_ == "aux"}
    return c.same and bool(aux & _MAYBE) and c.old is not None and c.old.act in _BREAKING and not c.negative
