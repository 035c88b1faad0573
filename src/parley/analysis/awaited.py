"""The condition as it is stored: relation, act and parties of what is waited for, from a wait and the act that bears it.

Nobody waits for himself: who is to do it is named, or is the other side. Which act bears a wait, and whether it is a condition at all, is
told in `conditions.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.doers import Embedded
from parley.analysis.drafts import Draft, ids_of, share_a_party
from parley.analysis.embedded import EmbeddedActs
from parley.analysis.parties import PartyResolver
from parley.analysis.quantities import quantity_of
from parley.analysis.waitparts import Wait
from parley.model.codebook import ACT_BY_NAME
from parley.model.records import Condition, ConditionRelation, Modality, Party, Polarity, Terms

R = ConditionRelation

_OPPOSITES = {"attack": "observe", "mobilize": "withdraw_forces", "sanction": "lift", "detain": "release"}
ASKED_FOR = frozenset("observe release withdraw_forces lift end declare_ceasefire aid".split())
"""Deeds that one side asks of the other: nobody refuses a thing until it has done them itself."""
_LASTING = frozenset("long while whilst".split())
"""Cues of a state that an act waits to end ("as long as", "while")."""
_HOLDING = frozenset("hold keep detain occupy".split())
MEASURED = ("DATE", "TIME", "MONEY", "CARDINAL")
PEOPLE = ("prisoners", "hostages")
HARMFUL = frozenset("attack violate seize accuse detain sanction".split())


class ConditionMaker:
    """Makes the conditions of one report's drafts."""

    def __init__(self, embedded: EmbeddedActs, parties: PartyResolver) -> None:
        self.embedded = embedded
        self.parties = parties

    def condition(self, p: int, wait: Wait, draft: Draft, head: Token, told: Embedded) -> Condition:
        """The condition that a draft bears by a wait. head: the phrase or clause waited for; told: the act that it tells."""
        relation = wait.relation
        if draft.act == "reject" and wait.cue.lower_ in _LASTING:
            relation, told = R.UNTIL, self._ended(draft, head, told)  # "no talks as long as the attacks go on"
        if draft.act == "reject" and relation in (R.BEFORE, R.UNLESS) and not (relation is R.BEFORE and wait.measured):
            relation = R.UNTIL  # "will not sign before", "unless": refused until then
        setter = draft.actors[:1] if ACT_BY_NAME[draft.act].symmetric and not ACT_BY_NAME[told.act].symmetric else draft.actors
        answered = wait.cue.lower_ == "in"  # "in response to": to what the other side did
        owed = relation is not R.AFTER or answered or draft.modality in (Modality.PLANNED, Modality.CONDITIONAL)
        actors = self.embedded.doers.infer(told, setter, draft.recipients, owed=owed)
        if relation is R.AFTER and not told.actors and told.act in ("attack", "violate"):
            actors = ()
        if not actors and answered and told.act in HARMFUL and share_a_party(told.patients, draft.actors):
            actors = self.embedded.doers.infer(
                Embedded("observe", told.topic, ()), draft.actors, draft.recipients
            )  # done to the one who answers
        if draft.act == "demand" and relation is R.BEFORE and _meant_to(head):
            actors = draft.actors[:1]  # "demanded a pullback before it would free them"
        if self._others(relation, draft, head, told, actors):
            actors = draft.recipients[:1]
        if draft.act == "warn" and told.act in HARMFUL and not (actors or told.unnamed):
            actors = self.embedded.doers.infer(replace(told, act="observe"), draft.actors, draft.recipients)  # whom the threat warns
        if ACT_BY_NAME[told.act].symmetric and actors and draft.actors and not told.unnamed:
            mine = [a for a in draft.actors if len(actors) == 1 or share_a_party((a,), actors)]
            does = head.pos_ in ("VERB", "AUX") or relation is R.IN_EXCHANGE_FOR or told.act == "resume_talks"
            named = told.actors and len(actors) == 1 and does  # "if the president comes"; not "before any meeting with him"
            whose = (*actors, *mine) if named else (*mine, *actors)
            actors = tuple({a.actor: a for a in whose}.values())  # whom the words name stands first, else whose condition it is
        if (
            not any(a.start is not None for a in told.actors)
            and len(actors) > 1
            and relation is R.ONLY_IF
            and draft.act in ("offer", "promise", "urge", "lift")
        ):
            actors = tuple(sorted(actors, key=lambda a: any(a.actor == d.actor for d in draft.actors)))  # the other side's part comes first
        if wait.cue.lower_ == "for" and relation is R.AFTER and draft.act != "warn":
            relation = R.IN_EXCHANGE_FOR  # "ten fighters for each hostage"
        start, end = self._span(p, head)
        negative = syntax.negated(head) and wait.cue.lower_ not in ("without", "first")
        return Condition(
            relation=relation,
            act=told.act,
            topic=told.topic,
            actors=actors,
            recipients=tuple(x for x in told.patients if not share_a_party((x,), actors)),
            polarity=Polarity.NEGATIVE if negative else Polarity.POSITIVE,
            terms=_counted_terms(head) if told.topic in (*PEOPLE, "withdrawal") else Terms(),
            start=start,
            end=end,
            cue=wait.cue.text,
        )

    @staticmethod
    def _others(relation: ConditionRelation, draft: Draft, head: Token, told: Embedded, actors: Sequence[Party]) -> bool:
        """Whether "they" in a condition are the other side, though the pronoun was taken for the one who sets it: nobody makes an offer
        hang on what he himself does."""
        pronoun = head.pos_ in ("VERB", "AUX") and any(t.lower_ == "they" for t in syntax.raw_subjects(head))
        setting = draft.act in ("offer", "promise", "lift", "aid", "accept", "warn") or (draft.act == "reject" and told.act in ASKED_FOR)
        sets = relation in (R.ONLY_IF, R.UNLESS, R.UNTIL) and setting
        return pronoun and sets and bool(draft.recipients) and ids_of(actors) == ids_of(draft.actors[:1])

    @staticmethod
    def _ended(draft: Draft, head: Token, told: Embedded) -> Embedded:
        """What ends a state: of attacks, that they are stopped; of holding captives, that they are freed, by whom "they" means."""
        if head.lemma_.lower() in _HOLDING and any(t.pos_ == "PRON" for t in syntax.raw_subjects(head)) and draft.recipients:
            return replace(told, act=_OPPOSITES.get(told.act, told.act), actors=draft.recipients[:1])
        return replace(told, act=_OPPOSITES.get(told.act, told.act))

    def _span(self, p: int, head: Token) -> tuple[int, int]:
        first, last = syntax.edges(syntax.subtree_without_clauses(head)) or (head, head)
        return self.parties.paragraphs[p].span(first, last)


def _meant_to(head: Token) -> bool:
    """Whether a clause tells what "it" or "they" would do: those who ask for something first."""
    subjects = syntax.raw_subjects(head) if head.pos_ in ("VERB", "AUX") else []
    return syntax.future(head) and any(t.lower_ in ("it", "they", "he", "she", "we") for t in subjects)


def _counted_terms(head: Token) -> Terms:
    """How many are to be freed or to leave, where the condition says so."""
    phrases = [head]
    if head.pos_ in ("VERB", "AUX"):
        phrases = syntax.objects(head) or syntax.raw_subjects(head)
    for tok in (*phrases, *(t for phrase in phrases for t in syntax.prep_objects(phrase, "of"))):
        found = quantity_of(tok)
        if found is not None and tok.ent_type_ not in MEASURED[:3]:
            return Terms(amount=found.amount, amount_high=found.high, qualifier=found.qualifier, unit=found.unit)
    return Terms()
