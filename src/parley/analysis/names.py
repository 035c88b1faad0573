"""Names of actors found in text: one look-up of word sequences, made once from the gazetteer.

A name matches by its words without hyphens, full stops and case, and then by its case: an acronym must be in capitals ("US" is not
"us"), a name must begin with one. Nothing here decides what a name means in a report; see `cast`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Doc

LONGEST_NAME = 9
"""Words in the longest name that is looked up."""

_DROP = str.maketrans("", "", ".'’-")

_KEPT = "parley.words"
"""Under this name a parsed paragraph keeps its words as names are looked up."""


class FormKind(StrEnum):
    """How a form names its actor: by name, by its capital, by an adjective ("Afghan"), by its people, as a person, or as an outlet."""

    NAME = "name"
    CAPITAL = "capital"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    PERSON = "person"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Form:
    """One way to name an actor."""

    actor: str
    kind: FormKind
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `first`..`last` (both included) of a paragraph that are one of these forms of names."""

    first: int
    last: int
    forms: tuple[Form, ...]


def pieces(text: str) -> list[str]:
    """The words of a name as they are looked up.

    >>> pieces("al-Qaeda's U.S. branch")
    ['al', 'qaedas', 'us', 'branch']
    """
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    words = text.replace("-", " ").replace("/", " ").split()
    return [w for w in (word.translate(_DROP).lower() for word in words) if w]


def _words_of(doc: Doc) -> list[tuple[str, int]]:
    """(piece, token index) of a paragraph's words; a token of several pieces stands several times. Kept with the paragraph, which is
    searched several times over."""
    known: list[tuple[str, int]] | None = doc.user_data.get(_KEPT)
    if known is None:
        texts = ((i, tok.text) for i, tok in enumerate(doc))
        known = [(part, i) for i, text in texts if text not in ("-", "/") for part in pieces(text) or [""]]
        doc.user_data[_KEPT] = known
    return known


class NameIndex:
    """Look-up of forms by their words. Add all forms first; `find` does not change it."""

    def __init__(self, forms: Iterable[Form] = ()) -> None:
        self._forms: dict[str, list[Form]] = {}
        self._starts: dict[str, int] = {}
        for form in forms:
            self.add(form)

    def add(self, form: Form) -> None:
        words = pieces(form.text)
        if not words or len(words) > LONGEST_NAME:
            return
        known = self._forms.setdefault(" ".join(words), [])
        if form not in known:
            known.append(form)
        self._starts[words[0]] = max(self._starts.get(words[0], 0), len(words))

    def get(self, text: str) -> tuple[Form, ...]:
        """The forms that are written like `text`."""
        return tuple(form for form in self._forms.get(" ".join(pieces(text)), ()) if _same_case(form.text, text))

    def find(self, doc: Doc) -> Iterator[Match]:
        """The longest names in a paragraph, from left to right, without overlaps."""
        words = _words_of(doc)
        starts = self._starts
        at = 0
        while at < len(words):
            step = 1
            longest = starts.get(words[at][0], 0)
            for length in range(min(longest, len(words) - at), 0, -1) if longest else ():
                forms = self._forms.get(" ".join(w for w, _ in words[at : at + length]))
                if not forms:
                    continue
                first, last = words[at][1], words[at + length - 1][1]
                surface = doc[first : last + 1].text
                fitting = tuple(f for f in forms if _same_case(f.text, surface))
                if fitting:
                    yield Match(first, last, fitting)
                    step = length
                    break
            at += step


def _same_case(form: str, surface: str) -> bool:
    """Whether the surface is written as the form may be: acronyms in capitals, names with a first capital (or as listed)."""
    letters = [c for c in form if c.isalpha()]
    shown = [c for c in surface if c.isalpha()]
    if not letters or not shown:
        return False
    if len(letters) <= 6 and all(c.isupper() for c in letters):
        return all(c.isupper() for c in shown)
    return shown[0].isupper() or (form[0].islower() and surface.lower().startswith(form.split()[0].lower()))


def overlaps(match: Match, taken: Sequence[bool]) -> bool:
    return any(taken[match.first : match.last + 1])
