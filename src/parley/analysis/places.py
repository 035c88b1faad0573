"""Places that a text names: known ones by longest match, unknown ones by what the text calls them ("Tol province").

Which of several places of one name is meant is settled by the countries that the text names, then by population. A place is found, not
interpreted: "Kabul" is given as a city where it may well be the government that speaks. Reads no file; see `workflows.geography`.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from parley.analysis.describedplaces import Spot, described, without_overlaps
from parley.analysis.lexicon.records import State
from parley.analysis.placewords import AFTER_NAME, BEFORE_NAME, LOCATIVE, NOT_A_PLACE, TAILS
from parley.model.records import Place

ALONE_POPULATION = 300_000
"""Inhabitants from which a one-word city is believed although the text does not name its country: smaller ones are mostly surnames."""

ALONE_POPULATION_LONG = 100_000
"""The same for a name of several words, which is seldom anything else."""

BELIEVED_ANYWHERE = 1_000_000
"""Inhabitants from which a quiet country's city is believed wherever it stands in a sentence."""

CURATED_WEIGHT = 1_000_000
"""Inhabitants that a curated place counts as among others of its name: it is meant unless the text names the other's country."""

WINDOW = 500_000
"""Characters that are cut into words at a time: about 30 MB."""

SHORTEST = 4
"""Letters of the shortest one-word town (no capital, not curated) that is believed: shorter ones are mostly words ("Of", "Man")."""

WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’ʼʽ`][^\W_]+)*")
GAPS = frozenset((" ", "-", "\u00a0"))
APOSTROPHES = str.maketrans("", "", "'’ʼʽ`ʿʾ")
LETTERS = str.maketrans({"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "-": " "})


class Hit(NamedTuple):
    """Words of a text that some spots bear as a name, not yet decided on. before, after: the neighbouring word as looked up, where it is
    capitalised and no mark stands between; located: a word such as "in" or "near" stands before; listed: a comma and a capital follow
    ("Tol, Karsania")."""

    key: str
    start: int
    end: int
    one_word: bool
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
        hits = [hit for start, end in _windows(text) for hit in self._hits(text, _tokens(text, start, end))]
        signs: defaultdict[str, set[str]] = defaultdict(set)
        for hit in hits:
            for code in self._signs.get(hit.key, ()):
                signs[code].add(hit.key)
        borne = {hit.key for hit in hits if self._in_longer_name(hit)}
        places = {}
        for hit in hits:
            if not self._in_longer_name(hit) and (hit.key not in borne or hit.located):
                spot = self._choose(hit, signs)
                if spot is not None:
                    places[hit.start] = spot.at(hit.start, hit.end)
        for place in described(text, places, spot_named=self._spot_named, not_a_place=self._not_a_place):
            places[place.start or 0] = place
        return without_overlaps(places.values())

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

    def _hits(self, text: str, tokens: list[Token]) -> Iterator[Hit]:
        """Longest matches from left to right; a match begins with a capital and ends in a capitalised word."""
        i = 0
        while i < len(tokens):
            longest = self._starts.get(tokens[i].key, 0)
            match = self._longest(text, tokens, i, longest) if longest and text[tokens[i].start].isupper() else None
            if match is None:
                i += 1
            else:
                last, key = match
                yield _hit(text, tokens, i, last, key)
                i = last + 1

    def _longest(self, text: str, tokens: list[Token], first: int, longest: int) -> tuple[int, str] | None:
        """The last token and the key of the longest name that begins at token `first`."""
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
                    return first + count - 1, key
        return None

    def _choose(self, hit: Hit, signs: Mapping[str, set[str]]) -> Spot | None:
        """The spot that the words mean, or None where they are taken for something else."""
        country = self._countries.get(hit.key)
        spots = self._spots.get(hit.key, ())
        if country is not None or not spots:
            return country

        def supported(spot: Spot) -> bool:
            return bool(signs.get(spot.country or "", set()) - {hit.key})

        best = max(spots, key=lambda spot: (10 * supported(spot)) + math.log10(CURATED_WEIGHT if spot.curated else spot.population + 1))
        if hit.key in self._doubtful:
            return best if supported(best) and hit.located else None
        if best.curated:
            return best
        if best.quiet and hit.one_word and best.population < BELIEVED_ANYWHERE and not (hit.located or hit.listed):
            return None
        if supported(best):
            return best if not hit.one_word or len(hit.key) >= SHORTEST or best.population >= ALONE_POPULATION else None
        return best if best.population >= (ALONE_POPULATION if hit.one_word else ALONE_POPULATION_LONG) else None

    def _in_longer_name(self, hit: Hit) -> bool:
        """Whether the words are part of a longer name: of a person ("Rafik Tol"), an agreement ("the Tol Accords"), a paper."""
        if hit.after in TAILS:
            return True
        plain_country = hit.key in self._countries and hit.key not in self._doubtful
        curated = any(spot.curated for spot in self._spots.get(hit.key, ())) and hit.key not in self._doubtful
        if not hit.one_word or plain_country:
            return False
        if hit.after is not None and not curated and hit.after not in AFTER_NAME:
            return True
        before = hit.before
        return before is not None and before not in BEFORE_NAME and before not in self._signs and before not in self._spots

    def _spot_named(self, name: str) -> Spot | None:
        """The likeliest spot of a name that the text itself says is a place."""
        return max(self._spots.get(fold(name), ()), key=lambda spot: (spot.curated, spot.population), default=None)

    def _not_a_place(self, name: str) -> bool:
        words = fold(name).split()
        if not words or fold(name) in self._adjectives or words[-1] in self._adjectives:
            return True
        return any(word in NOT_A_PLACE for word in words) or words[0] in BEFORE_NAME


@lru_cache(maxsize=20_000)
def _key(word: str) -> str:
    return fold(re.sub(r"['’]s$", "", word)) if word[-1:] != "." else word.lower()


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """The text in stretches of bounded length, cut at line ends or spaces: the words of a huge one do not fit in memory at once."""
    start = 0
    while start < len(text):
        end = min(start + WINDOW, len(text))
        if end < len(text):
            cut = max(text.rfind("\n", start, end), text.rfind(" ", start, end))
            end = cut if cut > start else end
        yield start, end
        start = end


def _tokens(text: str, start: int, end: int) -> list[Token]:
    tokens = []
    for match in WORD.finditer(text, start, end):
        word = match[0]
        stop = match.end() - 2 if word[-2:] in ("'s", "’s") else match.end()
        tokens.append(Token(match.start(), stop, _key(word)))
    return tokens


def _hit(text: str, tokens: list[Token], first: int, last: int, key: str) -> Hit:
    before = after = None
    located = listed = False
    start, end = tokens[first].start, tokens[last].end
    if first > 0:
        token = tokens[first - 1]
        if text[token.end : start] in GAPS:
            before = token.key if text[token.start].isupper() else None
            located = token.key in LOCATIVE
    if last + 1 < len(tokens):
        token = tokens[last + 1]
        if text[token.start].isupper():
            after = token.key if text[end : token.start] in GAPS else None
            listed = text[end : token.start] == ", "
    return Hit(key, start, end, first == last, before, after, located, listed)
