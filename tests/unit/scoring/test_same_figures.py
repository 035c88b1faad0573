"""The figures are those of the scorer that came with the reports: an independent program, held against ours on real and invented cases."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from parley.config import Settings
from parley.export.entries import entry_json
from parley.scoring import Score, parse_case, parse_entries, score
from parley.workflows import query
from parley.workflows.goldcase import case_texts
from parley.workflows.ingest import Analyser, build

ROOT = Path(__file__).resolve().parents[3]
TOLERANCE = 1e-9

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def other(eval_data: Path) -> ModuleType:
    """The independent scorer."""
    spec = importlib.util.spec_from_file_location("independent_scorer", eval_data / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    from parley.workflows.resources import load_analyser

    return load_analyser(Settings())


@pytest.fixture(scope="module")
def places(eval_data: Path) -> Callable[[str], tuple[Path, Path]]:
    """A case's file and the folder of its texts."""

    def places_of(name: str) -> tuple[Path, Path]:
        if name == "seeds":
            return eval_data / "gold" / "seeds" / "case.json", eval_data / "seeds"
        return ROOT / "eval" / "cases" / name / "case.json", ROOT / "eval" / "cases" / name

    return places_of


@pytest.mark.parametrize("name", ["seeds", "colombia-farc", "keldamar-orrin"])
def test_ours_equal_theirs(
    name: str, other: ModuleType, analyser: Analyser, places: Callable[[str], tuple[Path, Path]], tmp_path: Path
) -> None:
    file, folder = places(name)
    value: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    gold = parse_case(value, file=str(file))
    texts = {doc: one.text for doc, one in case_texts(gold, folder, all_needed=True).items()}
    ledger = tmp_path / "case.db"
    build([folder / doc["file"] for doc in value["documents"]], settings=Settings(ledger=ledger), analyser=analyser)
    selection = query.select(ledger)
    entries = [entry_json(entry, selection.statements, selection.documents) for entry in selection.entries]
    assert entries
    for evidence in (True, False):  # by offsets; and by anchor words alone
        if not evidence:
            for entry in value["entries"]:
                entry["evidence"] = {}
        theirs = other.score(value, entries, other.load_texts(value, folder))
        ours = score(parse_case(value), parse_entries(entries), texts=texts)
        assert flat(ours, entries) == pytest.approx(flat_of(theirs), abs=TOLERANCE)
        assert list(ours.missed) == theirs["missed"]
        assert {pair.gold: entries[pair.entry]["id"] for pair in ours.pairs} == theirs["pairs"]


def flat(ours: Score, entries: list[dict[str, Any]]) -> dict[str, float]:
    """Our figures, under the names of the other scorer."""
    counts = {f"recall.importance>={level}": count for level, count in ours.recall.items()}
    counts |= {f"fields.{name}": count for name, count in ours.fields.items()}
    counts |= {f"whole.{name}": getattr(ours, name) for name in ("dispute", "dispute_kind", "conditions")}
    counts["near"] = ours.disputed_near
    numbers: dict[str, float] = {"gold": ours.gold, "system": len(entries), "matched": len(ours.pairs)}
    numbers["entries_per_gold"] = round(ours.entries_per_gold, 2)
    for name, count in counts.items():
        numbers |= {f"{name}.right": count.right, f"{name}.of": count.of}
    return numbers


def flat_of(theirs: dict[str, Any]) -> dict[str, float]:
    """The other scorer's figures in one level."""
    counts = {f"recall.{name}": pair for name, pair in theirs["recall"].items()}
    counts |= {f"fields.{name}": pair for name, pair in theirs["fields"].items()}
    counts |= {f"whole.{name}": pair for name, pair in theirs["whole_ledger"].items()}
    counts["near"] = theirs["disputed_entries_near_a_gold_dispute"]
    numbers: dict[str, float] = {name: theirs[name] for name in ("gold", "system", "matched", "entries_per_gold")}
    for name, (right, of) in counts.items():
        numbers |= {f"{name}.right": right, f"{name}.of": of}
    return numbers
