"""What acts wait for: the waits of each sentence, read, weighed and given to the acts that wait.

Invariant: a pure date is no condition, and an event merely dated by another ("after the meeting ended") is none either; one that answers
another ("walked out after the raid") is. A wait on an act that no frame found yields a statement of its own (`dependence.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from parley.analysis import syntax
from parley.analysis.awaited import ASKED_FOR, HARMFUL, MEASURED, PEOPLE, ConditionMaker
from parley.analysis.bearers import bearers_of
from parley.analysis.conditionwords import LEAVING, TYPICAL_ACT, WEIGHING, YIELDING
from parley.analysis.dependence import Dependence
from parley.analysis.doers import Embedded
from parley.analysis.drafts import Draft, add_new, ids_of, lies_within, share_a_party
from parley.analysis.earlierwaits import earlier_waits
from parley.analysis.embedded import EmbeddedActs
from parley.analysis.exchanges import BARGAINING, Exchanges, bargains, untold_half
from parley.analysis.listeddemands import ListedDemands
from parley.analysis.parties import PartyResolver
from parley.analysis.recoding import SUPPOSING, ahead, halted, recode, recoded
from parley.analysis.statedwaits import stated_waits
from parley.analysis.takenup import with_topics_taken_up
from parley.analysis.topics import topic_of
from parley.analysis.waitmembers import members_of
from parley.analysis.waitparts import Wait, counted
from parley.analysis.waits import find_waits
from parley.analysis.words import Words
from parley.model.codebook import ACT_BY_NAME
from parley.model.records import Condition, ConditionRelation, Modality

R = ConditionRelation
Conditions = dict[int, list[Condition]]

_ANSWERING = frozenset(
    "suspend_talks resume_talks withdraw_offer accept agree exchange reject release lift declare_ceasefire end protest observe violate aid "
    "withdraw_forces detain sanction mobilize".split()
)
"""Acts that one side does because of what was done before; others that stand before "after" are only dated by it."""
_PROVOKING = frozenset(
    "attack violate seize accept agree reject promise release withdraw_forces declare_ceasefire sanction accuse detain offer lift "
    "mobilize withdraw_offer end suspend_talks".split()
)
"""Acts that another act can be the answer to."""
_HALTING = frozenset("suspend_talks end reject withdraw_offer protest violate declare_ceasefire".split())
_STRIKING_BACK_AT = frozenset("reject violate attack seize withdraw_offer suspend_talks end".split())
_AHEAD = frozenset("demand urge offer promise reject warn accept agree".split())
"""Acts about what is to come: "before" beside them is an order of steps, not a date."""
_MERELY_TOLD = frozenset("meet visit mediate appoint praise confirm accuse deny".split())
_ASKING = ("demand", "urge")
_CONTENTS = ("dobj", "nsubjpass", "xcomp", "ccomp", "prt", "dative")
_DEALS = frozenset("deal plan package agreement arrangement accord proposal swap bargain compromise offer".split())


class ConditionFinder:
    """Finds the conditions of one report's drafts, paragraph by paragraph, in order."""

    def __init__(self, embedded: EmbeddedActs, dependence: Dependence, parties: PartyResolver, words: Words) -> None:
        self.embedded = embedded
        self.exchanges = Exchanges(embedded)
        self.maker = ConditionMaker(embedded, parties)
        self.dependence = dependence
        self.listed = ListedDemands(dependence.sayings, parties, embedded)
        self.parties = parties
        self.words = words

    def of_paragraph(self, p: int, drafts: Sequence[Draft], supposed: Sequence[Draft]) -> tuple[list[Draft], list[tuple[Condition, ...]]]:
        """The paragraph's drafts with those that only a condition tells, in order, and the conditions of each.

        drafts: the acts that the paragraph asserts; supposed: all acts that frames found in it, also those inside conditions.
        """
        drafts = with_topics_taken_up([self._with_topic(p, d) for d in drafts if not halted(d)], self.embedded.last_topic.get(""))
        self.embedded.remember(p, drafts)
        found = list(drafts)
        waits: Conditions = {}
        for sent in self.parties.paragraphs[p].doc.sents:
            here = [d for d in supposed if d.trigger.sent == sent]
            self._listed(p, sent, found, waits)
            for wait in (*find_waits(sent, self.words["speech.verbs"]), *stated_waits(sent)):
                self._settle(p, wait, here, found, waits)
            for draft, wait, head, act in (*self.exchanges.led_to(p, sent, here, found), *self.exchanges.surrender(p, sent, found)):
                waits.setdefault(id(draft), []).append(self.maker.condition(p, wait, draft, head, act))
            for draft, other, cue in bargains(sent, found):
                head, act = self.exchanges.price(p, other)
                wait = Wait(R.IN_EXCHANGE_FOR, draft.trigger, (head,), cue, True)
                waits.setdefault(id(draft), []).append(self.maker.condition(p, wait, draft, head, act))
            self._taken_up(p, sent, found, waits)
            _first_wanted(sent, found, waits)
        self._refusals(found, waits)
        ordered = sorted(found, key=lambda d: d.trigger.i)
        return ordered, [_distinct(d, waits.get(id(d), ())) for d in ordered]

    def _with_topic(self, p: int, draft: Draft) -> Draft:
        """A draft without a topic, with that of the act that its content tells ("offered to pull its men back from the field")."""
        if draft.topic == "prisoners" and self.embedded.held_civilians(draft):
            return recode(draft, "civilians in the hands of an armed group", topic="hostages")
        verb = draft.content
        if verb is not None and draft.topic == "withdrawal" and (left := self._left(verb)) is not None:
            kept = tuple(r for r in draft.reasons if r[0] != "topic")
            return replace(draft, topic=left, reasons=(*kept, ("topic", "of what is left")))
        if verb is not None and draft.topic == "economy" and verb.lemma_.lower() in LEAVING | YIELDING:  # "refused to leave the port"
            told = self.embedded.read(p, verb, ())
            if told is not None and told.act == "withdraw_forces":
                return recode(draft, "who leaves a place withdraws", topic="withdrawal")
        if draft.topic == "talks" and draft.frame.id == "implied-demand":  # "before any talks the army must withdraw"
            verb = draft.trigger
        elif draft.topic == "talks" and draft.trigger.lemma_.lower() in WEIGHING:  # "would not discuss laying down arms"
            verb = next(iter(c for c in syntax.children(draft.trigger, "xcomp", "pcomp", "ccomp") if c.tag_ == "VBG"), None)
        elif draft.topic != "other":
            return draft
        elif verb is not None and verb.pos_ == "NOUN":  # "rejected the demand that the army leave"
            verb = next(iter(syntax.children(verb, "acl", "ccomp")), None)
        if verb is None or verb.pos_ != "VERB":
            return draft
        told = self.embedded.read(p, verb, ())
        if told is None or told.topic == "other":
            return draft
        kept = tuple(r for r in draft.reasons if r[0] != "topic")
        return replace(draft, topic=told.topic, reasons=(*kept, ("topic", f"of the act told by {verb.text!r}")))

    def _left(self, verb: Token) -> str | None:
        """What is left by those who pull out of no place: talks, an agreement, a truce."""
        if verb.lemma_.lower() not in ("pull", "walk", "withdraw", "back", "drop"):
            return None
        found = topic_of(self.embedded.topics, syntax.prep_objects(verb, "of", "from"))
        return found[0] if found is not None and found[0] in ("talks", "agreement", "ceasefire", "power_sharing", "monitoring") else None

    @staticmethod
    def _refusals(found: list[Draft], waits: Conditions) -> None:
        """What one will not do until something else is done, one refuses now."""
        for draft in [d for d in found if d.act == "reject" and d.modality in (Modality.PLANNED, Modality.CONDITIONAL)]:
            _put(found, waits, draft, recode(draft, "refused, by what is said", modality=Modality.ACTUAL))
        refused = [d for d in found if d.act == "reject"]
        # "will not attend" and "the conference": one refusal
        doubled = [d for d in refused if any(lies_within(d, other) for other in refused)]
        found[:] = [d for d in found if not any(d is x for x in doubled)]

    def _listed(self, p: int, sent: Span, found: list[Draft], waits: Conditions) -> None:
        """Adds the demands that the sentence lists, with what they come before."""
        for draft, by, head, act in tuple(self.listed.find(p, sent, found)):
            inside = {t.i for t in draft.trigger.subtree}
            found[:] = [
                d for d in found if d.speech or d.modality is Modality.ACTUAL or d.trigger.i not in inside or d.trigger.sent != sent
            ]
            for added in add_new(found, [draft]):
                if by is not None and head is not None and act is not None:
                    waits.setdefault(id(added), []).append(self.maker.condition(p, by, added, head, act))

    def _taken_up(self, p: int, sent: Span, found: list[Draft], waits: Conditions) -> None:
        """Gives the acts of the sentence what they wait for where that was told just before it ("Only then will it sign"); a bargain's
        other half that no frame told ("in return the front would lay down its arms") waits for the half told before."""
        told = [(relation, verb, cue) for relation, verb, cue in earlier_waits(sent)]
        if (half := untold_half(sent, found)) is not None:
            told.append((R.IN_EXCHANGE_FOR, *half))
        for relation, verb, cue in told:
            source = max((d for d in found if _told_before(d, sent, cue)), key=lambda d: d.trigger.i, default=None)
            if source is None:
                continue
            head, act = self.exchanges.price(p, source)
            wait = Wait(relation, verb, (head,), cue, True)
            bearers = [d for d in bearers_of(wait, found) if d is not source and not _told_before(d, sent, cue)]
            asking = source.actors if source.act in _ASKING else ()
            bearers = bearers or add_new(found, self.dependence.tell(p, wait, act, found, asking))[:1]
            bearers = [_put(found, waits, d, _by_who_asks(d, verb, source)) for d in bearers]
            for draft in [self._recoded(p, wait, d, act, found, waits) for d in bearers]:
                waits.setdefault(id(draft), []).append(self.maker.condition(p, wait, draft, head, act))
                if relation is R.IN_EXCHANGE_FOR:
                    back, given = self.exchanges.price(p, draft)
                    other = Wait(relation, source.trigger, (back,), cue, True)
                    waits.setdefault(id(source), []).append(self.maker.condition(p, other, source, back, given))

    # one wait ---------------------------------------------------------------------------------------------

    def _settle(self, p: int, wait: Wait, supposed: Sequence[Draft], found: list[Draft], waits: Conditions) -> None:
        """Gives the wait to the drafts that wait, or makes the statement that it tells by itself."""
        if wait.relation in (R.ONLY_IF, R.UNLESS) and not wait.states:
            found[:] = [d for d in found if d.trigger.i not in wait.inside or d.trigger.sent != wait.host.sent]
        bearers = bearers_of(wait, found)
        refused = any(d.act == "reject" for d in bearers)
        told = [(head, act) for head in members_of(wait) for act in [self._read(p, wait, head, supposed, refused)] if act is not None]
        if not told:
            return
        bearers = [_put(found, waits, d, self._of_itself(p, wait, d)) for d in bearers]
        if not bearers or wait.states:
            new = add_new(found, self.dependence.tell(p, wait, told[0][1], found))
            if wait.states and new:  # "made it a requirement for talks": the talks are not what is asked for
                found[:] = [d for d in found if not (d.act == "demand" and _names(d, wait) and d.topic == new[0].topic)]
            for asked in (d for d in new[1:] if d.act == "demand"):  # what is demanded comes before what it is a condition for
                act = Embedded(new[0].act, new[0].topic, new[0].actors)
                before = Wait(R.BEFORE, asked.trigger, (new[0].trigger,), wait.cue, True)
                waits.setdefault(id(asked), []).append(self.maker.condition(p, before, asked, new[0].trigger, act))
            bearers = new[:1] or bearers
        open_acts = any(d.modality is not Modality.ACTUAL or d.act in _AHEAD for d in bearers)
        coming = wait.relation is R.AFTER and (wait.firm or ahead(wait.host)) and open_acts
        if not wait.states and (coming or wait.relation in SUPPOSING) and any(self._holds(wait, d, told[0][1]) for d in bearers):
            bearing = {id(d) for d in bearers}
            found[:] = [d for d in found if d.trigger.i not in wait.inside or d.trigger.sent != wait.host.sent or id(d) in bearing]
        bearers = [self._recoded(p, wait, d, told[0][1], found, waits) for d in bearers]
        for draft in bearers:
            for head, act in told:
                if not self._holds(wait, draft, act):
                    continue
                waits.setdefault(id(draft), []).append(self.maker.condition(p, wait, draft, head, act))
                mirror = self.exchanges.mirrored(p, wait, draft, head, act)
                if mirror is not None and (added := add_new(found, [mirror])):
                    price = Embedded(_done(draft), draft.topic, draft.actors)
                    waits.setdefault(id(added[0]), []).append(
                        self.maker.condition(p, wait, added[0], draft.content or draft.trigger, price)
                    )

    def _of_itself(self, p: int, wait: Wait, draft: Draft) -> Draft:
        """The draft with a topic of its own words, where only what it waits for told one ("refuses to leave the port until it is paid")."""
        verb = draft.content if draft.content is not None and draft.content.pos_ == "VERB" else draft.trigger
        inside = wait.inside
        if verb.pos_ != "VERB" or wait.states or verb.i in inside or draft.act not in _AHEAD:
            return draft
        decisive = topic_of(self.embedded.topics, [verb])
        if decisive is None or decisive[1].i not in inside or decisive[0] != draft.topic:
            return draft
        rest = [c for c in verb.children if c.dep_ in _CONTENTS and not any(t.i in inside for t in c.subtree)]
        between = [t for t in verb.doc[verb.i + 1 : wait.cue.i] if t.pos_ == "NOUN"]
        taken = self.dependence.taken_up(p, between)  # "will not sign that chapter before ..."
        own = topic_of(self.embedded.topics, rest) or (None if taken is None else (taken[1], taken[0]))
        if own is None and not rest and draft.act in ("accept", "agree") and (asked := self._asked_before(verb, draft)) is not None:
            return recode(draft, "what was asked just before", act="accept", topic=asked.topic)
        if own is None and verb.lemma_.lower() in LEAVING:
            return recode(draft, "who leaves withdraws", topic="withdrawal")
        return recode(draft, "of its own words", topic=own[0]) if own is not None else draft

    def _asked_before(self, verb: Token, draft: Draft) -> Draft | None:
        """What who agrees was asked in the same sentence ("asked the bishop to mediate, and he agreed on condition that ...")."""
        here = [d for d in self.embedded.asked if d.trigger.sent == verb.sent and d.trigger.i < verb.i]
        return next((d for d in reversed(here) if share_a_party(d.recipients, draft.actors)), None)

    def _recoded(self, p: int, wait: Wait, draft: Draft, told: Embedded, found: list[Draft], waits: Conditions) -> Draft:
        """The draft as the wait has it coded, in `found` too."""
        return _put(found, waits, draft, recoded(wait, draft, self.dependence.kept(p, wait, draft, told)))

    def _read(self, p: int, wait: Wait, head: Token, supposed: Sequence[Draft], refused: bool) -> Embedded | None:
        if head.lemma_ == "do" and head.pos_ in ("VERB", "AUX") and not syntax.objects(head) and wait.host.pos_ == "VERB":
            same = self.embedded.read(p, wait.host, supposed)  # "will attend if the president does"
            if same is not None:
                return Embedded(same.act, same.topic, self.parties.all_of(p, syntax.raw_subjects(head)), (), True)
        told = self.embedded.read(p, head, supposed)
        if wait.cue.lower_ in ("compared", "against") and wait.relation is R.IN_EXCHANGE_FOR and self.embedded.human(head):
            return Embedded("release", "prisoners", (), told.patients if told is not None else self.embedded.doers.patients(p, head))
        if told is None and wait.relation is R.IN_EXCHANGE_FOR and self.embedded.human(head) and counted(head):
            return Embedded("release", "prisoners", (), self.embedded.doers.patients(p, head))
        if told is None and wait.relation is R.IN_EXCHANGE_FOR and wait.firm and head.pos_ == "NOUN" and head.ent_type_ not in MEASURED:
            return Embedded("promise", "other", ())  # a price that no topic names ("seats in the cabinet")
        negated = syntax.clause_negated(syntax.clause_of(wait.host))
        must = wait.relation in (R.UNTIL, R.UNLESS, R.ONLY_IF) or (wait.relation is R.AFTER and wait.firm)
        if told is None and (must or (wait.relation is R.BEFORE and (negated or refused))) and self.embedded.acting(p, head):
            return Embedded(
                "promise", "other", self.embedded.doers.of(p, head, "promise"), (), True
            )  # no word tells what, but somebody acts
        return told

    def _holds(self, wait: Wait, draft: Draft, told: Embedded) -> bool:
        """Whether the text makes it a condition or cause, and not only a date or an aside."""
        if wait.relation is R.AFTER and not wait.firm:
            planned = wait.host.pos_ == "VERB" and wait.host != draft.trigger and ahead(wait.host) and not wait.measured
            return (planned and told.act not in _MERELY_TOLD) or self._answers(wait, draft, told)
        if wait.relation is R.BEFORE and not wait.firm:
            to_come = draft.act in _AHEAD or draft.modality in (Modality.PLANNED, Modality.CONDITIONAL, Modality.POSSIBLE)
            return to_come and not wait.measured
        if wait.relation is R.IN_EXCHANGE_FOR and not wait.firm:
            if wait.cue.lower_ in ("compared", "against"):
                return (draft.topic in PEOPLE and told.topic in PEOPLE) or (told.topic in PEOPLE and draft.act in ("exchange", "release"))
            if wait.cue.lower_ == "alongside":
                return any(t.lemma_.lower() in _DEALS for t in wait.cue.sent) and draft.act in BARGAINING | {"extend", "end"}
            return draft.modality is not Modality.ACTUAL or draft.act in _AHEAD
        if wait.cue.lower_ in ("while", "whilst"):
            return draft.act == "reject"
        if wait.cue.lower_ == "without":
            return draft.act == "reject" or syntax.clause_negated(syntax.clause_of(wait.host))
        if wait.relation is R.UNTIL:
            return draft.act not in _MERELY_TOLD
        return draft.act not in ("accuse", "deny", "confirm", "praise") or (wait.firm and wait.relation is R.AFTER)

    @staticmethod
    def _answers(wait: Wait, draft: Draft, told: Embedded) -> bool:
        if draft.modality is Modality.PLANNED and not wait.measured:
            return draft.act not in _MERELY_TOLD or draft.act == "meet"
        if draft.modality is not Modality.ACTUAL or told.act not in _PROVOKING:
            return False
        mutual = ACT_BY_NAME[draft.act].symmetric and not ACT_BY_NAME[told.act].symmetric
        same = bool(told.actors) and ids_of(told.actors) <= ids_of(draft.actors) and not mutual
        if draft.act in _HALTING and told.act in HARMFUL:
            return not same or ACT_BY_NAME[draft.act].symmetric
        clause = any(h.pos_ in ("VERB", "AUX") for h in wait.heads)
        if wait.cue.lower_ == "over":  # "broke off the talks over the arrests"
            return False
        struck = draft.act == "attack" and told.act in _STRIKING_BACK_AT
        return (draft.act in _ANSWERING or struck) and clause and not same and not wait.measured


