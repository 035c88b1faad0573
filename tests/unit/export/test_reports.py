"""Documents, their origins, and links as tables."""

from __future__ import annotations

from dataclasses import replace

from parley.export.columns import table_dicts
from parley.export.links import links_json
from parley.export.reports import counted, documents_json, documents_table, sources_json, sources_table
from parley.export.selection import Selection
from parley.model.records import Link, LinkRelation


def test_documents_have_no_text_unless_it_is_asked_for(selection: Selection) -> None:
    rows = counted(selection)
    assert "text" not in table_dicts(documents_table(rows))[0]
    assert "text" not in documents_json(rows)[0]
    assert [row["text"] for row in table_dicts(documents_table(rows, text=True))] == [row.document.text for row in rows]
    assert documents_json(rows, text=True)[0]["text"] == rows[0].document.text


def test_documents_are_counted_and_ordered_by_day(selection: Selection) -> None:
    first, second = table_dicts(documents_table(counted(selection)))
    assert (first["outlet"], first["published_precision"], first["entries"], first["statements"]) == ("Lowland Post", "day", 1, 1)
    assert (second["published_earliest"], second["published_precision"], second["characters"]) == (None, "open", 75)
    some = replace(selection, entries=selection.entries[1:])
    assert [row.document.key for row in counted(some, all_documents=False)] == ["folder/denial.txt"]
    assert [row.entries for row in counted(some)] == [0, 1]


def test_reports_of_one_origin_share_its_number(selection: Selection) -> None:
    rows = counted(selection)
    assert [row["origin"] for row in table_dicts(sources_table(rows, []))] == [1, 2], "in no group: an origin of its own"
    together = [tuple(selection.documents)]
    assert [(row["origin"], row["copies"]) for row in table_dicts(sources_table(rows, together))] == [(1, 2), (1, 2)]
    assert sources_json(rows, together)[0]["shares_with"] == ["folder/denial.txt"]


def test_links_name_the_entries_of_both_ends(selection: Selection) -> None:
    first, second = selection.statements
    link = Link(
        id="l1", first=second, second=first, relation=LinkRelation.DENIES, rule="denial", rule_version="1", score=0.8, margin=0.3, reason=""
    )
    both = replace(selection, links=(link,))
    (row,) = links_json(both)
    assert (row["relation"], row["first_entry"], row["second_entry"]) == ("denies", selection.entries[1].id, selection.entries[0].id)
    (row,) = links_json(replace(both, entries=selection.entries[:1]))
    assert (row["first_entry"], row["second_entry"]) == (None, selection.entries[0].id)
    assert links_json(replace(both, entries=())) == []
