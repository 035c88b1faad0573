"""Whether two statements can tell one act, and how much speaks for it: structured fields decide, words only add.

Invariant: `contradiction` and `compare` are symmetric and see two profiles and constants. A contradiction is final; without
one, the score says whether enough agrees. Thresholds live in `rules`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from parley.ledger import rules
from parley.ledger.figures import Fit, compare_amounts, compare_durations
from parley.ledger.profile import FIRST_DAY, LAST_DAY, Profile, days_of, gap, width
from parley.model.records import Modality, Place, Span

_WEEK: Final = 7
_MONTH: Final = 31
_YEAR: Final = 366
_SMALL: Final = 10
"""Below it, equal counts are common and say little."""

_DISPUTE_DAYS: Final = 3
"""Two figures for one act are a dispute when both are told of the same days; later, the act may have grown or be another."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """score: 0..1; reasons: names of what agreed, in the order of `rules.WEIGHTS`; contradiction: why the two cannot be one act, or
    None; figure: they are one act of which two figures are told."""

    score: float
    reasons: tuple[str, ...]
    contradiction: str | None = None
    figure: bool = False


def compare(a: Profile, b: Profile) -> Comparison:
    """Compare two statements. A contradiction scores 0."""
    against = contradiction(a, b)
    if against is not None:
        return Comparison(0.0, (), against)
    found = _evidence(a, b)
    score = sum(rules.WEIGHTS[name] * share for name, share in found.items())
    if _needs_words(a) and found.get("words", 0.0) < rules.CONTENT_OVERLAP and "copied sentence" not in found:
        score = min(score, rules.SAME_THRESHOLD - 0.1)
    order = tuple(name for name in rules.WEIGHTS if name in found)
    return Comparison(round(max(0.0, min(1.0, score)), 4), order, None, figures_differ(a, b))


def contradiction(a: Profile, b: Profile) -> str | None:
    """Why the two cannot tell one act; None where nothing forbids it."""
    if a.stmt.topic != b.stmt.topic:
        return "topics differ"
    if not acts_compatible(a, b):
        return "acts differ"
    if a.stmt.polarity is not b.stmt.polarity:
        return "one affirms, the other negates"
    if _parties_differ(a, b):
        return "parties differ"
    if a.stmt.document == b.stmt.document and _told_apart(a, b):
        return "one report tells them apart"
    return _time_contradiction(a, b) or _modality_contradiction(a, b) or _terms_contradiction(a, b)


def acts_compatible(a: Profile, b: Profile) -> bool:
    """Whether the two acts can name one thing."""
    one, two = a.stmt.act, b.stmt.act
    if one == two or frozenset((one, two)) in rules.COMPATIBLE:
        return True
    if "promise" not in (one, two):
        return False
    deed = b if one == "promise" else a
    return deed.stmt.act in rules.PLANNED_IS_PROMISED and deed.stmt.modality is Modality.PLANNED


def _parties_differ(a: Profile, b: Profile) -> bool:
    if a.persons and b.persons and a.persons & b.persons and a.stmt.act == b.stmt.act and not a.stmt.actors:
        return False
    one_sided = [p for p in (a, b) if p.stmt.act not in rules.SYMMETRIC]
    if not one_sided:
        return not nested(a.parties, b.parties)
    if len(one_sided) == 1:
        both = b if one_sided[0] is a else a
        side = both.actors or both.recipients
        return bool(one_sided[0].actors and side) and not one_sided[0].parties <= both.parties
    return not (nested(a.actors, b.actors) and nested(a.recipients, b.recipients))


def nested(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether one set holds the other; an empty one is unknown and fits all.

    >>> nested(frozenset("a"), frozenset("ab")), nested(frozenset("ac"), frozenset("ab")), nested(frozenset(), frozenset("a"))
    (True, False, True)
    """
    return one <= two or two <= one


def _told_apart(a: Profile, b: Profile) -> bool:
    """Within one report: two objects in one sentence, two ordinals, or a later "another", "also" are two acts; so are the same acts
    with nobody named, further apart than a reader would carry them."""
    if a.start < b.end and b.start < a.end:
        return not _one_mention(a, b)
    if a.round is not None and b.round is not None and a.round != b.round:
        return True
    later = a if a.start > b.start else b
    if later.again and not later.in_lead:
        return True
    far = max(a.start, b.start) - min(a.end, b.end) > rules.NEAR_CHARACTERS
    return far and not (a.in_lead or b.in_lead) and (not a.parties or not b.parties)


def _one_mention(a: Profile, b: Profile) -> bool:
    one, two = a.stmt, b.stmt
    if _touch(one.trigger, two.trigger):
        return one.object is None or two.object is None or _touch(one.object, two.object)
    if one.object is not None and two.object is not None and _touch(one.object, two.object):
        return True
    return bool((one.object and _touch(one.object, two.trigger)) or (two.object and _touch(two.object, one.trigger)))


def _touch(one: Span, two: Span) -> bool:
    return one.start < two.end and two.start < one.end


