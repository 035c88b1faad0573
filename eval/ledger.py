#!/usr/bin/env python3
"""Scores whole ledgers against gold ledgers: the reports of PARLEY_EVAL_DATA and the cases beside this file.

    python eval/ledger.py                     the seeds and every case, a line each
    python eval/ledger.py --only seeds --misses   one case (by a part of its name), with the gold entries missed and the unpaired entries

The scorer is gold/score.py of PARLEY_EVAL_DATA. Cases marked "held_out" are summed apart from those marked "development", and the case of
the examples, marked "examples", is summed with neither. The reports of a case lie beside its case.json or in the folder that its key
"texts" names, seen from there; offsets into a page are into the text that Parley makes of it.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from parley.analysis.pipeline import Analyser
from parley.config import load_settings
from parley.export.entries import entry_json
from parley.ledger import fold
from parley.model.records import Document, RawDocument, Statement
from parley.reading import ReadingOptions, read
from parley.workflows.resources import load_analyser, load_gazetteer

CASES = Path(__file__).resolve().parent / "cases"
SPLITS = ("seeds", "development", "held_out", "examples")
FIELDS = ("act", "topic", "actors", "recipients", "status", "modality", "happens", "said", "terms", "conditions", "told_by")


@dataclass(frozen=True)
class Scored:
    """A case with its result by score.py, its entries as exported, and how many noise pieces are touched by evidence."""

    name: str
    split: str
    result: dict[str, Any]
    entries: list[dict[str, Any]]
    case: dict[str, Any]
    noise_touched: int


def data_folder() -> Path | None:
    folder = os.environ.get("PARLEY_EVAL_DATA")
    return Path(folder) if folder and (Path(folder) / "gold" / "score.py").is_file() else None


@cache
def tools() -> tuple[Analyser, ReadingOptions]:
    return load_analyser(load_settings(environ={})), ReadingOptions(offices=load_gazetteer().offices)


@cache
def scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", folder / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def build_entries(texts: Path, files: list[str]) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """The entries, as exported, of the ledger of these reports; and the text of each, by file."""
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
    by_id = {s.id: s for s in statements}
    entries = [entry_json(e, by_id, documents) for e in fold(statements, documents).entries]
    return entries, {doc.key: doc.text for doc in documents.values()}


def run(case_file: Path, texts: Path, folder: Path) -> Scored:
    case = json.loads(case_file.read_text(encoding="utf-8"))
    entries, read_texts = build_entries(texts, [d["file"] for d in case["documents"]])
    result = scorer(folder).score(case, entries, {d["id"]: read_texts[d["file"]] for d in case["documents"]})
    noise = {d["file"]: [n["span"] for n in d.get("noise", ())] for d in case["documents"]}
    touched = sum(
        any(st["start"] < b and a < st["end"] for a, b in noise.get(st["document"], ())) for e in entries for st in e["statements"]
    )
    return Scored(case["case"], case.get("split", "seeds"), result, entries, case, touched)


def reports_of(case_file: Path) -> Path:
    """The folder of a case's reports: its own, or the one that its key "texts" names, seen from it."""
    case: dict[str, Any] = json.loads(case_file.read_text(encoding="utf-8"))
    return case_file.parent / str(case.get("texts", "."))


def all_cases(folder: Path, only: str | None = None) -> list[Scored]:
    found = [(folder / "gold" / "seeds" / "case.json", folder / "seeds")]
    found += [(path, reports_of(path)) for path in sorted(CASES.glob("*/case.json"))]
    return [run(path, texts, folder) for path, texts in found if only is None or only in str(path)]


def summed(scored: list[Scored]) -> dict[str, float]:
    """Figures over several cases, entries counted alike."""
    out: dict[str, float] = {}
    for level in (1, 2, 3):
        pairs = [s.result["recall"][f"importance>={level}"] for s in scored]
        out[f"recall{level}"] = sum(p[0] for p in pairs) / max(sum(p[1] for p in pairs), 1)
    for name in FIELDS:
        pairs = [s.result["fields"][name] for s in scored]
        if sum(p[1] for p in pairs):
            out[name] = sum(p[0] for p in pairs) / sum(p[1] for p in pairs)
    for name in ("dispute", "dispute_kind"):
        pairs = [s.result["whole_ledger"][name] for s in scored]
        if sum(p[1] for p in pairs):
            out[name] = sum(p[0] for p in pairs) / sum(p[1] for p in pairs)
    pairs = [s.result["whole_ledger"]["conditions"] for s in scored]
    out["conditions_whole"] = sum(p[0] for p in pairs) / max(sum(p[1] for p in pairs), 1)
    out["ratio"] = sum(s.result["system"] for s in scored) / max(sum(s.result["gold"] for s in scored), 1)
    out["paired"] = sum(s.result["matched"] for s in scored) / max(sum(s.result["system"] for s in scored), 1)
    out["noise"] = float(sum(s.noise_touched for s in scored))
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
    for gid in scored.result["missed"]:
        g = by_id[gid]
        print(f"  missed {gid} i{g.get('importance')}: {g['actors']} {g['act']}/{g['topic']} -> {g.get('recipients')} {g.get('anchor')}")
    paired = set(scored.result["pairs"].values())
    for e in scored.entries:
        if e["id"] not in paired:
            quotes = " || ".join(s["quote"][:160] for s in e["statements"][:2])
            print(f"  unpaired: {e['actors']} {e['act']}/{e['topic']} -> {e['recipients']} {e['modality']}: {quotes}")


def show_fields(scored: Scored) -> None:
    by_id = {e["id"]: e for e in scored.entries}
    gold = {g["id"]: g for g in scored.case["entries"]}
    for gid, eid in scored.result["pairs"].items():
        g, e = gold[gid], by_id[eid]
        for name in ("act", "topic", "actors", "recipients", "status", "modality", "happens", "said", "terms", "conditions"):
            want, got = g.get(name), e.get(name)
            if name == "conditions":
                want = [(c["relation"], c["actor"], c["act"], c["topic"]) for c in want or ()]
                got = [(c["relation"], c["actor"], c["act"], c["topic"]) for c in got or ()]
            if name == "terms":
                got = {k: v for k, v in (got or {}).items() if k in (want or {})}
            if want and want != got:
                print(f"  {gid} {g['act']}/{g['topic']} {name}: gold {want} got {got}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--fields", action="store_true")
    args = parser.parse_args()
    folder = data_folder()
    if folder is None:
        print("skipped: PARLEY_EVAL_DATA names no folder with gold/score.py")
        return 0
    scored = all_cases(folder, args.only)
    groups = [(s.name, [s]) for s in scored]
    groups += [
        (f"all {split}", [s for s in scored if s.split == split])
        for split in ("development", "held_out")
        if sum(s.split == split for s in scored) > 1
    ]
    for name, chosen in groups:
        f = summed(chosen)
        print(
            f"{name:22s} r3 {f['recall3']:.2f} r2 {f['recall2']:.2f} ratio {f['ratio']:.2f} paired {f['paired']:.2f} "
            f"noise {f['noise']:.0f} | "
            + " ".join(f"{k} {f[k]:.2f}" for k in (*FIELDS, "dispute", "dispute_kind", "conditions_whole") if k in f)
        )
    for s in scored:
        if args.misses:
            show_misses(s)
        if args.fields:
            show_fields(s)
    return 0


if __name__ == "__main__":
    sys.exit(main())
