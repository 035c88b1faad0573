"""What Parley knows beforehand, to look things up in: the acts and topics of the codebook, and the frames.

Reads no ledger and loads no language model.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.errors import UsageError
from parley.model.codebook import ACTS, TOPIC_BY_NAME, TOPICS, Act, Topic

if TYPE_CHECKING:
    from parley.analysis.frames import Frame

ALIKE = 75.0
"""Similarity from 0 to 100 from which a name is suggested for one that is not known: "ofer" has 89 with "offer" and 67 with "other"."""

MOST_SUGGESTED = 3


def acts(name: str | None = None) -> tuple[Act, ...]:
    """The acts in the order of the codebook, or those of this name or PLOVER root; none where nothing is called so."""
    return tuple(act for act in ACTS if name is None or folded(name) in (act.name, act.root.casefold()))


def topics(name: str | None = None) -> tuple[Topic, ...]:
    """The topics in the order of the codebook, or the one of this name; none where nothing is called so."""
    return tuple(topic for topic in TOPICS if name is None or topic.name == folded(name))


def codebook(name: str | None = None, *, acts_too: bool = True, topics_too: bool = True) -> tuple[tuple[Act, ...], tuple[Topic, ...]]:
    """Acts and topics: all, or those of one name. acts_too, topics_too: which of the two lists is looked at.

    >>> [found.name for part in codebook("ceasefire") for found in part]
    ['ceasefire']

    Raises UsageError for a name that is in neither; it says what is called alike.
    """
    found = (acts(name) if acts_too else (), topics(name) if topics_too else ())
    if name is not None and not any(found):
        known = [act.name for act in ACTS if acts_too] + [topic.name for topic in TOPICS if topics_too]
        what = "act" if not topics_too else "topic" if not acts_too else "act or topic"
        raise UsageError(f"there is no {what} {name}", remedy=suggestion(folded(name), known, listed_by="`parley codebook` lists all"))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A frame as a user sees it. topic: where it is fixed, else None; verbs, nouns, adjectives: lemmas that fire it; carriers: verbs that a
    noun needs with it, where it needs one; particles: of which a verb needs one, where it does; kind: "speech" or "event"."""

    id: str
    act: str
    topic: str | None
    kind: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    carriers: tuple[str, ...]
    particles: tuple[str, ...]
    example: str
    counter: str

    @property
    def triggers(self) -> tuple[str, ...]:
        """The lemmas that fire it: verbs, then nouns, then adjectives, each by the alphabet."""
        return tuple(dict.fromkeys([*self.verbs, *self.nouns, *self.adjectives]))


def frames(word: str | None = None) -> tuple[Rule, ...]:
    """The frames in the order of their file: all, or those of this act, with this trigger, or with these words in their id.

    >>> {frame.act for frame in frames("propose")}
    {'offer'}

    Raises UsageError where there is none.
    """
    from parley.analysis.frames import parse_frames
    from parley.workflows.resources import lexicon_text

    known = tuple(rule(frame) for frame in parse_frames(lexicon_text("frames.toml")).frames)
    if word is None:
        return known
    name = word.strip().casefold()
    found = tuple(one for one in known if name and (name in one.id or name in one.triggers or folded(name) == one.act))
    if found:
        return found
    names = {value for one in known for value in (one.id, one.act, *one.triggers)}
    raise UsageError(f"no frame has the id, act or trigger {word}", remedy=suggestion(name, names, listed_by="`parley frames` lists all"))


def frame_named(name: str) -> Rule | None:
    """The frame of this id, as a statement names it ("offer", "offer.noun"), or None where the rule is no frame.

    >>> frame_named("no such rule")
    """
    known = {frame.id: frame for frame in frames()}
    return known.get(name) or known.get(name.partition(".")[0])


def rule(frame: Frame) -> Rule:
    """A frame as a user sees it."""
    return Rule(
        id=frame.id,
        act=frame.act,
        topic=frame.topic if frame.topic in TOPIC_BY_NAME else None,
        kind=frame.kind,
        verbs=tuple(sorted(frame.verbs)),
        nouns=tuple(sorted(frame.nouns)),
        adjectives=tuple(sorted(frame.adjectives)),
        carriers=tuple(sorted(frame.carriers)),
        particles=tuple(sorted(frame.particle)),
        example=frame.example,
        counter=frame.counter,
    )


def folded(name: str) -> str:
    """A name as the codebook spells it.

    >>> folded(" Power sharing ")
    'power_sharing'
    """
    return name.strip().casefold().replace(" ", "_").replace("-", "_")


def suggestion(name: str, known: Collection[str], *, listed_by: str) -> str:
    """What to do about a name that is not known: names like it, where there are, and what lists all.

    >>> suggestion("ofer", ["offer", "agree"], listed_by="`parley codebook` lists all")
    'did you mean offer? `parley codebook` lists all'
    """
    from rapidfuzz import fuzz, process

    near = process.extract(name, sorted(known), scorer=fuzz.ratio, limit=MOST_SUGGESTED, score_cutoff=ALIKE)
    return f"did you mean {', '.join(found for found, _, _ in near)}? {listed_by}" if near else listed_by
