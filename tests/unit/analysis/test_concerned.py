"""To whom something is done in a report that is not of two sides: nationals, the state of a place, the state of those who protest."""

from __future__ import annotations

import pytest

from parley.analysis.pipeline import Analyser
from parley.model.records import RawDocument
from parley.reading import ReadingOptions, read

TOLD: dict[str, tuple[str, str, str]] = {
    "Gunmen kidnapped a German engineer in Yemen.": ("seize", "Gunmen", "German engineer"),
    "Four Swedish sailors were captured by pirates.": ("seize", "pirates", "Swedish sailors"),
    "Russian gunners shelled Kharkiv.": ("attack", "Russia", "Ukraine"),
    "Argentine railway workers walked off the job.": ("protest", "Argentine workers", "Argentina"),
    "Seven Filipino marines were killed in a clash with Muslim rebels.": ("attack", "Muslim rebels", "Philippine government"),
    "The arrest of a Swedish banker by Thai police caused outrage.": ("detain", "Thailand", "Sweden"),
}
"""Sentences with an act, who does it and to whom."""

NOT_TOLD = {
    "Kenya met the doctors' demands.": "demand",
    "Nepal's opposition presented a budget.": "reject",
}
"""Sentences with an act that they do not tell: what others demand, and a body called the opposition."""


def acts(analyser: Analyser, text: str) -> set[tuple[str, str, str]]:
    doc = read(RawDocument(key="test.txt", media="text", text=text), options=ReadingOptions(plain=True))
    found = analyser.analyse(doc, gate=False).statements
    return {(s.act, ", ".join(a.name for a in s.actors), ", ".join(a.name for a in s.recipients)) for s in found}


@pytest.mark.parametrize("text", TOLD)
def test_who_is_concerned(analyser: Analyser, text: str) -> None:
    assert TOLD[text] in acts(analyser, text)


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_is_not_told(analyser: Analyser, text: str) -> None:
    assert NOT_TOLD[text] not in {act for act, _, _ in acts(analyser, text)}
