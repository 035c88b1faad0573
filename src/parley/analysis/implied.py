"""Acts that a party does by what it says: "Kabul must finish the release" is a demand, "we will free them" a promise, "they have not kept
their word" an accusation, "no proposal was sent" a denial.

Only within a saying whose speaker's party is known; the same words by the report itself are no act of anybody.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.attribution import AttributionFinder, Saying
from parley.analysis.drafts import Draft
from parley.analysis.frames import Frame
from parley.analysis.parties import PartyResolver
from parley.analysis.topics import TopicWords, topic_of
from parley.model.records import ActorKind, Modality, Party, Polarity

_SIDES = (ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION)
_FAULTS = frozenset(
    "violate breach break obstruct hinder block delay undermine sabotage disrupt stall derail jeopardise jeopardize prolong backtrack "
    "renege fail ignore impede endanger exploit escalate provoke lie cheat".split()
)
_VIRTUES = frozenset("serious sincere committed honest genuine interested faithful cooperative ready willing".split())
_FAULT_NOUNS = frozenset("obstacle hurdle problem delay trouble violence pretext excuse".split())
_DENIABLE = frozenset(
    "obstacle delay agreement deal truce ceasefire contact talk negotiation plan offer proposal condition change presence contacts "
    "meeting link role involvement evidence truth intention decision problem pressure attack".split()
)
_UNFRIENDLY = frozenset("suspend_talks withdraw_offer violate sanction mobilize protest".split())
"""Acts that one does against another: said of the future they are threats, not promises."""
_REFUSABLE = frozenset(
    "agreement deal truce ceasefire contact talk negotiation dialogue meeting release amnesty withdrawal concession election pause "
    "peace compromise exchange".split()
)
_LESSENING = frozenset("reduction decrease decline letup let-up halt end progress improvement drop change".split())
_DUTIES = frozenset(("must", "should", "ought"))
_FUTURE = frozenset(("will", "'ll", "would", "shall"))
_CONFIRMED_EVENTS = ("deliver", "give")


def _frame(name: str, act: str, kind: str = "speech") -> Frame:
    return Frame(id=name, act=act, kind=kind, topic="content", example="", counter="")


FRAMES = {
    "demand": _frame("implied-demand", "demand"),
    "promise": _frame("implied-promise", "promise"),
    "accuse": _frame("implied-accusation", "accuse"),
    "deny": _frame("implied-denial", "deny"),
    "reject": _frame("implied-refusal", "reject"),
    "warn": _frame("implied-threat", "warn"),
}


class ImpliedActs:
    """Finds the acts done by saying, in one paragraph's sayings."""

    def __init__(self, sayings: AttributionFinder, parties: PartyResolver, topics: TopicWords) -> None:
        self.sayings = sayings
        self.parties = parties
        self.topics = topics

    def find(self, p: int, told: list[Draft]) -> tuple[list[Draft], list[Draft]]:
        """(new drafts, drafts of `told` that they replace) of paragraph `p`."""
        new: list[Draft] = []
        replaced: list[Draft] = []
        by_trigger = {d.trigger.i: d for d in told}
        doc = self.parties.paragraphs[p].doc
        done: set[int] = set()
        for saying in self.sayings.sayings:
            if saying.paragraph != p or saying.party is None or saying.party.kind not in (*_SIDES, ActorKind.PERSON):
                continue
            for i in sorted(saying.content):
                tok = doc[i]
                if i in done or tok.pos_ not in ("VERB", "AUX") or tok.dep_ in ("aux", "auxpass"):
                    continue
                if self.sayings.chain(p, tok)[-1] is not saying:
                    continue
                old = by_trigger.get(i) or next(
                    (d for d in told if d.trigger in (*syntax.children(tok, "attr", "dobj", "acomp", "xcomp"),)), None
                )
                for draft in self._implied(p, tok, saying, old):
                    done.add(i)
                    new.append(draft)
                    replaced.extend(
                        d
                        for d in told
                        if d.trigger.i == draft.trigger.i or (d is old and d.act not in ("accuse", "offer", "promise", "reject"))
                    )
        return new, [d for d in replaced if not any(d is n for n in new)]

    def _implied(self, p: int, tok: Token, saying: Saying, old: Draft | None) -> Iterator[Draft]:
        assert saying.party is not None
        if tok.dep_ in ("advcl", "relcl", "acl", "pcomp", "csubj") or any(
            m.lower_ in ("if", "unless", "whether") for m in tok.children if m.dep_ == "mark"
        ):
            return
        subjects = self.parties.all_of(
            p, syntax.objects(tok) if syntax.is_passive(tok) and not syntax.agents(tok) else syntax.subjects(tok)
        )
        subject = next((s for s in subjects if s.kind in _SIDES), None)
        aux = {c.lower_ for c in tok.children if c.dep_ == "aux"}
        lemma = tok.lemma_.lower()
        topic_heads = [c for c in tok.children if c.dep_ in ("dobj", "xcomp", "prep", "attr", "acomp", "ccomp")] or [tok]
        found = topic_of(self.topics, topic_heads) or topic_of(self.topics, [tok])
        own = old.topic if old is not None else None
        topic = own or (found[0] if found else None)
        content = found[1] if found else None
        other = subject is not None and subject.actor != saying.party.actor
        has_to = lemma in ("have", "need") and any(c.dep_ == "xcomp" for c in tok.children)
        negative = syntax.negated(tok)
        ahead = bool(aux & _FUTURE)
        if self._existential(tok):
            yield from self._no_such_thing(p, tok, saying, ahead=ahead)
            return
        if other and subject is not None and (aux & _DUTIES or has_to) and topic:
            yield self._draft(p, "demand", topic, tok, content, saying.party, (subject,), "what the speaker says another must do")
            return
        if other and subject is not None and topic and (self._fault(tok, lemma, negative)):
            yield self._draft(p, "accuse", topic, tok, content, saying.party, (subject,), "a fault of another party, by the speaker")
            return
        if other and subject is not None and lemma == "be" and negative and any(c.lower_ in _VIRTUES for c in tok.children):
            yield self._draft(
                p, "accuse", topic or "talks", tok, content, saying.party, (subject,), "the speaker denies another's good will"
            )
            return
        same = subject is not None and not other
        refused = (
            ahead and not other and syntax.clause_negated(tok) and old is not None and (old.frame.kind == "event" or old.act == "promise")
        )
        if refused and old is not None and old.act == "reject":
            return
        if refused and old is not None and old.act not in ("attack", "violate", "seize"):
            why = "what the speaker's side will not do"
            yield self._draft(p, "reject", old.topic, tok, old.content or content, saying.party, old.recipients, why)
            return
        if (
            same
            and ahead
            and not negative
            and old is not None
            and old.frame.kind == "event"
            and old.act not in ("attack", "seize", "meet", "visit")
        ):
            yield self._draft(
                p,
                "warn" if old.act in _UNFRIENDLY else "promise",
                old.topic,
                tok,
                old.content or content,
                saying.party,
                old.recipients,
                "what the speaker's side says it will do",
                Modality.PLANNED,
            )
            return
        if (
            negative
            and old is not None
            and topic
            and not other
            and lemma not in ("want", "know", "need")
            and old.act not in ("reject", "deny", "demand")
        ):
            yield self._draft(p, "deny", topic, tok, content, saying.party, (), "the speaker says that it did not happen")

    @staticmethod
    def _fault(tok: Token, lemma: str, negative: bool) -> bool:
        if negative:
            return lemma in (
                "keep",
                "honour",
                "honor",
                "respect",
                "fulfil",
                "fulfill",
                "implement",
                "stop",
                "observe",
                "comply",
                "deliver",
                "reduce",
                "retreat",
                "abide",
                "meet",
            )
        objects = {t.lemma_.lower() for t in syntax.objects(tok)}
        if lemma in ("create", "make", "raise", "cause", "look") and objects & _FAULT_NOUNS:
            return True
        if lemma == "concede" and any(t.lower_ in ("much", "lot") for t in syntax.objects(tok)):
            return True
        return lemma in _FAULTS

    @staticmethod
    def _existential(tok: Token) -> bool:
        return tok.lemma_ == "be" and any(c.dep_ == "expl" for c in tok.children)

    def _no_such_thing(self, p: int, tok: Token, saying: Saying, *, ahead: bool) -> Iterator[Draft]:
        """ "There is no agreement": a denial; "there has been no reduction in violence": a reproach to the other party."""
        assert saying.party is not None
        for noun in syntax.children(tok, "attr", "dobj", "nsubj"):
            if not (syntax.negated(noun) or syntax.negated(tok)):
                continue
            lemma = noun.lemma_.lower()
            found = topic_of(self.topics, [noun]) or topic_of(self.topics, [c for c in tok.children if c.dep_ in ("prep", "advmod")])
            if lemma in _LESSENING and found is not None and found[0] == "violence":
                main = [a for a in self.parties.cast.main if a != saying.party.actor]
                cast = self.parties.cast
                if len(main) == 1:
                    other = Party(actor=main[0], name=cast.name(main[0]), kind=cast.kind(main[0]), reason="the other party of the report")
                    yield self._draft(
                        p, "accuse", found[0], tok, noun, saying.party, (other,), "the speaker says that violence has not fallen"
                    )
            elif ahead and found is not None and lemma in _REFUSABLE:
                why = "the speaker says that there will be no such thing"
                yield self._draft(p, "reject", found[0], tok, noun, saying.party, (), why)
            elif lemma in _DENIABLE and not ahead:
                yield self._draft(
                    p, "deny", found[0] if found else "talks", tok, noun, saying.party, (), "the speaker says that there is no such thing"
                )

    def _draft(
        self,
        p: int,
        act: str,
        topic: str,
        tok: Token,
        content: Token | None,
        actor: Party,
        recipients: tuple[Party, ...],
        why: str,
        modality: Modality = Modality.ACTUAL,
    ) -> Draft:
        return Draft(
            p,
            FRAMES[act],
            act,
            topic,
            tok,
            content,
            (actor,),
            tuple(r for r in recipients if r.actor != actor.actor),
            Polarity.POSITIVE,
            modality,
            (("act", why),),
        )
