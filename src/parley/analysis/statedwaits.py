"""Sentences that say of one act that it waits for another: "a truce depends on the pullout", "a truce is a condition for talks".

Pure questions to a parse, as in `waits.py`; here the act that waits is a phrase of the sentence, mostly its subject.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from parley.analysis import syntax
from parley.analysis.conditionwords import ACTS_OF_NOUNS
from parley.analysis.waitparts import Wait
from parley.model.records import ConditionRelation

R = ConditionRelation

_DEPENDING = frozenset("depend hinge".split())
_DEPENDS = frozenset("depends hinges depended hinged".split())
_DEPENDENT = frozenset("subject contingent conditional dependent conditioned predicated".split())
_TYING = frozenset("tie link peg".split())
_REQUIRING = frozenset("require presuppose necessitate".split())
"""Verbs of one act that cannot be without another ("any truce requires a pullout")."""
_PRECEDING = frozenset("precede predate".split())
_PRICES = frozenset("price cost".split())
_STEPS = frozenset("step move measure gesture concession thing demand".split())
_SETTING = frozenset("make pose set lay put name".split())
_PROPOSED = frozenset("offer proposal acceptance participation attendance handover".split())


def stated_waits(sent: Span) -> tuple[Wait, ...]:
    """All such waits of a sentence in the order of their cues."""
    return tuple(wait for tok in sent for wait in _stated(tok) if wait.heads and wait.host.i not in wait.inside)


def _stated(tok: Token) -> Iterator[Wait]:
    """Sentences that say of one act that it waits: "depends on", "is contingent on", "made X a condition for Y"."""
    lemma = tok.lemma_.lower()
    behind = tok.nbor(1) if tok.i + 1 < tok.sent.end else None
    on = behind is not None and behind.lower_ in (("to",) if lemma == "subject" else ("on", "upon"))
    if (lemma in _DEPENDING or tok.lower_ in _DEPENDS or lemma == "rest") and syntax.prep_objects(tok, "on", "upon"):
        yield from _depends(tok, _misread(tok) or syntax.children(tok, "nsubj", "csubj", "compound") or _before(tok), _long_on(tok))
    elif lemma in _DEPENDENT and on and behind is not None:
        verb = syntax.clause_of(tok.head if tok.pos_ != "VERB" else tok)
        subjects = syntax.children(verb, "nsubjpass", "nsubj", "csubj")
        waiting = (syntax.objects(verb) or syntax.children(tok, "nsubj")) if verb.lemma_ in ("make", "render") else subjects
        yield from _depends(tok, waiting, [t for o in syntax.children(behind, "pobj", "pcomp") for t in syntax.conjuncts(o)])
    elif tok.pos_ == "VERB" and lemma in _TYING and not syntax.is_passive(tok):
        yield from _depends(tok, syntax.objects(tok), _behind_to(tok) or _last_to(syntax.objects(tok)))
    elif tok.pos_ == "VERB" and lemma in _TYING:
        yield from _depends(tok, _acts(syntax.children(tok, "nsubjpass")), _behind_to(tok))
    elif tok.pos_ == "VERB" and lemma in _REQUIRING and not syntax.is_passive(tok):
        yield from _depends(tok, _acts(syntax.raw_subjects(tok)), _acts(syntax.objects(tok)))
    elif tok.pos_ == "VERB" and lemma in _PRECEDING:
        yield Wait(R.BEFORE, tok, tuple(syntax.objects(tok)), tok, True)
    elif lemma in _PRICES and tok.dep_ in ("nsubj", "attr") and tok.head.lemma_ == "be":
        yield from _priced(tok)
    elif lemma in ("condition", "precondition", "prerequisite", "requirement") or (lemma == "price" and tok.head.lower_ == "as"):
        yield from _condition_for(tok)


def _behind_to(verb: Token) -> list[Token]:
    """What stands behind the verb's own, first "to"."""
    preps = [c for c in syntax.children(verb, "prep") if c.lower_ == "to"]
    return [t for prep in preps[:1] for o in syntax.children(prep, "pobj") for t in syntax.conjuncts(o)]


def _acts(toks: Sequence[Token]) -> list[Token]:
    """Those of the words that name an act by themselves."""
    return [t for t in toks if t.lemma_.lower() in ACTS_OF_NOUNS or t.lemma_.lower() in _PROPOSED]


