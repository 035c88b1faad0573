"""How many, and of what: the figure that belongs to one act of a sentence ("freed 40 soldiers", "two of the hostages", "a lieutenant").

Counts only what the act's own phrases tell; durations and days count nothing here: see `details.py`. Reading a number is `quantities.py`.
"""

from __future__ import annotations

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.drafts import Draft
from parley.analysis.quantities import Quantity, quantity_of
from parley.model.records import Modality, Qualifier

_PERSONS = frozenset(
    "prisoner detainee hostage captive soldier officer lieutenant colonel policeman journalist engineer "
    "fighter rebel member aide commander general pilot".split()
)
_COUNTED_TOPICS = frozenset(
    "prisoners hostages withdrawal violence humanitarian refugees disarmament monitoring justice talks economy power_sharing territory "
    "elections".split()
)
_COUNTED_BELOW = ("dobj", "pobj", "prep", "nsubjpass", "xcomp", "ccomp", "nsubj", "attr", "conj", "npadvmod")
"""Where below a phrase its figure may stand; also in what a noun is to do ("the right to name six governors")."""
_CASUALTIES = frozenset("kill wound injure hurt".split())
_UNCOUNTED = frozenset("prisoner detainee hostage captive troop force soldier fighter inmate".split())
"""Who is meant where no figure counts them."""
_PERIODS = frozenset("side sides party parties year years day days month months week weeks".split())
"""Units in which no act is counted."""


def phrases(draft: Draft) -> list[Token]:
    """The words in which an act's figures stand: its content, its object, what is beside it."""
    heads = [draft.content] if draft.content is not None else []
    if draft.trigger.pos_ == "VERB" and not draft.speech:
        heads += syntax.objects(draft.trigger) or (syntax.raw_subjects(draft.trigger) if draft.trigger.tag_ == "VBN" else [])
    if draft.trigger.pos_ == "VERB" and draft.topic == "disarmament" and draft.act in ("release", "observe"):
        heads += syntax.raw_subjects(draft.trigger)  # "63 fighters handed in their weapons"
    if draft.trigger.pos_ == "VERB" and draft.act in ("aid", "release", "resume_talks"):
        heads += syntax.prep_objects(draft.trigger, "with")  # "resumed deliveries with nine lorries"
    if draft.trigger.pos_ == "NOUN":
        heads.append(draft.trigger)
    heads += _beside(draft)
    return [h for n, h in enumerate(heads) if h is not None and h not in heads[:n]]


def figure_of(draft: Draft, in_time: frozenset[int]) -> Quantity | None:
    """The figure that counts who or what the act is about; None where its topic counts nothing. in_time: tokens of times, no figures."""
    if draft.topic not in _COUNTED_TOPICS:
        return None
    counted = _counted(draft, in_time)
    return counted if counted is not None else _one_person(draft)


def _one_person(draft: Draft) -> Quantity | None:
    """ "An army lieutenant" is one, where captives and their release are told."""
    if draft.topic not in ("prisoners", "hostages"):
        return None
    done = draft.modality is Modality.ACTUAL and draft.act in ("release", "seize", "detain")
    articles = ("a", "an", "the") if done else ("a", "an")  # "the lieutenant seized last month was freed"
    for head in phrases(draft):
        for tok in (head, *syntax.children(head, "dobj")):
            if tok.tag_ == "NN" and tok.lemma_.lower() in _PERSONS and any(c.dep_ == "det" and c.lower_ in articles for c in tok.children):
                words = [c for c in tok.children if c.dep_ in ("compound", "amod")]
                return Quantity(1, None, Qualifier.EXACTLY, " ".join(t.text for t in sorted([*words, tok], key=lambda t: t.i)), tok, tok)
    return None


def _counted(draft: Draft, in_time: frozenset[int]) -> Quantity | None:
    for head in phrases(draft):
        todo = [head]
        while todo:
            tok = todo.pop(0)
            if tok.pos_ in ("NOUN", "NUM", "PROPN", "SYM") and tok.i not in in_time:
                found = quantity_of(tok, in_time)
                if found is not None and not _is_ordinal_count(found):
                    return found
            todo.extend(
                c
                for c in tok.children
                if (c.dep_ in _COUNTED_BELOW and (c.dep_ != "conj" or tok != head)) or (c.dep_ == "acl" and c.tag_ == "VB")
            )
    return None


def unit_of(draft: Draft) -> str | None:
    """Who or what is meant where no figure counts it ("thousands of American troops")."""
    if draft.topic not in ("prisoners", "hostages", "withdrawal"):
        return None
    for head in phrases(draft):
        for tok in syntax.subtree_without_clauses(head):
            if tok.pos_ == "NOUN" and tok.lemma_.lower() in _UNCOUNTED:
                words = [c for c in tok.children if c.dep_ in ("compound", "amod", "nmod") and c.pos_ in ("PROPN", "ADJ", "NOUN")]
                return " ".join(t.text for t in sorted([*words, tok], key=lambda t: t.i) if t.lower_ not in ("more", "other", "such"))
    return None


def _beside(draft: Draft) -> list[Token]:
    """What counts an act outside its content: "a convoy, 38 trucks, entered", "charges dropped against 97", "attacked, killing ten"."""
    verb = draft.trigger
    if verb.pos_ != "VERB":
        return []
    if draft.act == "aid":
        subjects = syntax.raw_subjects(verb)
        return [t for s in subjects for t in (s, *syntax.children(s, "appos"))]
    if draft.act == "lift" and draft.topic == "justice":
        return syntax.prep_objects(verb, "against")
    if draft.act == "attack":
        losses = [c for c in syntax.children(verb, "advcl") if c.tag_ == "VBG" and c.lemma_.lower() in _CASUALTIES]
        return [t for c in losses for t in syntax.objects(c)]
    return []


def _is_ordinal_count(quantity: Quantity) -> bool:
    bare = quantity.amount == 1 and quantity.first.lower_ == "one" and quantity.qualifier is Qualifier.EXACTLY
    return bare or (quantity.unit or "").lower() in _PERIODS
