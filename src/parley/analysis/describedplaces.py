"""Places that a text itself describes: "Tol province", "the town of Zoruk", "southern Karsania", and what it then calls by that name.

An unknown name becomes a place only by such words; its precision is what they say. Known places are widened, not replaced.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from parley.analysis.placewords import BEFORE_NAME, KINDS
from parley.model.records import Place

MENTIONS = 2
"""How often "in", "near" or the like must stand before an unknown name that nothing describes: once may be any noun in capitals."""

DOING = r" (?:has|have|had|will|would|is|was|are|were|did|does|said|says|also|[a-z]{3,}ed)(?!\w)"
"""Words behind a name that does something."""

HELD_REACH = 80
"""Characters before "in" that are searched for words of a meeting."""

ADJECTIVE_ENDINGS = ("ian", "ean", "ese", "ish", "can")
"""What an unknown word before "city" or "province" ends in where it is an adjective ("a Catalonian city")."""

CAPITAL_WORD = r"(?:(?:[a-z]{2,3}-)?[^\W\d_a-zß-öø-ÿ](?:\w|['’](?!s\b)(?=\w))*)"
NAME = rf"{CAPITAL_WORD}(?:[ -](?:{CAPITAL_WORD}|[ei]-{CAPITAL_WORD})){{0,2}}"
KIND_WORDS = "|".join(sorted(KINDS, key=len, reverse=True))
BEHIND = re.compile(rf"(?<![\w'’-])(?P<name>{NAME}) (?P<kind>{KIND_WORDS})(?![\w-])")
AHEAD = re.compile(rf"(?<![\w-])(?P<kind>{KIND_WORDS}) (?:of|at) (?P<name>{NAME})(?!\w)")
SIDE = re.compile(
    rf"(?<![\w-])(?P<side>(?:[Nn]orth|[Ss]outh)?-?(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)ern|[Cc]entral|upper|lower) (?P<name>{NAME})(?!\w)"
)
INSIDE = re.compile(rf"(?<![\w-])(?:in|near|outside|inside) (?P<name>{NAME})(?!\w)")
HELD = re.compile(
    r"\b(?:talks?|met|meet|meetings?|round|rounds|negotiations|negotiators|summit|envoys|delegations?|delegates|signed)\b[^.;:!?\n]{0,50}$",
    re.IGNORECASE,
)
"""Words of a meeting before "in": an unknown name behind it is a place, though the text says so only once."""


class Spot(NamedTuple):
    """A place that is known beforehand. country: alpha-3 or None; precision: as in `Place`; population: inhabitants, 0 where unknown;
    curated: written down for its part in conflicts or talks, and so believed without its country; quiet: of a country whose towns are
    seldom in the news of conflicts, and so believed only after "in", "near" and the like."""

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: str
    population: int = 0
    curated: bool = False
    quiet: bool = False

    def at(self, start: int, end: int) -> Place:
        """The place, named at these offsets."""
        return Place(
            name=self.name,
            country=self.country,
            latitude=self.latitude,
            longitude=self.longitude,
            precision=self.precision,
            start=start,
            end=end,
        )


def described(
    text: str,
    places: Mapping[int, Place],
    *,
    spot_named: Callable[[str], Spot | None],
    not_a_place: Callable[[str], bool],
) -> list[Place]:
    """The places that the text describes, and the known ones that its words widen ("Lethe" to "Lethe airport").

    places: known places by where they start; spot_named: what is known under a name, if anything; not_a_place: whether a name in capitals
    is something else ("Security Council"). A widened place starts where the known one did, or before it and then overlaps it.
    """
    found: dict[int, Place] = {}
    for pattern in (BEHIND, AHEAD):
        for match in pattern.finditer(text):
            start, end = match.start("name") + (_leading(match["name"]) if pattern is BEHIND else 0), match.end("name")
            name = text[start:end]
            if not name or not_a_place(name) or (pattern is BEHIND and name.endswith(ADJECTIVE_ENDINGS)):
                continue
            place = _described_by_kind(match, start, known=_at(places, start, end), spot=spot_named(name), behind=pattern is BEHIND)
            if place is not None:
                found[start] = place
    for match in SIDE.finditer(text):
        known = _at(places, match.start("name"), match.end("name")) or _at(found, match.start("name"), match.end("name"))
        if match.start() in places:
            continue  # "Northern Ireland" is a name of its own
        new = known is None and match["side"].islower() and not not_a_place(match["name"])
        if new or (known is not None and known.start == match.start("name")):
            found[match.start()] = _side_of(match, known)
    for place in _named_again(text, tuple(found.values()), {**places, **found}):
        found[place.start or 0] = place
    return [*found.values(), *_entered(text, {**places, **found}, not_a_place)]


def without_overlaps(places: Iterable[Place]) -> tuple[Place, ...]:
    """Places in order; of two that overlap, the one that begins first.

    >>> [p.name for p in without_overlaps((Place(name="Lethe", start=9, end=14), Place(name="southern Lethe", start=0, end=14)))]
    ['southern Lethe']
    """
    kept: list[Place] = []
    for place in sorted(places, key=lambda place: (place.start or 0, -(place.end or 0))):
        if not kept or (place.start or 0) >= (kept[-1].end or 0):
            kept.append(place)
    return tuple(kept)


def _described_by_kind(match: re.Match[str], start: int, *, known: Place | None, spot: Spot | None, behind: bool) -> Place | None:
    end, kind = match.end("name"), match["kind"]
    if known is None and spot is not None:
        known = spot.at(start, end)
    if known is None:
        end = match.end() if behind else end
        return Place(name=match.string[start:end], precision=KINDS[kind], start=start, end=end)
    if known.precision == "country" or known.start != start:
        return None
    if KINDS[kind] == "site" and behind:
        return Place(name=f"{known.name} {kind}", country=known.country, precision="site", start=start, end=match.end())
    return known


def _side_of(match: re.Match[str], known: Place | None) -> Place:
    base = known or Place(name=match["name"])
    end = known.end if known is not None and known.end is not None else match.end("name")
    precision = "province" if base.precision == "country" else base.precision
    return Place(name=f"{match['side'].lower()} {base.name}", country=base.country, precision=precision, start=match.start(), end=end)


def _named_again(text: str, described: Iterable[Place], taken: Mapping[int, Place]) -> list[Place]:
    """Later and earlier mentions of a name that the text describes somewhere ("the port of Greve ... in Greve")."""
    found = []
    for first in {place.name: place for place in described if place.country is None and place.name[:1].isupper()}.values():
        if first.precision == "unknown" or first.name.split()[-1] in KINDS:
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(first.name)}(?!\w)", text):
            if _at(taken, match.start(), match.end()) is None:
                found.append(Place(name=first.name, precision=first.precision, start=match.start(), end=match.end()))
    return found


def _entered(text: str, taken: Mapping[int, Place], not_a_place: Callable[[str], bool]) -> list[Place]:
    """Unknown names that the text puts things in or near, more than once, or once talks."""
    hits = [
        match
        for match in INSIDE.finditer(text)
        if _at(taken, match.start("name"), match.end("name")) is None and not not_a_place(match["name"]) and not match["name"].isupper()
    ]
    times = Counter(match["name"] for match in hits)
    return [
        Place(name=match["name"], start=match.start("name"), end=match.end("name"))
        for match in hits
        if times[match["name"]] >= MENTIONS or _holds_talks(text, match)
    ]


def _holds_talks(text: str, match: re.Match[str]) -> bool:
    """Whether talks are held in an unknown name that nowhere in the text does anything itself: a host is a party as well."""
    held = HELD.search(text[max(0, match.start() - HELD_REACH) : match.start()])
    return held is not None and re.search(rf"(?<!\w){re.escape(match['name'])}(?:['’]s)?{DOING}", text) is None


def _leading(name: str) -> int:
    """How many characters of a name are words that merely stand before it at the head of a sentence ("The", "In")."""
    skipped = 0
    for match in re.finditer(r"[\w'’]+[ -]?", name):
        if match[0].rstrip(" -").lower() not in BEFORE_NAME:
            break
        skipped = match.end()
    return skipped


def _at(places: Mapping[int, Place], start: int, end: int) -> Place | None:
    """A place that begins within [start, end)."""
    return next((places[at] for at in range(start, end) if at in places), None)
