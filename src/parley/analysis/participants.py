"""Who does an act and to whom, where the plain paths of a frame do not suffice.

Talks told without their parties are those of the parties told before; what was freed was held by somebody; a truce that ends without a
name is
that of both sides. Whatever is not in the sentence's own words says so in the party's reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.descriptions import by_description, can_do
from parley.analysis.drafts import Draft, told_near
from parley.analysis.frames import Frame, Frames
from parley.analysis.names import FormKind
from parley.analysis.parties import PartyResolver
from parley.analysis.roles import Roles
from parley.model.codebook import ACT_BY_NAME
from parley.model.records import ActorKind, Party

_TALKS = ("meet", "resume_talks", "suspend_talks")
_OF_THEIR_THEME = ("end", "observe", "violate", "withdraw_offer", "extend")
"""Acts whose doers the thing itself may name ("the truce between A and B expired", "a rebel demand was dropped")."""

_DONE_TO = ("detain", "release", "seize", "lift")
"""Acts whose noun has behind "of" whom or what they are done to."""

_OF_DEALS = ("end", "violate", "observe")
_MADE = frozenset("sign agree conclude reach strike".split())
_NEAR = 5
"""Tokens between a deal and the verb of the clause that tells with whom it was made."""

_JOINT = frozenset(
    "meet talk resume hold start begin continue extend exchange cease stop share form set work end sign review observe respect renew "
    "negotiate halt cooperate join enter open establish discuss implement draw".split()
)
"""What one agrees to do with the other side."""

_OF_ANYBODY = ("warn", "demand", "reject")
"""Acts of speech, which people of no party do also where two parties are at war."""
_ADDRESSED = ("urge", "warn", "accuse", "praise")
"""Acts of speech whose object is whom they are addressed to, be it named or only described."""
_OF_OFFICE = ("investigate",)
"""Acts that take an office: the same verb tells of people of no party something else ("students investigate the life of frogs")."""

_LAID_DOWN = frozenset("lift observe release exchange withdraw_forces declare_ceasefire".split())
"""Deeds that a deal lays down for its parties."""

_DECREED = frozenset("end sanction restrict lift extend yield detain release mobilize".split())
_DECREEING = frozenset("declare decree order rule decide announce command".split())
"""Acts that a government does by saying that they are done, and the verbs with which it says so."""

_HELD_AS = frozenset("hold keep capture detain seize kidnap abduct jail imprison arrest take".split())
"""Verbs that tell at a captive who has him."""

_FIGHTS = frozenset("ambush battle firefight shootout skirmish gunfight explosion blast airstrike assault massacre".split())
"""In what one dies, beside what the class "violence" of the frames names."""

_TRUCES = ("declare_ceasefire", "extend", "observe", "agree")

_HELD_BY_REBELS = frozenset(
    "hostage captive soldier policeman officer lieutenant engineer aid-worker missionary journalist serviceman abductee".split()
)
_HELD_BY_STATES = frozenset("prisoner detainee inmate rebel guerrilla insurgent".split())

Sides = tuple[tuple[Party, ...], tuple[Party, ...]]


class Participants:
    """Finds actors and recipients in one report. told: the drafts found so far, in order; the finder adds to it."""

    def __init__(self, frames: Frames, roles: Roles, parties: PartyResolver, told: Sequence[Draft]) -> None:
        self.frames = frames
        self.roles = roles
        self.parties = parties
        self.told = told

    def of(self, p: int, frame: Frame, tok: Token, act: str) -> Sides:
        """(actors, recipients) of the act that `frame` tells on `tok`; nobody stands on both sides."""
        actors, recipients = self._plain(p, frame, tok, act)
        if act in _DECREED and not (tok.pos_ == "VERB" and syntax.agents(tok)):
            actors = self._decreed(p, tok) or actors
        if not actors:
            actors = self._unsaid(p, frame, tok, act)
        alone = not self.parties.cast.has_pair
        if not actors and (frame.crowd or alone) and not frame.patient_subject:
            by_anybody = act in _OF_ANYBODY or (alone and not ACT_BY_NAME[act].symmetric and act not in _OF_OFFICE)
            actors = self._crowd(p, tok, act, any_people=frame.crowd or by_anybody)
        if not actors and not frame.patient_subject and not frame.theme_subject:
            doers = [t for t in self._doers(tok) if can_do(t, act, _done(tok))]
            actors = tuple({x.actor: x for t in doers for x in self._described(p, t)}.values())
        if alone and actors and not recipients and act in _ADDRESSED and tok.pos_ == "VERB" and not syntax.is_passive(tok):
            told = [t for o in syntax.objects(tok) for t in syntax.conjuncts(o)]
            recipients = tuple({x.actor: x for t in told for x in self._described(p, t)}.values())
        if act == "release" and not recipients and tok.pos_ == "VERB":
            recipients = self.parties.all_of(p, [t for c in tok.children if _hands_on(c) for t in syntax.prep_objects(c, "to")])
        if act in _OF_DEALS and actors and not recipients:
            recipients = self._signed_with(p, tok, frozenset(a.actor for a in actors))
        if frame.act == "mediate" and not recipients:
            themes = [tok] if tok.pos_ == "NOUN" else syntax.objects(tok)
            recipients = tuple(x for t in themes for x in self.roles.noun_participants(p, t))
        if frame.act == "attack" and tok.pos_ == "NOUN":  # "the Kabul car bombing": where it was, not who did it
            seats = [n for c in tok.children if (n := self.parties.named(p, c)) is not None and n.kind is FormKind.CAPITAL]
            actors = tuple(a for a in actors if a.actor not in {self.parties.cast.party(n.actor) for n in seats})
        if frame.act == "attack" and recipients and {r.actor for r in recipients} <= {a.actor for a in actors}:
            killed = syntax.objects(tok)
            targets = (
                *killed,
                *(x for t in killed for x in syntax.prep_objects(t, "of")),
                *(t for word in ("on", "against") for t in syntax.prep_objects(tok, word)),
            )
            if any(c.tag_ == "PRP$" for t in targets for c in t.children):
                recipients = self._other(actors)  # "the army launched attacks on their positions"
            else:
                actors = ()  # nobody attacks their own: the parse took the victims' owner for the attacker
        return actors, tuple(r for r in recipients if r.actor not in {a.actor for a in actors})

    def _plain(self, p: int, frame: Frame, tok: Token, act: str) -> Sides:
        """What the frame's own paths and flags say."""
        if frame.patient_subject:
            return (), self.roles.force_owner(p, syntax.subjects(tok))
        if ACT_BY_NAME[act].symmetric:
            found = self._participants(p, tok, frame)
            return found, self._left(p, tok, found) if act == "suspend_talks" and len(found) == 1 else ()
        done_to = tok.pos_ == "NOUN" and act in _DONE_TO
        actors = self.roles.noun_actors(p, tok, done_to=True) if done_to else self.roles.actors(p, tok)
        recipients = self.roles.recipients(p, tok, frame.recipient)
        if frame.reversed:
            return recipients or self._other(actors), actors
        if frame.bound_by_text:  # "the deal commits the army to withdraw"
            return recipients, ()
        if frame.passive_actor and syntax.is_passive(tok) and not (actors and frame.act == "mobilize"):
            moved = syntax.objects(tok)
            actors = self.roles.force_owner(p, moved) or tuple(x for t in moved if frame.crowd for x in self.parties.crowd(p, t))
        return actors, recipients

    def _left(self, p: int, tok: Token, leaving: tuple[Party, ...]) -> tuple[Party, ...]:
        """With whom those talked who leave the talks: those named with the talks, else the others of the talks told before."""
        nouns = [o for prep in syntax.prepositions(tok) for o in syntax.prep_objects(tok, prep.lower_)] if tok.pos_ == "VERB" else [tok]
        themes = [t for t in (*nouns, *syntax.objects(tok)) if t.lemma_.lower() in self.frames.classes["talks"]]
        own = {x.actor for x in leaving}
        named = tuple(x for t in themes for x in self.roles.noun_participants(p, t) if x.actor not in own)
        if named or not own:
            return named
        told = self._talks_before(p) or ()
        if not own & {x.actor for x in told}:
            return ()
        return tuple(replace(x, start=None, end=None, reason="of the talks told before") for x in told if x.actor not in own)

    def _signed_with(self, p: int, tok: Token, own: frozenset[str]) -> tuple[Party, ...]:
        """With whom the deal was made that is ended, kept or broken ("the truce that it signed with the government")."""
        for verb in tok.sent:
            if verb.i <= tok.i or verb.lemma_.lower() not in _MADE:
                continue
            if any(_is_deal(t, self.frames) and t.pos_ == "NOUN" for t in tok.doc[max(tok.i, verb.i - _NEAR) : verb.i]):
                return tuple(x for x in self.parties.all_of(p, syntax.prep_objects(verb, "with")) if x.actor not in own)
        return ()

    def _unsaid(self, p: int, frame: Frame, tok: Token, act: str) -> tuple[Party, ...]:
        """Who does it where the paths lead to nobody: an owner of the thing, or an inference that says so."""
        if frame.continues:
            last = next((d for d in reversed(told_near(self.told, p, 1)) if d.actors and d.act in ("release", "promise", "exchange")), None)
            return tuple(replace(a, start=None, end=None, reason="of the deed told before") for a in last.actors) if last else ()
        if frame.act == "attack" and tok.pos_ == "VERB" and (found := self._in_clash(p, tok)):
            return found
        if frame.act == "attack" and tok.pos_ == "VERB" and not frame.patient_subject:
            return self.roles.force_owner(p, syntax.subjects(tok))
        if frame.act == "aid" and frame.theme_subject:  # "weapons from the ally reached the rebels"
            given = [t for s in syntax.raw_subjects(tok) for t in s.subtree if t.lower_ in ("from", "of") and t.dep_ == "prep"]
            return self.parties.all_of(
                p, [o for t in given for o in syntax.children(t, "pobj") if t.lower_ == "from" or t.head in syntax.raw_subjects(tok)]
            )
        if act == "release":
            of = syntax.prep_objects(tok, "of")
            freed = [*(syntax.objects(tok) or syntax.raw_subjects(tok)), *of] if tok.pos_ in ("VERB", "AUX") else of
            had = [c for t in freed for c in syntax.children(t, "acl", "relcl") if c.lemma_.lower() in _HELD_AS]
            if holders := self.roles.force_owner(p, [s for c in had for s in syntax.subjects(c)]):
                return holders
            return self._holder(tok) or self._other(self.roles.force_owner(p, [*syntax.objects(tok), *of] if tok.pos_ == "VERB" else of))
        if act == "cooperate":  # "trade between the two states resumed"
            themes = [tok] if tok.pos_ == "NOUN" else [*syntax.objects(tok), *syntax.raw_subjects(tok)]
            return tuple({x.actor: x for t in themes for x in self.roles.noun_participants(p, t)}.values())
        if frame.act in _OF_THEIR_THEME:
            themes = syntax.objects(tok) or syntax.raw_subjects(tok) if tok.pos_ == "VERB" else [tok]
            found = self.parties.all_of(p, [o for t in themes for o in syntax.prep_objects(t, "between", "by")])
            found = found or tuple(a for t in themes for a in self.roles.noun_actors(p, t))
            if found:
                return found
            if not (tok.pos_ == "VERB" and syntax.subjects(tok)) and any(_is_deal(t, self.frames) for t in themes):
                return self._deal_before(p) or self.main("a party of the report; the sentence names none")
        if act in _LAID_DOWN and tok.pos_ == "VERB" and not syntax.is_passive(tok) and self._done_by_a_deal(tok):
            return self._deal_parties(p, tok) or self._deal_before(p) or self.main("a party of the report; the deal says what is done")
        return self.main("a party of the report; the sentence names none") if frame.both_sides else ()

    def _in_clash(self, p: int, tok: Token) -> tuple[Party, ...]:
        """By whom people were killed, where the noun tells it: "in a clash with the rebels", "in an ambush by militants"."""
        fights = [t for t in syntax.prep_objects(tok, "in", "during") if t.lemma_.lower() in self.frames.classes["violence"] | _FIGHTS]
        others = [t for f in fights for t in syntax.prep_objects(f, "with", "by", "from")]
        return self.parties.all_of(p, others) or tuple(x for t in others for x in self.parties.crowd(p, t))

    def _done_by_a_deal(self, tok: Token) -> bool:
        """Whether a deal is to do it: "the accord would open the crossings and put a stop to the attacks"."""
        deals = self.frames.classes["agreement"] | self.frames.classes["ceasefire"]
        return syntax.future(tok if syntax.raw_subjects(tok) else tok.head) and any(t.lemma_.lower() in deals for t in syntax.subjects(tok))

    def _decreed(self, p: int, tok: Token) -> tuple[Party, ...]:
        """Who ordered what a passive tells: "all trade is banned, the government decreed"."""
        clause = syntax.clause_of(tok)
        if (
            not (syntax.is_passive(clause) or clause.lemma_ == "be" or _is_verdict(clause))
            or clause.dep_ != "ccomp"
            or clause.head.lemma_.lower() not in _DECREEING
        ):
            return ()
        return self.roles.actors(p, clause.head)

    def _crowd(self, p: int, tok: Token, act: str, *, any_people: bool) -> tuple[Party, ...]:
        """People of no party who do it together ("prisoners", "students throughout the country"): an actor by description. any_people: not
        only those told to be of a nation or a cause."""
        verb = tok if tok.pos_ in ("VERB", "AUX") else syntax.support_verb(tok)
        found = [] if verb is None or (verb != tok and syntax.is_subject(tok)) else syntax.subjects(verb)
        return tuple(party for t in found if can_do(t, act, _done(tok)) for party in self.parties.crowd(p, t, any_people=any_people))

    def _described(self, p: int, tok: Token) -> tuple[Party, ...]:
        return by_description(self.parties.cast, p, self.parties.paragraphs, self.parties.words, tok)

    @staticmethod
    def _doers(tok: Token) -> list[Token]:
        """The words for who does what a trigger tells, be it a party or not."""
        if tok.pos_ in ("VERB", "AUX"):
            found = syntax.subjects(tok)
        else:
            found = [*syntax.children(tok, "poss"), *syntax.noun_agents(tok)]
            carrier = syntax.support_verb(tok)
            if not found and carrier is not None and not (syntax.is_subject(tok) and not syntax.is_passive(carrier)):
                found = syntax.subjects(carrier)
        return [t for one in found for t in syntax.conjuncts(one)]

    def _participants(self, p: int, tok: Token, frame: Frame) -> tuple[Party, ...]:
        """Who meets or agrees; where the sentence names one side or none, the talks told last, else the two parties of the report."""
        found = self.roles.participants(p, tok)
        if frame.act == "exchange":  # "ten rebels were exchanged for two officers of the army"
            found = tuple({x.actor: x for x in (*found, *self.roles.force_owner(p, syntax.prep_objects(tok, "for")))}.values())
        if frame.act in _TALKS and tok.pos_ == "NOUN" and all(x.kind is ActorKind.PERSON for x in found):
            found = ()  # "the talks opened with the bishop in the chair"
        nouns = [tok] if tok.pos_ == "NOUN" else [*syntax.objects(tok), *syntax.raw_subjects(tok)]
        inner = any(c.lower_.startswith(("inter", "intra")) for n in nouns for t in (n, *syntax.prep_objects(n, "of")) for c in t.subtree)
        if len(found) >= 2 or frame.act not in (*_TALKS, "agree"):
            return found
        deal = self._deal_parties(p, tok)
        if len(deal) >= 2 and not found:
            return deal
        if not found and tok.pos_ == "VERB" and self._other_subject(tok):
            return ()
        last = self._talks_before(p)
        # "the rebels agreed to store their guns": what one does alone is not agreed by both
        by_itself = frame.act == "agree" and len(found) == 1 and _is_own_deed(tok)
        pair = last if last is not None and not found and not inner else self.main("a party of the report; the sentence names no other")
        if len(pair) != 2 or by_itself or (found and any(x.kind is ActorKind.ORGANISATION for x in pair)):
            return found
        pair = tuple(
            replace(x, start=None, end=None, reason=x.reason if "report" in x.reason else "of the talks told before") for x in pair
        )
        if not found:
            return pair if not any(self._foreign(n) for n in nouns) else ()
        if inner or (
            frame.act != "suspend_talks"
            and found[0].actor in {x.actor for x in pair}
            and found[0].kind is not ActorKind.PERSON
            and (tok.pos_ == "NOUN" or not syntax.prep_objects(tok, "with"))
        ):
            return (*found, *(x for x in pair if x.actor != found[0].actor))
        return found

    def _deal_before(self, p: int) -> tuple[Party, ...]:
        """Those whose truce was told last: "in January it was extended"."""
        last = next((d for d in reversed(told_near(self.told, p, 3)) if d.act in _TRUCES and d.topic == "ceasefire" and d.actors), None)
        return tuple(replace(a, start=None, end=None, reason="of the truce told before") for a in last.actors) if last else ()

    def main(self, reason: str) -> tuple[Party, ...]:
        """The two parties that the report is about; nobody where it is about one or none."""
        cast = self.parties.cast
        if len(cast.main) != 2 or not cast.armed:
            return ()
        return tuple(Party(actor=a, name=cast.name(a), kind=cast.kind(a), reason=reason) for a in cast.main)

    def _deal_parties(self, p: int, tok: Token) -> tuple[Party, ...]:
        """The parties of a deal named in the clause ("was agreed as part of the A-B agreement")."""
        deals = [
            t
            for t in (*syntax.clause_of(tok).subtree, *syntax.subjects(tok))
            if t.pos_ == "NOUN" and t.lemma_.lower() in self.frames.classes["agreement"]
        ]
        return next(
            (found for t in deals if len(found := tuple({x.actor: x for x in self.roles.noun_participants(p, t)}.values())) >= 2), ()
        )

    def _other_subject(self, tok: Token) -> bool:
        """Whether somebody whom we cannot name is told to do it ("four countries agreed to send observers")."""
        themes = self.frames.classes["talks"] | self.frames.classes["agreement"] | self.frames.classes["ceasefire"]
        return any(t.lemma_.lower() not in themes and t.lower_ not in ("it", "this", "which", "that") for t in syntax.subjects(tok))

    def _talks_before(self, p: int) -> tuple[Party, ...] | None:
        """The parties of talks whose sides the text names: those told just before, else those told first."""
        near = next((d for d in reversed(told_near(self.told, p, 1)) if _names_both_sides(d)), None)
        found = near or next((d for d in self.told if _names_both_sides(d)), None)
        return found.actors if found is not None else None

    @staticmethod
    def _foreign(noun: Token) -> bool:
        """Whether a noun's own words name somebody, known or not, who is not a party we resolved."""
        return any(
            c.dep_ in ("poss",)
            or (
                c.dep_ == "prep"
                and c.lower_ in ("between", "with")
                and any(o.pos_ in ("PROPN", "NOUN") for o in syntax.children(c, "pobj"))
            )
            for c in noun.children
        )

    def _holder(self, tok: Token) -> tuple[Party, ...]:
        """Who held those whom a passive tells to be free: rebels hold soldiers and hostages, a government its prisoners."""
        cast = self.parties.cast
        freed = {
            t.lemma_.lower()
            for t in (
                *syntax.objects(tok),
                *(syntax.raw_subjects(tok) if tok.pos_ == "VERB" and not syntax.objects(tok) else ()),
                *syntax.prep_objects(tok, "of"),
                *(x for o in syntax.objects(tok) for x in syntax.prep_objects(o, "of")),
            )
        }
        if freed & _HELD_BY_REBELS and cast.armed:
            holder = cast.armed[0]
        elif freed & _HELD_BY_STATES and cast.domestic and cast.armed:
            holder = cast.domestic
        else:
            return ()
        return (
            Party(actor=holder, name=cast.name(holder), kind=cast.kind(holder), reason="inferred: who holds such captives in this report"),
        )

    def _other(self, parties: Sequence[Party]) -> tuple[Party, ...]:
        main = self.parties.cast.main
        if len(main) == 2 and parties and parties[0].actor in main:
            other = main[1] if parties[0].actor == main[0] else main[0]
            cast = self.parties.cast
            return (Party(actor=other, name=cast.name(other), kind=cast.kind(other), reason="the other party of the report"),)
        return ()


