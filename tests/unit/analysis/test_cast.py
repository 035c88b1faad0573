"""The cast of a report: who is in it, of what kind, who fights whom, and for whom persons act."""

from __future__ import annotations

import pytest

from parley.analysis.cast import Cast
from parley.analysis.pipeline import STAGES, Analyser, Draughtboard
from parley.model.records import ActorKind, Document, Segment, SegmentKind, When


def cast_of(analyser: Analyser, text: str) -> Cast:
    segments = (Segment(start=0, end=len(text), kind=SegmentKind.ARTICLE),)
    board = Draughtboard(Document(id="d", key="d", text=text, text_hash="h", segments=segments, published=When(), language="en"))
    for stage in STAGES:
        if stage.name not in ("sayings", "statements"):
            stage.run(analyser, board)
    return board.cast


def kinds(cast: Cast) -> dict[str, ActorKind]:
    return {cast.name(n.actor): cast.kind(n.actor) for n in cast.named}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Heath Liberation Front (HLF) freed two men.", "Heath Liberation Front", ActorKind.ARMED_GROUP),
        ("A militia known as the Black Thorn burned a mill, the army said.", "Black Thorn", ActorKind.ARMED_GROUP),
        ("The government of Almor signed a truce with the Dune Column.", "Almor government", ActorKind.GOVERNMENT),
        ("Almor's Sovereign Council freed nine rebels of the Dune Column.", "Sovereign Council", ActorKind.GOVERNMENT),
        ("The Carers of Lund, a charity, fed the besieged town.", "Carers of Lund", ActorKind.ORGANISATION),
        ("Commander Jon Brask said the rebels would not shoot.", "Jon Brask", ActorKind.PERSON),
    ],
)
def test_names_of_no_list_get_their_kind(analyser: Analyser, text: str, name: str, kind: ActorKind) -> None:
    assert kinds(cast_of(analyser, text)).get(name) is kind


def test_bodies_of_a_state_are_no_actors_of_their_own(analyser: Analyser) -> None:
    found = kinds(cast_of(analyser, "The Justice Ministry of Almor and the army's Third Division blamed the Dune Column for the ambush."))
    assert "Justice Ministry" not in found
    assert "Third Division" not in found


def test_the_two_sides_and_the_mediator(analyser: Analyser) -> None:
    cast = cast_of(
        analyser,
        "The government of Almor and the Dune Column agreed to meet.\n"
        "Ida Roth, the mediator sent by the Coastal League, said the Column's fighters had kept the truce.",
    )
    assert {cast.name(a) for a in cast.main} == {"Almor government", "Dune Column"}
    assert [cast.name(a) for a in cast.mediators] == ["Coastal League"]


def test_every_name_has_a_reason(analyser: Analyser) -> None:
    cast = cast_of(analyser, "Dune Column spokesman Lars Holm met Norwegian diplomats. Holm said the government of Almor had lied.")
    assert all(n.reason for n in cast.named)
    assert all(why for _, why in cast.party_of.values())


def test_a_role_told_late_holds_from_the_start(analyser: Analyser) -> None:
    text = (
        "Edda Prim left the hall first.\n"
        "The government of Almor was surprised. Prim, who leads the Dune Column's team, came back at noon with two fighters."
    )
    cast = cast_of(analyser, text)
    party = cast.party(next(n.actor for n in cast.named if n.paragraph == 0 and cast.is_person(n.actor)))
    assert party is not None
    assert cast.name(party) == "Dune Column"


def test_capitals_only_lines_and_empty_reports_do_no_harm(analyser: Analyser) -> None:
    assert cast_of(analyser, "REBELS TAKE TOWN").actors == {}
    assert cast_of(analyser, "").named == []
