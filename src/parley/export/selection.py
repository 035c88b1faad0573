"""What an export or a report is made of: some entries of a ledger, with the statements and documents behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from parley.model.records import Document, Entry, Failure, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Entries, most salient first, with everything that they lead back to. statements, documents: by id; at least those
    that the entries hold. failures: what could not be read or analysed. versions: of schema, codebook, rules, model."""

    entries: tuple[Entry, ...] = ()
    statements: Mapping[str, Statement] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
