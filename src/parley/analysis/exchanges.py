"""What sides give each other without a clause of condition: "in exchange they want", "an amnesty for those who lay down arms",
"a truce that opens the way to talks"; and the other half of a bargain.

Each side of a bargain waits for the other. What one act leads to comes after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from parley.analysis import syntax
from parley.analysis.conditionwords import TYPICAL_ACT
from parley.analysis.contents import ACT_NOUNS
from parley.analysis.doers import Embedded
from parley.analysis.drafts import Draft
from parley.analysis.embedded import EmbeddedActs
from parley.analysis.frames import Frame
from parley.analysis.swaps import opened, swapped
from parley.analysis.waitparts import Wait
from parley.model.codebook import ACT_BY_NAME
from parley.model.records import ConditionRelation, Modality, Party, Polarity

R = ConditionRelation

BARGAINING = frozenset("offer demand promise agree accept release urge exchange lift declare_ceasefire withdraw_forces".split())
"""Acts by which sides trade: what stands around "in exchange" are two of them."""

_LEADING = frozenset("offer promise declare_ceasefire release agree accept".split())
_MERCY = frozenset("amnesty pardon immunity clemency safe-conduct passage".split())
_GIVEN_UP = ("release", "withdraw_forces", "end", "observe", "accept", "agree")
_HALVES = frozenset("release promise lift withdraw_forces declare_ceasefire observe meet resume_talks extend".split())
_OUTCOMES = frozenset("resume_talks meet agree withdraw_forces release declare_ceasefire lift".split())

Pair = tuple[Draft, Wait, Token, Embedded]


def bargains(sent: Span, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft, Token]]:
    """(one act, the act it is exchanged for, cue) of an "in exchange" without a price; at a sentence's head, for the act told before."""
    cue = swapped(sent)
    if cue is None:
        return
    clause = syntax.clause_of(cue)
    while clause.dep_ == "xcomp" and clause.head.pos_ == "VERB":  # "agreed to free twenty in return"
        clause = clause.head
    inside = {t.i for t in clause.subtree}
    here = [d for d in drafts if d.trigger.sent == sent and d.act in BARGAINING]
    given = [d for d in here if (d.trigger.i in inside and clause != sent.root) or (clause == sent.root and d.trigger.i >= cue.i)]
    given = given or [d for d in here if d.act in ("demand", "urge")]  # "it wants its fighters freed in return"
    others = [d for d in here if not any(d is g for g in given)]
    asks = bool(given) and all(d.act in ("demand", "urge") for d in given)
    if not others and (cue.i - sent.start < 3 or asks):
        earlier = [d for d in drafts if d.trigger.i < sent.start and d.act in BARGAINING]
        others = [d for d in earlier if d.trigger.sent == earlier[-1].trigger.sent and d.trigger.sent.end >= sent.start - 1]
    for one in given:
        for other in others:
            if (one.topic, [a.actor for a in one.actors]) != (other.topic, [a.actor for a in other.actors]):
                yield one, other, cue
                yield other, one, cue


def untold_half(sent: Span, drafts: Sequence[Draft]) -> tuple[Token, Token] | None:
    """(verb, cue) of the clause around an "in exchange" without a price in which no frame found an act; None where one did."""
    cue = swapped(sent)
    if cue is None:
        return None
    clause = syntax.clause_of(cue)
    inside = {t.i for t in clause.subtree}
    acts = [
        d for d in drafts if d.trigger.sent == sent and d.act in BARGAINING and d.trigger.i in inside and d.trigger.i >= clause.left_edge.i
    ]
    own = [d for d in acts if d.trigger.i > cue.i or d.trigger == clause]
    return None if own or clause.pos_ not in ("VERB", "AUX") else (clause, cue)


