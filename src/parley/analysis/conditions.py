"""What an act waits for: "in exchange for", "only if", "unless", "until", "before", "after", "depends on".

Each condition embeds an act that is not asserted by itself, with the party that is to do it where the words or the exchange itself tell it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.acts import Draft
from parley.analysis.frames import Frames
from parley.analysis.parties import PartyResolver
from parley.analysis.roles import Roles
from parley.analysis.topics import TopicWords, topic_of
from parley.model.codebook import ACT_BY_NAME
from parley.model.records import Condition, ConditionRelation, Party, Polarity

R = ConditionRelation

TYPICAL_ACT = {
    "prisoners": "release", "hostages": "release", "withdrawal": "withdraw_forces", "sanctions": "lift", "ceasefire": "declare_ceasefire",
    "violence": "observe", "talks": "meet", "agreement": "agree", "humanitarian": "aid", "disarmament": "promise", "elections": "promise",
    "recognition": "promise", "power_sharing": "agree", "constitution": "agree", "security_guarantees": "promise", "counter_terrorism": "promise",
    "monitoring": "accept", "refugees": "aid", "justice": "promise", "territory": "withdraw_forces", "economy": "promise",
}
"""The act that a bare noun in a condition most often means ("in exchange for prisoners": their release)."""

_ACTS_OF_NOUNS = {
    "release": "release", "withdrawal": "withdraw_forces", "pullout": "withdraw_forces", "ceasefire": "declare_ceasefire", "truce": "declare_ceasefire",
    "resumption": "resume_talks", "lifting": "lift", "removal": "lift", "easing": "lift", "signing": "agree", "agreement": "agree", "deal": "agree", "accord": "agree",
    "guarantee": "promise", "assurance": "promise", "promise": "promise", "pledge": "promise", "meeting": "meet", "talk": "meet", "negotiation": "meet", "attack": "attack",
    "exchange": "exchange", "swap": "exchange", "extension": "extend", "amnesty": "promise", "reduction": "observe", "end": "observe", "halt": "observe", "cessation": "observe",
    "recognition": "promise", "disarmament": "promise", "election": "promise", "departure": "withdraw_forces", "retreat": "withdraw_forces", "return": "promise",
}
_EXCHANGE = ("exchange", "return", "compensation")
_CUES = {"until": R.UNTIL, "till": R.UNTIL, "before": R.BEFORE, "after": R.AFTER, "once": R.AFTER, "unless": R.UNLESS, "if": R.ONLY_IF, "provided": R.ONLY_IF, "following": R.AFTER, "without": R.UNLESS}
_DELIVERY = frozenset("deliver force".split())


class ConditionFinder:
    """Finds the conditions of drafts in one report."""

    def __init__(self, frames: Frames, topics: TopicWords, roles: Roles, parties: PartyResolver) -> None:
        self.frames = frames
        self.topics = topics
        self.roles = roles
        self.parties = parties

    def of(self, draft: Draft, others: Sequence[Draft]) -> tuple[Condition, ...]:
        """The conditions on one draft. others: the drafts of the same sentence."""
        found = [*self._prepositions(draft), *self._clauses(draft), *self._in_return(draft, others)]
        out: dict[tuple[object, ...], Condition] = {}
        for c in found:
            if (c.act, c.topic) == (draft.act, draft.topic) and {a.actor for a in c.actors} == {a.actor for a in draft.actors}:
                continue
            out.setdefault((c.relation, c.topic, tuple(a.actor for a in c.actors)), c)
        return tuple(out.values())

    # where conditions stand --------------------------------------------------------------------------------

    def _hosts(self, draft: Draft) -> Iterator[Token]:
        """The words that a condition on the draft may hang on: its trigger, its content, and the verb that carries it."""
        tok = draft.trigger
        yield tok
        carrier = syntax.support_verb(tok) if tok.pos_ == "NOUN" else None
        if carrier is not None:
            yield carrier
        if draft.content is not None and draft.content != tok:
            yield draft.content
            for up in syntax.ancestors(draft.content):
                if up == tok or up.i == tok.i:
                    break
                yield up

    def _prepositions(self, draft: Draft) -> Iterator[Condition]:
        for host in self._hosts(draft):
            for prep in syntax.prepositions(host):
                word = prep.lower_
                heads = [t for o in syntax.children(prep, "pobj", "pcomp") for t in syntax.conjuncts(o)]
                if word == "in" and heads and heads[0].lower_ in _EXCHANGE:
                    yield from self._embedded(draft, R.IN_EXCHANGE_FOR, prep, syntax.prep_objects(heads[0], "for"))
                elif word in ("on", "upon", "under") and heads and heads[0].lower_ in ("condition", "conditions", "terms"):
                    yield from self._embedded(draft, R.ONLY_IF, prep, [t for h in heads for t in syntax.children(h, "acl", "ccomp", "relcl")] + syntax.prep_objects(heads[0], "of"))
                elif word in ("until", "till", "before", "after", "without", "following", "against", "pending"):
                    relation = R.IN_EXCHANGE_FOR if word == "against" else R.AFTER if word == "pending" else _CUES[word]
                    if word == "against" and draft.topic not in ("prisoners", "hostages"):
                        continue
                    yield from self._embedded(draft, relation, prep, heads)
                elif word in ("compared",):
                    continue

    def _clauses(self, draft: Draft) -> Iterator[Condition]:
        for host in self._hosts(draft):
            for clause in syntax.children(host, "advcl", "ccomp", "acl", "xcomp"):
                marks = [c for c in clause.children if c.dep_ in ("mark", "advmod", "prep") and c.lower_ in _CUES]
                if clause.lower_ in ("provided", "providing"):
                    yield from self._embedded(draft, R.ONLY_IF, clause, syntax.children(clause, "ccomp", "advcl"))
                    continue
                if not marks or (clause.dep_ in ("ccomp", "xcomp") and marks[0].lower_ == "if"):
                    continue
                yield from self._embedded(draft, _CUES[marks[0].lower_], marks[0], syntax.conjuncts(clause))

    def _in_return(self, draft: Draft, others: Sequence[Draft]) -> Iterator[Condition]:
        """"... but in exchange they want ...": each side of the sentence waits for the other."""
        sent = draft.trigger.sent
        cue = next((t for t in sent if t.lower_ in ("exchange", "return") and t.dep_ == "pobj" and t.head.lower_ == "in" and not syntax.prep_objects(t, "for")), None)
        if cue is None:
            return
        clause = syntax.clause_of(cue)
        inside = {t.i for t in clause.subtree}
        mine = draft.trigger.i in inside and (clause.i >= cue.i - 12) and clause != sent.root or draft.trigger == clause
        for other in others:
            theirs = other.trigger == clause or (other.trigger.i in inside and clause != sent.root)
            if other is draft or theirs == mine or other.topic == draft.topic:
                continue
            if draft.act not in ("offer", "demand", "promise", "agree", "accept", "release", "urge") or other.act not in ("offer", "demand", "promise", "agree", "accept", "release", "urge"):
                continue
            start, end = self._span(draft.paragraph, other.content or other.trigger)
            doers = other.recipients if other.act in ("demand", "urge") else other.actors
            yield Condition(relation=R.IN_EXCHANGE_FOR, act=TYPICAL_ACT.get(other.topic, other.act), topic=other.topic, actors=doers, start=start, end=end, cue=f"in {cue.text}")

    # the act inside ---------------------------------------------------------------------------------------

    def _embedded(self, draft: Draft, relation: R, cue: Token, heads: Sequence[Token]) -> Iterator[Condition]:
        for head in heads:
            act = self.act_of(draft.paragraph, head)
            if act is None:
                continue
            name, topic, actors = act
            if not actors and relation in (R.IN_EXCHANGE_FOR, R.ONLY_IF):
                actors = tuple(r for r in draft.recipients if name not in ("declare_ceasefire",) or True)
            actors = tuple(a for a in actors if relation is not R.IN_EXCHANGE_FOR or a.actor not in {d.actor for d in draft.actors}) or actors
            start, end = self._span(draft.paragraph, head)
            yield Condition(relation=relation, act=name, topic=topic, actors=actors, polarity=Polarity.NEGATIVE if syntax.negated(head) else Polarity.POSITIVE, start=start, end=end, cue=cue.text)

    def act_of(self, p: int, head: Token) -> tuple[str, str, tuple[Party, ...]] | None:
        """(act, topic, parties) that a phrase in a condition means; None where it tells no act of the codebook (a date, a quantity)."""
        if head.ent_type_ in ("DATE", "TIME") or head.pos_ in ("NUM", "PRON"):
            return None
        found = topic_of(self.topics, [head])
        if found is None:
            return None
        topic = found[0]
        lemma = head.lemma_.lower()
        inner = next((t for t in (head, *syntax.prep_objects(head, "of")) if t.lemma_.lower() in _ACTS_OF_NOUNS), None) if head.pos_ != "VERB" else None
        if inner is not None:
            act = _ACTS_OF_NOUNS[inner.lemma_.lower()]
            if act == "observe" and topic not in ("violence", "ceasefire"):
                act = TYPICAL_ACT.get(topic, act)
        elif head.pos_ == "VERB":
            frame = next((f for f in self.frames.by_verb.get(lemma, ()) if not f.particle or any(c.lower_ in f.particle for c in head.children)), None)
            act = frame.act if frame is not None else TYPICAL_ACT.get(topic, "promise")
            if frame is not None and frame.topic not in ("content", "theme"):
                topic = frame.topic if not frame.theme else topic
            if topic == "violence" and lemma in ("end", "stop", "reduce", "halt", "cease"):
                act = "observe"
        else:
            act = TYPICAL_ACT.get(topic, "promise")
        actors = self.roles.actors(p, head) if head.pos_ == "VERB" else self.roles.noun_actors(p, head)
        if ACT_BY_NAME[act].symmetric:
            actors = self.roles.participants(p, head) or actors
        return act, topic, tuple(a for a in actors)

    def _span(self, p: int, head: Token) -> tuple[int, int]:
        first, last = syntax.edges(syntax.subtree_without_clauses(head)) or (head, head)
        return self.parties.paragraphs[p].span(first, last)
