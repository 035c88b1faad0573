"""docs/limits.md says what the program makes of each of its sentences: they are run, and the right column is what came of them.

When the program has learnt one of them, take its row out of the page.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from parley.config import load_settings
from parley.errors import ParleyError
from parley.export import wording
from parley.workflows.annotate import annotate

PAGE = Path(__file__).resolve().parents[3] / "docs" / "limits.md"

pytestmark = pytest.mark.slow


def test_the_sentences_that_it_gets_wrong(tmp_path: Path) -> None:
    section = PAGE.read_text(encoding="utf-8").split("## What it gets wrong, by kind")[1].split("\n## ")[0]
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+\.) \| ([^|]+) \|$", section, flags=re.MULTILINE)
    assert len(rows) > 5
    file = tmp_path / "sentences.jsonl"
    file.write_text("".join(json.dumps({"text": f"TERN - {sentence}"}) + "\n" for _, sentence, _ in rows), encoding="utf-8")
    found = list(annotate(file, settings=load_settings()))
    assert len(found) == len(rows)
    for (kind, _, wanted), made in zip(rows, found, strict=True):
        assert not isinstance(made, ParleyError)
        assert ("; ".join(wording.headline(stmt) for stmt in made.analysis.statements) or "nothing") == wanted, kind
