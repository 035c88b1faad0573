"""The line classifier: single rules, and lines that are two things."""

from __future__ import annotations

import pytest

from parley.model.records import RawDocument, SegmentKind
from parley.reading import read
from parley.reading.datelines import dateline_end

LEAD = "The two armies agreed on Monday to leave the valley, a mediator said.\n\n"
TAIL = "\n\nNeither side would say when the withdrawal is to begin, the mediator added."


def kinds(text: str) -> list[tuple[str, str]]:
    doc = read(RawDocument(key="k", media="text", text=text))
    return [(seg.kind.value, doc.words(seg.start, seg.end)) for seg in doc.segments]


def kind_of(line: str) -> str:
    """The kind of a line between two paragraphs of a report."""
    return kinds(LEAD + line + TAIL)[1][0]


@pytest.mark.parametrize(
    "line",
    [
        "“Not yet,” she said.",
        "He left.",
        "- the release of all prisoners;",
    ],
)
def test_short_paragraphs_of_a_report_are_article(line: str) -> None:
    assert kind_of(line) == "article"


def test_a_short_line_without_an_end_is_no_article() -> None:
    assert kind_of("The road to the pass") == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "Share on Facebook",
        "ADVERTISEMENT",
        "34 shares",
        "1,200 €",
        "$ 500 raised of $ 1,000",
        "Subscribe to our newsletter and never miss a story.",
        "This website uses cookies to improve your experience.",
        "Please disable your ad blocker to support our work.",
        "Read more: Who holds the pass?",
        "© 2031 The Lantern. All rights reserved.",
        "Updated 3 June 2031 at 10:20",
        "Sunday, 5 June 2031",
        "Tags: valley, army",
        "Back to top",
        "- Advertisement -spot_img",
        "The views expressed here are the author's own and do not necessarily reflect those of the paper.",
        "***",
        "8",
    ],
)
def test_furniture_inside_a_report(line: str) -> None:
    assert kind_of(line) == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Ida Marsh",
        "Soldiers leave the pass on Tuesday [Ida Marsh/Lantern]",
        "Click to see full-size image",
        "AP Photo/Ida Marsh",
        "Villagers at the pass are seen in this undated photo from the spring.",
        "Image: Ida Marsh (archive).",
        "(Photo by Ida Marsh for the Lantern)",
        "Soldiers at the pass. AFP PHOTO/IDA MARSH",
    ],
)
def test_captions_inside_a_report(line: str) -> None:
    assert kind_of(line) == "caption"


@pytest.mark.parametrize(
    "line", ["By Ida Marsh", "By Ida Marsh and Karl Venn, Orle", "Reporting by Ida Marsh; editing by Karl Venn", "Staff writer"]
)
def test_bylines(line: str) -> None:
    assert kind_of(line) == "byline"


def test_sentences_about_cookies_comments_and_support_are_still_news() -> None:
    for line in (
        "The army said that its support for the government would not end with the truce.",
        "The rebels declined to comment on the report of the commission.",
        "He asked all parties to share the burden of the refugees and to follow the plan.",
        "The United States would support the accord and the US would pay, an envoy said.",
    ):
        assert kind_of(line) == "article", line


def test_a_credit_glued_to_a_sentence_is_cut_off_and_the_sentence_kept() -> None:
    before = kinds(LEAD + "(Photo: Ida Marsh)The rebels refused, their spokesman told reporters." + TAIL)
    assert before[1:3] == [("caption", "(Photo: Ida Marsh)"), ("article", "The rebels refused, their spokesman told reporters.")]
    after = kinds(LEAD + "The rebels refused, their spokesman told reporters.[Ida Marsh/Lantern]" + TAIL)
    assert after[1:3] == [("article", "The rebels refused, their spokesman told reporters."), ("caption", "[Ida Marsh/Lantern]")]


def test_the_sites_tail_of_a_headline_is_furniture() -> None:
    found = kinds("Armies agree to leave the valley | Valley news\n\n" + LEAD)
    assert found[:2] == [("headline", "Armies agree to leave the valley"), ("furniture", "| Valley news")]


def test_a_repeated_title_is_a_caption() -> None:
    found = kinds("Armies agree to leave the valley\n\n" + LEAD + "Armies agree to leave the valley" + TAIL)
    assert [kind for kind, _ in found] == ["headline", "article", "caption", "article"]


