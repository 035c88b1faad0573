"""What an export or a report is made of: some entries of a ledger, with the statements, links and documents behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from parley.model.computed import Entry
from parley.model.judgements import Ruling
from parley.model.records import Document, Failure, Link, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """The day of a view: only documents that were certainly out by then count; possible: also those that may have been. later, undated: how
    many documents are left out since they came later (or may have), and since nothing bounds their date."""

    day: date
    possible: bool = False
    later: int = 0
    undated: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Entries, most salient first, with everything that they lead back to. statements, documents: by id; at least those
    that the entries hold, as reports tell them. judged: of these the ones that people's judgements have changed, as changed.
    rulings: what has become of every judgement, by time.
    links: of the whole ledger, or empty where they were not asked for. failures: what could not be read or analysed.
    versions: of schema, codebook, rules, model. as_of: the day of the view, or None for all that is known."""

    entries: tuple[Entry, ...] = ()
    statements: Mapping[str, Statement] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    judged: Mapping[str, Statement] = field(default_factory=dict)
    rulings: tuple[Ruling, ...] = ()
    links: tuple[Link, ...] = ()
    failures: tuple[Failure, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    as_of: AsOf | None = None
