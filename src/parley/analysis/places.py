"""Places that a text names: known ones by longest match, unknown ones by what the text calls them ("Tol province").

Which of several places of one name is meant is settled by the countries that the text names, then by population. A place is found, not
interpreted: "Kabul" is given as a city where it may well be the government that speaks. Reads no file; see `workflows.geography`.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from parley.analysis.lexicon.records import State
from parley.analysis.placewords import AFTER_NAME, BEFORE_NAME, KINDS, LOCATIVE, NOT_A_PLACE, TAILS
from parley.model.records import Place

ALONE_POPULATION = 300_000
"""Inhabitants from which a one-word city is believed although the text does not name its country: smaller ones are mostly surnames."""

ALONE_POPULATION_LONG = 100_000
"""The same for a name of several words, which is seldom anything else."""

BELIEVED_ANYWHERE = 1_000_000
"""Inhabitants from which a quiet country's city is believed wherever it stands in a sentence."""

CURATED_WEIGHT = 1_000_000
"""Inhabitants that a curated place counts as among others of its name: it is meant unless the text names the other's country."""

SHORTEST = 4
"""Letters of the shortest one-word town (no capital, not curated) that is believed: shorter ones are mostly words ("Of", "Man")."""

WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’ʼʽ`][^\W_]+)*")
GAPS = frozenset((" ", "-", "\u00a0"))
ADJECTIVE_ENDINGS = ("ian", "ean", "ese", "ish", "can")
"""What an unknown word before "city" or "province" ends in where it is an adjective ("a Catalonian city")."""

APOSTROPHES = str.maketrans("", "", "'’ʼʽ`ʿʾ")
LETTERS = str.maketrans({"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "-": " "})

CAPITAL_WORD = r"(?:(?:[a-z]{2,3}-)?[^\W\d_a-zß-öø-ÿ](?:\w|['’](?!s\b)(?=\w))*)"
NAME = rf"{CAPITAL_WORD}(?:[ -](?:{CAPITAL_WORD}|[ei]-{CAPITAL_WORD})){{0,2}}"
KIND_WORDS = "|".join(sorted(KINDS, key=len, reverse=True))
BEHIND = re.compile(rf"(?<![\w'’-])(?P<name>{NAME}) (?P<kind>{KIND_WORDS})(?![\w-])")
AHEAD = re.compile(rf"(?<![\w-])(?P<kind>{KIND_WORDS}) (?:of|at) (?P<name>{NAME})(?![\w])")
SIDE = re.compile(rf"(?<![\w-])(?P<side>(?:north|south)?-?(?:north|south|east|west)ern|central|upper|lower) (?P<name>{NAME})(?![\w])")


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


class Found(NamedTuple):
    """Words of a text that some spots bear as a name, not yet decided on: tokens `first` to `last`, both included."""

    first: int
    last: int
    key: str


class Surroundings(NamedTuple):
    """What stands around a hit. before, after: the neighbouring word as looked up, where it is capitalised and no mark stands between;
    located: a word such as "in" or "near" stands before; listed: a comma and a capital follow ("Tol, Karsania")."""

    before: str | None
    after: str | None
    located: bool
    listed: bool


class Token(NamedTuple):
    start: int
    end: int
    key: str


def fold(name: str) -> str:
    """A name as it is looked up: lower case, no accents or apostrophes, hyphens as spaces.

    >>> fold("Deir ez-Zor"), fold("Sana’a"), fold("Kandahār")
    ('deir ez zor', 'sanaa', 'kandahar')
    """
    if name.isascii() and name.isalpha():
        return name.lower()
    return " ".join(plain(name).translate(APOSTROPHES).lower().split())


def plain(name: str) -> str:
    """A name in ASCII letters, hyphens as spaces.

    >>> plain("Herāt"), plain("Yaoundé")
    ('Herat', 'Yaounde')
    """
    if name.isascii():
        return name.replace("-", " ")
    name = name.translate(LETTERS)
    return unicodedata.normalize("NFKD", name.translate(APOSTROPHES)).encode("ascii", "ignore").decode("ascii")


class Places:
    """The places known beforehand, ready to be found in texts.

    names: (name, spot) pairs, a spot under each of its names; states: whose names, adjectives and capitals tell which countries a text
    is about; doubtful: names that are also words or persons' names ("nice", "victoria"), believed only beside their country's name.

    >>> karsania = State(code="ZZZ", name="Karsania", government="Karsan government", adjectives=("Karsan",))
    >>> tol = Spot("Tol", "ZZZ", 1.5, 2.5, "city", 20_000, curated=True)
    >>> places = Places([("Tol", tol)], states=(karsania,), doubtful=())
    >>> [(p.name, p.precision, p.start) for p in places.find("Karsan troops left Tol for Ubar district and southern Karsania.")]
    [('Tol', 'city', 19), ('Ubar district', 'district', 27), ('southern Karsania', 'province', 45)]
    """

    def __init__(self, names: Iterable[tuple[str, Spot]], *, states: Iterable[State], doubtful: Iterable[str]) -> None:
        self._spots: defaultdict[str, list[Spot]] = defaultdict(list)
        self._starts: dict[str, int] = {}
        self._signs: defaultdict[str, set[str]] = defaultdict(set)
        self._acronyms: set[str] = set()
        self._countries: dict[str, Spot] = {}
        self._adjectives: set[str] = set()
        self._doubtful = frozenset(fold(name) for name in doubtful)
        for name, spot in names:
            self._add(fold(name), spot)
        for state in states:
            self._add_state(state)

    def find(self, text: str) -> tuple[Place, ...]:
        """The places named in a text, in order, without overlaps. start, end: offsets into `text`."""
        tokens = _tokens(text)
        found = self._found(text, tokens)
        signs: defaultdict[str, set[str]] = defaultdict(set)
        for hit in found:
            for code in self._signs.get(hit.key, ()):
                signs[code].add(hit.key)
        surroundings = [_surroundings(text, tokens, hit) for hit in found]
        borne = {hit.key for hit, around in zip(found, surroundings, strict=True) if self._in_longer_name(hit, around)}
        places = {}
        for hit, around in zip(found, surroundings, strict=True):
            if not self._in_longer_name(hit, around) and (hit.key not in borne or around.located):
                spot = self._choose(hit, around, signs)
                if spot is not None:
                    start, end = tokens[hit.first].start, tokens[hit.last].end
                    places[start] = _place(spot, start, end)
        return self._with_described(text, places)

    def _add(self, key: str, spot: Spot | None) -> None:
        if not key:
            return
        if spot is not None:
            self._spots[key].append(spot)
        first, _, rest = key.partition(" ")
        words = rest.count(" ") + 2 if rest else 1
        if words > self._starts.get(first, 0):
            self._starts[first] = words

    def _add_state(self, state: State) -> None:
        spot = Spot(state.name, state.code, None, None, "country")
        for name in (state.name, *state.aliases):
            key = fold(name)
            self._add(key, None)
            self._countries[key] = spot
            self._signs[key].add(state.code)
            if name.isupper() and " " not in name:
                self._acronyms.add(key)
        for name in (*state.adjectives, *state.peoples, *state.capitals):
            key = fold(name)
            self._add(key, None)
            self._signs[key].add(state.code)
        self._adjectives.update(fold(name) for name in (*state.adjectives, *state.peoples))

    def _found(self, text: str, tokens: list[Token]) -> list[Found]:
        """Longest matches from left to right; a match begins with a capital and ends in a capitalised word."""
        found = []
        i = 0
        while i < len(tokens):
            longest = self._starts.get(tokens[i].key, 0)
            match = self._longest(text, tokens, i, longest) if longest and text[tokens[i].start].isupper() else None
            if match is None:
                i += 1
            else:
                found.append(match)
                i = match.last + 1
        return found

    def _longest(self, text: str, tokens: list[Token], first: int, longest: int) -> Found | None:
        keys = [tokens[first].key]
        for i in range(first + 1, min(first + longest, len(tokens))):
            if text[tokens[i - 1].end : tokens[i].start] not in GAPS:
                break
            keys.append(tokens[i].key)
        for count in range(len(keys), 0, -1):
            key = " ".join(keys[:count])
            last = tokens[first + count - 1]
            if (key in self._spots or key in self._signs) and (text[last.start].isupper() or text[last.start - 1] == "-"):
                words = text[tokens[first].start : last.end]
                if key not in self._acronyms or words.isupper():
                    return Found(first, first + count - 1, key)
        return None

    def _choose(self, hit: Found, around: Surroundings, signs: Mapping[str, set[str]]) -> Spot | None:
        """The spot that the words mean, or None where they are taken for something else."""
        country = self._countries.get(hit.key)
        spots = self._spots.get(hit.key, ())
        if country is not None or not spots:
            return country

        def supported(spot: Spot) -> bool:
            return bool(signs.get(spot.country or "", set()) - {hit.key})

        best = max(spots, key=lambda spot: (10 * supported(spot)) + math.log10(CURATED_WEIGHT if spot.curated else spot.population + 1))
        if hit.key in self._doubtful:
            return best if supported(best) and around.located else None
        if best.curated:
            return best
        one_word = hit.first == hit.last
        if best.quiet and one_word and best.population < BELIEVED_ANYWHERE and not (around.located or around.listed):
            return None
        if supported(best):
            return best if not one_word or len(hit.key) >= SHORTEST or best.population >= ALONE_POPULATION else None
        return best if best.population >= (ALONE_POPULATION if one_word else ALONE_POPULATION_LONG) else None

    def _in_longer_name(self, hit: Found, around: Surroundings) -> bool:
        """Whether the words are part of a longer name: of a person ("Rafik Tol"), an agreement ("the Tol Accords"), a paper."""
        if around.after in TAILS:
            return True
        plain_country = hit.key in self._countries and hit.key not in self._doubtful
        curated = any(spot.curated for spot in self._spots.get(hit.key, ())) and hit.key not in self._doubtful
        if hit.first != hit.last or plain_country:
            return False
        if around.after is not None and not curated and around.after not in AFTER_NAME:
            return True
        before = around.before
        return before is not None and before not in BEFORE_NAME and before not in self._signs and before not in self._spots

    def _with_described(self, text: str, places: dict[int, Place]) -> tuple[Place, ...]:
        """Adds what the text itself calls a place, and widens a known place by the words that say what it is."""
        for pattern in (BEHIND, AHEAD):
            for match in pattern.finditer(text):
                precision = KINDS[match["kind"]]
                start = match.start("name") + _leading(match["name"])
                name = text[start : match.end("name")]
                if not name or self._not_a_place(name) or (pattern is BEHIND and name.endswith(ADJECTIVE_ENDINGS)):
                    continue
                known = _at(places, start, match.end("name"))
                spots = self._spots.get(fold(name))
                if known is None and spots:
                    spot = max(spots, key=lambda spot: (spot.curated, spot.population))
                    places[start] = known = _place(spot, start, match.end("name"))
                if known is None:
                    end = match.end() if pattern is BEHIND else match.end("name")
                    places[start] = Place(name=text[start:end], precision=precision, start=start, end=end)
                elif known.precision != "country" and precision == "site" and pattern is BEHIND and known.start == start:
                    places[start] = Place(
                        name=f"{known.name} {match['kind']}", country=known.country, precision="site", start=start, end=match.end()
                    )
        for match in SIDE.finditer(text):
            known = _at(places, match.start("name"), match.end("name"))
            if known is None and self._not_a_place(match["name"]):
                continue
            if known is not None and known.start != match.start("name"):
                continue
            end = known.end if known is not None and known.end is not None else match.end("name")
            base = known or Place(name=match["name"])
            precision = "province" if base.precision == "country" else base.precision
            name = f"{match['side']} {base.name}"
            places.pop(match.start("name"), None)
            places[match.start()] = Place(name=name, country=base.country, precision=precision, start=match.start(), end=end)
        return _without_overlaps(places)

    def _not_a_place(self, name: str) -> bool:
        words = fold(name).split()
        return not words or any(word in NOT_A_PLACE for word in words) or fold(name) in self._adjectives or words[-1] in self._adjectives


@lru_cache(maxsize=20_000)
def _key(word: str) -> str:
    return fold(re.sub(r"['’]s$", "", word)) if word[-1:] != "." else word.lower()


def _tokens(text: str) -> list[Token]:
    tokens = []
    for match in WORD.finditer(text):
        word = match[0]
        end = match.end() - 2 if word[-2:] in ("'s", "’s") else match.end()
        tokens.append(Token(match.start(), end, _key(word)))
    return tokens


def _place(spot: Spot, start: int, end: int) -> Place:
    return Place(
        name=spot.name,
        country=spot.country,
        latitude=spot.latitude,
        longitude=spot.longitude,
        precision=spot.precision,
        start=start,
        end=end,
    )


def _surroundings(text: str, tokens: list[Token], hit: Found) -> Surroundings:
    before = after = None
    located = listed = False
    start, end = tokens[hit.first].start, tokens[hit.last].end
    if hit.first > 0:
        token = tokens[hit.first - 1]
        if text[token.end : start] in GAPS:
            before = token.key if text[token.start].isupper() else None
            located = token.key in LOCATIVE
    if hit.last + 1 < len(tokens):
        token = tokens[hit.last + 1]
        if text[token.start].isupper():
            after = token.key if text[end : token.start] in GAPS else None
            listed = text[end : token.start] == ", "
    return Surroundings(before, after, located, listed)


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


def _without_overlaps(places: Mapping[int, Place]) -> tuple[Place, ...]:
    kept: list[Place] = []
    for start in sorted(places):
        if not kept or start >= (kept[-1].end or 0):
            kept.append(places[start])
    return tuple(kept)
