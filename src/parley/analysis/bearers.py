"""Which acts a wait belongs to, by the shape of the sentence alone: as trigger or content, in the content, or in its clause."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.drafts import Draft
from parley.analysis.waitparts import Wait
from parley.model.records import ConditionRelation


def bearers_of(wait: Wait, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of the sentence that the waiting word belongs to; the nearest where there are several.

    Coordinated contents of one act ("offered a truce and a release in exchange for ...") wait together.
    """
    inside = wait.inside
    here = [d for d in drafts if d.trigger.sent == wait.host.sent and d.trigger.i not in inside]
    ranked = [(rank, d) for d in here for rank in [_distance(wait.host, d)] if rank is not None]
    if not ranked and wait.relation is ConditionRelation.IN_EXCHANGE_FOR:
        ranked = [(rank, d) for d in here for rank in [_distance(wait.host, d, relative=True)] if rank is not None]
    best = min((rank for rank, _ in ranked), default=None)
    chosen = [d for rank, d in ranked if rank == best]
    beside = [
        d
        for d in here
        if any(d.trigger == c.trigger for c in chosen)
        and not any(d is c for c in chosen)
        and d.content is not None
        and d.content.i < wait.cue.i
    ]
    return [*chosen, *beside]


def _distance(host: Token, draft: Draft, *, relative: bool = False) -> int | None:
    """Steps between a waiting word and a draft; None where a clause boundary lies between them. relative: relative clauses are none."""
    carrier = syntax.support_verb(draft.trigger) if draft.trigger.pos_ == "NOUN" else None
    if host in (draft.trigger, draft.content) or (carrier is not None and host == carrier):
        return 0
    steps, tok = 1, host
    while tok.head != tok and not _leaves_content(tok, relative):
        tok = tok.head
        if tok in (draft.trigger, draft.content):
            return steps
        steps += 1
    steps, tok = 1, draft.trigger
    while tok.head != tok and not _leaves_clause(tok):
        tok = tok.head
        if tok == host:
            return steps
        steps += 1
    return None


def _leaves_content(tok: Token, relative: bool) -> bool:
    """Whether the step up from here leaves what an act speaks of."""
    if tok.dep_ == "relcl":
        return not relative
    if tok.dep_ == "conj" and tok.pos_ in ("VERB", "AUX"):  # "sent food and would send more"
        return bool(syntax.raw_subjects(tok) or syntax.children(tok, "aux"))
    return tok.dep_ == "parataxis" or (tok.dep_ == "advcl" and tok.tag_ != "VB")


def _leaves_clause(tok: Token) -> bool:
    """Whether the step up from here leaves the clause."""
    if tok.dep_ in ("ccomp", "conj"):
        return bool(syntax.raw_subjects(tok))
    return tok.dep_ in ("relcl", "advcl", "parataxis", "acl")
