"""Long documents: the work grows with the length and not with its square, and what is left out is said."""

from __future__ import annotations

import cProfile
import pstats
from functools import partial

import pytest

from parley.analysis import pipeline
from parley.analysis.limits import TOO_LONG, bounded
from parley.analysis.pipeline import Analyser
from parley.model.records import Document, RawDocument, SegmentKind
from parley.reading import ReadingOptions, read

pytestmark = pytest.mark.slow

PARTS = (
    "The Hill Front offered the Velmar government a ceasefire of {n} days, its spokesman Ari Toll said on Monday.",
    "Velmar's army accused the rebels of {n} attacks near Kabul in March and demanded the release of {n} prisoners.",
    "Both sides agreed to resume the peace talks in Doha on {n} May, a mediator said; the talks had been suspended.",
    "Its commander rejected the offer and said that it would free {n} hostages if the army left the valley.",
)

MOST_GROWTH = 1.1
"""How many more calls a sentence may cost in a document of four times the length. Measured: 1.00; 1.24 when only the look-up of tenses went
through all paragraphs."""


def document(sentences: int) -> Document:
    text = "\n\n".join(PARTS[n % len(PARTS)].format(n=n % 27 + 2) for n in range(sentences))
    return read(RawDocument(key="long.txt", media="text", text=text, published="2031-03-05"), options=ReadingOptions(plain=True))


def calls(analyser: Analyser, sentences: int) -> int:
    doc = document(sentences)
    profile = cProfile.Profile()
    profile.enable()
    analyser.analyse(doc)
    profile.disable()
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def test_the_work_grows_with_the_length(analyser: Analyser) -> None:
    calls(analyser, 8)  # what is done once
    short, long = calls(analyser, 60), calls(analyser, 240)
    assert long <= 4 * short * MOST_GROWTH


def test_what_is_too_long_is_analysed_in_part_and_that_is_said(analyser: Analyser, monkeypatch: pytest.MonkeyPatch) -> None:
    doc = document(40)
    whole = analyser.analyse(doc)
    assert whole.failures == ()
    monkeypatch.setattr(pipeline, "bounded", partial(bounded, limit=1_000))
    part = analyser.analyse(doc)
    (failure,) = part.failures
    assert (failure.document, failure.stage) == ("long.txt", TOO_LONG)
    assert failure.reason.startswith("only the first 9")
    assert "split it into one file a report" in failure.remedy
    assert 0 < len(part.statements) < len(whole.statements)
    assert max(stmt.trigger.end for stmt in part.statements) < 1_100
    assert max(time.end for time in part.times) < 1_100


def test_the_limit_never_cuts_a_stretch_and_keeps_the_headline() -> None:
    article, headline = SegmentKind.ARTICLE, SegmentKind.HEADLINE
    wanted = [(10, 20, article), (21, 90, article), (91, 95, article), (0, 9, headline)]
    assert bounded(wanted, limit=50) == ([(10, 20, article), (0, 9, headline)], 73)
    assert bounded(wanted, limit=83) == (wanted, 0)
    assert bounded([], limit=5) == ([], 0)
