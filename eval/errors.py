#!/usr/bin/env python3
"""Error analysis by stage: what becomes of each gold entry that matters, and of each ledger entry that no gold entry knows.

    python eval/errors.py                        counts of each class, a line a split
    python eval/errors.py --only sudan --list    every error of one case, with the sentence
    python eval/errors.py --class missed --list  one class

A gold entry (importance 2 or more) is found, or it has one of these faults, the first that applies:

    missed         no unpaired ledger entry that stands where it stands has two of act, topic and actors right
    wrong party    one does, of its act (or a near one) and topic, by somebody else
    wrong topic    ... of its act and by its actors, about something else
    wrong act      ... by its actors and on its topic

and a found one may have these: wrong party (actors or recipients), wrong act, wrong topic, wrong scope (modality or status), wrong time
(said or happens), wrong terms, wrong speaker. A ledger entry that is in no pair is "invented" where no gold entry of any importance
stands at its sentence, else "doubled" (its sentence is told by another ledger entry, or it is the other half of a fault above).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import evaldata
from ledger import SPLITS, Scored, all_cases, data_folder

from parley.scoring import parse_case, parse_entries
from parley.scoring.agreement import agreement
from parley.scoring.coding import Coding
from parley.scoring.evidence import Spans, found_spans, gold_spans, touch
from parley.scoring.likeness import SAME_FAMILY, act_likeness, actor_likeness, name_likeness, topic_likeness
from parley.scoring.naming import ActorNames, DocumentNames
from parley.scoring.pairing import LEAST_ACTORS

LEAST_IMPORTANCE = 2
STAGE = {"act": "wrong act", "topic": "wrong topic", "actors": "wrong party", "recipients": "wrong party", "modality": "wrong scope"}
STAGE |= {"status": "wrong scope", "happens": "wrong time", "said": "wrong time", "terms": "wrong terms"}
LOST = ("missed", "wrong act", "wrong topic", "wrong party")
SAME_SPEAKER = 0.3  # one shared word of a name and a role, as for the actor of a condition


@dataclass(frozen=True)
class Fault:
    """One fault. lost: whether the gold entry has no pair; of: the entry in words."""

    case: str
    split: str
    kind: str
    lost: bool
    of: str


def faults(scored: Scored) -> Iterator[Fault]:
    """The faults of one case, gold entries first."""
    case = parse_case(scored.case, file=scored.name)
    entries = parse_entries(scored.entries)
    docs, names = DocumentNames.of(case.documents), ActorNames(case.aliases)
    texts = scored.texts
    gold_at = {g.id: gold_spans(g, texts) for g in case.entries}
    found_at = [found_spans(e, docs) for e in entries]
    pairs = {pair.gold: pair.entry for pair in scored.score.pairs}
    raw = {g["id"]: g for g in scored.case["entries"]}
    free = set(scored.score.unpaired)
    halves: set[int] = set()

    def fault(kind: str, lost: bool, of: str) -> Fault:
        return Fault(scored.name, scored.split, kind, lost, of)

    for gold in case.entries:
        if gold.importance < LEAST_IMPORTANCE:
            continue
        words = _gold_words(raw[gold.id], gold_at[gold.id], texts)
        if gold.id in pairs:
            entry = entries[pairs[gold.id]]
            got = scored.entries[pairs[gold.id]]
            counts = agreement(gold.coding, entry.coding, names)
            for name, count in counts.items():
                if name in STAGE and count.right < count.of:
                    yield fault(STAGE[name], False, f"{name}: {_value(raw[gold.id], name)} <> {_value(got, name)} | {words}")
            if not _same_speaker(raw[gold.id], got, names):
                speakers = [s.get("name") or s.get("role") for s in raw[gold.id].get("speakers", ())]
                yield fault("wrong speaker", False, f"{speakers} <> {[s.get('name') for s in got.get('speakers', ())]} | {words}")
            continue
        near = [place for place in sorted(free) if touch(gold_at[gold.id], found_at[place])]
        ranks = [(_rank(gold.coding, entries[place].coding, names), place) for place in near]
        rank, place = max(ranks, default=(0, -1))
        if rank == 0:
            yield fault("missed", True, words)
        else:
            halves.add(place)
            e = scored.entries[place]
            yield fault(LOST[rank], True, f"<> {e['actors']} {e['act']}/{e['topic']} -> {e['recipients']} | {words}")
    for place in sorted(free):
        there = any(touch(at, found_at[place]) for at in gold_at.values())
        e = scored.entries[place]
        words = f"{e['actors']} {e['act']}/{e['topic']} -> {e['recipients']} {e['modality']}: {e['statements'][0]['quote'][:300]!r}"
        if place not in halves:
            yield fault("doubled" if there else "invented", True, words)


def _rank(gold: Coding, found: Coding, names: ActorNames) -> int:
    """What of a gold entry a ledger entry at its place has: 0 nothing, else the index in LOST of what it has wrong."""
    kin = act_likeness(gold.act, found.act) >= SAME_FAMILY
    topic = topic_likeness(gold.topic, found.topic) > 0
    actors = actor_likeness(gold, found, names) >= LEAST_ACTORS
    return 3 if kin and topic else 2 if kin and actors else 1 if topic and actors else 0


def _same_speaker(gold: Mapping[str, Any], found: Mapping[str, Any], names: ActorNames) -> bool:
    wanted = [str(s.get(key)) for s in gold.get("speakers", ()) for key in ("name", "role", "org") if s.get(key)]
    if not wanted:
        return True
    got = [str(s.get(key)) for s in found.get("speakers", ()) for key in ("name", "role", "org") if s.get(key)]
    return any(name_likeness([w], [g], names) >= SAME_SPEAKER for w in wanted for g in got)


def _value(entry: Mapping[str, Any], name: str) -> object:
    value = entry.get(name)
    if name == "terms" and isinstance(value, dict):
        return {key: term for key, term in value.items() if term not in (None, "", [])}
    return {key: value.get(key) for key in ("earliest", "latest")} if isinstance(value, dict) else value


def _gold_words(gold: Mapping[str, Any], at: Spans, texts: Mapping[str, str]) -> str:
    quotes = " || ".join(texts[doc][start:end].replace("\n", " ") for doc, spans in at.items() for start, end in spans)
    return f"{gold['id']} {gold['actors']} {gold['act']}/{gold['topic']} -> {gold.get('recipients')}: {quotes[:400]!r}"


def table(found: list[Fault], scored: list[Scored]) -> Iterator[str]:
    """Lines: of the gold entries that matter, how many are found, how the others are lost; faults of the found; entries without a pair."""
    for split in dict.fromkeys(s.split for s in scored):
        mine = [f for f in found if f.split == split]
        cases = [s for s in scored if s.split == split]
        gold = sum(e.get("importance", 1) >= LEAST_IMPORTANCE for s in cases for e in s.case["entries"])
        lost = Counter(f.kind for f in mine if f.lost and f.kind in LOST)
        faulty = Counter(f.kind for f in mine if not f.lost)
        extra = Counter(f.kind for f in mine if f.kind in ("invented", "doubled"))
        system = sum(len(s.entries) for s in cases)
        yield f"{split}: {gold} gold entries of importance 2 or 3, {gold - sum(lost.values())} found; lost: {_counts(lost)}"
        yield f"    faults of the found: {_counts(faulty)}"
        yield f"    {system} ledger entries, without a gold entry: {_counts(extra)}"


def _counts(counts: Counter[str]) -> str:
    return ", ".join(f"{kind} {n}" for kind, n in counts.most_common()) or "none"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only")
    parser.add_argument(
        "--cases", action="append", default=[], type=Path, metavar="FOLDER", help="gold cases elsewhere, in place of all others"
    )
    parser.add_argument("--class", dest="kind")
    parser.add_argument("--list", action="store_true", help="every fault, with its sentence; not of the cases for figures only")
    args = parser.parse_args()
    folder = data_folder()
    if folder is None:
        print(evaldata.MISSING, "gold/seeds/case.json")
        return 0
    scored = all_cases(folder, args.only, args.cases)
    found = [
        f
        for s in sorted(scored, key=lambda s: (s.split not in SPLITS, SPLITS.index(s.split) if s.split in SPLITS else 0))
        for f in faults(s)
    ]
    print("\n".join(table(found, scored)))
    if args.list:
        for f in found:
            if f.split not in evaldata.UNREAD and (args.kind is None or f.kind == args.kind):
                print(f"{f.case} {'LOST ' if f.lost else ''}{f.kind}: {f.of}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
