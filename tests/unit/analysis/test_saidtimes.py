"""When words were said: by the verb of saying, by its sentence, by the occasion of the words before, else by the day of the report."""

from __future__ import annotations

import pytest

from parley.analysis.pipeline import Analyser
from parley.model.records import Basis, RawDocument, Statement
from parley.reading import ReadingOptions, read

OPENING = "The Hill Front (HF) and the Velmar government have been at war for years.\n\n"
NEWS = ("2031-07-20", "2031-07-24")


def statements(analyser: Analyser, text: str) -> list[Statement]:
    raw = RawDocument(key="test.txt", media="text", data=(OPENING + text).encode(), published="2031-07-24")
    analysis = analyser.analyse(read(raw, options=ReadingOptions(plain=True)), gate=False)
    return [stmt for stmt in analysis.statements if stmt.trigger.start >= len(OPENING)]


def days(stmt: Statement) -> tuple[str, str] | None:
    return (str(stmt.said.earliest), str(stmt.said.latest)) if stmt.said is not None else None


@pytest.mark.parametrize(
    ("text", "act", "said"),
    [
        ("On Tuesday the Hill Front rejected the amnesty.", "reject", ("2031-07-22", "2031-07-22")),
        ("The Hill Front offered a truce from August 2.", "offer", NEWS),
        ("The Hill Front demanded a truce.", "demand", NEWS),
        ("The Hill Front on Tuesday declared a ceasefire.", "declare_ceasefire", ("2031-07-22", "2031-07-22")),
        ("The Hill Front declared a ceasefire from August 2.", "declare_ceasefire", NEWS),
        ("The Velmar government said on Tuesday that it had released 40 prisoners.", "release", ("2031-07-22", "2031-07-22")),
        ("The Velmar government said that it had released 40 prisoners.", "release", NEWS),
        ("The Hill Front has offered the Velmar government a truce on July 22.", "offer", NEWS),
    ],
)
def test_said(analyser: Analyser, text: str, act: str, said: tuple[str, str]) -> None:
    assert said in [days(stmt) for stmt in statements(analyser, text) if stmt.act == act]


def test_words_of_one_speaker_are_of_one_occasion(analyser: Analyser) -> None:
    text = "The Hill Front on Tuesday rejected the amnesty. It demanded that the government release 40 prisoners."
    (stmt,) = [stmt for stmt in statements(analyser, text) if stmt.act == "demand"]
    assert stmt.said is not None
    assert (days(stmt), stmt.said.basis) == (("2031-07-22", "2031-07-22"), Basis.INFERRED)


def test_what_the_report_tells_itself_has_no_day_of_saying(analyser: Analyser) -> None:
    (stmt,) = [stmt for stmt in statements(analyser, "The Velmar government released 40 prisoners.") if stmt.act == "release"]
    assert stmt.said is None
