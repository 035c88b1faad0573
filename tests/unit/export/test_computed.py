"""Threads, conditions, deadlocks, agreements and tracks as JSON and as tables, on records made by hand."""

from __future__ import annotations

import json
from datetime import date

import pytest

from parley.export.agreements import agreements_json, agreements_table, provisions_table
from parley.export.columns import Table, table_dicts, table_json
from parley.export.conditions import deadlocks_json, deadlocks_table, waits_json, waits_table
from parley.export.disputes import disputes_json, disputes_table
from parley.export.selection import Selection
from parley.export.threads import steps_table, threads_json, threads_table
from parley.export.tracks import rounds_table, tracks_json, tracks_table
from parley.model.computed import Agreement, Deadlock, Deed, Provision, Round, Thread, ThreadState, ThreadStep, Track, Wait
from parley.model.records import ActorKind, Condition, ConditionRelation, Modality, Party, Place, Status, Terms, When

FRONT = Party(actor="found:hill-front", name="Hill Front", kind=ActorKind.ARMED_GROUP)
VELMAR = Party(actor="found:velmar", name="Velmar government", kind=ActorKind.GOVERNMENT)
MARCH = When(earliest=date(2031, 3, 15), latest=date(2031, 3, 15), precision="day")
APRIL = When(earliest=date(2031, 4, 1), latest=date(2031, 4, 30), precision="month")

THREAD = Thread(
    id="t1",
    topic="prisoners",
    party=VELMAR,
    others=(FRONT,),
    state=ThreadState.PARTLY_DELIVERED,
    reason="90 of 300",
    promised=Terms(amount=300, unit="prisoners"),
    delivered=Terms(amount=90, unit="prisoners"),
    deadline=APRIL,
    steps=(
        ThreadStep(entry="e1", act="promise", status=Status.PROMISED, when=MARCH, told=Terms(amount=300, unit="prisoners")),
        ThreadStep(entry="e2", act="release", status=Status.DELIVERED, when=APRIL, told=Terms(amount=90), total=Terms(amount=90)),
        ThreadStep(entry="e3", act="release", status=Status.UNKNOWN, when=None, told=Terms()),
    ),
    entries=("e1", "e2", "e3"),
    salience=0.81234,
)  # fmt: skip
TRUCE = Deed(party=FRONT.actor, name=FRONT.name, act="declare_ceasefire", topic="ceasefire")
RELEASE = Deed(party=None, name=None, act="release", topic="prisoners")


def wait(deed: Deed, awaited: Deed, entry: str) -> Wait:
    told = Condition(relation=ConditionRelation.UNTIL, act=awaited.act, topic=awaited.topic)
    return Wait(
        deed=deed, awaited=awaited, relation=ConditionRelation.UNTIL, entry=entry, condition=told, holders=("Hill Front",), when=MARCH
    )


DEADLOCK = Deadlock(
    cycle=(TRUCE, RELEASE),
    waits=((wait(TRUCE, RELEASE, "e1"), wait(TRUCE, RELEASE, "e2")), (wait(RELEASE, TRUCE, "e3"),)),
    explicit=False,
    open=True,
    entries=("e1", "e2", "e3"),
    salience=0.5,
)
AGREEMENT = Agreement(
    id="a1",
    name="Velmar government and Hill Front, 15 Mar 2031",
    parties=(VELMAR, FRONT),
    mediators=(),
    when=MARCH,
    place=Place(name="Tern"),
    status=Status.AGREED,
    modality=Modality.ACTUAL,
    provisions=(
        Provision(entry="e1", topic="prisoners", state=ThreadState.LAPSED, thread="t1"),
        Provision(entry="e4", topic="ceasefire"),
    ),
    entries=("e1", "e4"),
    salience=0.9,
)
TRACK = Track(
    id="k1",
    parties=(VELMAR, FRONT),
    venues=("Tern", "Ambry"),
    facilitators=(),
    rounds=(
        Round(when=MARCH, status=Status.HAPPENED, modality=Modality.ACTUAL, place="Tern", entries=("e5",)),
        Round(when=None, status=Status.PLANNED, modality=Modality.PLANNED, place=None, entries=("e6", "e7")),
    ),
    entries=("e5", "e6", "e7"),
    salience=0.3,
)


