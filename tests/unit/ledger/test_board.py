"""Which position the board shows."""

from __future__ import annotations

from datetime import date

from parley.ledger import board
from parley.model.computed import Entry, StatusChange
from parley.model.records import (
    ActorKind,
    Basis,
    Modality,
    Party,
    Polarity,
    Status,
    Terms,
    When,
)

FRONT = Party(actor="group:front", name="Front", kind=ActorKind.ARMED_GROUP)
WIRE = Party(actor="outlet:wire", name="Wire", kind=ActorKind.OUTLET)


def day(number: int) -> When:
    return When(earliest=date(2031, 1, number), latest=date(2031, 1, number), precision="day", basis=Basis.STATED)


def entry(
    number: str,
    act: str,
    when: When,
    *,
    topic: str = "ceasefire",
    modality: Modality = Modality.ACTUAL,
    background: bool = False,
    party: Party = FRONT,
) -> Entry:
    return Entry(
        id=f"e{number}",
        act=act,
        topic=topic,
        actors=(party,),
        recipients=(),
        mediators=(),
        terms=Terms(),
        conditions=(),
        modality=modality,
        polarity=Polarity.POSITIVE,
        speakers=(),
        said=None,
        happens=None,
        place=None,
        status=Status.HAPPENED,
        history=(
            StatusChange(status=Status.HAPPENED, when=when, statement=f"s{number}"),
            StatusChange(status=Status.REJECTED, when=day(30), statement="s-of-another"),
        ),
        statements=(f"s{number}",),
        documents=("d1",),
        disputes=(),
        salience=0.5,
        reports=1,
        origins=1,
        background=background,
    )


def shown(*entries: Entry) -> str:
    (row,) = board(entries).rows
    return row.entry


def test_the_latest_by_the_day_of_the_party_s_own_act() -> None:
    assert shown(entry("1", "offer", day(3)), entry("2", "demand", day(9))) == "e2"
    (row,) = board([entry("1", "offer", day(3))]).rows
    assert row.when == day(3), "not the day of the other side's answer"


def test_history_courtesies_and_mere_possibilities_come_last() -> None:
    offer = entry("1", "offer", day(3))
    assert shown(offer, entry("2", "offer", day(9), background=True)) == "e1"
    assert shown(offer, entry("2", "praise", day(9))) == "e1"
    assert shown(offer, entry("2", "meet", day(9))) == "e1"
    assert shown(offer, entry("2", "agree", day(9), modality=Modality.POSSIBLE)) == "e1"
    assert shown(entry("2", "praise", day(9))) == "e2"


def test_an_undated_position_is_older_than_any_dated_one() -> None:
    assert shown(entry("1", "offer", When()), entry("2", "offer", day(1))) == "e2"
    (row,) = board([entry("1", "offer", When())]).rows
    assert row.when is None


def test_outlets_hold_no_positions_and_parties_come_by_weight() -> None:
    army = Party(actor="group:army", name="Army", kind=ActorKind.ARMED_GROUP)
    found = board(
        [
            entry("1", "offer", day(1), party=WIRE),
            entry("2", "offer", day(1), party=army),
            entry("3", "offer", day(1)),
            entry("4", "offer", day(2), topic="talks"),
        ]
    )
    assert found.parties == ("group:front", "group:army")
    assert set(found.topics) == {"ceasefire", "talks"}
