"""Whether what a word tells has happened, is planned, may be, or hangs on a condition; and whether it is negated.

Looks at the trigger's own auxiliaries and at the words that govern it. It never looks at what the act is.
"""

from __future__ import annotations

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.words import Words
from parley.model.records import Modality

_POSSIBLE_AUX = frozenset(("may", "might", "could", "can"))
_FUTURE_AUX = frozenset(("will", "shall", "'ll", "wo"))


def modality_of(tok: Token, words: Words) -> tuple[Modality, str]:
    """(modality, reason) of the act that `tok` (verb, noun or adjective) tells."""
    carrier = _carrier(tok)
    for verb in (tok, *([carrier] if carrier is not None and carrier != tok else ())):
        found = _own(verb, words)
        if found is not None:
            return found
    return _governed(carrier if carrier is not None else tok, words) or (Modality.ACTUAL, "told as a fact")


def _carrier(tok: Token) -> Token | None:
    if tok.pos_ in ("VERB", "AUX"):
        return tok
    if tok.dep_ in ("acomp", "attr", "oprd"):
        return tok.head
    return syntax.support_verb(tok)


def _own(verb: Token, words: Words) -> tuple[Modality, str] | None:
    aux = {c.lower_: c for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if verb.dep_ == "conj" and not aux and not syntax.raw_subjects(verb) and verb.tag_ in ("VB", "VBP"):
        aux = {c.lower_: c for c in verb.head.children if c.dep_ in ("aux", "auxpass")}
    for c in verb.children:
        if c.dep_ == "advmod" and c.lower_ in words["modality.hedges"] and verb.pos_ in ("VERB", "AUX"):
            return Modality.ACTUAL, f"told as {c.lower_!r}"
        if c.dep_ in ("advmod", "amod") and c.lower_ in (
            "possibly",
            "perhaps",
            "likely",
            "possible",
            "probably",
            "eventual",
            "potential",
            "proposed",
        ):
            return Modality.POSSIBLE, f"hedged by {c.text!r}"
    if aux.keys() & _POSSIBLE_AUX:
        return Modality.POSSIBLE, f"hedged by {next(iter(aux.keys() & _POSSIBLE_AUX))!r}"
    if aux.keys() & _FUTURE_AUX:
        return Modality.PLANNED, "told of the future"
    if "would" in aux and "have" not in aux:
        return (Modality.CONDITIONAL, "would, under a condition") if _has_if(verb) else (Modality.PLANNED, "a future seen from the past")
    if aux.keys() & {"should", "must", "ought"}:
        return Modality.PLANNED, "what is to be done"
    if "to" in aux and verb.dep_ in ("xcomp", "ROOT", "ccomp") and verb.head.lemma_ == "be":
        return Modality.PLANNED, "is to happen"
    return None


def _has_if(verb: Token) -> bool:
    return any(c.dep_ == "advcl" and any(m.lower_ in ("if", "unless", "once") for m in c.children) for c in verb.children)


def _governed(verb: Token, words: Words) -> tuple[Modality, str] | None:
    """What the words above the verb make of it: "plan to", "is expected to", "the possibility of"."""
    tok = verb
    for _ in range(6):
        head = tok.head
        if head == tok or tok.dep_ in ("relcl", "advcl", "conj", "parataxis"):
            if tok.dep_ == "advcl" and any(m.lower_ in ("if", "unless") for m in tok.children):
                return Modality.CONDITIONAL, "inside a condition"
            if tok.dep_ == "conj" and head != tok and tok.tag_ in ("VB", "VBG"):
                tok = head
                continue
            return None
        lemma = head.lemma_.lower()
        if tok.dep_ in ("xcomp", "ccomp", "pobj", "pcomp", "acl", "dobj", "advcl", "nsubj", "nsubjpass", "attr", "prep", "csubj"):
            if tok.dep_ in ("xcomp", "ccomp", "acl") and (
                (lemma in words["modality.planned_verbs"] and lemma != "agree") or lemma in words["modality.planned_nouns"]
            ):
                return Modality.PLANNED, f"governed by {head.text!r}"
            if lemma in ("expect", "schedule", "plan", "slate", "due", "set") and tok.dep_ in ("nsubjpass", "dobj") and lemma != "set":
                return Modality.PLANNED, f"governed by {head.text!r}"
            if lemma in (
                "possibility",
                "chance",
                "prospect",
                "likelihood",
                "hope",
                "option",
                "likely",
                "possible",
                "unlikely",
                "consider",
                "mull",
                "idea",
                "risk",
            ):
                return Modality.POSSIBLE, f"governed by {head.text!r}"
            if lemma in ("go",) and tok.dep_ == "xcomp" and head.tag_ == "VBG":
                return Modality.PLANNED, "going to happen"
            if lemma == "lead" and tok.dep_ in ("pobj", "prep"):
                own = _own(head, words)
                return own if own is not None else None
        if tok.dep_ not in ("xcomp", "pobj", "prep", "pcomp", "dobj", "ccomp", "acl", "attr", "acomp", "nsubj", "nsubjpass"):
            return None
        if tok.dep_ == "ccomp":
            return None
        tok = head
    return None
