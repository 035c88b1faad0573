"""Annotating one file: every form of input, the stated date, and an analysis that points outside its text."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from parley.config import Settings
from parley.errors import AnalysisError, ReadingError, SourceError
from parley.model.records import Analysis, Document, SegmentKind, TimeMention, When
from parley.workflows.annotate import STDIN, Annotated, annotate

SENTENCE = "The Hill Front offered the Velmar government a truce of 30 days, its spokesman said on Monday."


class SeesNothing:
    """An analyser that finds nothing, and notes whether it was asked to use its gate."""

    def __init__(self) -> None:
        self.gates: list[bool] = []

    def analyse(self, doc: Document, *, gate: bool = True, events: bool = False) -> Analysis:  # noqa: ARG002
        self.gates.append(gate)
        return Analysis(document=doc.id)


class PointsOutside:
    """An analyser that is wrong about where it saw something."""

    def analyse(self, doc: Document, *, gate: bool = True, events: bool = False) -> Analysis:  # noqa: ARG002
        assert not gate
        wrong = TimeMention(start=0, end=len(doc.text) + 1, type="DATE", value="2031", expression="", when=When())
        return Analysis(document=doc.id, times=(wrong,))


def _annotated(path: Path, *, published: str | None = None, plain: bool = False) -> list[Annotated]:
    found = list(annotate(path, settings=Settings(), published=published, plain=plain, analyser=SeesNothing()))
    assert all(isinstance(one, Annotated) for one in found), found
    return [one for one in found if isinstance(one, Annotated)]


def test_plain_takes_everything_as_article(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    (found,) = _annotated(path, plain=True)
    assert found.document.text == SENTENCE
    assert [segment.kind for segment in found.document.segments] == [SegmentKind.ARTICLE]


def test_published_wins(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    (found,) = _annotated(path, published="2031-03-05", plain=True)
    assert (found.document.published.earliest, found.document.published.latest) == (date(2031, 3, 5), date(2031, 3, 5))


def test_a_table_gives_one_document_a_row(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps({"text": f"{SENTENCE} {number}."}) + "\n" for number in range(3)), encoding="utf-8")
    assert len(_annotated(path)) == 3


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(SENTENCE.encode())))
    (found,) = _annotated(STDIN, plain=True)
    assert found.document.text == SENTENCE


def test_is_ungated(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    analyser = SeesNothing()
    list(annotate(path, settings=Settings(), analyser=analyser))
    assert analyser.gates == [False]


def test_offsets_are_checked(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    (error,) = annotate(path, settings=Settings(), analyser=PointsOutside())
    assert isinstance(error, AnalysisError)
    assert "points outside the text" in error.message


@pytest.mark.parametrize(
    ("name", "data", "error", "words"),
    [
        ("none.txt", None, SourceError, "there is no such file"),
        ("empty.txt", b"", ReadingError, "empty"),
        ("picture.png", b"\x89PNG", SourceError, "name a .txt"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, data: bytes | None, error: type[Exception], words: str) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    (found,) = annotate(path, settings=Settings(), analyser=SeesNothing())
    assert isinstance(found, error)
    assert words in str(found)


def test_a_bad_row_does_not_keep_the_others_back(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(f"{json.dumps({'text': SENTENCE})}\nno json\n{json.dumps({'text': SENTENCE})}\n", encoding="utf-8")
    found = list(annotate(path, settings=Settings(), plain=True, analyser=SeesNothing()))
    assert [type(one) for one in found] == [Annotated, SourceError, Annotated]


def test_a_folder_is_for_the_build(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="parley build"):
        _annotated(tmp_path)
