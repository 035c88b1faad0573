"""A cheap analyser for tests of the build, and a view of a ledger's rows that two builds can be compared by."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from parley.config import Settings
from parley.model.ids import statement_id
from parley.model.records import ActorKind, Analysis, Document, Party, Span, Statement
from parley.workflows.ingest import BuildSummary, build

ACTS = {"offered": "offer", "agreed": "agree", "rejected": "reject", "denied": "deny"}
FRONT = Party(actor="found:hill front", name="Hill Front", kind=ActorKind.ARMED_GROUP)


@dataclass
class CheapAnalyser:
    """One statement for each word of `ACTS`; breaks on a text that holds the word of its `breaks_on`. seen: keys of what it analysed."""

    rules: str = "1"
    breaks_on: str = "\x00never"
    seen: list[str] = field(default_factory=list)

    @property
    def versions(self) -> Mapping[str, str]:
        return {"rules": self.rules, "language_model": "none"}

    def analyse(self, doc: Document, *, gate: bool = True) -> Analysis:
        assert gate
        self.seen.append(doc.key)
        if self.breaks_on in doc.text:
            raise ZeroDivisionError("a stage broke")
        return Analysis(document=doc.id, statements=tuple(self._statements(doc)))

    def _statements(self, doc: Document) -> list[Statement]:
        found = []
        for match in re.finditer(r"\b(offered|agreed|rejected|denied)\b", doc.text[:5_000]):
            start, end = match.span()
            span = Span(document=doc.id, start=start, end=end)
            evidence = Span(document=doc.id, start=max(0, start - 20), end=min(len(doc.text), end + 20))
            act = ACTS[match.group()]
            found.append(
                Statement(
                    id=statement_id(doc.key, doc.text_hash, (start, end), None, act),
                    document=doc.id,
                    act=act,
                    topic="ceasefire",
                    actors=(FRONT,),
                    recipients=(),
                    trigger=span,
                    evidence=(evidence,),
                    rule=f"{act}.1",
                    rule_version=self.rules,
                )
            )
        return found


def run(ledger: Path, *paths: Path, analyser: CheapAnalyser | None = None, **options: object) -> BuildSummary:
    """A build with the package's own reader and the cheap analyser."""
    return build(paths, settings=Settings(ledger=ledger), analyser=analyser or CheapAnalyser(), **options)  # type: ignore[arg-type]


def rows(ledger: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the full-text indexes, in the order of its values."""
    raw = sqlite3.connect(ledger)
    tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name") if "_words" not in name]
    found = {name: sorted(raw.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in tables}
    raw.close()
    return found


def content(ledger: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows without what tells in which order and how often they were written: numbers, the revision."""
    found = rows(ledger)
    found["documents"] = sorted((row[1:] for row in found["documents"]), key=repr)
    found["statements"] = sorted((row[1:] for row in found["statements"]), key=repr)
    found["facts"] = [row for row in found["facts"] if row[0] not in ("revision", "folded_revision")]
    return found


def report(number: int, what: str = "offered a truce of 7 days") -> str:
    """A short invented report."""
    return (
        f"HILLTOWN - The Hill Front {what} on 3 March 2031, its envoy said in round {number} of the valley talks.\n\n"
        "The government of Veldria agreed to study the paper within a week, and asked the neighbours to send observers.\n"
    )


def fill(folder: Path, count: int) -> Path:
    """A folder with so many reports."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number:03}.txt").write_text(report(number), encoding="utf-8")
    return folder
