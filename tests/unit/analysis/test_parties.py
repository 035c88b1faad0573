"""Whom words mean, in invented reports on invented conflicts: names no list holds, roles told late, pronouns, sides, metonyms.

The cases stand in `parties.toml`. Of those written after the rules were done a share may fail; no single one is a promise.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from parley.analysis.parties import PartyResolver
from parley.analysis.pipeline import STAGES, Analyser, Draughtboard
from parley.model.records import Document, Segment, SegmentKind, When

UNSEEN_SHARE = 0.75
"""Of the phrases of unseen cases this share must be right (see the README of `eval/` for what was measured)."""


@dataclass(frozen=True)
class Case:
    """A report, and phrases of it with the parties that they mean. unseen: no rule was made for it."""

    name: str
    text: str
    means: dict[str, str]
    unseen: bool


def load_cases() -> list[Case]:
    data = tomllib.loads((Path(__file__).parent / "parties.toml").read_text(encoding="utf-8"))
    return [Case(c["name"], c["text"], c["means"], c["set"] == "unseen") for c in data["case"]]


CASES = load_cases()
TUNED = [case for case in CASES if not case.unseen]
UNSEEN = [case for case in CASES if case.unseen]


def resolver_for(analyser: Analyser, text: str) -> PartyResolver:
    """The parties of a report that is all article."""
    doc = Document(
        id="d",
        key="d",
        text=text,
        text_hash="h",
        segments=(Segment(start=0, end=len(text), kind=SegmentKind.ARTICLE),),
        published=When(),
        language="en",
    )
    board = Draughtboard(doc)
    for stage in STAGES:
        if stage.name != "statements":
            stage.run(analyser, board)
    assert board.parties is not None
    return board.parties


def meant(resolver: PartyResolver, text: str, phrase: str) -> str:
    """The parties that the phrase's head means, joined."""
    words, _, nth = phrase.partition("#")
    at = -1
    for _ in range(int(nth or 1)):
        at = text.index(words, at + 1)
    for p, par in enumerate(resolver.paragraphs):
        if par.start <= at < par.start + len(par.doc.text):
            span = par.doc.char_span(at - par.start, at - par.start + len(words), alignment_mode="expand")
            assert span is not None
            return "+".join(sorted(party.name for party in resolver.of(p, span.root)))
    raise AssertionError(f"{phrase!r} stands in no paragraph")


def wrong(analyser: Analyser, case: Case) -> list[str]:
    """The phrases of a case that are not understood, with what was made of them."""
    resolver = resolver_for(analyser, case.text)
    out = []
    for phrase, parties in case.means.items():
        got = meant(resolver, case.text, phrase)
        if got != "+".join(sorted(filter(None, parties.split("+")))):
            out.append(f"{case.name}: {phrase!r} is {got!r}, not {parties!r}")
    return out


@pytest.mark.parametrize("case", TUNED, ids=lambda case: case.name)
def test_phrases_mean_their_parties(analyser: Analyser, case: Case) -> None:
    assert wrong(analyser, case) == []


def test_most_phrases_of_unseen_reports_mean_their_parties(analyser: Analyser) -> None:
    failed = [line for case in UNSEEN for line in wrong(analyser, case)]
    total = sum(len(case.means) for case in UNSEEN)
    assert 1 - len(failed) / total >= UNSEEN_SHARE, failed