def _names(draft: Draft, wait: Wait) -> bool:
    """Whether a draft is told by the very words that make one act a condition for another."""
    return draft.trigger in (wait.cue, wait.cue.head)


def _first_wanted(sent: Span, found: list[Draft], waits: Conditions) -> None:
    """ "No weapons before the law is passed, say the rebels. The government wants the weapons first": before it passes the law."""
    for draft in found:
        first = any(t.lower_ == "first" and t.pos_ == "ADV" for t in draft.trigger.subtree)
        if draft.trigger.sent != sent or draft.act not in _ASKING or not first:
            continue
        for other in found:
            near = other.trigger.sent.end == sent.start and other.topic == draft.topic and share_a_party(other.actors, draft.recipients)
            for cond in waits.get(id(other), ()) if near and other.act == "reject" else ():
                if share_a_party(cond.actors, draft.actors):
                    waits.setdefault(id(draft), []).append(replace(cond, relation=R.BEFORE, actors=draft.actors, cue="first"))


def _told_before(draft: Draft, sent: Span, cue: Token) -> bool:
    """Whether an act that others can wait for was told before the cue, in its sentence or the one before."""
    near = draft.trigger.sent == sent or draft.trigger.sent.end == sent.start
    tradable = draft.act in BARGAINING or draft.act in ASKED_FOR or draft.modality in (Modality.PLANNED, Modality.CONDITIONAL)
    return near and draft.trigger.i < cue.i and tradable


