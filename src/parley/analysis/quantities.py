"""Figures with their qualifier and what is counted: "more than four thousand prisoners", "7,000 of their fighters".

Numbers in figures and in words; no dates (a number inside a time expression is not a quantity).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from spacy.tokens import Token

from parley.analysis import syntax
from parley.model.records import Qualifier

_UNITS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}

_CURRENCIES = {"$": "dollars", "US$": "dollars", "€": "euros", "£": "pounds"}

_QUALIFIERS: tuple[tuple[str, Qualifier], ...] = (
    (r"\b(more than|over|upwards of|in excess of|above)\s*$", Qualifier.MORE_THAN),
    (r"\b(at least|no fewer than|not less than|no less than|a minimum of)\s*$", Qualifier.AT_LEAST),
    (r"\b(up to|at most|as many as|no more than|a maximum of|fewer than|less than|under)\s*$", Qualifier.UP_TO),
    (
        r"\b(about|around|some|roughly|approximately|nearly|almost|close to|an? estimated|estimated|circa|just over|just under)\s*$",
        Qualifier.ABOUT,
    ),
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure. unit: what is counted, in the text's words; first, last: the figure's tokens."""

    amount: float | int
    high: float | int | None
    qualifier: Qualifier
    unit: str | None
    first: Token
    last: Token


def parse_number(words: str) -> float | int | None:
    """A number in figures or English words; None where it is none.

    >>> [parse_number(words) for words in ("7,000", "four thousand", "two hundred and fifty", "2.5 million", "dozens")]
    [7000, 4000, 250, 2500000, None]
    """
    total, current, seen = 0.0, 0.0, False
    for word in re.findall(r"\d[\d,.]*|[a-z]+", words.lower().replace("-", " ")):
        if word[0].isdigit():
            bare = word.rstrip(".,")
            if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?", bare) is None:
                return None
            current += float(bare.replace(",", ""))
            seen = True
        elif word in _UNITS or word in _TENS:
            current += _UNITS.get(word, _TENS.get(word, 0))
            seen = True
        elif word in _SCALES:
            scale = _SCALES[word]
            if scale == 100 or word == "dozen":
                current = (current or 1) * scale
            else:
                total, current = total + (current or 1) * scale, 0.0
            seen = True
        elif word not in ("and", "a"):
            return None
    if not seen:
        return None
    value = total + current
    return int(value) if value == int(value) else value


def quantity_of(noun: Token, taken: Collection[int] = ()) -> Quantity | None:
    """The figure that counts a noun: before it, or as the head of "N of them". taken: indices of tokens inside time expressions."""
    number = _part(noun) or next((c for c in noun.children if c.dep_ == "nummod"), None) or (noun if noun.pos_ == "NUM" else None)
    if number is None or number.i in taken:
        return None
    first, last = _run(number)
    value = parse_number(noun.doc[first.i : last.i + 1].text)
    if value is None:
        return None
    text_before = noun.doc[max(0, first.i - 5) : first.i].text.lower()
    if first.i > 0 and first.nbor(-1).dep_ == "prt":  # "handed over 38 captives"
        text_before = ""
    qualifier = next((q for pattern, q in _QUALIFIERS if re.search(pattern, text_before)), Qualifier.EXACTLY)
    high = None
    low_before = re.search(r"([\w,]+) (?:and|to|or) $|([\w,]+)\s*-\s*$", noun.doc[max(0, first.i - 3) : first.i].text_with_ws.lower())
    if low_before:
        low = parse_number(low_before[1] or low_before[2])
        if low is not None and low < value and first.nbor(-1).i not in taken:
            value, high, qualifier = low, value, Qualifier.RANGE
    sign = first.nbor(-1).text if first.i > 0 else ""
    return Quantity(value, high, qualifier, _CURRENCIES.get(sign) or _unit(noun, number), first, last)


def _part(noun: Token) -> Token | None:
    """The number of "N of them", also where the whole is counted too ("200 of the 300 prisoners")."""
    of = noun.dep_ == "pobj" and noun.head.lower_ == "of"
    return noun.head.head if of and noun.head.head.pos_ == "NUM" else None


def _run(number: Token) -> tuple[Token, Token]:
    """First and last token of the figure that a number token belongs to ("four thousand", "2.5 million")."""
    doc = number.doc
    first = last = number.i
    while first > number.sent.start and (doc[first - 1].like_num or (doc[first - 1].text == "-" and first > 1 and doc[first - 2].like_num)):
        first -= 1
    while last + 1 < number.sent.end and (doc[last + 1].like_num or doc[last + 1].lower_ in _SCALES):
        last += 1
    return doc[first], doc[last]


def _unit(noun: Token, number: Token) -> str | None:
    """What is counted, without articles and figures: "Taliban prisoners", "of their fighters" -> "fighters"."""
    if noun == number:
        inner = syntax.prep_objects(noun, "of")
        if not inner:
            return None
        noun = inner[0]
    words = [
        c
        for c in noun.children
        if c.dep_ in ("compound", "amod", "nmod")
        and c.i < noun.i
        and c.lower_ not in ("more", "other", "further", "remaining", "last")
        and not c.like_num
    ]
    start = min([c.i for c in words], default=noun.i)
    pair = next((c for c in noun.children if c.dep_ == "conj" and c.i == noun.i + 2 and c.pos_ == "NOUN" and not list(c.children)), None)
    if pair is not None and noun.nbor(1).lower_ == "and":  # "thirteen women and children"
        return f"{noun.text} and {pair.text}"
    return " ".join(
        t.text for t in noun.doc[start : noun.i + 1] if t.pos_ not in ("NUM", "DET", "PUNCT") and t.lower_ not in ("more", "than")
    )
