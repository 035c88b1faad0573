"""Links other than `same`: what denies, answers, delivers or supersedes what.

Invariant: order independent. The rules themselves are in `relations`; here is which statement is asked which rule, of which others.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from parley.ledger import rules
from parley.ledger.link import make_link
from parley.ledger.profile import Profile
from parley.ledger.relations import Finding, answer, breach, confirmation, contrary, delivery, denial, halt, other_side, termination
from parley.model.records import Link, LinkRelation, Modality, Polarity

Rule: TypeAlias = Callable[[Profile, Profile], Finding]

THRESHOLD: Final = 0.5
MET_LIMIT: Final = 200
"""How many statements of one party, topic and act a denial, answer or delivery is held against, the latest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A rule to ask of a statement: name and relation of its links, the acts that its targets have (None: any), and how many days
    before the source's report theirs may be out."""

    name: str
    relation: LinkRelation
    rule: Rule
    acts: frozenset[str] | None = None
    days: int = rules.ANSWER_DAYS


def related_links(profiles: Sequence[Profile]) -> Iterator[Link]:
    """All links of these rules; `profiles` are sorted by statement id."""
    index = _Index(profiles)
    for source in profiles:
        for asked in _rules_for(source):
            for target in index.targets(source, asked):
                found = asked.rule(source, target)
                if found is not None:
                    score, reason = found
                    yield make_link(
                        source, target, relation=asked.relation, rule=asked.name, score=score, threshold=THRESHOLD, reason=reason
                    )


class _Index:
    """Statements by report, and by topic, party and act in order of their reports."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._by_document: dict[str, list[Profile]] = defaultdict(list)
        self._by_party: dict[tuple[str, str], dict[str, list[Profile]]] = defaultdict(lambda: defaultdict(list))
        for p in sorted(profiles, key=lambda p: (p.published[0], p.stmt.id)):
            self._by_document[p.stmt.document].append(p)
            for party in p.parties:
                self._by_party[p.stmt.topic, party][p.stmt.act].append(p)

    def targets(self, source: Profile, asked: Asked) -> list[Profile]:
        """What the rule may be about: the report itself, and reports of the time before, of the same topic and a party in common."""
        met = {p.stmt.id: p for p in self._by_document[source.stmt.document] if asked.acts is None or p.stmt.act in asked.acts}
        for party in source.parties:
            by_act = self._by_party[source.stmt.topic, party]
            for act in by_act if asked.acts is None else asked.acts & by_act.keys():
                met.update((p.stmt.id, p) for p in _reports_before(by_act[act], source, asked.days))
        met.pop(source.stmt.id, None)
        return [met[key] for key in sorted(met)]


def _reports_before(ordered: Sequence[Profile], source: Profile, days: int) -> Sequence[Profile]:
    """The latest statements whose reports can have come out before the source's (or with it), within the days."""
    end = bisect_right(ordered, source.published[1], key=lambda p: p.published[0])
    near = ordered[max(0, end - MET_LIMIT) : end]
    return [p for p in near if source.published[0] - p.published[1] <= days]


def _rules_for(source: Profile) -> list[Asked]:
    stmt = source.stmt
    asked: list[Asked] = []
    if stmt.act == "deny" or stmt.denies:
        asked.append(Asked(name="denial", relation=LinkRelation.DENIES, rule=denial, days=rules.DENIAL_DAYS))
    if stmt.polarity is Polarity.NEGATIVE:
        asked.append(Asked(name="contrary", relation=LinkRelation.DENIES, rule=contrary))
    elif stmt.modality is Modality.ACTUAL:
        asked.extend(_BY_ACT.get(stmt.act, ()))
    return asked


_UNLIMITED: Final = 10**6
_ANSWER: Final = Asked(name="answer", relation=LinkRelation.ANSWERS, rule=answer, acts=rules.PROPOSALS)
_DELIVERY: Final = Asked(name="delivery", relation=LinkRelation.DELIVERS, rule=delivery, acts=frozenset({"promise"}), days=_UNLIMITED)
_CONFIRMATION: Final = Asked(name="confirmation", relation=LinkRelation.CONFIRMS, rule=confirmation, days=0)
_BREAK: Final = (
    Asked(name="halt", relation=LinkRelation.SUPERSEDES, rule=halt, acts=frozenset({"resume_talks", "meet", "agree"})),
    Asked(name="other-side", relation=LinkRelation.DIFFERENT, rule=other_side, acts=frozenset({"suspend_talks", "end"})),
)
_TERMINATION: Final = Asked(
    name="termination",
    relation=LinkRelation.SUPERSEDES,
    rule=termination,
    acts=frozenset({"declare_ceasefire", "observe", "extend", "agree"}),
)
_BREACH_OF: Final = Asked(name="breach", relation=LinkRelation.DENIES, rule=breach, acts=frozenset({"promise", "observe"}))
_BY_ACT: Final[dict[str, tuple[Asked, ...]]] = {
    **dict.fromkeys(("accept", "reject", "withdraw_offer"), (_ANSWER,)),
    **dict.fromkeys(("release", "exchange", "withdraw_forces", "lift", "declare_ceasefire"), (_DELIVERY,)),
    "confirm": (_CONFIRMATION,),
    "suspend_talks": _BREAK,
    "end": (*_BREAK, _TERMINATION),
    **dict.fromkeys(("accuse", "violate"), (_BREACH_OF,)),
}
"""Which rules an affirmed, actual act is asked."""
