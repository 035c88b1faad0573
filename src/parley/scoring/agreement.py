"""Agreement of two codings of one act, field by field: how many values of the gold entry the ledger has right.

A field counts only where the gold states something: silence of the coder is no claim. Exception: act, topic and actors, which every
entry has. These are shares of agreement, not corrected for chance (Artstein and Poesio 2008, "Inter-Coder Agreement for Computational
Linguistics"); times count by overlap, as in the relaxed match of TempEval-3 (UzZaman and others 2013), within a bound of width.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from parley.model.records import When
from parley.scoring.coding import SYMMETRIC, Coding
from parley.scoring.figures import Count
from parley.scoring.likeness import actor_likeness, name_likeness, topic_likeness
from parley.scoring.naming import ActorNames, fold

FIELDS = ("act", "topic", "actors", "recipients", "status", "modality", "happens", "said", "terms", "conditions", "told_by")
"""The fields that are scored, in the order in which figures are shown."""

SAME_PARTIES = 0.6
"""Likeness of names from which on they count as right: one of two parties missing is 0.67, one of three named is 0.5."""

SAME_WAITER = 0.3  # the same for the actor of a condition, which texts often describe rather than name

MOST_TIMES_WIDER = 2
SLACK_DAYS = 7
"""A time may be so many times as wide as the gold's, and a week: ends for "recently" are conventions, a guess of a year is none."""

BY_WORDS = ("unit", "place")
"""Terms that are right where they share a word with the gold's: "rebel prisoners" and "prisoners"."""


def agreement(gold: Coding, found: Coding, names: ActorNames) -> Mapping[str, Count]:
    """Right values and asked values by field, all of FIELDS but told_by, for one pair.

    >>> offer = Coding(act="offer", topic="ceasefire", actors=("Hill Front",), terms={"duration": "P30D", "amount": 2})
    >>> agreement(offer, offer, ActorNames({}))["terms"]
    Count(right=2, of=2)
    """
    counts = dict.fromkeys(FIELDS, Count())
    counts["act"] = Count.one(gold.act == found.act)
    counts["topic"] = Count.one(gold.topic == found.topic)
    counts["actors"] = Count.one(actor_likeness(gold, found, names) >= SAME_PARTIES)
    if gold.recipients and gold.act not in SYMMETRIC:
        counts["recipients"] = Count.one(name_likeness(gold.recipients, found.recipients, names) >= SAME_PARTIES)
    if gold.status:
        counts["status"] = Count.one(gold.status == found.status)
    if gold.modality:
        counts["modality"] = Count.one(gold.modality == found.modality)
    if gold.happens:
        counts["happens"] = Count.one(same_time(gold.happens, found.happens))
    if gold.said:
        counts["said"] = Count.one(same_time(gold.said, found.said))
    counts["terms"] = Count.of_all(_terms(gold, found))
    counts["conditions"] = Count.of_all(_conditions(gold, found, names))
    return MappingProxyType(counts)


def told_by(gold: Collection[str], found: Collection[str]) -> Count:
    """Documents that both codings have merged into the entry. An entry of one document says nothing of merging.

    >>> told_by(("d0", "d1"), ("d1", "d2")), told_by(("d0",), ("d0",))
    (Count(right=1, of=2), Count(right=0, of=0))
    """
    return Count.of_all(doc in found for doc in gold) if len(gold) > 1 else Count()


def same_time(gold: When, found: When | None) -> bool:
    """Whether the time overlaps the gold's and is not much wider than it. An open end reaches to the first or last day that there is.

    >>> march = When(earliest=date(2031, 3, 1), latest=date(2031, 3, 5))
    >>> same_time(march, When(earliest=date(2031, 3, 5), latest=date(2031, 3, 20))), same_time(march, When(earliest=date(2031, 3, 5)))
    (True, False)
    """
    return found is not None and gold.overlaps(found) and _width(found) <= MOST_TIMES_WIDER * _width(gold) + SLACK_DAYS


def _width(when: When) -> int:
    """Days from the first to the last."""
    return ((when.latest or date.max) - (when.earliest or date.min)).days


def _terms(gold: Coding, found: Coding) -> Iterator[bool]:
    for key, want in (gold.terms or {}).items():
        if want in ("", []):
            continue
        got = found.term(key)
        if isinstance(want, (int, float)) and isinstance(got, (int, float)):
            yield want == got
        elif key in BY_WORDS:
            yield bool(got) and bool(set(fold(str(want)).split()) & set(fold(str(got)).split()))
        else:
            yield fold(str(want)) == fold(str(got))


def _conditions(gold: Coding, found: Coding, names: ActorNames) -> Iterator[bool]:
    for want in gold.conditions:
        yield any(
            topic_likeness(want.topic, got.topic) > 0
            and (not want.actor or name_likeness([want.actor], [got.actor or ""], names) > SAME_WAITER)
            for got in found.conditions
        )
