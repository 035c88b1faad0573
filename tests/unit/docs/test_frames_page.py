"""The example on the page about frames of one's own keeps its word, and the page names every field."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from parley.analysis.frames import Frame
from parley.config import load_settings
from parley.workflows.ownframes import try_frames

PAGE = Path(__file__).resolve().parents[3] / "docs" / "frames.md"
PARLEYS_OWN = {
    "hostile_act",
    "theme_subject",
    "theme_place",
    "passive_actor",
    "both_sides",
    "patient_subject",
    "bound_by_text",
    "reversed",
    "wish",
}
"""Fields that the page leaves to the head of Parley's own file."""


def test_the_example_is_good(tmp_path: Path) -> None:
    found = re.search(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    file = tmp_path / "own.toml"
    file.write_text(found[1], encoding="utf-8")
    assert all(tried.good for tried in try_frames(file, settings=load_settings(environ={})))


def test_fields_are_named() -> None:
    named = set(re.findall(r"`([a-z_]+)`", PAGE.read_text(encoding="utf-8")))
    assert {field.name for field in fields(Frame)} - PARLEYS_OWN <= named
