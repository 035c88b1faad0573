"""What a verb's own form says: its tense, whether it is finite, its modal auxiliary, a hedge beside it.

Looks at the verb and its auxiliaries, and at what stands above only to see whether a "would" is reported. Pure.
"""

from __future__ import annotations

from spacy.tokens import Token

from parley.analysis.governors import Governors
from parley.model.records import Certainty, Tense

_FINITE = frozenset("VBD VBZ VBP MD".split())


def is_infinitive(verb: Token) -> bool:
    """Whether a verb stands in an infinitive, also a passive one ("to be freed") or one without "to" ("demanded that they leave")."""
    aux = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.lower_ == "to" for c in aux):
        return True
    return verb.tag_ == "VB" and verb.dep_ in ("xcomp", "ccomp") and not any(c.tag_ in _FINITE for c in aux)


def is_finite(verb: Token) -> bool:
    """Whether a verb or its auxiliary carries a tense."""
    return any(t.tag_ in _FINITE for t in (verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass"))))


def finite_time(verb: Token, aux: dict[str, Token]) -> Tense | None:
    """Past or present, by the tense of the verb with its auxiliaries; None where it has none ("having left", "to leave")."""
    if aux.keys() & {"to", "having", "being"} or (not aux and verb.tag_ in ("VB", "VBG", "VBN")):
        return None
    if aux.keys() & {"has", "have", "had", "'ve", "was", "were", "did"}:
        return Tense.PAST
    if any(t.tag_ in ("VBZ", "VBP") for t in (verb, *aux.values())):
        return Tense.PRESENT
    return Tense.PAST if verb.tag_ == "VBD" or any(t.tag_ == "VBD" for t in aux.values()) else None


def modal_of(verb: Token, aux: dict[str, Token], governors: Governors) -> tuple[Certainty, Tense, Token, str] | None:
    """(certainty, time, the modal, rule) of a verb with a modal auxiliary; "would" is a reporter's "will", or else hangs on something."""
    have = bool(aux.keys() & {"have", "'ve"})
    for lower, cue in aux.items():
        if lower in governors["modal.future"]:
            return Certainty.CERTAIN, Tense.FUTURE, cue, "will"
        if lower in governors["modal.possible"]:
            time = Tense.PAST if have else Tense.PRESENT if lower in ("can", "ca") else Tense.FUTURE
            return Certainty.POSSIBLE, time, cue, "may"
        if lower in governors["modal.probable"]:
            return Certainty.PROBABLE, Tense.PAST if have else Tense.FUTURE, cue, "should"
        if lower in governors["modal.must"]:
            return (Certainty.PROBABLE, Tense.PAST, cue, "must have") if have else (Certainty.UNDERSPECIFIED, Tense.FUTURE, cue, "must")
        if lower in ("would", "'d") and cue.tag_ == "MD":
            if have:
                return Certainty.UNDERSPECIFIED, Tense.PAST, cue, "would have"
            return Certainty.CERTAIN if _reported(verb) else Certainty.PROBABLE, Tense.FUTURE, cue, "would"
    return None


def lies_ahead(verb: Token, governors: Governors) -> bool:
    """Whether a time to come stands beside a verb in the present ("opens next week")."""
    beside = (t for c in verb.children if c.dep_ in ("npadvmod", "advmod") for t in c.subtree)
    return any(t.lower_ in governors["modal.future_words"] for t in beside)


def hedge(verb: Token, governors: Governors) -> tuple[Certainty, Token] | None:
    """The adverb that makes a verb less than certain, with the certainty that it leaves."""
    for c in verb.children:
        if c.dep_ != "advmod":
            continue
        if c.lower_ in governors["modal.possible_adverbs"]:
            return Certainty.POSSIBLE, c
        if c.lower_ in governors["modal.probable_adverbs"]:
            return Certainty.PROBABLE, c
    return None


def _reported(verb: Token) -> bool:
    """Whether the clause is what somebody said, so that its "would" is his "will"."""
    tok = verb
    while tok.dep_ == "conj" and tok.head != tok:
        tok = tok.head
    if any(c.dep_ == "advcl" and any(m.lower_ in ("if", "unless") for m in c.children) for c in tok.children):
        return False
    above = next((up for up in tok.ancestors if up.pos_ in ("VERB", "AUX")), None)
    return above is not None and tok.dep_ in ("ccomp", "acl", "relcl", "appos") and above.tag_ in ("VBD", "VBN", "VBG")
