"""Figures, times and places of an act, where a part is counted of a whole, a verb stands under another, or a place is told once."""

from __future__ import annotations

import pytest

from parley.analysis.pipeline import Analyser
from parley.model.records import RawDocument, Statement, When
from parley.reading import ReadingOptions, read

OPENING = "The Hill Front (HF) and the Velmar government have been at war for years.\n\n"


def statements(analyser: Analyser, text: str) -> list[Statement]:
    raw = RawDocument(key="test.txt", media="text", data=(OPENING + text).encode(), published="2031-07-24")
    analysis = analyser.analyse(read(raw, options=ReadingOptions(plain=True)), gate=False)
    return [stmt for stmt in analysis.statements if stmt.trigger.start >= len(OPENING)]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("The Velmar government released 200 of the 300 prisoners.", 200),
        ("The Velmar government released 200 of them.", 200),
        ("The Velmar government released 300 prisoners.", 300),
    ],
)
def test_the_part_counts_not_the_whole(analyser: Analyser, text: str, amount: int) -> None:
    assert [stmt.terms.amount for stmt in statements(analyser, text) if stmt.act == "release"] == [amount]


def test_a_verb_under_let_stands_in_the_time_of_the_verb_above(analyser: Analyser) -> None:
    (stmt, *_) = statements(analyser, "The Hill Front and the government agreed to let convoys pass in the first week of August.")
    assert stmt.happens is not None
    assert (str(stmt.happens.earliest), str(stmt.happens.latest)) == ("2031-08-01", "2031-08-07")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Envoys of the Hill Front and the government met in Lisk on Monday.", "Lisk"),
        ("Envoys of the Hill Front and the government met on the island of Orrin on Monday.", "Orrin"),
        ("The Hill Front and the government met in Thale on Monday. Thale has offered to host more talks.", None),
    ],
)
def test_one_naming_of_the_place_of_talks_is_enough_unless_it_is_a_party(analyser: Analyser, text: str, place: str | None) -> None:
    (stmt, *_) = [stmt for stmt in statements(analyser, text) if stmt.act == "meet"]
    assert (stmt.place.name if stmt.place else None) == place


@pytest.mark.parametrize(
    "text",
    [
        "Had the Hill Front offered a truce in March, the Velmar government would have released the officers.",
        "The Velmar government could have released the officers in March.",
    ],
)
def test_what_would_have_been_is_no_statement(analyser: Analyser, text: str) -> None:
    assert statements(analyser, text) == []


def test_what_had_been_done_is_one(analyser: Analyser) -> None:
    assert [stmt.act for stmt in statements(analyser, "The Velmar government had released the officers in March.")] == ["release"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Velmar army pulled its garrison out of Lisk on Monday.", "Lisk"),
        ("The Hill Front withdrew its fighters from the Dorrin road.", "Dorrin road"),
        ("The Hill Front freed some 40 soldiers near Port Orsk on Friday.", "Port Orsk"),
        ("Envoys of the Hill Front and the government met in the harbour town of Port Orsk on Friday.", "Port Orsk"),
        ("The Velmar government released 40 prisoners in January.", None),
    ],
)
def test_a_name_no_list_holds_is_a_place_by_its_tie_to_the_act(analyser: Analyser, text: str, place: str | None) -> None:
    assert {stmt.place.name if stmt.place else None for stmt in statements(analyser, text)} == {place}


def test_here_is_where_the_report_was_written(analyser: Analyser) -> None:
    text = "OSTHAM, July 23 (Wire) - The Velmar government and the rebels of the Hill Front (HF) agreed on Monday to reopen talks here."
    raw = RawDocument(key="test.txt", media="text", data=text.encode(), published="2031-07-24")
    found = analyser.analyse(read(raw, options=ReadingOptions()), gate=False).statements
    assert [stmt.place.name if stmt.place else None for stmt in found if stmt.act == "agree"] == ["Ostham"]


@pytest.mark.parametrize(
    ("text", "act", "happens"),
    [
        ("The Hill Front declared a 30-day truce from 1 August.", "declare_ceasefire", ("2031-08-01", "2031-08-31")),
        ("On Tuesday the Hill Front extended its truce until September 30.", "extend", ("2031-07-22", "2031-09-30")),
        ("The Hill Front said it had released 90 captured soldiers.", "release", ("2031-07-17", "2031-07-24")),
        (
            "The talks between the Hill Front and the government were adjourned until August 11.",
            "suspend_talks",
            ("2031-07-17", "2031-07-24"),
        ),
        (
            "The Hill Front and the government agreed on a truce at their first meeting since the country slid into war in May.",
            "agree",
            ("2031-07-17", "2031-07-24"),
        ),
    ],
)
def test_acts_take_effect_when_they_do_and_not_at_their_term(analyser: Analyser, text: str, act: str, happens: tuple[str, str]) -> None:
    (stmt,) = [stmt for stmt in statements(analyser, text) if stmt.act == act]
    assert stmt.happens is not None
    assert (str(stmt.happens.earliest), str(stmt.happens.latest)) == happens


