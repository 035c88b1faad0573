"""The report: self-contained, escaped, complete."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from parley.export.selection import AsOf, Selection
from parley.model.computed import Dispute, Position
from parley.model.records import DisputeKind
from parley.report.findings import Findings
from parley.report.page import render

HOSTILE = "</text></svg></style><script>alert(1)</script><b onmouseover=x>&\"'"


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


def _page(selection: Selection, findings: Findings, **options: Any) -> tuple[str, _Tags]:
    text = render(selection, findings, title="Hills & <valleys>", **options)
    tags = _Tags()
    tags.feed(text)
    tags.close()
    return text, tags


def _plain(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", text).split())


def test_loads_nothing_and_is_well_formed(selection: Selection, findings: Findings) -> None:
    text, tags = _page(selection, findings)
    assert tags.open == []
    assert not {"script", "img", "link", "iframe", "object", "form", "image", "use", "foreignobject"} & set(tags.tags)
    assert "url(" not in text
    assert "@import" not in text
    assert "default-src 'none'" in text


def test_text_of_reports_is_escaped_in_words_and_pictures(selection: Selection, findings: Findings) -> None:
    doc = next(iter(selection.documents.values()))
    offer, denial = selection.entries
    party = replace(offer.actors[0], name=HOSTILE)
    dispute = Dispute(
        kind=DisputeKind.FIGURE,
        field="terms.amount",
        positions=tuple(
            Position(value=HOSTILE, holder=HOSTILE, documents=(doc.id,), statements=(key,))
            for key in (*offer.statements, *denial.statements)
        ),
    )
    changed = replace(
        selection,
        documents={**selection.documents, doc.id: replace(doc, title=HOSTILE, outlet=HOSTILE, key=HOSTILE)},
        entries=(replace(offer, actors=(party,), recipients=(party,), disputes=(dispute,), topic=HOSTILE), denial),
    )
    hostile = replace(
        findings,
        deadlocks=tuple(
            replace(one, cycle=tuple(replace(deed, name=HOSTILE, topic=HOSTILE) for deed in one.cycle)) for one in findings.deadlocks
        ),
        threads=tuple(replace(one, party=party, promised=replace(one.promised, unit=HOSTILE)) for one in findings.threads),
        agreements=tuple(replace(one, name=HOSTILE, parties=(party,)) for one in findings.agreements),
        tracks=tuple(replace(one, parties=(party,), venues=(HOSTILE,)) for one in findings.tracks),
    )
    text, tags = _page(changed, hostile, scope=HOSTILE)
    assert tags.open == []
    assert "script" not in tags.tags
    assert "<b onmouseover" not in text
    assert text.count("</style>") == 1
    assert "&lt;b onmouseover=x&gt;" in text
    assert "Hills &amp; &lt;valleys&gt;" in text


def test_labels_of_pictures_are_escaped(selection: Selection, findings: Findings) -> None:
    offer, denial = selection.entries
    party = replace(offer.actors[0], name='<i>&"')
    circles = tuple(replace(one, cycle=tuple(replace(deed, name='<i>&"') for deed in one.cycle)) for one in findings.deadlocks)
    steps = tuple(replace(step, total=step.total and replace(step.total, unit="<i>")) for step in findings.threads[0].steps)
    hostile = replace(findings, deadlocks=circles, threads=(replace(findings.threads[0], steps=steps),))
    text, tags = _page(replace(selection, entries=(replace(offer, actors=(party,)), denial)), hostile)
    assert "i" not in tags.tags
    assert re.search(r"<text class=\"label[^>]*>[^<]*&lt;i&gt;&amp;", text)
    assert re.search(r"<text class=\"deed[^>]*>&lt;i&gt;&amp;", text)
    assert re.search(r"<text class=\"bar-figure[^>]*>about 90 &lt;i&gt;", text)


def test_a_hostile_sentence_is_escaped_wherever_it_is_quoted(selection: Selection, findings: Findings) -> None:
    (key, doc), *_ = selection.documents.items()
    changed = replace(doc, text=doc.text.replace("offered the Velmar", "offered <i>the & Velmar"))
    longer = {
        name: replace(stmt, evidence=(replace(stmt.evidence[0], end=stmt.evidence[0].end + 5),))
        for name, stmt in selection.statements.items()
        if stmt.document == key
    }
    text, tags = _page(
        replace(selection, documents={**selection.documents, key: changed}, statements={**selection.statements, **longer}), findings
    )
    assert tags.open == []
    assert "i" not in tags.tags
    assert text.count("&lt;i&gt;the &amp; Velmar") >= 2, "in the footnote and at the entry"


def test_every_link_inside_leads_somewhere_and_ids_are_unique(selection: Selection, findings: Findings) -> None:
    _, tags = _page(selection, findings)
    assert len(tags.ids) == len(set(tags.ids))
    inside = {target[1:] for target in tags.targets if target.startswith("#")}
    assert inside <= set(tags.ids)
    assert {target for target in tags.targets if not target.startswith("#")} == {"https://lowland.example/truce"}


def test_every_sentence_of_the_summary_has_a_footnote_that_quotes_a_report(selection: Selection, findings: Findings) -> None:
    text, _ = _page(selection, findings)
    sentences = re.findall(r'<span class="sentence">(.*?)</span>\s*(?=<span class="sentence">|</p>)', text, re.DOTALL)
    assert len(sentences) >= 3
    notes = dict(re.findall(r'<li id="note-(\d+)">(.*?)</li>', text, re.DOTALL))
    quoted = [" ".join(doc.text.split()) for doc in selection.documents.values()]
    for sentence in sentences:
        numbers = re.findall(r'href="#note-(\d+)"', sentence)
        assert numbers, sentence
        for number in numbers:
            words = re.search(r'class="words">“(.*?)”</span>', notes[number])
            assert words, notes[number]
            assert any(words[1] in text for text in quoted)
            assert re.search(r'href="#source-\d+"', notes[number])


def test_holds_entries_sentences_disputes_and_sources(selection: Selection, findings: Findings) -> None:
    plain = _plain(_page(selection, findings)[0])
    assert "Hill Front offered to Velmar government (ceasefire)" in plain
    assert "offered the Velmar government a truce of 30 days" in plain
    assert "no such offer" in plain
    assert "folder/denial.txt" in plain
    assert "they lie" not in plain, "a reader's comment is not shown"
    assert "about 240 prisoners; 30 days; deadline 30 Apr 2031" in plain
    assert "about 190 prisoners in all" in plain
    assert "The Velmar government and the Hill Front wait for one another" in plain
    assert "2 reports of 1 independent origin" in plain


def test_says_as_of_which_day_and_of_what(selection: Selection, findings: Findings) -> None:
    seen = replace(
        selection, as_of=AsOf(day=selection.documents and next(iter(selection.documents.values())).published.latest, later=2, undated=1)
    )  # type: ignore[arg-type]
    plain = _plain(_page(seen, findings, scope="Only entries that pass: topic ceasefire.")[0])
    assert "As of 4 Mar 2031; left out: 2 reports that came later and 1 report without a date." in plain
    assert "Only entries that pass: topic ceasefire." in plain


def test_links_of_other_schemes_are_not_made(selection: Selection, findings: Findings) -> None:
    doc = next(iter(selection.documents.values()))
    changed = replace(selection, documents={**selection.documents, doc.id: replace(doc, key="javascript:alert(1)")})
    _, tags = _page(changed, findings)
    assert not any(target.startswith("javascript") for target in tags.targets)


@pytest.mark.parametrize("empty", [Selection(), Selection(entries=())])
def test_an_empty_ledger_has_an_honest_page(empty: Selection) -> None:
    text, tags = _page(empty, Findings())
    assert tags.open == []
    assert "The ledger has no entries." in text
    assert "undated reports" in text
    assert "<svg" not in text
    assert {target[1:] for target in tags.targets} <= set(tags.ids)


def test_the_same_ledger_gives_the_same_bytes(selection: Selection, findings: Findings) -> None:
    turned = replace(
        selection, documents=dict(reversed(selection.documents.items())), statements=dict(reversed(selection.statements.items()))
    )
    assert _page(selection, findings)[0] == _page(turned, findings)[0]