def _time_contradiction(a: Profile, b: Profile) -> str | None:
    if a.own and b.own:
        slack = rules.SAID_GAP_DAYS if a.stmt.act in rules.UTTERANCES | {"offer"} and _told_by_others(a, b) else rules.DAY_SLACK
        return "times differ" if gap(a.own, b.own) > slack else None
    if gap(a.window, b.window) > rules.DAY_SLACK:
        return "told of different times"
    if (a.own is None) == (b.own is None):
        dated = a.stmt.document == b.stmt.document or a.stmt.act in rules.ENDURING or _counts(a, b)
        if not dated and gap(a.published, b.published) > rules.RECENT_DAYS:
            return "reports far apart, and no time of their own"
        if a.stmt.background != b.stmt.background:
            return "one is history"
    return None


def _counts(a: Profile, b: Profile) -> bool:
    """Both give a figure of a running count."""
    return a.stmt.act in rules.CUMULATIVE and a.stmt.terms.amount is not None and b.stmt.terms.amount is not None


def _told_by_others(a: Profile, b: Profile) -> bool:
    """At least one is told by a speaker who is not its actor: then `said` is the teller's day, not the act's."""
    actors = {party.actor for p in (a, b) for party in p.stmt.actors}
    return any(not p.stmt.speakers or any(speaker.actor not in actors for speaker in p.stmt.speakers) for p in (a, b))


def _modality_contradiction(a: Profile, b: Profile) -> str | None:
    one, two = a.stmt.modality, b.stmt.modality
    if one is two or (a.stmt.act in rules.PROPOSALS and b.stmt.act in rules.PROPOSALS):
        return None
    if "promise" in (a.stmt.act, b.stmt.act) and Modality.POSSIBLE not in (one, two):
        return None
    if {one, two} == {Modality.ACTUAL, Modality.PLANNED}:
        if a.own and b.own and width(a.own) <= rules.TIGHT_DAYS and width(b.own) <= rules.TIGHT_DAYS:
            return None
        return "one is planned, and the days are not known to be the same"
    if {one, two} == {Modality.CONDITIONAL, Modality.POSSIBLE} and a.stmt.document == b.stmt.document:
        return None
    return "one has happened, the other may"


def _terms_contradiction(a: Profile, b: Profile) -> str | None:
    one, two = a.stmt.terms, b.stmt.terms
    if compare_durations(one, two) is Fit.DIFFERS and not _same_occasion(a, b):
        return "durations differ"
    if compare_amounts(one, two) is Fit.DIFFERS and not (_same_occasion(a, b) or _grows(a, b)):
        return "figures differ"
    if a.stmt.act in rules.PLACED and b.stmt.act in rules.PLACED and _place(a, b) == "differs":
        return "places differ"
    return None


def _grows(a: Profile, b: Profile) -> bool:
    """A running count: the report that is certainly the later one gives the higher figure, of the same occasion in time."""
    if not _counts(a, b) or not a.own or not b.own or max(width(a.own), width(b.own)) > rules.TIGHT_DAYS:
        return False
    earlier, later = (a, b) if a.published[1] < b.published[0] else (b, a)
    return earlier.published[1] < later.published[0] and (later.stmt.terms.amount or 0) > (earlier.stmt.terms.amount or 0)


def _same_occasion(a: Profile, b: Profile) -> bool:
    """All else agrees so closely that a different figure is a dispute over one act, not another act."""
    if a.stmt.act != b.stmt.act or not a.actors or not b.actors or a.actors != b.actors or a.recipients != b.recipients:
        return False
    if a.stmt.document == b.stmt.document and a.stmt.speakers == b.stmt.speakers:
        return False
    if a.own and b.own:
        return max(width(a.own), width(b.own)) <= rules.TIGHT_DAYS and gap(a.own, b.own) <= rules.DAY_SLACK and _place(a, b) != "differs"
    return _hull(a.published, b.published) <= _DISPUTE_DAYS and a.stmt.act in rules.PROPOSALS


def figures_differ(a: Profile, b: Profile) -> bool:
    """Whether the two state amounts or durations that cannot both be right of one act, and not a count that has grown."""
    one, two = a.stmt.terms, b.stmt.terms
    if compare_durations(one, two) is Fit.DIFFERS:
        return True
    return compare_amounts(one, two) is Fit.DIFFERS and not _grows(a, b)


def _evidence(a: Profile, b: Profile) -> dict[str, float]:
    """What agrees, each with its share 0..1."""
    found: dict[str, float] = {}
    found["act" if a.stmt.act == b.stmt.act else "act compatible"] = 1.0
    found["topic" if a.stmt.topic in rules.SPECIFIC_TOPICS else "topic diffuse"] = 1.0
    _add_parties(a, b, found)
    _add_times(a, b, found)
    _add_terms(a, b, found)
    place = _place(a, b)
    if place in ("place", "country"):
        found[place] = 1.0
    if _names(a) & _names(b):
        found["speaker"] = 1.0
    if {c.topic for c in a.stmt.conditions} & {c.topic for c in b.stmt.conditions}:
        found["conditions"] = 1.0
    _add_words(a, b, found)
    if a.stmt.document == b.stmt.document:
        _add_neighbourhood(a, b, found)
    if a.stmt.modality is not b.stmt.modality and Modality.POSSIBLE in (a.stmt.modality, b.stmt.modality):
        found["hedged"] = 1.0
    return found


