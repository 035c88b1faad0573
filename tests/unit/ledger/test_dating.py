"""Reports dated by other reports on the same parties, and their statements with them."""

from __future__ import annotations

from datetime import date
from typing import Any

from parley.ledger import fold
from parley.ledger.dating import dated, dates_by_others
from parley.ledger.profile import Profile
from parley.model.records import Basis, Document, Period, Statement, When

FITS = tuple((date(year, 6, 4), date(year, 6, 18)) for year in (2021, 2027, 2032))
"""A Friday, 4 June."""

YEARLY = tuple((date(year, 6, 4), date(year, 6, 18)) for year in range(2021, 2033))
NEWS = When(basis=Basis.UNKNOWN, expression="near:-1:0", reason="no time is told")


def at(*day: int) -> When:
    return When(earliest=date(*day), latest=date(*day), precision="day", basis=Basis.METADATA)


def given(*profiles: Profile) -> tuple[list[Statement], dict[str, Document]]:
    return [p.stmt for p in profiles], {p.doc.id: p.doc for p in profiles}


def open_report(make: Any, stretches: tuple[tuple[date, date], ...] = FITS, **fields: Any) -> Profile:
    return make(document="open", published=When(stretches=stretches), said=NEWS, **fields)


def test_one_report_dates_another_between_turns_far_apart(make: Any) -> None:
    statements, documents = given(open_report(make), make(document="d2", published=at(2027, 7, 1)))
    found = dates_by_others(statements, documents)
    assert {key: (when.earliest, when.latest) for key, when in found.items()} == {"open": FITS[1]}
    assert found["open"].basis is Basis.INFERRED
    assert [clue.words for clue in found["open"].clues if clue.kind == "report"] == ["d2"]


def test_between_the_years_it_takes_two(make: Any) -> None:
    one = make(document="d2", published=at(2027, 7, 1))
    assert dates_by_others(*given(open_report(make, YEARLY), one)) == {}
    two = make(document="d3", published=at(2027, 5, 1))
    assert dates_by_others(*given(open_report(make, YEARLY), one, two))["open"].earliest == date(2027, 6, 4)


def test_reports_of_several_turns_leave_it_open(make: Any) -> None:
    others = [make(document=f"d{year}", published=at(year, 7, 1)) for year in (2021, 2027)]
    assert dates_by_others(*given(open_report(make), *others)) == {}


def test_a_day_of_the_year_that_both_name_decides(make: Any) -> None:
    day = When(basis=Basis.UNKNOWN, expression="monthday:6-2")
    report = open_report(make, YEARLY, day=day)
    known = When(earliest=date(2030, 6, 2), latest=date(2030, 6, 2), precision="day", basis=Basis.RELATIVE, expression="monthday:6-2")
    others = [make(document="d2", published=at(2030, 6, 30), day=known), make(document="d3", published=at(2022, 7, 1))]
    assert dates_by_others(*given(report, *others))["open"].earliest == date(2030, 6, 4)


def test_other_parties_say_nothing(make: Any) -> None:
    other = make(document="d2", published=at(2027, 7, 1), actors=("Reef Union",), recipients=("Council",))
    assert dates_by_others(*given(open_report(make), other)) == {}


def test_statements_are_resolved_by_the_new_day_and_nothing_stored_changes(make: Any) -> None:
    report = open_report(make, day=When(basis=Basis.UNKNOWN, expression="weekday:mon"))
    statements, documents = given(report, make(document="d2", published=at(2027, 7, 1)))
    anew, known = dated(statements, documents)
    found = next(stmt for stmt in anew if stmt.document == "open")
    assert found.said is not None
    assert (found.said.earliest, found.said.latest) == (date(2027, 6, 3), date(2027, 6, 18))
    assert isinstance(found.happens, Period)
    assert found.happens.start.earliest == date(2027, 5, 31)
    assert known["open"].published.known
    assert not documents["open"].published.known
    assert dated(statements[::-1], documents)[1] == known
    entry = next(entry for entry in fold(statements, documents).entries if report.stmt.id in entry.statements)
    assert entry.said is not None
    assert entry.said.earliest is not None
