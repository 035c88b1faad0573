"""Records in plain words: a time, the terms of an offer, a condition, an entry in one line.

For people to read, in a terminal or on a page; programs read `parley.export.entries`. Says only what the record
holds; an unknown is said to be unknown.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from parley.model.computed import Deed, Entry, Thread, ThreadState
from parley.model.records import Condition, Modality, Party, Period, Polarity, Qualifier, Speaker, Statement, Terms, When

# The past tense reads right for one actor and for many.
_PAST = {
    "meet": "met", "resume_talks": "resumed talks", "mediate": "mediated", "visit": "visited", "appoint": "appointed",
    "offer": "offered", "promise": "promised", "agree": "agreed", "accept": "accepted", "extend": "extended",
    "demand": "demanded", "urge": "urged", "reject": "rejected", "withdraw_offer": "withdrew an offer",
    "suspend_talks": "suspended talks", "deny": "denied", "end": "ended", "warn": "warned", "confirm": "confirmed",
    "praise": "praised", "accuse": "accused", "declare_ceasefire": "declared a ceasefire", "lift": "lifted",
    "observe": "observed", "release": "released", "exchange": "exchanged", "withdraw_forces": "withdrew forces",
    "violate": "violated", "attack": "attacked", "seize": "seized", "sanction": "sanctioned", "aid": "aided",
    "cooperate": "cooperated", "detain": "detained", "mobilize": "mobilized", "protest": "protested",
    "support": "supported", "investigate": "investigated", "yield": "gave way", "restrict": "restricted",
}  # fmt: skip
_TO = ("offer", "promise", "confirm", "release", "lift", "withdraw_offer", "deny", "yield")
_WITH = ("meet", "resume_talks", "suspend_talks", "agree", "exchange", "cooperate")
_DIRECT = ("urge", "warn", "accuse", "praise", "attack", "visit", "sanction", "aid", "detain", "support", "investigate", "restrict")
_FROM = ("accept", "seize")
_TOWARDS = ("extend", "declare_ceasefire", "observe")
_AGAINST = ("violate", "mobilize", "protest")
_LINKS = {
    **dict.fromkeys(_TO, " to "),
    **dict.fromkeys(_WITH, " with "),
    **dict.fromkeys(_DIRECT, " "),
    **dict.fromkeys(_FROM, " from "),
    **dict.fromkeys(_TOWARDS, " towards "),
    **dict.fromkeys(_AGAINST, " against "),
    "demand": " of ",
}
"""What stands between an act and its recipients; where nothing reads right for all of an act's uses, an arrow."""

_IMPLIED = frozenset(
    {
        ("declare_ceasefire", "ceasefire"), ("attack", "violence"), ("resume_talks", "talks"), ("suspend_talks", "talks"),
        ("withdraw_forces", "withdrawal"), ("sanction", "sanctions"),
    }
)  # fmt: skip
"""Acts whose words name their topic already."""

_TO_DO = {
    ("declare_ceasefire", "ceasefire"): "declare a ceasefire", ("observe", "ceasefire"): "keep a ceasefire",
    ("observe", "violence"): "reduce violence", ("release", "prisoners"): "release prisoners", ("release", "hostages"): "release hostages",
    ("exchange", "prisoners"): "exchange prisoners", ("withdraw_forces", "withdrawal"): "withdraw forces",
    ("withdraw_forces", "territory"): "give up territory", ("observe", "disarmament"): "disarm", ("lift", "sanctions"): "lift sanctions",
    ("meet", "talks"): "meet for talks", ("resume_talks", "talks"): "resume talks", ("agree", "agreement"): "conclude an agreement",
    ("aid", "humanitarian"): "let aid through",
}  # fmt: skip
"""Deeds as one says that they are to be done."""

_QUALIFIER = {
    Qualifier.EXACTLY: "", Qualifier.ABOUT: "about ", Qualifier.MORE_THAN: "more than ", Qualifier.AT_LEAST: "at least ",
    Qualifier.UP_TO: "up to ", Qualifier.RANGE: "",
}  # fmt: skip
_DURATION_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour"}
SHORT = 9  # characters of an id: its letter and 32 bits; two of 1,000 entries share them once in 9,000 ledgers
NOBODY = "somebody unnamed"


def words(name: str) -> str:
    """A name of the codebook as words.

    >>> words("power_sharing")
    'power sharing'
    """
    return name.replace("_", " ")


def count(amount: int, noun: str) -> str:
    """So many of something; plurals ending in "-s", "-ies" for "-y", "-es" for "-s".

    >>> count(1, "dispute"), count(1200, "entry"), count(2, "process")
    ('1 dispute', '1,200 entries', '2 processes')
    """
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}es" if noun.endswith("s") else f"{noun}s"
    return f"{number(amount)} {noun if amount == 1 else plural}"


