"""What the captures of a rule mean: words to the fields of a symbolic expression.

Invariant: a reader returns None where the words make no sense there (the 31st of nothing, a month 13), and the rule is then dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from parley.times import words

_SHIFTS = {"this": 0, "that": 0, "same": 0, "the": 0, "current": 0, "last": -1, "past": -1, "previous": -1, "preceding": -1,
           "next": 1, "following": 1, "coming": 1, "ensuing": 1, "subsequent": 1, "upcoming": 1, "forthcoming": 1}  # fmt: skip
_PARTS = {"early": "early", "start": "early", "beginning": "early", "outset": "early", "onset": "early", "mid": "mid", "middle": "mid",
          "late": "late", "end": "late", "close": "late", "latter": "late"}  # fmt: skip
#: Half of a unit, where a smaller unit says it in whole numbers.
_HALVES = {"Y": "P6M", "CE": "P50Y", "DE": "P5Y", "D": "PT12H", "TH": "PT30M", "TM": "PT30S"}
#: Two-digit years from this one on are of the last century where nothing else says so.
CENTURY_PIVOT = 40


def month(found: list[str]) -> str | None:
    name = found[0]
    number = words.MONTH_NUMBER.get(name) or words.MONTH_ABBREVIATIONS.get(name)
    return f"{number:02}" if number else None


def ordinal(found: list[str]) -> str | None:
    """A day of the month, or which one: "28th", "5", "first", "latter" (the second)."""
    name = found[-1]
    if name == "final":
        return "04"
    if name in words.ORDINALS:
        return f"{words.ORDINALS[name] + (words.CARDINALS.get(found[0], 0) if len(found) > 1 else 0):02}"
    if name == "latter":
        return "02"
    digits = re.match(r"\d+", name)
    return f"{int(digits.group()):02}" if digits else None


def year(found: list[str]) -> str | None:
    return f"{int(found[-1]):04}" if found[-1].isdigit() else None


def weekday(found: list[str]) -> str | None:
    return words.WEEKDAY_CODE.get(found[0])


def season(found: list[str]) -> str | None:
    return words.SEASON_CODE.get(found[0])


def time_of_day(found: list[str]) -> str | None:
    return next((words.TIMES_OF_DAY[name] for name in found if name in words.TIMES_OF_DAY), None)


def unit_name(found: list[str]) -> str | None:
    return words.UNITS[_singular(found[-1])][0]


def shift(found: list[str]) -> str | None:
    return next((str(_SHIFTS[name]) for name in reversed(found) if name in _SHIFTS), None)


def side(found: list[str]) -> str | None:
    number = shift(found)
    return None if number is None else {"-1": "last", "0": "this", "1": "next"}[number]


def part(found: list[str]) -> str | None:
    if "half" in found:
        return "h1" if "first" in found else "h2"
    return next((_PARTS[name] for name in found if name in _PARTS), None)


def decade(found: list[str]) -> str | None:
    """ "1990s" to "199", "nineties" and "90s" to "?9"."""
    name = found[-1]
    if name in words.NUMBER_DECADES:
        return f"?{words.NUMBER_DECADES[name] // 10}"
    digits = re.sub(r"\D", "", name)
    return {4: digits[:3], 3: "0" + digits[:2]}.get(len(digits), f"?{digits[0]}")


def clock(found: list[str]) -> str | None:
    """ "6am", "5:30 p.m.", "six o'clock", "14:00" to HHMM."""
    text = "".join(found).replace("'", "").replace("’", "")
    match = re.match(r"(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?\s*([ap])?", text)
    if match is None:
        return military(found[:1])
    hour, minute = int(match[1]), int(match[2] or 0)
    if (match[3] and hour > 12) or (match.end() < len(text) and text[match.end()].isdigit()):
        return military(found[:1])
    if match[3]:
        hour = hour % 12 + (12 if match[3] == "p" else 0)
    return f"{hour:02}{minute:02}" if hour <= 24 and minute < 60 else None


def military(found: list[str]) -> str | None:
    """ "0800" (hours, or UTC)."""
    text = found[0]
    return text if re.fullmatch(r"(?:[01]\d|2[0-4])[0-5]\d", text) else None


def full_date(found: list[str]) -> str | None:
    """An ISO or numeric date; of 04/05/2020 the American order is taken, of 04.05.2020 the European."""
    text = found[0]
    iso = re.match(r"(\d{4})-(\d{2})-(\d{2})(?:t(\d{2}):(\d{2}))?", text)
    if iso:
        if not (1 <= int(iso[2]) <= 12 and 1 <= int(iso[3]) <= 31):
            return None
        day = f"date:{iso[1]}-{iso[2]}-{iso[3]}"
        return f"clock:{iso[4]}{iso[5]}:{day}" if iso[4] else day
    first, second, last = (int(number) for number in re.split(r"[/.]", text))
    if last < 100:
        last += 2000 if last < CENTURY_PIVOT else 1900
    day_first = first > 12 or ("." in text and second <= 12)
    day_number, number = (first, second) if day_first else (second, first)
    return f"date:{last:04}-{number:02}-{day_number:02}" if 1 <= number <= 12 and 1 <= day_number <= 31 else None


def digits(found: list[str]) -> str | None:
    text = re.sub(r"\D", "", found[-1] if found[-1] not in ("bc", "bce") else found[0])
    return text or None


def duration(quantity: list[str], unit: list[str]) -> str | None:
    """A quantity of a unit as ISO 8601: "two weeks" to P2W, "a few days" to PXD, "a year and a half" is read as 1.5."""
    code = words.UNITS[_singular(unit[-1])][1]
    if code == "Q":
        return None
    number = amount(quantity)
    if code == "TS" and quantity in (["a"], ["one"], ["1"]) and unit[-1] == "second":
        return None
    if number is not None and number <= 0:
        return None
    if code == "WE" or code == "ML":
        return {"WE": "P1WE", "ML": "P1000Y"}[code] if number in (1, None) else None
    if _singular(unit[-1]) == "fortnight" and number is not None:
        number *= 2
    if number is None and any(name in words.CARDINALS or name[:1].isdigit() for name in quantity):
        return None
    if number == 0.5 and code in _HALVES:
        return _HALVES[code]
    if code == "CE" and number is not None:
        number, code = 100 * number, "Y"
    shown = "X" if number is None else f"{number:g}" if number < 1e6 else str(int(number))
    if code == "DE" and number is not None and number == int(number):
        shown, code = str(int(number) * 10), "Y"
    return f"PT{shown}{code[1]}" if code.startswith("T") else f"P{shown}{code}"


def amount(quantity: list[str]) -> float | None:
    """The number of a quantity; None for a vague one ("several")."""
    if quantity == ["half", "a"] or quantity == ["a", "half"] or quantity == ["half", "an"]:
        return 0.5
    if quantity[-1:] == ["half"] and "and" in quantity:
        whole = words.number_value(quantity[: quantity.index("and")])
        return None if whole is None else whole + 0.5
    if "couple" in quantity:
        return 2
    return words.number_value(quantity)


def _singular(unit: str) -> str:
    unit = words.PLURALS.get(unit, unit)
    return unit if unit in words.UNITS else unit.removesuffix("s")


def edge(found: list[str]) -> str | None:
    """Which end of a longer time: "first" or "last"; "second" and the like are neither."""
    return found[0] if found[0] in ("first", "last") else "last" if found[0] == "final" else None


READERS: dict[str, Callable[[list[str]], str | None]] = {
    "m": month, "d": ordinal, "o": ordinal, "y": year, "w": weekday, "s": season, "t": time_of_day, "q": unit_name, "r": shift,
    "side": side, "p": part, "e": decade, "c": clock, "i": full_date, "b": digits, "k": digits, "edge": edge, "military": military,
}  # fmt: skip
