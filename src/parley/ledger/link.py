"""Links: rows that say how two statements stand to each other, each by a named rule with score, margin and reason.

Invariant: a rule sees two statements, their two documents and constants. `same` links make clusters; the others (`denies`,
`answers`, `delivers`) make statuses and disputes and join nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parley.ledger import rules
from parley.ledger.block import candidate_pairs
from parley.ledger.compare import Comparison, compare
from parley.ledger.profile import Profile
from parley.model.ids import link_id
from parley.model.records import Link, LinkRelation

SAME_RULE: Final = "same-act"
FIGURE_RULE: Final = "same-act-other-figure"


def same_links(profiles: Sequence[Profile]) -> Iterator[Link]:
    """The links of statements that tell one act; `profiles` are sorted by statement id."""
    for low, high in candidate_pairs(profiles):
        found = compare(profiles[low], profiles[high])
        if found.contradiction is None and found.score >= rules.SAME_THRESHOLD:
            yield _same_link(profiles[low], profiles[high], found)


def _same_link(a: Profile, b: Profile, found: Comparison) -> Link:
    return make_link(
        a,
        b,
        relation=LinkRelation.SAME,
        rule=FIGURE_RULE if found.figure else SAME_RULE,
        score=found.score,
        threshold=rules.SAME_THRESHOLD,
        reason="agree in " + ", ".join(found.reasons) + ("; two figures of one act" if found.figure else ""),
    )


def make_link(a: Profile, b: Profile, *, relation: LinkRelation, rule: str, score: float, threshold: float, reason: str) -> Link:
    """A link from the first profile's statement to the second's."""
    return Link(
        id=link_id(a.stmt.id, b.stmt.id, relation.value, rule),
        first=a.stmt.id,
        second=b.stmt.id,
        relation=relation,
        rule=rule,
        rule_version=rules.RULES_VERSION,
        score=score,
        margin=round(score - threshold, 4),
        reason=reason,
    )
