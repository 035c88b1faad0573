"""A small pattern language over classes of words, compiled to regular expressions.

A text is turned into a string with one character for each token; the character stands for the set of categories the word
belongs to. A pattern such as "the? (m: month) of? (y: year)" becomes a regular expression over these characters, so that
matching is done by the regular expression engine and rules stay data.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_TOKEN = re.compile(r"\(|\)|\||\?|[a-z_0-9]+:?|[A-Z_0-9]+|\.")


class Alphabet:
    """Gives each set of categories its own character, and each category the characters whose sets hold it.

    >>> alphabet = Alphabet(); _ = alphabet.letter(frozenset({"month"})); len(alphabet.letters("month"))
    1
    """

    #: The character of a token in no category.
    OTHER = "\u0100"

    def __init__(self) -> None:
        self._letters: dict[frozenset[str], str] = {frozenset(): self.OTHER}
        self._named: dict[str, str] = {}

    def letter(self, categories: frozenset[str]) -> str:
        """The character for a set of categories, made when first asked for."""
        found = self._letters.get(categories)
        if found is None:
            found = chr(0x100 + len(self._letters))
            self._letters[categories] = found
        return found

    def name(self, category: str, letter: str) -> None:
        """Gives a letter a name of its own for patterns, beside its categories."""
        self._named[category] = self._named.get(category, "") + letter

    def letters(self, category: str) -> str:
        """All characters whose set holds the category, in order; empty when there is none."""
        found = "".join(sorted(letter for categories, letter in self._letters.items() if category in categories))
        return found + self._named.get(category, "")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern and the characters it can begin with."""

    regex: re.Pattern[str]
    first: frozenset[str]


class PatternCompiler:
    """Compiles patterns over an alphabet. macros: upper-case names for patterns, which may use macros named before them.

    Syntax: names of categories in lower case, macros in upper case, `?` after an item makes it optional, `( ... | ... )` groups, and
    `(name: ... )` captures. ValueError on an unknown name or a syntax error.
    """

    def __init__(self, alphabet: Alphabet, macros: Mapping[str, str]) -> None:
        self._alphabet = alphabet
        self._macros: dict[str, tuple[str, frozenset[str], bool]] = {}
        for name, source in macros.items():
            self._macros[name] = self._alternatives(_TOKEN.findall(source), source)

    def compile(self, source: str) -> Pattern:
        """The pattern, ready to match."""
        regex, first, nullable = self._alternatives(_TOKEN.findall(source), source)
        if nullable:
            raise ValueError(f"matches nothing at all: {source!r}")
        return Pattern(re.compile(regex), first)

    def _alternatives(self, tokens: list[str], source: str) -> tuple[str, frozenset[str], bool]:
        tokens = tokens[::-1]
        result = self._parse(tokens, source)
        if tokens:
            raise ValueError(f"unbalanced parenthesis: {source!r}")
        return result

    def _parse(self, tokens: list[str], source: str) -> tuple[str, frozenset[str], bool]:
        branches: list[str] = []
        first: frozenset[str] = frozenset()
        nullable = False
        sequence, seq_first, seq_null = "", frozenset[str](), True
        while tokens and tokens[-1] != ")":
            if tokens[-1] == "|":
                tokens.pop()
                branches.append(sequence)
                first, nullable = first | seq_first, nullable or seq_null
                sequence, seq_first, seq_null = "", frozenset(), True
                continue
            item, item_first, item_null = self._item(tokens, source)
            if tokens and tokens[-1] == "?":
                tokens.pop()
                item, item_null = item + "?", True
            sequence += item
            if seq_null:
                seq_first |= item_first
            seq_null = seq_null and item_null
        branches.append(sequence)
        regex = branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"
        return regex, first | seq_first, nullable or seq_null

    def _item(self, tokens: list[str], source: str) -> tuple[str, frozenset[str], bool]:
        token = tokens.pop()
        if token == "(":
            name = tokens.pop()[:-1] if tokens and tokens[-1].endswith(":") else None
            regex, first, nullable = self._parse(tokens, source)
            if not tokens:
                raise ValueError(f"unbalanced parenthesis: {source!r}")
            tokens.pop()
            return (f"(?P<{name}>{regex})" if name else f"(?:{regex})"), first, nullable
        if token in self._macros:
            regex, first, nullable = self._macros[token]
            return f"(?:{regex})", first, nullable
        letters = self._alphabet.letters(token)
        if not letters:
            raise ValueError(f"unknown name {token!r} in {source!r}")
        return f"[{letters}]", frozenset(letters), False
