"""The ledger as one page: reads it, computes what the page tells, renders it, puts the file in place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from parley.workflows.answers import Answers, ask
from parley.workflows.exporting import in_place
from parley.workflows.filters import Filters
from parley.workflows.ingest import PROCESS

if TYPE_CHECKING:
    from parley.report.findings import Findings

DEFAULT_TITLE = "The ledger of a peace process"


class PageForm(StrEnum):
    """What a report is written as: one page for a browser or a printer, or Markdown."""

    HTML = "html"
    MD = "md"


def write_report(
    ledger: Path,
    target: Path,
    *,
    title: str | None = None,
    form: PageForm = PageForm.HTML,
    filters: Filters | None = None,
    as_of: date | None = None,
    possible: bool = False,
) -> int:
    """Write the report of a ledger to `target`; returns its size in bytes.

    Raises StoreError where there is no ledger, UsageError where a filter is wrong or the target cannot be written.
    """
    text = report_text(ledger, title=title, form=form, filters=filters, as_of=as_of, possible=possible).encode("utf-8", "replace")
    with in_place(target) as part:
        part.write_bytes(text)
    return len(text)


def report_text(
    ledger: Path,
    *,
    title: str | None = None,
    form: PageForm = PageForm.HTML,
    filters: Filters | None = None,
    as_of: date | None = None,
    possible: bool = False,
) -> str:
    """The report of a ledger as text. title: by default that of the process file with which the ledger was built. filters: of the
    entries; as_of, possible: as known on that day (`answers.ask`)."""
    from parley.report.markdown import render as render_markdown
    from parley.report.page import render

    found = ask(ledger, filters, as_of=as_of, possible=possible)
    selection = replace(found.shown, statements=found.whole.statements)
    make = render if form is PageForm.HTML else render_markdown
    named = selection.versions.get(PROCESS, "").partition(" ")[2]
    return make(selection, findings(found), title=title or named or DEFAULT_TITLE, scope=scope(filters))


def findings(found: Answers) -> Findings:
    """Everything that the report tells beside the entries: computed from all of them, of which a filter hides some and changes none."""
    from parley.report.findings import Findings

    return Findings(
        board=found.board,
        threads=found.threads,
        deadlocks=found.deadlocks,
        agreements=found.agreements,
        tracks=found.tracks,
        origins=found.origins,
        entries=found.entries,
    )


def scope(filters: Filters | None) -> str:
    """What was asked for, in words; empty where everything was.

    >>> scope(Filters(topics=("ceasefire",), since=date(2031, 3, 1)))
    'Only entries that pass: topic ceasefire; since 1 Mar 2031.'
    """
    from parley.export import wording

    if filters is None or filters.empty:
        return ""
    asked = (
        ("topic", filters.topics), ("party", filters.parties), ("act", filters.acts), ("status", filters.statuses),
        ("source", filters.sources), ("place", filters.places),
    )  # fmt: skip
    parts = [f"{name} {' or '.join(wording.words(value) for value in values)}" for name, values in asked if values]
    parts += [f"{name} {wording.day(value)}" for name, value in (("since", filters.since), ("until", filters.until)) if value]
    return f"Only entries that pass: {'; '.join(parts)}."
