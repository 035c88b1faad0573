"""Runs of capitalised words: the candidates for names, found by writing alone and cut where one name ends and the next begins.

The language model's own names are not trusted for this: it takes titles into names and groups for persons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from parley.analysis.names import pieces
from parley.analysis.sentences import Paragraph
from parley.analysis.words import Words

PARTICLES = frozenset("al el de la del las los van von ben bin ibn abu da dos di du ter ten ul ur st".split())
"""Small words inside names of persons and places."""

_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november "
    "december "
    "easter christmas ramadan eid i mr mrs ms dr sir".split()
)
_REALMS = frozenset("republic kingdom state states commonwealth emirate sultanate duchy government ministry province region".split())
"""Words that stand before "of" and a country's name and are no part of it."""

_BEFORE_NAMES = frozenset(
    "neighbouring neighboring nearby rival fellow imprisoned jailed exiled veteran breakaway embattled rebel former late elders "
    "bishops".split()
)
"""Words that begin sentences before a name and are no part of it."""

_FIGHTING = frozenset(
    "armed masked islamist communist maoist marxist muslim christian foreign local former leftist rightist pro-government".split()
)
"""Words that stand before fighters at the beginning of a sentence and name nobody."""

_OF_PEOPLE = frozenset("kindred children people women order company house circle guard".split())
"""Words for people as one that begin a name with "of" ("the Kindred of the Pass")."""
_OF_A_STATE = frozenset("troops government army soldiers forces police authorities rebels officials".split())
_NO_COUNTRY = frozenset(
    "urban human suburban civilian christian republican veteran roman median partisan sectarian humanitarian nonpartisan clan".split()
)
"""Adjectives in "an" that are of no country."""

_MONTHS = frozenset("january february march april may june july august september october november december".split())
_LONGEST_DAY = 3
"""Tokens of a day in a name ("Ninth of June")."""

OF_COUNTRY = re.compile(r"(?:ian|ese|ish)$")
"""Endings that hardly any name of a person has."""

ADJECTIVE = re.compile(r"(?:ian|ese|ish|ani|an|ic|i)$")
"""Endings of adjectives of countries."""

