"""The report: self-contained, escaped, complete."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from parley.export.selection import Selection
from parley.ledger import board
from parley.report.page import render


class _Tags(HTMLParser):
    """Collects tags, ids and targets."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        named = dict(attrs)
        assert not {"src", "srcset", "onload", "onclick", "action", "data"} & set(named), (tag, attrs)
        self.ids += [named["id"] or ""] if "id" in named else []
        self.targets += [named["href"] or ""] if "href" in named else []
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _page(selection: Selection) -> tuple[str, _Tags]:
    text = render(selection, board(selection.entries), title="Hills & <valleys>")
    tags = _Tags()
    tags.feed(text)
    tags.close()
    return text, tags


def test_loads_nothing_and_is_well_formed(selection: Selection) -> None:
    text, tags = _page(selection)
    assert tags.open == []
    assert not {"script", "img", "link", "iframe", "object", "form"} & set(tags.tags)
    assert "url(" not in text
    assert "@import" not in text
    assert "default-src 'none'" in text


def test_text_of_reports_is_escaped(selection: Selection) -> None:
    doc = next(iter(selection.documents.values()))
    hostile = "<b onmouseover=x>&\"'"
    from dataclasses import replace

    changed = replace(selection, documents={**selection.documents, doc.id: replace(doc, title=hostile, outlet=hostile)})
    text, _ = _page(changed)
    assert hostile not in text
    assert "&lt;b onmouseover=x&gt;" in text
    assert "Hills &amp; &lt;valleys&gt;" in text


def test_every_link_inside_leads_somewhere_and_ids_are_unique(selection: Selection) -> None:
    _, tags = _page(selection)
    assert len(tags.ids) == len(set(tags.ids))
    inside = {target[1:] for target in tags.targets if target.startswith("#")}
    assert inside <= set(tags.ids)
    assert {target for target in tags.targets if not target.startswith("#")} == {"https://lowland.example/truce"}


def test_holds_entries_sentences_disputes_and_sources(selection: Selection) -> None:
    text, _ = _page(selection)
    plain = re.sub(r"<[^>]+>", "", text)
    assert "Hill Front offered to Velmar government (ceasefire)" in plain
    assert "offered the Velmar government a truce of 30 days" in plain
    assert "no such offer" in plain
    assert "folder/denial.txt" in plain
    assert "they lie" not in plain, "a reader's comment is not shown"
    assert "about 240 prisoners; 30 days; deadline 30 Apr 2031" in plain


def test_links_of_other_schemes_are_not_made(selection: Selection) -> None:
    from dataclasses import replace

    doc = next(iter(selection.documents.values()))
    changed = replace(selection, documents={**selection.documents, doc.id: replace(doc, key="javascript:alert(1)")})
    _, tags = _page(changed)
    assert not any(target.startswith("javascript") for target in tags.targets)
