"""An entry as a clause of an English sentence: who did what to whom, about what, on which terms and conditions.

Invariant: says what the record holds and no more: an act on a topic stays "an offer on prisoners" where the record does not tell what is
to be done with them; what is planned, possible or conditional is said to be so; conditions are never told as done.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from parley.export import wording
from parley.model.computed import Deed, Entry
from parley.model.records import Condition, ConditionRelation, Modality, Party, Polarity, Terms
from parley.report.verbs import ALONE, DIRECT, TOPICS, VERBS

Namer = Callable[[str], str]
"""A party's name as it stands in a sentence, with its article (`parley.report.articles`)."""

_HELD: Final = frozenset({"prisoners", "hostages"})
_TIME_UNITS: Final = frozenset({"hours", "days", "weeks", "months", "years", "hour", "day", "week", "month", "year"})
_PROPOSALS: Final = frozenset({"offer", "promise", "demand", "urge"})
"""They are made however planned or conditional their content is."""


def topic(name: str) -> str:
    """A topic as it stands after "on".

    >>> topic("power_sharing"), topic("security_guarantees")
    ('power-sharing', 'security guarantees')
    """
    return TOPICS.get(name, wording.words(name))


def matter(entry: Entry) -> str:
    """What an entry is about, in figures where it has them: "300 prisoners", "a ceasefire of 60 days"."""
    due = entry.terms.deadline.latest if entry.terms.deadline is not None else None
    about = _about(entry.topic, _needed(entry.topic, entry.terms))[0] or topic(entry.topic)
    until = "until" if entry.topic == "ceasefire" else "by"  # a truce lasts to its day, all else is to be done by it
    return f"{about} {until} {wording.day(due)}" if due else about


def listed(parts: Iterable[str]) -> str:
    """Parts in a row with "and" before the last.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    *others, last = list(dict.fromkeys(parts)) or [""]
    return f"{', '.join(others)} and {last}" if others else last


def people(parties: Iterable[Party], namer: Namer) -> str:
    """The parties' names with their articles, each once; "somebody unnamed" where there is none."""
    return listed(namer(party.name) for party in parties) or wording.NOBODY


def core(entry: Entry, namer: Namer) -> str:
    """Who did what to whom on what, in figures where the record has them; without conditions, dates and speakers."""
    alone = not entry.recipients and not (entry.act == "meet" and len(entry.actors) > 1)
    verb = _verb(entry, alone=alone)
    rest, left = _rest(entry.act, entry.topic, entry.terms, listed(namer(party.name) for party in entry.recipients), alone=alone)
    figures = "; ".join(part for part in (wording.terms(left), _ahead(entry)) if part)
    return people(entry.actors, namer) + verb + rest + (f" ({figures})" if figures else "") + _hedge(entry)


def conditions(entry: Entry, namer: Namer) -> str:
    """What the act waits for, as the tail of its clause; empty where nothing is told."""
    by_relation: dict[ConditionRelation, list[Condition]] = {}
    for cond in entry.conditions:
        by_relation.setdefault(cond.relation, []).append(cond)
    done = entry.modality is Modality.ACTUAL and entry.act not in _PROPOSALS
    return "".join(_tail(relation, found, namer, done=done) for relation, found in by_relation.items())


def deed(value: Deed, namer: Namer, *, modal: str = "would") -> str:
    """A deed of the graph of conditions with a modal verb: "the Hill Front would release prisoners"."""
    not_ = " not" if value.negative else ""
    rest, _ = _rest(value.act, value.topic, Terms(), "")
    return f"{doer(value, namer)} {modal}{not_} {_forms(value.act, value.topic)[1]}{rest}"


def doer(value: Deed, namer: Namer) -> str:
    """Who is to do a deed."""
    return namer(value.name) if value.name else wording.NOBODY


def node(value: Deed) -> str:
    """A deed in as few words as a picture has room for: "Hill Front: release prisoners"."""
    rest, _ = _rest(value.act, value.topic, Terms(), "")
    not_ = "not " if value.negative else ""
    return f"{value.name or wording.NOBODY}: {not_}{_forms(value.act, value.topic)[1]}{rest}"


def sentence(text: str) -> str:
    """A clause with its capital and full stop.

    >>> sentence("the Hill Front met")
    'The Hill Front met.'
    """
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def _forms(act: str, name: str, *, alone: bool = False) -> tuple[str, str, str]:
    if alone and act in ALONE:
        return ALONE[act]
    return DIRECT.get((act, name)) or VERBS.get(act) or (wording.words(act), wording.words(act), "[ {to}][ on {topic}]")


def _verb(entry: Entry, *, alone: bool) -> str:
    past, base, _ = _forms(entry.act, entry.topic, alone=alone)
    negative = entry.polarity is Polarity.NEGATIVE
    if entry.act in _PROPOSALS or entry.modality is Modality.ACTUAL:
        return f" did not {base}" if negative else f" {past}"
    modal = "might" if entry.modality is Modality.POSSIBLE else "would"
    return f" {modal}{' not' if negative else ''} {base}"


