"""Clusters of statements that tell one act: union-find over `same` links, best first, kept apart by contradictions and by people.

Invariant: the result depends on the set of links, statements and judgements, not on their order: links are taken by (score, ids). What a
person has put together is not held against what the rules put to it: a contradiction counts among what the rules themselves have joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, product
from typing import Final

from parley.ledger.bonds import Bonds
from parley.ledger.contradict import contradiction
from parley.ledger.profile import Profile
from parley.model.records import Link

CHECKED_MEMBERS: Final = 40
"""Of a large cluster so many members, those with the smallest ids, are checked for contradiction; more would cost the square of it."""


def cluster(
    profiles: Mapping[str, Profile],
    links: Iterable[Link],
    *,
    together: Iterable[Sequence[str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> tuple[tuple[str, ...], ...]:
    """Groups of statement ids, each sorted, the groups by their first id. Two groups join when a link says so and no member of the
    one contradicts a member of the other.

    together, apart: what people have judged, without contradiction among themselves: the first join whatever the rules say, the second
    never do.
    """
    told, whole = Bonds(profiles), Bonds(profiles)  # what the rules join, and all that is joined
    for group in together:
        for one, two in pairwise(group):
            whole.join(one, two)
    for one, two in apart:
        whole.part(one, two)
    for link in sorted(links, key=lambda link: (-link.score, link.first, link.second)):
        one, two = link.first, link.second
        if told.joined(one, two) or told.apart(one, two) or whole.apart(one, two):
            continue
        if _contradict(told.group(one), told.group(two), profiles):
            told.part(one, two)
            continue
        told.join(one, two)
        whole.join(one, two)
    return whole.groups()


def _contradict(one: list[str], two: list[str], profiles: Mapping[str, Profile]) -> bool:
    return any(contradiction(profiles[a], profiles[b]) is not None for a, b in product(one[:CHECKED_MEMBERS], two[:CHECKED_MEMBERS]))