@pytest.mark.parametrize(
    ("words", "dateline"),
    [
        ("KORVIN (AP) - Talks began.", "KORVIN (AP) -"),
        ("Korvin, Harzland – It has been a week.", "Korvin, Harzland –"),
        ("KORVIN, Harzland, Jan. 3 (Reuters) - Talks began.", "KORVIN, Harzland, Jan. 3 (Reuters) -"),
        ("NEW KORVIN — The talks began.", "NEW KORVIN —"),
        ("KORVIN: Talks began.", "KORVIN:"),
        ("(AFP) – Talks began.", "(AFP) –"),
        ("The rebels – all of them – left.", None),
        ("Talks between the armies - the first of the year - began.", None),
        ("President Ost - who fell ill - did not come.", None),
        ("He said: We go.", None),
    ],
)
def test_datelines(words: str, dateline: str | None) -> None:
    found = dateline_end(words, 0, len(words))
    assert (words[: found[0]] if found else None) == dateline


THREADS = {
    "count and names": "3 Comments\n\nwolf77\n\nThe army lied to us.\n\nIda M\n\nThe mediator said nothing of the kind.",
    "mark only": "Leave a reply\n\nThe army has promised to leave three times, and three times it stayed where it was.",
    "ages": "Karl Venn\n2 hours ago\nThe army agreed to leave.\nReply\nIda M\n1 hour ago\nThe rebels agreed to nothing.\nReply",
    "heads with dates": "Karl Venn on 3 June 2031 at 10:20\nThe army agreed.\nIda M on 3 June 2031 at 11:05\nThe rebels agreed to nothing.",
    "says": "4 thoughts on “Armies agree to leave”\n\nKarl says:\n\nThe army agreed to leave the valley last year.",
    "handles without a mark": "wolf77\n\nyou will see that they never leave\n\nvalley_girl\n\nI agree with the wolf!",
    "readers": "Our readers' comments\n\nThe army will not leave the valley, as everyone there knows.",
}


@pytest.mark.parametrize("name", THREADS)
def test_no_word_of_a_thread_is_article(name: str) -> None:
    text = LEAD + TAIL.strip() + "\n\n"
    found = kinds(text + THREADS[name])
    assert [kind for kind, _ in found[:2]] == ["article", "article"]
    assert {kind for kind, _ in found[2:]} <= {"comment", "furniture"}


def test_a_page_of_comments_alone_has_no_article() -> None:
    found = kinds("Readers' comments\n\nThe army will never leave the valley, I tell you.\n\nMy brother saw their tanks, and so did I.")
    assert "article" not in {kind for kind, _ in found}


def test_a_count_of_comments_above_a_report_does_not_end_it() -> None:
    report = "\n\n".join(f"The commission said in its statement number {number} that the army had left the village." for number in range(5))
    found = kinds("A short account of what the commission says of the army's withdrawal.\n\n12 Comments\n\n" + report)
    assert [kind for kind, _ in found].count("article") == 6


def test_subheadings_inside_a_report_do_not_start_a_thread() -> None:
    parts = ["The army left, officials said.", "The rebels stayed in the hills, their spokesman told reporters on Monday."] * 3
    text = "\n\n".join(f"New Deal\n\n{part}\n\n{part} It was late." for part in parts)
    found = kinds(LEAD + text)
    assert "comment" not in {kind for kind, _ in found}


def test_segment_kinds_are_of_the_closed_list() -> None:
    assert {kind for kind, _ in kinds(LEAD + THREADS["ages"])} <= {kind.value for kind in SegmentKind}


def test_signed_lines_after_the_last_links_are_comments() -> None:
    page = LEAD + TAIL.strip() + "\n\nMost read: Bus fares go up\n"
    found = kinds(page + "T. Hall: They freed 60, not 12.\nMara, Sull - Who believes this?")
    assert {kind for kind, words in found if "60" in words or "believes" in words} == {"comment"}


def test_a_dateline_after_links_is_no_comment() -> None:
    page = LEAD + TAIL.strip() + "\n\nMost read: Bus fares go up\n"
    assert kinds(page + "TIRZA - Both sides said on Tuesday that the truce had held in all districts.")[-1][0] != "comment"


def test_a_line_that_is_the_title_and_then_a_sentence_is_a_picture_s() -> None:
    title = "Government and hill rebels agree on a pause for the harvest"
    picture = f"{title} From left: Aro Venn and Tila Mosk after the second day, Feb. 7, 2031."
    assert ("caption", picture) in kinds(f"{title}\n\n{picture}\n\n{LEAD}{TAIL}")
    lead = f"{title}, a mediator said on Monday."
    assert ("article", lead) in kinds(f"{title}\n\n{lead}\n\n{LEAD}{TAIL}")
