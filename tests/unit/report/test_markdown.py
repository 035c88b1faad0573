"""The report as Markdown: text of reports stays text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.export.selection import Selection
from parley.report.findings import Findings
from parley.report.markdown import escape, render

markdown_it = pytest.importorskip("markdown_it", reason="a reader of Markdown checks what ours becomes")

HOSTILE = "# <b>x</b> [a](javascript:b) ![i](http://c.example/p.png) `code` *e* | www.d.example a@b.example &amp; ~~s~~ [^1] $m$"


def _kinds(text: str) -> list[str]:
    reader = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"])
    found = []
    for token in reader.parse(text):
        found.append(token.type)
        found += [child.type for child in token.children or ()]
    return found


@pytest.mark.parametrize(
    "text", [HOSTILE, "1. one", "- dash", "> quote", "+ plus", "=== rule", "```", "---", "12) twelve", "| a | b |", "\\"]
)
def test_nothing_in_a_text_is_markup(text: str) -> None:
    kinds = _kinds(escape(text))
    assert set(kinds) <= {"paragraph_open", "inline", "text", "text_special", "paragraph_close", "html_inline"}
    assert kinds.count("html_inline") == escape(text).count("@<!-- -->")


@given(st.text(max_size=80))
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    reader = markdown_it.MarkdownIt("commonmark")
    made = escape(text)
    assert "\n" not in made
    tokens = reader.parse(f"x {made}")
    shown = "".join(child.content for token in tokens for child in token.children or () if child.type in ("text", "text_special"))
    expected = re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "\ufffd", " ".join(text.split()))
    assert shown == f"x {expected}".rstrip()


def test_the_whole_report_is_clean(selection: Selection, findings: Findings) -> None:
    doc = next(iter(selection.documents.values()))
    changed = replace(selection, documents={**selection.documents, doc.id: replace(doc, title=HOSTILE, outlet=HOSTILE)})
    text = render(changed, findings, title=HOSTILE, scope=HOSTILE)
    kinds = set(_kinds(text))
    assert not {"link_open", "image", "html_block", "code_inline", "fence", "s_open", "em_open"} & kinds
    assert {"table_open", "heading_open", "bullet_list_open", "blockquote_open"} <= kinds
    assert "\n\n\n" not in text


def test_footnotes_are_named_and_told(selection: Selection, findings: Findings) -> None:
    text = render(selection, findings, title="Hills")
    told = set(re.findall(r"^\[\^(\d+)\]: “", text, re.MULTILINE))
    used = set(re.findall(r"(?<!^)\[\^(\d+)\]", text, re.MULTILINE))
    assert told == used != set()
    summary = text.split("## Summary")[1].split("\n[^")[0]
    for sentence in re.findall(r"[^.]\.(?=[ \n]|$)", summary):
        assert sentence.startswith(("]", "*")), "a sentence ends in a footnote"


def test_an_empty_ledger_has_an_honest_page() -> None:
    text = render(Selection(), Findings(), title="Nothing")
    assert "The ledger has no entries." in text
    assert text.endswith("\n")
