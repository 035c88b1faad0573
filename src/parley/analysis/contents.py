"""What an act is about: the heads of its content, one draft for each content of another topic.

"A ceasefire and the release of prisoners" are two contents; "the offer" takes up what was told before; an answer without a topic of its own
has that of what it answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.drafts import Draft, told_near
from parley.analysis.frames import Frame
from parley.analysis.parties import PartyResolver
from parley.analysis.roles import follow
from parley.analysis.topics import TopicWords, topic_of
from parley.model.records import ActorKind

ACT_NOUNS = frozenset(
    "release withdrawal removal lifting easing ceasefire truce exchange swap disarmament recognition "
    "resumption extension formation establishment end halt return amnesty".split()
)
"""Nouns that tell an act of their own within a content."""

_TELLING = frozenset("offer promise demand urge reject accept warn accuse support deny".split())
"""Acts of a main party that are told even where their topic is none of the codebook's."""

_ANSWERS = frozenset("deny accept reject praise accuse withdraw_offer confirm".split())
"""Acts that answer what was told before and take their topic from it where they name none ("denied any involvement")."""

_CONSULTING = frozenset("meet resume_talks mediate".split())
_OF_THE_CONFLICT = frozenset("violence agreement".split())
"""Topics that tell nothing of talks but that they are about the war and its end."""

_DEEDS = frozenset("measure move step rest remainder other".split())

_TAKES_UP = frozenset(
    "rest remainder other measure offer proposal plan suggestion idea initiative demand move operation process step condition".split()
)

_DEALS = ("ceasefire", "agreement", "talks")
"""Topics of what is kept, broken or prolonged where a pronoun stands for it."""

_CIVILIANS = frozenset(
    "woman child girl boy villager farmer engineer worker aid-worker journalist reporter missionary priest nun pupil student teacher "
    "doctor nurse tourist traveller passenger pilgrim trader civilian sailor fisherman schoolgirl technician businessman crew crewman "
    "clerk banker resident islander mechanic".split()
)
"""People whom an armed group holds as hostages; soldiers and fighters are its prisoners (eval/cases/README.md)."""

_HELD = ("prisoners", "hostages", "justice", "disarmament")
_DEAD = ("body", "remains", "corpse")

_FORCE = ("attack", "violate")
"""Acts that say what a content is about, whatever they are done to."""

_FOUND = ("content", "theme", "other")
"""Topics of frames that say nothing by themselves."""

PROPOSALS = ("offer", "demand", "urge", "promise", "declare_ceasefire")

REACH = 3
"""Paragraphs over which an answer still takes up what was told: news paragraphs are a sentence or two."""

_CLEAR = 0.25
"""Score above which a word in a clause on the content tells its topic: a word of the codebook's one step down."""

WEAK = 0.5
"""A topic word below this weight gives way to what the text takes up ("the offer", "the process")."""


