"""Words of a frame in another sense: "let it pass", "deny the rebels a victory", "regrets the loss of life" tell none of its acts.

Each rule looks at one draft and its sentence and knows no report; `telling.py` asks them all.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.drafts import Draft
from parley.model.records import ActorKind

_NAMING = frozenset("name identify quote disclose reveal cite attribute".split())

_BODILESS = frozenset(
    """process effort promise peace dialogue initiative talk talks negotiation deal agreement accord pact treaty truce ceasefire cease-fire
    offer proposal plan hope chance prospect
    economy credibility unity election vote policy idea decision statement reputation trust""".split()
)
"""What cannot be bombed or raided: who sabotages or attacks it uses no arms."""

_LET_BE = frozenset("fall drop slip know go loose stand".split())
"""What one lets things do without allowing anybody anything."""

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

_HOPED_FOR = frozenset("peace hope change life prosperity future democracy stability".split())

_MISFORTUNES = frozenset("mistake error loss death incident accident casualty tragedy suffering inconvenience past".split())

_ACCIDENTS = frozenset("error mistake weather fog failure fault accident fear confusion delay terrain crash misunderstanding".split())
"""What one regrets or blames without reproaching anybody."""

_TIES = frozenset("tie link connection contact association role involvement".split())

_FOES = frozenset("rebel militia militant insurgent extremist terrorist government regime army group guerrilla separatist fighter".split())


def in_another_sense(draft: Draft) -> bool:
    """Whether the draft's word tells something else than its frame's act."""
    return any(rule(draft) for rule in RULES)


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


def _is_hope(draft: Draft) -> bool:
    """ "The promise of peace has been betrayed": nobody's word."""
    if draft.act != "promise" or draft.trigger.pos_ != "NOUN" or syntax.children(draft.trigger, "poss"):
        return False
    return any(t.lemma_.lower() in _HOPED_FOR for t in syntax.prep_objects(draft.trigger, "of"))


def _is_waning(draft: Draft) -> bool:
    """ "Clashes had declined a great deal": nothing is refused."""
    verb = draft.trigger
    if draft.act != "reject" or verb.lemma_.lower() != "decline" or verb.pos_ != "VERB" or syntax.children(verb, "xcomp"):
        return False
    return all(t.lemma_.lower() in ("deal", "lot", "percent", "%", "third", "half", "quarter") for t in syntax.objects(verb))


def _is_opinion(draft: Draft) -> bool:
    """ "The governor agreed, saying that ...": with what was said, and with nobody about anything."""
    verb = draft.trigger
    if draft.act != "agree" or verb.pos_ != "VERB" or verb.lemma_.lower() != "agree" or draft.content is not None:
        return False
    doers = syntax.raw_subjects(verb)
    alone = len(doers) == 1 and doers[0].tag_ in ("NN", "NNP", "PRP")
    return alone and any(c.lemma_.lower() in ("say", "add", "argue", "note") for c in syntax.children(verb, "advcl", "conj"))


def _is_nobodys_fault(draft: Draft) -> bool:
    """ "Regrets the loss of life", "blamed human error": nobody is accused."""
    verb = draft.trigger
    if draft.act != "accuse" or verb.pos_ != "VERB":
        return False
    told = {t.lemma_.lower() for t in syntax.objects(verb)}
    if verb.lemma_.lower() == "regret":
        return bool(told & _MISFORTUNES)
    return verb.lemma_.lower() == "blame" and bool(told) and told <= _ACCIDENTS and not syntax.prep_objects(verb, "on")


def _only_dislikes(draft: Draft) -> bool:
    """ "Both sides oppose the militia": no proposal is turned down."""
    verb = draft.trigger
    if draft.act != "reject" or verb.lemma_.lower() != "oppose" or verb.pos_ != "VERB":
        return False
    opposed = syntax.objects(verb)
    return bool(opposed) and all(t.pos_ == "PROPN" or t.lemma_.lower() in _FOES for t in opposed)


def _is_funeral(draft: Draft) -> bool:
    """ "A funeral procession": nobody protests."""
    return draft.act == "protest" and any(c.lower_ in ("funeral", "burial", "wedding", "religious") for c in draft.trigger.children)


