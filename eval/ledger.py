#!/usr/bin/env python3
"""Scores whole ledgers against gold ledgers: the reports of PARLEY_EVAL_DATA and the cases beside this file.

    python eval/ledger.py                     the seeds and every case, a line each
    python eval/ledger.py --only seeds --misses   one case (by a part of its name), with the gold entries missed and the unpaired entries

The scorer is the package's own, as `parley evaluate` has it. Cases marked "held_out" are summed apart from those marked "development", and
the case of the examples, marked "examples", is summed with neither. The reports of a case lie beside its case.json or in the folder that
its key "texts" names, seen from there; offsets into a page are into the text that Parley makes of it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import evaldata

from parley.analysis.pipeline import Analyser
from parley.config import load_settings
from parley.export.entries import entry_json
from parley.ledger import Ledger, fold
from parley.model.records import Document, RawDocument, Statement
from parley.reading import ReadingOptions, read
from parley.scoring import FIELDS, Count, Score, parse_case, parse_entries, score
from parley.workflows.goldcase import case_texts
from parley.workflows.resources import load_analyser, load_gazetteer

CASES = Path(__file__).resolve().parent / "cases"
SPLITS = ("seeds", "development", "held_out", "examples", "fresh")
WHOLE = ("dispute", "dispute_kind")


@dataclass(frozen=True)
class Scored:
    """A case with its score and its entries as exported."""

    name: str
    split: str
    score: Score
    entries: list[dict[str, Any]]
    case: dict[str, Any]
    texts: dict[str, str]


def data_folder() -> Path | None:
    return evaldata.find() if evaldata.find("gold", "seeds", "case.json") else None


@cache
def tools() -> tuple[Analyser, ReadingOptions]:
    return load_analyser(load_settings(environ={})), ReadingOptions(offices=load_gazetteer().offices)


def build_ledger(texts: Path, files: list[str]) -> tuple[Ledger, dict[str, Statement], dict[str, Document]]:
    """The ledger of these reports, with their statements and documents by id."""
    analyser, options = tools()
    documents: dict[str, Document] = {}
    statements: list[Statement] = []
    for file in files:
        path = texts / file
        meta = path.with_suffix(".meta.json")
        stated = json.loads(meta.read_text(encoding="utf-8")) if meta.is_file() else {}
        media = "html" if path.suffix == ".html" else "text"
        raw = RawDocument(key=file, media=media, data=path.read_bytes(), published=stated.get("published"), outlet=stated.get("outlet"))
        doc = read(raw, options=options)
        documents[doc.id] = doc
        statements.extend(analyser.analyse(doc).statements)
    return fold(statements, documents), {s.id: s for s in statements}, documents


def run(case_file: Path, texts: Path) -> Scored:
    case = json.loads(case_file.read_text(encoding="utf-8"))
    ledger, statements, documents = build_ledger(texts, [d["file"] for d in case["documents"]])
    entries = [entry_json(e, statements, documents) for e in ledger.entries]
    gold = parse_case(case, file=str(case_file))
    read_texts = {doc: one.text for doc, one in case_texts(gold, texts, all_needed=True).items()}
    made = score(gold, parse_entries(entries), texts=read_texts)
    return Scored(gold.name, case.get("split", "seeds"), made, entries, case, read_texts)


def reports_of(case_file: Path) -> Path:
    """The folder of a case's reports: its own, or the one that its key "texts" names, seen from it."""
    case: dict[str, Any] = json.loads(case_file.read_text(encoding="utf-8"))
    return case_file.parent / str(case.get("texts", "."))


def all_cases(folder: Path, only: str | None = None, elsewhere: Sequence[Path] = ()) -> list[Scored]:
    """The seeds and the cases beside this file, or the cases in these folders instead."""
    found = [] if elsewhere else [(folder / "gold" / "seeds" / "case.json", folder / "seeds")]
    found += [(path, reports_of(path)) for place in elsewhere or (CASES,) for path in sorted(place.glob("*/case.json"))]
    return [run(path, texts) for path, texts in found if only is None or only in str(path)]


