"""What expressions mean, with a known, a wide, a half-open and an unknown day of writing."""

from __future__ import annotations

from datetime import date

import pytest

from parley.model.records import Basis, When
from parley.times import durations_of, resolve, split_relation

DAY = When(earliest=date(2020, 2, 29), latest=date(2020, 2, 29), precision="day", basis=Basis.METADATA)
WIDE = When(earliest=date(2020, 1, 2), latest=date(2020, 2, 29), precision="range", basis=Basis.INFERRED)
HALF = When(latest=date(2020, 2, 29), precision="range", basis=Basis.INFERRED)


def days(when: When) -> tuple[str, str]:
    return str(when.earliest), str(when.latest)


KNOWN = [
    ("date:2020-02-14", "2020-02-14", ("2020-02-14", "2020-02-14")),
    ("month:2", "2020-02", ("2020-02-01", "2020-02-29")),
    ("month:12", "2019-12", ("2019-12-01", "2019-12-31")),
    ("monthday:2-5/2-6", "2020-02-05", ("2020-02-05", "2020-02-06")),
    ("weekday:mon", "2020-02-24", ("2020-02-24", "2020-02-24")),
    ("last:weekday:sat", "2020-02-22", ("2020-02-22", "2020-02-22")),
    ("next:weekday:sat", "2020-03-07", ("2020-03-07", "2020-03-07")),
    ("rel:-1:year", "2019", ("2019-01-01", "2019-12-31")),
    ("rel:-1:month:2", "2019-02", ("2019-02-01", "2019-02-28")),
    ("rel:-1:month:d28", "2020-01-28", ("2020-01-28", "2020-01-28")),
    ("rel:1:week", "2020-W10", ("2020-03-02", "2020-03-08")),
    ("rel:-1:quarter", "2019-Q4", ("2019-10-01", "2019-12-31")),
    ("rel:-1:century:decade?9", "199", ("1990-01-01", "1999-12-31")),
    ("part:mid:year:2021", "2021", ("2021-05-01", "2021-08-31")),
    ("part:late:month:2020-05", "2020-05", ("2020-05-21", "2020-05-31")),
    ("part:h2:year:2008", "2008-H2", ("2008-07-01", "2008-12-31")),
    ("season:2017:FA", "2017-FA", ("2017-09-01", "2017-11-30")),
    ("season:2019/x:WI", "2019-WI", ("2019-12-01", "2020-02-29")),
    ("season:WI", "2020-WI", ("2019-12-01", "2020-02-29")),
    ("quarter:2020:1", "2020-Q1", ("2020-01-01", "2020-03-31")),
    ("half:2020:2", "2020-H2", ("2020-07-01", "2020-12-31")),
    ("fiscal:2020", "FY2020", ("2019-04-01", "2021-03-31")),
    ("decade:?9", "199", ("1990-01-01", "1999-12-31")),
    ("century:19", "18", ("1801-01-01", "1900-12-31")),
    ("yy:98", "1998", ("1998-01-01", "1998-12-31")),
    ("holiday:eid_al_fitr", "2019-06-04", ("2019-06-03", "2019-06-07")),
    ("next:holiday:easter", "2020-04-12", ("2020-04-12", "2020-04-12")),
    ("ago:P2W", "2020-W07", ("2020-02-10", "2020-02-16")),
    ("ago:P2Y", "2018", ("2018-01-01", "2018-12-31")),
    ("ago:PT36H", "2020-02-27", ("2020-02-27", "2020-02-28")),
    ("within:P14M", "P14M", ("2020-02-29", "2021-04-29")),
    ("span:past:P3Y", "P3Y", ("2017-02-28", "2020-02-29")),
    ("vague:recent:weeks", "PAST_REF", ("2019-12-31", "2020-02-29")),
    ("ref:present", "PRESENT_REF", ("2020-02-29", "2020-02-29")),
    ("ref:past", "PAST_REF", ("None", "2020-02-29")),
    ("by:month:2020-04", "2020-04", ("2020-04-01", "2020-04-30")),
    ("stretch:first:P2M:year:2019", "P2M", ("2019-01-01", "2019-02-28")),
    ("week:last:month:2020-03", "2020-W13", ("2020-03-25", "2020-03-31")),
    ("weekof:date:2020-03-08", "2020-W10", ("2020-03-02", "2020-03-08")),
    ("weekend:", "2020-W09-WE", ("2020-02-29", "2020-03-01")),
    ("tod:MO:weekday:mon", "2020-02-24TMO", ("2020-02-24", "2020-02-24")),
    ("clock:0630:date:2020-01-01", "2020-01-01T06:30", ("2020-01-01", "2020-01-01")),
    ("clock:1200Z", "2020-02-29T12:00Z", ("2020-02-29", "2020-02-29")),
]
OPEN = [
    ("month:12", "XXXX-12"),
    ("monthday:2-5", "XXXX-02-05"),
    ("weekday:mon", "XXXX-WXX-1"),
    ("season:SU", "XXXX-SU"),
    ("quarter:3", "XXXX-Q3"),
    ("rel:0:day", "XXXX-XX-XX"),
    ("rel:-1:year", "XXXX"),
    ("rel:1:week", "XXXX-WXX"),
    ("ago:P2M", "XXXX-XX"),
    ("holiday:christmas", "XXXX-12-25"),
    ("decade:?9", "XX9"),
    ("yy:98", "XX98"),
    ("weekend:", "XXXX-WXX-WE"),
    ("that:0:time", "XXXX-XX-XX"),
    ("within:P14M", "P14M"),
    ("vague:recent", "PAST_REF"),
    ("ref:future", "FUTURE_REF"),
]