_POSSESSIVE_NAMES = frozenset(
    "people lord worker workers peasant peasants women citizens nation farmers fishermen children patriots students "
    "saint saints king queen prophet martyr martyrs miner miners herder herders shepherds hunters villagers sailors "
    "fighters soldiers veterans sons mothers mother god".split()
)
"""Words that stand with a possessive inside names ("the People's Salt Army")."""


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens `first`..`last` of a paragraph that look like one name. definite: "the" stands before; title: the words of a title cut off
    before it."""

    paragraph: int
    first: int
    last: int
    text: str
    definite: bool
    title: tuple[int, int] | None = None

    @property
    def words(self) -> list[str]:
        return self.text.split()


def shouts(par: Paragraph) -> bool:
    """Whether a line is in capitals: it shows no names by their case."""
    letters = [c for c in par.text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > len(letters) / 2


def body_head(text: str, words: Words) -> str | None:
    """The word of a name that says what kind of body it is: "Front" of "Front for the Dunes", "Army" of "Salt Army"; None for other names.

    >>> from parley.analysis.words import Words
    >>> words = Words({"groups.armed_words": frozenset({"front"}), "groups.body_words": frozenset({"council"}),
    ...                "groups.state_bodies": frozenset()})
    >>> body_head("Front for the Defence of Lund", words), body_head("Vey Council", words), body_head("Ann Lund", words)
    ('front', 'council', None)
    """
    known = words["groups.armed_words"] | words["groups.body_words"] | words["groups.state_bodies"]
    plain = pieces(text)
    cuts = [i for i, w in enumerate(plain) if w in ("of", "for")]
    heads = [plain[cuts[0] - 1]] if cuts and cuts[0] > 0 else []
    heads += plain[-1:]
    return next((w for w in heads if w in known), None)


def runs_of(p: int, par: Paragraph, words: Words, lower: frozenset[str]) -> list[Run]:
    """The runs of one paragraph, in order. lower: words that the report also writes small (an ordinary first word of a sentence is no
    name)."""
    if shouts(par):
        return []
    doc = par.doc
    spans: list[tuple[int, int]] = []
    i = 0
    while i < len(doc):
        if not _opens(doc[i], words, lower):
            i += 1
            continue
        last = i
        while (step := _next(doc, i, last, words)) is not None:
            last = step
        spans.append((_dated(doc, i, words), last))
        i = last + 1
    dated = (
        len(spans) > 0
        and spans[0][0] == 0
        and doc[: spans[0][1] + 1].text.isupper()
        and spans[0][1] + 1 < len(doc)
        and doc[spans[0][1] + 1].text in (",", "-", "(")
    )
    spans = spans[1:] if dated else spans  # a dateline
    return [run for first, last in spans for run in _cut(p, doc, first, last, words)]


def _dated(doc: Doc, first: int, words: Words) -> int:
    """The first token of a name that begins with a day ("the December 12 Column", "the Ninth of June Brigade")."""
    if doc[first].lower_ not in words["groups.armed_words"] | words["groups.body_words"]:
        return first
    at = first
    while at > 0 and first - at < _LONGEST_DAY and _is_of_a_day(doc[at - 1]):
        at -= 1
    named = any(t.lower_ in _MONTHS for t in doc[at:first])
    return at if named and at > 0 and doc[at - 1].lower_ == "the" and doc[at].lower_ != "of" else first


def _is_of_a_day(tok: Token) -> bool:
    return (
        tok.lower_ in _MONTHS
        or tok.like_num
        or tok.lower_ == "of"
        or bool(re.fullmatch(r"\d+(?:st|nd|rd|th)|[A-Z][a-z]+th|First", tok.text))
    )


def _opens(tok: Token, words: Words, lower: frozenset[str]) -> bool:
    if not tok.text[:1].isupper() or tok.lower_ in _CALENDAR or not any(c.isalpha() for c in tok.text):
        return False
    if tok.lower_ in _REALMS and tok.i + 1 < len(tok.doc) and tok.nbor(1).lower_ == "of":
        return False
    starts = tok.is_sent_start or tok.i == 0 or tok.nbor(-1).text in ('"', "-", ":", "(", "...")
    if not starts:
        return True
    if tok.is_stop or tok.lower_ in _BEFORE_NAMES or tok.pos_ in ("DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX", "PART"):
        return False
    bodily = tok.lower_ in words["groups.armed_words"] | words["groups.body_words"] and tok.lower_ not in lower
    if bodily and tok.i + 1 < len(tok.doc) and tok.nbor(1).lemma_.lower() in words["roles.titles"]:
        return True  # "Brigade negotiator NAME"
    forms = {tok.lemma_.lower(), tok.lower_, tok.lower_.removesuffix("s")}
    ordinary = tok.lower_ in lower or bool(forms & (words["party.agents"] | words["party.people"] | words["party.both"]))
    follows = tok.i + 1 < len(tok.doc) and tok.nbor(1).text[:1].isupper() and not tok.nbor(1).is_sent_start
    if follows and tok.lemma_.lower() in words["roles.titles"]:
        return True
    if tok.pos_ == "ADJ" and OF_COUNTRY.search(tok.text) and not ordinary:
        return True
    if (
        not ordinary
        and re.search(r"(?:an|ani)$", tok.text)
        and tok.lower_ not in _NO_COUNTRY
        and tok.i + 1 < len(tok.doc)
        and tok.nbor(1).lower_ in _OF_A_STATE
    ):
        return True  # a headline's "Dravan troops"
    if (
        not ordinary
        and tok.i + 1 < len(tok.doc)
        and tok.nbor(1).lower_ in words["groups.beside"]
        and tok.lemma_.lower() not in words["party.agents"]
    ):
        return tok.pos_ in ("PROPN", "NOUN", "ADJ") and tok.lower_ not in _FIGHTING
    return not ordinary and (
        tok.pos_ == "PROPN"
        or tok.tag_ in ("NNP", "NNPS")
        or (follows and tok.pos_ not in ("VERB", "ADV"))
        or (follows and tok.ent_type_ == "PERSON")
    )


def _next(doc: Doc, first: int, last: int, words: Words) -> int | None:
    """The index of the capitalised word that continues the run behind `last`, over small words that belong to names."""
    i = last + 1
    if i >= len(doc):
        return None
    tok = doc[i]
    if tok.text[:1].isupper() and tok.lower_ not in _CALENDAR and not tok.is_sent_start:
        return i
    if tok.is_sent_start or i + 1 >= len(doc):
        return None
    then = doc[i + 1]
    if tok.text == "-" and not doc[last].whitespace_ and not tok.whitespace_ and (then.text[:1].isupper() or then.lower_ in PARTICLES):
        return i + 1
    if tok.lower_ in PARTICLES or (tok.lower_ == "-" and then.lower_ in PARTICLES):
        for j in range(i + 1, min(i + 4, len(doc))):
            if doc[j].text[:1].isupper():
                return j
            if doc[j].lower_ not in PARTICLES and doc[j].text != "-":
                break
        return None
    if tok.text == "'s" and doc[last].lower_ in _POSSESSIVE_NAMES and then.text[:1].isupper():
        return i + 1
    ahead = {t.lower_ for t in doc[i + 1 : i + 4] if t.text[:1].isupper()}
    if tok.text == "'" and then.text[:1].isupper() and ahead & (words["groups.armed_words"] | words["groups.body_words"]):
        return i + 1  # "the Dockers' Front"
    definite = first > 0 and doc[first - 1].lower_ == "the"
    bodily = doc[last].lower_ in words["groups.armed_words"] | words["groups.body_words"] | words["groups.state_bodies"]
    ending = definite and any(t.text[:1].isupper() and t.lower_ in words["groups.armed_words"] for t in doc[i + 1 : i + 5])
    plural = definite and last == first and (doc[last].text.endswith(("s", "men")) or doc[last].lower_ in _OF_PEOPLE)
    titled = doc[last].lemma_.lower() in words["roles.titles"] or doc[last].lower_ in words["roles.titles"]
    if (
        tok.lower_ in ("of", "for")
        and not titled
        and (bodily or ((plural or ending) and tok.lower_ == "of"))
        and (
            tok.lower_ == "of"
            or doc[last].lower_ not in ("army", "council")
            or (doc[last].lower_ == "council" and first < last and then.ent_type_ not in ("GPE", "PERSON", "LOC"))
        )
    ):
        if then.text[:1].isupper() and then.lower_ not in _CALENDAR:
            return i + 1
        if then.lower_ == "the" and i + 2 < len(doc) and doc[i + 2].text[:1].isupper() and not _is_of_another(doc, i + 2, words):
            return i + 2
    aimed = any(t.lower_ == "for" for t in doc[first:last]) and body_head(doc[first : last + 1].text, words) is not None
    if tok.lower_ == "of" and aimed and then.text[:1].isupper() and then.lower_ not in _CALENDAR:
        return i + 1  # "the Movement for the Freedom of Arden"
    if (
        tok.lower_ in ("and", "&")
        and any(t.lower_ in ("of", "for") for t in doc[first:last])
        and then.text[:1].isupper()
        and bodily is False
    ):
        return i + 1
    return None


def _is_of_another(doc: Doc, at: int, words: Words) -> bool:
    """Whether a capitalised word belongs to a small noun for another body ("the rejection by the Brigade of the Ulmish government's
    offer")."""
    if at + 1 >= len(doc) or not ADJECTIVE.search(doc[at].text):
        return False
    behind = doc[at + 1]
    return behind.text.islower() and behind.lemma_.lower() in words["party.government"] | words["party.armed"]


def _cut(p: int, doc: Doc, first: int, last: int, words: Words) -> list[Run]:
    """A run without the titles before its name; nothing where only titles are left."""
    text = doc[first : last + 1].text
    if doc[last].lower_ in _REALMS and last + 2 < len(doc) and doc[last + 1].lower_ == "of" and doc[last + 2].text[:1].isupper():
        return []  # "the Merchant Republic of X" is X
    title: tuple[int, int] | None = None
    prefix: list[Run] = []
    if body_head(text, words) is None or doc[last].lower_ not in words["groups.armed_words"] | words["groups.body_words"]:
        titles = [
            i for i in range(first, last + 1) if doc[i].lemma_.lower() in words["roles.titles"] or doc[i].lower_ in words["roles.titles"]
        ]
        if titles:
            if max(titles) == last:
                owner = next(i for i in range(first, last + 1) if i in titles or doc[i].lower_ in words["roles.title_words"])
                return (
                    [Run(p, first, owner - 1, doc[first:owner].text, False)]
                    if owner > first and ADJECTIVE.search(doc[owner - 1].text)
                    else []
                )
            owner = first
            while (
                owner <= last
                and doc[owner].lemma_.lower() not in words["roles.titles"]
                and doc[owner].lower_ not in words["roles.title_words"]
            ):
                owner += 1
            if first < owner <= min(titles) and ADJECTIVE.search(doc[owner - 1].text):  # "Ostian Foreign Minister Lew Katz" names Ostia too
                prefix = [Run(p, first, owner - 1, doc[first:owner].text, False)]
            title = (first if not prefix else owner, max(titles))
            first = max(titles) + 1
            while first < last and doc[first].text == "-":
                first += 1
    if title is None and first > 1 and doc[first - 1].lower_ == "of" and doc[first - 2].lemma_.lower() in words["roles.titles"]:
        while first < last and doc[first].lower_ in words["roles.title_words"]:  # "Minister of State Ella Vance"
            title = (first, first)
            first += 1
    definite = first > 0 and doc[first - 1].lower_ == "the" and title is None
    return [*prefix, Run(p, first, last, doc[first : last + 1].text, definite, title)]
