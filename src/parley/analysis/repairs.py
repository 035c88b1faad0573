"""Repairs of a parse where the grammar of the sentence itself tells that the parser went wrong.

A sentence of prose has a finite verb ("The rebels disarmed on Monday." is none about disarmed rebels); what is coordinated stands in one
tense ("fighters who hand in their rifles, and proposed talks": it is not they who proposed). Changes heads and labels of a parsed text in
place, nothing else; knows no act and no actor.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_COMPLETED = ("dobj", "xcomp", "ccomp", "prt")
_DONE_TO = frozenset("kill wound injure release free arrest capture detain abduct kidnap hold seize sign hit use call name know".split())
"""Verbs that without an object are seldom a sentence's own: "Soldiers captured in May." tells of captured soldiers."""

_GOING = frozenset("roll stray arrive march retreat travel sail wander intrude trudge gather advance".split())
"""Verbs of motion without an object, which have no passive: "A convoy of lorries rolled into the town." is a sentence."""


_TIMES = frozenset(
    "week month year day night morning evening afternoon monday tuesday wednesday thursday friday saturday sunday weekend".split()
)


_SAYING = frozenset(
    "say add stress insist warn note argue urge demand accuse blame claim cite describe emphasise emphasize reiterate maintain".split()
)
"""Verbs whose participle tells what a speaker adds."""
_ADVERBIAL = frozenset("turn return response reply public private advance part principle effect practice writing".split())
"""Nouns that behind "in" tell how, with nothing between ("in turn", "in public")."""


def repair(doc: Doc) -> None:
    """Mends the sentences of a parsed text, as far as a rule here applies."""
    for sent in list(doc.sents):
        _give_main_verb(sent)
        _raise_other_tense(sent)
        _hang_on_verb(sent)
        _raise_saying(sent)
        _give_counted_subject(sent)
        _lift_subject(sent)
        _hang_agent(sent)


def _give_main_verb(sent: Span) -> None:
    """A noun with a participle behind it, and no finite verb in the sentence: the participle is the sentence's verb."""
    root = sent.root
    if root.pos_ not in ("NOUN", "PROPN", "PRON") or sent[-1].text not in (".", "!") or any(c.dep_ == "nsubj" for c in root.children):
        return
    verb = next((c for c in root.children if c.dep_ == "acl" and c.tag_ in ("VBN", "VBD") and c.i > root.i), None)
    if verb is None or any(t.tag_ in _FINITE and t != verb and not _within(t, verb) and not _relative(t, root) for t in sent):
        return
    if any(c.dep_ in ("agent", "auxpass") for c in verb.children):
        return
    definite = root.pos_ == "PROPN" or any(c.dep_ == "det" and c.lower_ == "the" for c in root.children)
    definite = definite or verb.lemma_.lower() in _GOING
    if not any(c.dep_ in _COMPLETED for c in verb.children) and (verb.lemma_.lower() in _DONE_TO or not definite):
        return
    behind = [c for c in root.children if c.i > verb.i or (c.dep_ == "prep" and c.i < root.i)]
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    root.head, root.dep_ = verb, "nsubj"
    for c in behind:
        c.head = verb


def _raise_other_tense(sent: Span) -> None:
    """A past verb coordinated with a present one or an infinitive further down belongs to the past verb further up that has a subject."""
    for tok in sent:
        below = tok.head
        if tok.tag_ != "VBD" or tok.dep_ != "conj" or not (below.tag_ in ("VBP", "VBZ", "VB") or _has_auxiliary(below)):
            continue
        if any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for c in tok.children):
            continue
        above = next((a for a in below.ancestors if a.tag_ == "VBD" and any(c.dep_ in ("nsubj", "nsubjpass") for c in a.children)), None)
        if above is not None:
            tok.head = above


def _hang_on_verb(sent: Span) -> None:
    """An infinitive on a word of time ("decided this week to suspend the ban") hangs on the verb before it."""
    for tok in sent:
        when = tok.head
        if tok.dep_ == "acl" and tok.tag_ == "VB" and when.dep_ in ("npadvmod", "pobj") and when.lemma_.lower() in _TIMES:
            verb = when.head if when.dep_ == "npadvmod" else when.head.head
            if verb.pos_ == "VERB":
                tok.head, tok.dep_ = verb, "xcomp"


def _raise_saying(sent: Span) -> None:
    """A participle of saying behind a comma ("offered to let them open offices, stressing the need for talks") is said by the subject of
    the finite verb, not by whoever does what the infinitive before it tells."""
    for tok in sent:
        if tok.tag_ != "VBG" or tok.dep_ != "advcl" or tok.lemma_.lower() not in _SAYING or tok.i == sent.start or tok.nbor(-1).text != ",":
            continue
        if tok.head.tag_ not in ("VB", "VBG") or tok.head.i > tok.i:
            continue
        above = next((a for a in tok.head.ancestors if a.tag_ in _FINITE and any(c.dep_ == "nsubj" for c in a.children)), None)
        if above is not None:
            tok.head = above


def _give_counted_subject(sent: Span) -> None:
    """A bare number right before the auxiliaries of a verb without a subject is its subject ("of the 41 held there 28 have been freed")."""
    for tok in sent:
        behind = tok.i + 1
        if tok.tag_ != "CD" or tok.dep_ in ("nsubj", "nsubjpass") or behind >= sent.end or sent.doc[behind].dep_ not in ("aux", "auxpass"):
            continue
        verb = sent.doc[behind].head
        if any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children) or tok.is_ancestor(verb) or any(tok.children):
            continue
        tok.head, tok.dep_ = verb, "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"


def _lift_subject(sent: Span) -> None:
    """The subject that the parser hangs on an auxiliary is the verb's ("the talks stay cancelled")."""
    for tok in sent:
        if tok.dep_ in ("nsubj", "nsubjpass") and tok.head.dep_ in ("aux", "auxpass"):
            verb = tok.head.head
            tok.dep_ = "nsubjpass" if tok.head.dep_ == "auxpass" else "nsubj"
            tok.head = verb


def _hang_agent(sent: Span) -> None:
    """ "Was denounced in turn by the minister": what hangs on an adverbial's noun is the agent of the passive above it."""
    for tok in sent:
        noun = tok.head
        if tok.lower_ != "by" or tok.dep_ != "prep" or noun.dep_ != "pobj" or noun.head.dep_ != "prep":
            continue
        verb = noun.head.head
        idiom = noun.lemma_.lower() in _ADVERBIAL and not any(c.dep_ in ("det", "poss", "amod") for c in noun.children)
        deps = {c.dep_ for c in verb.children}
        if (idiom or noun.ent_type_ == "DATE") and "auxpass" in deps and "agent" not in deps:
            tok.head, tok.dep_ = verb, "agent"


def _has_auxiliary(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(c.dep_ in ("aux", "auxpass") for c in verb.children)


def _within(tok: Token, top: Token) -> bool:
    return tok == top or top.is_ancestor(tok)


def _relative(tok: Token, noun: Token) -> bool:
    """Whether a verb stands in a relative clause of the noun."""
    return any(a.dep_ == "relcl" and a.head == noun for a in (tok, *tok.ancestors))
