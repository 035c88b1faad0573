"""Names cut short: "the Column" for the Free Orrin Column, "Corvane" for Corvane Minerals, surnames of persons; wherever the full name
stands."""

from __future__ import annotations

from parley.analysis.acronyms import is_acronym_of
from parley.analysis.discovery import Evidence
from parley.analysis.runs import PARTICLES
from parley.analysis.words import Words
from parley.model.records import ActorKind

_BODIES = (ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.GOVERNMENT)


def core(name: str) -> str:
    """A body's name without what "of" and "for" add to it.

    >>> core("Salvation Junta of Ombre")
    'Salvation Junta'
    """
    return name.split(" of ")[0].split(" for ")[0]


class ShortNames:
    """`meaning`: short names to the full names that they stand for; `described`: names by which an actor is called instead of the words
    found."""

    def __init__(self, evidence: dict[str, Evidence], kinds: dict[str, ActorKind], words: Words) -> None:
        self.words = words
        self.evidence = evidence
        self.kinds = kinds
        self.meaning: dict[str, str] = {}
        self.described: dict[str, str] = {}
        longer = sorted((t for t, k in kinds.items() if " " in t), key=lambda t: (-len(t.split()), t))
        for text in sorted(evidence, key=lambda t: (len(t.split()), t)):
            full = self._full(text, [t for t in longer if t != text and len(t.split()) > len(text.split())])
            if full is not None:
                self.meaning[text] = full
        for text in list(self.meaning):  # "Army" for "Salt Army" for "People's Salt Army"
            while self.meaning[text] in self.meaning:
                self.meaning[text] = self.meaning[self.meaning[text]]

    def _full(self, text: str, longer: list[str]) -> str | None:
        clues = self.evidence[text].clues
        if text.isupper() and len(text) > 2 and " " not in text:
            spelled = [t for t in longer if self.kinds[t] in _BODIES and is_acronym_of(text, t)]
            if len(spelled) == 1:
                return spelled[0]
        persons = [t for t in longer if self.kinds[t] is ActorKind.PERSON and self._is_part_of_person(text, t)]
        if persons and not clues["definite"]:
            return max(persons, key=self._weight)
        realms = [t for t in longer if self.kinds[t] is ActorKind.STATE and t.startswith(f"{text} of ")]
        if realms and clues["definite"] and len(realms) == 1:
            return realms[0]  # "the Federation" of a report on the Federation of Sarn
        tails = [t for t in longer if self.kinds[t] in _BODIES and (t.endswith(" " + text) or core(t).endswith(" " + text))]
        heads = [t for t in longer if self.kinds[t] in _BODIES and t.startswith(text + " ")]
        if clues["official"] + clues["state"]:  # "the Arden government", of a report on the Movement for the Freedom of Arden
            tails = [t for t in tails if " of " + text not in t]
        found = self._longest(tails) if clues["definite"] or clues["leans"] or " " in text or text.isupper() else []
        if not found and (clues["definite"] or clues["acts"]) and not clues["place"]:
            found = self._longest(heads)
        return found[0] if len(found) == 1 else None

    def _weight(self, person: str) -> tuple[bool, int, int]:
        """Of two persons of one name the one with a title is meant, then the one who speaks more."""
        evidence = self.evidence.get(person, Evidence(person))
        return evidence.clues["title"] > 0, evidence.clues["speaks"], len(evidence.places)

    @staticmethod
    def _longest(names: list[str]) -> list[str]:
        """The names that are not themselves cut from another ("Salt Army" and "People's Salt Army" are one)."""
        return [n for n in names if not any(o != n and o.endswith(" " + n) for o in names)]

    @staticmethod
    def _is_part_of_person(text: str, full: str) -> bool:
        parts = full.split()
        if full.endswith(" " + text) and text.split()[0].lower() not in ("al",):
            return True
        return text in parts and len(text) > 2 and text.lower() not in PARTICLES
