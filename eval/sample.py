#!/usr/bin/env python3
"""Draws entries of a ledger at random, with their sentences, to be judged one by one.

    python eval/sample.py LEDGER [--count N] [--seed N] [--json]

A judge asks of each: are act, parties and scope (asserted, planned, denied, by whom) right by the sentence? The seed makes the draw
repeatable.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from pathlib import Path

from parley.export.entries import entry_json
from parley.store import open_store


def drawn(ledger: Path, count: int, seed: int) -> list[dict[str, object]]:
    """`count` entries of the ledger, the same for the same ledger and seed."""
    with open_store(ledger, create=False) as store:
        statements = {s.id: s for s in store.statements()}
        documents = {d.id: d for d in store.documents()}
        entries = sorted(store.entries(), key=lambda e: e.id)
        chosen = random.Random(seed).sample(entries, min(count, len(entries)))
        return [entry_json(e, statements, documents) for e in chosen]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    for n, entry in enumerate(drawn(args.ledger, args.count, args.seed), start=1):
        if args.json:
            print(json.dumps(entry, ensure_ascii=False))
            continue
        conditions = [(c["relation"], c["actor"], c["act"], c["topic"]) for c in entry["conditions"]]  # type: ignore[attr-defined]
        terms = {k: v for k, v in entry["terms"].items() if v}  # type: ignore[attr-defined]
        scope = f"{entry['modality']}, {entry['polarity']}, {entry['status']}"
        print(f"{n}. {entry['actors']} {entry['act']}/{entry['topic']} -> {entry['recipients']}; {scope}")
        print(f"   terms {terms} conditions {conditions} said {entry['said']} happens {entry['happens']}")
        for told in entry["statements"]:  # type: ignore[attr-defined]
            print(f"   - {told['document']}: {told['quote']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
