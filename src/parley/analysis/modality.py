"""The ledger's word for what a sentence makes of an act: actual, planned, conditional or possible.

It is read off the factuality of the act's word (`factuality.py`), by the conventions of the gold ledgers: a hedge by "reportedly" is the
speakers' business and leaves an act actual; what is only wanted or asked is possible at best. It never looks at what the act is.
"""

from __future__ import annotations

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.factuality import judge
from parley.analysis.verdicts import CONDITION, Factuality
from parley.analysis.words import Words
from parley.model.records import Certainty, Modality, Tense

_LEFT_TO_TELLING = frozenset(("purpose", "an infinitive", "would have", "under agree", "under announced"))
"""Rules whose acts are dropped or told by `telling.py` ("met to end the war"), or are the act itself ("announced a truce")."""

_OPEN = frozenset(("under want", "under demand", "under proposal", CONDITION))
"""Rules whose events a report leaves open."""
_ENDING = frozenset("stop end cease halt quit".split())
"""Verbs under whose negation an event goes on."""


def modality_of(tok: Token, words: Words) -> tuple[Modality, str]:
    """(modality, reason) of the act that `tok` (verb, noun or adjective) tells."""
    found = judge(tok, words.governors)
    carrier = syntax.support_verb(tok) if tok.pos_ not in ("VERB", "AUX") and not found.cues else None
    if carrier is not None and carrier != tok:  # "will take part in talks": not the noun tells, but the verb that carries it
        found = judge(carrier, words.governors)
    modality = _modality(found, words)
    return modality, _reason(found) if modality is not Modality.ACTUAL or found.cues else "told as a fact"


def is_negative(tok: Token, verb: Token, words: Words) -> bool:
    """Whether the act that `tok` tells did not or is not to happen. verb: the verb that carries it, or the word itself."""
    if judge(tok, words.governors).negative:
        return True
    if verb.lemma_.lower() in _ENDING and verb != tok:
        return False  # "the shelling has not stopped"
    return syntax.negated(tok) or syntax.clause_negated(verb)


def is_open(tok: Token, words: Words) -> bool:
    """Whether the act that `tok` tells is only wanted, asked, weighed or supposed: no report of it."""
    found = judge(tok, words.governors)
    if found.certainty is not Certainty.UNDERSPECIFIED:
        return False
    return found.rule in _OPEN or any(_leaves_open(cue, words) for cue in found.cues)


def _leaves_open(cue: Token, words: Words) -> bool:
    """Whether a word above the act only wants it ("hoped that they would leave")."""
    pos = {"VERB": "verb", "NOUN": "noun"}.get(cue.pos_, "adj")
    found = (words.governors.effect(word, pos, "clause") for word in (cue.lemma_.lower(), cue.lower_))
    return any(effect is not None and f"under {effect[0]}" in _OPEN for effect in found)


def _modality(found: Factuality, words: Words) -> Modality:
    if found.supposed or (found.rule == "would" and _has_if(found.cues[-1].head)):
        return Modality.CONDITIONAL
    if found.rule in _LEFT_TO_TELLING or (found.rule == "hedged" and found.cues[-1].lower_ in words["modality.hedges"]):
        return Modality.ACTUAL
    if found.certainty is Certainty.POSSIBLE or found.rule == "hedged":
        return Modality.POSSIBLE
    if found.certainty is Certainty.UNDERSPECIFIED:
        return Modality.PLANNED if found.rule in ("must", "has to", "should") else Modality.POSSIBLE
    return Modality.PLANNED if found.time is Tense.FUTURE else Modality.ACTUAL


def _has_if(verb: Token) -> bool:
    return any(c.dep_ == "advcl" and any(m.lower_ in ("if", "unless", "once") for m in c.children) for c in verb.children)


def _reason(found: Factuality) -> str:
    return f"{found.rule}: " + ", ".join(repr(cue.text) for cue in found.cues) if found.cues else found.rule
