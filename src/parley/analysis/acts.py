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
from parley.analysis.contents import PROPOSALS, Contents
from parley.analysis.drafts import Draft, told_near
from parley.analysis.frames import Frame, Frames
from parley.analysis.modality import is_negative, modality_of
from parley.analysis.participants import Participants
from parley.analysis.parties import PartyResolver
from parley.analysis.roles import Roles, follow
from parley.analysis.spans import Spans
from parley.analysis.topics import TopicWords
from parley.analysis.triggers import Triggers
from parley.analysis.unframed import UnframedActs
from parley.analysis.untold import DECLARING, VOID
from parley.analysis.words import Words
from parley.model.records import Modality, Polarity

FORGONE = Frame(id="forgone", act="promise", kind="speech", topic="violence", modality="actual", example="", counter="")
"""The frame of force that a party says it will not use."""

PAUSED = Frame(id="paused", act="declare_ceasefire", kind="event", topic="ceasefire", modality="actual", example="", counter="")
"""The frame of force that a party says it will not use for a time: a truce."""

_SPANS = frozenset("hour day week month fortnight".split())

_GOING_ON = frozenset(
    """attack fight strike continue resume keep carry revenge avenge retaliate defeat crush destroy eliminate respond punish drive oust
    topple overthrow hunt kill invade bomb march block boycott paralyse paralyze blockade step""".split()
)
_VIOLENT = frozenset(
    """attack fight fighting war revenge avenge retaliate operation jihad offensive strike resistance crush defeat destroy struggle
    punish drive oust topple overthrow hunt kill invade bomb march block boycott paralyse paralyze blockade""".split()
)
_PEACEFUL = frozenset("peace talk negotiation truce ceasefire dialogue stop end halt reduce aid assistance support".split())
"""Words by which a vow is a threat ("vowed to keep up its attacks") or none ("vowed to end the attacks")."""

_SILENCE = frozenset("say comment give disclose reveal elaborate specify identify name answer speculate confirm provide discuss be".split())
"""What one may refuse without rejecting anything in a negotiation ("declined to comment")."""

_HOSTILE = frozenset("attack seize detain".split())
"""Acts whose negated future is a promise ("will carry out no attacks")."""

_GO_ON = frozenset("begin start open take get go continue proceed launch".split())
_AGAIN = frozenset("again anew afresh".split())
_BREAKS = frozenset("break pause hiatus interruption recess lull suspension".split())
"""What tells of talks begun or held that they had stopped before."""

_SEEN = frozenset("report record see observe register occur happen".split())
"""Verbs with which a report tells that there was no attack."""

_REFUSABLE = frozenset(
    """meet resume_talks agree accept offer promise demand urge release exchange withdraw_forces declare_ceasefire observe lift visit
    extend cooperate yield aid""".split()
)
"""Acts whose negated future is a refusal ("will not attend the talks", "would free no prisoner")."""


_ATTENDING = frozenset("join-talks take-part attend-bare".split())
"""Frames whose act one stays away from by not doing it ("did not take part in the talks")."""
_MEETING = frozenset("meet talk-with see-leaders".split())
"""Frames whose act nobody has refused where it did not happen ("has not met the rebels"), unless one never does it."""


_CALLS = ("call-for", "call-carried")
"""Frames that tell a demand of a side and a plea of everybody else."""


