"""Events that one sentence tells twice: an attack by its noun and by what it did, the dead and the wounded of one deed.

Invariant: of two drafts of one event the one with the deed's own verb stays, with the parties of both. Knows no report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.drafts import Draft

_WOUNDING = frozenset("wound injure hurt maim".split())
"""Verbs of what a deadly deed did besides: its wounded are no event of their own."""

_WITHIN = ("in", "during", "by")
"""Prepositions between a deed and the attack that it was part of ("were killed in an ambush")."""


def told_once(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of one paragraph, each attack once: "the ambush killed five soldiers and wounded nine" is one."""
    out = list(drafts)
    for verb in [d for d in drafts if d.act == "attack" and d.trigger.pos_ == "VERB"]:
        for other in [d for d in out if d.act == "attack" and d is not verb and d.polarity is verb.polarity]:
            if verb in out and _is_part(other.trigger, verb.trigger):
                merged = replace(verb, actors=verb.actors or other.actors, recipients=verb.recipients or other.recipients)
                out = [merged if d is verb else d for d in out if d is not other]
                verb = merged
    return out


def _is_part(other: Token, verb: Token) -> bool:
    """Whether a word tells of the event of a verb: an attack as its subject or behind its "in", the wounded beside the dead."""
    if other.pos_ == "NOUN":
        around = [*syntax.subjects(verb), *syntax.raw_subjects(verb), *syntax.prep_objects(verb, *_WITHIN)]
        return any(other == t for t in around)
    if other.dep_ not in ("conj", "advcl") or syntax.raw_subjects(other) or other.lemma_.lower() not in _WOUNDING:
        return False
    said = verb.dep_ == "ccomp" and other.head == verb.head  # "he said that it killed six and wounded nine", read as his wounding nine
    return said or other.head == verb
