"""Statements that only a condition tells: "would not sign before ...", "the garrison stays until ...", "a truce depends on ...".

The act is read from the clause that waits; who does it is its subject, else the party that speaks. Without either there is no statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.attribution import AttributionFinder
from parley.analysis.clausestates import in_custody, ruled_out
from parley.analysis.conditionwords import ACTS_OF_NOUNS, CLOSED, CLOSING, ENDING, HAPPENING, QUIET_AT, WEIGHING
from parley.analysis.doers import Embedded
from parley.analysis.drafts import Draft
from parley.analysis.embedded import EmbeddedActs
from parley.analysis.exchanges import made
from parley.analysis.parties import PartyResolver
from parley.analysis.roles import Roles
from parley.analysis.topics import topic_of
from parley.analysis.waitparts import Wait
from parley.model.codebook import ACT_BY_NAME
from parley.model.records import ActorKind, ConditionRelation, Modality, Party

R = ConditionRelation

_SIDES = (ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION)
_AHEAD = frozenset("will would 'll shall can could may might 'd wo".split())
_STAYING = frozenset("stay remain keep hold continue go carry persist last press".split())
_REFUSED_BY = (R.UNTIL, R.BEFORE, R.UNLESS, R.AFTER)
_VERBLESS = ("ROOT", "dep", "ccomp", "dobj", "parataxis")
"""Where the parser puts a noun that stands for a whole sentence."""
_READY = frozenset("ready willing prepared".split())
_DONE_BY_ITSELF = frozenset("extend lift meet resume_talks agree observe".split())
_THREATS = frozenset("end suspend_talks attack violate withdraw_offer seize mobilize sanction detain".split())
_BREAKING = frozenset("leave quit abandon halt suspend end cancel".split())
_STRIKING = frozenset("retaliate fight attack strike kill execute shoot behead murder".split())
_TO_BREAK = ("talks", "agreement", "ceasefire", "monitoring")
_CALLED_OFF = frozenset("cancel suspend freeze halt postpone".split())
_FIGHTING = frozenset("fight fighting attack operation war struggle strike resistance raid offensive".split())
_GARRISONED = frozenset("garrison patrol fleet".split())
_HOLDING_TO = frozenset("insist vow swear stress decide resolve rule make maintain".split())
_GOING = frozenset("send go come travel attend return sit".split())
_TAKEN_UP = frozenset("that this such those these".split())
_REST = frozenset("more rest order none others obligation remainder remaining".split())
_OPPORTUNITY = frozenset("opportunity chance advantage step offer".split())
LOOK_BACK = 3
"""Paragraphs in which a noun taken up ("that chapter") is sought."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause that waits: its verb, what it speaks of, who acts in it, and what it waits for."""

    p: int
    verb: Token
    topic: str | None
    content: Token | None
    actor: Party
    told: Embedded


