"""Who is to do what a condition tells.

The subject or owner that the words name; else the one who was told before to do it; else, for what one side owes the other, the
counterpart of the party that sets the condition. Whose people are to be freed is not who frees them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.conditionwords import ACTS_OF_NOUNS, COMING, FREED, LAID_DOWN, OWNED, SUFFERED
from parley.analysis.parties import PartyResolver
from parley.analysis.roles import Roles
from parley.model.codebook import ACT_BY_NAME
from parley.model.records import ActorKind, Party

_OWED = frozenset("release lift withdraw_forces observe declare_ceasefire promise aid accept extend end offer".split())
"""Acts that one side does for the other: without a named doer, the counterpart of the one who sets the condition."""
_FROM_SUBJECT = frozenset("withdraw_forces attack violate meet resume_talks agree exchange reject accuse".split())
"""Acts whose noun takes its doer behind "of" ("the departure of the army", but not "the release of the captives")."""
_SIDES = (ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION)
_OTHERS = frozenset(
    "country judge court monitor observer inspector investigator lawmaker parliament donor agency committee commission congress "
    "voter worker".split()
)
"""Those who may do what is waited for and are no party: where they stay unknown, nobody else is put in their place."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """What a phrase in a condition tells. patients: whose people or forces it is done to; unnamed: the words tell who does it, but it is
    nobody known ("once judges have read the files")."""

    act: str
    topic: str
    actors: tuple[Party, ...]
    patients: tuple[Party, ...] = ()
    unnamed: bool = False


class Doers:
    """Finds the doers of embedded acts in one report. known: who was told so far to do an act on a topic."""

    def __init__(self, roles: Roles, parties: PartyResolver) -> None:
        self.roles = roles
        self.parties = parties
        self.known: dict[tuple[str, str], tuple[Party, ...]] = {}

    def of(self, p: int, head: Token, act: str) -> tuple[Party, ...]:
        """Who does the act, as far as the words of its phrase or clause tell."""
        if ACT_BY_NAME[act].symmetric:
            found = self.roles.participants(p, head)
            if found:
                return found
        if head.pos_ in ("VERB", "AUX"):
            subjects = syntax.subjects(head)
            if act == "release" and head.lemma_.lower() in COMING and not syntax.objects(head):
                return ()  # "until the captives come home"
            beside = head.tag_ == "VBG" and head.dep_ == "advcl"  # "as well as removing them": not by whom the clause is about
            if act in ("lift", "release", "extend") and (syntax.is_passive(head) or not subjects or beside):
                owned = [t for t in head.subtree if t.lemma_.lower() in OWNED] if act == "lift" else []
                return self.parties.all_of(p, syntax.agents(head)) or self.owner(p, owned)
            return self.parties.all_of(p, subjects) or self.owner(p, subjects)
        explicit = self.parties.all_of(p, [t for c in syntax.children(head, "poss") for t in syntax.conjuncts(c)]) or self.parties.all_of(
            p, syntax.prep_objects(head, "by", "from")
        )
        lemma = head.lemma_.lower()
        if lemma in FREED and not syntax.prep_objects(head, "of", "by"):
            return ()  # "his release": whom the word names goes free
        if lemma not in ACTS_OF_NOUNS and act == "release":
            return ()  # "in exchange for 1,000 soldiers": whose they are is not who frees them
        if act == "lift":
            owned = [t for t in head.subtree if t.lemma_.lower() in OWNED]
            return explicit or self.owner(p, owned)
        named = [t for h in (head, *(syntax.prep_objects(head, "to") if act == "observe" else ())) for t in self._named_before(h)]
        before = tuple(x for x in self.parties.all_of(p, named) if x.kind in _SIDES)  # also "an end to rebel attacks"
        if explicit or (act == "release" and lemma not in LAID_DOWN):
            return explicit or before
        of = [] if lemma in SUFFERED else syntax.prep_objects(head, "of")
        if act in _FROM_SUBJECT or lemma in LAID_DOWN:  # "the departure of the army"
            return before or self.parties.all_of(p, of) or self.owner(p, of)
        return before or self.owner(p, of)

    @staticmethod
    def _named_before(head: Token) -> list[Token]:
        return [c for c in head.children if c.dep_ in ("compound", "amod", "nmod") and c.i < head.i and c.pos_ in ("PROPN", "ADJ", "NOUN")]

    def owner(self, p: int, toks: Sequence[Token]) -> tuple[Party, ...]:
        """Whose sanctions, warrants or forces these are."""
        for tok in toks:
            for t in (tok, *syntax.prep_objects(tok, "of", "from")):
                found = self.parties.all_of(p, [*syntax.children(t, "poss"), *self._named_before(t)])
                if found:
                    return tuple(x for x in found if x.kind in _SIDES)
        return ()

    def patients(self, p: int, head: Token) -> tuple[Party, ...]:
        """Whose people are to be freed: "5,000 rebel prisoners", "thousands of their fighters"."""
        phrases = [head]
        if head.pos_ in ("VERB", "AUX"):
            phrases = syntax.objects(head) or syntax.raw_subjects(head)
        found: list[Party] = []
        for tok in phrases:
            for t in (
                tok,
                *syntax.prep_objects(tok, "of"),
                *(i for o in syntax.prep_objects(tok, "of") if o.lemma_.lower() not in ACTS_OF_NOUNS for i in syntax.prep_objects(o, "of")),
            ):
                if t.lemma_.lower() in ACTS_OF_NOUNS:
                    continue
                found += self.parties.all_of(p, [*syntax.children(t, "poss"), *self._named_before(t)]) or self.parties.of(p, t)
        return tuple({x.actor: x for x in found}.values())

    def infer(self, told: Embedded, setter: Sequence[Party], counterpart: Sequence[Party], *, owed: bool = True) -> tuple[Party, ...]:
        """Who is to do it. setter: who sets the condition; counterpart: whom the outer act is addressed to; owed: whether one side is to
        do it for the other, so that the counterpart of the setter is meant where nobody is named."""
        if told.actors or told.unnamed:
            return told.actors
        patients = {x.actor for x in told.patients}
        if told.act == "release" and patients:
            pool = [x for x in (*counterpart, *setter, *self.main()) if x.actor not in patients and x.kind in _SIDES]
            return tuple(_inferred(pool[:1], "holds the people of the other side"))
        known = self.known.get((told.act, told.topic))
        if not known and told.act == "release" and told.topic == "hostages":
            known = tuple(x for x in self.main() if x.kind is ActorKind.ARMED_GROUP)
        if known:
            return tuple(_inferred(known, "told before to do it"))
        if told.act in _OWED and owed:
            mine = {x.actor for x in setter}
            pool = [x for x in (*counterpart, *self.main()) if x.actor not in mine]
            in_play = not self.parties.cast.main or not setter or counterpart or any(x.actor in mine for x in self.main())
            return tuple(_inferred(pool[:1], "the counterpart of the one who sets the condition")) if in_play else ()
        if ACT_BY_NAME[told.act].symmetric and setter:
            both = {x.actor: x for x in (*setter, *counterpart)}
            if len(both) == 1 and any(x.actor in both for x in self.main()):
                both |= {x.actor: x for x in self.main()}
            return tuple(_inferred(both.values(), "party to the act that waits"))
        return ()

    def main(self) -> tuple[Party, ...]:
        """The two main parties of the report; empty where there are not two."""
        cast = self.parties.cast
        return tuple(Party(actor=a, name=cast.name(a), kind=cast.kind(a), reason="a party of the report") for a in cast.main)

    def unnamed(self, p: int, head: Token) -> bool:
        """Whether a clause has a doer of its own that is no party of the report."""
        if head.pos_ not in ("VERB", "AUX") or syntax.is_passive(head) or head.lemma_ == "be":
            return False
        subjects = [t for t in syntax.raw_subjects(head) if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() in _OTHERS]
        return bool(subjects) and not self.parties.all_of(p, subjects)


def _inferred(parties: Iterable[Party], reason: str) -> Iterable[Party]:
    return [Party(actor=x.actor, name=x.name, kind=x.kind, reason=reason) for x in parties]
