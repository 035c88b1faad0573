"""Whether words that could be a time are one here: "2000 soldiers", "the March on the capital", "Bloody Sunday", "the fall of the city".

Invariant: a guard looks at an expression and its neighbours, and only ever refuses.
"""

from __future__ import annotations

from parley.times import words
from parley.times.lexing import Tokens, lexicon
from parley.times.machine import Found, machine

#: "the March agreement" is a time, "the March on the capital" is none.
_RISKY_MONTHS = ("month:03", "month:05")
#: What comes in numbers of four digits, beside nouns in -s.
_COUNTED = ("men", "people", "troops", "km", "metres", "percent", "million")
#: After these a number is never a year, whatever stands before it.
_UNITS = ("%", "km", "people", "men", "metres", "meters", "feet", "miles", "million", "billion", "percent", "per")
#: A number is part of a longer one after these.
_GLUE = (",", ".", "+", "_")
#: A light year is no year.
_DISTANCE = "light"
_NAMED_SPRINGS = ("arab", "prague")
_SHORT_MONTHS = ("04", "06", "09", "11")


def plausible(tokens: Tokens, item: Found) -> bool:
    """Whether an expression may stand, given the words around it."""
    head, _, rest = item.expression.partition(":")
    if item.type == "DURATION":
        return _plain_duration(tokens, item)
    match head:
        case "weekday":
            return not item.first or tokens.classes[item.first - 1] not in machine().event_days
        case "year":
            return item.end - item.first > 1 or _year(tokens, item)
        case "month":
            return item.expression not in _RISKY_MONTHS or _month(tokens, item)
        case "season":
            return _season(tokens, item, rest)
        case "date" | "monthday":
            month, day = rest.split("-")[-2:]
            return int(day) <= (29 if month == "02" else 30 if month in _SHORT_MONTHS else 31)
        case "that":
            return rest != "0:year" or tokens.text[tokens.starts[item.end - 1] :][:4] != "Year"
        case _:
            return True


def _before(tokens: Tokens, item: Found) -> str:
    return tokens.words(item.first - 1, item.first)[0] if item.first else ""


def _after(tokens: Tokens, item: Found) -> str:
    return tokens.words(item.end, item.end + 1)[0] if item.end < len(tokens.ends) else ""


def _plain_duration(tokens: Tokens, item: Found) -> bool:
    """Of "ten bitter months" the odd word must be a word, and no noun in the plural; "the early hours" are no length."""
    before = _before(tokens, item)
    if before == _DISTANCE or (item.expression == "dur:PTXH" and (before == "early" or before in words.TIMES_OF_DAY)):
        return False
    if lexicon()[0].OTHER not in tokens.classes[item.first : item.end]:
        return True
    odd = tokens.words(item.end - 2, item.end - 1)[0]
    return odd.isalpha() and not odd.endswith("s") and odd != _DISTANCE


def _year(tokens: Tokens, item: Found) -> bool:
    classes, start = tokens.classes, tokens.starts[item.first]
    before = classes[item.first - 1] if item.first else ""
    if before in machine().labels or (start and tokens.text[start - 1] in _GLUE):
        return False
    after = _after(tokens, item)
    counted = (after.endswith("s") and len(after) > 3) or after in _COUNTED
    return after not in _UNITS and not (counted and before not in machine().before_year)


def _month(tokens: Tokens, item: Found) -> bool:
    if _before(tokens, item) != "the" or item.end - item.first > 1 or item.end >= len(tokens.ends):
        return True
    after = tokens.text[tokens.starts[item.end] : tokens.ends[item.end]]
    return after.islower() and len(after) > 2 and tokens.classes[item.end] not in machine().closers


def _season(tokens: Tokens, item: Found, season: str) -> bool:
    if season == "SP" and _before(tokens, item) in _NAMED_SPRINGS:
        return False
    return season != "FA" or _after(tokens, item) != "of"