def _priced(noun: Token) -> Iterator[Wait]:
    """ "The price of a truce is the reopening of the border", "a truce is the price of their release"."""
    waiting = syntax.prep_objects(noun, "of", "for")
    behind = [t for c in noun.head.children if c.dep_ in ("attr", "ccomp", "xcomp") and c.i > noun.head.i for t in syntax.conjuncts(c)]
    heads = behind if noun.dep_ == "nsubj" else syntax.raw_subjects(noun.head)
    for host in _acts(waiting)[:1]:
        yield Wait(R.ONLY_IF, host, tuple(h for h in heads if h != noun), noun, True, states=True)


def _last_to(objects: Sequence[Token]) -> list[Token]:
    """What stands behind the last "to" of an object: "its return to the table to the release of prisoners"."""
    tos = [t for o in objects for t in o.subtree if t.lower_ == "to" and t.dep_ == "prep"]
    return [t for o in syntax.children(tos[-1], "pobj") for t in syntax.conjuncts(o)] if tos else []


def _depends(tok: Token, waiting: Sequence[Token], heads: Sequence[Token]) -> Iterator[Wait]:
    for host in waiting[:1]:
        yield Wait(R.ONLY_IF, host, tuple(heads), tok, True, states=True)


def _condition_for(tok: Token) -> Iterator[Wait]:
    """ "a truce is a condition for talks", "posing a truce as a condition for talks"."""
    waiting = syntax.prep_objects(tok, "for", "of", "to") if tok.lower_ != "condition" else syntax.prep_objects(tok, "for", "of")
    if not waiting:
        return
    verb = tok.head if tok.dep_ in ("attr", "oprd", "dobj", "ccomp") else None
    if tok.dep_ == "pobj" and tok.head.lower_ == "as":
        verb = next((up for up in syntax.ancestors(tok.head) if up.pos_ != "NOUN"), None)  # also where the parser hangs "as" on a noun
    if verb is None or verb.pos_ not in ("VERB", "AUX"):
        return
    if verb.lemma_ == "be":
        heads = syntax.raw_subjects(verb)
    elif tok.dep_ == "pobj" or verb.lemma_.lower() in _SETTING:
        heads = [o for o in syntax.objects(verb) if o != tok] or syntax.children(tok, "nsubj")
        if not heads or all(h == verb.head and h.lemma_.lower() in _STEPS for h in heads):
            heads = _step_taken(verb)
    else:
        return
    if len(heads) == 1 and heads[0].lower_ in ("it", "this", "that") and verb.dep_ in ("advcl", "conj"):
        told = verb.head  # "... to stop their raids, posing it as a condition for talks"
        deeper = [c for c in syntax.children(told, "xcomp", "ccomp") if c.i < verb.i]
        heads = deeper or ([told] if told.dep_ == "xcomp" else syntax.objects(told) or [told])
    yield Wait(R.ONLY_IF, waiting[0], tuple(heads), tok, True, states=True)


def _step_taken(verb: Token) -> list[Token]:
    """For "began to pull out, a step that they had made a requirement", the act that the step is."""
    noun = verb.head
    if verb.dep_ != "relcl" or noun.lemma_.lower() not in _STEPS:
        return []
    told = syntax.clause_of(noun.head) if noun.dep_ in ("npadvmod", "appos", "dobj", "attr", "dep") else noun
    deeper = [c for c in syntax.children(told, "xcomp") if c.i < noun.i]
    return deeper or [told]


def _misread(tok: Token) -> list[Token]:
    """What depends, where the parser took the verb for a noun beneath it: "his return to the table hinges on ..."."""
    above = tok.head.head
    return [above] if tok.pos_ == "NOUN" and tok.dep_ == "pobj" and above.pos_ == "NOUN" and above.i < tok.i else []


def _before(verb: Token) -> list[Token]:
    """What depends, where the parser lost the subject: the nearest gerund or noun before the verb."""
    for t in reversed(list(verb.sent[: verb.i - verb.sent.start])):
        if t.tag_ == "VBG" and t.dep_ == "amod":
            return [t.head]  # "reducing violence", read as a noun with an adjective
        if t.tag_ == "VBG" or (t.pos_ == "NOUN" and t.nbor(-1).tag_ != "VBG"):
            return [t]
        if t.pos_ in ("VERB", "AUX"):
            break
    return []


def _long_on(tok: Token) -> list[Token]:
    """All that something depends on: "on the release, as well as removing their names"."""
    heads = syntax.prep_objects(tok, "on", "upon")
    more = [
        c
        for c in syntax.children(tok, "advcl", "conj")
        if c.tag_ == "VBG" and any(t.lower_ == "as" and t.nbor(-1).lower_ == "well" for t in tok.doc[tok.i : c.i])
    ]
    return heads + more