def names(parties: Iterable[Party]) -> str:
    """The parties' names, each once, in order: "A", "A and B", "A, B and C"; empty where there is none."""
    *others, last = dict.fromkeys(party.name for party in parties) or [""]
    return f"{', '.join(others)} and {last}" if others else last


def days(when: When | Period | None) -> str:
    """A time as a reader writes it: a day, a month, a year, or its two ends; "unknown" where nothing is known.

    >>> days(When(earliest=date(2031, 2, 1), latest=date(2031, 2, 28)))
    'Feb 2031'
    >>> days(When(latest=date(2031, 2, 3)))
    'by 3 Feb 2031'
    """
    if when is None:
        return "unknown"
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return f"from {day(first)}" if first else f"by {day(last)}" if last else "unknown"
    if first == last:
        return day(first)
    month_end = calendar.monthrange(last.year, last.month)[1]
    if first.day == 1 and last.day == month_end:
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%b %Y}"
        if (first.year, first.month, last.month) == (last.year, 1, 12):
            return str(first.year)
        return f"{first:%b %Y} to {last:%b %Y}"
    return f"{day(first)} to {day(last)}"


def day(value: date) -> str:
    """A day: "3 Feb 2031"."""
    return f"{value.day} {value:%b} {value.year}"


def duration(iso: str) -> str:
    """An ISO 8601 duration in words; as it is where it has another form. X, of TIMEX3, is a number that the text does not tell.

    >>> duration("P3M"), duration("PT48H"), duration("P1Y6M"), duration("PXM")
    ('3 months', '48 hours', '1 year 6 months', 'some months')
    """
    parts, digits = [], ""
    for sign in iso.removeprefix("P").replace("T", ""):
        if sign.isdigit() or sign in ".X":
            digits += sign
        elif sign in _DURATION_UNITS and digits:
            unit = _DURATION_UNITS[sign]
            parts.append(f"{digits} {unit}" if digits == "1" else f"{'some' if 'X' in digits else digits} {unit}s")
            digits = ""
        else:
            return iso
    return " ".join(parts) or iso


def short(name: str) -> str:
    """The beginning of an id, enough to name one of some thousands: `parley entry` takes it for the whole.

    >>> short("e81907265d65a1e1a")
    'e81907265'
    """
    return name[:SHORT]


def number(value: float | int) -> str:
    """A figure with thousands set apart.

    >>> number(5000), number(2.5)
    ('5,000', '2.5')
    """
    return f"{value:,.10g}" if isinstance(value, float) and not value.is_integer() else f"{int(value):,}"


def terms(value: Terms) -> str:
    """What is offered or done, in figures; empty where no term is stated.

    >>> terms(Terms(amount=200, qualifier=Qualifier.UP_TO, unit="detainees", duration="P7D"))
    'up to 200 detainees; 7 days'
    """
    parts = []
    if value.amount is not None:
        amount = _QUALIFIER.get(value.qualifier, "") if value.qualifier else ""
        amount += number(value.amount)
        if value.amount_high is not None:
            amount += f" to {number(value.amount_high)}"
        parts.append(f"{amount} {value.unit}" if value.unit else amount)
    elif value.unit:
        parts.append(value.unit)
    if value.duration:
        high = f" to {duration(value.duration_high)}" if value.duration_high else ""
        parts.append(duration(value.duration) + high)
    if value.deadline is not None and value.deadline.known:
        parts.append(f"deadline {due(value.deadline)}")
    if value.place:
        parts.append(f"in {value.place}")
    parts.extend(f"“{quoted}”" for quoted in value.quoted)
    return "; ".join(parts)


def due(value: When) -> str:
    """A deadline: its last day, or, where only an interval is told ("by mid-2031"), that.

    >>> due(When(latest=date(2031, 4, 30))), due(When(earliest=date(2031, 5, 1), latest=date(2031, 8, 31)))
    ('30 Apr 2031', 'May 2031 to Aug 2031')
    """
    return day(value.latest) if value.latest is not None and value.earliest in (None, value.latest) else days(value)


def thread_state(state: ThreadState, topic: str) -> str:
    """The state of an undertaking as one says it; a truce is declared rather than delivered.

    >>> thread_state(ThreadState.DELIVERED, "ceasefire"), thread_state(ThreadState.PARTLY_DELIVERED, "prisoners")
    ('declared', 'partly delivered')
    """
    return "declared" if topic == "ceasefire" and state is ThreadState.DELIVERED else words(state.value)


def stated(entry: Entry | Statement) -> str:
    """The terms of an entry, without a unit that says no more than its act or topic does."""
    value = entry.terms
    told = f"{words(entry.act)} {words(entry.topic)}"
    if value.amount is None and value.unit and value.unit.casefold() in told:
        value = replace(value, unit=None)
    return terms(value)


