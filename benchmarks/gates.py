#!/usr/bin/env python3
"""What the gates are worth, in one run and one process: speed, what is found, what the rules cost beside the language model, memory.

    python benchmarks/gates.py                              all figures on Wikinews (PARLEY_EVAL_DATA), memory over 10,000 documents
    python benchmarks/gates.py --documents 0 --articles 60  a quick look, without memory
    python benchmarks/gates.py --memory-only                only the memory

The floor is spaCy's pipeline as it comes, alone, over all of the text. Figures are ratios in this run, on processor time. Statements are
counted by id: same words, same act. "Sentence gate": all reports analysed, only what may tell an act parsed; "both gates": as a build does,
where the report gate (gate.py) decides which reports are about a conflict at all. One BLAS thread, as each worker of a build has.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(_name, "1")  # before NumPy is loaded

import spacy  # noqa: E402

from parley.analysis import pipeline  # noqa: E402
from parley.analysis.gate import Gate  # noqa: E402
from parley.analysis.pipeline import Analyser  # noqa: E402
from parley.config import load_settings  # noqa: E402
from parley.model.records import Document, RawDocument  # noqa: E402
from parley.reading import ReadingOptions, read  # noqa: E402
from parley.workflows.ingest import build  # noqa: E402
from parley.workflows.resources import load_analyser, load_gazetteer  # noqa: E402

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "eval"))
import evaldata  # noqa: E402

MARKS = (0.2, 0.5, 1.0)
"""Shares of the documents after which the memory is read."""


class OpenGate(Gate):
    """A report gate that never shuts."""

    def opens(self, doc: Document) -> bool:  # noqa: ARG002
        return True


def write_table(path: Path, rows: Iterator[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, ("url", "date", "title", "text"), extrasaction="ignore")
        table.writeheader()
        table.writerows(rows)


@contextmanager
def watched_parse() -> Iterator[list[float]]:
    """Adds up, in the list's only number, the seconds spent in the language model."""
    inside, parse = [0.0], pipeline.parse

    def timed(*args: object) -> object:
        started = time.process_time()
        out = parse(*args)  # type: ignore[arg-type]
        inside[0] += time.process_time() - started
        return out

    pipeline.parse = timed  # type: ignore[assignment]
    try:
        yield inside
    finally:
        pipeline.parse = parse


def analysed(analyser: Analyser, docs: list[Document], *, gate: bool) -> tuple[set[str], float, float]:
    """(ids of the statements, seconds, seconds of them in the language model)."""
    with watched_parse() as inside:
        started = time.process_time()
        found = {stmt.id for doc in docs for stmt in analyser.analyse(doc, gate=gate).statements}
        return found, time.process_time() - started, inside[0]


def measure(rows: list[dict[str, str]]) -> dict[str, float]:
    settings = load_settings(environ={})
    analyser = load_analyser(settings)
    reports_only = Analyser(nlp=analyser.nlp, lexicon=replace(analyser.lexicon, sentences=None), versions=analyser.versions)
    lexicon = replace(analyser.lexicon, gate=OpenGate(analyser.lexicon.gate.strong, analyser.lexicon.gate.weak))
    sentences_only = Analyser(nlp=analyser.nlp, lexicon=lexicon, versions=analyser.versions)
    options = ReadingOptions(offices=load_gazetteer().offices)
    started = time.process_time()
    raws = [RawDocument(key=r["url"], media="text", text=r["text"], title=r["title"], published=r["date"]) for r in rows]
    docs = [read(raw, options=options) for raw in raws]
    reading = time.process_time() - started
    plain = spacy.load(settings.model)
    started = time.process_time()
    with plain.memory_zone():
        for _ in plain.pipe(line for doc in docs for line in doc.text.split("\n") if line.strip()):
            pass
    alone = time.process_time() - started
    every, every_took, every_model = analysed(analyser, docs, gate=False)
    by_sentences, sentences_took, sentences_model = analysed(sentences_only, docs, gate=True)
    by_reports, _, _ = analysed(reports_only, docs, gate=True)
    with tempfile.TemporaryDirectory() as folder:
        write_table(Path(folder) / "news.csv", iter(rows))
        started = time.process_time()
        with watched_parse() as inside:
            summary = build([Path(folder) / "news.csv"], settings=replace(settings, ledger=Path(folder) / "x.db"), analyser=analyser)
        built = time.process_time() - started
    by_both, both_took, both_model = analysed(analyser, docs, gate=True)
    return {
        "articles": float(len(rows)),
        "spacy_alone_seconds": alone,
        "build_speed_to_spacy_alone": alone / built,
        "analysis_without_gates_speed_to_spacy_alone": alone / every_took,
        "reading_and_sentence_gate_speed_to_spacy_alone": alone / (reading + sentences_took),
        "build_share_in_language_model": inside[0] / built,
        "statements_without_gates": float(len(every)),
        "statements_kept_by_sentence_gate": len(by_sentences & every) / max(1, len(every)),
        "statements_kept_by_sentence_gate_in_open_reports": len(by_both & by_reports) / max(1, len(by_reports)),
        "statements_kept_by_both_gates": len(by_both & every) / max(1, len(every)),
        "statements_in_the_build": float(summary.statements),
        "rules_to_language_model_without_gates": apart(every_took, every_model),
        "rules_to_language_model_sentence_gate": apart(sentences_took, sentences_model),
        "rules_to_language_model_both_gates": apart(both_took, both_model),
    }


def apart(took: float, model: float) -> float:
    """What the analysis costs apart from the language model, as a share of the time of the parsed sentences."""
    return (took - model) / model if model else 0.0


def resident() -> float:
    """Megabytes that the process holds now (where the system tells; else 0)."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def memory(rows: list[dict[str, str]], documents: int) -> dict[str, float]:
    """Memory while a build takes so many documents: the articles over and over, under other addresses."""
    settings = load_settings(environ={})
    analyser = load_analyser(settings)
    marks = {round(documents * share) for share in MARKS}
    figures: dict[str, float] = {}

    def note(done: int, _total: int | None, _key: str) -> None:
        if done in marks:
            figures[f"memory_mb_after_{done}_documents"] = resident()

    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "news.csv"
        write_table(table, ({**row, "url": f"{row['url']}?{n}"} for n in range(documents) for row in [rows[n % len(rows)]]))
        started = time.process_time()
        build([table], settings=replace(settings, ledger=Path(folder) / "x.db"), analyser=analyser, on_progress=note)
        took = time.process_time() - started
    values = list(figures.values())
    return figures | {"memory_growth": values[-1] / values[0], "build_documents_per_second": documents / took}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=295)
    parser.add_argument("--documents", type=int, default=10_000, help="for the memory; 0: not measured")
    parser.add_argument("--memory-only", action="store_true")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    rows = list(islice(evaldata.wikinews(), args.articles))
    if not rows:
        print(evaldata.MISSING, "data/wikinews")
        return 0
    figures = {} if args.memory_only else measure(rows)
    if args.documents:
        figures |= memory(rows, args.documents)
    if args.json:
        print(json.dumps(figures))
        return 0
    for name, value in figures.items():
        print(f"{name:52s} {value:10,.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
