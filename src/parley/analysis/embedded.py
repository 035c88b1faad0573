"""The act inside a condition: what the words behind "until", "if" or "in exchange for" tell, and who is to do it.

An embedded act is not asserted. Who does it: the subject or owner that the words name; else the one who was told before to do it; else, for what
one side owes the other, the counterpart of the party that sets the condition.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.acts import Draft
from parley.analysis.frames import Frames
from parley.analysis.parties import PartyResolver
from parley.analysis.roles import Roles
from parley.analysis.topics import TopicWords, topic_of
from parley.model.codebook import ACT_BY_NAME
from parley.model.records import ActorKind, Party

TYPICAL_ACT = {
    "prisoners": "release",
    "hostages": "release",
    "withdrawal": "withdraw_forces",
    "sanctions": "lift",
    "ceasefire": "declare_ceasefire",
    "violence": "observe",
    "talks": "meet",
    "agreement": "agree",
    "humanitarian": "aid",
    "disarmament": "release",
    "elections": "promise",
    "recognition": "promise",
    "power_sharing": "agree",
    "constitution": "agree",
    "security_guarantees": "promise",
    "counter_terrorism": "promise",
    "monitoring": "accept",
    "refugees": "aid",
    "justice": "promise",
    "territory": "withdraw_forces",
    "economy": "promise",
}
"""The act that a bare noun in a condition most often means ("in exchange for prisoners": their release)."""

_ACTS_OF_NOUNS = {
    "release": "release",
    "freeing": "release",
    "freedom": "release",
    "withdrawal": "withdraw_forces",
    "pullout": "withdraw_forces",
    "pullback": "withdraw_forces",
    "departure": "withdraw_forces",
    "retreat": "withdraw_forces",
    "ceasefire": "declare_ceasefire",
    "truce": "declare_ceasefire",
    "resumption": "resume_talks",
    "relaunch": "resume_talks",
    "relaunching": "resume_talks",
    "lifting": "lift",
    "removal": "lift",
    "easing": "lift",
    "signing": "agree",
    "signature": "agree",
    "agreement": "agree",
    "deal": "agree",
    "accord": "agree",
    "guarantee": "promise",
    "assurance": "promise",
    "promise": "promise",
    "pledge": "promise",
    "meeting": "meet",
    "talk": "meet",
    "negotiation": "meet",
    "attack": "attack",
    "raid": "attack",
    "bombing": "attack",
    "ambush": "attack",
    "assault": "attack",
    "strike": "attack",
    "offensive": "attack",
    "killing": "attack",
    "assassination": "attack",
    "exchange": "exchange",
    "swap": "exchange",
    "extension": "extend",
    "prolongation": "extend",
    "amnesty": "promise",
    "pardon": "release",
    "reduction": "observe",
    "end": "observe",
    "halt": "observe",
    "cessation": "observe",
    "recognition": "promise",
    "disarmament": "release",
    "surrender": "release",
    "election": "promise",
    "return": "promise",
    "suspension": "lift",
    "violation": "violate",
    "breach": "violate",
    "refusal": "reject",
    "rejection": "reject",
    "statement": "accuse",
    "arrest": "detain",
    "verification": "confirm",
}
_FROM_SUBJECT = frozenset("withdraw_forces attack violate meet resume_talks agree exchange reject accuse".split())
"""Acts whose noun takes its doer behind "of" ("the departure of the army", but not "the release of the captives")."""
_LET_GO = frozenset("release free liberate pardon".split())
_CLOSING = frozenset("sign conclude close finalise finalize settle reach seal ratify complete".split())
_ENDING = frozenset("end stop halt cease reduce suspend refrain ground fall subside curb calm decrease drop diminish decline".split())
_QUIET = frozenset("stay remain keep fall hold".split())
_QUIET_AT = frozenset("ground barracks barrack base silent quiet calm".split())
_LAPSING = frozenset("lapse expire collapse end break".split())
_LEAVING = frozenset("leave go withdraw pull depart quit vacate move".split())
_ADVANCING = frozenset("cross enter advance open fire march break violate breach attack shell bomb".split())
_LIFTING = frozenset("lift remove ease drop delete withdraw suspend revoke cancel waive delist unfreeze reopen".split())
_VERBS = {
    "agree": "agree",
    "object": "reject",
    "refuse": "reject",
    "reject": "reject",
    "decline": "reject",
    "accept": "accept",
    "arrest": "detain",
    "extend": "extend",
    "prolong": "extend",
    "postpone": "extend",
    "adjourn": "extend",
    "confirm": "confirm",
    "verify": "confirm",
    "count": "release",
    "disarm": "release",
    "disband": "end",
    "surrender": "release",
    "promise": "promise",
    "pledge": "promise",
    "guarantee": "promise",
    "assure": "promise",
    "recognise": "promise",
    "recognize": "promise",
    "resume": "resume_talks",
    "restart": "resume_talks",
    "meet": "meet",
    "negotiate": "meet",
    "withdraw": "withdraw_forces",
    "deliver": "aid",
    "gather": "withdraw_forces",
    "assemble": "withdraw_forces",
}
_OWED = frozenset("release lift withdraw_forces observe declare_ceasefire promise aid accept extend end offer".split())
"""Acts that one side does for the other: without a named doer, the counterpart of the one who sets the condition."""
_SIDES = (ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION)
_PEOPLE_TOPICS = ("prisoners", "hostages")
_HELD = frozenset("capture seize detain hold jail imprison arrest abduct kidnap".split())
_GETTING = frozenset("obtain receive secure win get gain".split())
_OTHERS = frozenset("country judge court monitor observer inspector investigator lawmaker parliament donor agency committee commission congress voter worker".split())
"""Those who may do what is waited for and are no party: where they stay unknown, nobody else is put in their place."""
_OWNED = frozenset("sanction warrant indictment blacklist embargo blockade list charge freeze ban siege".split())


@dataclass(frozen=True, slots=True)
class Embedded:
    """What a phrase in a condition tells. patients: whose people or forces it is done to; unnamed: the words tell who does it, but it is
    nobody known ("once judges have read the files")."""

    act: str
    topic: str
    actors: tuple[Party, ...]
    patients: tuple[Party, ...] = ()
    unnamed: bool = False


class EmbeddedActs:
    """Reads the acts inside conditions of one report; remembers who was told to do what, and who was seized."""

    def __init__(self, frames: Frames, topics: TopicWords, roles: Roles, parties: PartyResolver) -> None:
        self.frames = frames
        self.topics = topics
        self.roles = roles
        self.parties = parties
        self._doers: dict[tuple[str, str], tuple[Party, ...]] = {}
        self._people: dict[str, str] = {}
        self.last_topic: dict[str, str] = {}
        self.last_proposal: Draft | None = None

    def remember(self, p: int, drafts: Iterable[Draft]) -> None:
        """Keeps what later conditions of the report may take up ("the withdrawal", "the engineers", "the warrants")."""
        for tok in self.parties.paragraphs[p].doc:
            if tok.lemma_.lower() in _OWNED and (owner := self._owner(p, [tok])) and (topic := self.topic(tok)) is not None:
                self._doers.setdefault(("lift", topic), owner)
        for draft in drafts:
            if draft.actors and draft.act in ("withdraw_forces", "lift", "release"):
                self._doers[(draft.act, draft.topic)] = draft.actors
            if draft.act in ("promise", "offer", "agree") and draft.actors and draft.topic == "withdrawal":
                self._doers.setdefault(("withdraw_forces", draft.topic), draft.actors[:1])
            if draft.actors:
                self.last_topic[draft.actors[0].actor] = draft.topic
            if draft.act in ("offer", "promise", "declare_ceasefire", "release", "agree"):
                self.last_proposal = draft
            if draft.topic in _PEOPLE_TOPICS:
                for tok in self._around(draft):
                    lemma = tok.lemma_.lower()
                    if lemma in self.frames.classes["people"] and lemma not in self.topics.words:
                        self._people[lemma] = draft.topic

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
        told = self._told(head, drafts)
        if told is not None and not self._overruled(head, told):
            unnamed = self._unnamed(p, head)
            actors = () if unnamed else tuple(a for a in told.actors if a.start is not None) or (told.actors if ACT_BY_NAME[told.act].symmetric else ())
            act = "agree" if told.act == "offer" and told.topic == "agreement" else told.act
            return Embedded(act, told.topic, actors, self.patients(p, head), unnamed)
        topic = self.topic(head)
        found = self._act_of_verb(p, head, topic) if head.pos_ in ("VERB", "AUX") else self._act_of_noun(head, topic)
        if found is None:
            return None
        unnamed = self._unnamed(p, head)
        return Embedded(found[0], found[1], () if unnamed else self._actors(p, head, found[0]), self.patients(p, head), unnamed)

    @staticmethod
    def _told(head: Token, drafts: Sequence[Draft]) -> Draft | None:
        """The act that a frame found on the clause's own verb, or on what that verb carries ("the talks resume", "gives its agreement")."""
        own = next((d for d in drafts if d.trigger == head), None)
        if own is not None or head.pos_ not in ("VERB", "AUX"):
            return own
        return next(
            (d for d in drafts if d.trigger.head == head and d.trigger.dep_ in ("dobj", "nsubjpass", "attr", "acomp", "xcomp")), None
        )

    def _overruled(self, head: Token, told: Draft) -> bool:
        """Whether the clause's verb turns what a frame found in it: "stops bombing", "the warrants are withdrawn"."""
        if head.lemma_.lower() in _ENDING and told.trigger != head and told.act in ("attack", "violate"):
            return True
        themes = topic_of(self.topics, syntax.objects(head)) if head.pos_ == "VERB" else None
        return told.act == "withdraw_forces" and themes is not None and themes[0] in ("justice", "sanctions")

    def _unnamed(self, p: int, head: Token) -> bool:
        """Whether a clause has a doer of its own that is no party of the report."""
        if head.pos_ not in ("VERB", "AUX") or syntax.is_passive(head) or head.lemma_ == "be":
            return False
        subjects = [t for t in syntax.raw_subjects(head) if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() in _OTHERS]
        return bool(subjects) and not self.parties.all_of(p, subjects)

    def topic(self, head: Token) -> str | None:
        """What a phrase is about; people of whom the report told that they were seized are prisoners or hostages."""
        if any(c.lemma_.lower() in _HELD for c in syntax.children(head, "acl", "amod")) and self.human(head):
            return "prisoners"
        found = topic_of(self.topics, [head])
        if found is not None:
            return found[0]
        return next(
            (self._people[t.lemma_.lower()] for t in syntax.subtree_without_clauses(head) if t.lemma_.lower() in self._people), None
        )

    def _act_of_noun(self, head: Token, topic: str | None) -> tuple[str, str] | None:
        lemma = head.lemma_.lower()
        if lemma in ("arrest", "pardon"):
            return ("detain" if lemma == "arrest" else "release"), "prisoners"
        if topic is None:
            return None
        inner = next((t for t in (head, *syntax.prep_objects(head, "of")) if t.lemma_.lower() in _ACTS_OF_NOUNS), None)
        if inner is None:
            return TYPICAL_ACT.get(topic, "promise"), topic
        lemma = inner.lemma_.lower()
        act = _ACTS_OF_NOUNS[lemma]
        if lemma in ("suspension", "removal", "end", "halt") and topic not in ("sanctions", "justice", "violence", "ceasefire"):
            act = "suspend_talks" if topic == "talks" and lemma != "removal" else TYPICAL_ACT.get(topic, "promise")
        if lemma == "suspension" and topic in ("violence", "ceasefire"):
            act = "observe"
        if act == "observe" and topic not in ("violence", "ceasefire"):
            act = TYPICAL_ACT.get(topic, act)
        if act == "attack":
            topic = "violence"
        return act, topic

    def _act_of_verb(self, p: int, head: Token, topic: str | None) -> tuple[str, str] | None:
        lemma = head.lemma_.lower()
        if lemma in _GETTING and (gained := next(iter(syntax.objects(head)), None)) is not None:
            return self._act_of_noun(gained, self.topic(gained))
        near = {t.lower_ for t in syntax.subtree_without_clauses(head)}
        about = [*syntax.subjects(head), *syntax.objects(head), *syntax.raw_subjects(head)]
        force = any(
            t.lemma_.lower() in self.frames.classes["troops"]
            or t.lemma_.lower() in ("garrison", "gun", "jet", "patrol", "rebel")
            or (t.pos_ == "PROPN" and self.parties.of(p, t))
            for t in about
        )
        if (
            lemma in ("be", "come", "go", "return", "walk", "let")
            and near & {"home", "free", "back", "out"}
            and (topic in _PEOPLE_TOPICS or (lemma == "be" and near & {"home", "free"}))
        ):
            return "release", topic or "prisoners"
        if lemma in _LET_GO and topic in (*_PEOPLE_TOPICS, None):
            return "release", topic or "prisoners"
        if lemma in ("gather", "assemble", "regroup") and force:
            return "withdraw_forces", "disarmament"
        if lemma in _QUIET and near & _QUIET_AT and "about" not in near:
            return "observe", "violence"
        if (
            lemma in _ENDING
            and topic not in ("talks", "sanctions", "agreement", "elections", "justice")
            and (topic in ("violence", "ceasefire") or (topic is None and force))
        ):
            return (
                ("end", "ceasefire")
                if topic == "ceasefire" and lemma not in ("ground",) and not syntax.objects(head)
                else ("observe", "violence")
            )
        if topic == "ceasefire" and (lemma in _LAPSING or near & _LAPSING):
            return "end", "ceasefire"
        if lemma in ("violate", "breach", "break") and (topic in ("ceasefire", "agreement", None)):
            return "violate", topic or "ceasefire"
        if lemma in _LEAVING and force and topic in ("withdrawal", "territory", "violence", "monitoring", None):
            return "withdraw_forces", "withdrawal"
        if lemma in _ADVANCING and force and topic in ("violence", "territory", None):
            return ("attack", "violence") if lemma in ("attack", "shell", "bomb", "fire", "open") else ("violate", "ceasefire")
        if topic is None:
            return None
        if lemma in _LIFTING and topic in ("sanctions", "justice"):
            return "lift", topic
        if (lemma == "put" and "off" in near) or (lemma == "delay"):
            return "extend", topic
        if lemma in _CLOSING and topic not in _PEOPLE_TOPICS:
            return "agree", topic
        if lemma in _VERBS:
            act = _VERBS[lemma]
            return (act, "disarmament" if lemma in ("disband", "disarm") else topic)
        frame = next((f for f in self.frames.by_verb.get(lemma, ()) if not f.particle and not f.theme and not f.theme_words), None)
        if frame is not None:
            return frame.act, frame.topic if frame.topic not in ("content", "theme") else topic
        return TYPICAL_ACT.get(topic, "promise"), topic

    # who --------------------------------------------------------------------------------------------------

    def _actors(self, p: int, head: Token, act: str) -> tuple[Party, ...]:
        if ACT_BY_NAME[act].symmetric:
            found = self.roles.participants(p, head)
            if found:
                return found
        if head.pos_ in ("VERB", "AUX"):
            subjects = syntax.subjects(head)
            if act == "release" and not syntax.objects(head) and not syntax.is_passive(head):
                return ()  # "until the captives come home"
            if act in ("lift", "release", "extend") and (syntax.is_passive(head) or not subjects):
                return self.parties.all_of(p, syntax.agents(head)) or (self._owner(p, syntax.objects(head)) if act == "lift" else ())
            return self.parties.all_of(p, subjects) or self._owner(p, subjects)
        explicit = self.parties.all_of(p, [t for c in syntax.children(head, "poss") for t in syntax.conjuncts(c)]) or self.parties.all_of(
            p, syntax.prep_objects(head, "by", "from")
        )
        if head.lemma_.lower() not in _ACTS_OF_NOUNS and act == "release":
            return ()  # "in exchange for 1,000 soldiers": whose they are is not who frees them
        if act == "lift":
            owned = [t for t in head.subtree if t.lemma_.lower() in _OWNED]
            return explicit or self._owner(p, owned)
        if explicit or act == "release":
            return explicit or tuple(x for x in self.parties.all_of(p, self._named_before(head)) if x.kind in _SIDES)
        return (
            self.roles.noun_actors(p, head)
            if act in _FROM_SUBJECT or not syntax.prep_objects(head, "of")
            else self.parties.all_of(p, self._named_before(head)) or self._owner(p, syntax.prep_objects(head, "of"))
        )

    def human(self, tok: Token) -> bool:
        """Whether the word counts people: soldiers, captives, workers."""
        return tok.lemma_.lower() in self.frames.classes["troops"] | self.frames.classes["people"]

    @staticmethod
    def _named_before(head: Token) -> list[Token]:
        return [c for c in head.children if c.dep_ in ("compound", "amod", "nmod") and c.i < head.i and c.pos_ in ("PROPN", "ADJ", "NOUN")]

    def _owner(self, p: int, toks: Sequence[Token]) -> tuple[Party, ...]:
        """Whose sanctions, warrants or forces these are."""
        for tok in toks:
            for t in (tok, *syntax.prep_objects(tok, "of", "from")):
                found = self.parties.all_of(p, [*syntax.children(t, "poss"), *self._named_before(t)])
                if found:
                    return tuple(x for x in found if x.kind in _SIDES)
        return ()

    def patients(self, p: int, head: Token) -> tuple[Party, ...]:
        """Whose people are to be freed: "5,000 rebel prisoners", "thousands of their fighters"."""
        phrases = syntax.objects(head) + syntax.raw_subjects(head) if head.pos_ in ("VERB", "AUX") else [head]
        found: list[Party] = []
        for tok in phrases:
            for t in (
                tok,
                *syntax.prep_objects(tok, "of"),
                *(i for o in syntax.prep_objects(tok, "of") for i in syntax.prep_objects(o, "of")),
            ):
                if t.lemma_.lower() in _ACTS_OF_NOUNS:
                    continue
                found += self.parties.all_of(p, [*syntax.children(t, "poss"), *self._named_before(t)]) or self.parties.of(p, t)
        return tuple({x.actor: x for x in found}.values())

    def doers(self, told: Embedded, setter: Sequence[Party], counterpart: Sequence[Party]) -> tuple[Party, ...]:
        """Who is to do it. setter: who sets the condition; counterpart: whom the outer act is addressed to."""
        if told.actors or told.unnamed:
            return told.actors
        patients = {x.actor for x in told.patients}
        if told.act == "release" and patients:
            pool = [x for x in (*counterpart, *setter, *self._main()) if x.actor not in patients and x.kind in _SIDES]
            return tuple(_inferred(pool[:1], "holds the people of the other side"))
        known = self._doers.get((told.act, told.topic))
        if known:
            return tuple(_inferred(known, "told before to do it"))
        if told.act in _OWED:
            mine = {x.actor for x in setter}
            pool = [x for x in (*counterpart, *self._main()) if x.actor not in mine]
            in_play = not self.parties.cast.main or not setter or counterpart or any(x.actor in mine for x in self._main())
            return tuple(_inferred(pool[:1], "the counterpart of the one who sets the condition")) if in_play else ()
        if ACT_BY_NAME[told.act].symmetric and setter:
            both = {x.actor: x for x in (*setter, *counterpart)}
            return tuple(_inferred(both.values(), "party to the act that waits"))
        return ()

    def _main(self) -> tuple[Party, ...]:
        cast = self.parties.cast
        return tuple(Party(actor=a, name=cast.name(a), kind=cast.kind(a), reason="a party of the report") for a in cast.main)


def _inferred(parties: Iterable[Party], reason: str) -> Iterable[Party]:
    return [Party(actor=x.actor, name=x.name, kind=x.kind, reason=reason) for x in parties]
