"""How a proposal was answered, where its own sentence or the next one tells it: "turned down their request", "and Thale agreed".

Invariant: an answer is told as done, by somebody else than who proposed; what is only expected of it answers nothing. Answers told
farther off are linked by the ledger.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from parley.analysis import syntax
from parley.analysis.drafts import Draft
from parley.model.records import Status

_REFUSING = frozenset("reject refuse rebuff spurn dismiss decline".split())
_ACCEPTING = frozenset("accept grant approve".split())
_BOWING = frozenset("agree accede consent bow yield comply".split())
"""What is followed by "to" or "with", or by nothing where the answer is clear ("they asked him to mediate, and he agreed")."""

_BACK = frozenset("it this that them both these".split())
_ASKED = frozenset("demand request call appeal plea condition".split())
_OFFERED = frozenset("offer proposal suggestion plan idea initiative".split())
_UNCERTAIN = frozenset("will shall would could may might can must should 'll 'd wo".split())
_FINITE = ("VBD", "VBZ", "VBP")


def told_answer(draft: Draft) -> Status:
    """Accepted or rejected, as the words beside a proposal tell; unknown where they tell nothing, or both.

    "He turned down the request that pay be doubled" is rejected, "asked the republic to mediate, and it agreed" accepted.
    """
    found = {*_of_its_noun(draft.trigger), *_of_its_sentence(draft), *_of_the_next(draft)}
    return found.pop() if len(found) == 1 else Status.UNKNOWN


def _of_its_noun(trigger: Token) -> Iterator[Status]:
    """The verb that governs the proposal, or the thing proposed: "rejected a deadline that the army had proposed"."""
    noun = trigger
    if trigger.pos_ == "VERB":
        if trigger.dep_ not in ("relcl", "acl"):
            return
        noun = trigger.head
    if noun.pos_ not in ("NOUN", "PROPN", "PRON"):
        return
    if noun.dep_ == "pobj" and noun.head.lower_ in ("to", "with") and noun.head.head.pos_ == "VERB":
        yield from _answers(noun.head.head, bowing=True)
    elif noun.dep_ in ("dobj", "nsubjpass") and noun.head.pos_ == "VERB":
        yield from _answers(noun.head, bowing=False)


def _of_its_sentence(draft: Draft) -> Iterator[Status]:
    """ "... and the other side refused": a verb beside that of the proposal, with a subject of its own and no other content."""
    verb = syntax.clause_of(draft.trigger)
    beside = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.i > draft.trigger.i]
    for other in beside:
        subjects = syntax.raw_subjects(other)
        if subjects and not syntax.is_passive(other) and not ({s.lower_ for s in subjects} & _names(syntax.raw_subjects(verb))):
            yield from _alone(other, draft)


def _of_the_next(draft: Draft) -> Iterator[Status]:
    """The next sentence of the paragraph: "The army turned the offer down", "The government, however, is against this"."""
    sent = _next(draft.trigger.sent)
    if sent is None:
        return
    root = sent.root
    subjects = syntax.raw_subjects(root)
    if not subjects or any(s.pos_ == "PRON" for s in subjects) or _certain(root) is False:
        return
    verb = syntax.clause_of(draft.trigger)
    if {s.lower_ for s in subjects} & _names(syntax.raw_subjects(verb)):
        return
    if root.lemma_.lower() == "be" and not syntax.negated(root):
        if any(_points_back(obj, draft) for obj in syntax.prep_objects(root, "against")):
            yield Status.REJECTED
        return
    if any(_points_back(obj, draft) for obj in syntax.objects(root)) and not syntax.is_passive(root):
        yield from _answers(root, bowing=False)


def _names(tokens: list[Token]) -> set[str]:
    return {tok.lower_ for tok in tokens}


def _next(sent: Span) -> Span | None:
    """The next sentence."""
    return sent.doc[sent.end].sent if sent.end < len(sent.doc) else None


def _alone(verb: Token, draft: Draft) -> Iterator[Status]:
    """An answer without a content of its own: "refused", "turned it down", "has agreed on condition that ..."."""
    contents = [c for c in verb.children if c.dep_ in ("dobj", "xcomp", "ccomp")]
    if any(not (c.dep_ == "dobj" and _points_back(c, draft)) for c in contents):
        return
    to = syntax.prep_objects(verb, "to", "with")
    if any(not _points_back(obj, draft) for obj in to):
        return
    yield from _answers(verb, bowing=True)


def _points_back(obj: Token, draft: Draft) -> bool:
    """Whether an object is the proposal: a pronoun, or a word for a proposal with "the", "this" or an owner."""
    if obj.lower_ in _BACK:
        return True
    kinds = _OFFERED if draft.act == "offer" else _ASKED if draft.act == "demand" else _OFFERED | _ASKED
    definite = any(c.lower_ in ("the", "this", "that", "these", "both") or c.dep_ == "poss" for c in obj.children)
    return obj.lemma_.lower() in kinds and definite and not any(c.dep_ in ("relcl", "acl", "prep") for c in obj.children)


def _answers(verb: Token, *, bowing: bool) -> Iterator[Status]:
    if not _certain(verb):
        return
    lemma = verb.lemma_.lower()
    particle = {c.lower_ for c in verb.children if c.dep_ == "prt"}
    refuses = lemma in _REFUSING or (lemma == "turn" and "down" in particle) or (lemma == "rule" and "out" in particle)
    accepts = lemma in _ACCEPTING or (bowing and lemma in _BOWING)
    if syntax.negated(verb):
        if accepts:
            yield Status.REJECTED
    elif refuses or accepts:
        yield Status.REJECTED if refuses else Status.ACCEPTED


def _certain(verb: Token) -> bool:
    """Whether a verb tells something as done, in a clause of its own or one that relates to it."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    done = verb.tag_ in _FINITE or (verb.tag_ in ("VBN", "VBD") and bool(auxiliaries)) or (verb.tag_ == "VB" and "did" in auxiliaries)
    return (
        done and not auxiliaries & _UNCERTAIN and not any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "until") for c in verb.children)
    )
