"""Who is in the ledger: everyone once, with the counts of the entries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from parley.export.actors import actor_rows, actors_json, actors_table
from parley.export.columns import table_dicts
from parley.export.parties import party_index
from parley.export.register import Register
from parley.export.selection import Selection
from parley.model.records import Actor, ActorKind, Mention, Party


def test_parties_and_persons_with_their_counts(selection: Selection) -> None:
    front, *_ = rows = table_dicts(actors_table(actor_rows(selection)))
    by_name = {row["name"]: row for row in rows}
    assert set(by_name) == {"Hill Front", "Velmar government", "Ari Toll"}
    assert (front["name"], front["as_actor"], front["as_recipient"], front["statements"]) == ("Hill Front", 2, 0, 1)
    assert (front["first_day"], front["last_day"]) == (date(2031, 3, 3), date(2031, 3, 9))
    assert by_name["Velmar government"]["as_recipient"] == 1
    assert by_name["Velmar government"]["first_day"] is None, "what is done to a party is no act of it"
    toll = by_name["Ari Toll"]
    assert (toll["id"], toll["kind"], toll["parent"], toll["statements"]) == ("person:ari-toll", "person", "found:hill front", 1)


def test_what_lists_and_reports_know_stands_beside(selection: Selection) -> None:
    known = Actor(id="found:hill front", name="Hill Front", kind=ActorKind.ARMED_GROUP, aliases=("HF", "Hillmen"), country="COL")
    mention = Mention(start=0, end=2, actor=known.id, name=known.name, kind=known.kind)
    front = actor_rows(selection, Register(actors={known.id: known}, mentions=((mention, "HF"), (mention, "HF"))))[0]
    assert (front.country, front.forms, front.aliases) == ("COL", ("Hill Front", "HF"), ("Hillmen",))
    assert actors_json([front])[0]["forms"] == ["Hill Front", "HF"]
    other = replace(known, id="found:other", name="Other")
    assert len(actor_rows(selection, Register(actors={"found:other": other}))) == 3, "lists add no actor"


def test_one_id_is_one_party(selection: Selection) -> None:
    first = selection.entries[0]
    named = Party(actor="found:velmar government", name="Velmaria", kind=ActorKind.STATE)
    entries = (first, replace(first, id="e2", recipients=(named,)))
    index = party_index(entries)
    assert {name.id for name in index.all} == {"found:hill front", "found:velmar government"}
    assert index.of(named).names == ("Velmar government", "Velmaria")
    rows = actor_rows(replace(selection, entries=entries))
    assert [row.as_recipient for row in rows if row.id == "found:velmar government"] == [2]
