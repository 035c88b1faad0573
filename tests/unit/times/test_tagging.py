"""Whole texts: news hangs on its day, a history on its own dates."""

from __future__ import annotations

from datetime import date

import pytest

from parley.model.records import Basis, When
from parley.times import tag_times
from parley.times.tense import guess_tense

WEDNESDAY = When(earliest=date(2021, 3, 17), latest=date(2021, 3, 17), precision="day", basis=Basis.METADATA)
HISTORY = (
    "The Harbour War\n\nIn March 1944 the northern towns rose. On 5 April the garrison fled, and two days later the port fell. "
    "By May 1944 a first truce was signed. In June it broke. In 1945 the fleet came back. In February the second siege began; "
    "it lasted until 3 March. The treaty of December 1945 ended it. In January the last prisoners went home. In 1946 there was peace."
)


def values(text: str, anchor: When = WEDNESDAY, **options: str) -> list[tuple[str, str]]:
    return [(text[item.start : item.end], item.value) for item in tag_times(text, anchor=anchor, **options)]  # type: ignore[arg-type]


def test_tense_chooses_the_day_in_news() -> None:
    text = "The envoys met on Monday and will meet again on Friday."
    assert values(text) == [("Monday", "2021-03-15"), ("Friday", "2021-03-19")]


def test_a_tense_handed_in_wins() -> None:
    mentions = tag_times("The envoys met on Monday.", anchor=WEDNESDAY, tense_at=lambda _offset: "future")
    assert mentions[0].value == "2021-03-22"


def test_a_deadline_lies_ahead_unless_told_as_past() -> None:
    assert values("All troops out by April.") == [("April", "2021-04")]
    assert values("They had left by April.") == [("April", "2020-04")]


def test_a_range_of_weekdays_goes_forward() -> None:
    assert values("The talks ran from Monday to Friday.") == [("Monday", "2021-03-15"), ("Friday", "2021-03-19")]


def test_in_two_weeks_is_a_date_where_the_clause_is_in_the_future() -> None:
    ahead = tag_times("They will meet in two weeks.", anchor=WEDNESDAY)[0]
    took = tag_times("They did it in two weeks.", anchor=WEDNESDAY)[0]
    assert (ahead.type, ahead.value) == ("DATE", "2021-W13")
    assert (took.type, took.value) == ("DURATION", "P2W")


def test_background_in_news_keeps_its_year_until_the_news_returns() -> None:
    text = "A first deal was signed in 2016. In March of that year it was tried; in May it broke. They met on Monday, again in February."
    assert [value for _, value in values(text)] == ["2016", "2016-03", "2016-05", "2021-03-15", "2021-02"]


def test_a_text_of_many_old_years_is_a_history() -> None:
    longer = HISTORY + " In 1947 it was forgotten. A book told of it in 1950."
    assert ("June", "1944-06") in values(longer)
    assert ("3 March", "1945-03-03") in values(longer)


def test_news_with_a_past_is_no_history() -> None:
    past = " ".join(f"In {year} they had met in vain." for year in range(2001, 2012))
    text = f"The envoys met on Monday. {past}\n\nThey met in February."
    assert values(text)[-1] == ("February", "2021-02")


def test_a_story_of_dates_that_name_their_year_in_passing() -> None:
    text = "In May 1950 the siege began. The accord of 1998 recalls it. On 3 June it was broken, and in August 1950 lifted."
    assert ("3 June", "1950-06-03") in values(text, mode="narrative")


def test_a_history_is_told_by_its_own_dates() -> None:
    assert dict(values(HISTORY, mode="narrative")) == {
        "March 1944": "1944-03",
        "5 April": "1944-04-05",
        "two days later": "1944-04-07",
        "May 1944": "1944-05",
        "June": "1944-06",
        "1945": "1945",
        "February": "1945-02",
        "3 March": "1945-03-03",
        "December 1945": "1945-12",
        "January": "1946-01",
        "1946": "1946",
    }


def test_the_mode_can_be_set() -> None:
    assert ("3 March", "2021-03-03") in values(HISTORY, mode="news")
    assert values("In March 1944 it began. On 5 April it spread.", mode="narrative")[1] == ("5 April", "1944-04-05")
    with pytest.raises(ValueError, match="no mode"):
        tag_times("", anchor=WEDNESDAY, mode="poetry")


def test_former_counts_as_a_time_in_a_history_only() -> None:
    assert values("The former minister spoke.") == []
    assert values("The former minister spoke.", mode="narrative") == [("former", "PAST_REF")]


def test_an_unknown_day_leaves_intervals_open() -> None:
    mentions = tag_times("They met on Monday, in December and in May 2019.", anchor=When())
    assert [item.value for item in mentions] == ["XXXX-WXX-1", "XXXX-12", "2019-05"]
    assert [item.when.known for item in mentions] == [False, False, True]


@pytest.mark.parametrize(
    ("clause", "tense"),
    [
        ("The sides will meet on ", "future"),
        ("Talks are scheduled for ", "future"),
        ("They agreed to withdraw by ", "future"),
        ("They agreed on ", "past"),
        ("It is to be signed on ", "future"),
        ("He announced on ", "past"),
        ("Elections: ", "present"),
        ("It will rain. They met on ", "past"),
    ],
)
def test_tense_by_the_nearest_cue(clause: str, tense: str) -> None:
    assert guess_tense(clause + "Monday", len(clause)) == tense