def summed(scored: list[Scored]) -> dict[str, float]:
    """Figures over several cases, entries counted alike."""
    scores = [s.score for s in scored]
    counts = {f"recall{level}": sum((s.recall[level] for s in scores), Count()) for level in (1, 2, 3)}
    counts |= {name: sum((s.fields[name] for s in scores), Count()) for name in FIELDS}
    counts |= {name: sum((getattr(s, name) for s in scores), Count()) for name in WHOLE}
    out = {name: count.ratio for name, count in counts.items() if count.ratio is not None}
    out["conditions_whole"] = sum((s.conditions for s in scores), Count()).ratio or 0.0
    out["ratio"] = sum(s.system for s in scores) / max(sum(s.gold for s in scores), 1)
    out["paired"] = sum((s.paired for s in scores), Count()).ratio or 0.0
    out["noise"] = float(sum(len(s.noise) for s in scores))
    return out


def figures() -> dict[str, float]:
    """For eval/check.py: names to values, more is better."""
    folder = data_folder()
    if folder is None:
        return {}
    out: dict[str, float] = {}
    scored = all_cases(folder)
    for split in SPLITS:
        chosen = [s for s in scored if s.split == split]
        for name, value in summed(chosen).items():
            sign = -1 if name in ("ratio", "noise") else 1
            out[f"ledger.{split}.{'-' if sign < 0 else ''}{name}"] = sign * value
    return out


def show_misses(scored: Scored) -> None:
    by_id = {g["id"]: g for g in scored.case["entries"]}
    for gid in scored.score.missed:
        g = by_id[gid]
        print(f"  missed {gid} i{g.get('importance')}: {g['actors']} {g['act']}/{g['topic']} -> {g.get('recipients')} {g.get('anchor')}")
    for place in scored.score.unpaired:
        e = scored.entries[place]
        quotes = " || ".join(s["quote"][:160] for s in e["statements"][:2])
        print(f"  unpaired: {e['actors']} {e['act']}/{e['topic']} -> {e['recipients']} {e['modality']}: {quotes}")


def show_fields(scored: Scored) -> None:
    gold = {g["id"]: g for g in scored.case["entries"]}
    for pair in scored.score.pairs:
        g, e = gold[pair.gold], scored.entries[pair.entry]
        for name in ("act", "topic", "actors", "recipients", "status", "modality", "happens", "said", "terms", "conditions"):
            want, got = g.get(name), e.get(name)
            if name == "conditions":
                want = [(c["relation"], c["actor"], c["act"], c["topic"]) for c in want or ()]
                got = [(c["relation"], c["actor"], c["act"], c["topic"]) for c in got or ()]
            if name == "terms":
                got = {k: v for k, v in (got or {}).items() if k in (want or {})}
            if want and want != got:
                print(f"  {pair.gold} {g['act']}/{g['topic']} {name}: gold {want} got {got}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only")
    parser.add_argument(
        "--cases", action="append", default=[], type=Path, metavar="FOLDER", help="gold cases elsewhere, in place of all others"
    )
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--fields", action="store_true")
    args = parser.parse_args()
    folder = data_folder()
    if folder is None:
        print(evaldata.MISSING, "gold/seeds/case.json")
        return 0
    scored = all_cases(folder, args.only, args.cases)
    groups = [(s.name, [s]) for s in scored]
    groups += [(f"all {split}", [s for s in scored if s.split == split]) for split in SPLITS if sum(s.split == split for s in scored) > 1]
    for name, chosen in groups:
        f = summed(chosen)
        print(
            f"{name:22s} r3 {f['recall3']:.2f} r2 {f['recall2']:.2f} ratio {f['ratio']:.2f} paired {f['paired']:.2f} "
            f"noise {f['noise']:.0f} | " + " ".join(f"{k} {f[k]:.2f}" for k in (*FIELDS, *WHOLE, "conditions_whole") if k in f)
        )
    for s in scored:
        if args.misses:
            show_misses(s)
        if args.fields:
            show_fields(s)
    return 0


if __name__ == "__main__":
    sys.exit(main())
