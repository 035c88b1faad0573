"""Whether a draft is told: asserted by the report or by somebody in it, and of somebody who can act in a peace process.

What is supposed ("if", "unless"), aimed at ("to end the war") or contrary to fact ("would have released") is not told; conditions have it.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from parley.analysis.cast import Cast
from parley.analysis.conditionwords import WEIGHING
from parley.analysis.descriptions import DESCRIBED
from parley.analysis.drafts import Draft
from parley.analysis.modality import is_open
from parley.analysis.othersenses import in_another_sense
from parley.analysis.syntax import agents, is_passive, is_purpose, is_wish, subjects, support_verb
from parley.analysis.untold import is_untold
from parley.analysis.words import Words
from parley.model.records import ActorKind, Modality, Polarity, Statement

_BY_PERSONS = ("agree", "mediate", "appoint")
"""Deeds that somebody for whom no party is known may do in a process: a mediator, a former president."""

_ASKING = frozenset("insist demand require recommend propose request ask urge suggest order stipulate".split())
"""Verbs whose "that" clause in the subjunctive is asked for."""

_SUPPOSED = frozenset("if unless whether until till once before lest provided".split())
"""Words that make a clause a condition or a term: what it tells is not asserted."""


def is_told(draft: Draft, cast: Cast, words: Words) -> bool:
    """Whether a draft names a party that can act in a peace process, and is asserted rather than supposed."""
    if is_untold(draft, words) or in_another_sense(draft):
        return False
    if draft.topic == "other" and draft.actors and all(a.reason == DESCRIBED for a in draft.actors):
        return False
    parties = (*draft.actors, *draft.recipients)
    if not parties and not (draft.frame.theme_subject and draft.act == "observe"):  # "violence has subsided" needs nobody
        return draft.frame.unnamed and _happened(draft, words)
    if draft.frame.unnamed and not draft.actors and all(a.kind is ActorKind.PERSON for a in parties):
        return _happened(draft, words)
    if draft.speech and not draft.actors and not (draft.act == "accuse" and draft.recipients):
        return False
    if draft.frame.theme_subject and draft.act == "observe" and draft.modality is Modality.ACTUAL:
        return draft.polarity is Polarity.POSITIVE
    officials = not cast.has_pair and any(a.actor in cast.roles for a in draft.actors)  # "President NAME", whose state is not named
    by_persons = draft.frame.person or draft.speech or officials or draft.act in _BY_PERSONS
    if not by_persons and all(a.kind is ActorKind.PERSON for a in parties):
        return False
    if any(t.lower_ == "than" for t in (draft.trigger.head, *draft.trigger.children)) and not draft.speech:
        return False  # "would sooner burn the town than hand it back"
    if any(_never_was(up) for up in (draft.trigger, *draft.trigger.ancestors) if up.pos_ in ("VERB", "AUX")):
        return False
    if _is_wish(draft):
        return False
    tok = draft.trigger
    if not draft.speech and tok.tag_ == "VBG" and tok.dep_ == "xcomp" and tok.head.lemma_.lower() in WEIGHING:
        return False  # "would discuss laying down arms"
    clause = draft.trigger
    verb = draft.trigger if draft.trigger.pos_ == "VERB" else support_verb(draft.trigger)
    if verb is not None and (not draft.speech or verb.dep_ == "pcomp") and is_purpose(verb) and draft.modality is not Modality.PLANNED:
        return False
    if not draft.speech and draft.modality is not Modality.PLANNED and is_open(draft.trigger, words):
        return False
    for up in (clause, *clause.ancestors):
        if up.dep_ in ("advcl", "ccomp", "prep", "pcomp") and any(
            m.dep_ in ("mark", "advmod") and m.lower_ in _SUPPOSED for m in up.children
        ):
            return False
    return draft.polarity is Polarity.POSITIVE or draft.act in (
        "release",
        "withdraw_forces",
        "lift",
        "agree",
        "declare_ceasefire",
        "exchange",
    )


def retells(headline: Statement, article: Iterable[Statement]) -> bool:
    """Whether what a headline tells stands in the article already: the same act, or something of one of its parties on its topic.

    Headlines drop the words by which parties are known, so that the article's account is kept wherever there is one.
    """
    parties = {x.actor for x in (*headline.actors, *headline.recipients)}
    return any(
        told.act == headline.act or (told.topic == headline.topic and parties & {x.actor for x in (*told.actors, *told.recipients)})
        for told in article
    )


def _is_wish(draft: Draft) -> bool:
    """Whether a deed stands in the subjunctive of what is asked ("insisted that the rebels disarm"): it is wished, not told."""
    verb = draft.trigger
    return not draft.speech and verb.dep_ == "ccomp" and verb.head.lemma_.lower() in _ASKING and is_wish(verb)


def _happened(draft: Draft, words: Words) -> bool:
    """Whether a deed of nobody named is told as done, in a clause of its own, by men or things under arms or to somebody."""
    verb = draft.trigger if draft.trigger.pos_ == "VERB" else support_verb(draft.trigger)
    if verb is None:
        return False
    if draft.modality is not Modality.ACTUAL or draft.polarity is not Polarity.POSITIVE or verb.tag_ not in ("VBD", "VBN", "VBZ", "VBP"):
        return False
    if verb.dep_ not in ("ROOT", "conj", "ccomp", "advcl", "relcl", "parataxis") or is_purpose(verb) or _never_was(verb):
        return False
    if draft.frame.theme_subject or draft.trigger.pos_ != "VERB":
        return True
    if is_passive(verb) and not agents(verb):
        return (
            verb.dep_ != "relcl" or draft.act != "attack" or verb.head.lemma_.lower() in words["party.arms"]
        )  # "an ambush in which nine soldiers were killed"
    return any(t.lemma_.lower() in words["party.arms"] for t in subjects(verb))


def _never_was(verb: Token) -> bool:
    """Whether a clause tells what would have been: "would have released", "had it offered a truce, ..."."""
    aux = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    words = {c.lower_ for c in aux}
    if words & {"would", "could", "might"} and words & {"have", "'ve"}:
        return True
    subjects = [c.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    had = next((c for c in aux if c.lower_ == "had"), None)
    return had is not None and bool(subjects) and had.i < min(subjects) and not any(c.tag_ in ("WRB", "WP") for c in verb.children)
