"""What a clause says of its subject beside an act: that it is ruled out, that somebody is in custody.

Pure questions to a parse; knows no actor and no topic.
"""

from __future__ import annotations

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.conditionwords import CUSTODY

_RULED_OUT = frozenset("impossible unthinkable inconceivable pointless meaningless".split())

_TO_BE_HAD = frozenset("negotiable possible conceivable feasible".split())


def ruled_out(verb: Token) -> bool:
    """Whether a clause says no: by a negation, or "X is out of the question", "X is impossible"."""
    neither = any(c.lower_ == "neither" for t in syntax.raw_subjects(verb) for c in t.children)
    if syntax.clause_negated(verb) or neither:
        return True
    if verb.lemma_ != "be":
        return False
    impossible = any(c.lemma_.lower() in _RULED_OUT for c in syntax.children(verb, "acomp", "oprd"))
    words = " ".join(t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 6])
    return impossible or words.startswith("out of the question")


def not_to_be_had(verb: Token) -> bool:
    """Whether a negated clause says that something is not open to talk: "X is not negotiable", "X is not up for discussion"."""
    if any(c.lemma_.lower() in _TO_BE_HAD for c in syntax.children(verb, "acomp", "oprd")):
        return True
    words = " ".join(t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 6])
    return any(end in words for end in ("up for discussion", "up for negotiation", "on the table", "on the agenda"))


def in_custody(verb: Token) -> bool:
    """Whether a clause tells that somebody is, or stays, in custody."""
    if verb.lemma_ not in ("be", "remain", "sit", "stay"):
        return False
    return any(t.lemma_.lower() in CUSTODY for t in syntax.prep_objects(verb, "in", "behind"))
