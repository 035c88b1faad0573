"""Dates that are none, wherever they are stated: noted with what to do, and never taken for another day."""

from __future__ import annotations

from pathlib import Path

import pytest

from parley.model.records import Basis, Document, RawDocument
from parley.reading import read
from parley.sources import find_documents

TEXT = "The Hill Front offered the government of Velmar a ceasefire of ten days, its envoy said. The rebels freed two prisoners.\n"

NO_DAYS = (
    "31 February 2031", "2031-02-31", "2031-02-29", "2031-13-45", "2031-00-10", "0000-00-00", "yesterday", "Monday", "31/02/2031",
    "February 31, 2031", "Sat, 31 Feb 2031 10:00:00 GMT", "2031-02-30T10:00:00Z", "20310231", "99/99/2031", "13.13.2031", "NaN", "-5",
    "1e400", "12345678901234567890",
)  # fmt: skip

OUTSIDE = ("3031-01-01", "0001-01-01")


def page(words: str) -> str:
    return (
        f'<html><head><meta property="article:published_time" content="{words}"><title>Offer</title></head>'
        f"<body><article><p>{TEXT * 3}</p></article></body></html>"
    )


def undated(doc: Document) -> None:
    assert (doc.published.earliest, doc.published.latest) == (None, None)
    assert doc.published.basis is not Basis.METADATA


@pytest.mark.parametrize("words", NO_DAYS)
def test_a_source_that_states_no_day(words: str) -> None:
    doc = read(RawDocument(key="a.txt", media="text", text=TEXT, published=words))
    undated(doc)
    (note,) = doc.warnings
    assert note.startswith(f"the stated date '{words}' is no day that there is")
    assert "YYYY-MM-DD" in note


@pytest.mark.parametrize("words", NO_DAYS)
def test_a_page_that_states_no_day(words: str) -> None:
    doc = read(RawDocument(key="a.html", media="html", text=page(words)))
    undated(doc)
    assert [note for note in doc.warnings if f"article:published_time, '{words}' is no day that there is" in note]


@pytest.mark.parametrize("words", OUTSIDE)
def test_a_day_out_of_all_reach(words: str) -> None:
    doc = read(RawDocument(key="a.txt", media="text", text=TEXT, published=words))
    undated(doc)
    assert "lies outside 1980-01-01 to 2100-12-31" in doc.warnings[0]


@pytest.mark.parametrize("words", ["", "  "])
def test_an_empty_date_is_none_and_no_fault(words: str) -> None:
    assert read(RawDocument(key="a.txt", media="text", text=TEXT, published=words)).warnings == ()
    assert read(RawDocument(key="a.html", media="html", text=page(words))).warnings == ()


def test_one_good_date_of_a_page_is_enough() -> None:
    html = page("yesterday").replace("<title>", '<meta name="date" content="2031-03-05"><title>')
    doc = read(RawDocument(key="a.html", media="html", text=html))
    assert doc.published.earliest is not None
    assert doc.published.earliest.isoformat() == "2031-03-05"
    assert doc.warnings == ()


@pytest.mark.parametrize(
    ("name", "content", "side_car"),
    [
        ("a.txt", TEXT, '{"published": "2031-02-31"}'),
        ("a.txt", TEXT, '{"date": true}'),
        ("a.csv", f'text,published\n"{TEXT.strip()}",31 February 2031\n', None),
        ("a.jsonl", f'{{"text": "{TEXT.strip()}", "date": "0000-00-00"}}\n', None),
    ],
)
def test_side_cars_and_columns(name: str, content: str, side_car: str | None, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    if side_car:
        (tmp_path / "a.meta.json").write_text(side_car, encoding="utf-8")
    (raw,) = [found for found in find_documents([tmp_path]) if isinstance(found, RawDocument)]
    doc = read(raw)
    undated(doc)
    assert len(doc.warnings) == 1
    assert "is no day that there is" in doc.warnings[0]
