"""A clause that somebody says, as the rules of implied acts see it: who says it, who does it, whether it is duty, future or past.

Pure facts of one clause; which act the saying is, `implied.py` decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.clausestates import not_to_be_had, ruled_out
from parley.analysis.drafts import Draft
from parley.analysis.roles import Roles
from parley.analysis.topics import TopicWords, topic_of
from parley.model.records import ActorKind, Party

SIDES = (ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION)
"""Kinds of actors that can owe something, or break it."""

_DUTIES = frozenset(("must", "should", "ought"))
_OBLIGED = frozenset("have need".split())
_FUTURE = frozenset(("will", "'ll", "wo", "would", "shall"))
_SUPPOSED = frozenset(("if", "unless", "whether"))
_ASIDE = ("advcl", "relcl", "acl", "pcomp", "csubj")
_TOPICAL = ("dobj", "xcomp", "prep", "attr", "acomp", "ccomp", "nsubjpass", "agent", "prt")


@dataclass(frozen=True, slots=True)
class SaidClause:
    """paragraph: where it stands; verb: its verb; speaker: the party that says it; subject: the party that does it, or has it done to it
    where `suffers`; topic and content: what it is about, and the word that tells; old: what a frame found on it."""

    paragraph: int
    verb: Token
    speaker: Party
    subject: Party | None
    suffers: bool
    topic: str | None
    content: Token | None
    old: Draft | None

    @property
    def other(self) -> bool:
        """Whether it is about another party than the speaker's."""
        return self.subject is not None and self.subject.actor != self.speaker.actor

    @property
    def same(self) -> bool:
        return self.subject is not None and not self.other

    @property
    def nobody(self) -> bool:
        """Whether the clause is a passive that names no doer: "the siege must be lifted", "services would be restored"."""
        return syntax.is_passive(self.verb) and not syntax.agents(self.verb)

    @property
    def negative(self) -> bool:
        return syntax.negated(self.verb)

    @property
    def duty(self) -> bool:
        """Whether it says what is to be done: must, should, ought to, has to, needs to."""
        aux = {c.lower_ for c in self.verb.children if c.dep_ == "aux"}
        to_do = self.verb.lemma_.lower() in _OBLIGED and any(c.dep_ == "xcomp" for c in self.verb.children)
        return bool(aux & _DUTIES) or to_do

    @property
    def ahead(self) -> bool:
        """Whether it is about the future."""
        return bool({c.lower_ for c in self.verb.children if c.dep_ == "aux"} & _FUTURE)

    @property
    def barred(self) -> bool:
        """ "There can be no ...": what the speaker will not have."""
        return bool({c.lower_ for c in self.verb.children if c.dep_ == "aux"} & {"can", "could"})

    @property
    def excluded(self) -> bool:
        """ "X is out of the question", "X is impossible", "X is not negotiable"."""
        if self.verb.lemma_ != "be":
            return False
        return not_to_be_had(self.verb) if syntax.clause_negated(self.verb) else ruled_out(self.verb)

    @property
    def existential(self) -> bool:
        """ "There is ..." """
        return self.verb.lemma_ == "be" and any(c.dep_ == "expl" for c in self.verb.children)


def said_clause(p: int, verb: Token, speaker: Party, old: Draft | None, *, roles: Roles, topics: TopicWords) -> SaidClause | None:
    """The clause of this verb; None for a condition, an aside or a relative clause, in which nothing is asserted. old: the draft that a
    frame made of it."""
    if verb.dep_ in _ASIDE or any(m.lower_ in _SUPPOSED for m in verb.children if m.dep_ == "mark"):
        return None
    suffers = syntax.is_passive(verb) and not syntax.agents(verb)
    found = roles.force_owner(p, syntax.objects(verb) if suffers else syntax.subjects(verb))
    subject = next((s for s in found if s.kind in SIDES), None)
    heads = [c for c in verb.children if c.dep_ in _TOPICAL] or [verb]
    about = topic_of(topics, heads) or topic_of(topics, [verb])
    topic = old.topic if old is not None else about[0] if about else None
    return SaidClause(p, verb, speaker, subject, suffers, topic, about[1] if about else None, old)
