"""What a condition makes of the act that bears it: a promise to fight on until then is a threat, a denial of what may be a refusal.

Pure: a wait and a draft to the draft as it is to be coded. Which draft bears a wait is told elsewhere.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.conditionwords import ENDING
from parley.analysis.drafts import Draft
from parley.analysis.waitparts import Wait
from parley.model.records import ConditionRelation, Modality

R = ConditionRelation

SUPPOSING = (R.UNTIL, R.UNLESS, R.ONLY_IF, R.BEFORE, R.IN_EXCHANGE_FOR)
"""Relations whose other side is not asserted: what frames found in it is no statement."""
_FIGHTING_ON = frozenset("fight fighting attack resume continue go keep operation offensive raid strike war struggle jihad".split())
_SHUNNING = frozenset("boycott shun avoid stay".split())
_BROKEN_OFF = ("end", "suspend_talks", "withdraw_offer", "violate")
_OPEN = (Modality.PLANNED, Modality.CONDITIONAL)


def recoded(wait: Wait, draft: Draft, kept: tuple[str, str] | None) -> Draft:
    """The draft as the wait has it coded; the draft itself where nothing changes. kept: the act and topic of a thing held until then."""
    if wait.cue.lower_ == "alongside" and _mooted(wait.host.sent.root):
        return recode(draft, "mooted with the other half", modality=Modality.POSSIBLE)
    if wait.relation is R.AFTER and wait.firm and draft.modality is Modality.PLANNED and draft.act != "reject":
        draft = recode(draft, "under a condition", modality=Modality.CONDITIONAL)  # "will send more once ..."
    if draft.act == "deny" and wait.relation in SUPPOSING and (ahead(draft.trigger) or draft.trigger.tag_ == "VBG"):
        return recode(draft, "there will be none until then", act="reject")
    if kept is not None:
        return recode(draft, "held until then", act=kept[0], topic=kept[1], modality=Modality.ACTUAL)
    if wait.relation is R.UNTIL and draft.modality is not Modality.ACTUAL:
        if draft.act == "detain":
            return recode(draft, "not let go until then", act="reject", modality=Modality.ACTUAL)
        if draft.act == "suspend_talks" and draft.trigger.lemma_.lower() in _SHUNNING:
            return recode(draft, "shunned until then", act="reject", modality=Modality.ACTUAL)
    if _breach(wait, draft):
        return recode(draft, "what will be broken off if", act="warn", modality=Modality.CONDITIONAL)
    if _threat(draft):
        return recode(draft, "a promise of violence is a threat", act="warn")
    return draft


def recode(draft: Draft, why: str, *, act: str | None = None, topic: str | None = None, modality: Modality | None = None) -> Draft:
    """The draft with another act, topic or modality, and why."""
    changed = {name for name, value in (("act", act), ("topic", topic), ("modality", modality)) if value is not None}
    kept = tuple(r for r in draft.reasons if r[0] not in changed)
    reasons = (*kept, *((name, why) for name in sorted(changed)))
    return replace(draft, act=act or draft.act, topic=topic or draft.topic, modality=modality or draft.modality, reasons=reasons)


def ahead(verb: Token) -> bool:
    """Whether a clause speaks of what will or can be ("there can be no talks")."""
    return any(c.lower_ in ("can", "could", "will", "would", "shall") for c in syntax.children(verb, "aux"))


def halted(draft: Draft) -> bool:
    """Whether an attack is told as what will be stopped ("will halt its operations"): no attack at all."""
    carrier = syntax.support_verb(draft.trigger) if draft.trigger.pos_ == "NOUN" else None
    return draft.act == "attack" and draft.modality is not Modality.ACTUAL and carrier is not None and carrier.lemma_.lower() in ENDING


def _mooted(verb: Token) -> bool:
    return any(c.lower_ in ("could", "may", "might", "can") for c in syntax.children(verb, "aux"))


def _threat(draft: Draft) -> bool:
    """Whether a promise is one of violence: "will go on fighting until ..."; not of less of it, nor of none."""
    if draft.act == "attack" and draft.actors and draft.modality in _OPEN:
        return not halted(draft)
    lemmas = {t.lemma_.lower() for t in syntax.subtree_without_clauses(draft.trigger)} | {draft.trigger.lemma_.lower()}
    calm = lemmas & (ENDING | {"extend", "observe", "respect", "not", "no", "neither", "nor", "refrain"})
    return draft.act == "promise" and draft.topic == "violence" and not calm and bool(lemmas & _FIGHTING_ON)


def _breach(wait: Wait, draft: Draft) -> bool:
    """Whether a party says what it will break off unless it gets its way: "unless the siege is lifted, it will end its truce"."""
    sets = wait.relation in (R.ONLY_IF, R.UNLESS) and wait.firm and draft.act in _BROKEN_OFF
    return sets and bool(draft.actors) and draft.modality in _OPEN and not draft.speech