@pytest.mark.parametrize(("expression", "value", "span"), KNOWN)
def test_with_a_known_day(expression: str, value: str, span: tuple[str, str]) -> None:
    got, when = resolve(expression, anchor=DAY)
    assert (got, days(when)) == (value, span)
    assert when.expression == expression
    assert when.basis in (Basis.STATED, Basis.RELATIVE)


@pytest.mark.parametrize(("expression", "value"), OPEN)
@pytest.mark.parametrize("anchor", [None, When()], ids=["none", "open"])
def test_with_no_day_the_interval_is_open_and_says_why(expression: str, value: str, anchor: When | None) -> None:
    got, when = resolve(expression, anchor=anchor)
    assert got == value
    assert (when.earliest, when.latest, when.basis) == (None, None, Basis.UNKNOWN)
    assert when.reason


def test_a_wide_anchor_gives_the_hull_of_both_ends() -> None:
    value, when = resolve("weekday:mon", anchor=WIDE)
    assert (value, days(when)) == ("XXXX-WXX-1", ("2019-12-30", "2020-02-24"))


def test_a_wide_anchor_that_does_not_matter_gives_one_answer() -> None:
    value, when = resolve("month:12", anchor=WIDE)
    assert (value, days(when)) == ("2019-12", ("2019-12-01", "2019-12-31"))


def test_a_wide_anchor_that_spans_the_choice_gives_the_union() -> None:
    value, when = resolve("month:2", anchor=WIDE)
    assert (value, days(when)) == ("XXXX-02", ("2019-02-01", "2020-02-29"))


def test_a_half_open_anchor_leaves_that_end_open() -> None:
    value, when = resolve("weekday:mon", anchor=HALF)
    assert (value, days(when)) == ("XXXX-WXX-1", ("None", "2020-02-24"))


def test_what_is_stated_does_not_care_for_the_anchor() -> None:
    for anchor in (None, DAY, WIDE, HALF):
        value, when = resolve("date:2019-05-01", anchor=anchor)
        assert (value, days(when), when.basis) == ("2019-05-01", ("2019-05-01", "2019-05-01"), Basis.STATED)


@pytest.mark.parametrize(
    ("expression", "span"),
    [
        ("month:4", ("2020-04-01", "2020-04-30")),
        ("weekday:mon", ("2020-03-02", "2020-03-02")),
        ("monthday:2-5", ("2021-02-05", "2021-02-05")),
        ("in:P2W", ("2020-03-09", "2020-03-15")),
        ("holiday:christmas", ("2020-12-25", "2020-12-25")),
    ],
)
def test_the_future_tense_looks_ahead(expression: str, span: tuple[str, str]) -> None:
    assert days(resolve(expression, anchor=DAY, tense="future")[1]) == span


def test_a_day_just_missed_is_not_next_year_s() -> None:
    anchor = When(earliest=date(2031, 5, 2), latest=date(2031, 5, 2), precision="day", basis=Basis.METADATA)
    assert resolve("monthday:4-30", anchor=anchor, tense="future")[1].latest == date(2031, 4, 30)
    assert resolve("monthday:4-10", anchor=anchor, tense="future")[1].latest == date(2032, 4, 10)


def test_no_tense_takes_a_near_day_ahead_before_a_far_one_behind() -> None:
    assert resolve("monthday:3-10", anchor=DAY, tense="present")[0] == "2020-03-10"
    assert resolve("monthday:11-10", anchor=DAY, tense="present")[0] == "2019-11-10"


def test_the_text_s_own_time_is_the_base_of_later_and_that() -> None:
    told = When(earliest=date(1998, 4, 28), latest=date(1998, 4, 28), precision="day", basis=Basis.STATED)
    assert resolve("later:P2D", anchor=DAY, reference=told)[0] == "1998-04-30"
    assert resolve("that:1:day", anchor=DAY, reference=told)[0] == "1998-04-29"
    assert resolve("that:0:month:d28", anchor=DAY, reference=told)[0] == "1998-04-28"
    assert resolve("that:0:time", anchor=DAY, reference=told)[0] == "1998-04-28"
    assert resolve("month:8", anchor=DAY, reference=told, chained=True)[0] == "1998-08"


def test_what_hangs_on_an_event_is_not_vouched_for() -> None:
    value, when = resolve("event:later:P3M", anchor=DAY)
    assert value == "2020-05"
    assert not when.known
    assert "event" in str(when.reason)


def test_a_length_is_no_point() -> None:
    value, when = resolve("dur:P7D/P10D", anchor=DAY)
    assert value == "P7D"
    assert not when.known


@pytest.mark.parametrize("expression", ["date:2019-02-30", "year:0000", "quarter:2020:7", "century:0", "week:9:month:2020-02"])
def test_no_day_of_the_calendar_means_nothing_with_a_reason(expression: str) -> None:
    _, when = resolve(expression, anchor=DAY)
    assert not when.known
    assert when.reason


@pytest.mark.parametrize("expression", ["", "nonsense", "soon:1"])
def test_what_is_no_expression_is_an_error(expression: str) -> None:
    with pytest.raises(ValueError, match="unknown time expression"):
        resolve(expression, anchor=DAY)


def test_an_unknown_tense_is_an_error() -> None:
    with pytest.raises(ValueError, match="no tense"):
        resolve("month:4", anchor=DAY, tense="perfect")


def test_relations_and_lengths_can_be_read_off_an_expression() -> None:
    assert split_relation("until:weekday:mon") == ("until", "weekday:mon")
    assert split_relation("weekday:mon") == (None, "weekday:mon")
    assert durations_of("span:next:P6M") == ("P6M", None)
    assert durations_of("in:P7D/P10D") == ("P7D", "P10D")
    assert durations_of("stretch:first:P2M:year:2019") == ("P2M", None)
    assert durations_of("month:4") is None
