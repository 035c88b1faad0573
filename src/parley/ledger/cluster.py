"""Clusters of statements that tell one act: union-find over `same` links, best first, kept apart by contradictions.

Invariant: the result depends on the set of links and statements, not on their order: links are taken by (score, ids).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import product
from typing import Final

from parley.ledger.contradict import contradiction
from parley.ledger.profile import Profile
from parley.model.records import Link

CHECKED_MEMBERS: Final = 40
"""Of a large cluster so many members, those with the smallest ids, are checked for contradiction; more would cost the square of it."""


def cluster(profiles: Mapping[str, Profile], links: Iterable[Link]) -> tuple[tuple[str, ...], ...]:
    """Groups of statement ids, each sorted, the groups by their first id. Two groups join when a link says so and no member of the
    one contradicts a member of the other."""
    groups = {stmt: [stmt] for stmt in profiles}
    home = {stmt: stmt for stmt in profiles}
    apart: dict[str, set[str]] = defaultdict(set)  # groups found to contradict: what holds for a group holds for what it grows into
    for link in sorted(links, key=lambda link: (-link.score, link.first, link.second)):
        one, two = home[link.first], home[link.second]
        if one == two or two in apart[one]:
            continue
        if _contradict(groups[one], groups[two], profiles):
            apart[one].add(two)
            apart[two].add(one)
            continue
        keep, gone = (one, two) if len(groups[one]) >= len(groups[two]) else (two, one)
        for stmt in groups[gone]:
            home[stmt] = keep
        groups[keep] = sorted(groups[keep] + groups.pop(gone))
        for other in apart.pop(gone, set()):
            apart[other].discard(gone)
            apart[other].add(keep)
            apart[keep].add(other)
    return tuple(sorted(tuple(group) for group in groups.values()))


def _contradict(one: list[str], two: list[str], profiles: Mapping[str, Profile]) -> bool:
    return any(contradiction(profiles[a], profiles[b]) is not None for a, b in product(one[:CHECKED_MEMBERS], two[:CHECKED_MEMBERS]))
