"""Text to tokens, and tokens to the characters of an alphabet of word classes.

Invariant: the class string has exactly one character a token. A blank line is a token of its own, so that no expression reaches
across it. Looking a word up costs one dictionary access, with its case as written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from parley.times import words
from parley.times.patterns import Alphabet

#: Tokens, the most frequent first: words, then what digits can begin, then single marks and blank lines.
_TOKEN = re.compile(
    r"\bB\.\s?C\b\.?(?:E\b\.?)?"
    r"|[^\W\d_]\w*(?:['’]clock)?"
    r"|(?<![\w-])\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?(?![\w-])"
    r"|(?<![\w./-])\d{1,2}(?:/\d{1,2}/|\.\d{1,2}\.)(?:\d{4}|\d{2})(?![\w/-])"
    r"|(?<![\w./])9/11(?![\w/])"
    r"|(?<![\w.,:])\d{1,2}(?:[:.]\d{2})?\s?[aApP](?:\.\s?[mM]\.|[mM]\b)"
    r"|(?<![\w.,:])[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?![\w:])"
    r"|(?<!\w)['’]?\d{1,3}0['’]?s\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)\b"
    r"|[$€£#]\s?\d[\d,.]*"
    r"|\b\d+[^\W\d_]\w*"
    r"|\d+(?:,\d{3}(?!\d))*(?:\.\d+)?"
    r"|[^\w\s]"
    r"|\n[ \t\r]*\n\s*"
)
#: What a token is that no list of words holds, by its form.
_FORMS = (
    ("iso", re.compile(r"\d{4}-\d{2}-\d{2}(?:T.*)?")),
    ("numdate", re.compile(r"\d{1,2}([/.])\d{1,2}\1\d{2,4}")),
    ("nine_eleven", re.compile(r"9/11")),
    ("clock", re.compile(r"\d{1,2}(?:[:.]\d{2}){0,2}\s?[aApP]\.?\s?[mM]\.?|\d{1,2}:\d{2}(?::\d{2})?")),
    ("decade", re.compile(r"['’]?\d{1,3}0['’]?s")),
    ("break", re.compile(r"\s+")),
    ("bc", re.compile(r"B\.\s?C\b.*")),
)
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
#: How many words that are no part of any time are remembered as such; it saves looking at their form again.
_REMEMBERED = 50_000
#: Four-digit numbers outside of these are no years in a report.
YEAR_RANGE = (1000, 2100)


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text's tokens: their places, their words, and the class string that patterns run over."""

    text: str
    starts: list[int]
    ends: list[int]
    classes: str

    def words(self, first: int, end: int) -> list[str]:
        """The lower-case words of tokens first to end - 1."""
        return [self.text[self.starts[i] : self.ends[i]].lower() for i in range(first, end)]


def _written(word: str) -> tuple[str, ...]:
    return (word, word.capitalize(), word.upper())


