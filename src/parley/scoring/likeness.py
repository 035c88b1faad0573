"""How alike two codings are in act, topic and parties, each from 0 to 1.

A coder who writes "promise" where another writes "offer" has seen the same act; one who writes "attack" has not. The tables here are the
scorer's own and not those by which the ledger compares statements: a change of the ledger's rules must not change what its figures mean.
"""

from __future__ import annotations

from collections.abc import Iterable

from parley.scoring.coding import SYMMETRIC, Coding
from parley.scoring.naming import ActorNames, Keys

SAME_FAMILY = 0.7  # acts that coders choose between for one sentence: offer and promise
BRIDGED = 0.4  # acts of two families that reports tell as one: an undertaking and its delivery
RELATED_TOPIC = 0.6  # topics between which coders waver: prisoners and hostages

FAMILIES: dict[str, frozenset[str]] = {
    "talks": frozenset(("meet", "resume_talks", "mediate", "visit", "appoint", "cooperate")),
    "halt": frozenset(("suspend_talks", "reject", "withdraw_offer", "deny", "end")),
    "give": frozenset(("offer", "promise", "agree", "accept", "extend", "confirm", "praise", "support")),
    "ask": frozenset(("demand", "urge", "warn", "accuse", "investigate")),
    "deliver": frozenset(("declare_ceasefire", "observe", "release", "exchange", "withdraw_forces", "lift", "yield", "aid", "extend")),
    "force": frozenset(("attack", "seize", "detain", "restrict", "mobilize", "violate", "sanction", "protest")),
}
"""Acts that are near misses of one another; to extend is both to give and to deliver."""

BRIDGES = frozenset(frozenset(pair) for pair in (("give", "deliver"), ("talks", "give"), ("halt", "force"), ("ask", "give")))
"""Families whose acts can be codings of one sentence."""

RELATED = frozenset(
    frozenset(pair)
    for pair in (
        ("ceasefire", "violence"), ("prisoners", "hostages"), ("agreement", "talks"), ("agreement", "ceasefire"),
        ("withdrawal", "territory"), ("withdrawal", "disarmament"), ("security_guarantees", "counter_terrorism"),
        ("power_sharing", "constitution"), ("power_sharing", "elections"), ("monitoring", "ceasefire"), ("agreement", "withdrawal"),
        ("violence", "territory"), ("talks", "recognition"),
    )
)  # fmt: skip
"""Pairs of topics that are near misses of one another."""


def act_likeness(one: str, other: str) -> float:
    """1 for the same act, SAME_FAMILY, BRIDGED, or 0.

    >>> act_likeness("offer", "offer"), act_likeness("offer", "promise"), act_likeness("offer", "release"), act_likeness("offer", "attack")
    (1.0, 0.7, 0.4, 0.0)
    """
    if one == other:
        return 1.0
    ours, theirs = _families(one), _families(other)
    if set(ours) & set(theirs):
        return SAME_FAMILY
    return BRIDGED if any(frozenset((a, b)) in BRIDGES for a in ours for b in theirs) else 0.0


def _families(act: str) -> tuple[str, ...]:
    return tuple(name for name, acts in FAMILIES.items() if act in acts)


def topic_likeness(one: str | None, other: str | None) -> float:
    """1 for the same topic, RELATED_TOPIC, or 0.

    >>> topic_likeness("ceasefire", "ceasefire"), topic_likeness("ceasefire", "violence"), topic_likeness("ceasefire", "economy")
    (1.0, 0.6, 0.0)
    """
    if one == other:
        return 1.0
    return RELATED_TOPIC if frozenset((one, other)) in RELATED else 0.0


UNNAMED = 0.5
"""Likeness where the gold names nobody and the ledger somebody: the text may hint at more than the coder put down."""


def name_likeness(gold: Iterable[str], found: Iterable[str], names: ActorNames) -> float:
    """F1 of the names. A name that the other side lacks counts with the share of words (Jaccard) that it has in common with the nearest
    one there: "Afghan government" and "government of Afghanistan" are not strangers.

    >>> name_likeness(["Hill Front"], ["Hill Front", "Velmar"], ActorNames({}))
    0.6666666666666666
    """
    wanted, got = names.keys(gold), names.keys(found)
    if not wanted:
        return UNNAMED if got else 1.0
    hit = sum(_nearest(name, got) for name in sorted(wanted))
    right = sum(_nearest(name, wanted) for name in sorted(got))
    if not hit or not right:
        return 0.0
    recall, precision = hit / len(wanted), right / len(got)
    return 2 * recall * precision / (recall + precision)


def _nearest(name: str, others: Keys) -> float:
    if name in others:
        return 1.0
    words = set(name.split())
    shares = (len(words & theirs) / len(words | theirs) for theirs in (set(other.split()) for other in others) if words | theirs)
    return max(shares, default=0.0)


def actor_likeness(gold: Coding, found: Coding, names: ActorNames) -> float:
    """Likeness of the actors; for an act that parties do together, of all parties where that is more."""
    straight = name_likeness(gold.actors, found.actors, names)
    if gold.act not in SYMMETRIC:
        return straight
    return max(straight, name_likeness(gold.parties, found.parties, names))
