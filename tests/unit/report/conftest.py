"""A small process made by hand, with everything that a report can show: a thread, a deadlock, an agreement, a track, one origin."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from parley.export.selection import Selection
from parley.ledger import board
from parley.model.computed import (
    Agreement,
    Deadlock,
    Deed,
    Entry,
    Provision,
    Round,
    Thread,
    ThreadState,
    ThreadStep,
    Track,
    Wait,
)
from parley.model.records import ActorKind, Basis, Condition, ConditionRelation, Modality, Party, Qualifier, Status, Terms, When
from parley.report.findings import Findings

FRONT = Party(actor="found:hill-front", name="Hill Front", kind=ActorKind.ARMED_GROUP)
GOVERNMENT = Party(actor="found:velmar", name="Velmar government", kind=ActorKind.GOVERNMENT)


def day(month: int, number: int) -> When:
    found = date(2031, month, number)
    return When(earliest=found, latest=found, precision="day", basis=Basis.STATED)


def findings_of(selection: Selection, entries: tuple[Entry, ...]) -> Findings:
    """Findings that rest on the entries of a selection; what they say is invented."""
    offer, denial = entries[0].id, entries[1].id
    release = Deed(party=GOVERNMENT.actor, name=GOVERNMENT.name, act="release", topic="prisoners")
    truce = Deed(party=FRONT.actor, name=FRONT.name, act="declare_ceasefire", topic="ceasefire")
    cond = Condition(relation=ConditionRelation.ONLY_IF, act="release", topic="prisoners", actors=(GOVERNMENT,))
    told = Terms(amount=240, qualifier=Qualifier.ABOUT, unit="prisoners")
    steps = (
        ThreadStep(entry=offer, act="offer", status=Status.OFFERED, when=day(3, 3), told=told),
        ThreadStep(entry=denial, act="release", status=Status.DELIVERED, when=day(3, 9), told=Terms(), total=replace(told, amount=90)),
        ThreadStep(entry="egone", act="release", status=Status.DELIVERED, when=day(4, 9), told=Terms(), total=replace(told, amount=190)),
    )
    thread = Thread(
        id="t1",
        topic="prisoners",
        party=GOVERNMENT,
        others=(FRONT,),
        state=ThreadState.PARTLY_DELIVERED,
        reason="190 of 240",
        promised=told,
        delivered=replace(told, amount=190),
        deadline=day(4, 30),
        steps=steps,
        entries=(offer, denial),
        salience=0.9,
    )

    def wait(deed: Deed, awaited: Deed, relation: ConditionRelation, entry: str, holder: str) -> tuple[Wait]:
        return (Wait(deed=deed, awaited=awaited, relation=relation, entry=entry, condition=cond, holders=(holder,), when=None),)

    waits = (
        wait(release, truce, ConditionRelation.UNTIL, denial, "the report"),
        wait(truce, release, ConditionRelation.ONLY_IF, offer, "Hill Front"),
    )
    return Findings(
        board=board(entries),
        threads=(thread,),
        deadlocks=(Deadlock(cycle=(release, truce), waits=waits, explicit=True, open=True, entries=(offer, denial), salience=0.9),),
        agreements=(
            Agreement(
                id="a1",
                name="Velmar government and Hill Front",
                parties=(GOVERNMENT, FRONT),
                mediators=(),
                when=day(3, 3),
                place=None,
                status=Status.AGREED,
                modality=Modality.ACTUAL,
                provisions=(Provision(entry=offer, topic="ceasefire", state=ThreadState.OPEN, thread=None),),
                entries=(offer,),
                salience=0.9,
            ),
        ),
        tracks=(
            Track(
                id="k1",
                parties=(GOVERNMENT, FRONT),
                venues=("Tern",),
                facilitators=(),
                rounds=(Round(when=day(3, 3), status=Status.HAPPENED, modality=Modality.ACTUAL, place="Tern", entries=(offer, "egone")),),
                entries=(offer,),
                salience=0.5,
            ),
        ),
        origins=(tuple(selection.documents),),
    )


@pytest.fixture(scope="session")
def findings(selection: Selection) -> Findings:
    return findings_of(selection, selection.entries)