@cache
def lexicon() -> tuple[Alphabet, dict[str, str]]:
    """The alphabet and the character of every known word, as written."""
    categories: dict[str, set[str]] = {}

    def add(category: str, names: str | tuple[str, ...], *, capital: bool = False) -> None:
        for name in names.split() if isinstance(names, str) else names:
            for form in _written(name)[1:] if capital else _written(name):
                categories.setdefault(form, set()).add(category)

    for word in words.SELF.split():
        add(word, word)
    for category, listed in words.PLAIN.items():
        add(category, listed)
    add("closer", words.CLOSERS)
    add("mfull", tuple(name for name in words.MONTHS if name not in words.RISKY_MONTHS), capital=True)
    add("mrisky", words.RISKY_MONTHS, capital=True)
    add("mabbr", tuple(words.MONTH_ABBREVIATIONS), capital=True)
    add("wday", words.WEEKDAYS, capital=True)
    add("wdays", tuple(name + "s" for name in words.WEEKDAYS), capital=True)
    add("wabbr", tuple(key for key in words.WEEKDAY_CODE if key not in words.WEEKDAYS and len(key) < 6), capital=True)
    add("season", tuple(name for name in words.SEASON_CODE if name != "fall" and not name.endswith("s")))
    add("seasons", tuple(name for name in words.SEASON_CODE if name.endswith("s")))
    add("fall", "fall")
    for unit in ("time", "period"):
        add(unit, unit)
    for unit in words.UNITS:
        add("unit", unit)
        add("units", unit + "s")
    add("units", tuple(words.PLURALS))
    for unit in ("day", "night", "week", "month", "year", "decade", "century", "quarter", "weekend", "hour"):
        add(f"u_{unit}", unit)
    add("u_days", "days")
    add("u_years", "years")
    add("u_hours", "hours")
    add("tod", tuple(words.TIMES_OF_DAY))
    for name in ("noon", "midnight", "midday", "overnight", "Overnight"):
        categories.setdefault(name, set()).add("noon")
    for name in ("dawn", "dusk", "daybreak", "sunrise", "sunset", "nightfall"):
        categories.setdefault(name, set()).add("dawn")
    for number in "1234":
        categories.setdefault(f"Q{number}", set()).add("quarter_code")
    for number in "12":
        categories.setdefault(f"H{number}", set()).add("half_code")
    add("numword", (*words.CARDINALS, *words.MULTIPLIERS))
    for name, value in words.CARDINALS.items():
        if 1 <= value <= 31:
            add("small", name)
    add("multiplier", tuple(words.MULTIPLIERS))
    add("number_one", "one")
    add("ordword", tuple(words.ORDINALS))
    add("numdec", tuple(words.NUMBER_DECADES))
    add("hol", tuple({re.split(r"\W", name)[0] for name in words.HOLIDAY_NAMES}))
    alphabet = Alphabet()
    alphabet.name("other_word", Alphabet.OTHER)
    table = {word: alphabet.letter(frozenset(found)) for word, found in categories.items()}
    for kind, _ in _FORMS:
        table["<" + kind + ">"] = alphabet.letter(frozenset({kind}))
    for number in (*(f"{value:0{width}}" for width in (1, 2, 3, 4) for value in range(100)), "500", "1600", "3000", "12345", "2.5"):
        alphabet.letter(_number_categories(number))
    for found in (frozenset({"dayord", "ordinal"}), frozenset({"ordinal"}), frozenset({"clock"})):
        alphabet.letter(found)
    return alphabet, table


def _number_categories(number: str) -> frozenset[str]:
    found = {"num"}
    if number.isdigit():
        value = int(number[:6])
        if 1 <= value <= 31 and len(number) <= 2:
            found |= {"day", "small"}
        if 1 <= value <= 12:
            found.add("m12")
        if value <= 24 and len(number) <= 2:
            found.add("h24")
        if len(number) == 4 and YEAR_RANGE[0] <= value <= YEAR_RANGE[1]:
            found.add("year")
        if len(number) == 2:
            found.add("yy")
        if len(number) == 3:
            found.add("y3")
    return frozenset(found)


class _Letters(dict[str, str]):
    """The character of each token, by its text; one not met before is judged by its form."""

    def __missing__(self, token: str) -> str:
        letter = _letter(token)
        if len(self) < _REMEMBERED:
            self[token] = letter
        return letter


@cache
def _letters() -> _Letters:
    return _Letters(lexicon()[1])


def _letter(token: str) -> str:
    alphabet, table = lexicon()
    if token[0].isalpha() and token[:2] != "B.":
        return Alphabet.OTHER
    ordinal = _ORDINAL.fullmatch(token)
    if ordinal:
        return alphabet.letter(frozenset({"dayord", "ordinal"}) if 1 <= int(ordinal[1]) <= 31 else frozenset({"ordinal"}))
    for kind, form in _FORMS:
        if form.fullmatch(token):
            return table["B.C." if kind == "bc" else f"<{kind}>"]
    return alphabet.letter(_number_categories(token)) if _NUMBER.fullmatch(token) else Alphabet.OTHER


def tokenise(text: str) -> Tokens:
    """The tokens of a text.

    >>> len(tokenise("on 5 April 2003.").classes)
    5
    """
    classes = "".join(map(_letters().__getitem__, _TOKEN.findall(text)))
    spans = [match.span() for match in _TOKEN.finditer(text)]
    return Tokens(text, [start for start, _ in spans], [end for _, end in spans], classes)
