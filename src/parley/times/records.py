"""The record of the recogniser: a time expression found in a text, not yet resolved.

Invariant: an expression does not depend on any anchor; offsets are Python string offsets into the text given.
What it means on a given day is the matter of `parley.times.resolve`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time expression in a text. start, end: its words; type: TIMEX3 type, one of DATE, TIME, DURATION, SET;
    expression: the symbolic string that `resolve` reads (its language: `parley.times.meanings`).

    >>> TimeExpression(start=0, end=5, type="DATE", expression="rel:0:day").expression
    'rel:0:day'
    """

    start: int
    end: int
    type: str
    expression: str
