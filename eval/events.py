#!/usr/bin/env python3
"""Breadth of the vocabulary of events: short sentences in the manner of agency news, written for this project, class by class.

    python eval/events.py [events/accuse.json ...]     shares for each PLOVER root: an event told, root, source and target right, all three
    python eval/events.py --misses [--class bombs]     also what was found for each sentence that is not right

Each file of `events/` is of one root; its sentences follow the codes of the CAMEO and PLOVER manuals ("class"), with the words that tell
who does it and to whom. States and peoples are real, so that the gazetteer knows them; **what they do here is invented**. They were written
before Parley read any of them; its rules were then mended on them, so that the shares measure regress, not quality on unseen text.

What is right: as in `plover.py`; among the statements whose source is right, one of the wanted root comes first. Without a source in the
words every statement counts. CONCEDE and RETREAT are one root. What two do together ("A and B opened a joint post") they do to one another.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from plover import Coded, Sentence, adjectives, analyse, is_meant, root_of

from parley.model.codebook import ACT_BY_NAME
from parley.model.records import Party, Statement

GOLD = Path(__file__).resolve().parent / "events"
ROOT_OF_FILE = {"concede": "CONCEDE/RETREAT"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One sentence with what it tells. kind: the class of its event within the root."""

    text: str
    root: str
    kind: str
    sources: tuple[Coded, ...]
    targets: tuple[Coded, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was found for one sentence; root None: nothing was told by its source."""

    event: Event
    root: str | None
    source: bool
    target: bool
    found: tuple[str, ...]

    @property
    def whole(self) -> bool:
        return self.root == self.event.root and self.source and self.target


def events_of(path: Path) -> list[Event]:
    """The events of a gold file."""
    root = ROOT_OF_FILE.get(path.stem, path.stem.upper())
    return [
        Event(
            text=item["text"],
            root=root,
            kind=item["class"],
            sources=tuple(map(_coded, item["source"])),
            targets=tuple(map(_coded, item["target"])),
        )
        for item in json.loads(path.read_text(encoding="utf-8"))
    ]


def _coded(words: str) -> Coded:
    """An actor by its words, with the code of the state that they open with."""
    parts = words.lower().removesuffix("'s").replace("'s ", " ").split()
    code = next((adjectives()[name] for n in (2, 1) if (name := " ".join(parts[:n])) in adjectives()), "")
    return Coded(text=words, code=code, sector="")


def judge(event: Event) -> Outcome:
    """What was found for a sentence."""
    sentence = analyse(event.text)
    found = tuple(f"{s.act}/{s.topic} {[a.name for a in s.actors]} -> {[r.name for r in s.recipients]}" for s in sentence.statements)
    told = [s for s in sentence.statements if all(_means(c, s.actors, sentence) for c in event.sources)]
    judged = [(root_of(s, sentence.text), _target(event, s, sentence)) for s in told]
    root, target = max(judged, key=lambda it: (it[0] == event.root, it[1]), default=(None, False))
    return Outcome(event=event, root=root, source=bool(told), target=target, found=found)


def _means(coded: Coded, parties: Iterable[Party], sentence: Sentence) -> bool:
    return any(is_meant(coded, party, sentence, strict=False) for party in parties)


def _target(event: Event, stmt: Statement, sentence: Sentence) -> bool:
    mutual = ACT_BY_NAME[stmt.act].symmetric or event.sources == event.targets
    suffering = (*stmt.actors, *stmt.recipients) if mutual else stmt.recipients
    if event.targets:
        return all(_means(c, suffering, sentence) for c in event.targets)
    return all(any(is_meant(c, p, sentence, strict=False) for c in event.sources) for p in suffering)


def shares(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """The shares of the sentences that are right in each respect. A target counts only beside the right root."""
    count = max(len(outcomes), 1)
    return {
        "root": sum(o.root == o.event.root for o in outcomes) / count,
        "source": sum(o.source for o in outcomes) / count,
        "target": sum(o.target and o.root == o.event.root for o in outcomes) / count,
        "whole": sum(o.whole for o in outcomes) / count,
    }


def figures() -> dict[str, float]:
    """For eval/check.py: names to values, more is better."""
    return {
        f"events.{path.stem}.{name}": value
        for path in sorted(GOLD.glob("*.json"))
        for name, value in shares([judge(event) for event in events_of(path)]).items()
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--misses", action="store_true", help="show what was found for each sentence that is not right")
    parser.add_argument("--class", dest="kind", help="only the events of this class")
    args = parser.parse_args()
    total: list[Outcome] = []
    for path in args.files or sorted(GOLD.glob("*.json")):
        outcomes = [judge(event) for event in events_of(path) if args.kind in (None, event.kind)]
        total += outcomes
        show(path.stem, outcomes)
        for one in outcomes if args.misses else ():
            if not one.whole:
                wanted = f"{[c.text for c in one.event.sources]} -> {[c.text for c in one.event.targets]}"
                print(f"\n  {one.event.text}\n    {one.event.kind}: {wanted}; told {one.root}, source {one.source}, target {one.target}")
                print(*(f"    found {line}" for line in one.found), sep="\n")
    show("all", total)
    return 0


def show(name: str, outcomes: Sequence[Outcome]) -> None:
    print(f"{name:12s} {len(outcomes):4d}", *(f"{key} {value:.3f}" for key, value in shares(outcomes).items()))


if __name__ == "__main__":
    sys.exit(main())
