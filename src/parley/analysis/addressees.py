"""Whom an act is addressed to where its own words do not say: the other party in its content, else the other party of the report.

Only between parties of a conflict and only for acts that have an addressee by nature; the reason says that it is inferred.
"""

from __future__ import annotations

from dataclasses import replace

from parley.analysis.drafts import Draft
from parley.analysis.parties import PartyResolver
from parley.model.codebook import ACT_BY_NAME
from parley.model.records import ActorKind, Party

_DIRECTED = frozenset(
    "offer promise accept demand reject warn accuse attack seize release urge withdraw_offer lift sanction detain praise mediate".split()
)
"""Acts that one side of a conflict does towards the other, or a third party towards both."""

_TO_BOTH = {
    "mediate": None,
    "offer": frozenset("talks monitoring agreement ceasefire".split()),
    "promise": frozenset(("monitoring", "talks")),
}
"""What somebody who is no party of a conflict does towards both of its parties, with the topics (None: any)."""

_BETWEEN_SIDES = frozenset("violence ceasefire prisoners hostages talks agreement withdrawal".split())
"""Topics on which the parties of a conflict reproach one another; on others, somebody else may be meant."""

_WHENCE = frozenset("from in at into across inside out near within".split())
"""Prepositions behind which a country is a place, not a party."""

_SIDES = (ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP)


def addressed(draft: Draft, parties: PartyResolver) -> Draft:
    """The draft with recipients, where they follow from its content or from the two parties of the report."""
    if draft.recipients or not draft.actors or ACT_BY_NAME[draft.act].symmetric or draft.act not in _DIRECTED:
        return draft
    own = {a.actor for a in draft.actors}
    if draft.content is not None:
        inside = [
            t
            for t in draft.content.subtree
            if t.pos_ in ("PROPN", "NOUN", "PRON", "ADJ") and not (t.dep_ == "pobj" and t.head.lower_ in _WHENCE)
        ]
        named = [
            x
            for t in inside
            if (n := parties.named(draft.paragraph, t)) is not None and t.i == n.last
            for x in parties.of(draft.paragraph, t)
        ]
        others = tuple({x.actor: x for x in named if x.actor not in own and x.kind in _SIDES}.values())
        if len(others) == 1:
            return replace(draft, recipients=(replace(others[0], reason="the other party named in the content"),))
    return replace(draft, recipients=_counterpart(own, draft, parties))


def _counterpart(own: set[str], draft: Draft, parties: PartyResolver) -> tuple[Party, ...]:
    cast = parties.cast
    main = cast.main
    if not cast.armed or len(main) != 2 or draft.act == "urge":
        return ()
    if draft.act in _TO_BOTH and not own & set(main):
        topics = _TO_BOTH[draft.act]
        both = topics is None or draft.topic in topics
        reason = "inferred: a party of the report, towards which a third party acts"
        return tuple(Party(actor=a, name=cast.name(a), kind=cast.kind(a), reason=reason) for a in main) if both else ()
    if len(own) != 1 or not own <= set(main) or draft.act == "mediate":
        return ()
    if draft.act in ("accuse", "praise") and draft.topic not in _BETWEEN_SIDES:
        return ()
    other = next(a for a in main if a not in own)
    return (Party(actor=other, name=cast.name(other), kind=cast.kind(other), reason="inferred: the other party of the report"),)
