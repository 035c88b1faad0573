"""Where an act stands by the words of its own sentence: a part that was delivered, a truce that did not hold, a round that ended.

Invariant: only what the words say; where they say nothing the status is unknown and follows from the act, in the ledger.
"""

from __future__ import annotations

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.drafts import Draft
from parley.analysis.toldanswers import told_answer
from parley.model.records import Modality, Polarity, Status

_DELIVERIES = frozenset("release exchange withdraw_forces lift".split())
_PACTS = frozenset("agree declare_ceasefire observe extend".split())
_ROUNDS = frozenset(("meet",))

_GROUPS = frozenset("group batch convoy contingent instalment installment tranche wave part portion".split())
_FIRST = frozenset(("first", "initial"))
"""A "first group" is not the last; of a second or another one, the words do not tell."""
_BEGINS = frozenset("begin start commence".split())
_OVER = frozenset("end conclude finish close".split())
_LAPSES = frozenset("expire lapse".split())
_PROPOSALS = frozenset(("offer", "demand", "urge"))

_PROVIDED = _DELIVERIES | {"observe", "declare_ceasefire", "aid", "appoint", "agree"}
"""Acts that a deal lays down to be done; its rounds of talks are merely planned."""
_DEALS = frozenset("agreement deal accord pact truce treaty protocol document text term settlement memorandum armistice provision".split())
_LAYS_DOWN = frozenset("provide stipulate specify envisage foresee".split())


def told_status(draft: Draft) -> Status:
    """The status that the sentence states for its act; unknown where it states none, and for what is not told as a fact.

    "A first group of prisoners was released" is partly delivered, "the truce signed in May did not hold" violated.
    """
    if draft.polarity is Polarity.NEGATIVE:
        return Status.UNKNOWN
    if draft.act in _PROPOSALS:
        return told_answer(draft)
    if draft.act in _PROVIDED and draft.modality is Modality.PLANNED and _laid_down(draft.trigger):
        return Status.AGREED
    if draft.modality is not Modality.ACTUAL:
        return Status.UNKNOWN
    if draft.act in _DELIVERIES and _in_part(draft.trigger):
        return Status.PARTLY_DELIVERED
    verb = _verb_of_subject(draft.trigger)
    if verb is None or syntax.future(verb):
        return Status.UNKNOWN
    lemma, past = verb.lemma_.lower(), verb.tag_ in ("VBD", "VBN") or (verb.tag_ == "VB" and _did(verb))
    if draft.act in _PACTS and past:
        if lemma == "hold" and syntax.negated(verb):
            return Status.VIOLATED
        if lemma in _LAPSES and not syntax.negated(verb):
            return Status.ENDED
    if draft.act in _ROUNDS and lemma in _OVER and verb.tag_ in ("VBD", "VBN") and not syntax.negated(verb):
        return Status.ENDED
    return Status.UNKNOWN


def _laid_down(trigger: Token) -> bool:
    """Whether a deed to be done is a term of a deal: "Under the accord the army is to ...", "it provides that ...", "the text says"."""
    first = trigger.sent[0]
    if first.lower_ == "under" and any(noun.lemma_.lower() in _DEALS for noun in syntax.children(first, "pobj")):
        return True
    for tok in syntax.ancestors(trigger):
        if tok.pos_ == "VERB" and tok.lemma_.lower() in _LAYS_DOWN:
            return True
        if tok.lemma_.lower() == "say" and any(s.lemma_.lower() in _DEALS for s in syntax.raw_subjects(tok)):
            return True
    return False


def _did(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("did", "has", "had", "have") for c in verb.children)


def _in_part(trigger: Token) -> bool:
    """Whether what was delivered is told to be a part: "so far", "a first group"; a deed that has only begun. "Five of the
    nine" tells a part of those who are held, who need not all have been promised."""
    verb = trigger if trigger.pos_ == "VERB" else _verb_of_subject(trigger)
    if verb is None:
        return False
    if verb.lemma_.lower() in _BEGINS and verb.tag_ in ("VBD", "VBN"):
        return verb != trigger
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _BEGINS and verb.head.tag_ in ("VBD", "VBN"):
        return True
    if any(c.lower_ == "far" and any(x.lower_ == "so" for x in c.children) for c in verb.children):
        return True
    if trigger.pos_ != "VERB":
        return False
    return any(_is_part(t) for t in (*syntax.objects(verb), *([] if syntax.is_passive(verb) else syntax.raw_subjects(verb))))


def _is_part(noun: Token) -> bool:
    return noun.lemma_.lower() in _GROUPS and any(c.lower_ in _FIRST for c in noun.children)


def _verb_of_subject(tok: Token) -> Token | None:
    """The verb whose subject a noun heads, or a participle describes: "the truce", "a truce signed in May" of "did not hold"."""
    head = tok
    if tok.pos_ == "VERB":
        if tok.dep_ != "acl" or tok.tag_ != "VBN":
            return None
        head = tok.head
    while head.dep_ == "pobj" and head.head.lower_ == "of":
        head = head.head.head
    return head.head if head.dep_ in ("nsubj", "nsubjpass") and head.head.pos_ in ("VERB", "AUX") else None
