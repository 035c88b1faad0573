"""Ten noisy pages of our own: five written before the rules, five after them."""

from __future__ import annotations

import pytest
from reading_pages import Page, load, score

from parley.model.records import SegmentKind
from parley.reading import ReadingOptions, read

FIRST, HELD = load("first"), load("held")
MIN_KEPT = 0.97
"""Share of an article's characters that must be evidence: a subheading or a glued credit may be lost, a paragraph may not."""


@pytest.mark.parametrize("page", [*FIRST, *HELD], ids=lambda page: page.name)
def test_noise_is_kept_out_and_the_article_is_kept(page: Page) -> None:
    found = score(page)
    assert found.noise_touched == ()
    assert found.kept >= MIN_KEPT, found.lost


@pytest.mark.parametrize("page", [*FIRST, *HELD], ids=lambda page: page.name)
def test_comments_are_known_as_comments_and_the_headline_is_found(page: Page) -> None:
    doc = read(page.raw)
    position = 0
    for kind, words in page.pieces:
        start = doc.text.index(words, position)
        position = start + len(words)
        kinds = {seg.kind for seg in doc.segments if seg.start < position and start < seg.end}
        if kind == "H":
            assert SegmentKind.HEADLINE in kinds, words
        if kind == "C":
            assert kinds <= {SegmentKind.COMMENT, SegmentKind.FURNITURE}, words


@pytest.mark.parametrize("page", [*FIRST, *HELD], ids=lambda page: page.name)
def test_segments_are_in_order_and_hold_all_words(page: Page) -> None:
    doc = read(page.raw)
    position = 0
    for seg in doc.segments:
        assert position <= seg.start < seg.end
        assert not doc.text[position : seg.start].strip()
        position = seg.end
    assert not doc.text[position:].strip()


def test_there_are_ten_pages_in_both_media() -> None:
    assert (len(FIRST), len(HELD)) == (5, 5)
    assert {page.raw.media for page in FIRST} == {page.raw.media for page in HELD} == {"text", "html"}


def test_plain_takes_everything_as_the_report() -> None:
    doc = read(FIRST[0].raw, options=ReadingOptions(plain=True))
    assert [seg.kind for seg in doc.segments] == [SegmentKind.ARTICLE]
    assert doc.words(doc.segments[0].start, doc.segments[0].end) == doc.text.strip()