def _done(tok: Token) -> list[Token]:
    """What a trigger does something to, or the noun that tells it."""
    return syntax.objects(tok) if tok.pos_ == "VERB" else [tok]


def _hands_on(verb: Token) -> bool:
    """Whether a verb beside a release tells to whom those freed were given ("freed and handed to officials of the X")."""
    return verb.dep_ in ("conj", "advcl") and verb.lemma_.lower() in ("hand", "turn", "deliver", "give", "transfer", "return", "entrust")


def _is_own_deed(verb: Token) -> bool:
    """Whether one side alone does what it agrees to do ("agreed to free the crew"; not "agreed to meet", "they agreed to ...")."""
    if verb.pos_ != "VERB" or any(t.lower_ in ("they", "both", "sides", "who", "which") for t in syntax.raw_subjects(verb)):
        return False
    deeds = syntax.children(verb, "xcomp")
    return bool(deeds) and all(d.lemma_.lower() not in _JOINT and syntax.children(d, "dobj", "ccomp") for d in deeds)


def _is_verdict(verb: Token) -> bool:
    """Whether a verb is what its clause's subject is declared to be ("declared the truce with the rebels annulled")."""
    return verb.tag_ in ("VBN", "VBD") and not syntax.children(verb, "dobj", "aux", "xcomp") and bool(syntax.raw_subjects(verb))


def _is_deal(tok: Token, frames: Frames) -> bool:
    """Whether a thing that is kept, broken or prolonged is a truce or a deal, or a pronoun for one."""
    return tok.lower_ in ("it", "which") or any(tok.lemma_.lower() in frames.classes[name] for name in ("ceasefire", "agreement"))


def _names_both_sides(draft: Draft) -> bool:
    """Whether a draft tells of talks whose two sides the text names."""
    return (
        draft.act in _TALKS
        and len(draft.actors) == 2
        and draft.topic == "talks"
        and all(a.start is not None and a.kind is not ActorKind.PERSON for a in draft.actors)
    )
