"""Statements that only a condition tells: "would not sign before ...", "the garrison stays until ...", "a truce depends on ...".

The act is read from the clause that waits; who does it is its subject, else the party that speaks. Without either there is no statement.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.acts import Draft
from parley.analysis.attribution import AttributionFinder
from parley.analysis.embedded import Embedded, EmbeddedActs
from parley.analysis.frames import Frame
from parley.analysis.parties import PartyResolver
from parley.analysis.roles import Roles
from parley.analysis.topics import topic_of
from parley.analysis.waits import Wait
from parley.model.codebook import ACT_BY_NAME
from parley.model.records import ActorKind, ConditionRelation, Modality, Party, Polarity

R = ConditionRelation

_SIDES = (ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION)
_AHEAD = frozenset("will would 'll shall can could may might 'd wo".split())
_STAYING = frozenset("stay remain keep hold continue go carry persist last".split())
_READY = frozenset("ready willing prepared".split())
_GIVING = frozenset("release lift withdraw_forces aid exchange promise observe declare_ceasefire".split())
_THREATS = frozenset("end suspend_talks attack violate withdraw_offer seize mobilize sanction detain".split())
_THREATENING = frozenset("cancel resume end quit leave abandon retaliate fight attack free halt suspend scrap".split())
_KEPT = frozenset("stay remain sit be".split())
_FIGHTING = frozenset("fight fighting attack operation war struggle strike resistance raid offensive".split())


def _frame(name: str, act: str) -> Frame:
    return Frame(id=name, act=act, kind="speech", topic="content", example="", counter="")


class Dependence:
    """Makes drafts of clauses that wait, where no frame found an act in them."""

    def __init__(self, sayings: AttributionFinder, parties: PartyResolver, roles: Roles, embedded: EmbeddedActs) -> None:
        self.sayings = sayings
        self.parties = parties
        self.roles = roles
        self.embedded = embedded

    def tell(self, p: int, wait: Wait, told: Embedded, drafts: Sequence[Draft]) -> list[Draft]:
        """The statement that the waiting clause makes; empty where it makes none that can be told."""
        if wait.states:
            return self._depending(p, wait, told)
        verb = wait.host if wait.host.pos_ in ("VERB", "AUX") else syntax.clause_of(wait.host)
        if verb.pos_ not in ("VERB", "AUX") or (verb.dep_ in ("relcl",) and not syntax.future(verb)):
            return []
        actor = self._actor(p, verb, told)
        if actor is None:
            return []
        if wait.host.pos_ == "NOUN" and wait.relation is R.IN_EXCHANGE_FOR:
            return self._noun(p, wait, told)
        content, topic = self._topic(p, verb, drafts)
        if topic is None and (inner := self.embedded.read(p, verb, ())) is not None:
            topic = inner.topic
        negative = syntax.clause_negated(verb)
        ahead = bool({c.lower_ for c in verb.children if c.dep_ == "aux"} & _AHEAD)
        if negative and (ahead or verb.tag_ in ("VBZ", "VBP", "VB")) and wait.relation in (R.UNTIL, R.BEFORE, R.UNLESS, R.AFTER):
            return self._draft(p, "reject", topic, verb, content, actor, told, "refused until then", Modality.ACTUAL)
        if negative or not wait.firm:
            return []
        if wait.relation is R.UNTIL:
            return self._staying(p, verb, topic, content, actor, told)
        ready = any(c.lower_ in _READY for c in syntax.children(verb, "acomp", "oprd"))
        if not (ahead or ready):
            return []
        return self._conditional(p, verb, topic, content, actor, told, ready)

    # ------------------------------------------------------------------------------------------------------

    def _speaker(self, p: int, tok: Token) -> Party | None:
        chain = self.sayings.chain(p, tok)
        party = chain[-1].party if chain else None
        return party if party is not None and party.kind in (*_SIDES, ActorKind.PERSON) else None

    def _actor(self, p: int, verb: Token, told: Embedded) -> Party | None:
        """Who refuses, promises or stays: the subject, or whose forces it is; else the party that speaks."""
        subjects = [] if syntax.is_passive(verb) and not syntax.agents(verb) else syntax.subjects(verb)
        own = [
            x for x in (*self.parties.all_of(p, subjects), *self.roles.force_owner(p, subjects)) if x.kind in (*_SIDES, ActorKind.PERSON)
        ]
        speaker = self._speaker(p, verb)
        if own and own[0].kind is ActorKind.PERSON and speaker is not None:
            return speaker
        return own[0] if own else speaker

    def _topic(self, p: int, verb: Token, drafts: Sequence[Draft]) -> tuple[Token | None, str | None]:
        """(word, topic) of what the clause speaks of; a pronoun takes up what was told last."""
        heads = [
            *syntax.objects(verb),
            *(c for c in verb.children if c.dep_ in ("xcomp", "prep", "attr", "acomp", "ccomp", "oprd", "dative", "prt")),
            *syntax.raw_subjects(verb),
        ]
        found = topic_of(self.embedded.topics, heads) or topic_of(self.embedded.topics, [verb])
        if found is not None:
            return found[1], found[0]
        for head in heads:
            topic = self.embedded.topic(head)
            if topic is not None:
                return head, topic
        vague = any(
            t.pos_ == "PRON" or t.lower_ in ("rest", "order", "none", "others", "obligation")
            for t in (*syntax.objects(verb), *syntax.raw_subjects(verb), *syntax.children(verb, "attr"))
        )
        before = [d for d in drafts if d.trigger.i < verb.i and d.trigger != verb]
        return (None, before[-1].topic) if vague and before else (None, None)

    def _staying(self, p: int, verb: Token, topic: str | None, content: Token | None, actor: Party, told: Embedded) -> list[Draft]:
        """ "The garrison stays until ...": no withdrawal before; "fight on until ...": a threat; "hold them until ...": no release."""
        lemma = verb.lemma_.lower()
        if lemma not in _STAYING:
            return []
        near = {t.lemma_.lower() for t in syntax.subtree_without_clauses(verb)}
        subjects = {t.lemma_.lower() for t in syntax.raw_subjects(verb)}
        if near & _FIGHTING:
            return self._draft(p, "warn", "violence", verb, content, actor, told, "fights on until then", Modality.ACTUAL)
        if topic in ("prisoners", "hostages") and lemma in ("stay", "remain", "keep", "hold"):
            return self._draft(p, "reject", topic, verb, content, actor, told, "not let go until then", Modality.ACTUAL)
        if lemma in _KEPT and (subjects & (self.embedded.frames.classes["troops"] | {"garrison", "patrol", "fleet"})):
            return self._draft(p, "reject", "withdrawal", verb, content, actor, told, "no withdrawal until then", Modality.ACTUAL)
        if topic in ("sanctions", "ceasefire"):
            act = "reject" if topic == "sanctions" else "promise"
            return self._draft(p, act, topic, verb, content, actor, told, "stays in place until then", Modality.ACTUAL)
        return []

    def _conditional(
        self, p: int, verb: Token, topic: str | None, content: Token | None, actor: Party, told: Embedded, ready: bool
    ) -> list[Draft]:
        lemma = verb.lemma_.lower()
        inner = self.embedded.read(p, verb, ())
        act = inner.act if inner is not None else None
        if topic is None and inner is not None:
            topic = inner.topic
        if lemma in _THREATENING | {"consider"} and (
            act in _THREATS
            or lemma in ("resume", "cancel", "consider", "retaliate", "fight", "attack")
            or (
                lemma in ("leave", "quit", "abandon", "halt", "suspend", "end")
                and topic in ("talks", "agreement", "ceasefire", "monitoring")
            )
        ):
            if lemma != "resume" or topic == "violence":
                return self._draft(p, "warn", topic or "violence", verb, content, actor, told, "what will be done if", Modality.CONDITIONAL)
        if ready:
            return self._draft(p, "offer", topic, verb, content, actor, told, "ready, under a condition", Modality.CONDITIONAL)
        if lemma in ("agree", "accept", "consent"):
            return self._draft(p, "accept", topic, verb, content, actor, told, "accepts, under a condition", Modality.CONDITIONAL)
        if act in ("extend", "lift", "meet", "resume_talks", "agree"):
            return self._draft(p, act, topic, verb, content, actor, told, "done only under a condition", Modality.CONDITIONAL)
        return self._draft(p, "promise", topic, verb, content, actor, told, "will be done under a condition", Modality.CONDITIONAL)

    def _depending(self, p: int, wait: Wait, told: Embedded) -> list[Draft]:
        """ "A depends on B": A is conditional; its doer is named, or is the speaker."""
        inner = self.embedded.read(p, wait.host, ())
        if inner is None:
            return []
        speaker = self._speaker(p, wait.cue)
        actors = inner.actors
        clause = syntax.clause_of(wait.cue)
        setter = speaker or next(
            iter(self.parties.all_of(p, syntax.subjects(clause)) if clause != wait.cue or clause.pos_ == "VERB" else ()), None
        )
        if not actors and setter is not None and setter.kind in _SIDES:
            actors = (setter, *(x for x in told.actors if x.actor != setter.actor)) if ACT_BY_NAME[inner.act].symmetric else (setter,)
        if not actors:
            return []
        reasons = (("act", f"waits, by {wait.cue.text!r}"), ("modality", "holds only under its conditions"))
        waiting = Draft(
            p,
            _frame("dependence", inner.act),
            inner.act,
            inner.topic,
            wait.host,
            None,
            actors,
            (),
            Polarity.POSITIVE,
            Modality.CONDITIONAL,
            reasons,
        )
        return [waiting, *(self._asked(p, wait, speaker) if speaker is not None and speaker.actor in {x.actor for x in actors} else ())]

    def _asked(self, p: int, wait: Wait, speaker: Party) -> list[Draft]:
        """What a party makes its own act depend on, it demands."""
        out = []
        for head in wait.heads:
            told = self.embedded.read(p, head, ())
            doers = self.embedded.doers(told, (speaker,), ()) if told is not None else ()
            if told is None or speaker.actor in {x.actor for x in told.actors}:
                continue
            reasons = (("act", "what the speaker makes its own act depend on"), ("modality", "a demand"))
            out.append(
                Draft(
                    p,
                    _frame("dependence-demand", "demand"),
                    "demand",
                    told.topic,
                    head,
                    None,
                    (speaker,),
                    tuple(x for x in doers if x.actor != speaker.actor),
                    Polarity.POSITIVE,
                    Modality.ACTUAL,
                    reasons,
                )
            )
        return out

    def _draft(
        self,
        p: int,
        act: str,
        topic: str | None,
        verb: Token,
        content: Token | None,
        actor: Party,
        told: Embedded,
        why: str,
        modality: Modality,
    ) -> list[Draft]:
        if topic is None:
            return []
        recipients = tuple(x for x in told.actors if x.actor != actor.actor and x.kind in _SIDES)[:1]
        if not recipients and len(self.parties.cast.main) == 2 and actor.actor in self.parties.cast.main:
            cast = self.parties.cast
            other = next(a for a in cast.main if a != actor.actor)
            recipients = (Party(actor=other, name=cast.name(other), kind=cast.kind(other), reason="the other party of the report"),)
        reasons = (("act", why), ("modality", why))
        return [
            Draft(
                p,
                _frame(f"dependence-{act}", act),
                act,
                topic,
                verb,
                content if content != verb else None,
                (actor,),
                recipients,
                Polarity.POSITIVE,
                modality,
                reasons,
            )
        ]
