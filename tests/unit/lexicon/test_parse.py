"""The lexicon's tables: what is well-formed is read, what is not is named by file, line and item."""

from __future__ import annotations

from datetime import date

import pytest

from parley.analysis.lexicon.parse import (
    check,
    holders,
    parse_groups,
    parse_offices,
    parse_organisations,
    parse_outlets,
    parse_persons,
    parse_states,
)
from parley.analysis.lexicon.records import Gazetteer
from parley.errors import LexiconError
from parley.model.records import ActorKind

STATES = "code,name,government,aliases,capitals,adjectives,peoples\n"
GROUPS = "name,aliases,country,parent\n"
OFFICES = "person,names,title,country,since,until,elected\n"


def test_a_state_has_all_its_names() -> None:
    (state,) = parse_states(STATES + "ZZZ,Karsania,Karsan government,Old Karsania; KR,Lethe,Karsan,Karsans\n")
    assert state.aliases == ("Old Karsania", "KR")
    assert state.id == "state:ZZZ"


def test_comments_and_empty_lines_are_skipped() -> None:
    assert parse_groups("# a comment\n\n" + GROUPS + "\nVaro Front,VF,ZZZ,\n")[0].id == "group:varo-front"


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("name,aliases\n", "line 1: the header must be"),
        (GROUPS + "Varo Front,VF\n", "line 2 (Varo Front): 2 cells"),
        (GROUPS + ",VF,ZZZ,\n", "line 2: name is empty"),
        ("", "line 1: the header"),
    ],
)
def test_a_malformed_table_is_named_by_file_and_line(table: str, says: str) -> None:
    with pytest.raises(LexiconError) as caught:
        parse_groups(table, file="groups.csv")
    assert caught.value.document == "groups.csv"
    assert says in caught.value.message


def test_a_code_stands_once_and_has_three_letters() -> None:
    for second in ("ZZZ", "zz"):
        with pytest.raises(LexiconError, match="three-letter code"):
            parse_states(STATES + f"ZZZ,Karsania,Karsan government,,,,\n{second},Lethia,Lethian government,,,,\n")


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(LexiconError, match="Varo Relief"):
        parse_organisations("name,aliases,kind,country,parent\nVaro Relief,,kingdom,ZZZ,\n")


def test_outlets_say_which_are_agencies() -> None:
    outlets, agencies = parse_outlets("name,aliases,country,agency\nTol Wire,TW,ZZZ,yes\nTol Times,,ZZZ,\n")
    assert [outlet.kind for outlet in outlets] == [ActorKind.OUTLET] * 2
    assert agencies == {"outlet:tol-wire"}


def test_persons_have_roles() -> None:
    persons, roles = parse_persons("name,aliases,country,parent,role\nSera Munt,,ZZZ,group:varo-front,chief negotiator\n")
    assert roles[persons[0].id] == "chief negotiator"


@pytest.mark.parametrize(
    "row",
    [
        "Ilan Dovre,Dovre,President,ZZZ,2005-03-04,2001-03-04,",
        "Ilan Dovre,Dovre,President,ZZZ,2001-03-04,,2001-05-01",
        "Ilan Dovre,Dovre,President,ZZZ,2001-02-30,,",
        "Ilan Dovre,Dovre,President,ZZZ,,,",
    ],
)
def test_days_of_an_office_exist_and_are_in_order(row: str) -> None:
    with pytest.raises(LexiconError, match="Ilan Dovre"):
        parse_offices(OFFICES + row + "\n")


def test_a_holder_becomes_one_person() -> None:
    offices = parse_offices(
        OFFICES + "Ilan Dovre,Dovre,President,ZZZ,2001-03-04,2005-03-04,\nIlan Dovre,Dovre,President,ZZZ,2009-03-04,,\n"
    )
    (person,) = holders(offices, known=())
    assert (person.id, person.parent, person.aliases) == ("person:ilan-dovre", "state:ZZZ", ("Dovre",))
    assert (person.since, person.until) == (date(2001, 3, 4), None)
    assert holders(offices, known=(person,)) == ()


def test_parents_and_countries_must_exist() -> None:
    states = parse_states(STATES + "ZZZ,Karsania,Karsan government,,,,\n")
    assert check(Gazetteer(states=states, actors=parse_groups(GROUPS + "Varo Front,,ZZZ,state:ZZZ\n"))).states == states
    for row, says in (
        ("Varo Front,,ZZZ,group:none", "parent"),
        ("Varo Front,,QQQ,", "no state QQQ"),
        ("Varo Front,,ZZZ,\nVaro-Front,,ZZZ,", "stands twice"),
    ):
        with pytest.raises(LexiconError, match=says):
            check(Gazetteer(states=states, actors=parse_groups(GROUPS + row + "\n")))


def test_a_former_holder_has_a_last_day() -> None:
    offices = parse_offices(
        OFFICES + "Ilan Dovre,Dovre,President,ZZZ,2001-03-04,2005-03-04,\nIlan Dovre,Dovre,Envoy,,2007-01-01,2008-01-01,\n"
    )
    (person,) = holders(offices, known=())
    assert (person.since, person.until) == (date(2001, 3, 4), date(2005, 3, 4))
