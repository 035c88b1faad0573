"""Circles of conditions: each deed waits for the next, the last for the first.

Invariant: computed from entries alone, by their `Wait`s; only minimal circles, each with every condition that tells one of its
edges. A deed is told by its party and topic (`deed_key`); a deed of nobody named is taken for that of the one party known to have such a
deed to do, and the circle is then not explicit. What is given in exchange for one another is a bargain and no deadlock: somebody must also
insist on an order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from parley.ledger.profile import days_of, gap
from parley.ledger.waits import ASKED_FIRST, OTHER_DEED, deed_key, waits
from parley.model.computed import Deadlock, Deed, Entry, Wait
from parley.model.records import ConditionRelation, Modality

LONGEST: Final = 4
"""Deeds in a circle: longer ones are chance meetings of edges rather than deadlocks that anybody would name."""

SAME_TIME_DAYS: Final = 366
"""Conditions told further apart are positions of different times; a circle of them is a hint."""

MUST_CUES: Final = frozenset({"once", "soon", "moment", "day", "minute", "instant"})
"""Cues of "after" that make it a condition ("once", "as soon as", "the day that"); "after" itself may only tell a sequence."""

Node = tuple[str | None, str]


def deadlocks(entries: Iterable[Entry]) -> tuple[Deadlock, ...]:
    """The circles among the conditions of these entries: the open ones first, the explicit before the hinted, then the most salient.

    >>> deadlocks(())
    ()
    """
    known = tuple(entries)
    found = waits(known)
    weights = {entry.id: entry.salience for entry in known}
    hints = frozenset(entry.id for entry in known if entry.modality is Modality.POSSIBLE)

    edges: dict[tuple[Node, Node], list[Wait]] = defaultdict(list)
    guessed: set[tuple[Node, Node]] = set()
    for wait, sure in _named(found):
        edge = (deed_key(wait.deed), deed_key(wait.awaited))
        if edge[0] != edge[1] and not wait.awaited.negative:
            edges[edge].append(wait)
            if not sure:
                guessed.add(edge)
    stuck = [nodes for nodes in _circles(edges) if _ordered(nodes, edges)]
    told = [_deadlock(_turned(nodes), edges, guessed, weights, hints) for nodes in stuck]
    return tuple(sorted(_minimal(told), key=lambda lock: (not lock.open, not lock.explicit, -lock.salience, lock.entries)))


def _minimal(locks: Sequence[Deadlock]) -> list[Deadlock]:
    """Those in which no smaller circle lies; a circle that is only hinted hides none that is told."""
    nodes = [frozenset(deed_key(deed) for deed in lock.cycle) for lock in locks]
    return [
        lock
        for lock, own in zip(locks, nodes, strict=True)
        if not any(inner < own and (other.explicit or not lock.explicit) for other, inner in zip(locks, nodes, strict=True))
    ]


def _turned(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The circle, begun at its smallest node, so that it is the same however it was found."""
    first = min(range(len(nodes)), key=lambda at: str(nodes[at]))
    return nodes[first:] + nodes[:first]


def _named(found: Sequence[Wait]) -> list[tuple[Wait, bool]]:
    """Each wait with its deeds named where the text leaves open whose they are and one party alone has such a deed to do; whether nothing
    was filled in."""
    parties: dict[str, dict[str, Deed]] = defaultdict(dict)
    for wait in found:
        for deed in (wait.deed, wait.awaited):
            if deed.party is not None:
                parties[deed.topic].setdefault(deed.party, deed)

    def named(deed: Deed) -> Deed:
        known = parties.get(deed.topic, {})
        if deed.party is not None or len(known) != 1:
            return deed
        (one,) = known.values()
        return replace(deed, party=one.party, name=one.name)

    pairs = [(replace(wait, deed=named(wait.deed), awaited=named(wait.awaited)), wait) for wait in found]
    return [
        (new, new.deed == old.deed and new.awaited == old.awaited)
        for new, old in pairs
        if new.deed.party is not None and new.awaited.party is not None
    ]


