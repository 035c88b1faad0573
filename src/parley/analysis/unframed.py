"""Acts that no frame tells: what a party is told to do, or not to do, in days to come by a verb of no frame; what it promised and has not
done; what it does as another did.

Only of parties that the words name, and on a topic that they tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from parley.analysis import syntax
from parley.analysis.clausestates import in_custody
from parley.analysis.contents import WEAK
from parley.analysis.drafts import Draft, told_near
from parley.analysis.frames import Frame
from parley.analysis.parties import PartyResolver
from parley.analysis.roles import follow
from parley.analysis.topics import TopicWords, topic_of
from parley.analysis.words import Words
from parley.model.records import ActorKind, Modality, Polarity

ANNOUNCED = Frame(id="announced", act="promise", kind="speech", topic="content", example="", counter="")
"""The frame of what a party is told to do in days to come."""

REFUSED = Frame(id="refused", act="reject", kind="speech", topic="content", example="", counter="")
"""The frame of what a party is told not to do in days to come."""

UNKEPT = Frame(id="unkept", act="violate", kind="event", topic="content", example="", counter="")
"""The frame of what was promised and is not done."""

_INTENDING = frozenset("intend plan decide aim resolve".split())

_DUTIES = frozenset("duty job task role mandate mission responsibility function purpose".split())

_UNDERTAKEN = frozenset("promise pledge agree undertake vow guarantee".split())

_AGAIN = frozenset((("do", "same"), ("do", "likewise"), ("follow", "suit"), ("return", "favour"), ("return", "favor")))
"""Verbs and objects by which somebody is told to do what another did."""


class UnframedActs:
    """Finds them in one report. told: the drafts found so far, in order; the finder of acts adds to it."""

    def __init__(self, topics: TopicWords, words: Words, parties: PartyResolver, told: Sequence[Draft]) -> None:
        self.topics = topics
        self.words = words
        self.parties = parties
        self.told = told

    def find(self, p: int, sent: Span, fired: frozenset[int]) -> list[Draft]:
        """Those of one sentence. fired: the indices of the words on which a frame fired."""
        found = [rule for tok in sent for rule in (self._announced(p, tok, fired), self._left_undone(p, tok), self._same_again(p, tok))]
        return [draft for draft in found if draft is not None]

    def _left_undone(self, p: int, tok: Token) -> Draft | None:
        """ "The government has not restored the electricity that it promised": an undertaking that is not kept."""
        if (
            tok.pos_ != "VERB"
            or not syntax.negated(tok)
            or not any(c.lower_ in ("has", "have", "had") for c in syntax.children(tok, "aux"))
        ):
            return None
        objects = syntax.objects(tok)
        clauses = [*syntax.children(tok, "advcl"), *(c for t in objects for c in syntax.children(t, "relcl", "acl"))]
        promised = any(c.lemma_.lower() in _UNDERTAKEN for c in clauses)
        actors = self.parties.all_of(p, syntax.subjects(tok)) if promised else ()
        found = topic_of(self.topics, objects, least=WEAK)
        if not actors or found is None:
            return None
        reasons = (("act", f"{tok.text!r} was promised and not done"), ("modality", "told as a fact"), ("topic", f"by {found[1].text!r}"))
        return Draft(p, UNKEPT, "violate", found[0], tok, objects[0], actors, (), Polarity.POSITIVE, Modality.ACTUAL, reasons)

    def _same_again(self, p: int, tok: Token) -> Draft | None:
        """ "The government said it would do the same", "the army followed suit": the act told last, by somebody else."""
        again = any((tok.lemma_, t.lemma_) in _AGAIN for t in syntax.objects(tok))
        actors = self.parties.all_of(p, syntax.subjects(tok)) if again else ()
        last = next((d for d in reversed(told_near(self.told, p, 1)) if d.actors and d.trigger.i != tok.i), None)
        if not actors or last is None or {a.actor for a in actors} & {a.actor for a in last.actors} or syntax.clause_negated(tok):
            return None
        modality, why = (Modality.PLANNED, "told of the future") if is_future(tok) else (Modality.ACTUAL, "told as a fact")
        reasons = (("act", f"{tok.text!r} takes up the act told before"), ("modality", why), ("topic", "of the act told before"))
        return replace(last, paragraph=p, trigger=tok, content=None, actors=actors, recipients=(), modality=modality, reasons=reasons)

    def _announced(self, p: int, tok: Token, fired: frozenset[int]) -> Draft | None:
        """What a party is told to do in days to come, by a verb that no frame knows ("the league will send observers"): a promise."""
        if (
            tok.pos_ != "VERB"
            or tok.i in fired
            or any(t.i in fired for t in syntax.objects(tok))
            or syntax.is_passive(tok)
            or tok.lemma_.lower() in self.words["speech.verbs"]
            or not is_future(tok)
            or in_custody(tok)
            or _is_duty(tok)
        ):
            return None
        if tok.dep_ not in ("ROOT", "conj", "ccomp", "xcomp", "relcl") or any(
            m.dep_ == "mark" and m.lower_ in ("if", "unless", "whether", "until", "once") for m in tok.children
        ):
            return None
        actors = tuple(a for a in self.parties.all_of(p, syntax.subjects(tok)) if a.kind is not ActorKind.PERSON or a.person is None)
        found = topic_of(self.topics, [*syntax.objects(tok), *syntax.children(tok, "prep", "xcomp", "ccomp")], least=WEAK)
        given = self.parties.all_of(p, [*follow(tok, "dative"), *syntax.prep_objects(tok, "to", "with")])
        given = tuple(r for r in given if r.actor not in {a.actor for a in actors})
        if not actors or (found is None and not (given and syntax.objects(tok) and not self.parties.cast.has_pair)):
            return None
        topic, why = (found[0], f"by {found[1].text!r}") if found is not None else ("other", "no word tells one of the codebook's")
        reasons = (("act", f"what {actors[0].name} is to do"), ("modality", "told of the future"), ("topic", why))
        content = next(iter(syntax.objects(tok)), found[1] if found is not None else None)
        if syntax.clause_negated(tok):
            reasons = (("act", f"what {actors[0].name} will not do"), *reasons[1:])
            return Draft(p, REFUSED, "reject", topic, tok, content, actors, (), Polarity.POSITIVE, Modality.ACTUAL, reasons)
        return Draft(p, ANNOUNCED, "promise", topic, tok, content, actors, given, Polarity.POSITIVE, Modality.PLANNED, reasons)


def _is_duty(tok: Token) -> bool:
    """Whether a verb tells somebody's standing duty ("the army, whose duty it is to guard the border")."""
    verb = tok.head
    return verb.lemma_ == "be" and any(c.lemma_.lower() in _DUTIES for c in syntax.children(verb, "attr", "nsubj"))


def is_future(tok: Token) -> bool:
    """Whether a verb stands with will, would, shall or must, in "is to", or beneath an intention ("plans to", "has decided to")."""
    if tok.dep_ == "xcomp" and tok.head.lemma_.lower() in _INTENDING and not syntax.clause_negated(tok.head):
        return True
    return (
        syntax.future(tok)
        or any(c.dep_ == "aux" and c.lower_ == "must" for c in tok.children)
        or (
            tok.dep_ == "xcomp"
            and tok.head.lemma_ == "be"
            and tok.head.pos_ in ("AUX", "VERB")
            and any(c.dep_ == "aux" and c.lower_ == "to" for c in tok.children)
        )
    )
