"""The language of a search: words, "phrases", beginnings of words (releas*), OR, NOT (or a minus), AND (which may be left out).

Invariant: every text is a query; what is no operator is a word, so nothing that a user pastes is a syntax error but a query that asks for
nothing. All backends read a query here and give the same answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parley.errors import UsageError

MAX_WORDS = 40
"""Words of a query that count; a longer one is a paste, and each word costs a lookup."""

_TOKEN = re.compile(r'(-?)"([^"]*)"(\*?)|(\S+)')
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand in a row; prefix: the last of them is the beginning of a word; excluded: they must not stand there."""

    words: tuple[str, ...]
    prefix: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What is asked for: any of the alternatives, of each all its terms."""

    alternatives: tuple[tuple[Term, ...], ...]


def parse_query(text: str) -> SearchQuery:
    """The query that a user's text means.

    >>> parse_query('truce "three months" -rumour OR releas*').alternatives[0][1].words
    ('three', 'months')

    Raises UsageError where nothing is asked for, or an alternative only says what it does not want.
    """
    alternatives: list[list[Term]] = [[]]
    excluded, left = False, MAX_WORDS
    for minus, phrase, star, word in _TOKEN.findall(text):
        if word in ("OR", "AND", "NOT"):
            excluded = word == "NOT"
            if word == "OR" and alternatives[-1]:
                alternatives.append([])
            continue
        term = _term(phrase, word, star=bool(star), excluded=excluded or bool(minus))
        excluded = False
        if term is not None and len(term.words) <= left:
            left -= len(term.words)
            alternatives[-1].append(term)
    found = [tuple(terms) for terms in alternatives if terms]
    if not found:
        raise UsageError("no word to look for", remedy='name one, for example: parley search "release of prisoners"')
    if any(all(term.excluded for term in terms) for terms in found):
        raise UsageError("only words that are not wanted", remedy="add a word that is, before NOT or the minus sign")
    return SearchQuery(tuple(found))


def _term(phrase: str, word: str, *, star: bool, excluded: bool) -> Term | None:
    if word:
        excluded = excluded or (word.startswith("-") and len(word) > 1)
        star = word.endswith("*")
    words = tuple(_WORD.findall(phrase or word))
    return Term(words=words, prefix=star, excluded=excluded) if words else None


def matches(query: SearchQuery, tokens: Sequence[str]) -> bool:
    """Whether a text fits. tokens: its words in order, folded as those of the query are to be.

    >>> matches(parse_query("truce -rumour"), ["a", "truce"]), matches(parse_query('"a truce"'), ["truce", "a"])
    (True, False)
    """
    return any(all(_stands(term, tokens) is not term.excluded for term in terms) for terms in query.alternatives)


def _stands(term: Term, tokens: Sequence[str]) -> bool:
    size = len(term.words)
    for at in range(len(tokens) - size + 1):
        row = tokens[at : at + size]
        if row[:-1] == list(term.words[:-1]) and (row[-1].startswith(term.words[-1]) if term.prefix else row[-1] == term.words[-1]):
            return True
    return False


def fts_query(query: SearchQuery) -> str:
    """The query in the language of SQLite's FTS5, every word quoted.

    >>> fts_query(parse_query("truce -rumour OR releas*"))
    '(("truce") NOT ("rumour")) OR ("releas"*)'
    """
    parts = []
    for terms in query.alternatives:
        wanted = " AND ".join(_fts_term(term) for term in terms if not term.excluded)
        unwanted = " OR ".join(_fts_term(term) for term in terms if term.excluded)
        parts.append(f"(({wanted}) NOT ({unwanted}))" if unwanted else f"({wanted})")
    return " OR ".join(parts)


def _fts_term(term: Term) -> str:
    return f'"{" ".join(term.words)}"' + ("*" if term.prefix else "")
