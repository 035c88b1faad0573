"""Whether a word in its place fires a frame: its lemma, its particles, its theme, those who do it.

The constraints are the frame's; what they mean in a parse stands here. Says nothing of parties or topics of the act.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.constructions import aims, heads, modified, raised_subjects, stands_behind, tells_what_should_be, took_place
from parley.analysis.drafts import Draft, told_near
from parley.analysis.frames import Frame, Frames
from parley.analysis.othersenses import fights_for_a_cause
from parley.analysis.parties import PartyResolver
from parley.analysis.roles import Roles, follow
from parley.analysis.spans import Spans
from parley.analysis.words import Words
from parley.model.records import ActorKind

_COUNTING = frozenset(
    "group number dozen hundred thousand batch member most rest more some one half third total score body remains last first".split()
)
"""Nouns that only count those behind "of" ("a group of prisoners"; not "lists of prisoners")."""

_FORCE_KINDS = (ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP)


_TOLD_AS = {
    "ceasefire": frozenset(("ceasefire", "agreement")),
    "agreement": frozenset(("agreement",)),
    "talks": frozenset(("talks",)),
}
"""The theme that a pronoun stands for, by the topic told last."""

_PASTS = {
    "retook": "retake",
    "overran": "overrun",
    "outlawed": "outlaw",
    "forswore": "forswear",
    "withdrew": "withdraw",
    "rescinded": "rescind",
    "overflew": "overfly",
}
"""Past forms that the parser takes for lemmas of their own."""

_UNTIL = ("until", "till")
"""Particles behind which a time is what the verb needs ("gave them until Friday to leave")."""

_BREAKS = frozenset("but and while although though because when who which that".split())
"""Words at which what is said of a thing ends."""


class Triggers:
    """Finds the frames that fire in one report. told: the drafts found so far, in order; the finder adds to it."""

    def __init__(self, frames: Frames, words: Words, roles: Roles, parties: PartyResolver, places: Spans, told: Sequence[Draft]) -> None:
        self.frames = frames
        self.words = words
        self.roles = roles
        self.parties = parties
        self.places = places
        self.told = told

    def frame_of(self, p: int, tok: Token) -> Frame | None:
        """The first frame that the word and its surroundings fit; None where it tells no act."""
        lemma = tok.lemma_.lower()
        if tok.dep_ in ("amod", "compound"):  # "the negotiating team" tells no act
            return None
        copula = lemma == "be" and tok.dep_ not in ("aux", "auxpass")  # "the town is in the hands of the rebels"
        if lemma == "let" and any(c.lower_ == "known" for c in syntax.children(tok, "ccomp", "xcomp")):  # "let it be known that ..."
            return None
        if tok.pos_ == "VERB" or copula or (tok.pos_ == "AUX" and lemma not in ("be", "have", "do")):
            lemma = _PASTS.get(lemma, lemma)
            # the parser takes "raped" for a form of "rap", "deadlocked" for one of "deadlocke"
            candidates = next((f for form in (lemma, f"{lemma}e", lemma.removesuffix("e")) if (f := self.frames.by_verb.get(form))), ())
            found = next((f for f in candidates if self._verb_fits(p, f, tok)), None)
            adjectives = self.frames.by_adjective.get(tok.lower_, ()) if found is None and tok.tag_ == "VBN" else ()  # "was prepared to"
            return found or next((f for f in adjectives if self._adjective_fits(p, f, tok)), None)
        if tok.pos_ in ("NOUN", "PROPN"):
            candidates = self.frames.by_noun.get(lemma, ())
            return next((f for f in candidates if self._noun_fits(p, f, tok)), None)
        if tok.pos_ == "ADJ":
            candidates = self.frames.by_adjective.get(lemma, ())
            return next((f for f in candidates if self._adjective_fits(p, f, tok)), None)
        return None

    def _verb_fits(self, p: int, frame: Frame, tok: Token) -> bool:
        if frame.relative and tok.dep_ != "relcl":
            return False
        if frame.particle and not any(self._has_particle(t, frame.particle) for t in heads(frame, tok)):
            return False
        if frame.complement and not any(
            c.lower_ in frame.complement
            for child in [
                *syntax.children(tok, "acomp", "oprd", "xcomp", "ccomp", "attr", "advmod", "npadvmod", "intj"),
                *aims(tok),
                *(g for c in syntax.children(tok, "prep") for g in syntax.children(c, "advmod")),  # "together in Oslo"
                *(a for o in syntax.objects(tok) for a in syntax.children(o, "amod") if a.i > o.i),  # "holds the rebels responsible"
            ]
            for c in [child, *child.children]
        ):
            return False
        if frame.only_negated and not (syntax.negated(tok) or any(syntax.negated(t) or t.lower_ == "nothing" for t in syntax.objects(tok))):
            return False
        if (frame.theme or frame.theme_words) and not self._theme_fits(p, frame, tok):
            return False
        if frame.behind and not self._stands_something_behind(frame, tok):
            return False
        if frame.not_ahead and syntax.future(tok):
            return False
        if frame.addressed and not any(follow(tok, path) for path in frame.recipient):
            return False
        if frame.numbered and not any(t.pos_ == "NUM" or syntax.children(t, "nummod") for t in syntax.objects(tok)):
            return False
        if frame.troops and not any(t.lemma_.lower() in self.frames.classes["troops"] for t in syntax.subjects(tok)):
            return False
        if frame.irrealis and not tells_what_should_be(tok):
            return False
        if frame.verdict is not None and not self._judged(tok, frame.verdict):
            return False
        if frame.needs_two and len(self.roles.participants(p, tok)) < 2:
            return False
        if frame.bound_by_text and not any(
            t.lemma_.lower() in self.frames.classes["agreement"] or t.lower_ == "it" for t in syntax.subjects(tok)
        ):
            return False
        if frame.wish and not any(syntax.is_wish(c) for c in syntax.children(tok, "ccomp")):
            return False
        if frame.intransitive and syntax.objects(tok):
            return False
        if frame.only_passive and not (syntax.is_passive(tok) and syntax.children(tok, "nsubjpass")):
            return False
        if frame.sides and not self._armed_subject(p, frame, tok):
            return False
        if frame.needs_crowd and not self._done_by_people(p, tok):
            return False
        if frame.destination and not self._goes_somewhere(p, frame, tok):
            return False
        if frame.act == "attack" and fights_for_a_cause(tok, self.frames.classes["place"]):
            return False
        if frame.actor_is_force and not any(a.kind in _FORCE_KINDS for a in self.parties.all_of(p, syntax.subjects(tok))):
            return False
        if frame.needs_recipient and not self._another_addressed(p, frame, tok):
            return False
        return not (frame.needs_content and not any(follow(tok, path) for path in frame.content))

    @staticmethod
    def _stands_something_behind(frame: Frame, tok: Token) -> bool:
        """Whether one of the frame's nouns stands behind a particle of the verb, with its modifiers where those are not the theme's."""
        found = [t for head in heads(frame, tok) for t in syntax.prep_objects(head, *frame.particle, "to", "at")]
        modifiers = frozenset() if frame.theme or frame.theme_words else frame.theme_modifiers
        return any(t.lemma_.lower() in frame.behind and (not modifiers or modified(t, modifiers)) for t in found)

    def _judged(self, tok: Token, verdict: str) -> bool:
        """Whether what is said of the verb's object holds a word of this list, and no "not" ("called it a trap", "dismissed it as a lie").
        By the words behind the object: parsers seldom see the predicate of "call" for what it is."""
        lemmas = []
        for t in tok.doc[tok.i + 1 : tok.sent.end]:
            if t.lower_ in _BREAKS or (t.is_punct and t.text in ",;:."):
                break
            lemmas.append(t.lemma_.lower())
        return bool(self.words[f"verdict.{verdict}"] & set(lemmas[1:])) and "not" not in lemmas

    def _armed_subject(self, p: int, frame: Frame, tok: Token) -> bool:
        """Whether a party with arms does it, armed men of no party that is named ("gunmen opened fire") or, where the frame allows for
        nobody named, whatever is used in arms."""
        doers = syntax.subjects(tok)
        found = self.roles.force_owner(p, doers) or tuple(x for t in doers for x in self.parties.crowd(p, t))
        if any(a.kind in _FORCE_KINDS for a in found):
            return True
        if found and any(t.lemma_.lower() in self.words["party.arms"] for t in doers):
            return True  # "alliance aircraft"
        return frame.unnamed and any(t.lemma_.lower() in self.words["party.arms"] for t in doers)

    def _another_addressed(self, p: int, frame: Frame, tok: Token) -> bool:
        """Whether somebody else than the doer is addressed ("ordered the rebels to leave", not "ordered its men to leave")."""
        own = {a.actor for a in self.roles.actors(p, tok)}
        if any(r.actor not in own for r in self.roles.recipients(p, tok, frame.recipient)):
            return True
        people = [t for path in frame.recipient for t in follow(tok, path)]
        alone = not self.parties.cast.has_pair
        return any(self.parties.nationals(p, t) or (alone and self.parties.crowd(p, t, any_one=True)) for t in people)

    def _done_by_people(self, p: int, carrier: Token | None) -> bool:
        """Whether people of no party carry it out ("teachers staged a strike")."""
        doers = syntax.subjects(carrier) if carrier is not None else []
        return any(x.kind is ActorKind.ORGANISATION for t in doers for x in self.parties.crowd(p, t))

    def _goes_somewhere(self, p: int, frame: Frame, tok: Token) -> bool:
        """Whether it is a place that is travelled to or withdrawn from ("retreated from the town", not "from a goal")."""
        ends = syntax.prep_objects(tok, *frame.particle)
        if not ends:
            return frame.act == "withdraw_forces"
        counted = [t for end in ends if end.pos_ == "NUM" for t in syntax.prep_objects(end, "of")]  # "from nine of the schools"
        ends = [*ends, *counted]
        return any(self._is_place(p, t) or t.lemma_.lower() in self.frames.classes["place"] for t in ends)

    def _noun_fits(self, p: int, frame: Frame, tok: Token) -> bool:
        if frame.particle and not self._has_particle(tok, frame.particle):
            return False
        if (frame.theme or frame.theme_words) and not any(
            t.lemma_.lower() in self.frames.theme_lemmas(frame) for t in syntax.prep_objects(tok, "of")
        ):
            return False
        if frame.needs_content and not any(follow(tok, path) for path in frame.content):
            return False
        if frame.needs_recipient and not self._another_addressed(p, frame, tok):
            return False
        if frame.theme_modifiers and not modified(tok, frame.theme_modifiers):
            return False
        if frame.only_negated and not syntax.negated(tok):
            return False
        if frame.needs_two and len(self.roles.participants(p, tok)) < 2:
            return False
        if frame.setting and not (frame.carriers and stands_behind(tok, frame.setting)):
            return not frame.carriers and stands_behind(tok, frame.setting)
        if frame.owned:
            owners = syntax.children(tok, "poss") + syntax.noun_agents(tok)
            return bool(owners) and any(follow(tok, path) for path in frame.recipient)
        if frame.two_named:
            return took_place(tok) and len({a.actor for a in self.roles.noun_participants(p, tok)}) > 1
        carrier = syntax.support_verb(tok)
        if frame.setting and carrier is not None and carrier.dep_ == "relcl":  # "its cells, which had been in contact": told by the way
            return False
        if frame.needs_crowd and not self._done_by_people(p, carrier):
            return False
        if frame.carriers:
            if carrier is None or carrier.lemma_.lower() not in frame.carriers:
                return False
            if frame.complement and not any(
                c.lower_ in frame.complement for c in syntax.children(carrier, "attr", "acomp", "oprd", "advmod", "expl")
            ):
                return False
            return not (frame.intransitive and not syntax.is_subject(tok))
        if self.roles.noun_actors(p, tok):
            return True
        return carrier is not None and carrier.lemma_.lower() in self.words["support.verbs"]

    def _adjective_fits(self, p: int, frame: Frame, tok: Token) -> bool:
        if tok.dep_ not in ("acomp", "oprd", "xcomp", "conj", "ROOT", "ccomp") or not any(follow(tok, path) for path in frame.content):
            return False
        if frame.needs_recipient and not self._another_addressed(p, frame, tok):
            return False
        if frame.behind and not any(t.lemma_.lower() in frame.behind for path in frame.content for t in follow(tok, path)):
            return False
        return not frame.only_negated or syntax.negated(tok) or syntax.negated(tok.head)

    @staticmethod
    def _has_particle(tok: Token, particles: frozenset[str]) -> bool:
        if tok.dep_ == "acomp" and tok.head.lower_ in particles:  # "the talks stay cancelled"
            return True
        return any(
            c.lower_ in particles and (c.lower_ in _UNTIL or not any(o.ent_type_ in ("DATE", "TIME") for o in syntax.children(c, "pobj")))
            for c in tok.children
            if c.dep_ in ("prt", "prep", "advmod", "dative", "agent", "aux", "auxpass", "oprd", "acomp", "ccomp", "xcomp")
            or (c.dep_ == "advcl" and c.pos_ == "ADJ")  # "set nine prisoners free"
        )

    def _theme_fits(self, p: int, frame: Frame, tok: Token) -> bool:
        allowed = self.frames.theme_lemmas(frame)
        objects = [] if frame.theme_subject else syntax.objects(tok)
        themes = objects or (
            []
            if syntax.is_passive(tok)
            else [syntax.antecedent(t) for t in syntax.raw_subjects(tok) or raised_subjects(tok)]
            if frame.theme_subject or not self._transitive_only(frame)
            else []
        )
        if not objects and (frame.particle or "talks" in frame.theme):
            themes = [*themes, *syntax.prep_objects(tok, *(frame.particle or ("from", "to")))]
        if frame.particle:  # "let them go", "let go two of them": those let go are subject or object of the going
            going = [c for c in syntax.children(tok, "ccomp", "xcomp") if c.lower_ in frame.particle]
            themes = [*themes, *(s for c in going for s in (*syntax.raw_subjects(c), *syntax.objects(c)))]
            themes = [*themes, *(() if objects else syntax.children(tok, "oprd"))]  # "called home its observers"
        if frame.complement:  # "declared the talks dead": the talks are the subject of what is declared
            themes = [*themes, *(s for c in syntax.children(tok, "ccomp", "xcomp", "oprd") for s in syntax.raw_subjects(c))]
        for theme in themes:
            whole = "people" not in frame.theme or theme.pos_ == "NUM" or theme.lemma_.lower() in _COUNTING
            whole = whole and theme.lemma_.lower() not in self.frames.classes["offer"]  # who withdraws the offer of a truce ends none
            for t in (theme, *(syntax.prep_objects(theme, "of") if whole else ())):
                fits = t.lemma_.lower() in allowed and (not frame.theme_modifiers or modified(t, frame.theme_modifiers))
                if fits or (t.lower_ in ("it", "they") and self._stands_for(p, frame)):
                    return True
                if frame.theme_modifiers:
                    continue  # nobody but those who are called so
                if t.pos_ == "NUM" and "people" in frame.theme and frame.act == "release":
                    return True
                if (
                    frame.theme & {"people", "dignitaries"}
                    and (
                        t.ent_type_ in ("PERSON", "NORP")
                        or t.lower_ in ("him", "her", "them")
                        or (t.dep_ == "nsubjpass" and t.lower_ in ("he", "she"))
                    )
                    and tok.lemma_.lower() != "take"
                ):
                    return True
                if (
                    frame.theme_place
                    and (self._is_place(p, t) or self._unknown_name(p, t))
                    and tok.lemma_.lower() not in ("take", "lose", "occupy")
                ):
                    return True
        return False

    def _stands_for(self, p: int, frame: Frame) -> bool:
        """Whether a pronoun can stand for the frame's theme: what was told last is a truce, a deal or talks."""
        near = told_near(self.told, p, 1)
        return bool(near) and bool(frame.theme & _TOLD_AS.get(near[-1].topic, frozenset()))

    @staticmethod
    def _transitive_only(frame: Frame) -> bool:
        """Frames whose theme is only ever an object: an intransitive subject in the class would be the actor ("the troops withdrew")."""
        return bool(frame.theme & {"people", "place", "troops", "aid", "sanctions", "violence", "offer"}) or frame.act in (
            "agree",
            "declare_ceasefire",
            "observe",
            "violate",
        )

    def _unknown_name(self, p: int, tok: Token) -> bool:
        """A proper name that is no actor: what is captured or overrun under such a name is a place."""
        return tok.pos_ == "PROPN" and tok.ent_type_ not in ("PERSON", "ORG", "NORP") and self.parties.named(p, tok) is None

    def _is_place(self, p: int, tok: Token) -> bool:
        if tok.ent_type_ in ("GPE", "LOC", "FAC"):
            return True
        par = self.parties.paragraphs[p]
        start, end = par.span(tok, tok)
        return self.places.cover(start, end)