def _hedge(entry: Entry) -> str:
    """What marks a clause that tells no fact. A promise is of what is planned anyway."""
    if entry.act in _PROPOSALS:
        loose = entry.modality is Modality.CONDITIONAL and not entry.conditions
        return ", on conditions" if loose else ", as it seems" if entry.modality is Modality.POSSIBLE else ""
    return {Modality.PLANNED: ", as planned or announced", Modality.POSSIBLE: ", told as possible"}.get(entry.modality, "") or (
        ", on conditions" if entry.modality is Modality.CONDITIONAL and not entry.conditions else ""
    )


def _ahead(entry: Entry) -> str:
    """For when a proposal or a deal is, where that is told apart from when it was made."""
    if entry.act not in (*_PROPOSALS, "agree") or entry.happens is None or entry.terms.deadline is not None or entry.said is None:
        return ""
    first, made = entry.happens.earliest, entry.said.earliest or entry.said.latest
    return f"for {wording.days(entry.happens)}" if first and made and first > made else ""


def _rest(act: str, name: str, terms: Terms, to: str, *, alone: bool = False) -> tuple[str, Terms]:
    """What follows the verb, and the terms that it does not tell."""
    pattern = _forms(act, name, alone=alone)[2]
    plain = "" if name == "other" else topic(name)
    left = _needed(name, terms)
    about = plain
    if any(slot in pattern for slot in ("{topic}", "{matter}", "{talks}", "{held}")):
        about, left = _about(name, left)
    values = {
        "to": to,
        "topic": about,
        "matter": "" if name == "talks" else about,
        "talks": "talks" + ("" if name in ("talks", "other") else f" on {about}"),
        "running": "the " + re.sub(r"^(?:an?|the) ", "", plain) if plain else "what stood",
        "held": about if name in _HELD else "people",
    }
    filled = re.sub(r"\[([^\]]*\{(\w+)\}[^\]]*)\]", lambda found: found[1] if values[found[2]] else "", pattern)
    return filled.format_map(values), left


def _needed(name: str, terms: Terms) -> Terms:
    """The terms without what is told twice or says nothing: a number of days that is the duration, a unit that the topic names, "some
    days"."""
    if terms.duration and "X" in terms.duration:
        terms = replace(terms, duration=None, duration_high=None)
    if terms.amount is not None and terms.unit in _TIME_UNITS and terms.duration:
        return replace(terms, amount=None, amount_high=None, qualifier=None, unit=None)
    if terms.amount is not None and terms.unit is None and name not in _HELD:
        return replace(terms, amount=None, amount_high=None, qualifier=None)  # a number of nobody knows what
    if terms.unit and terms.amount is None and terms.unit.casefold() in (name, name.rstrip("s"), "forces", "troop", "troops"):
        return replace(terms, unit=None)
    return terms


def _about(name: str, terms: Terms) -> tuple[str, Terms]:
    """The topic with the figures that read best in it, and the terms that are left."""
    if name == "other":
        return "", terms
    if name == "ceasefire" and terms.duration:
        length = wording.terms(Terms(duration=terms.duration, duration_high=terms.duration_high))
        return f"a ceasefire of {length}", replace(terms, duration=None, duration_high=None)
    if name in _HELD and terms.amount is not None:
        counted = Terms(amount=terms.amount, amount_high=terms.amount_high, qualifier=terms.qualifier, unit=terms.unit or name)
        return wording.terms(counted), replace(terms, amount=None, amount_high=None, qualifier=None, unit=None)
    return topic(name), terms


def _tail(relation: ConditionRelation, found: Iterable[Condition], namer: Namer, *, done: bool) -> str:
    """The conditions of one relation. done: the act itself is told as done, and so what it came after."""
    lead, modal = {
        ConditionRelation.IN_EXCHANGE_FOR: ("; in exchange, ", "would"),
        ConditionRelation.ONLY_IF: (", on condition that ", "should"),
        ConditionRelation.UNLESS: (", unless ", "should"),
        ConditionRelation.UNTIL: (", for as long as ", "did"),
        ConditionRelation.BEFORE: (", before ", "would"),
        ConditionRelation.AFTER: (", after ", "") if done else (", once ", "should"),
    }[relation]
    return lead + listed(_awaited(cond, modal, namer, reverse=relation is ConditionRelation.UNTIL) for cond in found)


def _awaited(cond: Condition, modal: str, namer: Namer, *, reverse: bool) -> str:
    past, base, _ = _forms(cond.act, cond.topic)
    negative = (cond.polarity is Polarity.NEGATIVE) is not reverse
    rest, left = _rest(cond.act, cond.topic, cond.terms, "")
    figures = wording.terms(left)
    verb = f"{modal or 'did'} not {base}" if negative else f"{modal} {base}" if modal else past
    return f"{people(cond.actors, namer)} {verb}{rest}" + (f" ({figures})" if figures else "")