def _are_alleged_ties(draft: Draft) -> bool:
    """ "Has alleged ties to the militia": what others allege, read as a verb of one's own."""
    verb = draft.trigger
    if draft.act != "accuse" or verb.lower_ not in ("alleged", "suspected") or not verb.doc[verb.i - 1].lower_.startswith("ha"):
        return False
    return any(t.lemma_.lower() in _TIES for t in syntax.objects(verb))


def _are_complaints_received(draft: Draft) -> bool:
    """ "Had received 14 complaints": by whom and of whom is not told."""
    tok = draft.trigger
    if draft.act != "accuse" or draft.actors or tok.pos_ != "NOUN":
        return False
    carrier = syntax.support_verb(tok)
    return carrier is not None and carrier.lemma_.lower() in ("receive", "register", "record", "get", "log")


_ASKING = frozenset("why how whether if what who where when which".split())

_OFFICES = frozenset("resignation award prize medal post degree applause".split())
"""What one accepts without saying yes to a proposal."""

_GUARDED = frozenset("draw comment elaborate speculate".split())
"""What one refuses to a reporter ("refused to be drawn")."""


def _is_a_question(draft: Draft) -> bool:
    """ "Asked why troops had been sent", " 'Does it hold?' asks the envoy": an answer is asked for, nothing else."""
    verb = draft.trigger
    if draft.act not in ("urge", "demand") or verb.lemma_.lower() != "ask" or verb.pos_ != "VERB":
        return False
    for clause in syntax.children(verb, "ccomp", "xcomp"):
        if any(t.lower_ in _ASKING and t.dep_ in ("mark", "advmod", "attr", "nsubj", "nsubjpass", "dobj", "det") for t in clause.children):
            return True
        if any(t.text == "?" for t in clause.children):
            return True
    return any(t.lower_ in _ASKING for t in verb.children if t.i > verb.i)


def _accepts_no_proposal(draft: Draft) -> bool:
    """ "Accepted the resignation of a minister", "accepted the prize": nothing proposed is taken up."""
    if draft.act != "accept" or draft.trigger.pos_ != "VERB":
        return False
    accepted = syntax.objects(draft.trigger)
    return bool(accepted) and all(t.lemma_.lower() in _OFFICES for t in accepted)


def _is_guarded(draft: Draft) -> bool:
    """ "Refused to be drawn on the plan": only that nothing is said."""
    if draft.act != "reject" or draft.trigger.pos_ != "VERB":
        return False
    return any(t.lemma_.lower() in _GUARDED for t in syntax.children(draft.trigger, "xcomp"))


def _throws_out_of(draft: Draft) -> bool:
    """ "Threw traffic out of gear": no proposal is turned down."""
    verb = draft.trigger
    if draft.act != "reject" or verb.lemma_.lower() not in ("throw", "turn", "vote"):
        return False
    return any(c.lower_ == "out" and any(g.lower_ == "of" for g in c.children) for c in verb.children)


def _releases_money(draft: Draft) -> bool:
    """ "Released 900 million for salaries": nobody is freed."""
    if draft.act != "release" or draft.trigger.pos_ != "VERB":
        return False
    freed = syntax.objects(draft.trigger)
    return bool(freed) and all(
        t.ent_type_ in ("MONEY", "PERCENT") or t.lemma_.lower() in ("million", "billion", "crore", "lakh") for t in freed
    )


RULES: tuple[Callable[[Draft], bool], ...] = (
    _is_modesty,
    _strikes_nobody,
    _is_idiom,
    _stops_a_vehicle,
    _is_no_force,
    _receives_a_thing,
    _denies_a_thing,
    _is_ordered_force,
    _is_hope,
    _is_waning,
    _is_opinion,
    _is_nobodys_fault,
    _only_dislikes,
    _is_funeral,
    _are_alleged_ties,
    _are_complaints_received,
    _is_a_question,
    _accepts_no_proposal,
    _is_guarded,
    _throws_out_of,
    _releases_money,
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
