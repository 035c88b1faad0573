"""The sides of a report: its armed groups, the state (or ruling council) at war, and the two main parties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from parley.analysis.cast import UNNAMED_GOVERNMENT, Cast, Named, head_of
from parley.analysis.names import FormKind
from parley.analysis.sentences import Paragraph
from parley.analysis.words import Words
from parley.model.ids import slug
from parley.model.records import Actor, ActorKind

_APART = frozenset(
    "mediate mediator mediation host guarantor neighbour neighbouring neighbor neighboring observer broker facilitator venue "
    "facilitate".split()
)
"""Words in whose company a state is a third party."""

_REBELS = frozenset("rebel insurgent guerrilla separatist".split())
"""Nouns for an armed group that a report may leave without a name."""

_ARMED_DEEDS = frozenset("capture seize free release hold attack ambush kidnap abduct take hand let shell overrun storm".split())
"""What men under arms do, to those of _TAKEN."""

_TAKEN = frozenset("soldier prisoner captive hostage policeman officer conscript barracks garrison post convoy outpost".split())
"""What armed groups capture, free or attack."""

_FIGHTERS = frozenset("fighter guerrilla commander rebel insurgent gunman militiaman".split())
"""Whom only a body under arms has."""

_OPPOSED = "opposition"
"""What a report calls a side that it never names, where it says once that it is armed."""

_RULING = frozenset("government authorities regime junta army military soldiers".split())
_RULES = _RULING | frozenset("president cabinet parliament troops police".split())
"""Words without which a report does not speak of a government that it leaves without a name."""

_SEATED = frozenset("government junta authority authorities regime cabinet administration".split())
"""Before "in" and a name: the government of that country or town."""

_NOT_RULING = _REBELS | frozenset("armed former ex own liberation student retired".split())
"""Words before "army" or "president" that tell of no government."""

_FOREIGN = frozenset("foreign ambassador embassy diplomat envoy".split())

_SENT = frozenset("envoy ambassador mediator facilitator".split())
"""Whom a third party sends."""

NAMED_WITH_FORCE, NAMED_WITH_GROUP, APART = 2, 2, 3
"""Weights: a state named with its government or army, in one sentence with an armed group, or with words of mediation."""


FAR_MORE = 2
"""How many times as often as the state at war another state must act to be the armed group's counterpart in a report."""


def find_sides(paragraphs: Sequence[Paragraph], cast: Cast, words: Words, known: Mapping[str, Actor]) -> None:
    """Fills `armed`, `domestic` and `main` of the cast from how often, and beside which words, parties are named."""
    counts: Counter[str] = Counter()
    for n in cast.named:
        party = cast.party(n.actor)
        if party is not None and cast.is_party(party) and not _of_a_person(paragraphs, words, n):
            counts[party] += 1
    armed = [a for a in counts if cast.actors[a].kind is ActorKind.ARMED_GROUP]
    cast.armed = tuple(sorted(armed, key=lambda a: (-counts[a], _first(cast, a))))
    rebels = Counter(lemma for par in paragraphs for t in par.doc if (lemma := t.lemma_.lower()) in _REBELS and t.pos_ == "NOUN")
    if not cast.armed and rebels and (group := _told_in_arms(paragraphs, cast, counts)) is not None:
        cast.actors[group] = replace(cast.actors[group], kind=ActorKind.ARMED_GROUP)
        cast.armed = (group,)
    if not cast.armed and not rebels and _in_arms(paragraphs):
        rebels[_OPPOSED] = sum(t.lemma_.lower() == _OPPOSED for par in paragraphs for t in par.doc)
    cast.domestic = _domestic(paragraphs, cast, words, known, counts) if cast.armed or rebels else _only_state(paragraphs, cast, counts)
    if not cast.armed and rebels and cast.domestic is not None:
        noun = max(sorted(rebels), key=lambda w: rebels[w])
        cast.armed = (_of_persons(cast, known) or _by_description(cast, noun, known),)
        counts[cast.armed[0]] = sum(rebels.values())
        if noun == _OPPOSED:
            cast.described[noun] = cast.armed[0]
    if cast.domestic is not None and cast.domestic not in cast.actors:
        cast.actors[cast.domestic] = known.get(cast.domestic, UNNAMED_GOVERNMENT)
    sides = [a for a in counts if cast.actors[a].kind in (ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP)]
    ranked = sorted(sides, key=lambda a: (-counts[a], a))
    if len(sides) < 2 and cast.domestic is None:
        ranked += sorted(
            (a for a in counts if cast.actors[a].kind is ActorKind.ORGANISATION and a.startswith("found:")), key=lambda a: (-counts[a], a)
        )
    first = cast.armed[0] if cast.armed else (ranked[0] if ranked else None)
    second = _second(paragraphs, cast, first, ranked)
    cast.main = tuple(a for a in (first, second) if a is not None)


