"""What the verb of a condition's clause tells where no frame does: "once the guns are silent", "until the army is out of the town".

Each group of verbs is asked in turn, the surest first; a clause that no group knows tells what its topic most often means. Who acts is
told in `doers.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.conditionwords import (
    ACTS_OF_VERBS,
    ADVANCING,
    ARMED_BODIES,
    ARMS,
    AUTHORITIES,
    BANS,
    BLOCKING,
    BREAKING_UP,
    CLOSED,
    CLOSING,
    COMING,
    COMING_TO_TALKS,
    CONTINUING,
    CULPRITS,
    ENDING,
    FAILING,
    FLYING,
    HANDING_OVER,
    KEEPING_OFF,
    LAPSING,
    LAW_MAKING,
    LAW_PASSING,
    LAWS,
    LEAVING,
    LET_GO,
    LIFTING,
    MARCHING,
    OFF,
    OPENING,
    PASSAGES,
    PEOPLE_TOPICS,
    QUIET,
    QUIET_AT,
    RESTORING,
    RETURNED,
    SENT,
    SERVICES,
    SHUTTING_IN,
    TYPICAL_ACT,
    WORDS_GIVEN,
    YIELDING,
)
from parley.analysis.frames import Frames
from parley.analysis.parties import PartyResolver
from parley.analysis.topics import TopicWords, topic_of

Told = tuple[str, str]
"""An act and its topic."""

_FORCES = frozenset("garrison gun jet patrol rebel".split())
_OUT_OF = frozenset("out gone".split())


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause as its verb shows it. about: the heads of its subjects and objects; near: its words, clauses below left out; force: armed
    people or a party by name are among `about`; side: a party is."""

    head: Token
    lemma: str
    topic: str | None
    about: tuple[Token, ...]
    near: frozenset[str]
    force: bool
    side: bool


