#!/usr/bin/env python3
"""Counts for which reports the gate opens: all gold reports should pass, and few of a mixed stream of news.

python eval/gate.py [--titles]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import evaldata

from parley.analysis.gate import Gate
from parley.analysis.words import parse_words
from parley.model.records import Document, RawDocument
from parley.reading import ReadingOptions, read
from parley.workflows.resources import lexicon_text

CASES = Path(__file__).resolve().parent / "cases"
EPISODES = CASES.parent / "episodes"


def gate() -> Gate:
    words = parse_words(lexicon_text("words.toml"))
    return Gate.of(words["gate.strong"], words["gate.weak"])


def gold(seeds: Path) -> list[Document]:
    files = [*sorted(seeds.glob("*.txt")), *sorted(CASES.glob("*/*.txt")), *sorted(EPISODES.glob("*/*/*.txt"))]
    return [read(RawDocument(key=str(f), media="text", data=f.read_bytes()), options=ReadingOptions()) for f in files]


def stream() -> list[Document]:
    raws = (RawDocument(key=row["url"], media="text", text=row["text"], title=row["title"]) for row in evaldata.wikinews())
    return [read(raw, options=ReadingOptions()) for raw in raws]


def figures() -> dict[str, float]:
    """For eval/check.py: the share of gold reports let through, and of a mixed stream kept out."""
    seeds = evaldata.find("seeds")
    if seeds is None:
        return {}
    door, reports, news = gate(), gold(seeds), stream()
    return {
        "gate.gold.opens": sum(door.opens(d) for d in reports) / len(reports),
        "gate.wikinews.shut": sum(not door.opens(d) for d in news) / len(news),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--titles", action="store_true", help="name the gold reports shut out, and the news let through")
    args = parser.parse_args()
    seeds = evaldata.find("seeds")
    if seeds is None:
        print(evaldata.MISSING, "seeds")
        return 0
    for name, value in figures().items():
        print(f"{name} {value:.4f}")
    if args.titles:
        door = gate()
        print(*(f"shut out: {d.key}" for d in gold(seeds) if not door.opens(d)), sep="\n")
        print(*(f"let through: {d.title}" for d in stream() if door.opens(d)), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
