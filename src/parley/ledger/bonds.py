"""Groups that grow by joining two members, and pairs of groups that are kept apart for good.

Invariant: what is kept apart stays so for whatever the groups grow into; joining what is apart is the caller's mistake.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Bonds:
    """Union-find with memory of what may not join.

    >>> bonds = Bonds("abcd")
    >>> bonds.join("a", "b")
    >>> bonds.part("b", "c")
    >>> bonds.joined("a", "b"), bonds.apart("a", "c"), bonds.groups()
    (True, True, (('a', 'b'), ('c',), ('d',)))
    """

    def __init__(self, members: Iterable[str]) -> None:
        self._groups = {one: [one] for one in members}
        self._home = {one: one for one in self._groups}
        self._apart: dict[str, set[str]] = defaultdict(set)

    def joined(self, one: str, two: str) -> bool:
        """Whether both are of one group."""
        return self._home[one] == self._home[two]

    def apart(self, one: str, two: str) -> bool:
        """Whether the groups of the two may not join."""
        return self._home[two] in self._apart.get(self._home[one], ())

    def group(self, one: str) -> list[str]:
        """The members of the group of one, sorted."""
        return self._groups[self._home[one]]

    def join(self, one: str, two: str) -> None:
        """Makes one group of two."""
        first, second = self._home[one], self._home[two]
        if first == second:
            return
        keep, gone = (first, second) if len(self._groups[first]) >= len(self._groups[second]) else (second, first)
        for member in self._groups[gone]:
            self._home[member] = keep
        self._groups[keep] = sorted(self._groups[keep] + self._groups.pop(gone))
        for other in self._apart.pop(gone, set()):
            self._apart[other].discard(gone)
            self._apart[other].add(keep)
            self._apart[keep].add(other)

    def part(self, one: str, two: str) -> None:
        """Keeps the groups of the two apart from now on."""
        first, second = self._home[one], self._home[two]
        self._apart[first].add(second)
        self._apart[second].add(first)

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """All groups, each sorted, by their first members."""
        return tuple(sorted(tuple(group) for group in self._groups.values()))
