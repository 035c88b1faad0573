"""Times resolved anew when the day of writing turns out to be known better: the same words against another anchor.

Invariant: a time that does not hang on the day of writing, or of which it is not seen how, is given back as it is; nothing gets wider.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from parley.model.records import Basis, When
from parley.times.meanings import split_relation
from parley.times.resolution import TENSES, resolve

_OF_THE_STORY = frozenset("that thatside later earlier day event tod clock".split())
"""Operators that hang on the text's own latest time, which is not kept with the expression."""

_ANY_DAY = When(earliest=date(2020, 2, 29), latest=date(2020, 2, 29), precision="day")


def hangs_on_writing(expression: str | None) -> bool:
    """Whether an expression tells a time as soon as the day of writing is known.

    >>> hangs_on_writing("weekday:mon"), hangs_on_writing("date:2020-02-14"), hangs_on_writing("that:1:day"), hangs_on_writing("dur:P3D")
    (True, False, False, False)
    """
    if expression is None or split_relation(expression)[1].partition(":")[0] in _OF_THE_STORY:
        return False
    _, when = resolve(expression, anchor=_ANY_DAY)
    return when.known and when.basis is Basis.RELATIVE


def resolve_anew(when: When, *, before: When, after: When, tense: str = "past") -> When:
    """A time of a text that was written `before`, as far as was known, and `after`, as is known now.

    tense: that of its clause, as far as it is known; the one under which the time follows from `before` is taken.

    >>> year = When(earliest=date(2031, 1, 1), latest=date(2031, 12, 31))
    >>> day = When(earliest=date(2031, 3, 5), latest=date(2031, 3, 5))
    >>> _, monday = resolve("weekday:mon", anchor=year)
    >>> resolve_anew(monday, before=year, after=day).latest
    datetime.date(2031, 3, 3)
    """
    expression = when.expression
    if expression is None or not hangs_on_writing(expression):
        return when
    for told in (tense, *(other for other in TENSES if other != tense)):
        _, known = resolve(expression, anchor=before, tense=told)
        if (known.earliest, known.latest) == (when.earliest, when.latest):
            _, found = resolve(expression, anchor=after, tense=told)
            inferred = Basis.INFERRED if expression.startswith("near:") else found.basis
            basis = when.basis if when.known or not found.known else inferred
            return replace(found, basis=basis, reason=when.reason or found.reason)
    return when
