"""What a sentence speaks of without telling it: what it asks, a sum to date, a truce that only dates something
else, what is hoped for or still to be seen to.

Each rule looks at one draft and its sentence and knows no report; `telling.py` asks them all.
"""

from __future__ import annotations

from collections.abc import Callable

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

_SEEING_TO = frozenset("ensure check guarantee monitor verify supervise".split())
"""Verbs of seeing to it that something is done: while they are not past, nobody says that it was."""

_DEPENDING = frozenset("depend hinge contingent conditional dependent".split())

_MEANING = frozenset("mean require entail involve imply".split())
"""Verbs whose gerund tells what would have to be done."""

_PROSPECTS = frozenset("way path road door groundwork ground basis foundation chance prospect hope".split())
"""What leads to an act, or lets one hope for it, before there is one."""

_SAID = ("offer", "promise", "demand", "urge", "warn", "accuse", "deny", "reject", "praise", "confirm")
"""Acts of speech by one side: a noun behind "for" tells them all the same ("ground for an accusation")."""

_ASKED = frozenset("demand condition proposal plan goal aim call term objective request measure option".split())

_AWAITING = frozenset("await expect need require seek lack pend".split())
"""Verbs whose object is not there yet ("the plan awaits approval")."""

DECLARING = frozenset("declare pronounce proclaim".split())

VOID = frozenset("over void voided dead null ended finished annulled cancelled canceled terminated".split())
"""What a truce is declared to be that is no more."""

_ASKING = frozenset("what who whom when how where whether".split())

_OPEN_QUESTIONS = frozenset("over on about".split())
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
    above = clause.head if clause.dep_ in ("xcomp", "conj") else clause  # "when they are to disarm"
    asks = (c for verb in (clause, above) for c in verb.children if c.lower_ in _ASKING and 0 < c.i < clause.i)
    return any(c.nbor(-1).lower_ in _OPEN_QUESTIONS for c in asks)


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


def _is_to_be_seen_to(draft: Draft) -> bool:
    """ "Observers to check that the truce is kept", "will ensure that they leave", "conditions: that the charges be dropped"."""
    for clause in (draft.trigger, *syntax.ancestors(draft.trigger)):
        if clause.pos_ not in ("VERB", "AUX"):
            continue
        bare = [c for c in syntax.children(clause, "aux", "auxpass") if c.lower_ == "be" and c.tag_ == "VB"]
        other = [c for c in syntax.children(clause, "aux", "auxpass") if c not in bare]
        subject = syntax.children(clause, "nsubj", "nsubjpass")
        if bare and not other and subject and clause.dep_ != "ROOT" and clause.tag_ in ("VBN", "VBG") and subject[0].i < bare[0].i:
            return True
        head = clause.head
        if clause.dep_ == "ccomp" and head.lemma_.lower() in _SEEING_TO and (head.tag_ in ("VB", "VBG", "VBP", "VBZ")):
            return True
        if clause.dep_ in ("relcl", "parataxis", "advcl") or head == clause:
            return False
    return False


def _is_offered_to(draft: Draft) -> bool:
    """ "An amnesty for rebels ready to lay down their arms": who would do it, if any."""
    verb = draft.trigger
    return verb.dep_ == "xcomp" and verb.head.lower_ in ("ready", "willing", "prepared") and verb.head.dep_ in ("amod", "acl", "relcl")


def _only_follows(draft: Draft) -> bool:
    """ "A diplomat who follows the talks" (not "his offer followed the talks", which were held)."""
    carrier = syntax.support_verb(draft.trigger) if draft.frame.id == "talks-held" else None
    if carrier is None or carrier.lemma_.lower() not in ("follow", "watch") or draft.trigger not in syntax.children(carrier, "dobj"):
        return False
    return any(t.lower_ == "who" for t in syntax.raw_subjects(carrier))


def _is_bare_mention(draft: Draft) -> bool:
    """ "Negotiate its demands", "bowed to the demands": that there are any, and not what is asked."""
    if draft.act != "demand" or draft.trigger.pos_ != "NOUN":
        return False
    carrier = syntax.support_verb(draft.trigger)
    if carrier is not None and carrier.lemma_.lower() in ("negotiate", "discuss", "debate") and draft.trigger.dep_ == "dobj":
        return True
    return draft.content is None and dict(draft.reasons).get("topic") in _LENT_TOPICS


def _hangs_on_something(draft: Draft) -> bool:
    """ "A lull depends on freeing the prisoners", "would mean releasing them": what would have to be done."""
    tok = draft.trigger
    if draft.speech:
        return False
    if tok.tag_ == "VBG" and tok.dep_ in ("xcomp", "dobj", "ccomp") and tok.head.lemma_.lower() in _MEANING:
        return True
    for up in syntax.ancestors(tok):
        if up.lemma_.lower() in _DEPENDING and up.pos_ in ("VERB", "ADJ"):
            return True
        if up.dep_ in ("relcl", "parataxis", "advcl", "ccomp"):
            return False
    return False


def _is_prospect(draft: Draft) -> bool:
    """ "Paved the way for an agreement", "the road to peace talks"."""
    tok = draft.trigger
    while tok.dep_ == "pobj" and tok.head.lower_ == "of":
        tok = tok.head.head
    if draft.act in _SAID or tok.pos_ != "NOUN" or tok.dep_ != "pobj" or tok.head.lower_ not in ("for", "to", "towards", "toward"):
        return False
    above = tok.head.head
    return above.lemma_.lower() in _PROSPECTS or any(t.lemma_.lower() in _PROSPECTS for t in syntax.children(above, "dobj"))


def _is_under_threat(draft: Draft) -> bool:
    """ "Agreed under threat of air strikes": the threat is another's."""
    tok = draft.trigger
    return draft.act == "warn" and tok.dep_ == "pobj" and tok.head.lower_ == "under" and not syntax.children(tok, "poss")


def _is_verdict_on_a_truce(draft: Draft) -> bool:
    """ "Declared the truce annulled", "declared the truce over": told by the declaring."""
    tok = draft.trigger
    if draft.act != "end" or tok.head == tok or tok.head.lemma_.lower() not in DECLARING or not syntax.children(tok.head, "dobj"):
        return False
    return tok.lower_ in VOID or (tok.pos_ == "NOUN" and tok.dep_ == "dobj")


def _is_listed(draft: Draft) -> bool:
    """ "Their demands have included dissolving the assembly, freeing the prisoners ...": parts of what is asked, each of them."""
    tok = draft.trigger
    while not draft.speech and tok.tag_ == "VBG" and tok.dep_ in ("xcomp", "dobj", "conj", "advcl", "ccomp") and tok.head != tok:
        tok = tok.head
        if tok.lemma_.lower() in ("include", "involve", "comprise"):
            return any(s.lemma_.lower() in _ASKED for s in syntax.raw_subjects(tok))
    return False


def _is_awaited(draft: Draft) -> bool:
    """ "The plan still awaits approval by the government"."""
    tok = draft.trigger
    if draft.act not in ("accept", "agree", "confirm") or tok.pos_ != "NOUN":
        return False
    return tok.dep_ in ("dobj", "nsubjpass") and tok.head.lemma_.lower() in _AWAITING


RULES: tuple[Callable[[Draft], bool], ...] = (
    _is_open_question,
    _is_sum_to_date,
    _only_dates,
    _is_own_intention,
    _is_to_be_seen_to,
    _is_offered_to,
    _only_follows,
    _is_bare_mention,
    _hangs_on_something,
    _is_prospect,
    _is_under_threat,
    _is_verdict_on_a_truce,
    _is_awaited,
    _is_listed,
)
