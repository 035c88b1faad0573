"""Demands that a sentence lists: "it has two conditions: X and Y", "their demands are X and Y", "insists that X be done first".

Each item that tells an act or a topic is a demand of whose conditions they are; where the words tell for what ("conditions for talks"), or
a readiness was told just before, it comes before that. A list without an owner who is a party tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Span, Token

from parley.analysis import syntax
from parley.analysis.attribution import AttributionFinder
from parley.analysis.conditionwords import ACTS_OF_NOUNS, TYPICAL_ACT
from parley.analysis.doers import Embedded
from parley.analysis.drafts import Draft
from parley.analysis.embedded import EmbeddedActs
from parley.analysis.exchanges import made
from parley.analysis.parties import PartyResolver
from parley.analysis.waitparts import Wait
from parley.model.codebook import ACT_BY_NAME
from parley.model.records import ActorKind, ConditionRelation, Modality, Party

R = ConditionRelation

_CONDITIONS = frozenset("condition precondition prerequisite requirement".split())
_DEMANDS = _CONDITIONS | frozenset("demand".split())
_SETTING = frozenset(
    "have set name list put repeat restate reiterate make lay present issue submit pose give send announce state outline attach raise "
    "publish maintain read".split()
)
"""Verbs by which a party states its conditions; others ("rejected two conditions: ...") answer those of somebody else."""
_WANTING = frozenset("want demand ask seek expect require".split())
_ASIDE = frozenset("which who whom whose among including many some all".split())
"""Words that open an aside within a list, not an item of it."""
_MUST = frozenset("must should".split())
_SIDES = (ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.PERSON)
_READY = ("offer", "promise", "accept", "agree")
_DONE = ("release", "meet", "resume_talks", "withdraw_forces", "lift", "declare_ceasefire", "observe", "extend")
_FIRST_WITHIN = 4
"""Words from the head of a sentence in which "first" orders the whole of it ("But first, he said, ...")."""
MOST_ITEMS = 6

Listed = tuple[Draft, Wait | None, Token | None, Embedded | None]


class ListedDemands:
    """Finds the demands that sentences of one report list."""

    def __init__(self, sayings: AttributionFinder, parties: PartyResolver, embedded: EmbeddedActs) -> None:
        self.sayings = sayings
        self.parties = parties
        self.embedded = embedded

    def find(self, p: int, sent: Span, drafts: Sequence[Draft]) -> Iterator[Listed]:
        """(demand, the wait it comes by, phrase and act that wait) of each item; the last three None where nothing is told to wait."""
        for tok in sent:
            if tok.lemma_.lower() in _DEMANDS and tok.pos_ == "NOUN":
                yield from self._named(p, sent, tok, drafts)
            elif tok.lower_ == "what" and tok.dep_ in ("dobj", "pobj") and tok.head.lemma_.lower() in _WANTING:
                yield from self._wanted(p, sent, tok)
            elif tok.lemma_.lower() == "insist" and tok.pos_ == "VERB":
                yield from self._insisted(p, tok)
            elif tok.lower_ == "first" and tok.dep_ == "advmod":
                yield from self._first(p, sent, tok, drafts)

    # forms ------------------------------------------------------------------------------------------------

    def _named(self, p: int, sent: Span, noun: Token, drafts: Sequence[Draft]) -> Iterator[Listed]:
        items = list(_items(sent, noun))
        owner = self._owner(p, noun) if items else None
        if owner is None:
            return
        waiting = self._waiting(p, noun, owner, drafts)
        for item in items:
            yield from self._demand(p, item, owner, waiting, noun)

    def _wanted(self, p: int, sent: Span, what: Token) -> Iterator[Listed]:
        """ "set out what it wants for the nine engineers: X, Y and Z"."""
        verb = what.head
        colon = next((t for t in sent if t.text == ":" and t.i > verb.i), None)
        owners = [x for x in self.parties.all_of(p, syntax.subjects(verb)) if x.kind in _SIDES]
        if colon is None or not owners:
            return
        price = syntax.prep_objects(verb, "for") or [t for c in syntax.prep_objects(verb, "in") for t in syntax.prep_objects(c, "for")]
        waiting = None
        for head in price[:1]:
            told = self.embedded.read(p, head, ())
            if told is None and self.embedded.human(head):
                told = Embedded("release", "prisoners", ())
            if told is not None:
                waiting = (R.IN_EXCHANGE_FOR, head, Embedded(told.act, told.topic, (owners[0],)))
        for item in _parts(sent, colon.i + 1):
            yield from self._demand(p, item, owners[0], waiting, verb)

    def _insisted(self, p: int, verb: Token) -> Iterator[Listed]:
        """ "insists that the army withdraw": a clause of what shall be, not of what is."""
        owners = [x for x in self.parties.all_of(p, syntax.subjects(verb)) if x.kind in _SIDES]
        for clause in syntax.children(verb, "ccomp"):
            shall = any(c.lower_ in _MUST or c.lower_ == "be" for c in syntax.children(clause, "aux", "auxpass")) or clause.tag_ == "VB"
            if owners and shall and syntax.raw_subjects(clause) and not syntax.future(clause) and not syntax.clause_negated(clause):
                yield from self._demand(p, clause, owners[0], None, verb)

    def _first(self, p: int, sent: Span, first: Token, drafts: Sequence[Draft]) -> Iterator[Listed]:
        """ "But first the army must leave": before what the speaker was told to be ready for."""
        clause = first.head
        musts = any(c.lower_ in _MUST for c in syntax.children(clause, "aux"))
        musts = musts or any(c.lemma_.lower() in ("have", "need") for c in (clause, clause.head) if c.pos_ == "VERB")
        wanting = [d for d in drafts if d.act in ("demand", "urge") and d.trigger.sent == sent and first in d.trigger.subtree]
        if wanting:
            yield from self._wanted_first(p, sent, first, wanting[0], drafts)
        if first.i - sent.start >= _FIRST_WITHIN or not musts or clause.pos_ not in ("VERB", "AUX"):
            return
        before = [d for d in drafts if d.trigger.i < sent.start and d.act in _READY and d.actors]
        chain = self.sayings.chain(p, clause)
        speaker = chain[-1].party if chain else None
        owner = speaker if speaker is not None and speaker.kind in _SIDES else before[-1].actors[0] if before else None
        mine = [d for d in before if owner is not None and any(a.actor == owner.actor for a in d.actors)]
        if owner is not None and mine and not any(x.actor == owner.actor for x in self.parties.all_of(p, syntax.subjects(clause))):
            yield from self._demand(p, clause, owner, self._ready(p, mine[-1]), first)

    def _wanted_first(self, p: int, sent: Span, first: Token, draft: Draft, drafts: Sequence[Draft]) -> Iterator[Listed]:
        """ "They first want the siege lifted": before what they were told to be ready for, or to refuse, in the sentence before."""
        mine = {a.actor for a in draft.actors}
        before = [
            d
            for d in drafts
            if d.trigger.sent.end == sent.start and (_is_open(d) or d.act == "reject") and mine & {a.actor for a in d.actors}
        ]
        if before:
            relation, head, act = self._ready(p, before[-1])
            yield draft, Wait(relation, draft.trigger, (head,), first, True), head, act

    # parts ------------------------------------------------------------------------------------------------

    def _owner(self, p: int, noun: Token) -> Party | None:
        """Whose conditions they are: by a possessive or "of", else who states them."""
        words = [*syntax.children(noun, "poss"), *syntax.prep_objects(noun, "of", "from", "by")]
        words += [c for c in syntax.children(noun, "compound", "amod", "nmod") if c.i < noun.i]
        named = [x for x in self.parties.all_of(p, words) if x.kind in _SIDES]
        if named:
            return named[0]
        laid = _laid_down(noun)
        setters = [x for x in self.parties.all_of(p, syntax.subjects(laid)) if x.kind in _SIDES] if laid is not None else []
        if setters:
            return setters[0]
        verb = syntax.support_verb(noun)
        if verb is None or verb.lemma_.lower() not in _SETTING | {"be"}:
            return None
        found = [] if syntax.is_passive(verb) and not syntax.agents(verb) else syntax.subjects(verb)
        found = [t for s in found for t in (syntax.subjects(s) if s.pos_ == "VERB" else [s]) if t != noun]
        stating = [x for x in self.parties.all_of(p, found) if x.kind in _SIDES]
        return stating[0] if stating else None

    def _waiting(self, p: int, noun: Token, owner: Party, drafts: Sequence[Draft]) -> tuple[ConditionRelation, Token, Embedded] | None:
        """What the conditions are for: by the words, else what their owner was told to be ready for just before."""
        laid = _laid_down(noun)
        aims = syntax.prep_objects(noun, "for", "to") + (syntax.prep_objects(laid, "for") if laid is not None else [])
        for head in aims:
            told = self.embedded.read(p, head, ())
            if told is not None:
                return R.BEFORE, head, told
        if noun.lemma_.lower() not in _CONDITIONS:
            return None
        ready = [d for d in drafts if d.trigger.i < noun.i and _is_open(d) and any(a.actor == owner.actor for a in d.actors)]
        return self._ready(p, ready[-1]) if ready else None

    def _ready(self, p: int, draft: Draft) -> tuple[ConditionRelation, Token, Embedded]:
        head = draft.content or draft.trigger
        told = self.embedded.read(p, head, ())
        done = TYPICAL_ACT.get(draft.topic, draft.act) if draft.act in (*_READY, "reject") else draft.act
        known = told if told is not None and told.topic == draft.topic else Embedded(done, draft.topic, draft.actors)
        return R.BEFORE, head, known

    def _demand(
        self, p: int, item: Token, owner: Party, waiting: tuple[ConditionRelation, Token, Embedded] | None, cue: Token
    ) -> Iterator[Listed]:
        told = self.embedded.read(p, item, ())
        if told is None and cue.lemma_.lower() in _DEMANDS and item.lemma_.lower() in ACTS_OF_NOUNS:
            told = Embedded(ACTS_OF_NOUNS[item.lemma_.lower()], "other", ())  # "the return of the boat": no topic of the codebook
        if told is None:
            return
        doers = self.embedded.doers.infer(told, (owner,), ())
        asked = tuple(x for x in doers if x.actor != owner.actor)
        if told.actors and not asked and not ACT_BY_NAME[told.act].symmetric:
            return  # what it will do itself is no demand
        draft = made("listed-demand", "demand", told.topic, p, item, (owner,), "an item of its conditions", Modality.ACTUAL, asked)
        if waiting is None:
            yield draft, None, None, None
            return
        relation, head, act = waiting
        actors = act.actors or ((owner, *asked) if ACT_BY_NAME[act.act].symmetric else ())
        yield draft, Wait(relation, item, (head,), cue, True), head, Embedded(act.act, act.topic, actors, act.patients)


def _is_open(draft: Draft) -> bool:
    """Whether a party is ready for something, or will do it: what its conditions can be for."""
    return draft.act in _READY or (draft.act in _DONE and draft.modality in (Modality.PLANNED, Modality.CONDITIONAL))


def _items(sent: Span, noun: Token) -> Iterator[Token]:
    """The items of a list of conditions: behind its colon, or what they are said to be."""
    colon = next((t for t in sent if t.text == ":" and t.i > noun.i), None)
    if colon is not None:
        yield from _parts(sent, colon.i + 1)
        return
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "among" else noun.head  # "among its conditions are ..."
    subject = noun.dep_ == "nsubj" or verb != noun.head
    if subject and verb.lemma_ == "be" and not syntax.clause_negated(verb):
        yield from _parts(sent, verb.i + 1)


def _laid_down(noun: Token) -> Token | None:
    """The verb of a clause that tells who set conditions: "the conditions that the front laid down for a truce"."""
    clauses = syntax.children(noun, "relcl")
    return next((c for c in clauses if c.lemma_.lower() in _SETTING and syntax.raw_subjects(c)), None)


def _parts(sent: Span, start: int) -> Iterator[Token]:
    """The heads of what is set side by side from a token on: split at semicolons, commas, and "and" before a new phrase."""
    cuts = [start]
    for t in sent.doc[start : sent.end]:
        after = t.nbor(1) if t.i + 1 < sent.end else None
        opens = after is not None and (
            after.dep_ in ("det", "poss") or after.lower_ in ("that", "to") or after.lemma_.lower() in ACTS_OF_NOUNS
        )
        if t.text in (";", ",") or (t.lower_ == "and" and (opens or (t.i > 0 and t.nbor(-1).text == ","))):
            cuts.append(t.i + 1)
    cuts.append(sent.end)
    ranges = [(a, b) for a, b in pairwise(cuts) if b > a]
    for a, b in ranges[:MOST_ITEMS]:
        part = [t for t in sent.doc[a:b] if not (t.is_punct or t.lower_ in ("and", "that"))]
        if part and part[0].lower_ not in _ASIDE:
            yield _head(part)


def _head(part: Sequence[Token]) -> Token:
    """The word of a phrase that stands highest in the parse; of several, the first that tells an act."""
    inside = {t.i for t in part}
    tops = [t for t in part if t.head.i not in inside or t.head == t]
    return next((t for t in tops if t.pos_ in ("NOUN", "VERB", "AUX")), tops[0] if tops else part[0])