def _add_parties(a: Profile, b: Profile, found: dict[str, float]) -> None:
    if a.stmt.act in rules.SYMMETRIC or b.stmt.act in rules.SYMMETRIC:
        if a.parties and b.parties:
            found["actors" if a.parties == b.parties else "actors overlap"] = 1.0
            if a.parties == b.parties and len(a.parties) > 1:
                found["recipients"] = 1.0
        return
    if a.actors and b.actors:
        found["actors" if a.actors == b.actors else "actors overlap"] = 1.0
    if a.recipients and b.recipients:
        found["recipients" if a.recipients == b.recipients else "recipients overlap"] = 1.0


def _add_times(a: Profile, b: Profile, found: dict[str, float]) -> None:
    if a.own and b.own:
        widest = max(width(a.own), width(b.own))
        if widest <= rules.TIGHT_DAYS:
            found["time to days"] = 1.0
        elif widest <= _MONTH:
            found["time to a month"] = 1.0
        elif widest <= _YEAR:
            found["time to a year"] = 1.0
        if min(width(a.own), width(b.own)) <= rules.TIGHT_DAYS and widest > rules.WIDE_DAYS:
            found["sum and single"] = 1.0
    if a.stmt.document != b.stmt.document and a.published[0] > FIRST_DAY and b.published[0] > FIRST_DAY:
        hull = _hull(a.published, b.published)
        if hull <= _WEEK:
            found["reports of one week"] = 1.0
        elif hull <= _MONTH:
            found["reports of one month"] = 1.0


def _hull(one: tuple[int, int], two: tuple[int, int]) -> int:
    """Days from the first to the last possible day of both; an open end makes it endless."""
    low, high = min(one[0], two[0]), max(one[1], two[1])
    return high - low + 1 if low > FIRST_DAY and high < LAST_DAY else LAST_DAY


def _add_terms(a: Profile, b: Profile, found: dict[str, float]) -> None:
    one, two = a.stmt.terms, b.stmt.terms
    fit = compare_amounts(one, two)
    if fit in (Fit.EQUAL, Fit.FITS):
        small = max(one.amount or 0, two.amount or 0) <= _SMALL
        found["small count" if small else "amount" if fit is Fit.EQUAL else "amount fits"] = 1.0
    if compare_durations(one, two) in (Fit.EQUAL, Fit.FITS):
        found["duration"] = 1.0
    first, second = days_of(one.deadline), days_of(two.deadline)
    if first and second and gap(first, second) == 0:
        found["deadline"] = 1.0


def _add_words(a: Profile, b: Profile, found: dict[str, float]) -> None:
    small = min(len(a.content), len(b.content))
    if small:
        found["words"] = len(a.content & b.content) / small
    most = max(len(a.sentence), len(b.sentence))
    shared = len(a.sentence & b.sentence)
    if shared >= max(rules.COPY_LEAST, rules.COPY_OVERLAP * most) and a.stmt.document != b.stmt.document:
        found["copied sentence"] = 1.0


def _add_neighbourhood(a: Profile, b: Profile, found: dict[str, float]) -> None:
    found["one document"] = 1.0
    if max(a.start, b.start) - min(a.end, b.end) <= rules.NEAR_CHARACTERS:
        found["near"] = 1.0
    elif a.in_lead or b.in_lead:
        found["lead"] = 1.0
    later = a if a.start > b.start else b
    if later.refers_back:
        found["refers back"] = 1.0


def _needs_words(a: Profile) -> bool:
    """Whether act and topic leave the content open: then fields alone do not make two utterances one."""
    return a.stmt.act in rules.COMMENTS or (a.stmt.act in rules.UTTERANCES and a.stmt.topic not in rules.SPECIFIC_TOPICS)


def _names(p: Profile) -> frozenset[str]:
    return frozenset(speaker.name.casefold() for speaker in p.stmt.speakers if speaker.name)


def _place(a: Profile, b: Profile) -> str | None:
    """"place", "country" (one is the country of the other), "differs", or None where one is unknown."""
    one, two = a.stmt.place, b.stmt.place
    if one is None or two is None:
        first, second = _place_words(a), _place_words(b)
        return None if not first or not second else "place" if first & second else "differs"
    if one.name.casefold() == two.name.casefold():
        return "country" if one.precision == "country" else "place"
    if one.country and two.country and one.country != two.country:
        return "differs"
    return "country" if _whole(one) or _whole(two) else "differs"


def _whole(place: Place) -> bool:
    return place.precision in ("country", "province", "unknown")


def _place_words(p: Profile) -> frozenset[str]:
    name = p.stmt.place.name if p.stmt.place else p.stmt.terms.place
    return frozenset((name or "").casefold().split())
