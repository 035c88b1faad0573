"""The located event row: its counts are the ledger's, and no day is false."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.export.columns import table_dicts
from parley.export.eventdays import PRECISIONS, event_days, precision
from parley.export.events import events_json, events_table, sides
from parley.export.register import Register
from parley.export.selection import Selection
from parley.export.statements import statements_json, statements_table
from parley.export.tables import entry_tables
from parley.model.computed import Entry
from parley.model.records import Actor, ActorKind, Basis, Document, Modality, Party, Period, Place, Polarity, Status, Terms, When

DOC = Document(
    id="d1", key="a.txt", text="They met.", text_hash="h", segments=(), published=When(earliest=date(2031, 3, 9), latest=date(2031, 3, 10))
)
TOLD = When(earliest=date(2031, 3, 5), latest=date(2031, 3, 5), basis=Basis.STATED)
LATER = When(earliest=date(2031, 6, 1), latest=date(2031, 6, 30), basis=Basis.STATED)


def entry(
    act: str, *, said: When | None = None, happens: When | None = None, modality: Modality = Modality.ACTUAL, negative: bool = False
) -> Entry:
    return Entry(
        id="e1",
        act=act,
        topic="talks",
        actors=(),
        recipients=(),
        mediators=(),
        terms=Terms(),
        conditions=(),
        modality=modality,
        polarity=Polarity.NEGATIVE if negative else Polarity.POSITIVE,
        speakers=(),
        said=said,
        happens=Period(start=happens) if happens else None,
        place=None,
        status=Status.UNKNOWN,
        history=(),
        statements=(),
        documents=(DOC.id,),
        disputes=(),
        salience=0.5,
        reports=1,
        origins=1,
    )


def dated(one: Entry) -> tuple[date | None, str | None]:
    found = event_days(one, {DOC.id: DOC})
    return found.day, found.source


def party(name: str) -> Party:
    return Party(actor=f"found:{name.lower()}", name=name, kind=ActorKind.ARMED_GROUP)


def test_words_are_dated_by_their_saying_and_deeds_by_their_doing() -> None:
    assert dated(entry("promise", said=TOLD, happens=LATER)) == (date(2031, 3, 5), "said")
    assert dated(entry("release", said=When(latest=date(2031, 3, 1)), happens=TOLD)) == (date(2031, 3, 5), "happens")
    assert dated(entry("agree", said=replace(TOLD, basis=Basis.INFERRED), happens=TOLD)) == (date(2031, 3, 5), "happens")


def test_what_a_promise_is_about_is_no_day_of_the_promise() -> None:
    assert dated(entry("promise", happens=LATER, modality=Modality.CONDITIONAL)) == (None, None)


def test_what_was_said_of_a_deed_is_no_day_of_the_deed() -> None:
    assert dated(entry("release", said=TOLD, modality=Modality.PLANNED)) == (None, None)
    assert dated(entry("release", said=TOLD, negative=True)) == (None, None)


def test_what_is_told_as_done_is_not_later_than_its_reports() -> None:
    found = event_days(entry("agree", happens=LATER), {DOC.id: DOC})
    assert (found.day, found.precision, found.source) == (None, "open", "report")
    assert found.when is not None
    assert found.when.latest == date(2031, 3, 10)
    assert dated(entry("meet", happens=LATER, modality=Modality.PLANNED)) == (date(2031, 6, 1), "happens"), "a plan may lie ahead"


@pytest.mark.parametrize(
    ("first", "last", "word"),
    [
        ("2031-03-05", "2031-03-05", "day"),
        ("2031-03-03", "2031-03-09", "week"),
        ("2028-02-01", "2028-02-29", "month"),
        ("2031-04-01", "2031-06-30", "quarter"),
        ("2031-02-01", "2031-04-30", "range"),
        ("2031-01-01", "2031-12-31", "year"),
        ("2031-03-03", "2031-03-10", "range"),
        ("2031-03-03", None, "open"),
        (None, "2031-03-03", "open"),
        (None, None, "unknown"),
    ],
)
def test_precision(first: str | None, last: str | None, word: str) -> None:
    when = When(earliest=date.fromisoformat(first) if first else None, latest=date.fromisoformat(last) if last else None, precision="day")
    assert precision(when) == word, "read off the days, whatever the record calls it"


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)), st.integers(0, 800))
def test_only_one_day_is_a_day(first: date, more: int) -> None:
    found = precision(When(earliest=first, latest=first + timedelta(days=more)))
    assert found in PRECISIONS
    assert (found == "day") == (more == 0)


def test_two_sides() -> None:
    one, two, three = party("A"), party("B"), party("C")
    assert sides(replace(entry("offer"), actors=(one, two), recipients=(three,))) == (one, three)
    assert sides(replace(entry("meet"), actors=(one, two, three))) == (one, two)
    assert sides(replace(entry("withdraw_forces"), actors=(one, two))) == (one, None), "both do it; neither is its object"
    assert sides(entry("attack")) == (None, None)


def test_counts_add_up_to_the_ledger(selection: Selection) -> None:
    rows = table_dicts(events_table(selection))
    entries, evidence, disputes = map(table_dicts, entry_tables(selection))
    assert [row["id"] for row in rows] == [row["id"] for row in entries]
    for column in ("reports", "origins", "statements", "salience", "status", "act", "actors", "recipients"):
        assert [row[column] for row in rows] == [row[column] for row in entries]
    told = {f"{row['document']}#{row['start']}-{row['end']}" for row in evidence}
    assert {place for row in rows for place in str(row["evidence"]).split("; ")} == told
    assert [row["disputed"] for row in rows] == ["existence", None]
    assert len({(row["entry"], row["dispute"]) for row in disputes}) == sum(one["disputes"] for one in entries)  # type: ignore[misc]
    assert len(statements_table(selection).rows) == len(statements_json(selection)) == sum(row["statements"] for row in rows)  # type: ignore[misc]


def test_a_row_of_the_small_ledger(selection: Selection) -> None:
    offer, denial = table_dicts(events_table(selection))
    assert (offer["date"], offer["date_precision"], offer["date_basis"], offer["dated_by"]) == (date(2031, 3, 3), "day", "relative", "said")
    assert (offer["actor1"], offer["actor1_kind"], offer["actor2"]) == ("Hill Front", "armed_group", "Velmar government")
    assert (offer["amount"], offer["duration"], offer["deadline"]) == (240, "P30D", date(2031, 4, 30))
    assert (offer["place"], offer["location_precision"], offer["latitude"]) == ("Tern", "unknown", None), "no coordinate is invented"
    assert offer["first_source"] == "Lowland Post"
    assert str(offer["quote"]).startswith("The Hill Front on Monday offered")
    assert (denial["date"], denial["date_latest"], denial["date_precision"]) == (None, date(2031, 3, 9), "open")
    assert denial["first_source"] == "folder/denial.txt", "the key, where no outlet is known"


def test_countries_come_from_the_register_alone(selection: Selection) -> None:
    first = replace(selection.entries[0], place=Place(name="Doha", country="QAT", latitude=25.3, longitude=51.5, precision="city"))
    home = Actor(id="found:hill front", name="Hill Front", kind=ActorKind.ARMED_GROUP, country="COL")
    register = Register(actors={home.id: home}, countries={"QAT": "Qatar"})
    (row,) = events_json(replace(selection, entries=(first,)), register)
    assert (row["country"], row["country_name"], row["latitude"], row["location_precision"]) == ("QAT", "Qatar", 25.3, "city")
    assert (row["actor1_country"], row["actor2_country"]) == ("COL", None)
    assert row["date"] == "2031-03-03"
