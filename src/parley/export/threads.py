"""Threads as JSON and as tables: an undertaking followed from demand or offer to delivery, lapse or breach, and each of its steps.

Invariant: a total is given only where the thread has one; it is never computed here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from parley.export.columns import Cell, Column, Form, Table, ends, joined, party_names
from parley.export.entries import names, terms_json, when_json
from parley.export.fields import ACT_NAMES, KINDS, SALIENCE, STATUSES, TOPIC_NAMES, figure_cells
from parley.model.computed import Thread, ThreadState, ThreadStep
from parley.model.records import Qualifier, Terms

Json = dict[str, Any]

STATES = tuple(state.value for state in ThreadState)
_QUALIFIERS = tuple(one.value for one in Qualifier)


def _figures(prefix: str, what: str) -> tuple[Column, ...]:
    """Columns of a figure that stands beside another one."""
    return (
        Column(f"{prefix}_amount", "number", f"{what}; of a range the lower figure.", "300", unit=f"what `{prefix}_unit` says"),
        Column(f"{prefix}_amount_high", "number", f"{what}: the higher figure of a range.", "400", unit=f"what `{prefix}_unit` says"),
        Column(f"{prefix}_qualifier", "text", f"{what}: how it is told.", "at_least", values=_QUALIFIERS),
        Column(f"{prefix}_unit", "text", f"{what}: who or what is counted, in the text's words.", "prisoners"),
    )


THREADS = Form(
    name="threads",
    row="an undertaking: what one party is to do on one topic",
    columns=(
        Column("id", "text", "The thread's address.", "t3fa4c0d5a1b2c3d4"),
        Column("topic", "text", "What it is about.", "prisoners", values=TOPIC_NAMES),
        Column("party", "text", "Who is to do it.", "Velmar government"),
        Column("party_id", "text", "That party's id.", "found:velmar"),
        Column("party_kind", "text", "What that party is.", "government", values=KINDS),
        Column("others", "text", "To whom, or who asked; joined.", "Hill Front"),
        Column("state", "text", "Where the undertaking stands.", "partly_delivered", values=STATES),
        Column("reason", "text", "Why it is taken to stand there.", "190 of 300 delivered"),
        *_figures("promised", "The largest figure undertaken"),
        *_figures("delivered", "The last running total delivered"),
        Column("deadline", "day", "The latest deadline told: its last day.", "2031-04-30"),
        Column("first_day", "day", "First day on which its first dated step can lie.", "2031-03-15"),
        Column("last_day", "day", "Last day on which its last dated step can lie.", "2031-05-10"),
        Column("steps", "integer", "How many steps it has.", "4", unit="steps"),
        Column("entries", "text", "Ids of its entries, joined.", "e3fa4c0d5a1b2c3d4"),
        SALIENCE,
    ),
)
STEPS = Form(
    name="steps",
    row="a step of a thread: an entry, and what it did to the undertaking",
    columns=(
        Column("thread", "text", "The thread's id in the table `threads`.", "t3fa4c0d5a1b2c3d4"),
        Column("step", "integer", "The step's number within the thread, from 1.", "2"),
        Column("entry", "text", "The entry's id in the table `entries`.", "e7ea3c99f5a1b2c3d"),
        Column("act", "text", "What was done.", "release", values=ACT_NAMES),
        Column("status", "text", "Where that entry stands.", "delivered", values=STATUSES),
        Column("earliest", "day", "First day on which it can lie; empty where open or unknown.", "2031-03-23"),
        Column("latest", "day", "Last day on which it can lie.", "2031-03-23"),
        *_figures("told", "The figure of this step, as told"),
        *_figures("total", "What has been delivered by then, all steps counted; empty where nothing was counted"),
        Column("reason", "text", "How the total was reached.", "90 and 100"),
    ),
)


def threads_table(threads: Iterable[Thread]) -> Table:
    """One row a thread."""
    return THREADS.table(_thread_row(thread) for thread in threads)


def steps_table(threads: Iterable[Thread]) -> Table:
    """One row a step, threads in their order."""
    return STEPS.table(
        (
            thread.id, number, step.entry, step.act, step.status.value, *ends(step.when),
            *figures(step.told), *figures(step.total), step.reason or None,
        )
        for thread in threads
        for number, step in enumerate(thread.steps, start=1)
    )  # fmt: skip


def threads_json(threads: Iterable[Thread]) -> list[Json]:
    """One object a thread, with its steps."""
    return [
        {
            "id": thread.id,
            "topic": thread.topic,
            "party": thread.party.name,
            "party_id": thread.party.actor,
            "party_kind": thread.party.kind.value,
            "others": names(thread.others),
            "state": thread.state.value,
            "reason": thread.reason,
            "promised": terms_json(thread.promised),
            "delivered": terms_json(thread.delivered) if thread.delivered else None,
            "deadline": when_json(thread.deadline),
            "steps": [_step_json(step) for step in thread.steps],
            "entries": list(thread.entries),
            "salience": round(thread.salience, 4),
        }
        for thread in threads
    ]


def figures(terms: Terms | None) -> tuple[Cell, ...]:
    """Amount, amount_high, qualifier and unit; all None where there are no terms."""
    return figure_cells(terms)[:4] if terms else (None,) * 4


def _thread_row(thread: Thread) -> tuple[Cell, ...]:
    dated = _dated(thread.steps)
    return (
        thread.id, thread.topic, thread.party.name, thread.party.actor, thread.party.kind.value, party_names(thread.others),
        thread.state.value, thread.reason or None, *figures(thread.promised), *figures(thread.delivered),
        thread.deadline.latest if thread.deadline else None, *dated, len(thread.steps), joined(thread.entries), round(thread.salience, 4),
    )  # fmt: skip


def _dated(steps: Sequence[ThreadStep]) -> tuple[Cell, Cell]:
    first = [step.when.earliest for step in steps if step.when and step.when.earliest]
    last = [step.when.latest for step in steps if step.when and step.when.latest]
    return min(first, default=None), max(last, default=None)


def _step_json(step: ThreadStep) -> Json:
    return {
        "entry": step.entry,
        "act": step.act,
        "status": step.status.value,
        "when": when_json(step.when),
        "told": terms_json(step.told),
        "total": terms_json(step.total) if step.total else None,
        "reason": step.reason,
    }
