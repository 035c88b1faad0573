#!/usr/bin/env python3
"""Holds the deadlocks that the ledgers tell against those of the gold cases: the reports of PARLEY_EVAL_DATA, and the cases beside
this file.

    python eval/deadlocks.py        a line a case, then the sums

A circle is found when its deeds are those of the gold by party (under any alias) and topic, whatever the acts are called. Counted are
the gold circles marked explicit; "false" are circles told as explicit that no gold circle, explicit or not, is like.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import evaldata
from ledger import CASES, build_ledger, data_folder, reports_of

from parley.ledger import deadlocks
from parley.scoring.naming import ActorNames

Circle = frozenset[tuple[object, str]]


@dataclass(frozen=True)
class Held:
    """One case: its explicit circles, how many of them are found, and how many others are told as explicit."""

    name: str
    split: str
    gold: int
    found: int
    false: int


def held(case_file: Path, texts: Path) -> Held:
    case: dict[str, Any] = json.loads(case_file.read_text(encoding="utf-8"))
    names = ActorNames(case["aliases"])

    def circle(deeds: list[tuple[str | None, str]]) -> Circle:
        return frozenset((names.keys([name or ""]), topic) for name, topic in deeds)

    gold = [(circle([(deed["actor"], deed["topic"]) for deed in lock["cycle"]]), bool(lock["explicit"])) for lock in case["deadlocks"]]
    ledger, _, _ = build_ledger(texts, [doc["file"] for doc in case["documents"]])
    told = [circle([(deed.name, deed.topic) for deed in lock.cycle]) for lock in deadlocks(ledger.entries) if lock.explicit]
    known = {lock for lock, _ in gold}
    explicit = [lock for lock, firm in gold if firm]
    return Held(
        name=case["case"],
        split=case.get("split", "seeds"),
        gold=len(explicit),
        found=sum(lock in told for lock in explicit),
        false=sum(lock not in known for lock in told),
    )


def all_cases(folder: Path) -> list[Held]:
    found = [(folder / "gold" / "seeds" / "case.json", folder / "seeds")]
    found += [(path, reports_of(path)) for path in sorted(CASES.glob("*/case.json"))]
    return [held(path, texts) for path, texts in found]


def figures() -> dict[str, float]:
    """For eval/check.py: names to values, more is better."""
    folder = data_folder()
    if folder is None:
        return {}
    cases = all_cases(folder)
    out: dict[str, float] = {}
    for split in dict.fromkeys(case.split for case in cases):
        chosen = [case for case in cases if case.split == split]
        out[f"deadlocks.{split}.found"] = sum(case.found for case in chosen) / max(1, sum(case.gold for case in chosen))
        out[f"deadlocks.{split}.-false"] = -float(sum(case.false for case in chosen))
    return out


def main() -> int:
    folder = data_folder()
    if folder is None:
        print(evaldata.MISSING, "gold/seeds/case.json")
        return 0
    cases = all_cases(folder)
    for case in cases:
        print(f"{case.name:22s} {case.split:12s} explicit in the gold {case.gold}, found {case.found}, others told {case.false}")
    for name, value in figures().items():
        print(f"{name:40s} {value:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