def condition(value: Condition) -> str:
    """What an act waits for; not told as done, since it is not asserted.

    >>> from parley.model.records import ConditionRelation
    >>> condition(Condition(relation=ConditionRelation.ONLY_IF, act="release", topic="prisoners"))
    'only if: somebody unnamed to release (prisoners)'
    """
    who = names(value.actors) or NOBODY
    not_ = "not " if value.polarity is Polarity.NEGATIVE else ""
    awaited = f"{words(value.relation)}: {who} {not_}to {words(value.act)}{about(value.act, value.topic)}"
    return with_figures(awaited, terms(value.terms))


def act(name: str, polarity: Polarity = Polarity.POSITIVE) -> str:
    """An act in the past tense.

    >>> act("offer"), act("release", Polarity.NEGATIVE)
    ('offered', 'did not release')
    """
    if polarity is Polarity.NEGATIVE:
        return f"did not {words(name)}"
    return _PAST.get(name, words(name))


def about(name: str, topic: str) -> str:
    """The topic in brackets, unless the act names it.

    >>> about("offer", "ceasefire"), about("declare_ceasefire", "ceasefire")
    (' (ceasefire)', '')
    """
    return "" if (name, topic) in _IMPLIED else f" ({words(topic)})"


def deed(entry: Entry | Statement, *, topic: bool = True) -> str:
    """What was done to whom, without the doer: "offered to Velmar government (ceasefire)". topic: False where it is told already."""
    others = names(entry.recipients)
    link = _LINKS.get(entry.act, " → ")
    text = act(entry.act, entry.polarity) + (f"{link}{others}" if others else "") + (about(entry.act, entry.topic) if topic else "")
    return text if entry.modality is Modality.ACTUAL else f"{text} [{entry.modality.value}]"


def headline(entry: Entry | Statement) -> str:
    """An entry (or a statement) in one line, without its date: who did what to whom, about what."""
    return f"{names(entry.actors) or NOBODY} {deed(entry)}"


def summed_up(entry: Entry | Statement) -> str:
    """An entry (or a statement) in one line, without its date, with its terms."""
    return with_figures(headline(entry), stated(entry))


def with_figures(told: str, figures: str) -> str:
    """Words, and behind a colon the figures, where there are any.

    >>> with_figures("Front offered (ceasefire)", "30 days"), with_figures("Front offered (ceasefire)", "")
    ('Front offered (ceasefire): 30 days', 'Front offered (ceasefire)')
    """
    return f"{told}: {figures}" if figures else told


def speaker(value: Speaker) -> str:
    """One speaker, as a reader names him: name, role, and whom he speaks for.

    >>> speaker(Speaker(name=None, role="two officials", org="Ministry of Peace", anonymous=True))
    'two officials (Ministry of Peace), unnamed'
    """
    who = ", ".join(part for part in (value.name, value.role) if part) or value.org or "an unnamed source"
    if value.org and value.org not in who:
        who += f" ({value.org})"
    return f"{who}, unnamed" if value.anonymous else who


def chain(speakers: Iterable[Speaker]) -> str:
    """Who says so, outermost first; "the report" where it says so itself."""
    return " says that ".join(speaker(value) for value in speakers) or "the report"


def date_of(entry: Entry) -> When | Period | None:
    """The time that an entry is put under: when it happens, unless that is only what was undertaken for later; else when it was done or
    said, which may be no more than "by the day of its report"; None where nothing is known."""
    from parley.ledger import entry_when  # here, since most words need no ledger

    when, happens = entry_when(entry), entry.happens
    if happens is not None and happens.start.known and (when is None or happens.start.overlaps(when)):
        return happens
    return when or entry.said


def deed_to_do(value: Deed) -> str:
    """What a party is to do, as one says it.

    >>> deed_to_do(Deed(party="found:front", name="Hill Front", act="release", topic="prisoners"))
    'Hill Front to release prisoners'
    """
    not_ = "not " if value.negative else ""
    agreed = f"agree on {words(value.topic)}" if value.act == "agree" else ""
    told = _TO_DO.get((value.act, value.topic)) or agreed or f"{words(value.act)}{about(value.act, value.topic)}"
    return f"{value.name or NOBODY} {not_}to {told}"


def thread_counts(value: Thread) -> str:
    """What was promised, how much of it is delivered, and by when it was due; empty where nothing of it is told."""
    parts = []
    if value.promised.amount is not None:
        parts.append(f"promised {terms(value.promised)}")
    if value.delivered is not None and value.delivered.amount is not None:
        parts.append(f"delivered {terms(value.delivered)}")
    if value.deadline is not None and value.deadline.latest:
        limit = due(value.deadline)
        parts.append(f"due {limit}" if " to " in limit else f"due by {limit}")
    return ", ".join(parts)
