"""Drafts to statements: evidence, speakers, times, terms and conditions put together, each with its reason.

Invariant: a statement's evidence is words of the article (or, last, of a headline that alone tells the act), and its id depends on where
it stands and
on its act only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parley.analysis import syntax
from parley.analysis.attribution import AttributionFinder, Saying
from parley.analysis.cast import Cast
from parley.analysis.details import BACKGROUND_AFTER, NEWS_REACH, DetailFinder
from parley.analysis.drafts import Draft
from parley.analysis.saidtimes import SaidTimes
from parley.analysis.sentences import Paragraph
from parley.analysis.toldstatus import told_status
from parley.model.ids import statement_id
from parley.model.records import (
    ActorKind,
    Condition,
    ConditionRelation,
    Document,
    Modality,
    Party,
    Period,
    Polarity,
    Span,
    Speaker,
    Statement,
    When,
)

LONGEST_EVIDENCE = 600
"""Characters. A longer sentence is no evidence one can point at; then the clause around the act is."""

_HOLDS_UNDER = (ConditionRelation.IN_EXCHANGE_FOR, ConditionRelation.ONLY_IF, ConditionRelation.UNLESS)
_SUSPENDS = {
    "offer": frozenset(_HOLDS_UNDER),
    "promise": frozenset((*_HOLDS_UNDER, ConditionRelation.AFTER)),
    "accept": frozenset(_HOLDS_UNDER[1:]),
    "warn": frozenset((*_HOLDS_UNDER[1:], ConditionRelation.AFTER)),
}
"""The relations under which what is said as a fact holds only if its condition does."""
_OPEN_ACTS = (
    "offer",
    "promise",
    "accept",
    "agree",
    "release",
    "resume_talks",
    "withdraw_forces",
    "declare_ceasefire",
    "observe",
    "meet",
    "lift",
)


_DONE_BY_A_WORD = frozenset("declare_ceasefire extend agree accept suspend_talks end withdraw_offer lift".split())
"""Acts that are done by saying or signing something, though no frame of speech tells them: done is then also said."""


class StatementBuilder:
    """Builds the statements of one paragraph."""

    def __init__(
        self,
        doc: Document,
        p: int,
        par: Paragraph,
        cast: Cast,
        sayings: AttributionFinder,
        details: DetailFinder,
        version: str,
        said: SaidTimes | None = None,
    ) -> None:
        self.doc = doc
        self.p = p
        self.par = par
        self.cast = cast
        self.sayings = sayings
        self.details = details
        self.version = version
        self.said = said if said is not None else SaidTimes()

    def build(self, drafts: Sequence[Draft], conditions: Sequence[tuple[Condition, ...]]) -> list[Statement]:
        owners = self.details.owners(drafts)
        out = []
        for draft, waits in zip(drafts, conditions, strict=True):
            owned = [self.details.times[n] for n, owning in owners.items() if any(d is draft for d in owning)]
            chain = self.sayings.chain(self.p, draft.trigger)
            said, happens, deadline = self.details.when(draft, owned, self._said_at(draft, chain))
            if said is None:
                said = self._said_too(draft, chain, happens)
            place = self.details.place(draft)
            terms = self.details.terms(draft, deadline, place)
            out.append(replace(self._statement(draft, waits, chain, said, happens), terms=terms, place=place))
        return out

    def _statement(
        self, draft: Draft, waits: tuple[Condition, ...], chain: Sequence[Saying], said: When | None, happens: Period | None
    ) -> Statement:
        trigger = self._trigger(draft)
        content = self._object(draft)
        modality, why = self._modality(draft, waits)
        reasons = (*((k, v) for k, v in draft.reasons if k != "modality"), ("modality", why), *self._party_reasons(draft))
        own_time = happens.latest if happens is not None else said.latest if said is not None else None
        published = self.doc.published.earliest
        background = own_time is not None and published is not None and own_time < published - BACKGROUND_AFTER
        return Statement(
            id=statement_id(self.doc.key, self.doc.text_hash, trigger, content, draft.act),
            document=self.doc.id,
            act=draft.act,
            topic=draft.topic,
            actors=draft.actors,
            recipients=draft.recipients,
            mediators=draft.mediators,
            trigger=Span(document=self.doc.id, start=trigger[0], end=trigger[1]),
            evidence=(self._evidence(draft),),
            object=Span(document=self.doc.id, start=content[0], end=content[1]) if content else None,
            conditions=waits,
            polarity=draft.polarity,
            modality=modality,
            status=told_status(draft),
            speakers=self._speakers(draft, chain),
            said=said,
            happens=happens,
            background=background,
            confidence=_confidence(draft),
            rule=draft.frame.id,
            rule_version=self.version,
            reasons=reasons,
        )

    @staticmethod
    def _modality(draft: Draft, waits: tuple[Condition, ...]) -> tuple[Modality, str]:
        why = dict(draft.reasons).get("modality", "told as a fact")
        relations = {c.relation for c in waits}
        if draft.modality is Modality.ACTUAL and relations & _SUSPENDS.get(draft.act, frozenset()):
            return Modality.CONDITIONAL, "holds only under its conditions"
        if (
            draft.modality in (Modality.PLANNED, Modality.POSSIBLE)
            and draft.act in _OPEN_ACTS
            and any(c.relation in _HOLDS_UNDER[1:] for c in waits)
        ):
            return Modality.CONDITIONAL, "holds only under its conditions"
        return draft.modality, why

    def _trigger(self, draft: Draft) -> tuple[int, int]:
        return self.par.span(draft.trigger, draft.trigger)

    def _object(self, draft: Draft) -> tuple[int, int] | None:
        if draft.content is None or draft.content == draft.trigger:
            return None
        toks = [t for t in syntax.subtree_without_clauses(draft.content) if not (t.dep_ == "conj" and t.head == draft.content)]
        found = syntax.edges(toks)
        return self.par.span(*found) if found else None

    def _evidence(self, draft: Draft) -> Span:
        sent = draft.trigger.sent
        first, last = sent[0], sent[-1]
        start, end = self.par.span(first, last)
        if end - start > LONGEST_EVIDENCE:
            clause = syntax.clause_of(draft.trigger)
            toks = sorted(clause.subtree, key=lambda t: t.i)
            start, end = self.par.span(toks[0], toks[-1])
            if end - start > LONGEST_EVIDENCE:
                middle = self.par.start + draft.trigger.idx
                start, end = max(start, middle - LONGEST_EVIDENCE // 2), min(end, middle + LONGEST_EVIDENCE // 2)
        text = self.doc.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Span(document=self.doc.id, start=start, end=end)

    def _speakers(self, draft: Draft, chain: Sequence[Saying]) -> tuple[Speaker, ...]:
        out = [s.speaker for s in chain if s.speaker is not None]
        worded = draft.speech or (draft.act in _DONE_BY_A_WORD and draft.modality is Modality.ACTUAL and not chain)
        if worded and draft.actors and not any(s.actor == draft.actors[0].actor for s in out):
            own = self._own_voice(draft, draft.actors[0])
            if own is not None:
                out.append(own)
        return tuple(out)

    def _own_voice(self, draft: Draft, actor: Party) -> Speaker | None:
        """The person, described official or body that does an act of speech speaks it."""
        subjects = syntax.subjects(draft.trigger) if draft.trigger.pos_ == "VERB" else syntax.noun_owner(draft.trigger)
        for tok in subjects:
            named = self.cast.at[self.p].get(tok.i)
            person = named is not None and self.cast.actors[named.actor].kind is ActorKind.PERSON
            if person and named is not None:
                name = self.cast.actors[named.actor].name
                start, end = self.par.span(self.par.doc[named.first], self.par.doc[named.last])
                role = self.cast.roles.get(named.actor)
                return Speaker(
                    name=name,
                    role=role,
                    org=actor.name if actor.kind is not ActorKind.PERSON else None,
                    actor=actor.actor,
                    start=start,
                    end=end,
                )
            if actor.person:
                start, end = self.par.span(tok, tok)
                return Speaker(
                    name=actor.person,
                    org=actor.name if actor.kind is not ActorKind.PERSON else None,
                    actor=actor.actor,
                    start=start,
                    end=end,
                )
            if tok.lemma_.lower() in _VOICES | _OFFICES:
                toks = syntax.edges(syntax.subtree_without_clauses(tok))
                if toks:
                    start, end = self.par.span(*toks)
                    return Speaker(
                        name=None,
                        role=self.doc.text[start:end],
                        org=actor.name,
                        actor=actor.actor,
                        start=start,
                        end=end,
                        anonymous=tok.lemma_.lower() in _VOICES,
                    )
            if (
                tok.pos_ in ("NOUN", "PROPN")
                and actor.kind is not ActorKind.PERSON
                and (named is not None or tok.lemma_.lower() in _BODIES)
            ):
                toks = syntax.edges(t for t in syntax.subtree_without_clauses(tok) if t.dep_ not in ("appos", "conj", "cc", "punct"))
                if toks:
                    start, end = self.par.span(*toks)  # no actor: it is the report that tells of the act, and no account of the party's
                    return Speaker(name=None, role=self.doc.text[start:end], org=actor.name, start=start, end=end)
            if tok.lower_ in _MEANT and actor.kind is not ActorKind.PERSON:
                start, end = self.par.span(tok, tok)
                return Speaker(name=None, role=actor.name, org=actor.name, start=start, end=end)
        return None

    def _said_at(self, draft: Draft, chain: Sequence[Saying]) -> When | None:
        """When an act of speech was done, by its own words, else when the innermost speaker above an act spoke."""
        if draft.speech and (self.said.tells(draft, self.details.times) or not chain):
            return self.said.of_act(draft, self.details.times)
        found = (self.said.of_saying(saying, self.details.times) for saying in reversed(chain))
        told = next((when for when in found if when is not None), None)
        return told or (self.said.of_act(draft, self.details.times) if draft.speech else None)

    def _said_too(self, draft: Draft, chain: Sequence[Saying], happens: Period | None) -> When | None:
        """When a deed was told of by its speaker, or done by a word: news of the days before publication where no time is told."""
        if draft.act in _DONE_BY_A_WORD and draft.modality is Modality.ACTUAL and draft.polarity is Polarity.POSITIVE and not chain:
            own = self.said.of_act(draft, self.details.times)
            if own is not None or happens is None:
                return own
            published = self.doc.published.earliest
            long_ago = happens.latest is not None and published is not None and happens.latest < published - NEWS_REACH
            return happens.start if long_ago else self.details.news_said(syntax.clause_of(draft.trigger))
        verb = next((s.verb for s in reversed(chain) if s.verb is not None and s.speaker is not None), None)
        return self.details.news_said(verb) if verb is not None else None

    @staticmethod
    def _party_reasons(draft: Draft) -> list[tuple[str, str]]:
        return [(f"actor {a.name}", a.reason) for a in draft.actors] + [(f"recipient {r.name}", r.reason) for r in draft.recipients]


_VOICES = frozenset(
    "spokesman spokeswoman spokesperson official source leader negotiator minister envoy diplomat "
    "commander member representative authority sources".split()
)

_MEANT = frozenset("it they he she its their his her".split())
"""Words by which a party is meant that was named before ("It urged both sides ...")."""

_OFFICES = frozenset("president premier chancellor king emir sultan".split())
"""Offices of one holder, who is no nameless official."""

_BODIES = frozenset("ministry leadership delegation council committee office command division army mission embassy panel".split())
"""Bodies of a party that speak for it under a name of their own ("the ministry accused ...")."""


def _confidence(draft: Draft) -> float:
    """A rough order for reviewers, not a probability: explicit parties and facts first."""
    score = 0.5
    score += 0.2 if draft.actors and all(a.start is not None for a in draft.actors) else 0.0
    score += 0.1 if draft.modality is Modality.ACTUAL else 0.0
    score += 0.1 if draft.recipients or draft.content is not None else 0.0
    score -= 0.1 if draft.frame.id.startswith("implied") else 0.0
    return round(score, 2)