def _of_a_person(paragraphs: Sequence[Paragraph], words: Words, n: Named) -> bool:
    """Whether a name only tells whose citizen somebody is ("a Dutch engineer")."""
    doc = paragraphs[n.paragraph].doc
    return n.kind is FormKind.ADJECTIVE and n.last + 1 < len(doc) and doc[n.last + 1].lemma_.lower() in words["roles.private"]


def _second(paragraphs: Sequence[Paragraph], cast: Cast, first: str | None, ranked: Sequence[str]) -> str | None:
    """The other main party: the state at war, unless another state acts in the report far more often ("talks with Washington")."""
    acting: Counter[str] = Counter()
    for n in cast.named:
        doc = paragraphs[n.paragraph].doc
        before = doc[n.first - 1].lower_ if n.first > 0 else ""
        if before == "the" and n.first > 1:
            before = doc[n.first - 2].lower_
        party = cast.party(n.actor)
        if party is not None and before not in ("in", "from", "at", "across", "into", "to"):
            acting[party] += 1
    sending = {n.actor for n in cast.named if _sends(paragraphs, n) or _stands_apart(paragraphs, n)}
    apart = sending if cast.domestic == UNNAMED_GOVERNMENT.id else set()  # it has no name that could be counted
    others = [a for a in ranked if a not in (first, cast.domestic, *apart) and cast.actors[a].kind is not ActorKind.ARMED_GROUP]
    rival = max(others, key=lambda a: acting[a], default=None)
    if cast.domestic is None or cast.domestic == first:
        return next((a for a in ranked if a != first), None)
    return rival if rival is not None and acting[rival] > FAR_MORE * max(acting[cast.domestic], 1) else cast.domestic


