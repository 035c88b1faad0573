"""Days of the year that have a name: religious feasts by computus or the Hijri calendar, and fixed days.

Invariant: a feast is a span of whole days in the Gregorian calendar. Feasts by moonsight can fall a day to either side;
the span of an Islamic feast is therefore widened by one day on both ends.
"""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

#: month, day, length in days.
FIXED: dict[str, tuple[int, int, int]] = {
    "new_year": (1, 1, 1),
    "new_years_eve": (12, 31, 1),
    "epiphany": (1, 6, 1),
    "orthodox_christmas": (1, 7, 1),
    "valentines_day": (2, 14, 1),
    "womens_day": (3, 8, 1),
    "st_patricks_day": (3, 17, 1),
    "nowruz": (3, 20, 2),
    "april_fools_day": (4, 1, 1),
    "may_day": (5, 1, 1),
    "victory_day": (5, 9, 1),
    "independence_day": (7, 4, 1),
    "bastille_day": (7, 14, 1),
    "assumption": (8, 15, 1),
    "human_rights_day": (12, 10, 1),
    "halloween": (10, 31, 1),
    "all_saints": (11, 1, 1),
    "armistice_day": (11, 11, 1),
    "christmas_eve": (12, 24, 1),
    "christmas": (12, 25, 1),
    "boxing_day": (12, 26, 1),
    "un_day": (10, 24, 1),
    "peace_day": (9, 21, 1),
}
#: Month, day and length of Ethiopian feasts; a day later in the twelvemonth before a Gregorian leap day, whose leap day comes first there.
ETHIOPIAN: dict[str, tuple[int, int, int]] = {
    "ethiopian_new_year": (9, 11, 1),
    "meskel": (9, 27, 1),
    "timkat": (1, 19, 1),
}
#: Days after Easter Sunday, length in days.
MOVABLE: dict[str, tuple[int, int]] = {
    "palm_sunday": (-7, 1),
    "ash_wednesday": (-46, 1),
    "lent": (-46, 46),
    "holy_week": (-7, 7),
    "maundy_thursday": (-3, 1),
    "good_friday": (-2, 1),
    "easter": (0, 1),
    "easter_monday": (1, 1),
    "ascension": (39, 1),
    "pentecost": (49, 1),
}
#: Hijri month, day, length in days.
ISLAMIC: dict[str, tuple[int, int, int]] = {
    "islamic_new_year": (1, 1, 1),
    "ashura": (1, 10, 1),
    "mawlid": (3, 12, 1),
    "ramadan": (9, 1, 29),
    "eid_al_fitr": (10, 1, 3),
    "eid_al_adha": (12, 10, 4),
}
#: Feasts by moonsight; "eid" is either of the two.
MOONSIGHTED = ("eid", *ISLAMIC)
#: The Hijri tables behind `hijridate` cover these Gregorian years.
HIJRI_YEARS = (1925, 2076)
#: Moonsighting differs by a day between countries.
MOONSIGHT = timedelta(days=1)
#: month, weekday (Monday 0), which one of the month (-1: last).
NTH: dict[str, tuple[int, int, int]] = {
    "thanksgiving": (11, 3, 4),
    "labor_day": (9, 0, 1),
    "memorial_day": (5, 0, -1),
    "mlk_day": (1, 0, 3),
    "mothers_day": (5, 6, 2),
    "columbus_day": (10, 0, 2),
}


def holiday(name: str, year: int) -> tuple[date, date] | None:
    """First and last day of a named day or feast in a Gregorian year, or None where the name is unknown or of two feasts ("eid"),
    or the year out of reach. An Islamic feast that falls twice in the year gives the first one (see `holidays_in`).

    >>> holiday("eid_al_fitr", 2020)[0].isoformat(), holiday("easter", 2021)[0].isoformat()
    ('2020-05-23', '2021-04-04')
    """
    found = () if name == "eid" else holidays_in(name, year)
    return found[0] if found else None


def holidays_in(name: str, year: int) -> tuple[tuple[date, date], ...]:
    """Every occurrence of a named feast that begins in a Gregorian year, in order; empty where unknown.

    >>> len(holidays_in("ramadan", 2030))
    2
    """
    if not 1 <= year <= 9998:
        return ()
    if name in FIXED:
        month, day, length = FIXED[name]
        return (_span(date(year, month, day), length),)
    if name in ETHIOPIAN:
        month, day, length = ETHIOPIAN[name]
        leap = isleap(year + 1) if month > 2 else isleap(year)
        return (_span(date(year, month, day) + timedelta(days=leap), length),)
    if name in MOVABLE:
        after, length = MOVABLE[name]
        return (_span(easter(year) + timedelta(days=after), length),)
    if name in NTH:
        return (_span(_nth_weekday(year, *NTH[name]), 1),)
    if name == "orthodox_easter":
        return (_span(orthodox_easter(year), 1),)
    if name == "eid":
        return tuple(sorted(holidays_in("eid_al_fitr", year) + holidays_in("eid_al_adha", year)))
    if name in ISLAMIC and HIJRI_YEARS[0] <= year <= HIJRI_YEARS[1]:
        return _islamic(name, year)
    return ()


def easter(year: int) -> date:
    """Easter Sunday of the western churches (Meeus, Jones, Butcher).

    >>> easter(2020).isoformat()
    '2020-04-12'
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, as a Gregorian day (Meeus' Julian algorithm, for 1900 to 2099).

    >>> orthodox_easter(2020).isoformat()
    '2020-04-19'
    """
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def _span(day: date, length: int) -> tuple[date, date]:
    return day, day + timedelta(days=length - 1)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year, month + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def _islamic(name: str, year: int) -> tuple[tuple[date, date], ...]:
    month, day, length = ISLAMIC[name]
    found = []
    hijri = Gregorian(year, 1, 1).to_hijri().year
    for candidate in (hijri, hijri + 1):
        gregorian = Hijri(candidate, month, day).to_gregorian()
        first = date(gregorian.year, gregorian.month, gregorian.day)
        if first.year == year:
            found.append((first - MOONSIGHT, first + timedelta(days=length - 1) + MOONSIGHT))
    return tuple(found)
