"""The closed word lists of the place finder: what a text calls a place, and what stands around names that are none. Data only."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


KINDS: dict[str, str] = {
    "province": "province",
    "provinces": "province",
    "governorate": "province",
    "region": "province",
    "oblast": "province",
    "county": "province",
    "prefecture": "province",
    "island": "province",
    "islands": "province",
    "peninsula": "province",
    "valley": "province",
    "mountains": "province",
    "district": "district",
    "districts": "district",
    "municipality": "district",
    "sub-county": "district",
    "subdistrict": "district",
    "township": "district",
    "neighbourhood": "district",
    "neighborhood": "district",
    "city": "city",
    "town": "city",
    "village": "city",
    "hamlet": "city",
    "border town": "city",
    "port city": "city",
    "refugee camp": "site",
    "displacement camp": "site",
    "border crossing": "site",
    "border post": "site",
    "border point": "site",
    "crossing": "site",
    "checkpoint": "site",
    "airport": "site",
    "air base": "site",
    "airbase": "site",
    "airfield": "site",
    "military base": "site",
    "naval base": "site",
    "port": "site",
    "prison": "site",
    "dam": "site",
    "bridge": "site",
    "assembly point": "site",
}
"""What a text calls a place, to its precision."""

TAILS: frozenset[str] = _words(
    """
    accord accords agreement agreements armistice ceasefire communique conference convention conventions declaration deal format
    formula framework group mechanism memorandum pact peace plan platform principles process protocol protocols resolution roadmap
    statement summit treaty truce times post herald tribune gazette news university institute
    """
)
"""Words in capitals after a place that make it a part of another name ("the Tol Accords", "the Tol Times")."""

BEFORE_NAME: frozenset[str] = _words(
    """
    a an and around as at before after between beyond but by during every for from greater historic if in inside into its near
    neighbouring neighboring of off on or our outside over since some that the their then these this those through to toward towards
    under until via when where while with within without north south east west northern southern eastern western central northeastern
    northwestern southeastern southwestern upper lower nearby downtown old monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december city town village province district
    governorate region port
    """
)
"""Words that may stand in capitals right before a place without being part of its name."""

NOT_A_PLACE: frozenset[str] = _words(
    """
    african american arab asian buddhist catholic chief christian commission commissioner congress congressional council court
    democrat democratic democrats electoral european federal first former foreign general hindu home islamic jewish justice kurdish
    latin main military minister ministry muslim national new old orthodox other parliament party police president presidential prime
    public red republican republicans second security senate service shia shiite soviet special state states sunni supreme third union
    united us western west east north south
    english french german spanish russian islam christianity catholicism communism christmas easter ramadan eid operation article
    section annex chapter phase resolution cabinet congressman
    """
)
"""Words in capitals before "district", "region" and the like, or after "northern", that name no place by themselves."""

AFTER_NAME: frozenset[str] = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
    december city province district airport
    """
)
"""Words that may stand in capitals right after a place without making it part of another name."""

LOCATIVE: frozenset[str] = _words(
    """
    in at from near to of outside around toward towards into through between via inside within across beyond beside off central northern
    southern eastern western downtown greater nearby city town village port capital
    """
)
"""Words before a name that make it a place."""

SITES: frozenset[str] = _words(
    """
    road highway junction complex pit mine oilfield field barracks camp base post garrison station hospital stadium hotel palace market
    square quarter suburb forest lake river plain plateau hill heights ridge gorge pass coast bay strait harbour harbor railway refinery
    depot fort stronghold monastery abbey mosque highlands lowlands uplands hills desert delta headland islet
    """
)
"""Words behind a name in capitals that make a place of both ("the Dorrin road", "the Corvane pit")."""

LANDS: frozenset[str] = _words(
    "road highway valley bridge river lake pass plain plateau ridge gorge hill highlands lowlands forest coast bay"
)
"""Sites that no party has its name before: "the Orsk road" is a road to Orsk, whoever else may be called so."""