def _circles(edges: Iterable[tuple[Node, Node]]) -> list[tuple[Node, ...]]:
    """Every circle of LONGEST nodes at the most."""
    left = set(edges)
    while (ends := {one for one, _ in left} & {two for _, two in left}) and any(not ends.issuperset(edge) for edge in left):
        left = {edge for edge in left if ends.issuperset(edge)}  # what nothing waits for, or what waits for nothing, is in no circle
    if not ends:
        return []
    import networkx as nx  # here, since few ledgers need it, and it takes half a second to load

    graph = nx.DiGraph()
    graph.add_edges_from(sorted(left, key=str))
    return [tuple(nodes) for nodes in nx.simple_cycles(graph, length_bound=LONGEST)]


def _pairs(nodes: Sequence[Node]) -> list[tuple[Node, Node]]:
    """The edges of a circle."""
    return [(nodes[at], nodes[(at + 1) % len(nodes)]) for at in range(len(nodes))]


def _ordered(nodes: Sequence[Node], edges: Mapping[tuple[Node, Node], list[Wait]]) -> bool:
    """Whether somewhere in the circle one thing is to come before the other, not just to be given for it."""
    return any(wait.relation is not ConditionRelation.IN_EXCHANGE_FOR for pair in _pairs(nodes) for wait in edges[pair])


def _deadlock(
    nodes: Sequence[Node],
    edges: Mapping[tuple[Node, Node], list[Wait]],
    guessed: set[tuple[Node, Node]],
    weights: Mapping[str, float],
    hints: frozenset[str],
) -> Deadlock:
    pairs = _pairs(nodes)
    told = tuple(tuple(sorted(edges[pair], key=lambda wait: (-weights.get(wait.entry, 0.0), wait.entry))) for pair in pairs)
    entries = tuple(dict.fromkeys(wait.entry for waits in told for wait in waits))
    firm = all(pair not in guessed for pair in pairs) and all(any(_firm(wait, hints) for wait in waits) for waits in told)
    return Deadlock(
        cycle=tuple(_shown(told[at], told[at - 1]) for at in range(len(told))),
        waits=told,
        explicit=firm and _one_time(told),
        open=all(_stands(waits) for waits in told),
        entries=entries,
        salience=max((weights.get(entry, 0.0) for entry in entries), default=0.0),
    )


def _shown(waiting: Sequence[Wait], awaiting: Sequence[Wait]) -> Deed:
    """A node's deed, as concrete as one of the conditions on either side has it."""
    told = [*(wait.deed for wait in waiting), *(wait.awaited for wait in awaiting)]
    return next((deed for deed in told if deed.act != OTHER_DEED), told[0])


def _stands(waits: Sequence[Wait]) -> bool:
    """Whether an edge still holds: by a condition whose time is known, where one is; what nothing dates cannot outlive what was done."""
    dated = [wait for wait in waits if days_of(wait.when) is not None]
    return any(wait.met is None for wait in dated or waits)


def _firm(wait: Wait, hints: frozenset[str]) -> bool:
    """Whether a wait is told as a condition, not as a sequence or a possibility. What is demanded first is one, and so is what will follow
    "once" or "as soon as" something is done."""
    if wait.entry in hints:
        return False
    if wait.relation is ConditionRelation.BEFORE:
        return wait.reason == ASKED_FIRST
    return wait.relation is not ConditionRelation.AFTER or (wait.condition.cue or "").lower() in MUST_CUES


def _one_time(told: Sequence[Sequence[Wait]]) -> bool:
    """Whether, for any two edges, some conditions that tell them lie within a year of each other; unknown times fit any."""
    times = [[days for wait in waits if (days := days_of(wait.when)) is not None] for waits in told]
    known = [some for some in times if some]
    return all(any(gap(one, two) <= SAME_TIME_DAYS for one in first for two in second) for first, second in combinations(known, 2))