class ActFinder:
    """Finds the drafts of one report's sentences; it remembers what it found, for what later sentences take up."""

    def __init__(self, frames: Frames, topics: TopicWords, words: Words, roles: Roles, parties: PartyResolver, places: Spans) -> None:
        self.topics = topics
        self.words = words
        self.roles = roles
        self.parties = parties
        self.told: list[Draft] = []
        self.triggers = Triggers(frames, words, roles, parties, places, self.told)
        self.participants = Participants(frames, roles, parties, self.told)
        self.contents = Contents(topics, parties, self.told)
        self.unframed = UnframedActs(topics, words, parties, self.told)

    def find(self, p: int, sent: Span) -> list[Draft]:
        """The acts that one sentence tells, in the order of their triggers."""
        fired = [(frame, tok) for tok in sent for frame in [self.triggers.frame_of(p, tok)] if frame is not None]
        self.contents.fired = {tok.i: frame for frame, tok in fired}
        covered = self._covered(fired)
        drafts: list[Draft] = []
        for frame, tok in fired:
            if tok.dep_ == "pobj" and tok.head.lower_ == "of" and (frame, tok.head.head) in fired:
                continue  # "a round of talks" is one
            refused = [h for path in ("xcomp", "ccomp") for h in follow(tok, path)] if frame.act == "reject" else []
            if any(_is_silence(h) and not self.parties.all_of(p, follow(h, "dative")) for h in refused):
                continue
            if tok.i in covered and not self._stands_alone(p, tok, covered[tok.i]):
                continue
            for drafted in self._drafts(p, frame, tok):
                draft = self._same_as_before(drafted)
                drafts.append(draft)
                self.told.append(draft)
        return drafts + self.unframed.find(p, sent, frozenset(tok.i for _, tok in fired))

    def _same_as_before(self, draft: Draft) -> Draft:
        """ "It is an offer for a truce": an act of speech without a party is that of the like one told just before."""
        if draft.actors or not draft.speech or draft.act not in PROPOSALS:
            return draft
        near = [d for d in told_near(self.told, draft.paragraph, 5) if d.topic == draft.topic and d.actors]
        like = [d for d in near if d.act == draft.act] or [d for d in near if draft.act == "promise" and d.act == "release"]
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
        actors, recipients = self.participants.of(p, frame, tok, frame.act if frame.id == "agree" else act)
        sides = self.parties.cast.main
        if frame.id in _CALLS and len(sides) == 2 and actors and not any(a.actor in sides for a in actors):
            act, why = "urge", f"frame {frame.id} on {tok.text!r}, by somebody who is no side of the conflict"
        if frame.id == "restore-truce" and any(a.actor in sides for a in actors):
            act, why = "declare_ceasefire", f"frame {frame.id} on {tok.text!r}, by a side of the conflict"
        if frame.id == "restore-truce" and any(a.actor in sides for a in actors):
            act, why = "declare_ceasefire", f"frame {frame.id} on {tok.text!r}, by a side of the conflict"
        if act == "promise" and frame.act in _HOSTILE:
            paused = _for_a_time(tok)
            act, frame = ("declare_ceasefire", PAUSED) if paused else (act, FORGONE)
        if act == "observe" and frame.act == "attack":
            actors, recipients = actors or self.participants.main("a party of the report; the sentence names none"), ()
        modality, reason = modality_of(tok, self.words)
        if act == "reject" != frame.act:
            modality, reason = Modality.ACTUAL, "what is refused for the future is refused now"
        if frame.modality:
            modality, reason = Modality(frame.modality), "the words that carry it tell of a plan"
        reasons = (("act", why), ("modality", reason))
        base = Draft(p, frame, act, "", tok, None, actors, recipients, polarity, modality, reasons)
        main = self.participants.main("one of the two sides, each of which does it") if act == "accuse" and _is_mutual(tok) else ()
        if len(main) != 2:
            yield from self.contents.split(p, base)
            return
        first = next(self.contents.split(p, replace(base, actors=main[:1], recipients=main[1:])), None)
        if first is not None:  # the second has the words "the other" for its object: two acts of one trigger are told apart by it
            other = next(iter(syntax.objects(tok)), first.content)
            yield first
            yield replace(first, content=other, actors=main[1:], recipients=main[:1])

    def _act(self, frame: Frame, tok: Token) -> tuple[str, Polarity, str]:
        carrier = syntax.support_verb(tok) if tok.pos_ == "NOUN" else tok.head if tok.pos_ == "ADJ" else None
        verb = carrier if carrier is not None and carrier.pos_ in ("VERB", "AUX") else tok
        negative = is_negative(tok, verb, self.words)
        if frame.act == "declare_ceasefire" and _is_declared_void(tok):
            return "end", Polarity.POSITIVE, f"frame {frame.id} on {tok.text!r}, which is declared over"
        if frame.only_negated:
            return frame.act, Polarity.POSITIVE, f"frame {frame.id} on {tok.text!r}, negated"
        if negative and frame.negated_act:
            return frame.negated_act, Polarity.POSITIVE, f"frame {frame.id} on {tok.text!r}, negated"
        if frame.act == "demand" and _no_longer(verb):
            return "withdraw_offer", Polarity.POSITIVE, f"frame {frame.id} on {tok.text!r}, no longer upheld"
        if negative and frame.act in _HOSTILE and syntax.future(verb):
            return "promise", Polarity.POSITIVE, f"frame {frame.id} on {tok.text!r}, forgone for the future"
        shots = frame.id == "exchange-fire" and not syntax.future(verb)  # "no shot has been exchanged"
        if negative and (shots or (frame.id == "attack-noun" and carrier is not None and carrier.lemma_.lower() in _SEEN)):
            return "observe", Polarity.POSITIVE, f"frame {frame.id} on {tok.text!r}, of which there was none"
        if negative and frame.act == "observe" and frame.topic == "theme" and not syntax.future(verb):
            return "violate", Polarity.POSITIVE, f"frame {frame.id} on {tok.text!r}, which was not done"
        if negative and frame.id == "agree" and _unable(tok):
            return "reject", Polarity.POSITIVE, f"frame {frame.id} on {tok.text!r}, which the parties could not do"
        if negative and frame.act == "accept" and not syntax.future(verb):
            return "reject", Polarity.POSITIVE, f"frame {frame.id} on {tok.text!r}, which was not done"
        if negative and (frame.id in _ATTENDING or (frame.id in _MEETING and _is_shunned(verb))):
            return "reject", Polarity.POSITIVE, f"frame {frame.id} on {tok.text!r}, which did not happen"
        if negative and (syntax.future(verb) or tok.lemma_.lower() in ("want", "seek", "accept", "consider")) and frame.act in _REFUSABLE:
            return "reject", Polarity.POSITIVE, f"frame {frame.id} on {tok.text!r}, refused for the future"
        if frame.act == "meet" and frame.topic != "other" and not negative and _anew(tok, verb):
            return "resume_talks", Polarity.POSITIVE, f"frame {frame.id} on {tok.text!r}, told to go on again"
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


