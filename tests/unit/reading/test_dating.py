"""Dating: stated dates, clues of the text one by one, what happens when they conflict, and the solver's properties."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.model.records import Basis, Clue, Document, Office, RawDocument
from parley.reading import ReadingOptions, read
from parley.reading.dating.solver import Constraint, solve
from parley.reading.dating.stated import parse_date, url_date
from parley.reading.dating.told import told_times

OST = Office(
    person="Lena Ost",
    title="President",
    country="KEL",
    since=date(2031, 3, 1),
    until=date(2035, 3, 1),
    elected=date(2031, 1, 10),
    names=("Ost", "Lena Ost"),
)
VENN = Office(
    person="Karl Venn", title="President", country="KEL", since=date(2027, 3, 1), until=date(2031, 3, 1), names=("Venn", "Karl Venn")
)
OPTIONS = ReadingOptions(offices=(OST, VENN))


def dated(text: str, **stated: str) -> Document:
    return read(RawDocument(key="k", media="text", text=text, **stated), options=OPTIONS)


def interval(text: str) -> tuple[str | None, str | None]:
    found = dated(text).published
    return (found.earliest.isoformat() if found.earliest else None, found.latest.isoformat() if found.latest else None)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2031-06-03", "2031-06-03", "2031-06-03"),
        ("2031-06-03 10:20:00+02:00", "2031-06-03", "2031-06-03"),
        ("20310603T102000Z", "2031-06-03", "2031-06-03"),
        ("June 3, 2031", "2031-06-03", "2031-06-03"),
        ("Tuesday, 3 June 2031", "2031-06-03", "2031-06-03"),
        ("Tue, 03 Jun 2031 10:20:00 GMT", "2031-06-03", "2031-06-03"),
        ("3rd of", None, None),
        ("June 2031", "2031-06-01", "2031-06-30"),
        ("2031", "2031-01-01", "2031-12-31"),
        ("13/06/2031", "2031-06-13", "2031-06-13"),
        ("03/06/2031", "2031-03-06", "2031-06-03"),
        ("2031-02-30", None, None),
        ("yesterday", None, None),
        ("", None, None),
        ("9" * 500, None, None),
    ],
)
def test_stated_dates(words: str, first: str | None, last: str | None) -> None:
    found = parse_date(words)
    assert (found and (found[0].isoformat(), found[1].isoformat())) == ((first, last) if first else None)


def test_addresses_with_a_date() -> None:
    day = (date(2031, 6, 3), date(2031, 6, 3))
    assert url_date("https://lantern.example/2031/06/03/talks.html") == day
    assert url_date("https://lantern.example/news-20310603-talks") == day
    assert url_date("https://lantern.example/2031/jun/03/talks") == day
    assert url_date("https://lantern.example/2031/06/talks") == (date(2031, 6, 1), date(2031, 6, 30))
    assert url_date("https://lantern.example/2031/99/03/talks") is None
    assert url_date("https://lantern.example/id/20319999") is None


def test_clues_quote_their_words_where_they_stand() -> None:
    text = "Talks\n\nThe rebels took the town of Orle in May 2029. President Karl Venn said on June 3 that they must leave."
    clues = dated(text).published.clues
    assert len(clues) >= 3
    for clue in clues:
        assert clue.start is not None
        assert text[clue.start : clue.end] == clue.words
        assert "\n" not in clue.words


def test_a_stated_date_wins_and_a_disagreement_is_shown() -> None:
    doc = dated("President Karl Venn refused to meet the rebels in the capital.", published="2033-05-01")
    assert doc.published.earliest == doc.published.latest == date(2033, 5, 1)
    assert doc.published.basis is Basis.METADATA
    assert [(clue.kind, clue.accepted) for clue in doc.published.clues] == [("sidecar", True), ("office", False)]


def test_a_malformed_stated_date_is_a_warning_and_the_text_is_dated() -> None:
    doc = dated("President Karl Venn refused to meet the rebels in the capital.", published="some day")
    assert "'some day' is no day that there is" in doc.warnings[0]
    assert doc.published.basis is Basis.INFERRED


def test_metadata_of_a_page_beat_its_address() -> None:
    page = '<html><meta property="article:published_time" content="2031-06-03T10:00Z"><p>The talks in the capital went on.</p></html>'
    doc = read(RawDocument(key="k", media="html", text=page, url="https://lantern.example/2031/06/05/x"))
    assert doc.published.earliest == date(2031, 6, 3)
    assert doc.published.clues[0].kind == "metadata"


def test_no_clue_is_no_failure() -> None:
    found = dated("The two sides met and agreed on nothing at all, a mediator said.").published
    assert (found.earliest, found.latest, found.basis) == (None, None, Basis.UNKNOWN)
    assert found.reason


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The rebels attacked the town on 3 June 2031, officials said.", "2031-06-03", None),
        ("A vote will be held on 3 June 2031, the commission said.", None, "2031-06-03"),
        ("President Karl Venn refused to meet the rebels in the capital.", "2027-02-26", "2031-03-04"),
        ("President-elect Lena Ost has promised to meet the rebels.", "2031-01-10", "2031-03-01"),
        ("The outgoing Venn administration refused to meet the rebels.", "2030-11-01", "2031-03-01"),
        ("Former President Karl Venn met the rebels in the capital.", "2031-03-01", None),
        ("In 2029 the rebels took the town. In 2030 the army took it back, officials said.", "2030-01-01", None),
    ],
)
def test_clues_that_bound_the_day(text: str, first: str | None, last: str | None) -> None:
    assert interval(text) == (first, last)


def test_days_without_a_year_lie_between_past_and_future_in_a_year_of_the_term() -> None:
    first, last = interval("President-elect Lena Ost met the rebels on January 20. Talks will be held on February 3 in the capital.")
    assert (first, last) == ("2031-01-20", "2031-02-02")


def test_a_weekday_with_its_date_fixes_the_year() -> None:
    text = "President Karl Venn left the town on Tuesday, June 4, after the attack, his office said."
    first, last = interval(text)
    assert date(2030, 6, 4).weekday() == 1
    assert (first, last) == ("2030-06-04", "2030-06-18")


def test_a_bare_month_is_past_and_near() -> None:
    first, last = interval("President-elect Lena Ost said that the talks began in December.")
    assert (first, last) == ("2031-01-10", "2031-03-01")
    assert interval("The two sides met in the capital in June 2030. The talks ended in December, President Karl Venn said.") == (
        "2031-01-01",
        "2031-03-04",
    )


def test_a_year_that_is_summed_up_ended_not_long_ago() -> None:
    text = "The talks broke down in September 2029, officials said. Last year was the worst since the war began."
    assert interval(text) == ("2030-01-01", "2030-03-31")


def test_a_feast_with_its_month_pins_the_year() -> None:
    text = "The rebels announced a truce of three days at the end of May on the occasion of Eid al-Fitr. In 2015 they had refused one."
    first, last = interval(text)
    assert (first, last) == ("2020-06-01", "2021-02-28")


def test_a_forthcoming_feast_bounds_the_day() -> None:
    text = "On July 1, 2022 the rebels rejected the plan. A truce over the forthcoming Eid al-Adha was discussed on July 5."
    first, last = interval(text)
    assert first == "2022-07-05"
    assert last is not None
    assert "2022-07-07" <= last <= "2022-07-11"


def test_a_banner_loses_to_the_text_and_serves_where_nothing_speaks_against_it() -> None:
    report = "\n\nPresident-elect Lena Ost refused to meet the rebels in the capital."
    lost = dated("Wednesday, March 5, 2036\n\nOst refuses" + report).published
    assert (lost.earliest, lost.latest) == (date(2031, 1, 10), date(2031, 3, 1))
    assert [clue.words for clue in lost.clues if not clue.accepted] == ["March 5, 2036"]
    held = dated("Wednesday, March 5, 2036\n\nRebels refuse\n\nThe rebels refused to meet anyone in the capital.").published
    assert held.earliest == held.latest == date(2036, 3, 5)


def test_a_date_below_the_title_beats_one_above_it() -> None:
    text = "Friday, 7 March 2036\n\nRebels refuse talks\n\n3 June 2031\n\nThe rebels refused to meet anyone for talks in the capital."
    assert interval(text) == ("2031-06-03", "2031-06-03")


def test_a_dateline_with_a_day() -> None:
    assert interval("KORVIN, June 3, 2031 (AP) - The rebels refused to meet anyone.") == ("2031-06-03", "2031-06-06")


def test_a_dateline_with_its_day_in_brackets() -> None:
    found = interval("MARN, Keldavia (October 21, 2030 – Reef Wire)---The talks have stalled in a quarrel over when the rebels disarm.")
    assert found == ("2030-10-21", "2030-10-24")


def test_an_event_told_with_its_date_and_its_distance() -> None:
    found = interval(
        "The rebels took up arms after the vote of May 2026, three and a half years ago, and the islands have not been quiet since."
    )
    assert found == ("2029-07-31", "2030-03-01")


def test_a_day_that_the_text_calls_tomorrow_is_the_day_after_it() -> None:
    text = "Tomorrow, Saturday, August 9, the envoys will meet again. President Lena Ost has seen the first train, an aide said."
    assert date(2031, 8, 9).weekday() == 5
    assert interval(text) == ("2031-08-08", "2031-08-08")


def test_a_quotation_that_says_today_dates_no_report() -> None:
    text = "President Karl Venn left. “Today, June 4, we stop,” a rebel had said of the truce of 2029."
    first, last = interval(text)
    assert (first, last) != ("2030-06-04", "2030-06-04")


def test_days_to_go_before_a_feast_in_the_nth_year_of_a_war() -> None:
    text = "With four days to go before Easter, the rising, begun in May 2026, now in its fourth year, goes on in the hills."
    assert interval(text) == ("2030-04-16", "2030-04-17")


def test_a_feast_told_with_its_weekday_falls_in_few_years() -> None:
    found = dated("President Karl Venn wrote on Sunday, the Ethiopian New Year, that he accepted the truce.").published
    assert all(day.month == 9 for stretch in found.stretches for day in stretch)


def test_turns_of_the_calendar_that_fit_are_kept() -> None:
    found = dated("The rebels left the town on Friday, June 4, after the attack, the mayor of the place said.").published
    assert (found.earliest, found.latest) == (None, None)
    assert all(first.weekday() == 4 and first.day == 4 for first, _ in found.stretches)
    assert len(found.stretches) > 10


def test_a_day_and_month_in_either_order_is_one_of_two_days() -> None:
    lead = "MARN – The envoy left the city on Monday. The army has bombed it since June 26."
    told = "Truce within a day\n\nPublished 09/07/2031, 14:30\n\n" + lead
    assert interval(told) == ("2031-07-09", "2031-07-09")


def test_dates_in_comments_and_furniture_of_comments_are_no_clues() -> None:
    thread = "Leave a reply\n\nIda on 3 June 2031 at 10:20\n\nOn 4 June 2031 they lied."
    text = "The rebels refused to meet anyone in the capital, officials said.\n\n" + thread
    assert interval(text) == (None, None)


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Talks were held on June 3.", "past"),
        ("Talks will be held on June 3.", "future"),
        ("Another round is expected to be held on June 3.", "future"),
        ("The vote had been scheduled for June 3.", "maybe"),
        ("They have met since June 3.", "past"),
        ("He pushed for a deal before stepping down on June 3.", "future"),
        ("They pledged to leave by June 3.", "maybe"),
    ],
)
def test_tenses(text: str, tense: str) -> None:
    assert [time.tense for time in told_times(text)] == [tense]


def test_a_day_that_something_is_meant_for_is_not_past() -> None:
    assert [t.tense for t in told_times("The rebel leader was invited by the premier for June 20.")] == ["maybe"]


def test_the_day_of_a_thing_is_not_that_of_the_deed() -> None:
    told = told_times("She proclaimed on Thursday, October 31, a truce around the vote of Sunday, November 10.")
    assert [t.tense for t in told] == ["past", ""]


def test_a_clause_of_its_own_keeps_its_tense() -> None:
    assert [t.tense for t in told_times("It set out what it wants for the nine men it seized on February 29.")] == ["past"]


def test_clock_times_and_names_are_no_years() -> None:
    assert told_times("It began at noon (2100 UTC) near the base.") == []
    assert [time.kind for time in told_times("The group “Plan 2030” met.")] in ([], ["year"])
    assert told_times("The group named “2030” met.") == []


DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@settings(deadline=None)
@given(st.lists(st.tuples(DAYS, st.integers(0, 400), st.integers(1, 5)), min_size=1, max_size=8), st.randoms())
def test_the_solution_does_not_depend_on_order_and_satisfies_the_best(found: list[tuple[date, int, int]], random: object) -> None:
    constraints = [
        Constraint(days=((day.toordinal(), day.toordinal() + size),), weight=weight, clue=Clue(kind="year", words=str(number), says=""))
        for number, (day, size, weight) in enumerate(found)
    ]
    shuffled = list(constraints)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    window = {"earliest": date(1900, 1, 1), "latest": date(2150, 12, 31)}
    first, second = solve(constraints, **window), solve(shuffled, **window)
    assert (first.earliest, first.latest, first.stretches) == (second.earliest, second.latest, second.stretches)
    assert first.earliest is not None
    assert first.latest is not None
    assert first.earliest <= first.latest

    def weight_on(day: date) -> int:
        return sum(one.weight for one in constraints if any(low <= day.toordinal() <= high for low, high in one.days))

    best = weight_on(first.earliest)
    assert best == weight_on(first.latest)
    assert best >= max(weight_on(day) for day, _, _ in found)
    assert best > weight_on(first.earliest - timedelta(days=1))
