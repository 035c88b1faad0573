"""The linearisation of pages: order, lines, marks, metadata, and hostile markup."""

from __future__ import annotations

import pytest

from parley.reading.html import linearise


def test_lines_follow_the_document_and_white_space_is_one_space() -> None:
    page = linearise("<div>One\n two<p>three<br>four</p> five<table><tr><td>six<td>seven</table></div>")
    assert page.text.split("\n") == ["One two", "three", "four", "five", "six", "seven"]
    assert [page.text[line.start : line.end] for line in page.lines] == page.text.split("\n")


def test_inline_elements_do_not_break_or_join_words() -> None:
    assert linearise("<p>The <b>rebel</b>s <i>said</i> so<a href=x>.</a></p>").text == "The rebels said so."


def test_scripts_styles_templates_and_comments_are_no_text() -> None:
    page = linearise("<style>p{}</style><p>a<script>alert('b')</script><!-- c --><noscript>d</noscript><template>e</template></p>")
    assert page.text == "a"


def test_preformatted_text_keeps_its_lines() -> None:
    assert linearise("<pre>one\ntwo</pre>").text == "one\ntwo"


def test_marks_come_from_elements_and_classes() -> None:
    page = linearise(
        "<nav>a</nav><figure><figcaption>b</figcaption></figure><div id='comments'><p>c</p></div><h1>d</h1>"
        "<div class='share-buttons'>e</div><p class=byline>f</p><p class='recommended-comments-off'>g</p>"
    )
    marks = {page.text[line.start : line.end]: line.marks for line in page.lines}
    assert "nav" in marks["a"]
    assert "caption" in marks["b"]
    assert "comment" in marks["c"]
    assert "title" in marks["d"]
    assert "nav?" in marks["e"]
    assert "byline" in marks["f"]
    assert "comment" not in marks["g"]


def test_a_body_class_marks_nothing() -> None:
    page = linearise("<body class='comments newsletter'><p>Talks began.</p></body>")
    assert page.lines[0].marks == {"paragraph"}


def test_metadata_are_kept_first_come_first_served() -> None:
    page = linearise(
        "<html lang=fr><head><title>T</title><meta property='og:title' content='O'><meta name=date content='2030-01-02'>"
        "<link rel=canonical href='http://a.example/x'><script type='application/ld+json'>{\"a\": 1}</script></head>"
        "<p><time datetime='2030-01-03'>x</time></p><svg><title>not this</title></svg></html>"
    )
    assert (page.meta("title"), page.meta("og:title"), page.meta("lang"), page.meta("date")) == ("T", "O", "fr", "2030-01-02")
    assert (page.meta("canonical"), page.meta("time"), page.meta("json-ld")) == ("http://a.example/x", "2030-01-03", '{"a": 1}')


def test_an_unclosed_page_is_read_with_a_warning() -> None:
    page = linearise("<html><body><p>Talks began in <b>the cap")
    assert page.text == "Talks began in the cap"
    assert not page.complete
    assert "truncated" in page.warnings[0]


@pytest.mark.parametrize(
    "source",
    [
        "",
        "<",
        "<!",
        "<![CDATA[",
        "&#0;&#xD800;&bogus;",
        "</p></p></p>",
        "<p " + "a=b " * 1000,
        "<a<b<c>d",
        "\x01<p>x",
        "<title>",
        "<script>",
        "<!--",
    ],
)
def test_broken_markup_never_raises(source: str) -> None:
    linearise(source)


@pytest.mark.parametrize("opening", ["<div>", "<b>", "<ul><li>", "<table><tr><td>", "<nav class='comments'>", "<p><i></p>"])
def test_depth_costs_neither_recursion_nor_time(opening: str) -> None:
    page = linearise(opening * 100_000 + "Talks began.")
    assert page.text == "Talks began."
