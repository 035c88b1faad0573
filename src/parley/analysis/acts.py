"""The interpreter of frames: which words of a sentence tell which act, by whom, to whom, about what.

Invariant: a frame fires on one trigger; what an act's content tells ("offered to release prisoners": the release) is not asserted by
itself. One act with several contents ("a ceasefire and the release of prisoners") yields one draft for each. Knows no report and no conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from parley.analysis import syntax
from parley.analysis.frames import Frame, Frames
from parley.analysis.modality import modality_of
from parley.analysis.parties import PartyResolver
from parley.analysis.roles import Roles, follow
from parley.analysis.topics import TopicWords, topic_of
from parley.analysis.words import Words
from parley.model.codebook import ACT_BY_NAME
from parley.model.records import ActorKind, Modality, Party, Polarity

_FORCE_KINDS = (ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP)
_HOSTILE = frozenset("attack fight attacks fighting revenge avenge retaliate strike continue jihad war defeat crush destroy eliminate respond operation resistance resume keep".split())
_PEACEFUL = frozenset("peace talk negotiation truce ceasefire dialogue stop end halt reduce".split())


ANNOUNCED = Frame(id="announced", act="promise", kind="speech", topic="content", example="", counter="")
"""The frame of what a party is told to do in days to come."""

_HELD_BY_REBELS = frozenset("hostage captive soldier policeman officer lieutenant engineer aid-worker missionary journalist serviceman abductee".split())
_HELD_BY_STATES = frozenset("prisoner detainee inmate rebel guerrilla insurgent".split())

ACT_NOUNS = frozenset("release withdrawal removal lifting easing ceasefire truce exchange swap disarmament recognition resumption extension formation establishment end halt return amnesty".split())
"""Nouns that tell an act of their own within a content."""

_REFUSABLE = frozenset("meet resume_talks agree accept offer promise demand urge release exchange withdraw_forces declare_ceasefire observe lift visit extend cooperate".split())
"""Acts whose negated future is a refusal ("will not attend the talks", "would free no prisoner")."""

_TELLING = frozenset("offer promise demand urge reject accept warn accuse".split())
"""Acts of a main party that are told even where their topic is none of the codebook's."""

_ANSWERS = frozenset("deny accept reject praise accuse withdraw_offer".split())
"""Acts that answer what was told before and take their topic from it where they name none ("denied any involvement")."""

_DEEDS = frozenset("measure move step".split())
_TAKES_UP = frozenset("measure offer proposal plan suggestion idea initiative demand move operation process step condition".split())
_PROPOSALS = ("offer", "demand", "urge", "promise", "declare_ceasefire")
_WEAK = 0.5
"""A topic word below this weight gives way to what the text takes up ("the offer", "the process")."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An act found in a sentence, before times, terms, conditions and speakers. trigger: head token; content: head of its content."""

    paragraph: int
    frame: Frame
    act: str
    topic: str
    trigger: Token
    content: Token | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    polarity: Polarity
    modality: Modality
    reasons: tuple[tuple[str, str], ...]
    mediators: tuple[Party, ...] = ()

    @property
    def speech(self) -> bool:
        return self.frame.kind == "speech"


