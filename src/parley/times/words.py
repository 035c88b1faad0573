"""The words of time expressions, by category: data only, and the reading of number words.

Invariant: a word may be in several categories; the grammar decides. Months and weekdays count only when capitalised
("may" and "march" are verbs), so each list says how its words may be written.
"""

from __future__ import annotations

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
MONTH_NUMBER: dict[str, int] = {name: number for number, name in enumerate(MONTHS, 1)}
MONTH_ABBREVIATIONS: dict[str, int] = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
#: Full names that are also other words or names: they need company ("in May", "5 March").
RISKY_MONTHS = ("march", "may")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY_CODES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAY_CODE: dict[str, str] = {
    **dict(zip(WEEKDAYS, WEEKDAY_CODES, strict=True)),
    **{name + "s": code for name, code in zip(WEEKDAYS, WEEKDAY_CODES, strict=True)},
    **{code: code for code in WEEKDAY_CODES}, "tues": "tue", "weds": "wed", "thur": "thu", "thurs": "thu",
}  # fmt: skip
SEASON_CODE = {"spring": "SP", "springtime": "SP", "summer": "SU", "summertime": "SU", "autumn": "FA", "fall": "FA",
               "winter": "WI", "wintertime": "WI", "springs": "SP", "summers": "SU", "autumns": "FA", "winters": "WI"}  # fmt: skip
#: unit word -> name for symbolic expressions, ISO 8601 duration code
UNITS: dict[str, tuple[str, str]] = {
    "second": ("second", "TS"), "minute": ("minute", "TM"), "min": ("minute", "TM"), "hour": ("hour", "TH"), "hr": ("hour", "TH"),
    "day": ("day", "D"), "night": ("night", "D"), "week": ("week", "W"), "fortnight": ("fortnight", "W"),
    "weekend": ("weekend", "WE"), "month": ("month", "M"), "quarter": ("quarter", "Q"), "year": ("year", "Y"), "decade": ("decade", "DE"),
    "century": ("century", "CE"), "millennium": ("millennium", "ML"),
}  # fmt: skip
PLURALS = {"centuries": "century", "millennia": "millennium", "hrs": "hr", "mins": "min", "yrs": "year"}
TIMES_OF_DAY: dict[str, str] = {
    "morning": "MO", "mornings": "MO", "afternoon": "AF", "afternoons": "AF", "evening": "EV", "evenings": "EV", "night": "NI",
    "nights": "NI", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "dusk": "EV", "sunset": "EV", "nightfall": "NI", "midday": "MI",
    "noon": "12:00", "midnight": "24:00", "lunchtime": "MI", "overnight": "NI", "daytime": "DT", "daylight": "DT",
}  # fmt: skip
_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_RANKS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth"
)
_TENS_OF_YEARS = "twenties thirties forties fifties sixties seventies eighties nineties"
CARDINALS: dict[str, int] = {name: value for value, name in enumerate(_ONES.split())} | {
    name: 10 * value for value, name in enumerate(_TENS.split(), 2)
}
MULTIPLIERS = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}
ORDINALS: dict[str, int] = {name: value for value, name in enumerate(_RANKS.split(), 1)} | {"thirtieth": 30}
NUMBER_DECADES: dict[str, int] = {name: 10 * value for value, name in enumerate(_TENS_OF_YEARS.split(), 2)}
#: A named day -> its key in `parley.times.holidays`. The words as lower-case tokens, possessive 's left out of the text first.
HOLIDAY_NAMES: dict[str, str] = {
    "eid": "eid",
    "eid al-fitr": "eid_al_fitr", "eid ul-fitr": "eid_al_fitr", "eid-ul-fitr": "eid_al_fitr", "eid al fitr": "eid_al_fitr",
    "eid-al-fitr": "eid_al_fitr", "eid-e-fitr": "eid_al_fitr", "eid ul fitr": "eid_al_fitr", "eid-ul-fitar": "eid_al_fitr",
    "eid'l fitr": "eid_al_fitr", "eid'l-fitr": "eid_al_fitr", "eidul fitr": "eid_al_fitr", "idul fitri": "eid_al_fitr",
    "eid'l adha": "eid_al_adha", "eid'l-adha": "eid_al_adha", "eidul adha": "eid_al_adha", "idul adha": "eid_al_adha",
    "eid al-adha": "eid_al_adha", "eid ul-adha": "eid_al_adha", "eid-ul-adha": "eid_al_adha", "eid al adha": "eid_al_adha",
    "eid-al-adha": "eid_al_adha", "eid ul adha": "eid_al_adha", "eid-e-qurban": "eid_al_adha", "feast of sacrifice": "eid_al_adha",
    "ramadan": "ramadan", "ramazan": "ramadan", "ramadhan": "ramadan", "ashura": "ashura", "ashoura": "ashura", "mawlid": "mawlid",
    "ethiopian new year": "ethiopian_new_year", "enkutatash": "ethiopian_new_year", "meskel": "meskel", "timkat": "timkat",
    "islamic new year": "islamic_new_year", "orthodox christmas": "orthodox_christmas", "orthodox easter": "orthodox_easter",
    "easter sunday": "easter", "easter monday": "easter_monday", "easter": "easter", "good friday": "good_friday",
    "palm sunday": "palm_sunday", "ash wednesday": "ash_wednesday", "maundy thursday": "maundy_thursday", "holy week": "holy_week",
    "pentecost": "pentecost", "ascension day": "ascension", "lent": "lent", "christmas eve": "christmas_eve",
    "christmas day": "christmas", "christmas": "christmas", "boxing day": "boxing_day", "new year's eve": "new_years_eve",
    "new year's day": "new_year", "new year's": "new_year", "new year": "new_year", "new years day": "new_year", "epiphany": "epiphany",
    "nowruz": "nowruz", "nawruz": "nowruz", "norouz": "nowruz", "newroz": "nowruz", "valentine's day": "valentines_day",
    "may day": "may_day", "victory day": "victory_day", "international women's day": "womens_day", "halloween": "halloween",
    "st patrick's day": "st_patricks_day", "st. patrick's day": "st_patricks_day", "all saints' day": "all_saints",
    "armistice day": "armistice_day", "thanksgiving": "thanksgiving", "thanksgiving day": "thanksgiving", "labor day": "labor_day",
    "memorial day": "memorial_day", "bastille day": "bastille_day", "human rights day": "human_rights_day",
    "fourth of july": "independence_day", "martin luther king day": "mlk_day", "united nations day": "un_day",
}  # fmt: skip

