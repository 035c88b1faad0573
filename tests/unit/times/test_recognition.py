"""What `find_times` finds: words, type and symbolic expression."""

from __future__ import annotations

import pytest

from parley.times import find_times
from parley.times.recognition import STRETCH


def found(text: str) -> list[tuple[str, str]]:
    return [(text[item.start : item.end], item.expression) for item in find_times(text)]


DATES = [
    ("The envoys met on 5 April 2003.", [("5 April 2003", "date:2003-04-05")]),
    ("They met on Wednesday, March 10.", [("Wednesday, March 10", "monthday:03-10")]),
    ("They met on the 28th of that month.", [("the 28th of that month", "that:0:month:d28")]),
    ("They met on 2020-02-14 and 14.02.2020.", [("2020-02-14", "date:2020-02-14"), ("14.02.2020", "date:2020-02-14")]),
    ("They met on 2/14/2020.", [("2/14/2020", "date:2020-02-14")]),
    ("On February 5 and 6 they spoke.", [("February 5", "monthday:02-05"), ("6", "monthday:02-06")]),
    ("On 5 and 6 February they spoke.", [("5", "monthday:02-05"), ("6 February", "monthday:02-06")]),
    ("From 3 to 7 May 2019 it held.", [("3", "date:2019-05-03"), ("7 May 2019", "date:2019-05-07")]),
    ("On 3, 4 and 5 March they spoke.", [("3", "monthday:03-03"), ("4", "monthday:03-04"), ("5 March", "monthday:03-05")]),
    ("Signed in February last year.", [("February last year", "rel:-1:month:02")]),
    ("In August of that year it broke.", [("August of that year", "that:0:month:08")]),
    ("At the end of May and in late September.", [("the end of May", "part:late:month:05"), ("late September", "part:late:month:09")]),
    ("In the second week of March they left.", [("the second week of March", "week:02:month:03")]),
    ("The week of 8 March was calm.", [("The week of 8 March", "weekof:monthday:03-08")]),
    ("On Jan. 5 he came.", [("Jan. 5", "monthday:01-05")]),
    ("After the September 11 attacks and 9/11.", [("September 11", "date:2001-09-11"), ("9/11", "date:2001-09-11")]),
]
YEARS = [
    ("The war of 1939-45.", [("1939", "year:1939"), ("45", "year:1945")]),
    ("Between 2001 and 2003 nothing moved.", [("2001", "year:2001"), ("2003", "year:2003")]),
    ("By mid-2021 they had left.", [("mid-2021", "by:part:mid:year:2021")]),
    ("In the fall of 2017 it began.", [("the fall of 2017", "season:2017:FA")]),
    ("In the winter of 2019-20.", [("the winter of 2019-20", "season:2019/x:WI")]),
    ("In the 1990s and the '80s.", [("the 1990s", "decade:199"), ("the '80s", "decade:?8")]),
    ("Since the nineties of the last century.", [("the nineties of the last century", "since:rel:-1:century:decade?9")]),
    ("In the 19th and the twenty-first century.", [("the twenty-first century", "century:21")]),
    ("In Q3 2020, in the second quarter of 2021.", [("Q3 2020", "quarter:2020:3"), ("the second quarter of 2021", "quarter:2021:02")]),
    ("In the first half of 2020 and fiscal 2021.", [("the first half of 2020", "half:2020:01"), ("fiscal 2021", "fiscal:2021")]),
    ("Founded in 480 BC.", [("480 BC", "bc:480")]),
]
RELATIVE = [
    ("They met on Monday.", [("Monday", "weekday:mon")]),
    ("They met late Wednesday and last Friday.", [("late Wednesday", "part:late:weekday:wed"), ("last Friday", "last:weekday:fri")]),
    ("The truce ends next week.", [("next week", "rel:1:week")]),
    ("Today, yesterday and tomorrow.", [("Today", "rel:0:day"), ("yesterday", "rel:-1:day"), ("tomorrow", "rel:1:day")]),
    ("Two weeks ago a convoy came.", [("Two weeks ago", "ago:P2W")]),
    ("Two days later it left.", [("Two days later", "later:P2D")]),
    ("Three months after the deal it broke.", [("Three months after", "event:later:P3M")]),
    ("Hours before the vote they fled.", [("Hours before", "event:earlier:PTXH")]),
    ("In recent weeks and recently.", [("recent weeks", "vague:recent:week"), ("recently", "vague:recent")]),
    ("They are now, currently, at peace.", [("now", "ref:present"), ("currently", "ref:present")]),
    ("The same day and the next day.", [("The same day", "that:0:day"), ("the next day", "that:1:day")]),
    ("Over the weekend it rained.", [("the weekend", "weekend:")]),
    ("By the end of the year.", [("the end of the year", "by:part:late:rel:0:year")]),
]
LENGTHS = [
    ("After 18 years of war.", [("18 years", "dur:P18Y")]),
    ("A six-day round and a three-month truce.", [("six-day", "dur:P6D"), ("three-month", "dur:P3M")]),
    ("A pause of 7 or 10 days.", [("7 or 10 days", "dur:P7D/P10D")]),
    ("A pause of between 60 and 90 days.", [("between 60 and 90 days", "dur:P60D/P90D")]),
    ("Ten bitter months of talks.", [("Ten bitter months", "dur:P10M")]),
    ("Within 14 months all will leave.", [("14 months", "within:P14M")]),
    ("They will meet in two weeks.", [("two weeks", "in:P2W")]),
    ("A year and a half, two and a half years.", [("A year and a half", "dur:P1.5Y"), ("two and a half years", "dur:P2.5Y")]),
    ("Half a century, half an hour.", [("Half a century", "dur:P50Y"), ("half an hour", "dur:PT30M")]),
    ("A decade-long war.", [("A decade-long", "dur:P10Y")]),
    ("In the past three years.", [("the past three years", "span:past:P3Y")]),
    ("The first two months of 2019.", [("The first two months of 2019", "stretch:first:P2M:year:2019")]),
    ("Every Monday, annually.", [("Every Monday", "set:weekday:mon"), ("annually", "set:P1Y")]),
    ("Every two weeks.", [("Every two weeks", "set:P2W")]),
    ("Three times a week.", [("Three times a week", "set:P1W")]),
]
TIMES = [
    ("At 6am on Monday it began.", [("6am on Monday", "clock:0600:weekday:mon")]),
    ("At 14:30 GMT and 0800 UTC.", [("14:30 GMT", "clock:1430Z"), ("0800 UTC", "clock:0800Z")]),
    ("On Monday morning and overnight.", [("Monday morning", "tod:MO:weekday:mon"), ("overnight", "tod:NI")]),
    ("On the night of 20 June 2001.", [("the night of 20 June 2001", "tod:NI:date:2001-06-20")]),
    ("In the early hours of Friday.", [("the early hours of Friday", "tod:MO:weekday:fri")]),
    ("At 3 p.m. and at 3 o'clock.", [("3 p.m.", "clock:1500"), ("3 o'clock", "clock:0300")]),
    ("Last night and tonight.", [("Last night", "tod:NI:rel:-1:day"), ("tonight", "tod:NI:rel:0:day")]),
]
FEASTS = [
    ("On the occasion of Eid al-Fitr.", [("Eid al-Fitr", "holiday:eid_al_fitr")]),
    ("Over the forthcoming Eid al-Adha.", [("Eid al-Adha", "next:holiday:eid_al_adha")]),
    ("Before Christmas, at Easter 2022.", [("Christmas", "before:holiday:christmas"), ("Easter 2022", "holiday:easter:2022")]),
    ("On New Year’s Eve.", [("New Year’s Eve", "holiday:new_years_eve")]),
]
NOT_TIMES = [
    "Resolution 1325 was adopted.",
    "2000 soldiers and 1,500 men.",
    "It cost $2000 and lies 2000 km away.",
    "May said that he may march.",
    "The March on the capital.",
    "The fall of the city, the Arab Spring, Bloody Sunday.",
    "Just a second.",
    "Operation Ramadan was a raid.",
    "For the first time, at the same time.",
    "Three quarters of the fighters.",
    "",
]


@pytest.mark.parametrize(("text", "expected"), DATES + YEARS + RELATIVE + LENGTHS + TIMES + FEASTS, ids=lambda value: str(value)[:40])
def test_finds(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", NOT_TIMES)
def test_leaves_alone(text: str) -> None:
    assert found(text) == []


def test_types() -> None:
    text = "On Monday at noon, for two days, every year."
    assert [item.type for item in find_times(text)] == ["TIME", "DURATION", "SET"]


def test_a_blank_line_ends_an_expression() -> None:
    assert found("He came in May\n\n2003 was calm.") == [("May", "month:05"), ("2003", "year:2003")]


def test_a_line_break_does_not() -> None:
    assert found("He came on 5\nApril 2003.") == [("5\nApril 2003", "date:2003-04-05")]


def test_offsets_hold_in_a_text_read_in_stretches() -> None:
    text = ("They met on 5 April 2003. " * (STRETCH // 20)) + "It ended in May 2004."
    items = find_times(text)
    assert {text[item.start : item.end] for item in items[:-1]} == {"5 April 2003"}
    assert text[items[-1].start : items[-1].end] == "May 2004"


def test_no_words_cost_little_however_long() -> None:
    assert find_times("a" * 3_000_000) == ()
