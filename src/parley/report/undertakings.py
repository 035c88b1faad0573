"""Threads, agreements and tracks in words, and the running count of a thread as bars.

Invariant: pure; a bar is drawn only for a total that the thread has, in units of the picture; nothing is counted here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from parley.export import wording
from parley.model.computed import Agreement, Entry, Round, Thread, ThreadStep, Track
from parley.model.records import Terms
from parley.report.widths import width

WIDTH: Final = 640.0
BAR_LEFT: Final = 92.0
BAR_SIZE: Final = 10.0
BAR_ROW: Final = 18.0
"""Measures of the bars: dates to the left of BAR_LEFT, figures behind the bars."""

MOST_STEPS: Final = 12
"""Steps shown of one thread: the first ones and the last; those between are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A total: when, its figure, and how far its bar runs from BAR_LEFT. promised: it is what was undertaken."""

    when: str
    figure: str
    y: float
    length: float
    promised: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """A step in words. total: what has been delivered by then; key: the entry's id."""

    key: str
    when: str
    what: str
    status: str
    total: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadView:
    """A thread in words. bars: empty where nothing was counted; left_out: steps that are not shown."""

    title: str
    topic: str
    state: str
    reason: str
    promised: str
    delivered: str
    deadline: str
    steps: tuple[StepView, ...]
    left_out: int
    bars: tuple[Bar, ...]

    @property
    def height(self) -> float:
        return len(self.bars) * BAR_ROW + 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionView:
    """A part of an agreement: (topic, headline, state)."""

    key: str
    topic: str
    headline: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementView:
    name: str
    facts: str
    status: str
    key: str
    provisions: tuple[ProvisionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundView:
    """One occasion of a track in words. keys: ids of its entries."""

    when: str
    status: str
    place: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackView:
    parties: str
    facts: str
    rounds: tuple[RoundView, ...]


def thread_view(thread: Thread, entries: Mapping[str, Entry]) -> ThreadView:
    """A thread in words and bars. entries: by id; a step whose entry is not given is told by its act."""
    steps = [_step(step, entries) for step in thread.steps]
    half = MOST_STEPS // 2
    shown = steps if len(steps) <= MOST_STEPS else [*steps[:half], *steps[-half:]]
    others = wording.names(thread.others)
    return ThreadView(
        title=thread.party.name + (f" to {others}" if others else ""),
        topic=thread.topic,
        state=wording.words(thread.state.value),
        reason=thread.reason,
        promised=wording.terms(thread.promised),
        delivered=wording.terms(thread.delivered) if thread.delivered is not None else "",
        deadline=wording.days(thread.deadline) if thread.deadline is not None and thread.deadline.known else "",
        steps=tuple(shown),
        left_out=len(steps) - len(shown),
        bars=_bars(thread),
    )


def _step(step: ThreadStep, entries: Mapping[str, Entry]) -> StepView:
    entry = entries.get(step.entry)
    what = wording.headline(entry) if entry is not None else wording.act(step.act)
    return StepView(
        key=step.entry,
        when=wording.days(step.when),
        what=wording.with_figures(what, wording.terms(step.told)),
        status=wording.words(step.status.value),
        total=wording.terms(step.total) if step.total is not None else "",
    )


def _bars(thread: Thread) -> tuple[Bar, ...]:
    """What was promised, and each total that differs from the one before."""
    counted: list[tuple[str, Terms]] = []
    for step in thread.steps:
        if step.total is not None and step.total.amount is not None and (not counted or counted[-1][1].amount != step.total.amount):
            counted.append((_day(step), step.total))
    rows = [(when, total, False) for when, total in counted]
    if rows and thread.promised.amount is not None:
        rows.insert(0, ("promised", thread.promised, True))
    if len(rows) < 2:
        return ()  # one bar compares with nothing
    most = max(float(total.amount_high or total.amount or 0) for _, total, _ in rows)
    figures = [wording.terms(Terms(amount=t.amount, amount_high=t.amount_high, qualifier=t.qualifier, unit=t.unit)) for _, t, _ in rows]
    room = WIDTH - BAR_LEFT - max(width(figure, BAR_SIZE) for figure in figures) - 12
    if most <= 0 or room <= 0:
        return ()
    return tuple(
        Bar(when=when, figure=figure, y=at * BAR_ROW + 2, length=round(room * float(total.amount or 0) / most, 1), promised=promised)
        for at, ((when, total, promised), figure) in enumerate(zip(rows, figures, strict=True))
    )


def _day(step: ThreadStep) -> str:
    """The last day of a step's time: by then the total stood."""
    last = step.when.latest or step.when.earliest if step.when is not None else None
    return wording.day(last) if last else ""


def agreement_view(agreement: Agreement, entries: Mapping[str, Entry]) -> AgreementView:
    """An agreement in words."""
    facts = (
        wording.days(agreement.when) if agreement.when is not None and agreement.when.known else "",
        f"in {agreement.place.name}" if agreement.place else "",
        f"mediated by {wording.names(agreement.mediators)}" if agreement.mediators else "",
        "" if agreement.modality.value == "actual" else agreement.modality.value,
    )
    parts = []
    for part in agreement.provisions:
        entry = entries.get(part.entry)
        headline = wording.summed_up(entry) if entry is not None else ""
        state = wording.words(part.state.value) if part.state is not None else ""
        parts.append(ProvisionView(key=part.entry, topic=part.topic, headline=headline, state=state))
    return AgreementView(
        name=agreement.name,
        facts=" · ".join(fact for fact in facts if fact),
        status=wording.words(agreement.status.value),
        key=agreement.entries[0] if agreement.entries else "",
        provisions=tuple(parts),
    )


def track_view(track: Track) -> TrackView:
    """A channel of talks in words."""
    facts = (
        f"venues: {', '.join(track.venues)}" if track.venues else "",
        f"facilitated by {wording.names(track.facilitators)}" if track.facilitators else "",
    )
    told = " · ".join(fact for fact in facts if fact)
    return TrackView(parties=wording.names(track.parties), facts=told, rounds=tuple(map(_round, track.rounds)))


def _round(found: Round) -> RoundView:
    hedge = "" if found.modality.value in ("actual", found.status.value) else f" ({found.modality.value})"
    status = wording.words(found.status.value) + hedge
    return RoundView(when=wording.days(found.when), status=status, place=found.place or "", keys=found.entries)
