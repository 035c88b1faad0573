"""What a sentence speaks of without telling it: what it asks, a sum to date, a truce that only dates something else, a fight for a cause.

Each rule looks at one draft and its sentence and knows no report; `telling.py` asks them all.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.drafts import Draft
from parley.analysis.factuality import judge
from parley.analysis.words import Words

_DATING = frozenset(("since",))
"""Words that open a clause from whose event on something is counted."""

_DATED = ("ceasefire-begins",)
"""Frames of what is known to have begun, where other things are counted from it ("the worst clash since the truce began")."""

_WANTING = frozenset("want seek wish".split())
_LENT_TOPICS = ("of what was told just before", "no word tells one of the codebook's")
"""Reasons of a topic that the act's own words do not tell."""

_HELPING = frozenset("help assist contribute save rescue show prove avoid prevent ensure know understand".split())
"""What one does oneself and asks of nobody."""

_NAMING = frozenset("name identify quote disclose reveal cite attribute".split())

_BODILESS = frozenset(
    """process effort promise peace dialogue initiative talk talks negotiation deal agreement accord pact treaty truce ceasefire cease-fire
    offer proposal plan hope chance prospect
    economy credibility unity election vote policy idea decision statement reputation trust""".split()
)
"""What cannot be bombed or raided: who sabotages or attacks it uses no arms."""


_LET_BE = frozenset("fall drop slip know go loose stand".split())
"""What one lets things do without allowing anybody anything."""

_OPEN_QUESTIONS = frozenset("over on about as of".split())
"""Prepositions before a question that nobody answers ("differ over what was agreed")."""


def is_untold(draft: Draft, words: Words) -> bool:
    """Whether the draft's sentence speaks of its act without telling that it was done or said."""
    return _is_asked(draft, words) or any(rule(draft) for rule in RULES)


def _is_asked(draft: Draft, words: Words) -> bool:
    """ "Will the rebels free them?", "What has been agreed?"."""
    if draft.trigger.doc[draft.trigger.sent.end - 1].text != "?":
        return False
    clause = syntax.clause_of(draft.trigger)
    return any(judge(t, words.governors).rule == "asked" for t in (draft.trigger, clause))


def _is_open_question(draft: Draft) -> bool:
    """ "They differ over what was agreed", "it is disputed who fired first"."""
    clause = syntax.clause_of(draft.trigger)
    asks = any(c.tag_ in ("WP", "WRB") and c.lower_ in ("what", "who", "whom") and c.i < clause.i for c in clause.children)
    return asks and clause.dep_ == "pcomp" and clause.head.lower_ in _OPEN_QUESTIONS


def _is_sum_to_date(draft: Draft) -> bool:
    """ "More than 9,000 people have been killed": of no day, by nobody, of no party."""
    verb = draft.trigger
    if draft.act != "attack" or draft.actors or draft.recipients or verb.pos_ != "VERB" or not syntax.is_passive(verb):
        return False
    return any(c.lower_ in ("have", "has", "'ve") for c in syntax.children(verb, "aux"))


def _only_dates(draft: Draft) -> bool:
    """ "It is the worst attack since the truce began": known, and no news."""
    if draft.frame.id not in _DATED:
        return False
    clause = syntax.clause_of(draft.trigger)
    marked = any(m.lower_ in _DATING for m in syntax.children(clause, "mark", "advmod"))
    return marked or (clause.dep_ == "pcomp" and clause.head.lower_ in _DATING)


def _is_own_intention(draft: Draft) -> bool:
    """ "It wanted to help the relief work": what one wants to do oneself is no demand, where no word tells what another is to do."""
    verb, content = draft.trigger, draft.content
    if draft.frame.id != "demand" or verb.lemma_.lower() not in _WANTING or content is None or content.dep_ != "xcomp":
        return False
    own = content.tag_ == "VB" and not syntax.raw_subjects(content) and not syntax.objects(verb)
    return own and (content.lemma_.lower() in _HELPING or dict(draft.reasons).get("topic") in _LENT_TOPICS)


def _is_modesty(draft: Draft) -> bool:
    """ "A diplomat who asked not to be named", "asked for anonymity"."""
    if draft.act not in ("urge", "demand"):
        return False
    aims = [
        *syntax.children(draft.trigger, "xcomp", "ccomp"),
        *(c for t in syntax.objects(draft.trigger) for c in syntax.children(t, "acl")),
    ]
    if any(a.lemma_.lower() in _NAMING and syntax.negated(a) for a in aims):
        return True
    asked = [*syntax.objects(draft.trigger), *syntax.prep_objects(draft.trigger, "for")]
    return any(t.lemma_.lower() == "anonymity" for t in asked) or any(
        a.lemma_.lower() == "remain" and any(c.lower_ in ("anonymous", "unnamed", "unidentified") for c in a.children) for a in aims
    )


def _strikes_nobody(draft: Draft) -> bool:
    """ "Sabotaged the peace process", "attacked the plan": no deed of arms."""
    if draft.frame.id != "attack" or draft.trigger.pos_ != "VERB":
        return False
    struck = syntax.objects(draft.trigger)
    return bool(struck) and all(t.lemma_.lower() in _BODILESS for t in struck)


def _is_idiom(draft: Draft) -> bool:
    """ "Let it pass", "let it be known", "let fall a remark": nobody is allowed anything."""
    if draft.trigger.lemma_.lower() != "let" or draft.act != "yield":
        return False
    let = syntax.children(draft.trigger, "ccomp", "xcomp")
    return any(
        t.lemma_.lower() in _LET_BE
        or (t.lemma_.lower() in ("pass", "be", "lie", "rest") and any(s.lower_ == "it" for s in syntax.raw_subjects(t)))
        for t in let
    )


RULES: tuple[Callable[[Draft], bool], ...] = (
    _is_open_question,
    _is_sum_to_date,
    _only_dates,
    _is_own_intention,
    _is_modesty,
    _strikes_nobody,
    _is_idiom,
)


def fights_for_a_cause(verb: Token, places: frozenset[str]) -> bool:
    """Whether "fight" and its like tell what somebody stands for ("fights for a share of the oil"), not a battle ("fought for the town").

    places: nouns of places."""
    if verb.lemma_.lower() not in ("fight", "battle") or any(
        c.lower_ in ("with", "against", "at", "on") for c in syntax.prepositions(verb) if c.i > verb.i
    ):
        return False
    causes = syntax.prep_objects(verb, "for")
    if not causes or syntax.children(verb, "dobj"):
        return False
    return not any(t.ent_type_ in ("GPE", "LOC", "FAC") or t.pos_ == "PROPN" or t.lemma_.lower() in places for t in causes) and not any(
        t.ent_type_ in ("DATE", "TIME") for t in causes
    )
