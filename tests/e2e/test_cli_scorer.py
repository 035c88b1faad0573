"""Reports from outside, built and exported by the command, in the shape that an independent scorer reads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PARLEY = Path(sys.executable).with_name("parley")

pytestmark = pytest.mark.slow


def test_the_scorer_reads_the_export(eval_data: Path, tmp_path: Path) -> None:
    env = {**os.environ, "PARLEY_LEDGER": str(tmp_path / "seeds.db")}
    target = tmp_path / "entries.jsonl"
    subprocess.run([PARLEY, "build", eval_data / "seeds"], env=env, check=True, capture_output=True)
    subprocess.run([PARLEY, "export", "entries", "-o", target], env=env, check=True, capture_output=True)
    case = eval_data / "gold" / "seeds" / "case.json"
    scorer = [sys.executable, eval_data / "gold" / "score.py", case, target, "--texts", eval_data / "seeds", "--json"]
    result = json.loads(subprocess.run(scorer, check=True, capture_output=True, text=True).stdout)
    assert result["system"] > 0
    assert result["matched"] > 0

    noise = [
        (document["file"], *piece["span"])
        for document in json.loads(case.read_text(encoding="utf-8"))["documents"]
        for piece in document["noise"]
        if piece.get("span")
    ]
    assert noise
    for line in target.read_text(encoding="utf-8").splitlines():
        for item in json.loads(line)["statements"]:
            text = (eval_data / "seeds" / item["document"]).read_text(encoding="utf-8")
            assert text[item["start"] : item["end"]] == item["quote"]
            inside = [piece for piece in noise if piece[0] == item["document"] and piece[1] < item["end"] and item["start"] < piece[2]]
            assert not inside, f"evidence inside {inside}: {item['quote']}"
