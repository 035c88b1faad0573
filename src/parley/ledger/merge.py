"""The folded fields of an entry: of every field the most informative value that no account contradicts.

Invariant: the result depends on the set of members only. Where accounts differ, `disputes` shows every position; here one value is
chosen, by most accounts, then by most detail, then by order of its text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from parley.ledger import rules
from parley.ledger.figures import amount_range
from parley.ledger.profile import Profile, days_of, gap, party_key, told_days, width
from parley.model.codec import encode
from parley.model.ids import canonical
from parley.model.records import Basis, Condition, Modality, Party, Period, Place, Polarity, Qualifier, Speaker, Terms, When

T = TypeVar("T")

_PRECISION = ("site", "city", "district", "province", "country", "unknown")
_MODALITY = (Modality.ACTUAL, Modality.PLANNED, Modality.CONDITIONAL, Modality.POSSIBLE)
_PROPOSED = (Modality.CONDITIONAL, Modality.ACTUAL, Modality.PLANNED, Modality.POSSIBLE)


def text_of(value: object) -> str:
    """Canonical JSON of a record: the last tie-breaker everywhere."""
    return canonical(encode(value))


def most(values: Iterable[T], *, key: Callable[[T], Hashable], weight: Callable[[T], float] = lambda _: 1.0) -> T | None:
    """The value whose key has the greatest total weight; ties by canonical text."""
    given = list(values)
    if len(given) < 2:
        return given[0] if given else None
    total: dict[Hashable, float] = defaultdict(float)
    shown: dict[Hashable, T] = {}
    for value in sorted(given, key=text_of):
        total[key(value)] += weight(value)
        shown.setdefault(key(value), value)
    best = max(round(of, 6) for of in total.values())
    return next(value for name, value in shown.items() if round(total[name], 6) == best)


def merge_parties(groups: Iterable[tuple[Party, ...]]) -> tuple[Party, ...]:
    """The union of parties by key, each under the name most used, those named most often first."""
    by_key: dict[str, list[Party]] = {}
    for party in (party for group in groups for party in group):
        by_key.setdefault(party_key(party), []).append(party)
    chosen = []
    for key, found in by_key.items():
        best = most(found, key=lambda party: (party.name, party.actor))
        assert best is not None
        person = most([party for party in found if party.person], key=lambda party: party.person)
        chosen.append((-len(found), key, replace(best, person=person.person if person else None, start=None, end=None)))
    return tuple(party for _, _, party in sorted(chosen, key=lambda item: item[:2]))


def merge_sides(members: Sequence[Profile], act: str) -> tuple[tuple[Party, ...], tuple[Party, ...], tuple[Party, ...]]:
    """Actors, recipients and mediators. Of a symmetric act, recipients of one account join the actors of another."""
    actors = merge_parties(_agreeing([p.stmt.actors for p in members]))
    keys = {party_key(party) for party in actors}
    recipients = merge_parties(_agreeing([p.stmt.recipients for p in members]))
    recipients = tuple(party for party in recipients if party_key(party) not in keys)
    mediators = merge_parties(p.stmt.mediators for p in members)
    if act in rules.SYMMETRIC and recipients and any(len(p.actors) > 1 for p in members):
        return actors + recipients, (), mediators
    return actors, recipients, mediators


def _agreeing(groups: Sequence[tuple[Party, ...]]) -> list[tuple[Party, ...]]:
    """All groups where each holds or is held by the next; where copies of one sentence were read differently, those that the commonest
    reading agrees with."""
    keyed = [(frozenset(map(party_key, group)), group) for group in groups]
    counts = Counter(keys for keys, _ in keyed if keys)
    if not counts:
        return []
    best = min(counts, key=lambda keys: (-counts[keys], -len(keys), sorted(keys)))
    return [group for keys, group in keyed if keys <= best or best <= keys]


def merge_terms(members: Sequence[Profile]) -> Terms:
    """Amount and unit of one account (of a running count, the latest report's), duration, deadline and place from whoever states them."""
    terms = [p.stmt.terms for p in members]
    counted = _best_amount(members)
    lasting = most([t for t in terms if t.duration], key=lambda t: (t.duration, t.duration_high))
    deadlines = [t.deadline for t in terms if t.deadline is not None and t.deadline.known]
    place = most([t for t in terms if t.place], key=lambda t: t.place)
    unit = most([t for t in terms if t.unit], key=lambda t: t.unit)
    return Terms(
        amount=counted.amount if counted else None,
        amount_high=counted.amount_high if counted else None,
        qualifier=counted.qualifier if counted else None,
        unit=counted.unit if counted and counted.unit else unit.unit if unit else None,
        duration=lasting.duration if lasting else None,
        duration_high=lasting.duration_high if lasting else None,
        deadline=narrowest(deadlines),
        place=place.place if place else None,
        quoted=tuple(sorted({words for t in terms for words in t.quoted})),
    )


def _best_amount(members: Sequence[Profile]) -> Terms | None:
    counted = [p for p in members if p.stmt.terms.amount is not None]
    if not counted:
        return None
    if counted[0].stmt.act in rules.CUMULATIVE:
        newest = max(p.published[0] for p in counted)
        highest = max((amount_range(p.stmt.terms) or (0.0, 0.0))[0] for p in counted)
        counted = [p for p in counted if (amount_range(p.stmt.terms) or (0.0, 0.0))[1] >= highest] or counted
        counted = [p for p in counted if newest - p.published[0] <= rules.RECENT_DAYS] or counted
    exact = [p.stmt.terms for p in counted if p.stmt.terms.qualifier in (None, Qualifier.EXACTLY)]
    return most(exact or [p.stmt.terms for p in counted], key=lambda t: (t.amount, t.amount_high, t.qualifier))


def narrowest(times: Sequence[When]) -> When | None:
    """The time that all accounts allow: the intersection of those that overlap the narrowest. A guess counts only where no text tells it.

    >>> from datetime import date
    >>> year = When(earliest=date(2031, 1, 1), latest=date(2031, 12, 31), precision="year", basis=Basis.STATED)
    >>> spring = When(earliest=date(2031, 3, 1), latest=date(2031, 5, 31), precision="season", basis=Basis.STATED)
    >>> narrowest([year, spring]).latest
    datetime.date(2031, 5, 31)
    """
    told = [when for when in times if told_days(when) is not None] or [when for when in times if when.known]
    known = sorted(told, key=lambda when: (width(_days(when)), text_of(when)))
    if not known:
        return None
    inside = [when for when in known if gap(_days(when), _days(known[0])) == 0]
    low, high = max(_days(when)[0] for when in inside), min(_days(when)[1] for when in inside)
    first = known[0]
    if low > high or (low, high) == _days(first):
        return replace(first, clues=())
    earliest = date.fromordinal(low) if low > date.min.toordinal() else None
    latest = date.fromordinal(high) if high < date.max.toordinal() else None
    reason = "what all accounts allow"
    return When(earliest=earliest, latest=latest, precision="range", basis=Basis.INFERRED, reason=reason)


def _days(when: When) -> tuple[int, int]:
    days = days_of(when)
    assert days is not None
    return days


def merge_period(members: Sequence[Profile]) -> Period | None:
    """When it takes effect: the narrowest start, and the narrowest end of those that tell one. Of something planned that has
    happened since, the accounts of its happening count."""
    told = [p for p in members if p.stmt.happens is not None]
    actual = [p for p in told if p.stmt.modality is Modality.ACTUAL]
    periods = [p.stmt.happens for p in (actual or told) if p.stmt.happens is not None]
    if not any(told_days(period.start) for period in periods):
        periods = periods[:1]  # guesses from the dates of reports: the first report knew it already
    start = narrowest([period.start for period in periods])
    end = narrowest([period.end for period in periods if period.end is not None])
    if start is None and end is None:
        return None
    if start and end and start.earliest and end.latest and end.latest < start.earliest:
        end = None  # of accounts that name two times; the dispute shows both
    return Period(start=start or When(reason="no account tells the start"), end=end)


def merge_said(members: Sequence[Profile]) -> When | None:
    """When it was said: of the accounts by the act's own parties where there are any, else of all; where they differ, the earliest."""
    own = [p for p in members if any(speaker.actor in {a.actor for a in p.stmt.actors} for speaker in p.stmt.speakers)]
    by_all = [p.stmt.said for p in members if p.stmt.said is not None and p.stmt.said.known]
    by_own = [p.stmt.said for p in own if p.stmt.said is not None and p.stmt.said.known]
    times = next((some for some in (_told(by_own), _told(by_all), by_own, by_all) if some), [])
    first = min(times, key=lambda when: (_days(when)[1], text_of(when)), default=None)
    return None if first is None else narrowest([when for when in times if gap(_days(when), _days(first)) == 0])


def _told(times: Sequence[When]) -> list[When]:
    return [when for when in times if told_days(when) is not None]


def merge_place(members: Sequence[Profile]) -> Place | None:
    """The most precise place; ties by most accounts."""
    places = [p.stmt.place for p in members if p.stmt.place is not None]
    if not places:
        return None
    rank = {name: number for number, name in enumerate(_PRECISION)}
    best = min(rank.get(place.precision, len(rank)) for place in places)
    chosen = most([p for p in places if rank.get(p.precision, len(rank)) == best], key=lambda place: place.name)
    return replace(chosen, start=None, end=None) if chosen else None


def merge_conditions(members: Sequence[Profile]) -> tuple[Condition, ...]:
    """The union, one of each relation, act, topic and parties; the earliest statement's words stand for it."""
    found: dict[tuple[object, ...], Condition] = {}
    for p in members:
        for condition in p.stmt.conditions:
            actors = frozenset(map(party_key, condition.actors))
            key = (condition.relation, condition.act, condition.topic, condition.polarity)
            known = next((k for k in found if k[:4] == key and (k[4] == actors or not k[4] or not actors)), None)
            if known is None:
                found[(*key, actors)] = condition
            elif actors and not known[4]:
                del found[known]
                found[(*key, actors)] = condition
    return tuple(sorted(found.values(), key=lambda c: (c.relation, c.act, c.topic, text_of(c))))


def merge_speakers(members: Sequence[Profile]) -> tuple[Speaker, ...]:
    """Every speaker once, in the order of the members; the places in the texts are left to the statements."""
    found: dict[tuple[object, ...], Speaker] = {}
    for p in members:
        for speaker in p.stmt.speakers:
            key = (speaker.name.casefold(),) if speaker.name else (speaker.role, speaker.org, speaker.actor)
            found.setdefault(key, replace(speaker, start=None, end=None))
    return tuple(found.values())


def merge_act(members: Sequence[Profile]) -> str:
    """The act most accounts name, weighted by confidence."""
    best = most([p.stmt for p in members], key=lambda stmt: stmt.act, weight=lambda stmt: stmt.confidence)
    assert best is not None
    return best.act


def merge_modality(members: Sequence[Profile]) -> Modality:
    """What has happened is no longer planned. Of a proposal what most accounts tell; at a tie its condition is not dropped."""
    if all(p.stmt.act in rules.PROPOSALS for p in members):
        said = [p.stmt.modality for p in members]
        return max(_PROPOSED, key=lambda modality: (said.count(modality), -_PROPOSED.index(modality)))
    found = {p.stmt.modality for p in members}
    return next(modality for modality in _MODALITY if modality in found)


def merge_polarity(members: Sequence[Profile]) -> Polarity:
    """All members agree in it: the opposite is a contradiction."""
    return members[0].stmt.polarity
