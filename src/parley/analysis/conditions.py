"""What acts wait for: the waits of each sentence, read, weighed and given to the acts that wait.

Invariant: a pure date is no condition, and an event merely dated by another ("after the meeting ended") is none either; one that answers
another ("walked out after the raid") is. A wait whose words tell an act that no frame found yields a statement of its own (`dependence.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from parley.analysis import syntax
from parley.analysis.acts import Draft
from parley.analysis.dependence import Dependence
from parley.analysis.embedded import Embedded, EmbeddedActs
from parley.analysis.parties import PartyResolver
from parley.analysis.waits import Wait, find_waits, opened, swapped
from parley.analysis.words import Words
from parley.model.codebook import ACT_BY_NAME
from parley.model.records import Condition, ConditionRelation, Modality, Party, Polarity

R = ConditionRelation
Conditions = dict[int, list[Condition]]

_BARGAINING = frozenset("offer demand promise agree accept release urge exchange lift declare_ceasefire withdraw_forces".split())
_ANSWERING = frozenset(
    "suspend_talks resume_talks withdraw_offer accept reject release lift declare_ceasefire end protest observe violate aid withdraw_forces detain sanction mobilize".split()
)
"""Acts that one side does because of what was done before; others that stand before "after" are only dated by it."""
_PROVOKING = frozenset(
    "attack violate seize accept agree reject promise release withdraw_forces declare_ceasefire sanction accuse detain offer lift mobilize withdraw_offer end suspend_talks".split()
)
"""Acts that another act can be the answer to."""
_HALTING = frozenset("suspend_talks end reject withdraw_offer protest violate declare_ceasefire".split())
_HARMFUL = frozenset("attack violate seize accuse detain sanction".split())
_AHEAD = frozenset("demand urge offer promise reject warn accept agree".split())
"""Acts about what is to come: "before" beside them is an order of steps, not a date."""
_MERELY_TOLD = frozenset("meet visit mediate appoint praise confirm accuse deny".split())
_PEOPLE = ("prisoners", "hostages")
_DEALS = frozenset("deal plan package agreement arrangement accord proposal swap bargain compromise offer".split())


class ConditionFinder:
    """Finds the conditions of one report's drafts, paragraph by paragraph, in order."""

    def __init__(self, embedded: EmbeddedActs, dependence: Dependence, parties: PartyResolver, words: Words) -> None:
        self.embedded = embedded
        self.dependence = dependence
        self.parties = parties
        self.words = words

    def of_paragraph(self, p: int, drafts: Sequence[Draft], supposed: Sequence[Draft]) -> tuple[list[Draft], list[tuple[Condition, ...]]]:
        """The paragraph's drafts with those that only a condition tells, in order, and the conditions of each.

        drafts: the acts that the paragraph asserts; supposed: all acts that frames found in it, also those inside conditions.
        """
        self.embedded.remember(drafts)
        found = list(drafts)
        waits: Conditions = {}
        for sent in self.parties.paragraphs[p].doc.sents:
            here = [d for d in supposed if d.trigger.sent == sent]
            for wait in find_waits(sent, self.words["speech.verbs"]):
                self._settle(p, wait, here, found, waits)
            self._opened(p, sent, here, found, waits)
            self._swapped(p, sent, found, waits)
        ordered = sorted(found, key=lambda d: d.trigger.i)
        return ordered, [_distinct(d, waits.get(id(d), ())) for d in ordered]

    # one wait ---------------------------------------------------------------------------------------------

    def _settle(self, p: int, wait: Wait, supposed: Sequence[Draft], found: list[Draft], waits: Conditions) -> None:
        """Gives the wait to the drafts that wait, or makes the statement that it tells by itself."""
        told = [(head, act) for head in wait.heads for act in [self.embedded.read(p, head, supposed)] if act is not None]
        if not told:
            return
        bearers = _bearers(wait, found)
        if not bearers or wait.states:
            bearers = self._own_statement(p, wait, told[0][1], found) or bearers
        for draft in bearers:
            for head, act in told:
                if self._holds(wait, draft, act):
                    waits.setdefault(id(draft), []).append(self._condition(p, wait, draft, head, act))

    def _own_statement(self, p: int, wait: Wait, told: Embedded, found: list[Draft]) -> list[Draft]:
        drafts = self.dependence.tell(p, wait, told, found)
        out = []
        for draft in drafts:
            twin = next(
                (
                    d
                    for d in found
                    if d.trigger.sent == draft.trigger.sent
                    and (d.act, d.topic) == (draft.act, draft.topic)
                    and _share(d.actors, draft.actors)
                ),
                None,
            )
            if twin is None:
                found.append(draft)
            out.append(twin or draft)
        return out[:1]

    def _holds(self, wait: Wait, draft: Draft, told: Embedded) -> bool:
        """Whether the text makes it a condition or cause, and not only a date or an aside."""
        if wait.relation is R.AFTER and not wait.firm:
            return self._answers(wait, draft, told)
        if wait.relation is R.BEFORE and not wait.firm:
            ahead = draft.act in _AHEAD or draft.modality in (Modality.PLANNED, Modality.CONDITIONAL, Modality.POSSIBLE)
            return ahead and not wait.measured
        if wait.relation is R.IN_EXCHANGE_FOR and not wait.firm:
            if wait.cue.lower_ in ("compared", "against"):
                return (draft.topic in _PEOPLE and told.topic in _PEOPLE) or (told.topic in _PEOPLE and draft.act in ("exchange", "release"))
            if wait.cue.lower_ == "alongside":
                return any(t.lemma_.lower() in _DEALS for t in wait.cue.sent) and draft.act in _BARGAINING | {"extend", "end"}
            return draft.modality is not Modality.ACTUAL or draft.act in _AHEAD
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
        same = bool(told.actors) and {x.actor for x in told.actors} <= {x.actor for x in draft.actors}
        if draft.act in _HALTING and told.act in _HARMFUL:
            return not same or ACT_BY_NAME[draft.act].symmetric
        clause = any(h.pos_ in ("VERB", "AUX") for h in wait.heads)
        return draft.act in _ANSWERING and clause and not same and not wait.measured

    def _condition(self, p: int, wait: Wait, draft: Draft, head: Token, told: Embedded) -> Condition:
        relation = wait.relation
        if draft.act == "reject" and relation in (R.BEFORE, R.UNLESS) and not (relation is R.BEFORE and wait.measured):
            relation = R.UNTIL  # "will not sign before", "unless": refused until then
        actors = self.embedded.doers(told, draft.actors, draft.recipients)
        if relation is R.AFTER and not told.actors and told.act in ("attack", "violate"):
            actors = ()
        if ACT_BY_NAME[told.act].symmetric and len(actors) == 1 and draft.actors and not _share(actors, draft.actors):
            actors = (*draft.actors, *actors)
        start, end = self._span(p, head)
        negative = syntax.negated(head) and wait.cue.lower_ != "without"
        return Condition(
            relation=relation,
            act=told.act,
            topic=told.topic,
            actors=actors,
            recipients=tuple(x for x in told.patients if not _share((x,), actors)),
            polarity=Polarity.NEGATIVE if negative else Polarity.POSITIVE,
            start=start,
            end=end,
            cue=wait.cue.text,
        )

    # other forms ------------------------------------------------------------------------------------------

    def _opened(self, p: int, sent: Span, supposed: Sequence[Draft], found: list[Draft], waits: Conditions) -> None:
        """ "A truce would pave the way for talks": the talks come after the truce."""
        for cause, effects, cue in opened(sent):
            told = self.embedded.read(p, cause, supposed)
            before = [d for d in found if (d.trigger.sent == sent and d.trigger.i < cue.i) or d.trigger.sent.end == sent.start]
            source = next(
                (d for d in reversed(before) if d.act in ("offer", "promise", "declare_ceasefire", "release", "agree", "accept")), None
            )
            if (told is None or told.topic in ("talks", "agreement")) and source is not None:
                told = Embedded("declare_ceasefire" if source.topic == "ceasefire" else source.act, source.topic, source.actors)
            if told is None:
                continue
            for effect in effects:
                drafts = [
                    d for d in found if d.trigger == effect or (d.trigger.i in {t.i for t in effect.subtree} and d.trigger.sent == sent)
                ] or self.dependence.outcome(p, effect, cue, found)
                for draft in drafts:
                    if (draft.act, draft.topic) != (told.act, told.topic):
                        wait = Wait(R.AFTER, effect, (cause,), cue, True)
                        waits.setdefault(id(draft), []).append(self._condition(p, wait, draft, cause, told))

    def _swapped(self, p: int, sent: Span, found: Sequence[Draft], waits: Conditions) -> None:
        """ "... but in exchange they want ...": each side waits for the other; at a sentence's head, for the act told before."""
        cue = swapped(sent)
        if cue is None:
            return
        clause = syntax.clause_of(cue)
        inside = {t.i for t in clause.subtree}
        here = [d for d in found if d.trigger.sent == sent and d.act in _BARGAINING]
        given = [d for d in here if (d.trigger.i in inside and clause != sent.root) or (clause == sent.root and d.trigger.i >= cue.i)]
        others = [d for d in here if not any(d is g for g in given)]
        if not others and cue.i - sent.start < 3:
            earlier = [d for d in found if d.trigger.i < sent.start and d.act in _BARGAINING]
            others = [d for d in earlier if d.trigger.sent == earlier[-1].trigger.sent]
        for one, other in [(g, o) for g in given for o in others]:
            if (one.topic, _ids(one.actors)) != (other.topic, _ids(other.actors)):
                waits.setdefault(id(one), []).append(self._price(p, other, cue))
                waits.setdefault(id(other), []).append(self._price(p, one, cue))

    def _price(self, p: int, draft: Draft, cue: Token) -> Condition:
        head = draft.content or draft.trigger
        told = self.embedded.read(p, head, ()) if head != draft.trigger else None
        act = told.act if told is not None and told.topic == draft.topic else draft.act
        asked = draft.act in ("demand", "urge")
        doers = (
            self.embedded.doers(Embedded(act, draft.topic, (), told.patients if told else ()), draft.actors, draft.recipients)
            if asked
            else draft.actors
        )
        if asked and draft.recipients and act != "lift":
            doers = draft.recipients
        if asked and told is not None and told.actors and not _share(told.actors, draft.actors):
            doers = told.actors
        start, end = self._span(p, head)
        return Condition(relation=R.IN_EXCHANGE_FOR, act=act, topic=draft.topic, actors=doers, start=start, end=end, cue=f"in {cue.text}")

    def _span(self, p: int, head: Token) -> tuple[int, int]:
        first, last = syntax.edges(syntax.subtree_without_clauses(head)) or (head, head)
        return self.parties.paragraphs[p].span(first, last)


