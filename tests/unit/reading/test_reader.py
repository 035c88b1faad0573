"""`read` as a whole: exact text, identity, language, provenance, fingerprint, and hostile input in bounded time."""

from __future__ import annotations

import time

import pytest

from parley.errors import ReadingError
from parley.model.fingerprint import similarity
from parley.model.ids import document_id, text_hash
from parley.model.records import RawDocument, SegmentKind
from parley.reading import ReadingOptions, read
from parley.reading.fingerprint import fingerprint
from parley.reading.language import detect_language

REPORT = "The mediators said on Monday that the two armies would leave the valley within ten days, and that observers would follow. "
SECONDS = 30.0
"""Generous: the machine that tests run on may be busy. The same input takes 1-3 seconds alone."""


def test_the_text_of_a_clean_file_is_the_file() -> None:
    content = "\ufeffTruce holds \r\n\r\n  The truce held on Monday, officials said.\t\r\n"
    doc = read(RawDocument(key="a.txt", media="text", data=content.encode()))
    assert doc.text == content[1:]
    assert doc.id == document_id("a.txt", text_hash(doc.text))
    assert doc.warnings == ()


def test_markdown_is_read_as_text() -> None:
    doc = read(RawDocument(key="a.md", media="markdown", data=b"# Truce holds\n\nThe truce held on Monday, officials said.\n"))
    assert [seg.kind for seg in doc.segments][-1] is SegmentKind.ARTICLE
    assert doc.title == "Truce holds"


def test_neither_text_nor_bytes_is_an_error() -> None:
    with pytest.raises(ReadingError, match="neither text nor bytes"):
        read(RawDocument(key="a", media="text"))


def test_a_page_without_text_is_an_error_that_names_it() -> None:
    with pytest.raises(ReadingError, match=r"a\.html: the page holds no text.*Remedy"):
        read(RawDocument(key="a.html", media="html", data=b"<html><script>run()</script></html>"))


def test_only_furniture_is_a_document_with_a_warning() -> None:
    doc = read(RawDocument(key="a.txt", media="text", data=b"Home\nShare\nSubscribe\n"))
    assert {seg.kind for seg in doc.segments} == {SegmentKind.FURNITURE}
    assert "only page furniture" in doc.warnings[0]
    assert doc.fingerprint == ()


def test_another_language_is_kept_and_labelled() -> None:
    words = "Правительство и повстанцы договорились в понедельник о прекращении огня на десять дней, сообщил посредник."
    doc = read(RawDocument(key="a.txt", media="text", text=words))
    assert (doc.language, doc.analysed) == ("ru", False)
    assert read(RawDocument(key="a.txt", media="text", text=words), options=ReadingOptions(analysed_languages=("en", "ru"))).analysed


def test_short_texts_have_no_language_unless_it_is_stated() -> None:
    assert detect_language("No deal.") == (None, 0.0)
    assert read(RawDocument(key="a", media="text", text="No deal yet.", language="fr")).language == "fr"
    assert read(RawDocument(key="a", media="text", text="No deal yet.")).analysed


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("KORVIN (AFP) - The truce held on Monday, officials said.", "AFP"),
        ("Truce holds\n\nBy Reuters\n\nThe truce held on Monday in the whole valley, officials said.", "Reuters"),
        ("The truce held on Monday in the whole valley, officials said. (Xinhua)", "Xinhua"),
        ("KORVIN (Northern Wire) - The truce held on Monday, officials said.", "Northern Wire"),
        ("June 3, 2031 (KORVIN) - The truce held on Monday, officials said.", None),
        ("The truce held on Monday, an official told Reuters by telephone.", None),
        ("AP - The truce held on Monday in the whole valley, officials said.", "AP"),
    ],
)
def test_the_agency_is_whose_text_it_is_not_who_was_told(text: str, agency: str | None) -> None:
    assert read(RawDocument(key="a", media="text", text=text)).agency == agency


def test_title_and_outlet_come_from_the_source_then_the_page() -> None:
    head = "<title>Truce holds - Lantern</title><meta property='og:site_name' content='The Lantern'>"
    page = head + "<p>The truce held on Monday, officials said.</p>"
    doc = read(RawDocument(key="a", media="html", text=page))
    assert (doc.title, doc.outlet) == ("Truce holds", "The Lantern")
    doc = read(RawDocument(key="a", media="html", text=page, title="T", outlet="O"))
    assert (doc.title, doc.outlet) == ("T", "O")


def test_near_duplicates_have_like_fingerprints() -> None:
    report = " ".join(
        f"In the village number {number} the army counted {number * 7} rifles and the rebels {number * 5}." for number in range(40)
    )
    copy = report.replace("village number 7 ", "hamlet number 7 ")
    other = " ".join(f"The committee of town {number} voted on {number * 3} bills and refused {number * 2}." for number in range(40))
    assert similarity(fingerprint(report), fingerprint(copy)) > 0.85
    assert similarity(fingerprint(report), fingerprint(other)) < 0.1
    assert fingerprint(report) == fingerprint(report.upper())


HOSTILE = {
    "one line": ("text", (REPORT * 80_000).encode()),
    "no space": ("text", b"a" * 10_000_000),
    "blank": ("text", b" " * 10_000_000 + b"x"),
    "brackets": ("text", b"(" * 2_000_000 + b"[" * 2_000_000),
    "capitals": ("text", b"Ab " * 3_000_000),
    "lines": ("text", (REPORT + "\n").encode() * 20_000),
    "short lines": ("text", b"Karl Venn\n" * 50_000),
    "thread": ("text", b"Karl Venn\n\nI think that you are wrong about it!\n\n" * 20_000),
    "counts": ("text", ("8 Comments\n" + REPORT + "\n").encode() * 10_000),
    "deep page": ("html", b"<div>" * 100_000 + REPORT.encode()),
    "deep comments": ("html", b"<div class='comments'>" * 30_000 + REPORT.encode()),
    "page line": ("html", b"<p>" + (REPORT * 80_000).encode()),
    "attributes": ("html", b"<p " + b"a=1 " * 500_000 + b">" + REPORT.encode()),
    "angles": ("html", b"<" * 1_000_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_read_in_bounded_time(name: str) -> None:
    media, content = HOSTILE[name]
    started = time.monotonic()
    doc = read(RawDocument(key=name, media=media, data=content))
    assert time.monotonic() - started < SECONDS
    assert doc.text


def test_a_very_long_report_says_that_only_its_beginning_was_used() -> None:
    doc = read(RawDocument(key="a", media="text", data=HOSTILE["one line"][1]))
    assert any("only the first" in warning for warning in doc.warnings)
    assert doc.segments[0].end == len(doc.text.rstrip())
