"""The compiled grammar: rules by the letter they can begin with, and the patterns for what stands around an expression.

Invariant: compiled once, when first asked for; nothing in it changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from parley.times import grammar, words
from parley.times.lexing import lexicon
from parley.times.patterns import Pattern, PatternCompiler

#: Classes of words after which a number of four digits is a year even before a noun in the plural ("the 1968 elections").
_BEFORE_YEAR = (
    "in", "of", "since", "by", "until", "from", "during", "through", "early", "late", "mid", "between", "before", "after", "lpar", "the",
    "hyphen", "and", "or", "to", "a", "owner", "s",
)  # fmt: skip
#: Classes of words that can end a modifier on the left ("the end of", "early in", "mid-").
_ENDS_LEFT = ("of", "in", "early", "late", "mid", "hyphen")


@dataclass(slots=True)
class Found:
    """An expression being built: tokens `first` to `end` - 1, its TIMEX3 type, and its symbolic expression."""

    first: int
    end: int
    type: str
    expression: str


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule ready to run. order: its place in the grammar; left: letters of which the token before must be one (empty: any)."""

    order: int
    pattern: Pattern
    left: frozenset[str]
    outputs: tuple[grammar.Output, ...]


@dataclass(frozen=True, slots=True)
class Machine:
    """All that is compiled. by_letter: rules by the letter they can begin with; gate: for each such letter, whether any of its
    rules matches at all (one call instead of one a rule); seed: where any can begin; part_left, time_left: modifiers
    before an expression; time_right, clock_right: times of day after one; join: between a time of day and its day; the rest: letters of
    classes that decide whether a word is a time."""

    by_letter: dict[str, tuple[CompiledRule, ...]]
    gate: dict[str, re.Pattern[str]]
    seed: re.Pattern[str]
    part_left: re.Pattern[str]
    time_left: re.Pattern[str]
    time_right: re.Pattern[str]
    clock_right: re.Pattern[str]
    join: re.Pattern[str]
    ends_left: frozenset[str]
    closers: frozenset[str]
    before_year: frozenset[str]
    labels: frozenset[str]
    event_days: frozenset[str]
    holidays: frozenset[str]


@cache
def machine() -> Machine:
    """The compiled grammar.

    >>> len(machine().by_letter) > 50
    True
    """
    alphabet, _ = lexicon()
    compiler = PatternCompiler(alphabet, grammar.MACROS)

    def letters(*categories: str) -> frozenset[str]:
        return frozenset(letter for category in categories for letter in alphabet.letters(category))

    by_letter: dict[str, list[CompiledRule]] = {}
    for order, line in enumerate(grammar.read_rules(grammar.RULES)):
        rule = CompiledRule(order, compiler.compile(line.pattern), letters(*line.left), line.outputs)
        for letter in rule.pattern.first:
            by_letter.setdefault(letter, []).append(rule)
    return Machine(
        by_letter={letter: tuple(rules) for letter, rules in by_letter.items()},
        gate={letter: re.compile("|".join(_unnamed(rule.pattern.regex.pattern) for rule in rules)) for letter, rules in by_letter.items()},
        seed=re.compile("[" + "".join(sorted(set(by_letter) | letters("hol"))) + "]"),
        part_left=compiler.compile(grammar.PART_LEFT).regex,
        time_left=compiler.compile(grammar.TIME_LEFT).regex,
        time_right=compiler.compile(grammar.TIME_RIGHT).regex,
        clock_right=compiler.compile(grammar.CLOCK_RIGHT).regex,
        join=compiler.compile(grammar.JOIN).regex,
        ends_left=letters(*_ENDS_LEFT),
        closers=letters("closer", "break"),
        before_year=letters(*_BEFORE_YEAR),
        labels=letters("number_label"),
        event_days=letters("event_day"),
        holidays=letters("hol"),
    )


def _unnamed(source: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", source)


@cache
def holiday_names() -> re.Pattern[str]:
    """Matches the name of a day or feast, the longest first, with its spaces and apostrophes as they come."""
    names = sorted(words.HOLIDAY_NAMES, key=len, reverse=True)
    joined = "|".join(re.escape(name).replace("'", "['’]?").replace("\\ ", r"[\s\-]+") for name in names)
    return re.compile(rf"({joined})(?!\w)", re.IGNORECASE)
