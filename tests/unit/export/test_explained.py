"""Why a statement's fields are as they are: every field with a value is explained, in words of the report or of the analysis."""

from __future__ import annotations

from dataclasses import replace

from parley.export.annotations import annotation_json
from parley.export.explained import explain
from parley.export.selection import Selection
from parley.model.records import Analysis, Basis, Period, Terms, When


def test_says_what_fired_and_why(selection: Selection, analyses: dict[str, Analysis]) -> None:
    stmt = selection.statements[selection.entries[0].statements[0]]
    doc = selection.documents[stmt.document]
    told = explain(doc, analyses[doc.id], stmt)
    fields = [because.field for because in told]
    assert fields[:3] == ["rule", "act", "topic"]
    assert {"actor", "modality", "polarity"} <= set(fields)
    assert told[0].value == stmt.rule
    assert "offered" in told[0].why
    assert all(because.value and because.why for because in told)


def test_a_time_and_a_figure_say_where_they_come_from(selection: Selection, analyses: dict[str, Analysis]) -> None:
    stmt = selection.statements[selection.entries[0].statements[0]]
    doc = selection.documents[stmt.document]
    when = When(earliest=doc.published.earliest, latest=doc.published.latest, basis=Basis.INFERRED, reason="no time is told")
    known = replace(stmt, happens=Period(start=when), terms=Terms(amount=12, unit="prisoners"))
    told = {because.field: because for because in explain(doc, analyses[doc.id], known)}
    assert told["happens"].why == "no time is told"
    assert told["amount"].value == "12 prisoners"
    assert told["amount"].why.startswith("told in “")


def test_json_has_it_only_where_asked_for(selection: Selection, analyses: dict[str, Analysis]) -> None:
    doc = next(iter(selection.documents.values()))
    assert "explained" not in annotation_json(doc, analyses[doc.id])["statements"][0]
    (first, *_) = annotation_json(doc, analyses[doc.id], explained=True)["statements"][0]["explained"]
    assert set(first) == {"field", "value", "why"}