class ActFinder:
    """Finds the drafts of one report's sentences."""

    def __init__(self, frames: Frames, topics: TopicWords, words: Words, roles: Roles, parties: PartyResolver, places: frozenset[tuple[int, int]]) -> None:
        self.frames = frames
        self.topics = topics
        self.words = words
        self.roles = roles
        self.parties = parties
        self.places = places
        self.told: list[Draft] = []

    def find(self, p: int, sent: Span) -> list[Draft]:
        """The acts that one sentence tells, in the order of their triggers."""
        fired = [(frame, tok) for tok in sent for frame in [self._fires(p, tok)] if frame is not None]
        covered = self._covered(fired)
        drafts: list[Draft] = []
        for frame, tok in fired:
            if tok.dep_ == "pobj" and tok.head.lower_ == "of" and (frame, tok.head.head) in fired:
                continue  # "a round of talks" is one
            if tok.i in covered and not self._stands_alone(p, tok, covered[tok.i]):
                continue
            for drafted in self._drafts(p, frame, tok):
                draft = self._same_as_before(drafted)
                drafts.append(draft)
                self.told.append(draft)
        return drafts + [d for tok in sent if (d := self._announced(p, tok, {t.i for _, t in fired})) is not None]

    def _announced(self, p: int, tok: Token, fired: set[int]) -> Draft | None:
        """What a party is told to do in days to come, by a verb that no frame knows ("the league will send observers"): a promise."""
        if tok.pos_ != "VERB" or tok.i in fired or syntax.is_passive(tok) or tok.lemma_.lower() in self.words["speech.verbs"] or not _is_future(tok):
            return None
        if tok.dep_ not in ("ROOT", "conj", "ccomp", "xcomp", "relcl") or syntax.clause_negated(tok) or any(m.dep_ == "mark" and m.lower_ in ("if", "unless", "whether", "until", "once") for m in tok.children):
            return None
        actors = tuple(a for a in self.parties.all_of(p, syntax.subjects(tok)) if a.kind is not ActorKind.PERSON or a.person is None)
        found = topic_of(self.topics, [*syntax.objects(tok), *syntax.children(tok, "prep", "xcomp")], least=_WEAK)
        if not actors or found is None:
            return None
        reasons = (("act", f"what {actors[0].name} is to do"), ("modality", "told of the future"), ("topic", f"by {found[1].text!r}"))
        content = next(iter(syntax.objects(tok)), found[1])
        return Draft(p, ANNOUNCED, "promise", found[0], tok, content, actors, (), Polarity.POSITIVE, Modality.PLANNED, reasons)

    def _holder(self, tok: Token) -> tuple[Party, ...]:
        """Who held those whom a passive tells to be free: rebels hold soldiers and hostages, a government its prisoners."""
        cast = self.parties.cast
        freed = {t.lemma_.lower() for t in (*syntax.objects(tok), *syntax.prep_objects(tok, "of"), *(x for o in syntax.objects(tok) for x in syntax.prep_objects(o, "of")))}
        if freed & _HELD_BY_REBELS and cast.armed:
            holder = cast.armed[0]
        elif freed & _HELD_BY_STATES and cast.domestic and cast.armed:
            holder = cast.domestic
        else:
            return ()
        return (Party(actor=holder, name=cast.name(holder), kind=cast.kind(holder), reason="inferred: who holds such captives in this report"),)

    def _same_as_before(self, draft: Draft) -> Draft:
        """"It is an offer for a truce": an act of speech without a party is that of the like one told just before."""
        if draft.actors or not draft.speech or draft.act not in _PROPOSALS:
            return draft
        like = [d for d in self.told if d.act == draft.act and d.topic == draft.topic and d.actors and draft.paragraph - d.paragraph <= 5]
        if not like:
            return draft
        why = "of the like act told before"
        return replace(draft, actors=tuple(replace(a, start=None, end=None, reason=why) for a in like[-1].actors), recipients=draft.recipients or tuple(replace(r, start=None, end=None, reason=why) for r in like[-1].recipients))

    # does a frame fire? ---------------------------------------------------------------------------------

    def _fires(self, p: int, tok: Token) -> Frame | None:
        lemma = tok.lemma_.lower()
        if tok.dep_ in ("amod", "compound"):  # "the negotiating team" tells no act
            return None
        if tok.pos_ == "VERB" or (tok.pos_ == "AUX" and lemma not in ("be", "have", "do")):
            candidates = self.frames.by_verb.get(lemma, ())
            return next((f for f in candidates if self._verb_fits(p, f, tok)), None)
        if tok.pos_ in ("NOUN", "PROPN"):
            candidates = self.frames.by_noun.get(lemma, ())
            return next((f for f in candidates if self._noun_fits(p, f, tok)), None)
        if tok.pos_ in ("ADJ", "VERB"):
            candidates = self.frames.by_adjective.get(lemma, ())
            return next((f for f in candidates if self._adjective_fits(f, tok)), None)
        return None

    def _verb_fits(self, p: int, frame: Frame, tok: Token) -> bool:
        if frame.particle and not self._has_particle(tok, frame.particle):
            return False
        if frame.complement and not any(c.lower_ in frame.complement for child in syntax.children(tok, "acomp", "oprd", "xcomp", "ccomp", "attr", "advmod") for c in [child, *child.children]):
            return False
        if (frame.theme or frame.theme_words) and not self._theme_fits(p, frame, tok):
            return False
        if frame.bound_by_text and not any(t.lemma_.lower() in self.frames.classes["agreement"] or t.lower_ == "it" for t in syntax.subjects(tok)):
            return False
        if frame.only_passive and not (syntax.is_passive(tok) and syntax.children(tok, "nsubjpass")):
            return False
        if frame.sides and not any(a.kind in _FORCE_KINDS for a in self.roles.force_owner(p, syntax.subjects(tok))):
            return False
        if frame.destination and not any(self._is_place(p, t) for t in syntax.prep_objects(tok, *frame.particle)):
            return False
        if frame.actor_is_force and not any(a.kind in _FORCE_KINDS for a in self.parties.all_of(p, syntax.subjects(tok))):
            return False
        if frame.needs_recipient and not self.roles.recipients(p, tok, frame.recipient):
            return False
        return not (frame.needs_content and not any(follow(tok, path) for path in frame.content))

    def _noun_fits(self, p: int, frame: Frame, tok: Token) -> bool:
        if frame.particle and not self._has_particle(tok, frame.particle):
            return False
        if frame.theme and not any(t.lemma_.lower() in self.frames.theme_lemmas(frame) for t in syntax.prep_objects(tok, "of")):
            return False
        if frame.needs_content and not any(follow(tok, path) for path in frame.content):
            return False
        if frame.needs_recipient and not self.roles.recipients(p, tok, frame.recipient):
            return False
        carrier = syntax.support_verb(tok)
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
        themes = objects or ([] if syntax.is_passive(tok) else [syntax.antecedent(t) for t in syntax.raw_subjects(tok)] if frame.theme_subject or not self._transitive_only(frame) else [])
        if not objects and (frame.particle or "talks" in frame.theme):
            themes = [*themes, *syntax.prep_objects(tok, *(frame.particle or ("from", "to")))]
        if frame.complement:  # "declared the talks dead": the talks are the subject of what is declared
            themes = [*themes, *(s for c in syntax.children(tok, "ccomp", "xcomp", "oprd") for s in syntax.raw_subjects(c))]
        for theme in themes:
            for t in (theme, *syntax.prep_objects(theme, "of")):
                if t.lemma_.lower() in allowed:
                    return True
                if "people" in frame.theme and (t.ent_type_ in ("PERSON", "NORP") or t.lower_ in ("him", "her", "them")) and tok.lemma_.lower() != "take":
                    return True
                if frame.theme_place and (self._is_place(p, t) or self._unknown_name(p, t)) and tok.lemma_.lower() not in ("take", "lose", "occupy"):
                    return True
        return False

    @staticmethod
    def _transitive_only(frame: Frame) -> bool:
        """Frames whose theme is only ever an object: an intransitive subject in the class would be the actor ("the troops withdrew")."""
        return bool(frame.theme & {"people", "place", "troops", "aid", "sanctions", "violence", "offer"}) or frame.act in ("agree", "declare_ceasefire", "observe", "violate")

    def _unknown_name(self, p: int, tok: Token) -> bool:
        """A proper name that is no actor: what is captured or overrun under such a name is a place."""
        return tok.pos_ == "PROPN" and tok.ent_type_ not in ("PERSON", "ORG", "NORP") and self.parties.named(p, tok) is None

    def _is_place(self, p: int, tok: Token) -> bool:
        if tok.ent_type_ in ("GPE", "LOC", "FAC"):
            return True
        par = self.parties.paragraphs[p]
        start, end = par.span(tok, tok)
        return any(a <= start and end <= b for a, b in self.places)

    # what stands inside another act's content -------------------------------------------------------------

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
            own = bool(syntax.children(tok, "poss")) or bool(syntax.prep_objects(tok, "by")) or any(c.dep_ in ("compound", "amod") for c in tok.children)
            if owners and own and not owners & {a.actor for a in self.roles.actors(p, absorber)}:
                return True
        for step in (tok, *syntax.ancestors(tok)):
            if step == absorber:
                return False
            if step.dep_ in ("relcl", "parataxis"):
                return True
        return False

    # drafts ----------------------------------------------------------------------------------------------

    def _drafts(self, p: int, frame: Frame, tok: Token) -> Iterator[Draft]:
        act, polarity, why = self._act(frame, tok)
        if act is None:
            return
        symmetric = ACT_BY_NAME[act].symmetric
        if symmetric:
            actors, recipients = self._participants(p, tok, frame), ()
        else:
            actors, recipients = self.roles.actors(p, tok), self.roles.recipients(p, tok, frame.recipient)
        if frame.reversed:
            actors, recipients = recipients or self._other(actors), actors
        if frame.passive_actor and syntax.is_passive(tok):
            actors = self.roles.force_owner(p, syntax.objects(tok))
        if frame.act == "attack" and not actors and tok.pos_ == "VERB":
            actors = self.roles.force_owner(p, syntax.subjects(tok))
        if act == "release" and not actors:
            actors = self._holder(tok) or self._other(self.roles.force_owner(p, [*syntax.objects(tok), *syntax.prep_objects(tok, "of")] if tok.pos_ == "VERB" else syntax.prep_objects(tok, "of")))
        if frame.act == "mediate" and not recipients:
            themes = [tok] if tok.pos_ == "NOUN" else syntax.objects(tok)
            recipients = tuple(x for t in themes for x in self.roles.noun_participants(p, t))
        if frame.both_sides and not actors:
            cast = self.parties.cast
            actors = tuple(Party(actor=a, name=cast.name(a), kind=cast.kind(a), reason="a party of the report; the sentence names none") for a in cast.main if len(cast.main) == 2)
        if frame.bound_by_text and not symmetric:  # "the deal commits the army to withdraw"
            actors, recipients = recipients, ()
        if not actors and frame.act in ("end", "observe", "violate", "withdraw_offer", "extend"):
            themes = syntax.objects(tok) or syntax.raw_subjects(tok) if tok.pos_ == "VERB" else [tok]
            actors = self.parties.all_of(p, [o for t in themes for o in syntax.prep_objects(t, "between", "by")]) or tuple(a for t in themes for a in self.roles.noun_actors(p, t))
        if frame.patient_subject:
            actors, recipients = (), self.roles.force_owner(p, syntax.subjects(tok))
        elif frame.act == "attack" and recipients and {r.actor for r in recipients} <= {a.actor for a in actors}:
            actors = ()  # nobody attacks their own: the parse took the victims' owner for the attacker
        recipients = tuple(r for r in recipients if r.actor not in {a.actor for a in actors})
        modality, reason = modality_of(tok, self.words)
        if frame.modality:
            modality, reason = Modality(frame.modality), "the words that carry it tell of a plan"
        base = Draft(p, frame, act, "", tok, None, actors, recipients, polarity, modality, (("act", why), ("modality", reason)))
        yield from self._by_content(p, base)

    def _participants(self, p: int, tok: Token, frame: Frame) -> tuple[Party, ...]:
        """Who meets or agrees; where the sentence names one side or none, the talks told last, else the two parties of the report."""
        found = self.roles.participants(p, tok)
        nouns = [tok] if tok.pos_ == "NOUN" else [*syntax.objects(tok), *syntax.raw_subjects(tok)]
        inner = any(c.lower_.startswith(("inter", "intra")) for n in nouns for t in (n, *syntax.prep_objects(n, "of")) for c in t.subtree)
        if len(found) >= 2 or frame.act not in ("meet", "resume_talks", "suspend_talks", "agree"):
            return found
        deal = self._deal_parties(p, tok)
        if len(deal) >= 2 and not found:
            return deal
        if not found and tok.pos_ == "VERB" and self._other_subject(tok):
            return ()
        cast = self.parties.cast
        last = self._talks_before(p)
        pair = last if last is not None and not found and not inner else tuple(
            Party(actor=a, name=cast.name(a), kind=cast.kind(a), reason="a party of the report; the sentence names no other") for a in cast.main
        )
        if len(pair) != 2:
            return found
        pair = tuple(replace(x, start=None, end=None, reason=x.reason if "report" in x.reason else "of the talks told before") for x in pair)
        if not found:
            return pair if not any(self._foreign(p, n) for n in nouns) else ()
        if inner or (frame.act != "suspend_talks" and found[0].actor in {x.actor for x in pair} and found[0].kind is not ActorKind.PERSON and (tok.pos_ == "NOUN" or not syntax.prep_objects(tok, "with"))):
            return (*found, *(x for x in pair if x.actor != found[0].actor))
        return found

    def _deal_parties(self, p: int, tok: Token) -> tuple[Party, ...]:
        """The parties of a deal named in the clause ("was agreed as part of the A-B agreement")."""
        deals = [t for t in syntax.clause_of(tok).subtree if t.pos_ == "NOUN" and t.lemma_.lower() in self.frames.classes["agreement"]]
        return next((found for t in deals if len(found := tuple({x.actor: x for x in self.roles.noun_participants(p, t)}.values())) >= 2), ())

    def _other_subject(self, tok: Token) -> bool:
        """Whether somebody whom we cannot name is told to do it ("four countries agreed to send observers")."""
        themes = self.frames.classes["talks"] | self.frames.classes["agreement"] | self.frames.classes["ceasefire"]
        return any(t.lemma_.lower() not in themes and t.pos_ != "PRON" for t in syntax.subjects(tok))

    def _talks_before(self, p: int) -> tuple[Party, ...] | None:
        """The parties of talks whose sides the text names: those told just before, else those told first."""
        named = [d for d in self.told if d.act in ("meet", "resume_talks", "suspend_talks") and len(d.actors) == 2 and d.topic == "talks"
                 and all(a.start is not None and a.kind is not ActorKind.PERSON for a in d.actors)]
        near = [d for d in named if p - d.paragraph <= 1]
        return near[-1].actors if near else named[0].actors if named else None

    def _foreign(self, p: int, noun: Token) -> bool:
        """Whether a noun's own words name somebody, known or not, who is not a party we resolved."""
        return any(c.dep_ in ("poss",) or (c.dep_ == "prep" and c.lower_ in ("between", "with") and any(o.pos_ in ("PROPN", "NOUN") for o in syntax.children(c, "pobj"))) for c in noun.children)

    def _act(self, frame: Frame, tok: Token) -> tuple[str | None, Polarity, str]:
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

    def _hostile(self, frame: Frame, tok: Token) -> bool:
        if tok.lemma_.lower() not in ("vow", "pledge", "promise", "swear"):
            return False
        heads = [h for path in frame.content for h in follow(tok, path)]
        lemmas = {t.lemma_.lower() for h in heads for t in syntax.subtree_without_clauses(h)}
        if not any(h.lemma_.lower() in _HOSTILE for h in heads) or lemmas & _PEACEFUL or any(syntax.negated(h) for h in heads):
            return False
        return bool(lemmas & {"attack", "fight", "fighting", "war", "revenge", "avenge", "retaliate", "operation", "jihad", "offensive", "strike", "resistance", "crush", "defeat", "destroy", "struggle"})

    def _other(self, parties: Sequence[Party]) -> tuple[Party, ...]:
        main = self.parties.cast.main
        if len(main) == 2 and parties and parties[0].actor in main:
            other = main[1] if parties[0].actor == main[0] else main[0]
            cast = self.parties.cast
            return (Party(actor=other, name=cast.name(other), kind=cast.kind(other), reason="the other party of the report"),)
        return ()

    def _by_content(self, p: int, base: Draft) -> Iterator[Draft]:
        frame, tok = base.frame, base.trigger
        heads = self._content_heads(p, base)
        if frame.topic not in ("content", "theme"):
            yield replace(base, topic=frame.topic, content=heads[0] if heads else None)
            return
        if frame.topic == "theme":
            found = topic_of(self.topics, syntax.objects(tok) or syntax.raw_subjects(tok) or [tok])
            yield replace(base, topic=found[0] if found else frame.default or "agreement", content=heads[0] if heads else None)
            return
        seen: set[str] = set()
        for head in heads:
            topic, why = self._topic(base, head)
            if topic is None or topic in seen:
                continue
            seen.add(topic)
            yield replace(base, topic=topic, content=head, reasons=(*base.reasons, ("topic", why)))
        if not seen:
            yield from self._without_topic(base, heads)

    def _topic(self, base: Draft, head: Token) -> tuple[str | None, str]:
        """The topic of one content: by its words; a bare "the offer" or "the operation" takes up the topic told before."""
        found = topic_of(self.topics, [head])
        if found is None or self.topics.words.get(found[1].lemma_.lower(), ("", 1.0))[1] < _WEAK:
            back = next((t for t in syntax.subtree_without_clauses(head) if t.lemma_.lower() in _TAKES_UP and any(c.dep_ == "det" and c.lower_ in ("the", "this", "that", "such") for c in t.children)), None)
            near = [d for d in self.told if d.paragraph >= base.paragraph - 4 and (d.act in _PROPOSALS or d.trigger.sent == base.trigger.sent)]
            offers = [d for d in near if d.act == "offer" and near[-1].paragraph - d.paragraph <= 1]
            told = self._told_before(base) if back is not None and back.lemma_.lower() in _DEEDS else None
            earlier = told or (offers or near or [None])[-1]
            if back is not None and earlier is not None:
                return earlier.topic, f"{back.text!r} takes up what was told before"
        return (found[0], f"by {found[1].text!r}") if found is not None else (None, "")

    def _without_topic(self, base: Draft, heads: Sequence[Token]) -> Iterator[Draft]:
        """No content word tells a topic: the trigger's own words, its surroundings, or what the frame has by default."""
        frame, tok = base.frame, base.trigger
        own = topic_of(self.topics, [tok]) if tok.pos_ == "NOUN" else None
        content = heads[0] if heads else None
        if own is not None and own[1] != tok:
            yield replace(base, topic=own[0], reasons=(*base.reasons, ("topic", f"by {own[1].text!r}")))
            return
        around = topic_of(self.topics, [o for c in syntax.prepositions(tok) for o in syntax.children(c, "pobj")]) if frame.absorbs else None
        if around is not None and content is not None:
            yield replace(base, topic=around[0], content=content, reasons=(*base.reasons, ("topic", f"by {around[1].text!r}")))
        elif base.act in _ANSWERS and (earlier := self._told_before(base)) is not None:
            yield replace(base, topic=earlier.topic, content=content, reasons=(*base.reasons, ("topic", "of what was told just before")))
        elif content is not None and base.act in _TELLING and any(a.actor in self.parties.cast.main for a in base.actors):
            yield replace(base, topic="other", content=content, reasons=(*base.reasons, ("topic", "no word tells one of the codebook's")))
        elif frame.default and (frame.kind == "event" or (own is not None and not heads) or (base.act == "agree" and len(base.actors) > 1)):
            yield replace(base, topic=frame.default, content=content, reasons=(*base.reasons, ("topic", "as the frame has it by default")))

    def _told_before(self, base: Draft) -> Draft | None:
        """The draft told last before this one, in the same paragraph or at the end of the one before."""
        near = [d for d in self.told if (d.paragraph, d.trigger.i) < (base.paragraph, base.trigger.i) and base.paragraph - d.paragraph <= 2]
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
        spread = [t for head in heads for t in ([head] if head.dep_ == "conj" else syntax.conjuncts(head))]
        inner = [t for head in spread for t in _inner_conjuncts(head)]
        spread = [t for t in spread if t.ent_type_ not in ("DATE", "TIME")]
        return [t for n, t in enumerate(spread + inner) if (t != base.trigger or "self" in base.frame.content) and t not in (spread + inner)[:n]]

    def _addressed(self, p: int, tok: Token, addressed: Iterable[int | None]) -> bool:
        return any(party.start in addressed for party in self.parties.of(p, tok))


def _is_future(tok: Token) -> bool:
    """Whether a verb stands with will, would or shall, or in "is to"."""
    return syntax.future(tok) or (tok.dep_ == "xcomp" and tok.head.lemma_ == "be" and tok.head.pos_ in ("AUX", "VERB") and any(c.dep_ == "aux" and c.lower_ == "to" for c in tok.children))


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


def _content_tokens(head: Token) -> Iterator[Token]:
    """The tokens of a content phrase; adverbial clauses are not part of what is offered or asked."""
    yield head
    for c in head.children:
        if c.dep_ in ("punct", "cc") or (c.dep_ == "advcl" and not any(g.dep_ == "aux" and g.lower_ == "to" for g in c.children)):
            continue
        yield from _content_tokens(c)