#: Words that are a category of their own, named by the word.
SELF = (
    "times the of and or to in on at by from between since before after for this that same last past next per other final "
    "most hrs early late later earlier half latter part ago long old age more than up few couple today yesterday "
    "tomorrow tonight recent current former future daily weekly monthly quarterly hourly everyday time period date "
    "moment s"
)
#: category -> its words. Any case, as in SELF.
PLAIN: dict[str, str] = {
    "a": "a an",
    "within": "within inside",
    "until": "until till",
    "during": "during throughout over",
    "through": "through thru",
    "around": "around about circa c approximately",
    "these": "these those",
    "previous": "previous preceding",
    "following": "following ensuing subsequent",
    "coming": "coming upcoming forthcoming",
    "every": "every each",
    "once": "once twice",
    "ending": "end ended ending finish finished finishing close closed closing",
    "rest": "rest remainder",
    "mid": "mid middle",
    "start": "start beginning outset onset",
    "end": "end close",
    "afterwards": "afterwards afterward thereafter",
    "previously": "previously prior",
    "less": "less fewer",
    "at_least": "least",
    "almost": "almost nearly roughly some just only exactly barely approximately about around well",
    "over": "over under",
    "vague": "several many some numerous various countless",
    "present": "present modern",
    "now": "now currently nowadays presently",
    "recently": "recently lately",
    "yearly": "yearly annually annual",
    "year_word": "year",
    "oclock": "o'clock",
    "gmt": "gmt utc",
    "zone": "est edt et cst cdt pst pdt bst cet cest eet ist msk",
    "bc": "bc bce b.c.",
    "ad": "ad ce",
    "fiscal": "fiscal financial",
    "dot": ".",
    "comma": ",",
    "hyphen": "- – —",
    "slash": "/",
    "apos": "' ’",
    "lpar": "(",
    "adjective": (
        "full consecutive straight successive long whole entire solid calendar working business trading additional "
        "intervening final extra single"
    ),
    "number_label": ("resolution no number flight article section page route highway model room chapter paragraph act order"),
    "owner": "its his her their our my your",
    "event_day": "black bloody good holy palm ash easter super fat shrove maundy whit",
}
#: Words after which a noun phrase has surely ended: the noun before them heads it ("in the summer, ..." but "the summer offensive").
CLOSERS = (
    "of in on at by from to for with and or but as when while where which who that than was were is are had has have "
    "will would could can may might after before during until since because if though although the a an his her its "
    "their this these he she it they we i not also saw began ended brought came however both without so against "
    "between into through under over be been being did "
    ". , ; : ) ! ? - – — ' ’ \" ("
)


def number_value(words: list[str]) -> float | None:
    """The number that lower-case number words or digits spell, or None where they spell none ("three-four").

    >>> number_value(["twenty", "-", "five"]), number_value(["two", "hundred", "and", "six"]), number_value(["22.8"])
    (25.0, 206.0, 22.8)
    """
    total, current, seen = 0.0, 0.0, False
    for word in words:
        if word in CARDINALS:
            if 0 < current % 100 < 20 or (current % 10 and CARDINALS[word] < 100):
                return None
            current += CARDINALS[word]
        elif word in MULTIPLIERS:
            current = (current or 1) * MULTIPLIERS[word]
            if MULTIPLIERS[word] >= 1000:
                total, current = total + current, 0.0
        elif word in ("a", "an"):
            current = current or 1
        elif word[:1].isdigit():
            try:
                current += float(word.replace(",", ""))
            except ValueError:
                return None
        elif word in ("-", "–", "—", "and", "of"):
            continue
        else:
            return None
        seen = True
    return total + current if seen else None
