"""The interpreter of frames: which words of a sentence tell which act, by whom, to whom, about what.

Invariant: a frame fires on one trigger; what an act's content tells ("offered to release prisoners": the release) is not asserted by
itself. One act with several contents ("a ceasefire and the release of prisoners") yields one draft for each. Knows no report and no
conflict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from parley.analysis import syntax
from parley.analysis.contents import PROPOSALS, WEAK, Contents
from parley.analysis.drafts import Draft, told_near
from parley.analysis.frames import Frame, Frames
from parley.analysis.modality import modality_of
from parley.analysis.participants import Participants
from parley.analysis.parties import PartyResolver
from parley.analysis.roles import Roles, follow
from parley.analysis.spans import Spans
from parley.analysis.topics import TopicWords, topic_of
from parley.analysis.triggers import Triggers
from parley.analysis.words import Words
from parley.model.records import ActorKind, Modality, Polarity

ANNOUNCED = Frame(id="announced", act="promise", kind="speech", topic="content", example="", counter="")
"""The frame of what a party is told to do in days to come."""

_GOING_ON = frozenset("attack fight strike continue resume keep revenge avenge retaliate defeat crush destroy eliminate respond".split())
_VIOLENT = frozenset(
    "attack fight fighting war revenge avenge retaliate operation jihad offensive strike resistance crush defeat destroy struggle".split()
)
_PEACEFUL = frozenset("peace talk negotiation truce ceasefire dialogue stop end halt reduce aid assistance support".split())
"""Words by which a vow is a threat ("vowed to keep up its attacks") or none ("vowed to end the attacks")."""

_SILENCE = frozenset("say comment give disclose reveal elaborate specify identify name answer speculate confirm provide discuss be".split())
"""What one may refuse without rejecting anything in a negotiation ("declined to comment")."""

_REFUSABLE = frozenset(
    """meet resume_talks agree accept offer promise demand urge release exchange withdraw_forces declare_ceasefire observe lift visit
    extend cooperate yield aid""".split()
)
"""Acts whose negated future is a refusal ("will not attend the talks", "would free no prisoner")."""


_INTENDING = frozenset("intend plan decide aim resolve".split())


class ActFinder:
    """Finds the drafts of one report's sentences; it remembers what it found, for what later sentences take up."""

    def __init__(self, frames: Frames, topics: TopicWords, words: Words, roles: Roles, parties: PartyResolver, places: Spans) -> None:
        self.topics = topics
        self.words = words
        self.roles = roles
        self.parties = parties
        self.told: list[Draft] = []
        self.triggers = Triggers(frames, words, roles, parties, places)
        self.participants = Participants(frames, roles, parties, self.told)
        self.contents = Contents(topics, parties, self.told)

    def find(self, p: int, sent: Span) -> list[Draft]:
        """The acts that one sentence tells, in the order of their triggers."""
        fired = [(frame, tok) for tok in sent for frame in [self.triggers.frame_of(p, tok)] if frame is not None]
        covered = self._covered(fired)
        drafts: list[Draft] = []
        for frame, tok in fired:
            if tok.dep_ == "pobj" and tok.head.lower_ == "of" and (frame, tok.head.head) in fired:
                continue  # "a round of talks" is one
            refused = [h for path in ("xcomp", "ccomp") for h in follow(tok, path)] if frame.act == "reject" else []
            if any(h.lemma_.lower() in _SILENCE and not self.parties.all_of(p, follow(h, "dative")) for h in refused):
                continue
            if tok.i in covered and not self._stands_alone(p, tok, covered[tok.i]):
                continue
            for drafted in self._drafts(p, frame, tok):
                draft = self._same_as_before(drafted)
                drafts.append(draft)
                self.told.append(draft)
        return drafts + [d for tok in sent if (d := self._announced(p, tok, {t.i for _, t in fired})) is not None]

    def _announced(self, p: int, tok: Token, fired: set[int]) -> Draft | None:
        """What a party is told to do in days to come, by a verb that no frame knows ("the league will send observers"): a promise."""
        if (
            tok.pos_ != "VERB"
            or tok.i in fired
            or syntax.is_passive(tok)
            or tok.lemma_.lower() in self.words["speech.verbs"]
            or not _is_future(tok)
        ):
            return None
        if (
            tok.dep_ not in ("ROOT", "conj", "ccomp", "xcomp", "relcl")
            or syntax.clause_negated(tok)
            or any(m.dep_ == "mark" and m.lower_ in ("if", "unless", "whether", "until", "once") for m in tok.children)
        ):
            return None
        actors = tuple(a for a in self.parties.all_of(p, syntax.subjects(tok)) if a.kind is not ActorKind.PERSON or a.person is None)
        found = topic_of(self.topics, [*syntax.objects(tok), *syntax.children(tok, "prep", "xcomp")], least=WEAK)
        given = self.parties.all_of(p, [*follow(tok, "dative"), *syntax.prep_objects(tok, "to", "with")])
        given = tuple(r for r in given if r.actor not in {a.actor for a in actors})
        if not actors or (found is None and not (given and syntax.objects(tok) and not self.parties.cast.has_pair)):
            return None
        topic, why = (found[0], f"by {found[1].text!r}") if found is not None else ("other", "no word tells one of the codebook's")
        reasons = (("act", f"what {actors[0].name} is to do"), ("modality", "told of the future"), ("topic", why))
        content = next(iter(syntax.objects(tok)), found[1] if found is not None else None)
        return Draft(p, ANNOUNCED, "promise", topic, tok, content, actors, given, Polarity.POSITIVE, Modality.PLANNED, reasons)

    def _same_as_before(self, draft: Draft) -> Draft:
        """ "It is an offer for a truce": an act of speech without a party is that of the like one told just before."""
        if draft.actors or not draft.speech or draft.act not in PROPOSALS:
            return draft
        like = [d for d in told_near(self.told, draft.paragraph, 5) if d.act == draft.act and d.topic == draft.topic and d.actors]
        if not like:
            return draft
        why = "of the like act told before"
        return replace(
            draft,
            actors=tuple(replace(a, start=None, end=None, reason=why) for a in like[-1].actors),
            recipients=draft.recipients or tuple(replace(r, start=None, end=None, reason=why) for r in like[-1].recipients),
        )

    def _covered(self, fired: Sequence[tuple[Frame, Token]]) -> dict[int, Token]:
        """Token index of each trigger that lies in the content of an absorbing act, with that act's trigger."""
        out: dict[int, Token] = {}
        for frame, tok in fired:
            if not frame.absorbs:
                continue
            for path in frame.content:
                for head in follow(tok, path):
                    if head == tok:
                        continue
                    for t in _content_tokens(head):
                        if t != tok:
                            out.setdefault(t.i, tok)
        return out

    def _stands_alone(self, p: int, tok: Token, absorber: Token) -> bool:
        """A clause of its own inside the content ("an agreement, which also called for ...") is asserted, and so is another party's
        offer or demand ("turned down a rebel call for a truce")."""
        if tok.pos_ == "NOUN":
            owners = {a.actor for a in self.roles.noun_actors(p, tok)}
            own = (
                bool(syntax.children(tok, "poss"))
                or bool(syntax.prep_objects(tok, "by"))
                or any(c.dep_ in ("compound", "amod") for c in tok.children)
            )
            if owners and own and not owners & {a.actor for a in self.roles.actors(p, absorber)}:
                return True
        for step in (tok, *syntax.ancestors(tok)):
            if step == absorber:
                return False
            if step.dep_ in ("relcl", "parataxis"):
                return True
        return False

    def _drafts(self, p: int, frame: Frame, tok: Token) -> Iterator[Draft]:
        act, polarity, why = self._act(frame, tok)
        actors, recipients = self.participants.of(p, frame, tok, act)
        modality, reason = modality_of(tok, self.words)
        if frame.modality:
            modality, reason = Modality(frame.modality), "the words that carry it tell of a plan"
        reasons = (("act", why), ("modality", reason))
        yield from self.contents.split(p, Draft(p, frame, act, "", tok, None, actors, recipients, polarity, modality, reasons))

    def _act(self, frame: Frame, tok: Token) -> tuple[str, Polarity, str]:
        carrier = syntax.support_verb(tok) if tok.pos_ == "NOUN" else tok.head if tok.pos_ == "ADJ" else None
        verb = carrier if carrier is not None and carrier.pos_ in ("VERB", "AUX") else tok
        negative = syntax.negated(tok) or syntax.clause_negated(verb)
        if frame.only_negated:
            return frame.act, Polarity.POSITIVE, f"frame {frame.id} on {tok.text!r}, negated"
        if negative and frame.negated_act:
            return frame.negated_act, Polarity.POSITIVE, f"frame {frame.id} on {tok.text!r}, negated"
        if negative and frame.id in ("meet", "join-talks", "talk-with"):
            return "reject", Polarity.POSITIVE, f"frame {frame.id} on {tok.text!r}, which did not happen"
        if negative and (syntax.future(verb) or tok.lemma_.lower() in ("want", "seek", "accept", "consider")) and frame.act in _REFUSABLE:
            return "reject", Polarity.POSITIVE, f"frame {frame.id} on {tok.text!r}, refused for the future"
        if frame.hostile_act and self._hostile(frame, tok):
            return frame.hostile_act, Polarity.POSITIVE, f"frame {frame.id} on {tok.text!r}, with hostile content"
        return frame.act, Polarity.NEGATIVE if negative else Polarity.POSITIVE, f"frame {frame.id} on {tok.text!r}"

    @staticmethod
    def _hostile(frame: Frame, tok: Token) -> bool:
        """Whether a vow tells of violence to come."""
        if tok.lemma_.lower() not in ("vow", "pledge", "promise", "swear"):
            return False
        heads = [h for path in frame.content for h in follow(tok, path)]
        lemmas = {t.lemma_.lower() for h in heads for t in syntax.subtree_without_clauses(h)}
        if not any(h.lemma_.lower() in _GOING_ON for h in heads) or lemmas & _PEACEFUL or any(syntax.negated(h) for h in heads):
            return False
        return bool(lemmas & _VIOLENT)


def _is_future(tok: Token) -> bool:
    """Whether a verb stands with will, would or shall, in "is to", or beneath an intention ("plans to", "has decided to")."""
    if tok.dep_ == "xcomp" and tok.head.lemma_.lower() in _INTENDING and not syntax.clause_negated(tok.head):
        return True
    return syntax.future(tok) or (
        tok.dep_ == "xcomp"
        and tok.head.lemma_ == "be"
        and tok.head.pos_ in ("AUX", "VERB")
        and any(c.dep_ == "aux" and c.lower_ == "to" for c in tok.children)
    )


def _content_tokens(head: Token) -> Iterator[Token]:
    """The tokens of a content phrase; adverbial clauses are not part of what is offered or asked."""
    yield head
    for c in head.children:
        if c.dep_ in ("punct", "cc") or (c.dep_ == "advcl" and not any(g.dep_ == "aux" and g.lower_ == "to" for g in c.children)):
            continue
        yield from _content_tokens(c)
