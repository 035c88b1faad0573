"""Cases and entries that are wrong: each is one error that names file, place and key; what only costs precision is a note."""

from __future__ import annotations

from typing import Any

import pytest
from velmar_case import CASE, PERFECT, TEXT, case, case_with, perfect

from parley.errors import UsageError
from parley.scoring import check_offsets, parse_case, parse_entries


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ([], "gold.json: is a list, not an object"),
        ({}, "documents: there are none"),
        (case(documents=[]), "documents: there are none"),
        (case(documents="post.txt"), "documents: is a text, not a list of objects"),
        (case(documents=[{"file": "post.txt"}]), "documents[0].id: is missing"),
        (case(documents=[{"id": "d0"}, {"id": "d0"}]), "documents: two have the name d0"),
        (case(documents=[{"id": "d0", "file": "a"}, {"id": "d1", "file": "a"}]), "documents: two have the name a"),
        (case(documents=[{"id": "d0", "published": {"earliest": "March"}}]), "documents[0] (d0).published.earliest: March is no day"),
        (case(documents=[{"id": "d0", "chars": 9, "noise": [{"span": [5, 12]}]}]), "documents[0] (d0).noise[0].span: ends at 12"),
        (case(documents=[{"id": "d0", "chars": True}]), "documents[0] (d0).chars: is true or false, not a whole number"),
        (case(entries=[]), "entries: there are none"),
        (case(entries=[7]), "entries[0]: is a number, not an object"),
        (case(entries=[CASE["entries"][0]] * 2), "entries: 2 have the id e1"),
        (case(aliases={"Velmar": "the government"}), "aliases.Velmar: is a text, not a list of texts"),
        (case_with(0, id=None), "entries[0].id: is missing"),
        (case_with(0, act="ofer"), "entries[0] (e1).act: there is no act ofer"),
        (case_with(0, act=""), "entries[0] (e1).act: is missing"),
        (case_with(0, topic="truce"), "entries[0] (e1).topic: there is no topic truce"),
        (case_with(0, actors=["Hill Front", None]), "entries[0] (e1).actors[1]: is null, not a text"),
        (case_with(0, status="done"), "entries[0] (e1).status: there is no status done"),
        (case_with(0, importance=4), "entries[0] (e1).importance: 4 is no importance"),
        (case_with(0, said={"earliest": "2031-03-03", "latest": "2031-02-03"}), "latest: 2031-02-03 is before earliest"),
        (case_with(0, said="Monday"), "entries[0] (e1).said: is a text, not an object"),
        (case_with(0, terms={"amount": {}}), "entries[0] (e1).terms.amount: is neither a number nor a text"),
        (case_with(0, conditions=[{"topic": "truce"}]), "entries[0] (e1).conditions[0].topic: there is no topic truce"),
        (case_with(0, dispute={"kind": "other"}), "entries[0] (e1).dispute.kind: there is no kind of dispute other"),
        (case_with(0, dispute={}), "entries[0] (e1).dispute.kind: is missing"),
        (case_with(0, told_by=["d9"]), "entries[0] (e1).told_by: d9 is no document of the case"),
        (case_with(0, evidence={"d9": [0, 9]}), "entries[0] (e1).evidence: d9 is no document of the case"),
        (case_with(0, evidence={"d0": [0]}), "entries[0] (e1).evidence.d0: is no pair of offsets"),
        (case_with(0, evidence={"d0": [[0, 9], [9, 9]]}), "entries[0] (e1).evidence.d0[1]: [9, 9] is no stretch of a text"),
        (case_with(0, evidence={"d0": [0, 999]}), "entries[0] (e1).evidence.d0: ends at 999, and the document has 174 chars"),
        (case_with(0, evidence={"d0": [0.5, 9]}), "entries[0] (e1).evidence.d0: is no pair of offsets"),
        (case_with(0, evidence=None), "entries[0] (e1).evidence: no place in a document is given"),
        (case_with(1, anchor={"d0": ""}), "entries[1] (e2).anchor.d0: is missing"),
    ],
)
def test_a_case_that_is_wrong(value: Any, words: str) -> None:
    with pytest.raises(UsageError) as raised:
        parse_case(value, file="gold.json")
    assert str(raised.value).startswith("gold.json: ")
    assert words in str(raised.value)
    assert raised.value.remedy
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([PERFECT[0], 7], "entry 2: is a number, not an object"),
        ([{}], "entry 1.act: is missing"),
        (perfect(1, act="yell"), "entry 2 (x2).act: there is no act yell"),
        (perfect(1, statements=[{"document": "post.txt", "start": 9}]), "entry 2 (x2).statements[0].start: 9 to -1 is no stretch"),
        (perfect(1, statements=[{"start": 0, "end": 9}]), "entry 2 (x2).statements[0].document: is missing"),
        (perfect(1, disputes=[{"kind": "rumour"}]), "entry 2 (x2).disputes[0].kind: there is no kind of dispute rumour"),
    ],
)
def test_entries_that_are_wrong(values: list[Any], words: str) -> None:
    with pytest.raises(UsageError) as raised:
        parse_entries(values, file="found.jsonl")
    assert str(raised.value).startswith(f"found.jsonl: {words}")
    assert raised.value.remedy


def test_offsets_outside_of_the_text() -> None:
    value = case_with(0, evidence={"d1": [0, 400]})
    with pytest.raises(UsageError, match=r"entries \(e1\): ends at 400 in d1, whose text has 10 characters"):
        check_offsets(parse_case(value), {"d1": "ten signs."})
    assert check_offsets(parse_case(value), {"d0": TEXT}) == (), "nothing is checked in a text that is not there"


def test_notes() -> None:
    value = case_with(1, recipient=["x"], terms={"number": 12}, anchor={"d0": "asked for the release"})
    value["documents"][0]["noise"].append({"kind": "comment", "words": "Boo"})
    value["documents"][1]["lenght"] = 3
    parsed = parse_case(value)
    assert parsed.notes == (
        "documents[0] (d0).noise[1] has no span, so that no evidence is held against it",
        "documents[1] (d1).lenght is no key that is known here, and is not read",
        "entries[1] (e2).recipient is no key that is known here, and is not read",
        "entries[1] (e2).terms.number is no key of terms",
    )
    assert check_offsets(parsed, {"d0": TEXT}) == ("entries (e2): its anchor is not in the text of d0, so that it cannot be found there",)