def _in_arms(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a report speaks of an armed opposition."""
    return any(
        t.lemma_.lower() == _OPPOSED and any(c.lower_ in ("armed", "rebel", "militant") for c in t.children)
        for par in paragraphs
        for t in par.doc
    )


def _told_in_arms(paragraphs: Sequence[Paragraph], cast: Cast, counts: Counter[str]) -> str | None:
    """The body that "the rebels" of a report are, where it calls no group armed: of those that the report introduces itself the one told
    to do what men under arms do ("the Union of Free Valleys freed ten soldiers"), or to have fighters."""
    told = {
        n.actor
        for n in cast.named
        if n.actor.startswith("found:")
        and cast.actors[n.actor].kind is ActorKind.ORGANISATION
        and (_does_as_armed(paragraphs[n.paragraph].doc, n) or _has_fighters(paragraphs[n.paragraph].doc, n))
    }
    return min(told, key=lambda a: (-counts[a], a)) if told else None


def _does_as_armed(doc: Doc, n: Named) -> bool:
    head = head_of(doc, n)
    verb = head.head.head if head.dep_ == "pobj" and head.head.dep_ == "agent" else head.head
    subject = head.dep_ == "nsubj" or (head.dep_ == "pobj" and head.head.dep_ == "agent")
    if not subject or verb.lemma_.lower() not in _ARMED_DEEDS:
        return False
    return any(t.lemma_.lower() in _TAKEN for t in verb.subtree)


def _has_fighters(doc: Doc, n: Named) -> bool:
    behind = [t.lemma_.lower() for t in doc[n.last + 1 : n.last + 3]]
    return bool(set(behind) & _FIGHTERS) or (n.first > 0 and doc[n.first - 1].lower_ in _REBELS)


def _of_persons(cast: Cast, known: Mapping[str, Actor]) -> str | None:
    """The one armed group of the lists for which a person whom the report names is known to act, where it names no group."""
    parents = {cast.actors[n.actor].parent for n in cast.named if cast.is_person(n.actor)}
    groups = {parent for parent in parents if parent and parent in known and known[parent].kind is ActorKind.ARMED_GROUP}
    if len(groups) != 1:
        return None
    group = next(iter(groups))
    cast.actors.setdefault(group, known[group])
    return group


def _by_description(cast: Cast, noun: str, known: Mapping[str, Actor]) -> str:
    """Rebels that the report never names: an actor by description, of the state at war; the lists' own where they know it so."""
    adjective = cast.governments.get(cast.domestic or "", "").removesuffix(" government")
    name = f"{adjective} {noun}" if noun == _OPPOSED else f"{adjective} {noun}s".strip()
    listed = next((a for a in known.values() if noun == _OPPOSED and a.kind is ActorKind.ARMED_GROUP and name in a.aliases), None)
    if listed is not None:
        cast.actors.setdefault(listed.id, listed)
        return listed.id
    actor = f"found:{slug(name)}"
    cast.actors.setdefault(actor, Actor(id=actor, name=name, kind=ActorKind.ARMED_GROUP))
    return actor


def _first(cast: Cast, actor: str) -> tuple[int, int]:
    return min(((n.paragraph, n.first) for n in cast.named if cast.party(n.actor) == actor), default=(0, 0))


def _domestic(paragraphs: Sequence[Paragraph], cast: Cast, words: Words, known: Mapping[str, Actor], counts: Counter[str]) -> str | None:
    """The state at war: a ruling council, the country of a known group, else the state named most with its forces and with the armed
    groups."""
    councils = [a for a in counts if cast.actors[a].kind is ActorKind.GOVERNMENT and a.startswith("found:") and a != UNNAMED_GOVERNMENT.id]
    if councils:
        return min(councils, key=lambda a: (-counts[a], a))
    homes = [f"state:{cast.actors[group].country}" for group in cast.armed if f"state:{cast.actors[group].country}" in known]
    named = [home for home in homes if home in counts]
    if named or (homes and not any(cast.actors[a].kind is ActorKind.STATE for a in counts)):
        return (named or homes)[0]
    scores: Counter[str] = Counter()
    for n in cast.named:
        if cast.actors[n.actor].kind is ActorKind.STATE and cast.party(n.actor) == n.actor:
            scores[n.actor] += _weight(paragraphs, cast, words, n)
    aside = {n.actor for n in cast.named if _stands_apart(paragraphs, n) or _sends(paragraphs, n)}
    acting = any(
        cast.actors[n.actor].kind is ActorKind.STATE and head_of(paragraphs[n.paragraph].doc, n).dep_ in ("nsubj", "nsubjpass")
        for n in cast.named
    )
    ruled = any(t.lower_ in _RULING for par in paragraphs for t in par.doc)
    if homes and ruled and not acting and not any(s > NAMED_WITH_FORCE for s in scores.values()):
        return homes[0]  # foreign states are named, but none with its forces: "the army" is that of the group's country
    scores = Counter({a: s for a, s in scores.items() if a not in aside or s >= NAMED_WITH_FORCE + NAMED_WITH_GROUP})
    if scores and max(scores.values()) > 0:
        return min(scores, key=lambda a: (-scores[a], -counts[a], a))
    bare = any(
        t.lower_ in _RULES and t.i not in at and not _is_no_ruler(t) for par, at in zip(paragraphs, cast.at, strict=True) for t in par.doc
    )
    return UNNAMED_GOVERNMENT.id if bare else None


def _is_no_ruler(tok: Token) -> bool:
    """Whether a word for those who rule is said of somebody else ("a rebel army", "a former army doctor", "its president")."""
    if any(c.lower_ in _NOT_RULING for c in (*tok.children, *tok.head.children) if c.i < tok.i):
        return True
    return any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in tok.children)