class ClauseActs:
    """Reads the acts of clauses by their verbs, for one report."""

    def __init__(self, frames: Frames, topics: TopicWords, parties: PartyResolver) -> None:
        self.frames = frames
        self.topics = topics
        self.parties = parties

    def read(self, p: int, head: Token, topic: str | None) -> Told | None:
        """The act and topic that a clause tells; None where it tells none. topic: what its words are about."""
        about = (*syntax.subjects(head), *syntax.objects(head), *syntax.raw_subjects(head))
        force = any(
            t.lemma_.lower() in self.frames.classes["troops"] | _FORCES or (t.pos_ == "PROPN" and self.parties.of(p, t)) for t in about
        )
        clause = _Clause(
            head,
            head.lemma_.lower(),
            topic,
            about,
            frozenset(t.lower_ for t in syntax.subtree_without_clauses(head)),
            force,
            force or any(self.parties.of(p, t) for t in about),
        )
        plain = self._plain(clause) if topic not in PEOPLE_TOPICS else None
        return self._let_go(clause) or plain or self._stopped(clause) or self._moved(clause) or self._settled(clause)

    def human(self, tok: Token) -> bool:
        """Whether the word counts people: soldiers, captives, workers."""
        return tok.lemma_.lower() in self.frames.classes["troops"] | self.frames.classes["people"]

    # groups -----------------------------------------------------------------------------------------------

    def _let_go(self, c: _Clause) -> Told | None:
        """Captives come home, or are let go."""
        free = c.topic in PEOPLE_TOPICS or (c.lemma == "be" and c.near & {"home", "free"})
        if c.lemma in COMING and c.near & {"home", "free", "back", "out"} and free:
            return "release", c.topic or "prisoners"
        pardoned = c.lemma == "pardon" and any(self.human(t) for t in syntax.objects(c.head))
        if c.lemma in LET_GO and (c.topic in (*PEOPLE_TOPICS, None) or pardoned):
            return "release", c.topic if c.topic in PEOPLE_TOPICS else "prisoners"
        return None

    def _plain(self, c: _Clause) -> Told | None:
        """What a verb and its object tell where neither names a topic: "dissolves its wing", "gives up the field"."""
        things = {t.lemma_.lower() for t in syntax.objects(c.head)}
        about = things | {t.lemma_.lower() for t in syntax.raw_subjects(c.head)}
        return self._opened(c, things, about) or self._handed(c, things, about) or self._left(c, things, about)

    def _opened(self, c: _Clause, things: set[str], about: set[str]) -> Told | None:
        """Bans, closures and what is shut."""
        if c.lemma in LIFTING and (banned := things & set(BANS)):
            return "lift", BANS[sorted(banned)[0]]
        if c.lemma in ("fall", "move", "draw", "stay") and "back" in _off(c.head) and c.side:
            return "withdraw_forces", "withdrawal"
        state = {t.lower_ for t in syntax.children(c.head, "acomp", "oprd", "attr")}
        if state & CLOSED and (c.lemma in ("stay", "remain", "keep") or (c.lemma == "be" and about & PASSAGES)):
            return "sanction", "sanctions"
        if about & SERVICES and (c.lemma in RESTORING or (c.lemma in ("be", "come", "go") and c.near & {"on", "back"})):
            return "lift", "economy"
        if (c.lemma in OPENING or "open" in state) and about & PASSAGES:
            return "lift", "sanctions"
        return None

    def _handed(self, c: _Clause, things: set[str], about: set[str]) -> Told | None:
        """What is handed over, broken up, sent or made."""
        objects = syntax.objects(c.head)
        blocked = topic_of(self.topics, objects) if c.lemma in BLOCKING else None
        if blocked is not None and blocked[0] in ("agreement", "talks", "ceasefire", "elections"):
            return "reject", blocked[0]
        if c.lemma in HANDING_OVER | YIELDING and about & ARMS:
            return "release", "disarmament"
        if c.lemma in HANDING_OVER and about & CULPRITS:
            return "cooperate", "justice"
        if c.lemma in BREAKING_UP and things & ARMED_BODIES:
            return "end", "disarmament"
        if c.lemma in ENDING and c.force and things & MARCHING:
            return "observe", "violence"
        if c.lemma in ("return", "hand", "give", "release", "fly", "recover") and about & RETURNED:
            return "aid", "humanitarian"
        if c.lemma in COMING_TO_TALKS and c.side and not objects:
            return "meet", "talks"
        if c.lemma in ("send", "name", "dispatch") and things & SENT:
            return "meet", "talks"
        law = c.lemma in LAW_MAKING or (c.lemma in LAW_PASSING and c.topic in (None, "elections"))
        if law and things & LAWS:
            return "promise", "constitution"
        return None

    def _left(self, c: _Clause, things: set[str], about: set[str]) -> Told | None:
        """Forces that are gone, and places that are given up; people handed over."""
        off, places = _off(c.head), self.frames.classes["place"]
        given = c.lemma in ("hand", "give", "turn", "deliver") and off | _particles(c.head)
        if given and any(self.human(t) and t.lemma_.lower() not in ARMS for t in syntax.objects(c.head)):
            return "release", "prisoners"
        if c.lemma in ENDING and "occupation" in about:
            return "withdraw_forces", "withdrawal"
        if c.lemma in KEEPING_OFF and off and c.side:
            return "withdraw_forces", "withdrawal"
        if c.lemma == "be" and c.force and c.near & _OUT_OF:  # "until the troops are out of the valley", "are gone"
            return "withdraw_forces", "withdrawal"
        if c.lemma in SHUTTING_IN and c.force and c.near & QUIET_AT:  # "if the soldiers are confined to barracks"
            return "withdraw_forces", "withdrawal"
        if c.lemma == "remove" and things & self.frames.classes["troops"]:
            return "withdraw_forces", "withdrawal"
        if c.lemma in YIELDING | LEAVING and c.side and things & places:
            return "withdraw_forces", "withdrawal"
        placed = any(
            t.ent_type_ in ("GPE", "LOC", "FAC") or t.lemma_.lower() in self.frames.classes["place"] for t in syntax.raw_subjects(c.head)
        )
        if c.lemma in YIELDING and syntax.is_passive(c.head) and placed:
            return "withdraw_forces", "withdrawal"  # "after the town had been returned"
        return None

    def _stopped(self, c: _Clause) -> Told | None:
        """Fighting that stops, truces that end or are broken, words that are not kept."""
        topic, lemma = c.topic, c.lemma
        if lemma in ("gather", "assemble", "regroup") and c.side:
            return "withdraw_forces", "disarmament"
        if lemma in QUIET and c.near & QUIET_AT and "about" not in c.near:
            return "observe", "violence"
        if topic == "talks" and lemma in FAILING and not syntax.objects(c.head):  # "should the talks fail"
            return "end", "talks"
        if lemma in ENDING and c.force and any(x.lemma_.lower() in FLYING for x in syntax.children(c.head, "xcomp", "pcomp")):
            return "observe", "violence"  # "stops flying over the camp"
        stoppable = topic not in ("talks", "sanctions", "agreement", "elections", "justice")
        if lemma in ENDING and stoppable and (topic in ("violence", "ceasefire") or (topic is None and c.force)):
            over = topic == "ceasefire" and lemma != "ground" and not syntax.objects(c.head)
            return ("end", "ceasefire") if over else ("observe", "violence")
        broken = lemma == "break" and syntax.is_passive(c.head)  # "the truce is broken": by somebody
        if topic == "ceasefire" and not broken and (lemma in LAPSING or c.near & LAPSING):
            return "end", "ceasefire"
        if lemma == "break" and any(t.lemma_.lower() in WORDS_GIVEN for t in c.about):
            return "violate", topic or "agreement"
        if lemma in ("violate", "breach", "break") and topic in ("ceasefire", "agreement", None):
            return "violate", topic or "ceasefire"
        return None

    def _moved(self, c: _Clause) -> Told | None:
        """Forces that leave, stay or advance."""
        topic, lemma = c.topic, c.lemma
        if lemma in LEAVING and c.side and topic in ("withdrawal", "territory", "violence", "monitoring", None):
            return "withdraw_forces", "withdrawal"
        if lemma in ADVANCING and c.force and topic in ("violence", "territory", None):
            return ("attack", "violence") if lemma in ("attack", "shell", "bomb", "fire", "open") else ("violate", "ceasefire")
        if lemma in ("remain", "stay") and c.force and topic in ("withdrawal", "territory", "violence", None):
            return "mobilize", "withdrawal"
        return None

    def _settled(self, c: _Clause) -> Told | None:
        """What is signed, lifted, laid down, put off or told by the topic alone."""
        topic, lemma = c.topic, c.lemma
        if lemma == "sign" and not syntax.objects(c.head):
            return "agree", "agreement"
        if lemma in CONTINUING and topic == "violence":
            return "attack", "violence"
        lifted = topic_of(self.topics, syntax.objects(c.head)) if lemma in LIFTING else None
        if lifted is not None and lifted[0] in ("sanctions", "justice"):
            return "lift", lifted[0]
        if lemma in ("disband", "disarm", "demobilise", "demobilize"):
            return ACTS_OF_VERBS.get(lemma, "release"), "disarmament"
        if topic is None:
            return next((("confirm", AUTHORITIES[t.lemma_.lower()]) for t in c.about if t.lemma_.lower() in AUTHORITIES), None)
        if topic == "power_sharing" and lemma in ENDING:
            return "end", topic
        if topic == "humanitarian":
            return "aid", topic
        if lemma in LIFTING and topic in ("sanctions", "justice"):
            return "lift", topic
        if (lemma == "put" and "off" in c.near) or lemma == "delay":
            return "extend", topic
        if lemma in CLOSING and topic not in PEOPLE_TOPICS:
            return "agree", topic
        if lemma in ACTS_OF_VERBS:
            return ACTS_OF_VERBS[lemma], "disarmament" if lemma == "disarm" else topic
        if lemma == "hold" and topic in ("ceasefire", "elections"):
            return "observe" if topic == "ceasefire" else "promise", topic
        return self._by_frame(lemma, topic)

    def _by_frame(self, lemma: str, topic: str) -> Told:
        """What a frame of the verb has as its act, though its parties are missing here; else what the topic most often means."""
        free = (f for f in self.frames.by_verb.get(lemma, ()) if not (f.particle or f.theme or f.theme_words or f.complement))
        frame = next(free, None)
        if frame is not None:
            return frame.act, frame.topic if frame.topic not in ("content", "theme") else topic
        return TYPICAL_ACT.get(topic, "promise"), topic


def _off(verb: Token) -> set[str]:
    return {c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod", "prep", "acomp")} & OFF


def _particles(verb: Token) -> set[str]:
    return {c.lower_ for c in syntax.children(verb, "prt")} & {"over", "up"}
