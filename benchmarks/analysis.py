#!/usr/bin/env python3
"""Speed and memory of reading and analysing a mixed stream of news, with the language model alone as the floor.

    python benchmarks/analysis.py [--articles N] [--json]

Reads data/wikinews/data/*.csv of PARLEY_EVAL_DATA in one process: first spaCy's pipeline alone over all articles, then Parley's reading and
analysis (with its gate, and without). Prints words a second, the ratio to spaCy alone in the same run, the share of time spent in the
language model, and the peak memory. Without the data it says so.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from parley.analysis import pipeline
from parley.analysis.pipeline import Analyser
from parley.config import load_settings
from parley.model.records import Document, RawDocument
from parley.reading import ReadingOptions, read
from parley.workflows.resources import load_analyser, load_gazetteer

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "eval"))
import evaldata


def articles(most: int) -> list[RawDocument]:
    rows = islice(evaldata.wikinews(), most)
    return [RawDocument(key=r["url"], media="text", text=r["text"], title=r["title"], published=r["date"]) for r in rows]


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def measure(raws: list[RawDocument]) -> dict[str, float]:
    analyser: Analyser = load_analyser(load_settings(environ={}))
    options = ReadingOptions(offices=load_gazetteer().offices)
    words = sum(len((raw.text or "").split()) for raw in raws)
    docs: list[Document] = []
    reading = timed(lambda: docs.extend(read(raw, options=options) for raw in raws))
    model = timed(lambda: [None for _ in analyser.nlp.pipe(line for doc in docs for line in doc.text.split("\n") if line.strip())])
    inside = [0.0]
    parse = pipeline.parse

    def watched(*args: object) -> object:
        started = time.perf_counter()
        out = parse(*args)  # type: ignore[arg-type]
        inside[0] += time.perf_counter() - started
        return out

    pipeline.parse = watched  # type: ignore[assignment]
    try:
        ungated = timed(lambda: [analyser.analyse(doc, gate=False) for doc in docs])
        share = inside[0] / ungated
        gated = timed(lambda: [analyser.analyse(doc) for doc in docs])
    finally:
        pipeline.parse = parse
    return {
        "articles": float(len(raws)),
        "words": float(words),
        "reading_words_per_second": words / reading,
        "model_alone_words_per_second": words / model,
        "analysis_words_per_second": words / ungated,
        "analysis_gated_words_per_second": words / gated,
        "whole_words_per_second": words / (reading + gated),
        "analysis_to_model_alone": ungated / model,
        "share_of_analysis_in_model": share,
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=295)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    raws = articles(args.articles)
    if not raws:
        print(evaldata.MISSING, "data/wikinews")
        return 0
    figures = measure(raws)
    if args.json:
        print(json.dumps(figures))
        return 0
    for name, value in figures.items():
        print(f"{name:34s} {value:,.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