def _bearers(wait: Wait, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts that the waiting word belongs to: as trigger or content, within the content, or in the clause that it heads."""
    inside = wait.inside
    ranked = [
        (rank, d)
        for d in drafts
        if d.trigger.sent == wait.host.sent and d.trigger.i not in inside
        for rank in [_distance(wait.host, d)]
        if rank is not None
    ]
    best = min((rank for rank, _ in ranked), default=None)
    return [d for rank, d in ranked if rank == best]


def _distance(host: Token, draft: Draft) -> int | None:
    """Steps between a waiting word and a draft; None where a clause boundary lies between them."""
    carrier = syntax.support_verb(draft.trigger) if draft.trigger.pos_ == "NOUN" else None
    if host in (draft.trigger, draft.content) or (carrier is not None and host == carrier):
        return 0
    steps = 1
    tok = host
    while tok.head != tok and tok.dep_ not in ("relcl", "parataxis") and not (tok.dep_ == "advcl" and tok.tag_ != "VB"):
        tok = tok.head
        if tok in (draft.trigger, draft.content):
            return steps
        steps += 1
    steps = 1
    tok = draft.trigger
    while (
        tok.head != tok
        and tok.dep_ not in ("relcl", "advcl", "parataxis", "acl")
        and not (tok.dep_ in ("ccomp", "conj") and syntax.raw_subjects(tok))
    ):
        tok = tok.head
        if tok == host:
            return steps
        steps += 1
    return None


def _distinct(draft: Draft, found: Sequence[Condition]) -> tuple[Condition, ...]:
    """The conditions without doubles, and without what is the draft itself."""
    out: dict[tuple[object, ...], Condition] = {}
    for c in found:
        if (c.act, c.topic) == (draft.act, draft.topic) and _ids(c.actors) == _ids(draft.actors):
            continue
        out.setdefault((c.relation, c.act, c.topic, _ids(c.actors)), c)
    return tuple(out.values())


def _ids(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(x.actor for x in parties)


def _share(one: Sequence[Party], other: Sequence[Party]) -> bool:
    return bool(_ids(one) & _ids(other))