class Dependence:
    """Makes drafts of clauses that wait, where no frame found an act in them."""

    def __init__(self, sayings: AttributionFinder, parties: PartyResolver, roles: Roles, embedded: EmbeddedActs) -> None:
        self.sayings = sayings
        self.parties = parties
        self.roles = roles
        self.embedded = embedded

    def tell(self, p: int, wait: Wait, told: Embedded, drafts: Sequence[Draft], by: Sequence[Party] = ()) -> list[Draft]:
        """The statement that the waiting clause makes; empty where it makes none that can be told. by: who speaks, where its own words
        tell nobody."""
        if wait.states:
            return self._depending(p, wait, told)
        if made_of_it := self._happening(p, wait):
            return made_of_it
        if slogan := self._slogan(p, wait, told):
            return slogan
        if wait.host.pos_ == "NOUN" and wait.relation is R.IN_EXCHANGE_FOR:
            return self._noun(p, wait, told)
        verb = wait.host if wait.host.pos_ in ("VERB", "AUX") else syntax.clause_of(wait.host)
        if verb.lemma_ == "be" and verb.dep_ == "ccomp" and verb.head.lemma_.lower() in _STAYING:
            verb = verb.head  # "will stay where they are until ..."
        if verb.pos_ not in ("VERB", "AUX") or (verb.dep_ == "relcl" and not syntax.future(verb)):
            return []
        actor = self._actor(p, verb) or next(iter(by), None)
        if actor is None:
            return []
        content, topic = self._topic(p, verb, wait, drafts)
        clause = _Clause(p, verb, topic, content, actor, told)
        if shut := self._stays_shut(clause, wait):
            return shut
        negative = ruled_out(verb)
        if negative and wait.firm and verb.lemma_.lower() in _STRIKING:
            return self._draft(clause, "promise", "violence", "force forgone under a condition", Modality.CONDITIONAL)
        ahead = bool({c.lower_ for c in verb.children if c.dep_ == "aux"} & _AHEAD) or syntax.future(verb)
        if (
            negative
            and (ahead or verb.lemma_ == "be" or verb.tag_ in ("VBZ", "VBP", "VB"))
            and (wait.relation in _REFUSED_BY or wait.cue.lower_ in ("long", "while", "whilst"))
        ):
            return self._draft(clause, "reject", topic, "refused until then", Modality.ACTUAL)
        if negative or not wait.firm:
            return []
        if wait.relation is R.UNTIL:
            return self._staying(clause)
        in_barracks = any({t.lemma_.lower(), t.lower_} & QUIET_AT for t in syntax.subtree_without_clauses(verb))
        if wait.cue.lower_ == "long" and not in_barracks and (stays := self._staying(clause)):
            return stays
        ready = any(c.lower_ in _READY for c in syntax.children(verb, "acomp", "oprd"))
        return self._conditional(clause, wait, ready=ready) if ahead or ready else []

    # who and what -----------------------------------------------------------------------------------------

    def _speaker(self, p: int, tok: Token) -> Party | None:
        chain = self.sayings.chain(p, tok)
        party = chain[-1].party if chain else None
        return party if party is not None and party.kind in (*_SIDES, ActorKind.PERSON) else None

    def _actor(self, p: int, verb: Token) -> Party | None:
        """Who refuses, promises or stays: the subject, or whose forces it is; else the party that speaks."""
        subjects = [] if syntax.is_passive(verb) and not syntax.agents(verb) else syntax.subjects(verb)
        found = (*self.parties.all_of(p, subjects), *self.roles.force_owner(p, subjects))
        own = [x for x in found if x.kind in (*_SIDES, ActorKind.PERSON)]
        speaker = self._speaker(p, verb)
        if in_custody(verb):
            return speaker  # who holds them; not whose people they are
        if own and own[0].kind is ActorKind.PERSON and speaker is not None:
            return speaker
        return own[0] if own else speaker or self._insisting(p, verb)

    def _insisting(self, p: int, verb: Token) -> Party | None:
        """Who holds to a clause, where the verb above it is none of saying ("hardliners insisted that no weapon would be handed in")."""
        above = verb.head
        if verb.dep_ != "ccomp" or above.lemma_.lower() not in _HOLDING_TO:
            return None
        subjects = syntax.subjects(above)
        found = (*self.parties.all_of(p, subjects), *self.roles.force_owner(p, subjects))
        named = [c for s in subjects for c in syntax.children(s, "compound", "nmod")]  # "HF hardliners"
        found = found or self.parties.all_of(p, named)
        return next((x for x in found if x.kind in (*_SIDES, ActorKind.PERSON)), None)

    def _topic(self, p: int, verb: Token, wait: Wait, drafts: Sequence[Draft]) -> tuple[Token | None, str | None]:
        """(word, topic) of what the clause speaks of; a pronoun takes up what was told last."""
        deps = ("xcomp", "prep", "attr", "acomp", "ccomp", "oprd", "dative", "prt")
        objects, subjects = syntax.objects(verb), syntax.raw_subjects(verb)
        heads = [*objects, *(c for c in verb.children if c.dep_ in deps and c.i not in wait.inside), *subjects]
        back = self.taken_up(p, [*objects, *subjects])
        if back is not None:
            return back
        if verb.lemma_.lower() == "put" and any(t.lemma_.lower() in ("agenda", "table") for t in syntax.prep_objects(verb, "on")):
            put = topic_of(self.embedded.topics, objects)  # "will not put the border on the agenda"
            if put is not None:
                return put[1], put[0]
        if verb.lemma_.lower() in _GOING and syntax.prep_objects(verb, "to"):
            return None, "talks"  # "will send nobody to the town until ...": to the talks there
        left = self.embedded.read(p, verb, ())
        if left is not None and left.act == "withdraw_forces":
            return None, left.topic
        stopped = topic_of(self.embedded.topics, objects) if verb.lemma_.lower() in ENDING else None
        own = next((found for t in objects for found in [self.embedded.topics.of_word(t)] if found is not None), None)
        if stopped is not None and own is not None and own[0] == "violence":
            return objects[0], "violence"  # "stop their raids on the railway"
        found = topic_of(self.embedded.topics, heads) or topic_of(self.embedded.topics, [verb])
        before = [d for d in drafts if d.trigger.i < verb.i and d.trigger != verb]
        if verb.lemma_.lower() == "consider" and any(t.lower_ == "free" for t in verb.subtree):
            return None, before[-1].topic if before else self.embedded.last_topic.get("", "agreement")
        if found is not None:
            return found[1], found[0]
        known = next(((head, topic) for head in heads for topic in [self.embedded.topic(head)] if topic is not None), None)
        if known is not None:
            return known
        if verb.lemma_.lower() in CLOSING and any(t.pos_ == "PRON" for t in objects):
            return None, "agreement"  # "will sign nothing until ..."
        if any(t.lemma_.lower() == "date" for t in (*objects, *subjects)):
            return None, "talks"  # "would name no date until ...": of the talks, where nothing else is named
        vague = any(t.pos_ == "PRON" or t.lower_ in _REST for t in (*objects, *subjects, *syntax.children(verb, "attr")))
        if vague and before:
            return None, before[-1].topic
        inner = self.embedded.read(p, verb, ())
        if inner is None and any(t.lower_ in _REST for t in (*objects, *subjects)):
            return None, self.embedded.last_topic.get("")  # "the rest will follow if ..."
        return None, inner.topic if inner is not None else None

    def taken_up(self, p: int, heads: Sequence[Token]) -> tuple[Token, str] | None:
        """For "that chapter", the topic of the chapter named before ("the chapter on justice")."""
        for head in heads:
            if head.pos_ != "NOUN" or not any(c.dep_ == "det" and c.lower_ in _TAKEN_UP for c in head.children):
                continue
            for q in range(p, max(p - LOOK_BACK, -1), -1):
                for tok in reversed(self.parties.paragraphs[q].doc):
                    if (
                        tok.lemma_ != head.lemma_
                        or (q == p and tok.i >= head.i)
                        or not syntax.prep_objects(tok, "on", "of", "about", "for")
                    ):
                        continue
                    found = topic_of(self.embedded.topics, syntax.prep_objects(tok, "on", "of", "about", "for"))
                    if found is not None:
                        return head, found[0]
        return None

    def kept(self, p: int, wait: Wait, draft: Draft, told: Embedded) -> tuple[str, str] | None:
        """(act, topic) of a promise to go on holding something until then ("will continue to hold the port"): it is not given up."""
        if wait.relation is not R.UNTIL or draft.act != "promise" or not draft.actors:
            return None
        verb = wait.host
        if verb.lemma_.lower() in ("continue", "go"):
            verb = next(iter(syntax.children(verb, "xcomp")), verb)
        content, topic = self._topic(p, verb, wait, ())
        made_of_it = self._staying(_Clause(p, verb, topic, content, draft.actors[0], told))
        return (made_of_it[0].act, made_of_it[0].topic) if made_of_it and made_of_it[0].act == "reject" else None

    # statements -------------------------------------------------------------------------------------------

    def _stays_shut(self, c: _Clause, wait: Wait) -> list[Draft]:
        """ "The talks stay cancelled until ...", "the border will remain closed until ...": refused until then."""
        stays = c.verb if c.verb.lemma_.lower() in _STAYING else next(iter(syntax.children(c.verb, "auxpass")), c.verb)
        state = {c.verb, *syntax.children(c.verb, "acomp", "oprd")} if stays != c.verb else {*syntax.children(c.verb, "acomp", "oprd")}
        off = stays.lemma_.lower() in _STAYING and any(t.lemma_.lower() in _CALLED_OFF or t.lower_ in CLOSED for t in state)
        if wait.relation is not R.UNTIL or not off or c.topic in ("prisoners", "hostages", "violence"):
            return []
        return self._draft(c, "reject", c.topic or "talks", "stays off until then", Modality.ACTUAL)

    def _staying(self, c: _Clause) -> list[Draft]:
        """ "The garrison stays until ...": no withdrawal before; "fight on until ...": a threat; "hold them until ...": no release."""
        lemma = c.verb.lemma_.lower()
        if {t.lower_ for t in syntax.children(c.verb, "acomp", "oprd")} & CLOSED:
            return self._draft(c, "reject", "sanctions", "stays closed until then", Modality.ACTUAL)
        near = {t.lemma_.lower() for t in syntax.subtree_without_clauses(c.verb)}
        subjects = {t.lemma_.lower() for t in syntax.raw_subjects(c.verb)}
        if near & _FIGHTING and lemma in _STAYING | {"fight"}:
            return self._draft(c, "warn", "violence", "fights on until then", Modality.ACTUAL)
        if lemma not in _STAYING:
            return []
        held = [t for t in syntax.objects(c.verb) if self.embedded.human(t)] if lemma in ("hold", "keep") else []
        if held and c.topic not in ("prisoners", "hostages"):
            return self._draft(c, "reject", self.embedded.topic(held[0]) or "prisoners", "not let go until then", Modality.ACTUAL)
        if c.topic in ("prisoners", "hostages") and lemma in ("stay", "remain", "keep", "hold"):
            return self._draft(c, "reject", c.topic, "not let go until then", Modality.ACTUAL)
        if lemma in ("stay", "remain") and subjects & (self.embedded.frames.classes["troops"] | _GARRISONED):
            return self._draft(c, "reject", "withdrawal", "no withdrawal until then", Modality.ACTUAL)
        if lemma in ("hold", "keep") and any(t.lemma_.lower() in self.embedded.frames.classes["place"] for t in syntax.objects(c.verb)):
            return self._draft(c, "reject", "territory", "not given up until then", Modality.ACTUAL)
        if c.topic in ("sanctions", "ceasefire"):
            act = "reject" if c.topic == "sanctions" else "promise"
            return self._draft(c, act, c.topic, "stays in place until then", Modality.ACTUAL)
        return []

    def _conditional(self, c: _Clause, wait: Wait, *, ready: bool) -> list[Draft]:
        """What a clause with "will", "would" or "ready to" says under a condition."""
        lemma = c.verb.lemma_.lower()
        if wait.relation is R.ONLY_IF and (made_by_if := self._from_premise(c, wait)):
            return made_by_if
        weighed = syntax.objects(c.verb)[:1] if lemma in WEIGHING else []
        inner = self.embedded.read(c.p, weighed[0] if weighed else c.verb, ())
        act = inner.act if inner is not None else None
        topic = c.topic or (inner.topic if inner is not None else None)
        if self._threatens(c, lemma, act, topic):
            return self._draft(c, "warn", topic or "violence", "what will be done if", Modality.CONDITIONAL)
        if ready:
            return self._draft(c, "offer", topic, "ready, under a condition", Modality.CONDITIONAL)
        if lemma in ("agree", "accept", "consent"):
            return self._draft(c, "accept", topic, "accepts, under a condition", Modality.CONDITIONAL)
        if act in _DONE_BY_ITSELF:
            return self._draft(c, act, topic, "done only under a condition", Modality.CONDITIONAL)
        return self._draft(c, "promise", topic, "will be done under a condition", Modality.CONDITIONAL)

    @staticmethod
    def _threatens(c: _Clause, lemma: str, act: str | None, topic: str | None) -> bool:
        near = {t.lower_ for t in c.verb.children for t in (t, *t.children)}
        if lemma == "consider":
            return "free" in near and bool(near & {"itself", "themselves", "himself", "ourselves"})
        if lemma in _STRIKING:
            return not any(c.lower_ == "off" for c in c.verb.children)  # "would be struck off the list"
        if lemma == "resume":
            return topic == "violence"
        return lemma in _BREAKING and (act in _THREATS or topic in _TO_BREAK or lemma == "cancel")

    def _from_premise(self, c: _Clause, wait: Wait) -> list[Draft]:
        """ "If the release of the captives ends the violence, the president could agree": the release waits for that."""
        vague = topic_of(self.embedded.topics, [c.verb]) is None or any(t.lemma_.lower() in _OPPORTUNITY for t in c.verb.subtree)
        for head in wait.heads[:1]:
            for subject in syntax.raw_subjects(head):
                told = self.embedded.read(c.p, subject, ()) if subject.pos_ == "NOUN" else None
                deed = any(t.lemma_.lower() in ACTS_OF_NOUNS for t in (subject, *syntax.prep_objects(subject, "of")))
                if told is None or not deed or told.act not in ("release", "withdraw_forces", "lift", "declare_ceasefire") or not vague:
                    continue
                actors = told.actors or (c.actor,)
                why = "what the condition's own subject tells"
                return [made("dependence-premise", told.act, told.topic, c.p, subject, actors, why, Modality.CONDITIONAL, told.patients)]
        return []

    def _noun(self, p: int, wait: Wait, told: Embedded) -> list[Draft]:
        """ "A release of captives in exchange for a truce is an option": the release, possible."""
        inner = self.embedded.read(p, wait.host, ())
        if inner is None or inner.act not in ("release", "lift", "withdraw_forces", "declare_ceasefire", "exchange", "extend"):
            return []
        carrier = syntax.support_verb(wait.host)
        speaker = self._speaker(p, wait.host)
        counterpart = (*told.actors, *inner.patients)
        actors = inner.actors or tuple(a for a in self.embedded.doers.infer(inner, counterpart, (speaker,) if speaker is not None else ()))
        if not actors or carrier is None or wait.host.i > carrier.i:
            return []
        why = "what would be exchanged"
        return [made("dependence-exchange", inner.act, inner.topic, p, wait.host, actors, why, Modality.POSSIBLE, inner.patients)]

    def _slogan(self, p: int, wait: Wait, told: Embedded) -> list[Draft]:
        """ "No elections without a new constitution", "no talks until the siege is lifted": a refusal without a verb."""
        noun = wait.host
        none = noun.pos_ == "NOUN" and any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children)
        if not none or wait.relation not in _REFUSED_BY or noun.dep_ not in _VERBLESS:
            return []
        topic, speaker = self.embedded.topic(noun), self._speaker(p, noun)
        if topic is None or speaker is None or speaker.kind not in _SIDES:
            return []
        others = tuple(x for x in told.actors if x.actor != speaker.actor)
        why = "refused without it"
        return [made("dependence-reject", "reject", topic, p, noun, (speaker,), why, Modality.ACTUAL, others)]

    def _happening(self, p: int, wait: Wait) -> list[Draft]:
        """ "An exchange could go ahead only if ...", "talks are possible once ...": the act that the subject names, under a condition."""
        verb = wait.host
        possible = any(c.lemma_.lower() == "possible" for c in syntax.children(verb, "acomp"))
        if not wait.firm or ruled_out(verb) or not (possible or verb.lemma_.lower() in HAPPENING):
            return []
        if not possible and not {c.lower_ for c in syntax.children(verb, "aux")} & _AHEAD:
            return []
        for noun in syntax.children(verb, "nsubj", "attr"):
            inner = self.embedded.read(p, noun, ()) if noun.pos_ == "NOUN" and noun.lemma_.lower() in ACTS_OF_NOUNS else None
            if inner is None:
                continue
            speaker = self._speaker(p, verb)
            own = (speaker,) if speaker is not None and speaker.kind in (*_SIDES, ActorKind.PERSON) else ()
            actors = inner.actors or own
            if ACT_BY_NAME[inner.act].symmetric and len(actors) < 2:
                pair = {x.actor: x for x in (*actors, *self.embedded.doers.main())}
                actors = tuple(pair.values())[:2] if len(pair) == 2 else actors
            only = wait.relation is R.ONLY_IF and any(t.lower_ == "only" for t in verb.doc[verb.i : wait.heads[0].i])
            if own and own[0].kind is not ActorKind.PERSON and only and inner.topic == "ceasefire":
                why = "refused until then, by what is called possible"
                return [made("dependence-reject", "reject", inner.topic, p, noun, own, why, Modality.ACTUAL, _others(actors, own))]
            if actors:
                why = f"may come about, by {verb.text!r}"
                return [made("dependence-happening", inner.act, inner.topic, p, noun, actors, why, Modality.CONDITIONAL, inner.patients)]
        return []

    def _depending(self, p: int, wait: Wait, told: Embedded) -> list[Draft]:
        """ "A depends on B": A is conditional; its doer is named, or is the speaker; and the speaker demands B."""
        inner = self.embedded.read(p, wait.host, ())
        if inner is None:
            return []
        speaker = self._speaker(p, wait.cue)
        setting = [up for up in (wait.cue, *syntax.ancestors(wait.cue)) if up.pos_ == "VERB"]
        setter = speaker or next(iter(self.parties.all_of(p, [t for up in setting for t in syntax.subjects(up)])), None)
        lost = wait.cue.pos_ == "VERB" and not syntax.children(wait.cue, "nsubj", "csubj")
        actors = () if lost and setter is not None else inner.actors  # a party beside a subject that the parser lost is no doer
        if not actors and setter is not None and setter.kind in _SIDES:
            actors = (setter,)
        if ACT_BY_NAME[inner.act].symmetric:
            pair = (*actors, *self.embedded.doers.infer(told, actors, ()), *(self.embedded.doers.main() if len(actors) < 2 else ()))
            actors = tuple({x.actor: x for x in pair}.values())[:2]
        if not actors:
            return []
        why = f"waits, by {wait.cue.text!r}"
        waiting = made("dependence", inner.act, inner.topic, p, wait.host, actors, why, Modality.CONDITIONAL)
        asks = setter is not None and setter.actor in {x.actor for x in actors} and (speaker is not None or wait.cue.pos_ != "VERB")
        return [waiting, *(self._asked(p, wait, setter) if setter is not None and asks else ())]

    def _asked(self, p: int, wait: Wait, speaker: Party) -> list[Draft]:
        """What a party makes its own act depend on, it demands."""
        out = []
        for head in wait.heads:
            told = self.embedded.read(p, head, ())
            if told is None or speaker.actor in {x.actor for x in told.actors}:
                continue
            doers = tuple(x for x in self.embedded.doers.infer(told, (speaker,), ()) if x.actor != speaker.actor)
            why = "what the speaker makes its own act depend on"
            out.append(made("dependence-demand", "demand", told.topic, p, head, (speaker,), why, Modality.ACTUAL, doers))
        return out

    def _draft(self, c: _Clause, act: str, topic: str | None, why: str, modality: Modality) -> list[Draft]:
        if topic is None:
            return []
        recipients = tuple(x for x in c.told.actors if x.actor != c.actor.actor and x.kind in _SIDES)[:1]
        cast = self.parties.cast
        if not recipients and len(cast.main) == 2 and c.actor.actor in cast.main:
            other = next(a for a in cast.main if a != c.actor.actor)
            recipients = (Party(actor=other, name=cast.name(other), kind=cast.kind(other), reason="the other party of the report"),)
        return [made(f"dependence-{act}", act, topic, c.p, c.verb, (c.actor,), why, modality, recipients)]


def _others(parties: Sequence[Party], own: Sequence[Party]) -> tuple[Party, ...]:
    mine = {x.actor for x in own}
    return tuple(x for x in parties if x.actor not in mine)
