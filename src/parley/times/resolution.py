"""Symbolic expression and anchor to TIMEX3 value and interval.

Invariant: the interval is honest. An anchor that is itself an interval is resolved at both of its ends and the hull is taken, so that an
open or wide anchor gives an open or wide result, never a guess; the value is then given only as far as both ends agree.
"""

from __future__ import annotations

from parley.model.records import Basis, When
from parley.times.almanac import Days
from parley.times.meanings import interpret
from parley.times.scene import Meaning, Scene

TENSES = ("past", "present", "future")


def resolve(
    expression: str, *, anchor: When | None, tense: str = "past", reference: When | None = None, chained: bool = False
) -> tuple[str, When]:
    """The TIMEX3 value of a symbolic expression and the interval that it means.

    anchor: the day of writing, known imprecisely or not at all (None or open); tense: "past", "present" (none that tells) or "future",
    the tense of its clause; reference: the text's own latest time, for "two days later" and "that month"; chained: bare dates ("in
    March") take their year from the reference, as in a history. A wide anchor widens the interval; what hangs on an unknown anchor is
    open, with the reason. ValueError on an expression that is none, or on an unknown tense.

    >>> from datetime import date
    >>> day = When(earliest=date(2020, 2, 29), latest=date(2020, 2, 29), precision="day", basis=Basis.METADATA)
    >>> value, when = resolve("rel:-1:month", anchor=day)
    >>> value, when.earliest.isoformat(), when.latest.isoformat()
    ('2020-01', '2020-01-01', '2020-01-31')
    >>> resolve("month:12", anchor=None)[0]
    'XXXX-12'
    """
    if tense not in TENSES:
        raise ValueError(f"no tense: {tense!r}")
    span = _days(reference)
    low, high = (anchor.earliest, anchor.latest) if anchor is not None else (None, None)
    first = _interpret(expression, Scene(low, tense, span, chained))
    if low == high or not first.relative:
        return first.value, _when(expression, first)
    last = _interpret(expression, Scene(high, tense, span, chained))
    if low is not None and high is not None and (first.value, first.earliest, first.latest) == (last.value, last.earliest, last.latest):
        return first.value, _when(expression, first)
    value = first.value if first.value == last.value else _interpret(expression, Scene(None, tense, span, chained)).value
    precision = first.precision if low is not None else last.precision
    reason = first.reason or last.reason or "the day of writing is known only as a range"
    hull = Meaning(value, first.earliest, last.latest, precision, True, reason)
    return value, _when(expression, hull)


def _days(when: When | None) -> Days | None:
    if when is None or when.earliest is None or when.latest is None:
        return None
    return when.earliest, when.latest


def _interpret(expression: str, scene: Scene) -> Meaning:
    """As `interpret`; what is well-formed but no day of the calendar (30 February, the year 0) means nothing, with the reason."""
    try:
        return interpret(expression, scene)
    except (ValueError, OverflowError, KeyError, IndexError) as error:
        if str(error).startswith("unknown time expression"):
            raise
        return Meaning("XXXX-XX-XX", reason=f"no day of the calendar: {error}")


def _when(expression: str, meaning: Meaning) -> When:
    earliest, latest = meaning.earliest, meaning.latest
    if earliest is not None and latest is not None and earliest > latest:
        earliest, latest = latest, earliest
    if earliest is None and latest is None:
        return When(basis=Basis.UNKNOWN, expression=expression, reason=meaning.reason or "the time is not known")
    basis = Basis.RELATIVE if meaning.relative else Basis.STATED
    return When(earliest=earliest, latest=latest, precision=meaning.precision, basis=basis, expression=expression, reason=meaning.reason)