class Contents:
    """Reads the contents of one report's acts. told: the drafts found so far, in order; the finder adds to it, and sets `fired`: the frames
    of the sentence at hand, by the index of their triggers."""

    def __init__(self, topics: TopicWords, parties: PartyResolver, told: Sequence[Draft]) -> None:
        self.topics = topics
        self.parties = parties
        self.told = told
        self.fired: dict[int, Frame] = {}

    def split(self, p: int, base: Draft) -> Iterator[Draft]:
        """The draft once for each of its contents that has a topic of its own."""
        frame, tok = base.frame, base.trigger
        heads = self._content_heads(p, base)
        if frame.topic not in ("content", "theme"):
            yield replace(base, topic=frame.topic, content=heads[0] if heads else None)
            return
        if frame.topic == "theme":
            judged = [s for c in syntax.children(tok, "ccomp") if frame.complement for s in syntax.raw_subjects(c)]  # "declared it dead"
            told_of = judged or syntax.objects(tok) or [syntax.antecedent(t) for t in syntax.raw_subjects(tok)] or [tok]
            found = topic_of(self.topics, told_of)
            earlier = self._told_before(base, 1) if found is None else None
            told = earlier.topic if earlier is not None and earlier.topic in _DEALS else frame.default or "agreement"
            yield replace(base, topic=found[0] if found else told, content=heads[0] if heads else None)
            return
        seen: set[str] = set()
        for head in heads:
            topic, why = self._topic(base, head)
            if base.act in _CONSULTING and topic in _OF_THE_CONFLICT:  # talks "on the latest fighting" are talks
                topic, why = frame.default or "talks", "talks on the conflict as a whole"
            if topic is None or topic in seen:
                continue
            if topic == "prisoners" and self._are_hostages(base, head):
                topic, why = "hostages", "they are civilians, held by an armed group"
            seen.add(topic)
            yield replace(base, topic=topic, content=head, reasons=(*base.reasons, ("topic", why)))
        if not seen:
            yield from self._without_topic(base, heads)

    def _topic(self, base: Draft, head: Token) -> tuple[str | None, str]:
        """The topic of one content: by its words; a bare "the offer" or "the operation" takes up the topic told before."""
        inner = self.fired.get(head.i)
        if inner is not None and head != base.trigger and inner.act in _FORCE:  # "promised not to attack convoys"
            return "ceasefire" if inner.act == "violate" else "violence", f"by {head.text!r}"
        found = topic_of(self.topics, [head]) or self._by_relative_clause(head)
        if found is None or self.topics.words.get(found[1].lemma_.lower(), ("", 1.0))[1] < WEAK:
            back = next(
                (
                    t
                    for t in syntax.subtree_without_clauses(head)
                    if t.lemma_.lower() in _TAKES_UP
                    and not any(c.dep_ == "relcl" for c in t.children)  # "the operations that it conducts" are told here, not before
                    and any(c.dep_ in ("det", "poss") and c.lower_ not in ("no", "any") for c in t.children)
                ),
                None,
            )
            near = [d for d in told_near(self.told, base.paragraph, 4) if d.act in PROPOSALS or d.trigger.sent == base.trigger.sent]
            offers = [d for d in near if d.act == "offer" and near[-1].paragraph - d.paragraph <= 1]
            told = self._told_before(base) if back is not None and back.lemma_.lower() in _DEEDS else None
            earlier = told or ((offers or near)[-1] if near else None)
            if back is not None and earlier is not None:
                return earlier.topic, f"{back.text!r} takes up what was told before"
        if found is None and inner is not None and head != base.trigger and inner.topic not in _FOUND:  # "ready to sit down with them"
            return inner.topic, f"by {head.text!r}"
        if found is None and head.ent_type_ == "MONEY":
            return "economy", "a sum of money"
        if found is not None and base.act in ("release", "exchange") and found[0] not in _HELD and found[1].lemma_.lower() not in _DEAD:
            return None, ""  # who is let go is not what the sentence is about besides
        return (found[0], f"by {found[1].text!r}") if found is not None else (None, "")

    def _by_relative_clause(self, head: Token) -> tuple[str, Token] | None:
        """The topic of what is said of a content that names none: "its latest proposals, which hinted that it might disarm"."""
        clauses = [c for t in syntax.subtree_without_clauses(head) for c in syntax.children(t, "relcl")]
        return topic_of(self.topics, clauses, least=WEAK)

    @staticmethod
    def _are_hostages(base: Draft, head: Token) -> bool:
        """Whether those let go or held are civilians in the hands of an armed group."""
        if not any(a.kind is ActorKind.ARMED_GROUP for a in base.actors):
            return False
        held = (head, *syntax.conjuncts(head), *syntax.prep_objects(head, "of"))
        return any(t.lemma_.lower() in _CIVILIANS for h in held for t in (h, *syntax.children(h, "compound")))

    def _without_topic(self, base: Draft, heads: Sequence[Token]) -> Iterator[Draft]:
        """No content word tells a topic: the trigger's own words, its surroundings, or what the frame has by default."""
        frame, tok = base.frame, base.trigger
        own = topic_of(self.topics, [tok]) if tok.pos_ == "NOUN" else None
        content = heads[0] if heads else None
        if own is not None and own[1] != tok:
            yield replace(base, topic=own[0], reasons=(*base.reasons, ("topic", f"by {own[1].text!r}")))
            return
        clauses = [c for h in heads for c in syntax.children(h, "relcl", "acl")] if base.act in _TELLING | _ANSWERS else []
        inside = topic_of(self.topics, clauses, least=_CLEAR)  # "the part it played in the peace process"
        if inside is not None:
            yield replace(base, topic=inside[0], content=content, reasons=(*base.reasons, ("topic", f"by {inside[1].text!r}")))
            return
        around = topic_of(self.topics, [o for c in syntax.prepositions(tok) for o in syntax.children(c, "pobj")]) if frame.absorbs else None
        if around is not None and content is not None:
            yield replace(base, topic=around[0], content=content, reasons=(*base.reasons, ("topic", f"by {around[1].text!r}")))
        elif base.act == "warn" and frame.default and content is not None and self._untold(base) is not None:
            yield replace(base, topic=frame.default, content=content, reasons=(*base.reasons, ("topic", "as the frame has it by default")))
        elif base.act in _ANSWERS and (earlier := self._told_before(base)) is not None:
            yield replace(base, topic=earlier.topic, content=content, reasons=(*base.reasons, ("topic", "of what was told just before")))
        elif content is not None and base.act in _TELLING and (why := self._untold(base)) is not None:
            topic, reason = why
            yield replace(base, topic=topic, content=content, reasons=(*base.reasons, ("topic", reason)))
        elif base.act in _TELLING | _ANSWERS and base.actors and base.recipients:
            yield replace(base, topic="other", content=content, reasons=(*base.reasons, ("topic", "between two parties that are named")))
        elif not self.parties.cast.has_pair and base.speech and base.actors:
            yield replace(base, topic="other", content=content, reasons=(*base.reasons, ("topic", "no word tells one of the codebook's")))
        elif frame.default and (frame.kind == "event" or (own is not None and not heads) or (base.act == "agree" and len(base.actors) > 1)):
            yield replace(base, topic=frame.default, content=content, reasons=(*base.reasons, ("topic", "as the frame has it by default")))

    def _untold(self, base: Draft) -> tuple[str, str] | None:
        """The topic of a proposal or a reproach that no word of the codebook's tells: what was told just before; for a party of the
        report it is told all the same."""
        main = any(a.actor in self.parties.cast.main for a in (*base.actors, *base.recipients))
        earlier = self._told_before(base, 1 if main else REACH) if main or base.actors else None
        if earlier is not None:
            return earlier.topic, "of what was told just before"
        return ("other", "no word tells one of the codebook's") if main else None

    def _told_before(self, base: Draft, reach: int = REACH) -> Draft | None:
        """The draft with a topic told last before this one, at most so many paragraphs back."""
        near = [
            d
            for d in told_near(self.told, base.paragraph, reach)
            if d.topic != "other" and (d.paragraph, d.trigger.i) < (base.paragraph, base.trigger.i)
        ]
        return near[-1] if near else None

    def _content_heads(self, p: int, base: Draft) -> list[Token]:
        """Heads of what is offered, asked, done ...; coordinated ones one by one; parties addressed are no content."""
        addressed = {party.start for party in (*base.recipients, *base.actors)}
        heads: list[Token] = []
        for path in base.frame.content:
            found = follow(base.trigger, path)
            if path == "object":
                found = [t for t in found if not self._addressed(p, t, addressed)]
                found += [t for t in follow(base.trigger, "dative") if not self.parties.of(p, t)] if base.frame.act == "offer" else []
            heads.extend(t for t in found if t not in heads)
        alone = "above" in base.frame.content
        spread = [t for head in heads for t in ([head] if head.dep_ == "conj" or alone else syntax.conjuncts(head))]
        inner = [t for head in spread for t in _inner_conjuncts(head)]
        spread = [t for t in spread if t.ent_type_ not in ("DATE", "TIME")]
        return [
            t for n, t in enumerate(spread + inner) if (t != base.trigger or "self" in base.frame.content) and t not in (spread + inner)[:n]
        ]

    def _addressed(self, p: int, tok: Token, addressed: Iterable[int | None]) -> bool:
        return any(party.start in addressed for party in self.parties.of(p, tok))


def _inner_conjuncts(head: Token) -> Iterator[Token]:
    """What is coordinated further down and yet is a content of its own: "the release of prisoners and the removal of names from the list",
    "allow them to open offices and provide security"."""
    todo = [c for c in head.children if c.dep_ in ("prep", "pobj", "dobj", "xcomp", "ccomp")]
    while todo:
        tok = todo.pop()
        for t in syntax.conjuncts(tok)[1:]:
            if t.lemma_.lower() in ACT_NOUNS or (t.pos_ == "VERB" and t.tag_ == tok.tag_ and t.tag_ in ("VB", "VBG")):
                yield t
        todo.extend(c for c in tok.children if c.dep_ in ("prep", "pobj", "dobj", "xcomp", "ccomp", "pcomp"))
