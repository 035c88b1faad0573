#!/usr/bin/env python3
"""Scores the reconciling of many accounts on episodes written for this project: ten small processes, four to eight reports each.

    python eval/episodes.py                  every episode, a line each, then the sums of `before` and `after`
    python eval/episodes.py --list before    with what is linked wrongly, and the origins that are wrong, in the episodes open to rules

`before` may be read to make rules; `after` is for figures only. Beside the scorer's recall and disputes:

    links    pairwise precision, recall and F1 over tellings. A telling is a gold entry in one report; it is held against the statement of
             its act (or a near one) and topic found at its sentence: what was not found at all does not count here, only what was put
             together.
    bcubed   F1 of B-cubed precision and recall over the same tellings (Bagga and Baldwin 1998).
    disputes precision (disputed entries near a disputed gold entry), recall (gold disputes with a disputed entry near) and F1.
    origins  reports whose group of one origin is exactly the gold's.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from ledger import build_ledger, run

from parley.ledger import Ledger, origin_groups
from parley.model.records import Document, Statement
from parley.scoring import Score, parse_case
from parley.scoring.evidence import gold_spans
from parley.scoring.likeness import SAME_FAMILY, act_likeness, topic_likeness

EPISODES = Path(__file__).resolve().parent / "episodes"
HALVES = ("before", "after")


@dataclass(frozen=True)
class Telling:
    """A gold entry in one report, with the statement found there and the entry that holds it."""

    gold: str
    found: str
    words: str


@dataclass(frozen=True)
class Episode:
    """One episode: its score, its tellings, how many tellings there are in all, and the reports whose origin is right."""

    name: str
    score: Score
    tellings: tuple[Telling, ...]
    told: int
    origins: tuple[tuple[str, bool], ...]


def episode(folder: Path) -> Episode:
    scored = run(folder / "case.json", folder)
    ledger, statements, documents = build_ledger(folder, [doc["file"] for doc in scored.case["documents"]])
    tellings = list(_tellings(scored.case, scored.texts, ledger, statements, documents))
    return Episode(
        name=scored.name,
        score=scored.score,
        tellings=tuple(t for t in tellings if t is not None),
        told=len(tellings),
        origins=tuple(_origins(scored.case["documents"], documents)),
    )


def _tellings(
    case: dict[str, Any], texts: dict[str, str], ledger: Ledger, statements: dict[str, Statement], documents: dict[str, Document]
) -> Iterator[Telling | None]:
    """Each gold entry in each of its reports; None where no statement tells it there."""
    parsed = parse_case(case, file=str(case["case"]))
    home = {stmt: entry.id for entry in ledger.entries for stmt in entry.statements}
    keys = {doc["file"]: doc["id"] for doc in case["documents"]}
    by_doc: dict[str, list[Statement]] = {}
    for stmt in statements.values():
        if stmt.id in home:
            by_doc.setdefault(keys[documents[stmt.document].key], []).append(stmt)
    likely = sorted(
        (
            (-act_likeness(gold.coding.act, stmt.act) - topic_likeness(gold.coding.topic, stmt.topic), gold.id, doc, stmt.id)
            for gold in parsed.entries
            for doc, spans in gold_spans(gold, texts).items()
            for stmt in by_doc.get(doc, ())
            if any(span.start < end and start < span.end for span in stmt.evidence for start, end in spans)
            and act_likeness(gold.coding.act, stmt.act) >= SAME_FAMILY
            and topic_likeness(gold.coding.topic, stmt.topic) > 0
        ),
    )
    taken: dict[tuple[str, str], str] = {}
    for _, gold_id, doc, stmt_id in likely:  # the likeliest first; a statement tells one thing
        if (gold_id, doc) not in taken and stmt_id not in taken.values():
            taken[gold_id, doc] = stmt_id
    for gold in parsed.entries:
        for doc in gold_spans(gold, texts):
            found = taken.get((gold.id, doc))
            yield Telling(gold.id, home[found], f"{doc} {gold.says}") if found else None


def _origins(gold: Sequence[dict[str, Any]], documents: dict[str, Document]) -> Iterator[tuple[str, bool]]:
    """Each report's file, and whether those of its origin are the gold's."""
    names = {doc["id"]: doc["id"] if doc["origin"] == "own" else str(doc["origin"]) for doc in gold}
    file = {doc["id"]: doc["file"] for doc in gold}
    wanted: dict[str, set[str]] = {}
    for doc, origin in names.items():
        wanted.setdefault(origin, set()).add(file[doc])
    for group in origin_groups(documents.values()):
        held = {documents[key].key for key in group}
        for one in sorted(held):
            origin = next(names[doc] for doc in names if file[doc] == one)
            yield one, wanted[origin] == held


def linked(tellings: Sequence[Telling]) -> Counter[str]:
    """Pairs of one episode: right, told as one act, of one act in the gold."""
    pairs = list(combinations(tellings, 2))
    return Counter(
        right=sum(a.gold == b.gold and a.found == b.found for a, b in pairs),
        found=sum(a.found == b.found for a, b in pairs),
        gold=sum(a.gold == b.gold for a, b in pairs),
    )


def bcubed(tellings: Sequence[Telling]) -> tuple[float, float]:
    """Sums of precision and of recall over the tellings of one episode."""
    both, found, gold = Counter((t.gold, t.found) for t in tellings), Counter(t.found for t in tellings), Counter(t.gold for t in tellings)
    share = [(both[t.gold, t.found] / found[t.found], both[t.gold, t.found] / gold[t.gold]) for t in tellings]
    return sum(p for p, _ in share), sum(r for _, r in share)


def f1(precision: float, recall: float) -> float:
    """Their harmonic mean.

    >>> f1(0.5, 1.0)
    0.6666666666666666
    """
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def summed(episodes: Sequence[Episode]) -> dict[str, float]:
    """The figures of several episodes, entries, tellings and reports counted alike."""
    out = {f"recall{n}": _ratio([e.score.recall[n].right for e in episodes], [e.score.recall[n].of for e in episodes]) for n in (2, 3)}
    pairs = sum((linked(e.tellings) for e in episodes), Counter[str]())
    precision, recall = pairs["right"] / max(pairs["found"], 1), pairs["right"] / max(pairs["gold"], 1)
    out |= {"links_precision": precision, "links_recall": recall, "links_f1": f1(precision, recall)}
    count = sum(len(e.tellings) for e in episodes)
    cubes = [bcubed(e.tellings) for e in episodes]
    out["bcubed_f1"] = f1(sum(p for p, _ in cubes) / max(count, 1), sum(r for _, r in cubes) / max(count, 1))
    out["tellings"] = count / max(sum(e.told for e in episodes), 1)
    near = _ratio([e.score.disputed_near.right for e in episodes], [e.score.disputed_near.of for e in episodes])
    disputes = _ratio([e.score.dispute.right for e in episodes], [e.score.dispute.of for e in episodes])
    kinds = _ratio([e.score.dispute_kind.right for e in episodes], [e.score.dispute_kind.of for e in episodes])
    out |= {"disputes_precision": near, "disputes_recall": disputes, "disputes_kind": kinds, "disputes_f1": f1(near, disputes)}
    right = [ok for e in episodes for _, ok in e.origins]
    out["origins"] = sum(right) / max(len(right), 1)
    return out


def _ratio(right: Sequence[float], of: Sequence[float]) -> float:
    return sum(right) / sum(of) if sum(of) else 0.0


def all_episodes(half: str) -> list[Episode]:
    return [episode(path.parent) for path in sorted((EPISODES / half).glob("*/case.json"))]


def figures() -> dict[str, float]:
    """For eval/check.py: names to values, more is better."""
    return {f"episodes.{half}.{name}": value for half in HALVES for name, value in summed(all_episodes(half)).items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", choices=("before",), help="what is wrong, sentence by sentence")
    args = parser.parse_args()
    for half in HALVES:
        found = all_episodes(half)
        for one in [*found, None]:
            values = summed(found if one is None else [one])
            print(f"{half if one is None else one.name:24s}", " ".join(f"{name} {value:.2f}" for name, value in values.items()))
        if args.list == half:
            for one in found:
                print("\n".join(_faults(one)))
    return 0


def _faults(one: Episode) -> Iterator[str]:
    for a, b in combinations(one.tellings, 2):
        if (a.gold == b.gold) != (a.found == b.found):
            yield f"{one.name} {'apart' if a.gold == b.gold else 'together'}: {a.gold} {a.words} || {b.gold} {b.words}"
    yield from (f"{one.name} origin: {file}" for file, right in one.origins if not right)


if __name__ == "__main__":
    sys.exit(main())
