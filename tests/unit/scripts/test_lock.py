"""The check of the lock file: it notices changed requirements and a hand in the file."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[3]
PROJECT = """
[build-system]
requires = ["hatchling"]
[project]
requires-python = ">=3.11"
dependencies = ["b>=1", "a"]
"""
BODY = "a==1 \\\n    --hash=sha256:00\n"


@pytest.fixture(scope="module")
def lock() -> ModuleType:
    spec = importlib.util.spec_from_file_location("lock_script", ROOT / "scripts" / "lock.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_fits(lock: ModuleType) -> None:
    text = lock.header(PROJECT, BODY) + BODY
    assert lock.check(PROJECT, text) is None
    assert lock.check(PROJECT.replace('"b>=1", "a"', '"a", "b>=1"'), text) is None, "their order does not count"


def test_changed_requirements_and_edited_lines(lock: ModuleType) -> None:
    text = lock.header(PROJECT, BODY) + BODY
    assert "other requirements" in lock.check(PROJECT.replace("b>=1", "b>=2"), text)
    assert "edited by hand" in lock.check(PROJECT, text.replace("a==1", "a==2"))
    assert lock.check(PROJECT, BODY) is not None


def test_ours_is_up_to_date_and_names_no_registry(lock: ModuleType) -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert lock.check((ROOT / "pyproject.toml").read_text(encoding="utf-8"), text) is None
    assert "://" not in text