def _only_state(paragraphs: Sequence[Paragraph], cast: Cast, counts: Counter[str]) -> str | None:
    """In a report that shows no armed group: the one state that it introduces itself and that is no third party."""
    found = {a for a in counts if a.startswith("found:") and cast.actors[a].kind is ActorKind.STATE}
    if any(cast.actors[a].kind is ActorKind.STATE for a in counts if a not in found):
        return None
    found -= {n.actor for n in cast.named if n.actor in found and _stands_apart(paragraphs, n)}
    return next(iter(found)) if len(found) == 1 else None


def _stands_apart(paragraphs: Sequence[Paragraph], n: Named) -> bool:
    """Whether a name is a mediator's or a neighbour's by the word right beside it or by what it does."""
    doc = paragraphs[n.paragraph].doc
    sent = doc[n.first].sent
    head = head_of(doc, n)
    if {head.dep_, head.head.dep_} & {"pobj", "conj"} and "between" in {t.lower_ for t in doc[max(sent.start, n.first - 6) : n.first]}:
        return False
    if any(c.dep_ == "relcl" and c.lemma_.lower() in _APART for t in (head, head.head, head.head.head) for c in t.children):
        return True  # "the foreign ministry of X, which hosts the talks"
    beside = {t.lemma_.lower() for t in (*doc[max(sent.start, n.first - 1) : n.first], *doc[n.last + 1 : min(sent.end, n.last + 2)])}
    return bool(beside & _APART) or head.head.lemma_.lower() in _APART


def _sends(paragraphs: Sequence[Paragraph], n: Named) -> bool:
    """Whether a name tells whose envoy somebody is ("Norland's envoy", "the envoy of Norland")."""
    doc = paragraphs[n.paragraph].doc
    behind = [t.lemma_.lower() for t in doc[n.last + 1 : n.last + 4]]
    return bool(set(behind) & _SENT) or (n.first > 1 and doc[n.first - 1].lower_ == "of" and doc[n.first - 2].lemma_.lower() in _SENT)


def _weight(paragraphs: Sequence[Paragraph], cast: Cast, words: Words, n: Named) -> int:
    doc = paragraphs[n.paragraph].doc
    sent = doc[n.first].sent
    near = {t.lemma_.lower() for t in doc[max(sent.start, n.first - 4) : min(sent.end, n.last + 5)]}
    before = [t.lemma_.lower() for t in doc[max(sent.start, n.first - 3) : n.first]]
    behind = [t.lemma_.lower() for t in doc[n.last + 1 : min(sent.end, n.last + 4)]]
    seated = before[-1:] == ["in"] and bool(set(before[:-1]) & _SEATED)  # "the junta in Daresk", "a government negotiator in X"
    official = set(behind) & words["party.government"] or (("of" in before or seated) and set(before) & words["party.government"])
    weight = 0 if n.kind is FormKind.ADJECTIVE and set(behind[:2]) & words["roles.private"] else 1
    if official:
        weight += NAMED_WITH_FORCE
        if any(sent.start <= m.first < sent.end and cast.actors[m.actor].kind is ActorKind.ARMED_GROUP for m in cast.named_in(n.paragraph)):
            weight += NAMED_WITH_GROUP
    if _stands_apart(paragraphs, n) or near & _FOREIGN or (n.first > 0 and doc[n.first - 1].lower_ in ("in", "to", "at") and not seated):
        weight -= APART
    if behind[:1] and behind[0] in _REBELS:
        weight += NAMED_WITH_FORCE + NAMED_WITH_GROUP
    elif behind[:1] == ["capital"]:
        weight -= APART
    return max(weight, 0)