def _by_who_asks(draft: Draft, verb: Token, source: Draft) -> Draft:
    """ "X demanded that Y leave. Otherwise it would end the truce": "it" is who asks, not who is asked, nobody waits for himself."""
    pronoun = any(t.lower_ in ("it", "they", "he", "she") for t in syntax.raw_subjects(verb))
    if source.act not in _ASKING or not (pronoun and source.actors) or ids_of(draft.actors) != ids_of(source.recipients):
        return draft
    return replace(draft, actors=source.actors, recipients=tuple(r for r in source.recipients if not share_a_party((r,), source.actors)))


def _put(found: list[Draft], waits: Conditions, draft: Draft, new: Draft) -> Draft:
    """Puts a draft in the place of another; what that one waits for goes with it."""
    if new is not draft:
        found[:] = [new if d is draft else d for d in found]
        waits[id(new)] = waits.pop(id(draft), [])
    return new


def _done(draft: Draft) -> str:
    """The act that a promise or agreement is about."""
    return TYPICAL_ACT.get(draft.topic, draft.act) if draft.act in ("promise", "agree", "offer") else draft.act


def _distinct(draft: Draft, found: Sequence[Condition]) -> tuple[Condition, ...]:
    """The conditions without doubles, and without what is the draft itself."""
    out: dict[tuple[object, ...], Condition] = {}
    for c in found:
        if (c.act, c.topic) == (draft.act, draft.topic) and ids_of(c.actors) == ids_of(draft.actors):
            continue
        out.setdefault((c.relation, c.act, c.topic, ids_of(c.actors)), c)
    return tuple(out.values())
