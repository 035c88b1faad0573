"""What a scoring says: counts, pairs and everything that hangs on them, as records.

A figure is a count of so many right of so many asked, never a bare ratio: 1 of 2 and 50 of 100 are not the same news.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.model.records import When

if TYPE_CHECKING:
    from parley.scoring.evidence import NoiseTouched


@dataclass(frozen=True, slots=True)
class Count:
    """So many right of so many asked.

    >>> Count(1, 2) + Count(2, 2), Count(1, 2).ratio, Count().ratio
    (Count(right=3, of=4), 0.5, None)
    """

    right: int = 0
    of: int = 0

    @classmethod
    def one(cls, right: bool) -> Count:
        """One asked."""
        return cls(int(right), 1)

    @classmethod
    def of_all(cls, values: Iterable[bool]) -> Count:
        """As many asked as there are values."""
        known = [bool(value) for value in values]
        return cls(sum(known), len(known))

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.of + other.of)

    @property
    def ratio(self) -> float | None:
        """The share that is right, 0 to 1; None where nothing was asked."""
        return self.right / self.of if self.of else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A gold entry and the ledger entry that it is paired with. gold: its id; entry: the ledger entry's place in the list, from 0;
    likeness: 0 to 1."""

    gold: str
    entry: int
    likeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DateCheck:
    """A document's publication date against the case's. right: the two overlap, and the ledger's is at most twice as wide; possible: they
    overlap at all, or the ledger leaves the date open."""

    document: str
    gold: When
    found: When | None
    right: bool
    possible: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """All figures of one ledger against one case.

    gold, system: numbers of entries; pairs: best first; recall: by least importance; fields: of the paired entries; dispute,
    dispute_kind, conditions: of all gold entries, paired or not; disputed_near: disputed ledger entries that touch a disputed gold
    entry; missed: ids of gold entries that no ledger entry pairs with; unpaired: places of ledger entries that pair with none;
    evidence: pieces of evidence in all; noise: those that touch noise; dates: one a document whose date both know of; deadlocks,
    tracks: how many the case has (not scored).
    """

    case: str
    gold: int
    system: int
    pairs: tuple[Pair, ...]
    recall: Mapping[int, Count]
    fields: Mapping[str, Count]
    dispute: Count
    dispute_kind: Count
    conditions: Count
    disputed_near: Count
    missed: tuple[str, ...]
    unpaired: tuple[int, ...]
    evidence: int
    noise: tuple[NoiseTouched, ...]
    dates: tuple[DateCheck, ...]
    deadlocks: int
    tracks: int

    @property
    def paired(self) -> Count:
        """Ledger entries that pair with a gold entry: where the gold is complete, a lower bound of precision."""
        return Count(len(self.pairs), self.system)

    @property
    def entries_per_gold(self) -> float:
        """Ledger entries to gold entries: far over 1, recall was bought with entries that nobody asked for."""
        return self.system / max(self.gold, 1)
