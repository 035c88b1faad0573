"""The JSON of `parley annotate`: keys, offsets, PLOVER."""

from __future__ import annotations

import json
from dataclasses import fields, replace

from parley.export.annotations import annotation_json, out_of_text
from parley.export.selection import Selection
from parley.model.records import Analysis, Span, Statement


def test_has_everything_that_was_promised(selection: Selection, analyses: dict[str, Analysis]) -> None:
    stmt = selection.statements[selection.entries[0].statements[0]]
    doc = selection.documents[stmt.document]
    value = annotation_json(doc, analyses[doc.id])
    assert {"document", "published", "language", "segments", "times", "mentions", "attributions", "statements"} <= set(value)
    assert value["published"] == {"earliest": "2031-03-04", "latest": "2031-03-04", "basis": "metadata", "reason": None, "clues": []}
    assert value["segments"][0] == {"start": 0, "end": len(doc.title or ""), "kind": "headline"}
    told = value["statements"][0]
    assert told["plover"] == {"root": "AGREE", "mode": told["plover"]["mode"]}
    assert doc.text[told["trigger"][0] : told["trigger"][1]] == "offered"
    assert told["actors"] == ["Hill Front"]
    assert json.loads(json.dumps(value)) == value


def test_no_field_of_a_statement_is_left_out(selection: Selection, analyses: dict[str, Analysis]) -> None:
    doc = next(iter(selection.documents.values()))
    told = annotation_json(doc, analyses[doc.id])["statements"][0]
    # The document is named once, above its statements.
    assert {field.name for field in fields(Statement)} - {"document"} <= set(told)


def test_offsets_outside_the_text_are_found(selection: Selection, analyses: dict[str, Analysis]) -> None:
    doc = next(iter(selection.documents.values()))
    analysis = analyses[doc.id]
    assert out_of_text(doc, analysis) == ()
    stmt = analysis.statements[0]
    wrong = replace(stmt, trigger=Span(document=doc.id, start=5, end=len(doc.text) + 1))
    assert [found[1:] for found in out_of_text(doc, replace(analysis, statements=(wrong,)))] == [(5, len(doc.text) + 1)]
