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
from parley.model.records import ActorKind

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

_SEEING_TO = frozenset("ensure check guarantee monitor verify supervise".split())
"""Verbs of seeing to it that something is done: while they are not past, nobody says that it was."""

_VEHICLES = frozenset("lorry truck bus car vehicle ship train boat convoy van minibus motorcade plane".split())
_STRIKES = frozenset("hunger general teachers workers miners transport rail port dock bus students".split())
_CIVIL = frozenset(
    "embassy agency airline company consulate airport union charity school university bank worker teacher miner doctor".split()
)
"""Whose strikes and operations are none of arms."""

_THINGS = frozenset(
    "assistance aid support help money fund weapon arm ammunition training letter message offer proposal response reply answer order "
    "promise guarantee assurance information report complaint call request invitation threat medal prize copy list document draft".split()
)
"""What is received without meeting anybody."""

_FORCE = frozenset("attack strike airstrike raid bombing killing assassination assault offensive operation shelling invasion".split())

_DEPENDING = frozenset("depend hinge contingent conditional dependent".split())
_MEANING = frozenset("mean require entail involve imply".split())
"""Verbs whose gerund tells what would have to be done."""

_PROSPECTS = frozenset("way path road door groundwork ground basis foundation chance prospect hope".split())
"""What leads to an act, or lets one hope for it, before there is one."""

_HOPED_FOR = frozenset("peace hope change life prosperity future democracy stability".split())

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
    """ "Let it pass", "let it be known", "let fall a remark", "let them come": nobody is allowed anything."""
    if draft.trigger.lemma_.lower() != "let" or draft.act != "yield":
        return False
    if draft.trigger.tag_ in ("VB", "VBP") and not syntax.children(draft.trigger, "aux") and not syntax.raw_subjects(draft.trigger):
        return True
    let = syntax.children(draft.trigger, "ccomp", "xcomp")
    return any(
        t.lemma_.lower() in _LET_BE
        or (t.lemma_.lower() in ("pass", "be", "lie", "rest") and any(s.lower_ == "it" for s in syntax.raw_subjects(t)))
        for t in let
    )


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


def _stops_a_vehicle(draft: Draft) -> bool:
    """ "Had stopped three lorries": no aid is ended."""
    if draft.act not in ("end", "suspend_talks", "observe") or draft.trigger.lemma_.lower() not in ("stop", "halt"):
        return False
    return any(t.lemma_.lower() in _VEHICLES for t in syntax.objects(draft.trigger))


def _is_no_force(draft: Draft) -> bool:
    """ "The union suspended its strike", "the embassy suspended operations": no arms are laid down."""
    if draft.act != "observe" or draft.topic != "violence" or draft.trigger.pos_ != "VERB":
        return False
    stopped = syntax.objects(draft.trigger)
    if any(t.lemma_.lower() == "strike" and any(c.lower_ in _STRIKES for c in t.children) for t in stopped):
        return True
    doers = syntax.subjects(draft.trigger)
    civil = any(t.lemma_.lower() in _CIVIL for t in doers) or any(a.kind is ActorKind.ORGANISATION for a in draft.actors)
    return civil and any(t.lemma_.lower() in ("strike", "operation", "activity") for t in stopped)


def _receives_a_thing(draft: Draft) -> bool:
    """ "Assistance is received by the front": nobody is met."""
    if draft.act != "meet" or draft.trigger.lemma_.lower() not in ("receive", "host"):
        return False
    received = syntax.objects(draft.trigger)
    return bool(received) and all(t.lemma_.lower() in _THINGS for t in received)


def _denies_a_thing(draft: Draft) -> bool:
    """ "Deny the rebels any victory": it is withheld, not disputed."""
    verb = draft.trigger
    return draft.act == "deny" and verb.pos_ == "VERB" and bool(syntax.children(verb, "dative")) and bool(syntax.children(verb, "dobj"))


def _is_ordered_force(draft: Draft) -> bool:
    """ "Approved the air strike": force is ordered, no proposal accepted."""
    content = draft.content
    return draft.act == "accept" and content is not None and content.pos_ == "NOUN" and content.lemma_.lower() in _FORCE


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
    if draft.speech or tok.pos_ != "NOUN" or tok.dep_ != "pobj" or tok.head.lower_ not in ("for", "to", "towards", "toward"):
        return False
    above = tok.head.head
    return above.lemma_.lower() in _PROSPECTS or any(t.lemma_.lower() in _PROSPECTS for t in syntax.children(above, "dobj"))


def _is_hope(draft: Draft) -> bool:
    """ "The promise of peace has been betrayed": nobody's word."""
    if draft.act != "promise" or draft.trigger.pos_ != "NOUN" or syntax.children(draft.trigger, "poss"):
        return False
    return any(t.lemma_.lower() in _HOPED_FOR for t in syntax.prep_objects(draft.trigger, "of"))


def _is_under_threat(draft: Draft) -> bool:
    """ "Agreed under threat of air strikes": the threat is another's."""
    tok = draft.trigger
    return draft.act == "warn" and tok.dep_ == "pobj" and tok.head.lower_ == "under" and not syntax.children(tok, "poss")


def _is_waning(draft: Draft) -> bool:
    """ "Clashes had declined a great deal": nothing is refused."""
    verb = draft.trigger
    if draft.act != "reject" or verb.lemma_.lower() != "decline" or verb.pos_ != "VERB" or syntax.children(verb, "xcomp"):
        return False
    return all(t.lemma_.lower() in ("deal", "lot", "percent", "%", "third", "half", "quarter") for t in syntax.objects(verb))


def _is_verdict_on_a_truce(draft: Draft) -> bool:
    """ "Declared the truce annulled", "declared the truce over": told by the declaring."""
    tok = draft.trigger
    if draft.act != "end" or tok.head == tok or tok.head.lemma_.lower() not in DECLARING or not syntax.children(tok.head, "dobj"):
        return False
    return tok.lower_ in VOID or (tok.pos_ == "NOUN" and tok.dep_ == "dobj")


RULES: tuple[Callable[[Draft], bool], ...] = (
    _is_open_question,
    _is_sum_to_date,
    _only_dates,
    _is_own_intention,
    _is_modesty,
    _strikes_nobody,
    _is_idiom,
    _is_to_be_seen_to,
    _is_offered_to,
    _stops_a_vehicle,
    _is_no_force,
    _receives_a_thing,
    _denies_a_thing,
    _is_ordered_force,
    _only_follows,
    _is_bare_mention,
    _hangs_on_something,
    _is_prospect,
    _is_hope,
    _is_under_threat,
    _is_waning,
    _is_verdict_on_a_truce,
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