def test_what_is_asked_by_a_day_has_a_deadline_and_no_day(analyser: Analyser) -> None:
    (stmt, *_) = statements(analyser, "The Velmar government offered an amnesty to rebels who hand in their rifles before August 1.")
    assert stmt.terms.deadline is not None
    assert str(stmt.terms.deadline.latest) == "2031-08-01"
    assert stmt.happens is None


@pytest.mark.parametrize(
    ("text", "amount", "qualifier", "unit"),
    [
        ("The army handed over 38 women and children to the Hill Front on Friday.", 38, "exactly", "women and children"),
        ("So far 63 fighters of the Hill Front have handed in their weapons.", 63, "exactly", "fighters"),
        ("The Hill Front demanded a quota of 35 percent of army posts.", 35, "exactly", "percent"),
        ("The Hill Front freed the lieutenant on Friday.", 1, "exactly", "lieutenant"),
        ("The Velmar government dropped charges against 97 of the Hill Front's members.", 97, "exactly", "members"),
        ("The Velmar army attacked the Hill Front, killing at least one gunman.", 1, "at_least", "gunman"),
        ("The Hill Front demands the right to appoint the governors of six provinces.", 6, "exactly", "provinces"),
        ("A first convoy of the Red Cross, 38 trucks from Lisk, entered the besieged town on Friday.", 38, "exactly", "trucks"),
    ],
)
def test_who_and_what_is_counted(analyser: Analyser, text: str, amount: int, qualifier: str, unit: str) -> None:
    (terms, *_) = [stmt.terms for stmt in statements(analyser, text) if stmt.terms.amount is not None]
    assert (terms.amount, terms.qualifier and terms.qualifier.value, terms.unit) == (amount, qualifier, unit)


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("After nine days of talks the Hill Front and the government signed a protocol.", "P9D"),
        ("The round of talks between the Hill Front and the government ended on Monday after four days.", "P4D"),
    ],
)
def test_how_long_talks_lasted(analyser: Analyser, text: str, duration: str) -> None:
    assert duration in [stmt.terms.duration for stmt in statements(analyser, text) if stmt.act == "meet"]


def days(when: When | None) -> tuple[str, str] | None:
    return (str(when.earliest), str(when.latest)) if when is not None else None


def test_a_truce_from_one_day_to_another_lasts_and_is_declared_on_neither(analyser: Analyser) -> None:
    (stmt, *_) = statements(analyser, "In July the Hill Front declared a truce from August 1 to August 9.")
    assert stmt.happens is not None
    assert days(stmt.happens.start) == ("2031-08-01", "2031-08-01")
    assert days(stmt.happens.end) == ("2031-08-09", "2031-08-09")
    assert days(stmt.said) == ("2031-07-01", "2031-07-31")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A few hours earlier the Hill Front threatened to attack the town.", ("2031-07-23", "2031-07-24")),
        ("The Hill Front had threatened to attack the town.", ("2031-06-24", "2031-07-24")),
        ("The Hill Front threatened to attack the town.", ("2031-07-20", "2031-07-24")),
        ("The Hill Front will carry out no attacks for a week, its leader said on Tuesday.", ("2031-07-22", "2031-07-22")),
    ],
)
def test_when_words_were_said(analyser: Analyser, text: str, said: tuple[str, str]) -> None:
    assert {days(stmt.said) for stmt in statements(analyser, text)} == {said}


def test_a_time_in_what_is_accepted_is_that_of_the_thing(analyser: Analyser) -> None:
    (stmt,) = [s for s in statements(analyser, "The Hill Front on Monday accepted talks in August.") if s.act == "accept"]
    assert stmt.happens is not None
    assert days(stmt.happens.start) == ("2031-07-21", "2031-07-21")


def test_times_of_a_report_without_a_date_keep_their_words(analyser: Analyser) -> None:
    raw = RawDocument(key="test.txt", media="text", data=(OPENING + "The Hill Front on Monday threatened to attack the town.").encode())
    (stmt,) = analyser.analyse(read(raw, options=ReadingOptions(plain=True)), gate=False).statements
    assert stmt.said is not None
    assert (stmt.said.known, stmt.said.expression) == (False, "weekday:mon")