def test_a_thread_keeps_its_running_count_and_leaves_open_what_is_not_counted() -> None:
    (row,) = table_dicts(threads_table([THREAD]))
    assert (row["state"], row["promised_amount"], row["delivered_amount"], row["deadline"]) == (
        "partly_delivered", 300, 90, date(2031, 4, 30),
    )  # fmt: skip
    assert (row["first_day"], row["last_day"], row["steps"]) == (date(2031, 3, 15), date(2031, 4, 30), 3)
    steps = table_dicts(steps_table([THREAD]))
    assert [step["total_amount"] for step in steps] == [None, 90, None]
    assert [step["entry"] for step in steps] == row["entries"].split("; ")  # type: ignore[union-attr]
    (value,) = threads_json([THREAD])
    assert [step["total"]["amount"] if step["total"] else None for step in value["steps"]] == [None, 90, None]
    assert value["deadline"] == {"earliest": "2031-04-01", "latest": "2031-04-30"}
    assert value["salience"] == 0.8123


def test_a_condition_without_a_party_names_none() -> None:
    one = wait(TRUCE, RELEASE, "e1")
    (row,) = table_dicts(waits_table([one]))
    assert (row["deed_party"], row["awaited_party"], row["awaited_act"], row["relation"], row["met"]) == (
        "Hill Front", None, "release", "until", None,
    )  # fmt: skip
    (value,) = waits_json([one])
    assert value["awaited"] == {"party": None, "party_id": None, "act": "release", "topic": "prisoners", "negative": False}


def test_a_circle_has_a_row_for_each_edge_and_closes() -> None:
    rows = table_dicts(deadlocks_table([DEADLOCK]))
    assert [(row["deed_act"], row["awaited_act"]) for row in rows] == [("declare_ceasefire", "release"), ("release", "declare_ceasefire")]
    assert [row["entries"] for row in rows] == ["e1; e2", "e3"]
    assert [row["explicit"] for row in rows] == [False, False]
    (value,) = deadlocks_json([DEADLOCK])
    assert [len(edge) for edge in value["waits"]] == [2, 1]


def test_an_agreement_and_the_fate_of_its_provisions() -> None:
    (row,) = table_dicts(agreements_table([AGREEMENT]))
    assert (row["provisions"], row["topics"], row["parties"]) == (2, "prisoners; ceasefire", "Velmar government; Hill Front")
    assert [(part["state"], part["thread"]) for part in table_dicts(provisions_table([AGREEMENT]))] == [("lapsed", "t1"), (None, None)]
    assert agreements_json([AGREEMENT])[0]["provisions"][1] == {"entry": "e4", "topic": "ceasefire", "state": None, "thread": None}


def test_a_track_and_its_rounds() -> None:
    (row,) = table_dicts(tracks_table([TRACK]))
    assert (row["rounds"], row["first_day"], row["venues"]) == (2, date(2031, 3, 15), "Tern; Ambry")
    assert [one["earliest"] for one in table_json(rounds_table([TRACK]))] == ["2031-03-15", None]
    assert tracks_json([TRACK])[0]["rounds"][1]["entries"] == ["e6", "e7"]


def test_disputes_show_every_position_with_its_statements(selection: Selection) -> None:
    rows = table_dicts(disputes_table(selection))
    assert [(row["holder"], row["value"]) for row in rows] == [("the report", "offered"), ("Hill Front", "no such offer")]
    assert {row["statements"] for row in rows} == set(selection.statements)
    (value,) = disputes_json(selection)
    assert value["act"] == "offer"
    assert value["positions"][0]["documents"] == ["https://lowland.example/truce"]


@pytest.mark.parametrize(
    "table",
    [
        threads_table([THREAD]), steps_table([THREAD]), waits_table([wait(TRUCE, RELEASE, "e1")]), deadlocks_table([DEADLOCK]),
        agreements_table([AGREEMENT]), provisions_table([AGREEMENT]), tracks_table([TRACK]), rounds_table([TRACK]),
    ],
    ids=lambda table: table.name,
)  # fmt: skip
def test_every_row_has_a_cell_for_each_column_of_its_type(table: Table) -> None:
    types: dict[str, tuple[type, ...]] = {
        "text": (str,), "integer": (int,), "number": (int, float), "day": (date,), "flag": (bool,)
    }  # fmt: skip
    for row in table.rows:
        assert len(row) == len(table.columns)
        for (name, kind), cell in zip(table.columns, row, strict=True):
            assert cell is None or isinstance(cell, types[kind]), name
    assert json.dumps(table_json(table))
