"""The JSON of an entry: its keys, its shapes, and that a scorer can read it."""

from __future__ import annotations

import json

from parley.export.entries import entry_json, when_json
from parley.export.jsonl import json_lines
from parley.export.selection import Selection
from parley.model.records import Document

KEYS = [
    "id", "act", "topic", "actors", "recipients", "mediators", "terms", "conditions",
    "modality", "polarity", "speakers", "said", "happens", "place", "status", "salience",
    "reports", "origins", "statements", "disputes", "judged"
]  # fmt: skip


def test_keys_are_those_promised_and_always_there(selection: Selection) -> None:
    for entry in selection.entries:
        assert list(entry_json(entry, selection.statements, selection.documents)) == KEYS


def test_values_have_the_shapes_of_the_gold_entry(selection: Selection, reports: tuple[Document, Document]) -> None:
    first, second = reports
    value = entry_json(selection.entries[0], selection.statements, selection.documents)
    assert value["actors"] == ["Hill Front"]
    assert value["recipients"] == ["Velmar government"]
    assert value["terms"]["duration"] == "P30D"
    assert value["terms"]["qualifier"] == "about"
    assert value["terms"]["deadline"] == "2031-04-30"
    assert value["conditions"] == [
        {
            "relation": "in_exchange_for",
            "actor": "Velmar government",
            "actors": ["Velmar government"],
            "act": "release",
            "topic": "prisoners",
        }
    ]
    assert value["speakers"] == [{"name": "Ari Toll", "role": "spokesman", "org": "Hill Front", "anonymous": False}]
    assert value["said"] == {"earliest": "2031-03-03", "latest": "2031-03-03"}
    assert value["happens"] == {"earliest": "2031-03-03", "latest": "2031-04-02"}, "earliest of the start, latest of the end"
    assert value["place"] == "Tern"
    assert value["salience"] == 0.9123
    dispute = value["disputes"][0]
    assert dispute["kind"] == "existence"
    assert [position["documents"] for position in dispute["positions"]] == [[first.key], [second.key]], "keys, not ids"


def test_quote_is_the_text_at_its_offsets(selection: Selection) -> None:
    for entry in selection.entries:
        for item in entry_json(entry, selection.statements, selection.documents)["statements"]:
            doc = selection.documents[item["document_id"]]
            assert item["document"] == doc.key
            assert doc.text[item["start"] : item["end"]] == item["quote"]


def test_unknown_is_null_and_never_text(selection: Selection) -> None:
    value = entry_json(selection.entries[1], selection.statements, selection.documents)
    assert value["said"] is None
    assert value["happens"] is None
    assert value["place"] is None
    assert when_json(None) is None


def test_one_line_an_entry(selection: Selection) -> None:
    lines = list(json_lines(entry_json(entry, selection.statements, selection.documents) for entry in selection.entries))
    assert [json.loads(line)["id"] for line in lines] == [entry.id for entry in selection.entries]
    assert not any("\n" in line for line in lines)
