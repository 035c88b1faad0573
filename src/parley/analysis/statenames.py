"""Which words that a report brings up belong to one state: its name and its adjectives ("Keldamar", "Keldamari").

Facts of spelling alone, over what `discovery` found; whether a name is a state's at all is decided there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from parley.analysis.discovery import REALM, Evidence
from parley.model.records import ActorKind


def families(evidence: dict[str, Evidence], kinds: dict[str, ActorKind], known: Callable[[str], bool]) -> dict[str, list[str]]:
    """States with the words of their family: {"Keldamar": ["Keldamar", "Keldamari"]}; a direction makes a name of its own."""
    by_stem: defaultdict[str, list[str]] = defaultdict(list)
    for text, kind in kinds.items():
        if kind is ActorKind.STATE:
            by_stem[stem(text)].append(text)
    for text in evidence:
        loose = (
            kinds.get(text) in (None, ActorKind.ORGANISATION, ActorKind.PERSON)
            and not evidence[text].clues["definite"] + evidence[text].clues["title"]
        )
        if loose and " " not in text and stem(text) in by_stem and not known(text):
            by_stem[stem(text)].append(text)
    out: dict[str, list[str]] = {}
    for members in by_stem.values():
        ordered = sorted(set(members), key=lambda w: (is_adjective(w, members), len(w), w))
        out[ordered[0]] = ordered
    return out


def of_bodies(evidence: dict[str, Evidence], is_body: Callable[[str], bool]) -> list[str]:
    """Bare names of one word whose adjective begins the name of a body ("Kalvaria", in a report on the Kalvarian Freedom Army)."""
    firsts = {name.split()[0] for name in evidence if " " in name and is_body(name)}
    adjectives = {w for w in firsts if is_adjective(w, [w])}
    return [
        text
        for text, e in evidence.items()
        if " " not in text
        and not e.clues["definite"] + e.clues["title"] + e.clues["ner-person"]
        and any(w != text and stem(w) == stem(text) and w[:4] == text[:4] for w in adjectives)
    ]


def stem(word: str) -> str:
    """The first letters that a country's name and its adjective share ("Varenia", "Varenian").

    >>> stem("Varenian") == stem("Varenia")
    True
    """
    last = word.split()[-1]
    last = re.sub(r"(land|lands|landish|landic)$", "", last) or last
    cut = re.sub(r"(ians?|ese|ish|anis?|ans?|ic|ia|is?|a|y|s|e|n)$", "", last)[:7]
    cut = cut if len(cut) > 2 and len(last) > 4 else last[:7]
    return " ".join([*word.lower().split()[:-1], cut])


def is_adjective(word: str, family: Sequence[str]) -> bool:
    """Whether a word of a state's family is its adjective ("Kordian"), not its name."""
    return (
        word.split()[-1].lower() not in REALM
        and bool(re.search(r"(ian|ese|ish|ani|an|ic|i)$", word))
        and (len(family) == 1 or any(o != word and len(o) <= len(word) for o in family))
    )
