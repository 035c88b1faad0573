"""Running counts: how much of a thing has been done by each report, from steps told singly and from totals told as such.

Invariant: nothing is counted twice: steps whose days touch count once, by the larger figure, and a total told as a total swallows the steps
before it. A sum is the least that the reports tell, never a guess of what they leave out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from parley.ledger.figures import is_measure, same_unit
from parley.ledger.profile import FIRST_DAY, LAST_DAY, Days, days_of, gap, middle, width
from parley.ledger.rules import DAY_SLACK, WIDE_DAYS
from parley.model.records import Document, Period, Qualifier, Statement, Terms

_FREED: Final = r"(?:released|freed|liberated|handed over|exchanged|withdrawn|pulled out)"
TOTAL: Final = re.compile(
    rf"\b(?:so far|to date|in all|all told|altogether|in total|a total of|brings?|bringing|brought|until now|"
    rf"(?:has|have|had) (?:already |since |also |now )?(?:been )?{_FREED}|(?:are|were) now (?:free|out)|"
    r"\d+ (?:out )?of (?:the|its|their|those) [\d,]+|all [\d,]+)\b",
    re.IGNORECASE,
)
"""Words of a sentence that counts all until then."""

STEP: Final = re.compile(
    r"\b(?:further|another|additional|more|last|remaining|final|first|second|third|fourth|fifth|next)\s+"
    r"(?:group|batch|(?!than\b)(?:\w+\s)?\d[\d,]*(?![\d,]|\s+(?:hour|day|week|month|year)))",
    re.IGNORECASE,
)
"""Words of a sentence that counts one step; "more than 200" counts none, nor does "the last 30 days"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A figure that a statement tells of what was done. days: when it was done, or by when; published: of its report; whole: it counts
    all until then."""

    statement: str
    entry: str
    terms: Terms
    days: Days | None
    published: Days
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """What has been done by a count's report. terms: amount, qualifier and unit; reason: how it was reached."""

    counted: Counted
    terms: Terms
    reason: str


def counted(stmt: Statement, entry: str, doc: Document) -> Counted | None:
    """The figure of a statement, or None where it has none."""
    if stmt.terms.amount is None or is_measure(stmt.terms.unit):
        return None
    words = " ".join(doc.words(span.start, span.end) for span in stmt.evidence)
    days = _days(stmt.happens)
    wide = days is not None and width(days) > WIDE_DAYS
    whole = bool(TOTAL.search(words)) or (wide and not STEP.search(words))
    return Counted(
        statement=stmt.id, entry=entry, terms=stmt.terms, days=days, published=days_of(doc.published) or (FIRST_DAY, LAST_DAY), whole=whole
    )


def running_totals(found: Iterable[Counted]) -> tuple[Total, ...]:
    """The total after each count, in the order of their days; those of another unit than the first are left out.

    >>> running_totals(())
    ()
    """
    told = tuple(found)
    sums = {one.entry for one in told if one.whole}  # where one account of an act counts all until then, so do the others
    ordered = sorted((replace(one, whole=one.entry in sums) for one in told), key=lambda one: (_order(one), one.published, one.statement))
    totals: list[Total] = []
    base: Counted | None = None
    steps: list[Counted] = []
    for one in ordered:
        if totals and not same_unit(one.terms.unit, totals[0].terms.unit):
            continue
        if one.whole and base is not None and _amount(one) < _amount(base):
            totals.append(Total(counted=one, terms=_figure(one.terms), reason="another count of the same"))
            continue
        if one.whole:
            base, steps = one, []
        else:
            steps = _with_step(steps, one)
        totals.append(_total(one, base, steps))
    return tuple(totals)


def _total(one: Counted, base: Counted | None, steps: Sequence[Counted]) -> Total:
    if not steps and base is not None:
        return Total(counted=one, terms=_figure(base.terms), reason="told as a total")
    if len(steps) == 1 and base is None:
        return Total(counted=one, terms=_figure(steps[0].terms), reason="the one step told")
    amount = sum(map(_amount, steps)) + (_amount(base) if base else 0)
    unit = next((step.terms.unit for step in (*steps, *((base,) if base else ())) if step.terms.unit), None)
    exact = all(part.terms.qualifier in (None, Qualifier.EXACTLY) for part in (*steps, *((base,) if base else ())))
    reason = f"sum of {len(steps)} steps" if base is None else f"a total, and {len(steps)} {'step' if len(steps) == 1 else 'steps'} since"
    whole = int(amount) if float(amount).is_integer() else amount
    return Total(
        counted=one, terms=Terms(amount=whole, qualifier=Qualifier.EXACTLY if exact else Qualifier.ABOUT, unit=unit), reason=reason
    )


def _with_step(steps: list[Counted], one: Counted) -> list[Counted]:
    """The steps with another; one that touches a step's days is that step told again, of which the larger figure counts."""
    for at, other in enumerate(steps):
        same = one.entry == other.entry or (one.days and other.days and gap(one.days, other.days) <= DAY_SLACK)
        if same:
            return [*steps[:at], max(one, other, key=_amount), *steps[at + 1 :]]
    return [*steps, one]


def _figure(terms: Terms) -> Terms:
    return Terms(amount=terms.amount, amount_high=terms.amount_high, qualifier=terms.qualifier, unit=terms.unit)


def _amount(one: Counted) -> float:
    return float(one.terms.amount or 0)


def _order(one: Counted) -> int:
    """The day for the order: of a step its own, of a total that of its report."""
    step = one.days is not None and not one.whole
    return middle(one.days if step and one.days else one.published)


def _days(period: Period | None) -> Days | None:
    return None if period is None else days_of(period.start) or days_of(period.end)
