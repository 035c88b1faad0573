"""Which ledger entry is which gold entry: one to one, the likest pairs first.

Two entries can pair only where their evidence touches, their acts are of one family or of bridged ones, their topics are the same or
related, and their actors are no strangers. Greedy one-to-one mapping by likeness is how event nuggets are scored (Liu, Mitamura and Hovy
2015, "Evaluation Algorithms for Event Nugget Detection"); ties fall by the gold's id, then by the ledger's order, so that a figure can be
had again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.scoring.case import GoldEntry
from parley.scoring.evidence import Spans, touch
from parley.scoring.figures import Pair
from parley.scoring.found import FoundEntry
from parley.scoring.likeness import act_likeness, actor_likeness, topic_likeness
from parley.scoring.naming import ActorNames

ACT_WEIGHT, TOPIC_WEIGHT, ACTOR_WEIGHT = 0.4, 0.25, 0.35
"""What act, topic and actors weigh in likeness: a wrong act is another event, a wrong topic often a neighbour of the right one."""

LEAST_ACTORS = 0.3
"""Likeness of the actors below which two entries are of different parties: one shared word of four is 0.25."""


def pair(
    gold: Sequence[GoldEntry], gold_at: Sequence[Spans], entries: Sequence[FoundEntry], found_at: Sequence[Spans], names: ActorNames
) -> tuple[Pair, ...]:
    """The pairs, likest first. gold_at, found_at: where each entry stands, in the order of the entries."""
    candidates = sorted(_candidates(gold, gold_at, entries, found_at, names), key=lambda one: (-one.likeness, one.gold, one.entry))
    taken_gold: set[str] = set()
    taken: set[int] = set()
    chosen = []
    for one in candidates:
        if one.gold not in taken_gold and one.entry not in taken:
            taken_gold.add(one.gold)
            taken.add(one.entry)
            chosen.append(one)
    return tuple(chosen)


def _candidates(
    gold: Sequence[GoldEntry], gold_at: Sequence[Spans], entries: Sequence[FoundEntry], found_at: Sequence[Spans], names: ActorNames
) -> Iterator[Pair]:
    for wanted, where in zip(gold, gold_at, strict=True):
        for place, entry in enumerate(entries):
            act = act_likeness(wanted.coding.act, entry.coding.act)
            topic = topic_likeness(wanted.coding.topic, entry.coding.topic)
            if not act or not topic or not touch(where, found_at[place]):
                continue
            actors = actor_likeness(wanted.coding, entry.coding, names)
            if actors >= LEAST_ACTORS:
                likeness = ACT_WEIGHT * act + TOPIC_WEIGHT * topic + ACTOR_WEIGHT * actors
                yield Pair(gold=wanted.id, entry=place, likeness=likeness)
