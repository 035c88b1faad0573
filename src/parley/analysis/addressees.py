"""Whom an act is addressed to where its own words do not say: the other party in its content, the one whose proposal or deed it answers,
else the other party of the report; for a third party's act, both.

Only between parties of a conflict and only for acts that have an addressee by nature; the reason says that it is inferred.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from parley.analysis import syntax
from parley.analysis.cast import UNNAMED_GOVERNMENT
from parley.analysis.crowds import PARTITIVE
from parley.analysis.drafts import Draft, told_near
from parley.analysis.names import pieces
from parley.analysis.parties import PartyResolver
from parley.model.codebook import ACT_BY_NAME
from parley.model.records import ActorKind, Party

_DIRECTED = frozenset(
    "offer promise accept demand reject warn accuse attack seize release urge withdraw_offer extend declare_ceasefire observe confirm "
    "praise withdraw_forces lift violate sanction detain".split()
)
"""Acts that one side of a conflict does towards the other."""

_OFTEN_TO_NOBODY = frozenset("declare_ceasefire observe extend".split())
"""Acts that coders mostly leave without an addressee (82, 57 and 61 of 100 in the development cases): the other side is none unless the
report names it."""

_BETWEEN_SIDES = frozenset("violence ceasefire prisoners hostages talks agreement withdrawal".split())
"""Topics on which the parties of a conflict reproach one another; on others, somebody else may be meant."""

_TO_BOTH: dict[str, frozenset[str] | None] = {
    "mediate": None,
    "offer": None,
    "urge": None,
    "warn": None,
    "promise": frozenset(("monitoring", "talks")),
}
"""What somebody who is no party of a conflict does towards both of its parties, with the topics (None: any)."""

_ANSWERED = {
    "accept": frozenset("offer urge demand mediate".split()),
    "reject": frozenset("offer urge demand mediate".split()),
    "praise": frozenset("offer promise release declare_ceasefire extend agree accept observe withdraw_forces lift".split()),
    "accuse": frozenset("attack seize violate detain suspend_talks end reject confirm".split()),
}
"""What an act answers, by its own act: it is addressed to whoever did that."""

_ANSWERING_FRAMES = ("accept", "reject", "rule-out", "back", "take-up", "consider", "object-bare", "praise", "accuse", "object-to")
"""Frames whose act answers something; "will not free them" and the like answer nothing that was offered."""

_REACH = 3
"""Paragraphs over which an answer is taken to answer what was told."""

_WHENCE = frozenset("from in at into across inside out near within".split())
"""Prepositions behind which a country is a place, not a party."""

_PLACED = frozenset(
    """withdraw_forces release lift yield aid attack mobilize sanction restrict detain protest reject warn promise offer demand investigate
    visit support accuse agree cooperate accept end seize urge praise yield observe""".split()
)
"""Acts of which the country where they are done, or from which they are taken, is the one concerned."""

_STRANGE = frozenset("foreign international western outside external".split())
"""Said of those who belong to neither side."""

_SUFFERED = frozenset("attack seize detain restrict".split())
"""Acts done to somebody, also where the text does not say by whom."""

_DONE_TO_PEOPLE = frozenset("kidnap abduct kill murder behead execute".split())

_SERVING = frozenset("soldier policeman rebel fighter guerrilla insurgent militant militiaman leader member gunman".split())
"""Who is hurt for his side, so that the side is meant."""

_NEUTRAL = frozenset(
    "mission watch monitors observers commission committee office agency church cross crescent mediators elders un nations".split()
)
"""Words of names of bodies that are no side of a conflict."""

_SIDES = (ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP)


def addressed(draft: Draft, parties: PartyResolver, told: Sequence[Draft]) -> Draft:
    """The draft with recipients, where they follow from its content, from what it answers, or from the two parties of the report.

    told: the report's drafts so far, in order; those behind this one are not looked at.
    """
    symmetric = ACT_BY_NAME[draft.act].symmetric and (parties.cast.has_pair or len(draft.actors) > 1)
    suffered = draft.act in _SUFFERED and not parties.cast.has_pair  # "a mayor was killed in the north", nobody knows by whom
    if draft.recipients or not (draft.actors or suffered) or symmetric:
        return draft
    own = {a.actor for a in draft.actors}
    if not parties.cast.has_pair and draft.act in _PLACED and (found := _concerned(draft, own, parties)):
        return replace(draft, recipients=found)
    if draft.act not in _DIRECTED and draft.act not in _TO_BOTH:
        return draft
    if draft.act in ("accept", "reject", "praise") and _of_somebody_unknown(draft, parties):
        return draft
    if (people := _harmed(draft, parties)) is not None:
        return replace(draft, recipients=people)
    if draft.content is not None:
        inside = [
            t
            for t in _told_of(draft.content, draft.trigger)
            if t.pos_ in ("PROPN", "NOUN", "PRON", "ADJ") and not (t.dep_ == "pobj" and t.head.lower_ in _WHENCE)
        ]
        named = [
            x
            for t in inside
            if (n := parties.named(draft.paragraph, t)) is not None and t.i == n.last
            for x in parties.of(draft.paragraph, t)
        ]
        others = tuple({x.actor: x for x in named if x.actor not in own and x.kind in _SIDES}.values())
        if len(others) == 1 and not _is_aside(draft, own, others[0], inside, parties):
            return replace(draft, recipients=(replace(others[0], reason="the other party named in the content"),))
    if _asks_outsiders(draft):
        return draft
    return replace(draft, recipients=_answered(draft, own, told) or _counterpart(own, draft, parties))


def _told_of(content: Token, trigger: Token) -> Iterator[Token]:
    """The tokens of a content; where the act hangs on it ("an offer that the front declined and the army took"), without such clauses."""
    hung = content in trigger.ancestors
    return syntax.subtree_without_clauses(content) if hung else iter(content.subtree)


def _asks_outsiders(draft: Draft) -> bool:
    """Whether those who are to do what is asked are strangers to both sides ("wants foreign forces to leave")."""
    if draft.act not in ("demand", "urge") or draft.content is None:
        return False
    doers = [draft.content, *syntax.raw_subjects(draft.content)]
    return any(c.lower_ in _STRANGE for t in doers if t.pos_ in ("NOUN", "PROPN") for c in syntax.children(t, "amod"))


def _harmed(draft: Draft, parties: PartyResolver) -> tuple[Party, ...] | None:
    """Those killed, seized or held who are of no side ("two farmers"), where the words tell who they are; None where they do not."""
    if draft.act not in _SUFFERED or draft.trigger.pos_ != "VERB":
        return None
    surely = draft.trigger.lemma_.lower() in _DONE_TO_PEOPLE or (draft.act == "seize" and draft.topic == "hostages")
    hurt = [t for t in syntax.objects(draft.trigger) if t.pos_ == "NOUN" and (surely or t.lemma_.lower() in parties.words["party.crowds"])]
    hurt = [t for t in hurt if t.lemma_.lower() not in _SERVING | PARTITIVE and not parties.of(draft.paragraph, t)]
    return tuple(x for t in hurt for x in parties.crowd(draft.paragraph, t, surely_people=surely)) or None


def _is_aside(draft: Draft, own: set[str], other: Party, inside: Sequence[Token], parties: PartyResolver) -> bool:
    """Whether a state named in the content is a third that one side speaks of to the other ("monitors from Malaysia", "a Russian post"),
    not the one addressed: it neither acts there nor owns what is spoken of."""
    main = set(parties.cast.main)
    if other.kind is not ActorKind.STATE or other.actor in main or len(main) != 2 or not own or not own <= main:
        return False
    p = draft.paragraph
    for t in inside:
        named = parties.named(p, t)
        if named is None or t.i != named.last or other.actor not in {x.actor for x in parties.of(p, t)}:
            continue
        if draft.content is not None and t.head == draft.content and t.dep_ in ("amod", "compound", "nmod"):
            return False
        if t.dep_ in ("nsubj", "poss", "dobj", "dative") or (t.dep_ == "pobj" and t.head.lower_ in ("by", "with", "against", "on")):
            return False
    return True


def _answered(draft: Draft, own: set[str], told: Sequence[Draft]) -> tuple[Party, ...]:
    """Whoever did what the draft answers: the last such deed on its topic, by somebody else."""
    asked = _ANSWERED.get(draft.act)
    if asked is None or draft.frame.id not in _ANSWERING_FRAMES:
        return ()
    here = (draft.paragraph, draft.trigger.i)
    for d in reversed(told_near(told, draft.paragraph, _REACH)):
        if d.act in asked and d.topic == draft.topic and d.actors and (d.paragraph, d.trigger.i) < here:
            if own & {a.actor for a in d.actors}:
                continue
            return tuple(replace(a, start=None, end=None, reason="inferred: the one whose act it answers") for a in d.actors)
    if draft.content is not None and draft.content.pos_ == "NOUN" and _is_bare(draft.content):  # "welcomed the pardon": what was told last
        for d in reversed(told_near(told, draft.paragraph, 1)):
            if d.act in asked and d.actors and (d.paragraph, d.trigger.i) < here and not own & {a.actor for a in d.actors}:
                return tuple(replace(a, start=None, end=None, reason="inferred: the one whose act was told last") for a in d.actors)
    return ()


def _is_bare(noun: Token) -> bool:
    """Whether a noun points back without words of its own ("the pardon", "this law")."""
    return [c.lower_ for c in noun.children if c.dep_ not in ("punct", "prep")] in (["the"], ["this"], ["that"]) and not any(
        c.dep_ == "prep" and c.lower_ in ("of", "by", "from") for c in noun.children
    )


def _of_somebody_unknown(draft: Draft, parties: PartyResolver) -> bool:
    """Whether the words say whose the answered thing is, though not who that is ("the plan of the mediators")."""
    if draft.content is None or draft.content.pos_ != "NOUN":
        return False
    p = draft.paragraph
    owners = [*syntax.prep_objects(draft.content, "of", "by", "from"), *syntax.children(draft.content, "poss")]
    between = parties.words["roles.mediators"]
    return any(t.pos_ == "NOUN" and t.lemma_.lower() in between and not parties.of(p, t) for t in owners)


def _counterpart(own: set[str], draft: Draft, parties: PartyResolver) -> tuple[Party, ...]:
    cast = parties.cast
    main = cast.main
    if not cast.armed or len(main) != 2 or all(cast.actors[a].kind is ActorKind.ARMED_GROUP for a in main):
        return ()  # two groups in arms are not each other's enemies unless the words say so
    if draft.act in _TO_BOTH and not own & set(main):
        topics = _TO_BOTH[draft.act]
        if topics is not None and draft.topic not in topics:
            return ()
        warned = _named_in(draft, parties) if draft.act == "warn" else frozenset()
        meant = [a for a in main if a in warned] or main
        return tuple(Party(actor=a, name=cast.name(a), kind=cast.kind(a), reason="inferred: a party of the report") for a in meant)
    if draft.act in ("urge", "mediate") or len(own) != 1 or not own <= set(main):
        return ()
    if draft.act == "accuse" and draft.topic not in _BETWEEN_SIDES:
        return ()
    if draft.act == "confirm" and draft.topic == "violence":
        return ()  # who owns up to a deed says it to nobody
    other = next(a for a in main if a not in own)
    if _NEUTRAL & set(pieces(cast.actors[other].name)) or (other == UNNAMED_GOVERNMENT.id and draft.act in _OFTEN_TO_NOBODY):
        return ()
    return (Party(actor=other, name=cast.name(other), kind=cast.kind(other), reason="inferred: the other party of the report"),)


def _named_in(draft: Draft, parties: PartyResolver) -> frozenset[str]:
    """The parties that what is threatened, and in what case, names ("threatened to cut off aid if the army obstructs it")."""
    doers = {t.i for s in syntax.raw_subjects(draft.trigger) for t in s.subtree}
    toks = [
        t for t in draft.trigger.subtree if t.i not in doers and t.pos_ in ("NOUN", "PROPN") and t.dep_ in ("nsubj", "nsubjpass", "pobj")
    ]
    return frozenset(x.actor for t in toks for x in parties.of(draft.paragraph, t))


def _concerned(draft: Draft, own: set[str], parties: PartyResolver) -> tuple[Party, ...]:
    """In a report that is not of two sides: the one other party that the act's own phrases name, else the one country in which it is
    done. Phrases of time and cause, and what others say, are no phrases of the act."""
    p = draft.paragraph
    verb = draft.trigger if draft.trigger.pos_ in ("VERB", "AUX") else syntax.support_verb(draft.trigger)
    heads = [draft.trigger] if verb is None else [verb, draft.trigger]
    inside = dict.fromkeys(t for head in heads for t in _phrases(head))
    named: dict[str, Party] = {}
    placed: dict[str, Party] = {}
    crowds: dict[str, Party] = {}
    direct: dict[str, Party] = {}
    told: list[Token] = []
    for t in inside:
        if draft.act != "mobilize" and t.dep_ in _SUFFERING and t.tag_ in ("NNS", "NNPS", "NN"):
            found = {x.actor: x for x in parties.nationals(p, t) or parties.crowd(p, t, any_one=True) if x.actor not in own}
            crowds.update(found)
            if t.head == draft.trigger:
                direct.update(found)
        name = parties.named(p, t)
        if name is None or t.i != name.last:
            continue
        for x in parties.of(p, t):
            if x.actor in own or x.kind not in (*_SIDES, ActorKind.ORGANISATION):
                continue
            where = t.dep_ == "pobj" and t.head.lower_ in _WHENCE
            if not where and x.actor not in named:
                told.append(t)
            (placed if where else named).setdefault(x.actor, x)
    if len(named) == 1 or (named and all(t.dep_ == "conj" and t.head in told for t in told[1:])):
        return tuple(replace(x, reason="the other party named in the content") for x in named.values())
    if len(crowds) == 1 or direct:
        return tuple((direct or crowds).values())
    if len(placed) == 1:
        return tuple(replace(x, reason="the country where it is done") for x in placed.values())
    return _at_home(draft, verb, parties) if draft.act == "protest" and not placed else ()


def _at_home(draft: Draft, verb: Token | None, parties: PartyResolver) -> tuple[Party, ...]:
    """The state whose people protest ("Argentine railway workers", "students throughout Indonesia"), where nothing tells against whom."""
    p, own = draft.paragraph, {a.actor for a in draft.actors}
    doers = syntax.subjects(verb) if verb is not None else []
    inside = [t for d in doers for t in d.subtree if t.dep_ in ("amod", "compound", "poss", "pobj")]
    named = [n for t in inside if (n := parties.named(p, t)) is not None and t.i == n.last and not _is_for_or_against(t)]
    states = {n.actor: n for n in named if parties.cast.actors[n.actor].kind is ActorKind.STATE}
    cast = parties.cast
    if len(states) != 1 or own & set(states):
        return ()
    return tuple(
        Party(actor=a, name=cast.name(a), kind=cast.kind(a), reason="the state of those who protest; the words name no other")
        for a in states
    )


def _is_for_or_against(name: Token) -> bool:
    """Whether a state's adjective tells whom people favour, not whose they are ("pro-Russian crowds")."""
    return any(t.lower_ in ("pro", "anti") for t in name.doc[max(0, name.i - 2) : name.i])


def _phrases(head: Token, *, top: bool = True) -> Iterator[Token]:
    """The tokens of what a word governs, without its subject, clauses of time, reason and saying, and relative clauses."""
    for c in head.children:
        if c.dep_ in _NOT_ITS_OWN or (top and c.dep_ in _ITS_DOER) or (c.dep_ == "prep" and c.lower_ in _ASIDE):
            continue
        if c.dep_ == "advcl" and not _is_aim(c):
            continue
        if c.dep_ == "ccomp" and c.i < head.i:
            continue  # "..., the minister said"
        yield c
        yield from _phrases(c, top=False)


def _is_aim(verb: Token) -> bool:
    """Whether a clause tells what for: "to demand ...", "calling for ..."."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children) or verb.lower_ in ("calling", "demanding", "seeking", "urging")


_NOT_ITS_OWN = frozenset("relcl parataxis cc punct".split())
_ITS_DOER = frozenset("nsubj agent conj".split())
_SUFFERING = frozenset("dobj nsubjpass pobj conj poss dative".split())
_ASIDE = frozenset("after before during since until following despite amid because by as under according".split())
"""Prepositions of time, cause and manner: what stands behind them is not concerned by the act."""
