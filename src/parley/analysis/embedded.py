"""The act inside a condition: what the words behind "until", "if" or "in exchange for" tell.

An embedded act is not asserted. Frames come first; where none fires, the nouns and verbs of `conditionwords`; a phrase that tells neither
an act nor a topic (a date, the weather) is no condition.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.clauseacts import ClauseActs
from parley.analysis.clausestates import in_custody
from parley.analysis.conditionwords import (
    ACTS_OF_NOUNS,
    ATTENDING,
    CIVILIANS,
    ENDING,
    GETTING,
    GIVING,
    HELD,
    OWNED,
    PASSAGES,
    PEOPLE_TOPICS,
    RESOLVES,
    RETURNED,
    TYPICAL_ACT,
    WORDS_GIVEN,
)
from parley.analysis.doers import Doers, Embedded
from parley.analysis.drafts import Draft
from parley.analysis.frames import Frames
from parley.analysis.parties import PartyResolver
from parley.analysis.roles import Roles
from parley.analysis.topics import TopicWords, topic_of
from parley.model.codebook import ACT_BY_NAME
from parley.model.records import ActorKind, Party

_HOLDING = frozenset("seize detain release offer promise reject demand urge".split())
"""Acts about captives, with whoever holds them as their actor, or as the one who is asked."""
_REOPENED = frozenset("reopening opening unblocking".split())
"""Nouns of a closure that ends ("the reopening of the border")."""


class EmbeddedActs:
    """Reads the acts inside conditions of one report; remembers who was told to do what, and who was seized."""

    def __init__(self, frames: Frames, topics: TopicWords, roles: Roles, parties: PartyResolver) -> None:
        self.frames = frames
        self.topics = topics
        self.parties = parties
        self.doers = Doers(roles, parties)
        self.clauses = ClauseActs(frames, topics, parties)
        self._people: dict[str, str] = {}
        self.last_topic: dict[str, str] = {}
        self.last_proposal: Draft | None = None
        self.asked: list[Draft] = []

    def remember(self, p: int, drafts: Iterable[Draft]) -> None:
        """Keeps what later conditions of the report may take up ("the withdrawal", "the engineers", "the warrants")."""
        for tok in self.parties.paragraphs[p].doc:
            if tok.lemma_.lower() in OWNED and (owner := self.doers.owner(p, [tok])) and (topic := self.topic(tok)) is not None:
                self.doers.known.setdefault(("lift", topic), owner)
        for draft in drafts:
            if draft.act in ("demand", "urge"):
                self.asked.append(draft)
            if draft.actors and draft.act in ("withdraw_forces", "lift", "release"):
                self.doers.known[(draft.act, draft.topic)] = draft.actors
            if draft.act in ("promise", "offer", "agree") and draft.actors and draft.topic == "withdrawal":
                self.doers.known.setdefault(("withdraw_forces", draft.topic), draft.actors[:1])
            self.last_topic[""] = draft.topic
            if draft.actors:
                self.last_topic[draft.actors[0].actor] = draft.topic
            if draft.act in ("offer", "promise", "declare_ceasefire", "release", "agree"):
                self.last_proposal = draft
            if draft.topic in PEOPLE_TOPICS:
                for tok in self._around(draft):
                    lemma = tok.lemma_.lower()
                    if lemma in self.frames.classes["people"] and lemma not in self.topics.words:
                        self._people[lemma] = draft.topic

    def held_civilians(self, draft: Draft) -> bool:
        """Whether captives of a draft are civilians whom an armed group holds: hostages, by the codebook, and no prisoners."""
        captors = draft.recipients if draft.act in ("demand", "urge") else draft.actors
        if draft.act not in _HOLDING or not captors or captors[0].kind is not ActorKind.ARMED_GROUP:
            return False
        return any(t.lemma_.lower() in CIVILIANS for t in self._around(draft))

    @staticmethod
    def _around(draft: Draft) -> list[Token]:
        objects = syntax.objects(draft.trigger) if draft.trigger.pos_ == "VERB" else [draft.trigger]
        heads = [*objects, *([draft.content] if draft.content is not None else [])]
        return [t for h in heads for t in syntax.subtree_without_clauses(h)]

    # what -------------------------------------------------------------------------------------------------

    def read(self, p: int, head: Token, drafts: Sequence[Draft]) -> Embedded | None:
        """What the phrase or clause headed by `head` tells; None where it tells no act (a date, a quantity, weather).

        drafts: the acts that frames found in the same sentence, asserted or not.
        """
        if head.ent_type_ in ("DATE", "TIME") or head.pos_ in ("NUM", "PRON"):
            return None
        if head.lemma_.lower() in GETTING and (gained := next(iter(syntax.objects(head)), None)) is not None:
            return self.read(p, gained, drafts)  # "having obtained guarantees": who gives them acts
        if head.pos_ == "VERB" and head.lemma_.lower() in GIVING and syntax.is_passive(head):
            gift = next(iter(syntax.children(head, "dobj")), None)  # "unless it is given guarantees": by the other side
            topic = self.topic(gift) if gift is not None else None
            if topic is not None and not syntax.agents(head):
                return Embedded("promise", topic, ())
        if in_custody(head):  # "while its founder is in a cell": somebody holds him
            held = self.parties.all_of(p, syntax.raw_subjects(head)) or self.doers.owner(p, syntax.raw_subjects(head))
            return Embedded("detain", "prisoners", (), held)
        if head.pos_ == "NOUN" and head.lemma_.lower() in RESOLVES:
            deed = next((c for c in syntax.children(head, "acl") if c.tag_ == "VB"), None)  # "Besk's decision to suspend the talks"
            told_of = self.read(p, deed, drafts) if deed is not None else None
            if told_of is not None:
                who = self.parties.all_of(p, [*syntax.children(head, "poss"), *syntax.prep_objects(head, "of", "by")])
                return Embedded(told_of.act, told_of.topic, who or told_of.actors, told_of.patients, told_of.unnamed)
        unnamed, patients = self.doers.unnamed(p, head), self.doers.patients(p, head)
        told = self._told(head, drafts)
        if told is not None and not self._overruled(p, head, told):
            topic = self._own_topic(head, told)
            return Embedded(told.act, topic, () if unnamed else _named(told, head, patients), patients, unnamed)
        topic = self.topic(head)
        found = self.clauses.read(p, head, topic) if head.pos_ in ("VERB", "AUX") else self._act_of_noun(head, topic)
        if found is None:
            return None
        return Embedded(found[0], found[1], () if unnamed else self.doers.of(p, head, found[0]), patients, unnamed)

    @staticmethod
    def _told(head: Token, drafts: Sequence[Draft]) -> Draft | None:
        """The act that a frame found on the clause's own verb, or on what that verb carries ("the talks resume", "gives its agreement")."""
        own = next((d for d in drafts if d.trigger == head), None)
        if own is not None or head.pos_ not in ("VERB", "AUX"):
            return own
        return next(
            (
                d
                for d in drafts
                if d.trigger.head == head
                and d.trigger.dep_ in ("dobj", "nsubjpass", "attr", "acomp", "xcomp")
                and d.trigger.lower_ not in RETURNED  # "released its wounded": nobody is attacked
            ),
            None,
        )

    def _overruled(self, p: int, head: Token, told: Draft) -> bool:
        """Whether the clause's verb turns what a frame found in it: "stops bombing", "the warrants are withdrawn"; a frame that only tells
        that somebody gives way ("is let out of prison") tells less than the clause's own words."""
        if told.act == "yield" and head.pos_ in ("VERB", "AUX"):
            return self.clauses.read(p, head, self.topic(head)) is not None
        if told.act == "attack" and head.lemma_.lower() in ("fall", "pull", "draw") and any(c.lower_ == "back" for c in head.children):
            return True
        if told.act == "end" and head.lemma_.lower() in ("break", "breach") and syntax.is_passive(head):
            return True
        if head.lemma_.lower() == "break" and any(t.lemma_.lower() in WORDS_GIVEN for t in syntax.objects(head)):
            return True  # "had broken its promise to free them"
        if head.lemma_.lower() in ENDING and told.trigger != head and told.act in ("attack", "violate"):
            return True
        themes = topic_of(self.topics, syntax.objects(head)) if head.pos_ == "VERB" else None
        return told.act == "withdraw_forces" and themes is not None and themes[0] in ("justice", "sanctions")

    def _own_topic(self, head: Token, told: Draft) -> str:
        """The topic of an act that a frame found; that of the noun's own words, where the frame had it by default."""
        default = head.pos_ == "NOUN" and any(kind == "topic" and "default" in why for kind, why in told.reasons)
        return (self.topic(head) if default else None) or told.topic

    def topic(self, head: Token) -> str | None:
        """What a phrase is about; people of whom the report told that they were seized are prisoners or hostages."""
        if any(c.lemma_.lower() in HELD for c in syntax.children(head, "acl", "amod")) and self.human(head):
            return self._people.get(head.lemma_.lower(), "prisoners")
        found = topic_of(self.topics, [head])
        if found is not None:
            return found[0]
        return next(
            (self._people[t.lemma_.lower()] for t in syntax.subtree_without_clauses(head) if t.lemma_.lower() in self._people), None
        )

    def _act_of_noun(self, head: Token, topic: str | None) -> tuple[str, str] | None:
        lemma = head.lemma_.lower()
        if topic is None and ACTS_OF_NOUNS.get(lemma) == "accuse":
            return "accuse", self.last_topic.get("", "other")
        if lemma in _REOPENED and any(t.lemma_.lower() in PASSAGES for t in syntax.prep_objects(head, "of")):
            return "lift", "sanctions"
        if lemma == "ransom":
            return "promise", "economy"
        if lemma in ("arrest", "pardon"):
            return ("detain" if lemma == "arrest" else "release"), "prisoners"
        if topic is None and lemma in ATTENDING:
            return "meet", "talks"
        if topic is None:
            return None
        inner = next((t for t in (head, *syntax.prep_objects(head, "of")) if t.lemma_.lower() in ACTS_OF_NOUNS), None)
        if inner is None:
            return TYPICAL_ACT.get(topic, "promise"), topic
        lemma = inner.lemma_.lower()
        act = "resume_talks" if lemma == "return" and topic == "talks" else ACTS_OF_NOUNS[lemma]
        if lemma in ("suspension", "removal", "end", "halt") and topic not in ("sanctions", "justice", "violence", "ceasefire"):
            act = "suspend_talks" if topic == "talks" and lemma != "removal" else TYPICAL_ACT.get(topic, "promise")
        if lemma == "suspension" and topic in ("violence", "ceasefire"):
            act = "observe"
        if act == "observe" and topic not in ("violence", "ceasefire"):
            act = TYPICAL_ACT.get(topic, act)
        if act == "attack":
            topic = "violence"
        return act, topic

    def acting(self, p: int, head: Token) -> bool:
        """Whether somebody acts in a clause, though nobody can tell what: a party, a person, or whoever does what is told in the passive;
        not the rains that end."""
        if head.pos_ not in ("VERB", "AUX"):
            return False
        if syntax.is_passive(head):
            return True
        subjects = syntax.raw_subjects(head)
        return any(
            self.parties.of(p, t)
            or self.human(t)
            or t.lower_ in ("they", "we", "both", "other", "others", "he", "she")
            or t.ent_type_ == "PERSON"
            for t in subjects
        ) or self.doers.unnamed(p, head)

    def human(self, tok: Token) -> bool:
        """Whether the word counts people: soldiers, captives, workers."""
        return self.clauses.human(tok)


def _named(draft: Draft, head: Token, patients: Sequence[Party]) -> tuple[Party, ...]:
    """The doers that the words name; whose people are freed does not free them, unless it is the clause's own subject."""
    actors = tuple(a for a in draft.actors if a.start is not None) or (draft.actors if ACT_BY_NAME[draft.act].symmetric else ())
    if draft.act != "release" or (head.pos_ == "VERB" and syntax.raw_subjects(head) and not syntax.is_passive(head)):
        return actors
    return tuple(a for a in actors if a.actor not in {x.actor for x in patients})
