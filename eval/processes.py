#!/usr/bin/env python3
"""Are peace processes told apart? All reports of the gold cases in one ledger, each case a process of its own.

    python eval/processes.py        the processes found, then the figures

B-cubed precision and recall over the entries that are put into a process (Bagga and Baldwin 1998): of an entry's process, the share that
is of its case, and of its case, the share that is in its process. "assigned": the share of all entries that are in one.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import evaldata
from ledger import CASES, build_ledger, data_folder, reports_of

from parley.ledger import fold, processes
from parley.model.computed import Process
from parley.model.records import Document, Statement

SPLITS = ("development", "held_out", "seeds")


def material(folder: Path) -> tuple[dict[str, Statement], dict[str, Document], dict[str, str]]:
    """Statements and documents by id, and the case of each document."""
    statements: dict[str, Statement] = {}
    documents: dict[str, Document] = {}
    cases: dict[str, str] = {}
    files = [(folder / "gold" / "seeds" / "case.json", folder / "seeds")]
    files += [(path, reports_of(path)) for path in sorted(CASES.glob("*/case.json"))]
    for path, texts in files:
        case = json.loads(path.read_text(encoding="utf-8"))
        if case.get("split", "seeds") in SPLITS:
            _, told, read = build_ledger(texts, [doc["file"] for doc in case["documents"]])
            statements |= told
            documents |= read
            cases |= dict.fromkeys(read, path.parent.name)
    return statements, documents, cases


def measured(folder: Path) -> tuple[dict[str, float], tuple[Process, ...]]:
    statements, documents, cases = material(folder)
    entries = fold(statements.values(), documents).entries
    found = processes(entries)
    home = {key: one.id for one in found for key in one.entries}
    put = [(home[entry.id], cases[entry.documents[0]]) for entry in entries if entry.id in home]
    both, of_home, of_case = Counter(put), Counter(h for h, _ in put), Counter(c for _, c in put)
    return {
        "processes.precision": sum(both[pair] / of_home[pair[0]] for pair in put) / max(len(put), 1),
        "processes.recall": sum(both[pair] / of_case[pair[1]] for pair in put) / max(len(put), 1),
        "processes.assigned": len(put) / max(len(entries), 1),
    }, found


def figures() -> dict[str, float]:
    """For eval/check.py: names to values, more is better."""
    folder = data_folder()
    return {} if folder is None else measured(folder)[0]


def main() -> int:
    folder = data_folder()
    if folder is None:
        print(evaldata.MISSING, "gold/seeds/case.json")
        return 0
    values, found = measured(folder)
    for one in found:
        print(f"{len(one.entries):5} entries, {len(one.documents):3} reports  {one.name}")
    for name, value in values.items():
        print(f"{name:24s} {value:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
