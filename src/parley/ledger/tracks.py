"""Tracks: channels of talks, by who talks with whom and where, with their rounds along time.

Invariant: computed from entries alone. Two channels of the same parties are told apart by venues only; what names no venue goes to the
one channel of its parties that is near in time. First version: who stayed away is not told here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from parley.ledger.board import entry_when
from parley.ledger.merge import merge_parties, narrowest
from parley.ledger.profile import FIRST_DAY, LAST_DAY, Days, days_of, gap, middle, party_key, width
from parley.model.computed import Entry, Round, Track
from parley.model.records import ActorKind, Modality, Party, Polarity, Status

TALKING: Final = frozenset({"meet", "resume_talks", "suspend_talks"})
"""Acts that are a round of a channel, whatever the talk is about."""

_HELD: Final = frozenset({"meet", "resume_talks", "mediate", "agree"})
"""Acts whose place is that of the talks; talks are broken off over something that happened elsewhere."""

_TALKS_ABOUT: Final = frozenset({"end", "agree", "mediate"})
"""Acts that belong to a channel where their topic is the talks themselves."""

ROUND_DAYS: Final = 10
"""Meetings of one channel closer than this are one round, told in parts."""

NEAR_DAYS: Final = 45
"""What names no venue is of the channel that met within so many days."""

TIGHT_DAYS: Final = 62
"""A time wider than two months does not tell which round it was."""

_NO_PARTY: Final = frozenset({ActorKind.OUTLET, ActorKind.PERSON})
_WHOLE: Final = "country"


@dataclass(frozen=True, slots=True)
class _Occasion:
    entry: Entry
    parties: frozenset[str]
    venue: str | None
    country: str | None
    days: Days


def tracks(entries: Iterable[Entry]) -> tuple[Track, ...]:
    """The channels of talks among these entries, most salient first.

    >>> tracks(())
    ()
    """
    occasions = [found for entry in entries if (found := _occasion(entry)) is not None]
    by_parties: dict[frozenset[str], list[_Occasion]] = defaultdict(list)
    for found in occasions:
        by_parties[found.parties].append(found)
    made = [_track(channel) for group in by_parties.values() for channel in _channels(group)]
    return tuple(sorted(made, key=lambda track: (-track.salience, track.id)))


def _occasion(entry: Entry) -> _Occasion | None:
    """An entry as an occasion of talks between two parties or more; None where it is none."""
    if entry.act not in TALKING and not (entry.act in _TALKS_ABOUT and entry.topic == "talks"):
        return None
    if entry.polarity is Polarity.NEGATIVE or entry.modality in (Modality.POSSIBLE, Modality.CONDITIONAL):
        return None
    if entry.act == "mediate":
        who = entry.recipients
    else:
        led = {party_key(party) for party in entry.mediators}
        who = tuple(party for party in (*entry.actors, *entry.recipients) if party_key(party) not in led)
    parties = frozenset(party_key(party) for party in who if party.kind not in _NO_PARTY)
    if len(parties) < 2:
        return None
    place = entry.place
    venue = (entry.terms.place or (place.name if place else None)) if entry.act in _HELD else None
    whole = place is not None and place.precision == _WHOLE and place.name == venue
    days = days_of(entry_when(entry)) or (FIRST_DAY, LAST_DAY)
    return _Occasion(entry, parties, None if whole else venue, place.country if place else None, days)


def _channels(group: Sequence[_Occasion]) -> list[list[_Occasion]]:
    """The occasions of the same parties, by venue. One that names no venue joins a channel in its country or, where just one is near in
    time, that; the rest are a channel without a venue."""
    venues: dict[str, list[_Occasion]] = defaultdict(list)
    for found in group:
        if found.venue:
            venues[found.venue.casefold()].append(found)
    channels = [list(channel) for channel in venues.values()]
    rest: list[_Occasion] = []
    for found in group:
        if found.venue is None:
            homes = [at for at, channel in enumerate(venues.values()) if _fits(found, channel)]
            (channels[homes[0]] if len(homes) == 1 else rest).append(found)
    return [*channels, rest] if rest else channels


def _fits(found: _Occasion, channel: Sequence[_Occasion]) -> bool:
    """Whether an occasion without a venue can be of a channel: in its country, or else near in time."""
    if found.country is not None:
        return any(other.country == found.country for other in channel)
    return any(gap(found.days, other.days) <= NEAR_DAYS for other in channel)


def _track(channel: Sequence[_Occasion]) -> Track:
    entries = [found.entry for found in sorted(channel, key=lambda found: (middle(found.days), found.entry.id))]
    everyone = merge_parties((*entry.actors, *entry.recipients) for entry in entries)
    venues = Counter(found.venue for found in channel if found.venue)
    return Track(
        id="k" + min(entry.id for entry in entries)[1:],
        parties=tuple(party for party in everyone if party_key(party) in channel[0].parties),
        venues=tuple(name for name, _ in venues.most_common()),
        facilitators=_facilitators(entries, channel[0].parties),
        rounds=tuple(_round(part) for part in _rounds(channel)),
        entries=tuple(entry.id for entry in entries),
        salience=max(entry.salience for entry in entries),
    )


def _facilitators(entries: Sequence[Entry], parties: frozenset[str]) -> tuple[Party, ...]:
    """Who mediates: named so in an entry, or the actor of a mediation."""
    found = merge_parties((*entry.mediators, *(entry.actors if entry.act == "mediate" else ())) for entry in entries)
    return tuple(party for party in found if party_key(party) not in parties)


def _rounds(channel: Sequence[_Occasion]) -> list[list[_Occasion]]:
    """Occasions that are one round together, in order of time. A break is a round of its own, as is what has no narrow time."""
    rounds: list[list[_Occasion]] = []
    for found in sorted(channel, key=lambda found: (found.days[1] == LAST_DAY, middle(found.days), found.entry.id)):
        last = rounds[-1][-1] if rounds else None
        if last is not None and _one_round(last, found):
            rounds[-1].append(found)
        else:
            rounds.append([found])
    return rounds


def _one_round(one: _Occasion, two: _Occasion) -> bool:
    if (one.entry.modality is Modality.PLANNED) != (two.entry.modality is Modality.PLANNED):
        return False
    if "suspend_talks" in (one.entry.act, two.entry.act) and one.entry.act != two.entry.act:
        return False
    narrow = max(width(one.days), width(two.days)) <= TIGHT_DAYS
    return narrow and gap(one.days, two.days) <= ROUND_DAYS


def _round(part: Sequence[_Occasion]) -> Round:
    entries = [found.entry for found in part]
    last = entries[-1]
    times = [when for entry in entries if (when := entry_when(entry)) is not None]
    return Round(
        when=narrowest(times),
        status=Status.HAPPENED if last.status is Status.UNKNOWN else last.status,
        modality=last.modality,
        place=next((found.venue for found in part if found.venue), None),
        entries=tuple(entry.id for entry in entries),
    )