class Exchanges:
    """Finds the halves of bargains, and what acts lead to, in one report."""

    def __init__(self, embedded: EmbeddedActs) -> None:
        self.embedded = embedded

    def price(self, p: int, draft: Draft) -> tuple[Token, Embedded]:
        """(phrase, act) of a draft as the price of another: what is demanded is to be done by the other side."""
        head = draft.content or draft.trigger
        asked = draft.act in ("demand", "urge")
        told = self.embedded.read(p, head, ()) if head != draft.trigger or asked else None
        if told is not None and told.act == "release" and draft.topic == "justice":
            draft = replace(draft, topic=told.topic)  # pardons let people go
        typical = TYPICAL_ACT.get(draft.topic, draft.act) if asked else draft.act
        act = told.act if told is not None and told.topic == draft.topic else typical
        patients = told.patients if told is not None else ()
        if not asked:
            return head, Embedded(act, draft.topic, draft.actors[:1] if ACT_BY_NAME[draft.act].symmetric else draft.actors, patients)
        named = told.actors if told is not None and not {a.actor for a in told.actors} & {a.actor for a in draft.actors} else ()
        known = named or (draft.recipients if act != "lift" else ())
        return head, Embedded(
            act, draft.topic, known or self.embedded.doers.infer(Embedded(act, draft.topic, (), patients), draft.actors, draft.recipients)
        )

    def surrender(self, p: int, sent: Span, drafts: list[Draft]) -> Iterator[Pair]:
        """Mercy for those who give something up: "an amnesty for fighters who hand in their weapons"."""
        for draft in tuple(drafts):
            if draft.trigger.sent != sent or draft.act not in ("offer", "promise", "agree", "accept", "declare_ceasefire", "extend"):
                continue
            if not any(t.lemma_.lower() in _MERCY for t in draft.trigger.subtree):
                continue
            for clause in (t for t in draft.trigger.subtree if t.dep_ == "relcl" and any(c.tag_ == "WP" for c in t.children)):
                told = self.embedded.read(p, clause, ())
                if told is not None and told.act in _GIVEN_UP and told.topic not in ("prisoners", "hostages"):
                    inside = {t.i for t in clause.subtree}
                    if clause.tag_ in ("VBP", "VBZ", "VB"):  # "those who hand in their rifles": whoever will, nobody has yet
                        drafts[:] = [d for d in drafts if d.trigger.sent != sent or d.trigger.i not in inside or d is draft]
                    yield draft, Wait(R.IN_EXCHANGE_FOR, draft.trigger, (clause,), clause, True), clause, told

    def led_to(self, p: int, sent: Span, supposed: Sequence[Draft], drafts: list[Draft]) -> Iterator[Pair]:
        """ "A truce could pave the way for talks": the talks come after the truce. New outcomes are added to `drafts`."""
        for cause, effects, cue in opened(sent):
            told = self.embedded.read(p, cause, supposed)
            before = [d for d in drafts if (d.trigger.sent == sent and d.trigger.i < cue.i) or d.trigger.sent.end == sent.start]
            source = next((d for d in reversed(before) if d.act in _LEADING), None)
            if source is None and cause.pos_ == "PRON":
                source = self.embedded.last_proposal
            vague = told is None or told.topic in ("talks", "agreement")
            if vague and source is not None:
                told = Embedded("declare_ceasefire" if source.topic == "ceasefire" else source.act, source.topic, source.actors)
            if told is None or (vague and source is None):
                continue
            for effect in _spread(effects):
                known = [d for d in drafts if d.trigger == effect]
                if not known and (made := self._outcome(p, effect, source)) is not None:
                    drafts.append(made)
                    known = [made]
                for draft in known:
                    if draft.modality is not Modality.ACTUAL and (draft.act, draft.topic) != (told.act, told.topic):
                        yield draft, Wait(R.AFTER, effect, (cause,), cue, True), cause, told

    def _outcome(self, p: int, effect: Token, source: Draft | None) -> Draft | None:
        """What something else is said to lead to, told as possible."""
        told = self.embedded.read(p, effect, ())
        if told is None or told.act not in _OUTCOMES or told.topic == "territory":  # a road leads to a town, and nobody withdraws
            return None
        actors = told.actors
        if not actors and source is not None and ACT_BY_NAME[told.act].symmetric:
            actors = (*source.actors, *source.recipients)
        if not actors:
            return None
        return made("dependence-outcome", told.act, told.topic, p, effect, actors, "what may follow", Modality.POSSIBLE)

    def mirrored(self, p: int, wait: Wait, draft: Draft, head: Token, told: Embedded) -> Draft | None:
        """The other half of an agreed exchange: what one side gives for "guarantees from the rebels", the rebels have promised."""
        if wait.relation is not R.IN_EXCHANGE_FOR or told.act not in _HALVES or told.topic == "other" or told.unnamed:
            return None
        if wait.cue.lower_ == "alongside":  # "a deal with a release alongside an extension": both are mooted alike
            actors = told.actors or self.embedded.doers.infer(told, draft.actors, draft.recipients)
            return (
                made("dependence-mirror", told.act, told.topic, p, head, actors, "the other half of a deal", draft.modality)
                if actors
                else None
            )
        if (
            wait.cue.lower_ in ("on", "at") and draft.modality is Modality.PLANNED and told.actors
        ):  # "on the same day as their fighters gather"
            why = "laid down for the same day"
            return made("dependence-mirror", told.act, told.topic, p, head, told.actors, why, Modality.PLANNED)
        if draft.act not in ("promise", "exchange") or draft.modality is Modality.POSSIBLE:
            return None
        mine = {x.actor for x in draft.actors}
        actors = tuple(a for a in self.embedded.doers.infer(told, draft.actors, draft.recipients) if a.actor not in mine)
        if not actors:
            return None
        why = "the other half of the exchange"
        return made("dependence-mirror", "promise", told.topic, p, head, actors[:1], why, Modality.CONDITIONAL, draft.actors)


def made(
    name: str,
    act: str,
    topic: str,
    p: int,
    trigger: Token,
    actors: tuple[Party, ...],
    why: str,
    modality: Modality,
    recipients: tuple[Party, ...] = (),
) -> Draft:
    """A draft of an act that no frame told."""
    frame = Frame(id=name, act=act, kind="speech", topic="content", example="", counter="")
    return Draft(p, frame, act, topic, trigger, None, actors, recipients, Polarity.POSITIVE, modality, (("act", why), ("modality", why)))


def _spread(effects: Sequence[Token]) -> list[Token]:
    """The effects and the acts coordinated further down ("the resumption of talks between the sides and withdrawal of the troops")."""
    inner = [t for e in effects for t in e.subtree if t.dep_ == "conj" and t.lemma_.lower() in ACT_NOUNS]
    return list(dict.fromkeys([*effects, *inner]))
