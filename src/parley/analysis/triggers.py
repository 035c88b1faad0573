"""Whether a word in its place fires a frame: its lemma, its particles, its theme, those who do it.

The constraints are the frame's; what they mean in a parse stands here. Says nothing of parties or topics of the act.
"""

from __future__ import annotations

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.frames import Frame, Frames
from parley.analysis.parties import PartyResolver
from parley.analysis.roles import Roles, follow
from parley.analysis.spans import Spans
from parley.analysis.words import Words
from parley.model.records import ActorKind

_COUNTING = frozenset(
    "group number dozen hundred thousand batch member most rest more some one half third total score body remains".split()
)
"""Nouns that only count those behind "of" ("a group of prisoners"; not "lists of prisoners")."""

_FORCE_KINDS = (ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP)


class Triggers:
    """Finds the frames that fire in one report."""

    def __init__(self, frames: Frames, words: Words, roles: Roles, parties: PartyResolver, places: Spans) -> None:
        self.frames = frames
        self.words = words
        self.roles = roles
        self.parties = parties
        self.places = places

    def frame_of(self, p: int, tok: Token) -> Frame | None:
        """The first frame that the word and its surroundings fit; None where it tells no act."""
        lemma = tok.lemma_.lower()
        if tok.dep_ in ("amod", "compound"):  # "the negotiating team" tells no act
            return None
        if tok.pos_ == "VERB" or (tok.pos_ == "AUX" and lemma not in ("be", "have", "do")):
            candidates = self.frames.by_verb.get(lemma) or self.frames.by_verb.get(f"{lemma}e", ())  # "raped" of "rap"
            found = next((f for f in candidates if self._verb_fits(p, f, tok)), None)
            adjectives = self.frames.by_adjective.get(tok.lower_, ()) if found is None and tok.tag_ == "VBN" else ()  # "was prepared to"
            return found or next((f for f in adjectives if self._adjective_fits(f, tok)), None)
        if tok.pos_ in ("NOUN", "PROPN"):
            candidates = self.frames.by_noun.get(lemma, ())
            return next((f for f in candidates if self._noun_fits(p, f, tok)), None)
        if tok.pos_ == "ADJ":
            candidates = self.frames.by_adjective.get(lemma, ())
            return next((f for f in candidates if self._adjective_fits(f, tok)), None)
        return None

    def _verb_fits(self, p: int, frame: Frame, tok: Token) -> bool:
        if frame.particle and not self._has_particle(tok, frame.particle):
            return False
        if frame.complement and not any(
            c.lower_ in frame.complement
            for child in syntax.children(tok, "acomp", "oprd", "xcomp", "ccomp", "attr", "advmod")
            for c in [child, *child.children]
        ):
            return False
        if (frame.theme or frame.theme_words) and not self._theme_fits(p, frame, tok):
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
        if frame.sides and not self._done_by_force(p, tok):
            return False
        if frame.needs_crowd and not self._done_by_people(p, tok):
            return False
        if frame.needs_two and len(self.roles.participants(p, tok)) < 2:
            return False
        if frame.destination and not self._goes_somewhere(p, frame, tok):
            return False
        if frame.actor_is_force and not any(a.kind in _FORCE_KINDS for a in self.parties.all_of(p, syntax.subjects(tok))):
            return False
        if frame.needs_recipient and not self._another_addressed(p, frame, tok):
            return False
        return not (frame.needs_content and not any(follow(tok, path) for path in frame.content))

    def _another_addressed(self, p: int, frame: Frame, tok: Token) -> bool:
        """Whether somebody else than the doer is addressed ("ordered the rebels to leave", not "ordered its men to leave")."""
        own = {a.actor for a in self.roles.actors(p, tok)}
        return any(r.actor not in own for r in self.roles.recipients(p, tok, frame.recipient))

    def _done_by_force(self, p: int, verb: Token) -> bool:
        """Whether a party with arms does it, or armed men of no party that is named ("gunmen opened fire")."""
        doers = syntax.subjects(verb)
        found = self.roles.force_owner(p, doers) or tuple(x for t in doers for x in self.parties.crowd(p, t))
        return any(a.kind in _FORCE_KINDS for a in found)

    def _done_by_people(self, p: int, carrier: Token | None) -> bool:
        """Whether people of no party carry it out ("teachers staged a strike")."""
        doers = syntax.subjects(carrier) if carrier is not None else []
        return any(x.kind is ActorKind.ORGANISATION for t in doers for x in self.parties.crowd(p, t))

    def _goes_somewhere(self, p: int, frame: Frame, tok: Token) -> bool:
        """Whether it is a place that is travelled to or withdrawn from ("retreated from the town", not "from a goal")."""
        ends = syntax.prep_objects(tok, *frame.particle)
        if not ends:
            return frame.act == "withdraw_forces"
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
        if frame.theme_modifiers and not _modified(tok, frame.theme_modifiers):
            return False
        if frame.needs_two and len(self.roles.participants(p, tok)) < 2:
            return False
        carrier = syntax.support_verb(tok)
        if frame.needs_crowd and not self._done_by_people(p, carrier):
            return False
        if frame.carriers:
            if carrier is None or carrier.lemma_.lower() not in frame.carriers:
                return False
            if frame.complement and not any(c.lower_ in frame.complement for c in syntax.children(carrier, "attr", "acomp", "oprd")):
                return False
            return not (frame.intransitive and not syntax.is_subject(tok))
        if self.roles.noun_actors(p, tok):
            return True
        return carrier is not None and carrier.lemma_.lower() in self.words["support.verbs"]

    @staticmethod
    def _adjective_fits(frame: Frame, tok: Token) -> bool:
        if tok.dep_ not in ("acomp", "oprd", "xcomp", "conj", "ROOT", "ccomp") or not any(follow(tok, path) for path in frame.content):
            return False
        return not frame.only_negated or syntax.negated(tok) or syntax.negated(tok.head)

    @staticmethod
    def _has_particle(tok: Token, particles: frozenset[str]) -> bool:
        return any(
            c.lower_ in particles and not any(o.ent_type_ in ("DATE", "TIME") for o in syntax.children(c, "pobj"))
            for c in tok.children
            if c.dep_ in ("prt", "prep", "advmod", "dative", "agent", "aux", "oprd", "acomp", "ccomp", "xcomp")
        )

    def _theme_fits(self, p: int, frame: Frame, tok: Token) -> bool:
        allowed = self.frames.theme_lemmas(frame)
        objects = [] if frame.theme_subject else syntax.objects(tok)
        themes = objects or (
            []
            if syntax.is_passive(tok)
            else [syntax.antecedent(t) for t in syntax.raw_subjects(tok)]
            if frame.theme_subject or not self._transitive_only(frame)
            else []
        )
        if not objects and (frame.particle or "talks" in frame.theme):
            themes = [*themes, *syntax.prep_objects(tok, *(frame.particle or ("from", "to")))]
        if frame.particle:  # "let them go": those let go are the subject of the going
            going = [c for c in syntax.children(tok, "ccomp") if c.lower_ in frame.particle]
            themes = [*themes, *(s for c in going for s in syntax.raw_subjects(c))]
        if frame.complement:  # "declared the talks dead": the talks are the subject of what is declared
            themes = [*themes, *(s for c in syntax.children(tok, "ccomp", "xcomp", "oprd") for s in syntax.raw_subjects(c))]
        for theme in themes:
            whole = "people" not in frame.theme or theme.pos_ == "NUM" or theme.lemma_.lower() in _COUNTING
            for t in (theme, *(syntax.prep_objects(theme, "of") if whole else ())):
                if t.lemma_.lower() in allowed and (not frame.theme_modifiers or _modified(t, frame.theme_modifiers)):
                    return True
                if (
                    frame.theme & {"people", "dignitaries"}
                    and (t.ent_type_ in ("PERSON", "NORP") or t.lower_ in ("him", "her", "them"))
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


def _modified(noun: Token, words: frozenset[str]) -> bool:
    """Whether one of these words stands before a noun, as part of its name or as its adjective ("hunger strike", "joint patrol")."""
    before = [c for c in noun.children if c.i < noun.i and c.dep_ in ("compound", "amod", "nmod", "nummod")]
    return any(t.lemma_.lower() in words or t.lower_ in words for c in before for t in (c, *c.children))
