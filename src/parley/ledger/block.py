"""Pairs worth comparing: statements of one act family and topic that share a party, in times that can overlap.

Invariant: order independent; every pair comes once, lower index first (profiles are sorted by statement id). Does not judge.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from parley.ledger import rules
from parley.ledger.profile import Profile

BLOCK_LIMIT: Final = 300
"""A block larger than this is cut by time of report: comparing each with each would cost minutes. In so large a block, undertakings told
years apart no longer meet."""

CROWD_NEIGHBOURS: Final = 30
"""Within a cut that is still larger, a statement meets so many of those that follow it in time; copies of one report lie closer."""


def candidate_pairs(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Index pairs of profiles that can tell one act."""
    seen: set[tuple[int, int]] = set()
    for members in _blocks(profiles).values():
        for group in _cuts(members, profiles):
            for pair in _overlapping(group, profiles):
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _blocks(profiles: Sequence[Profile]) -> dict[tuple[str, ...], list[int]]:
    """By document, by party, and by sentence (a copied one may name nobody)."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, p in enumerate(profiles):
        kind = (p.family, p.stmt.topic)
        blocks[("document", p.stmt.document, *kind)].append(index)
        for party in p.parties:
            blocks[("party", party, *kind)].append(index)
        if not p.parties and p.sentence:
            blocks[("sentence", " ".join(sorted(p.sentence)), *kind)].append(index)
    return blocks


def _cuts(members: list[int], profiles: Sequence[Profile]) -> Iterator[list[int]]:
    """The block itself, or, where it is too large, each stretch of report time with the next one."""
    if len(members) <= BLOCK_LIMIT:
        yield members
        return
    stretches: dict[int, list[int]] = defaultdict(list)
    for index in members:
        stretches[profiles[index].published[0] // rules.RECENT_DAYS].append(index)
    for number in stretches:
        yield stretches[number] + stretches.get(number + 1, [])


def _overlapping(members: list[int], profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs whose windows overlap, by a sweep over their first days."""
    ordered = sorted(members, key=lambda index: (profiles[index].window[0], index))
    reach = len(ordered) if len(ordered) <= BLOCK_LIMIT else CROWD_NEIGHBOURS
    for at, first in enumerate(ordered):
        last_day = profiles[first].window[1] + rules.SAID_GAP_DAYS
        for second in ordered[at + 1 : at + 1 + reach]:
            if profiles[second].window[0] > last_day:
                break
            yield (first, second) if first < second else (second, first)
