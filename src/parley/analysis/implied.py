"""Acts that a party does by what it says: "Kabul must finish the release" is a demand, "we will free them" a promise, "they have not kept
their word" an accusation, "no proposal was sent" a denial.

Only within a saying whose speaker's party is known; the same words by the report itself are no act of anybody. Rules are tried in the
order of `RULES`; the first that holds decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.attribution import AttributionFinder
from parley.analysis.drafts import Draft
from parley.analysis.frames import Frame
from parley.analysis.impliedspeech import belied, bidden, commended, last_chance, menaced
from parley.analysis.parties import PartyResolver
from parley.analysis.reproaches import bad_faith, misdeed, outrage
from parley.analysis.roles import Roles
from parley.analysis.saidclauses import SIDES, SaidClause, said_clause
from parley.analysis.threats import threatens_break, threatens_force
from parley.analysis.topics import TopicWords, topic_of
from parley.analysis.verbforms import is_infinitive
from parley.model.records import ActorKind, Modality, Party, Polarity

_FAULTS = frozenset(
    "violate breach break obstruct hinder block delay undermine sabotage disrupt stall derail jeopardise jeopardize prolong backtrack "
    "renege fail ignore impede endanger exploit escalate provoke lie cheat torpedo wreck flout defy mislead deceive manipulate drag "
    "refuse bomb shell burn loot massacre murder rape abduct kidnap torture execute ambush plunder harbour harbor arm finance "
    "advance mass encircle besiege shatter dash betray squander trample scuttle spoil".split()
)
"""Verbs of what one reproaches another with."""

_LEFT_UNDONE = frozenset(
    "keep honour honor respect fulfil fulfill implement stop observe comply deliver reduce retreat abide meet withdraw release free "
    "disarm cease".split()
)
"""Verbs of what one reproaches another with not having done."""

_VIRTUES = frozenset("serious sincere committed honest genuine interested faithful cooperative ready willing trustworthy credible".split())
_VICES = frozenset(
    "insincere intransigent responsible guilty unserious dishonest intent bent determined unwilling unreasonable behind".split()
)
_RISKS = frozenset("danger risk jeopardy peril doubt question".split())
_FAULT_NOUNS = frozenset("obstacle hurdle problem delay trouble violence pretext excuse".split())
_DENIABLE = frozenset(
    "obstacle delay agreement deal truce ceasefire contact talk negotiation plan offer proposal condition change presence contacts "
    "meeting link role involvement evidence truth intention decision problem pressure attack".split()
)
_UNFRIENDLY = frozenset("suspend_talks withdraw_offer violate sanction restrict mobilize protest".split())
"""Acts that one does against another: said of the future they are threats, not promises."""
_PERFORMED = ("declare_ceasefire", "extend")
"""Acts that a party does by saying that it will."""
_HOSTILE = frozenset("attack violate seize detain".split())
"""Acts that, told of another, are a reproach."""
_ALARMING = _HOSTILE | {"mobilize"}
_OWN_DEEDS = frozenset("observe withdraw_forces lift aid declare_ceasefire release detain extend withdraw_offer".split())
"""Deeds that a side tells of itself, when it names nobody."""
_FORCES = (ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP)
_REFUSABLE = frozenset(
    "agreement deal truce ceasefire contact talk negotiation dialogue meeting release amnesty withdrawal concession election pause "
    "peace compromise exchange".split()
)
_KEPT = ("accuse", "offer", "promise", "reject")
"""Acts of speech within what is said: told beside what the saying implies."""
_LESSENING = frozenset("reduction decrease decline letup let-up halt end progress improvement drop change".split())
_GOING = frozenset("go leave depart quit".split())
"""What an army must do that is to withdraw."""
_TALKING = frozenset("talk discuss negotiate".split())
_ONCE = frozenset("once if when after as provided".split())
_SURE = 0.5
"""Weight of a topic word from which on a clause without a doer is about what the sides owe one another."""


def _frame(name: str, act: str, kind: str = "speech") -> Frame:
    return Frame(id=name, act=act, kind=kind, topic="content", example="", counter="")


FRAMES = {
    "demand": _frame("implied-demand", "demand"),
    "urge": _frame("implied-urging", "urge"),
    "promise": _frame("implied-promise", "promise"),
    "accuse": _frame("implied-accusation", "accuse"),
    "deny": _frame("implied-denial", "deny"),
    "reject": _frame("implied-refusal", "reject"),
    "warn": _frame("implied-threat", "warn"),
    "confirm": _frame("implied-admission", "confirm"),
    "praise": _frame("implied-praise", "praise"),
}


class ImpliedActs:
    """Finds the acts done by saying, in one paragraph's sayings."""

    def __init__(self, sayings: AttributionFinder, parties: PartyResolver, roles: Roles, topics: TopicWords) -> None:
        self.sayings = sayings
        self.parties = parties
        self.roles = roles
        self.topics = topics

    def find(self, p: int, told: list[Draft]) -> tuple[list[Draft], list[Draft]]:
        """(new drafts, drafts of `told` that they replace) of paragraph `p`."""
        new: list[Draft] = []
        replaced: list[Draft] = []
        by_trigger = {d.trigger.i: d for d in told}
        doc = self.parties.paragraphs[p].doc
        done: set[int] = set()
        for saying in self.sayings.sayings:
            if saying.paragraph != p or saying.party is None or saying.party.kind not in (*SIDES, ActorKind.PERSON):
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
                clause = said_clause(p, tok, saying.party, old, roles=self.roles, topics=self.topics)
                draft = self._implied(clause) if clause is not None else None
                if draft is None:
                    continue
                done.add(i)
                new.append(draft)
                if draft.act in ("accuse", "confirm") and old is not None and old.act in _ALARMING:
                    continue  # the deed is told, and laid at somebody's door
                replaced.extend(
                    d
                    for d in told
                    if d.trigger.i == draft.trigger.i or (d is old and d.act not in ("accuse", "offer", "promise", "reject"))
                )
        return new, [d for d in replaced if not any(d is n for n in new)]

    def _implied(self, clause: SaidClause) -> Draft | None:
        if clause.existential:
            return next(self._no_such_thing(clause), None)
        return next((draft for rule in RULES if (draft := rule(self, clause)) is not None), None)

    # the rules ---------------------------------------------------------------------------------------------

    def _demanded(self, c: SaidClause) -> Draft | None:
        topic = c.topic or ("withdrawal" if c.verb.lemma_.lower() in _GOING else None)
        if not c.duty or not topic:
            return None
        main = self.parties.cast.main
        act = "urge" if len(main) == 2 and c.speaker.actor not in main else "demand"  # as with "called for": it is no price of a third's
        if c.other and not c.suffers and c.subject is not None:
            return self.draft(c, act, topic, (c.subject,), "what the speaker says another must do")
        if c.topic and c.nobody and self.sure(c):
            return self.draft(c, act, topic, self.other(c), "what the speaker says must be done")
        return None

    def _reproached(self, c: SaidClause) -> Draft | None:
        if c.suffers or not c.other or c.subject is None:
            return None
        feet = c.verb.lemma_.lower() == "drag" and any(t.lemma_.lower() in ("foot", "heel") for t in syntax.objects(c.verb))
        topic = c.topic or ("talks" if feet else None)
        if topic and topic != "other" and self._fault(c):
            return self.draft(c, "accuse", topic, (c.subject,), "a fault of another party, by the speaker")
        if bad_faith(c) or misdeed(c):
            return self.draft(c, "accuse", c.topic or "talks", (c.subject,), "a fault of another party, by the speaker")
        if c.verb.lemma_.lower() == "be":
            praised, blamed = (any(w.lower_ in words for w in c.verb.children) for words in (_VIRTUES, _VICES))
            if (praised and c.negative) or (blamed and not c.negative):
                return self.draft(c, "accuse", c.topic or "talks", (c.subject,), "the speaker denies another's good will")
        return None

    def _blamed(self, c: SaidClause) -> Draft | None:
        """What a party tells of the hostile deeds of another is a reproach; the deed itself stays told."""
        old = c.old
        if old is None or old.act not in _ALARMING or c.negative or c.ahead or c.duty or old.modality is not Modality.ACTUAL:
            return None
        doers = tuple(a for a in old.actors if a.actor != c.speaker.actor and a.kind in SIDES)
        if doers and not any(a.actor == c.speaker.actor for a in old.actors):
            return self.draft(c, "accuse", old.topic, doers, "the speaker tells of another party's deed")
        if not old.actors and any(r.actor == c.speaker.actor for r in old.recipients) and (other := self.other(c)):
            return self.draft(c, "accuse", old.topic, other, "the speaker tells of what was done to its side")
        return None

    def _condemned(self, c: SaidClause) -> Draft | None:
        """ "It is a blatant breach of the truce": what a side says of what was told; the other side did it."""
        if not c.topic or not outrage(c) or not (other := self.other(c)):
            return None
        return self.draft(c, "accuse", c.topic, other, "the speaker condemns what the other party did")

    def _admitted(self, c: SaidClause) -> Draft | None:
        """What a party tells of its own deeds of force it confirms; the deed itself stays told."""
        old = c.old
        if old is None or old.act not in _HOSTILE or c.suffers or c.negative or c.ahead or c.duty:
            return None
        if old.modality is not Modality.ACTUAL or not any(a.actor == c.speaker.actor for a in old.actors):
            return None
        return self.draft(c, "confirm", old.topic, (), "the speaker tells of its own side's deed")

    def _forgone(self, c: SaidClause) -> Draft | None:
        """ "The roads would not be attacked": force that the speaker's side says it will not use."""
        old = c.old
        if (
            old is None
            or old.actors
            or c.speaker.actor not in self.parties.cast.main
            or not (old.frame.id == "forgone" or old.act == "reject")
        ):
            return None
        return replace(old, actors=(replace(c.speaker, start=None, end=None, reason="the one who says what will not be done"),))

    def _threatened(self, c: SaidClause) -> Draft | None:
        """What a side says that it will do in arms, or that it may break off."""
        if threatens_force(c):
            recipients = c.old.recipients if c.old is not None else ()
            return self.draft(c, "warn", "violence", recipients or self.other(c), "the speaker says that it will use force")
        if threatens_break(c) and c.old is not None:
            return self.draft(c, "warn", c.old.topic, c.old.recipients or self.other(c), "the speaker says that it may break off")
        return None

    def _refused(self, c: SaidClause) -> Draft | None:
        if not c.ahead or not syntax.clause_negated(c.verb) or c.other:
            return None
        old = c.old
        if old is not None and old.act == "declare_ceasefire":  # "would carry out no attacks for a week"
            return None
        why = "what the speaker's side will not do"
        if old is not None:
            if old.act in ("reject", *_HOSTILE) or not (old.frame.kind == "event" or old.act == "promise"):
                return None
            return self.draft(c, "reject", old.topic, old.recipients, why)
        if c.topic and (c.same or c.nobody) and self.sure(c):
            return self.draft(c, "reject", c.topic, self.other(c), why)
        return None

    def _excluded(self, c: SaidClause) -> Draft | None:
        """ "Direct talks are out of the question", "a truce was impossible": what the speaker's side will not have."""
        if not c.excluded or c.other or not c.topic or not self.sure(c) or c.speaker.actor not in self.parties.cast.main:
            return None
        return self.draft(c, "reject", c.topic, self.other(c), "the speaker says that it cannot be")

    def _promised(self, c: SaidClause) -> Draft | None:
        if not c.ahead or syntax.clause_negated(c.verb):
            return None
        old = c.old
        why = "what the speaker's side says it will do"
        if (
            c.same
            and not c.suffers
            and old is not None
            and old.frame.kind == "event"
            and old.act not in ("attack", "seize", "meet", "visit")
        ):
            if old.act in _PERFORMED:
                return replace(old, modality=Modality.ACTUAL, reasons=(*old.reasons[:1], ("modality", "declared by saying so")))
            act = "warn" if old.act in _UNFRIENDLY else "promise"
            return self.draft(c, act, old.topic, old.recipients, why, Modality.PLANNED)
        mine = c.speaker.actor in self.parties.cast.main
        if c.nobody and mine and c.topic and self.sure(c) and (old is None or (old.frame.kind == "event" and old.act not in _HOSTILE)):
            owner = old.actors[0].actor if old is not None and old.actors else c.speaker.actor
            if owner == c.speaker.actor:
                return self.draft(c, "promise", c.topic, self.other(c), "what the speaker says will be done", Modality.PLANNED)
        return None

    def _allowed(self, c: SaidClause) -> Draft | None:
        """What another may do once something is done ("the society could visit the prison once ..."): a promise of the one who says so."""
        aux = {t.lower_ for t in c.verb.children if t.dep_ == "aux"}
        if c.old is None or c.old.frame.kind != "event" or not c.other or c.negative or not aux & {"may", "can", "could"}:
            return None
        waits = any(m.lower_ in _ONCE for t in c.verb.children if t.dep_ == "advcl" for m in t.children)
        if "may" not in aux and not waits:
            return None
        recipients = (c.subject,) if c.subject is not None else ()
        return self.draft(c, "promise", c.old.topic, recipients, "the speaker says what another may do", Modality.CONDITIONAL)

    def _done(self, c: SaidClause) -> Draft | None:
        """What a side tells as done by nobody named is its own doing: "the ministry said that patrols had been suspended"."""
        old = c.old
        if old is None or old.actors or not c.nobody or c.negative or old.act not in _OWN_DEEDS or c.speaker.kind not in _FORCES:
            return None
        if c.other:
            return None
        return replace(old, actors=(replace(c.speaker, start=None, end=None, reason="the one who tells what was done"),))

    def _figured(self, c: SaidClause) -> Draft | None:
        """A number that a party gives ("said that 410 people were missing") is its word on it, where it tells no other act."""
        if c.old is not None or c.negative or c.ahead or c.duty or c.speaker.kind is ActorKind.PERSON or not c.topic or not self.sure(c):
            return None
        if is_infinitive(c.verb):  # "said it was ready to send 60 monitors": what it is ready to do is no count
            return None
        told = (*syntax.raw_subjects(c.verb), *syntax.objects(c.verb), *syntax.children(c.verb, "attr"))
        numbers = [n for t in told for n in (t, *syntax.children(t, "nummod")) if n.pos_ == "NUM"]
        if all(n.ent_type_ == "DATE" for n in numbers):
            return None
        return self.draft(c, "confirm", c.topic, (), "a number that the speaker gives")

    def _denied(self, c: SaidClause) -> Draft | None:
        old = c.old
        if not c.negative or old is None or not c.topic or c.other or c.duty:
            return None
        if c.verb.lemma_.lower() in ("want", "know", "need") or old.act in ("reject", "deny", "demand", "end", "withdraw_offer"):
            return None
        if old.frame.only_negated:  # "it was no longer bound": the negation is part of what the frame tells
            return None
        return self.draft(c, "deny", c.topic, (), "the speaker says that it did not happen")

    # what they look at -------------------------------------------------------------------------------------

    @staticmethod
    def _fault(c: SaidClause) -> bool:
        lemma = c.verb.lemma_.lower()
        if lemma == "do" and any(t.lower_ == "nothing" for t in syntax.objects(c.verb)):
            return True
        if c.negative:
            return lemma in _LEFT_UNDONE
        objects = {t.lemma_.lower() for t in syntax.objects(c.verb)}
        if lemma in ("create", "make", "raise", "cause", "look") and objects & _FAULT_NOUNS:
            return True
        if lemma == "concede" and any(t.lower_ in ("much", "lot") for t in syntax.objects(c.verb)):
            return True
        if lemma == "put" and any(t.lemma_.lower() in _RISKS for t in syntax.prep_objects(c.verb, "in", "at")):
            return True
        laid = lemma == "lie" and c.verb.lower_.startswith("la")  # "lay down arms"
        return lemma in _FAULTS and not c.ahead and not laid

    def sure(self, c: SaidClause) -> bool:
        """Whether the clause's topic is told by a word that stands for something the sides owe one another."""
        if c.old is not None:
            return True
        return c.content is not None and self.topics.words.get(c.content.lemma_.lower(), ("", 1.0))[1] >= _SURE

    def other(self, c: SaidClause) -> tuple[Party, ...]:
        """The other main party of the report, seen from the speaker's; nobody where there are not two."""
        cast = self.parties.cast
        if not cast.armed or len(cast.main) != 2 or c.speaker.actor not in cast.main:
            return ()
        other = next(a for a in cast.main if a != c.speaker.actor)
        return (Party(actor=other, name=cast.name(other), kind=cast.kind(other), reason="the other party of the report"),)

    def _no_such_thing(self, c: SaidClause) -> Iterator[Draft]:
        """ "There is no agreement": a denial; "there has been no reduction in violence": a reproach to the other party."""
        tok = c.verb
        for noun in syntax.children(tok, "attr", "dobj", "nsubj"):
            if not (noun.lower_ == "nothing" or syntax.negated(noun) or syntax.negated(tok)):
                continue
            lemma = noun.lemma_.lower()
            found = topic_of(self.topics, [noun]) or topic_of(self.topics, [t for t in tok.children if t.dep_ in ("prep", "advmod")])
            topic = found[0] if found else "talks"
            if lemma == "nothing" and any(v.lemma_ in _TALKING for v in syntax.children(noun, "relcl", "acl")):
                yield self.draft(c, "reject", "talks", self.other(c), "the speaker says that there is nothing to talk about", content=noun)
            elif lemma == "question" and (things := syntax.prep_objects(noun, "of")) and (about := topic_of(self.topics, things)):
                why = "the speaker says that there is no question of it"
                yield self.draft(c, "reject", about[0], self.other(c), why, content=things[0])
            elif lemma in _LESSENING and topic == "violence":
                if other := self.other(c):
                    yield self.draft(c, "accuse", topic, other, "the speaker says that violence has not fallen", content=noun)
            elif (c.ahead or c.barred) and found is not None and lemma in _REFUSABLE:
                yield self.draft(c, "reject", topic, (), "the speaker says that there will be no such thing", content=noun)
            elif lemma in _DENIABLE and not c.ahead and not c.barred:
                yield self.draft(c, "deny", topic, (), "the speaker says that there is no such thing", content=noun)

    @staticmethod
    def draft(
        c: SaidClause,
        act: str,
        topic: str,
        recipients: tuple[Party, ...],
        why: str,
        modality: Modality = Modality.ACTUAL,
        *,
        content: Token | None = None,
    ) -> Draft:
        about = content or (c.old.content if c.old is not None and c.old.content is not None else c.content)
        others = tuple(r for r in recipients if r.actor != c.speaker.actor)
        reasons = (("act", why),)
        return Draft(c.paragraph, FRAMES[act], act, topic, c.verb, about, (c.speaker,), others, Polarity.POSITIVE, modality, reasons)


RULES: tuple[Callable[[ImpliedActs, SaidClause], Draft | None], ...] = (
    menaced,
    last_chance,
    bidden,
    ImpliedActs._demanded,
    ImpliedActs._reproached,
    ImpliedActs._blamed,
    ImpliedActs._condemned,
    ImpliedActs._admitted,
    ImpliedActs._forgone,
    ImpliedActs._excluded,
    ImpliedActs._threatened,
    ImpliedActs._refused,
    ImpliedActs._promised,
    ImpliedActs._allowed,
    ImpliedActs._done,
    ImpliedActs._denied,
    belied,
    commended,
    ImpliedActs._figured,
)