def _unable(verb: Token) -> bool:
    """Whether parties are told to be unable to do it: "could not agree", "failed to agree"."""
    if verb.head.lemma_.lower() in ("fail", "unable"):
        return verb.dep_ == "xcomp"
    return any(c.dep_ == "aux" and c.lower_ in ("could", "can", "ca") for c in verb.children)


def _for_a_time(trigger: Token) -> bool:
    """Whether it is told for how long: "no attacks for a week", "for the coming seven days"."""
    verb = trigger if trigger.pos_ == "VERB" else syntax.support_verb(trigger)
    heads = [t for t in (trigger, verb) if t is not None]
    return any(t.lemma_.lower() in _SPANS for head in heads for t in syntax.prep_objects(head, "for"))


def _anew(noun: Token, verb: Token) -> bool:
    """Whether talks that had stopped go on: "opened again", "began anew", "went on after a break of a week"."""
    if noun.pos_ != "NOUN" or verb.lemma_.lower() not in _GO_ON:
        return False
    if any(c.dep_ == "advmod" and c.lower_ in _AGAIN for c in verb.children):
        return True
    return any(t.lemma_.lower() in _BREAKS for t in syntax.prep_objects(verb, "after", "following"))


def _no_longer(verb: Token) -> bool:
    return any(c.lower_ == "longer" and c.i > 0 and c.nbor(-1).lower_ == "no" for c in verb.children)


def _is_silence(verb: Token) -> bool:
    """Whether who refuses it only keeps silent ("declined to comment"; not "declined to name a date for the release")."""
    if any(c.dep_ == "prt" for c in verb.children):  # "refuses to give up its arms"
        return False
    dates = any(t.lemma_.lower() in ("date", "day", "deadline", "timetable", "guarantee", "assurance") for t in syntax.objects(verb))
    return verb.lemma_.lower() in _SILENCE and not dates


def _content_tokens(head: Token) -> Iterator[Token]:
    """The tokens of a content phrase; adverbial clauses are not part of what is offered or asked."""
    yield head
    for c in head.children:
        if c.dep_ in ("punct", "cc") or (c.dep_ == "advcl" and not any(g.dep_ == "aux" and g.lower_ == "to" for g in c.children)):
            continue
        yield from _content_tokens(c)


def _is_declared_void(verb: Token) -> bool:
    """Whether a truce is declared to be no more ("declared the truce with the rebels over"). By the words behind it: parsers seldom see the
    predicate of "declare" for what it is."""
    if verb.lemma_.lower() not in DECLARING or not syntax.objects(verb):
        return False
    last = max(t.i for o in syntax.objects(verb) for t in o.subtree)
    behind = [*verb.doc[verb.i + 1 : min(last + 2, verb.sent.end)], *syntax.children(verb, "prt", "advmod", "acomp", "oprd")]
    return any(t.lower_ in VOID and t.i > verb.i for t in behind)


def _is_shunned(verb: Token) -> bool:
    """Whether a negated verb tells of what one does not do at all ("does not negotiate with rebels"), or did not do as others did ("met two
    ministers, but the president did not meet him")."""
    if any(c.lower_ in ("do", "does") for c in syntax.children(verb, "aux")):
        return True
    others = verb.dep_ == "conj" and verb.head.lemma_ == verb.lemma_
    return others and any(c.lower_ == "but" for c in syntax.children(verb.head, "cc"))


def _is_mutual(verb: Token) -> bool:
    """Whether two sides do it to one another: "each side accused the other", "they accuse each other", "both blamed each other"."""
    words = " ".join(t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 4])
    if words.startswith(("each other", "one another")):
        return True
    subjects = syntax.raw_subjects(verb)
    each = any(t.lower_ == "each" or any(c.lower_ == "each" for c in t.children) for t in subjects)
    return each and words.startswith("the other")
