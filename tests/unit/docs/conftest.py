"""The scripts that make the documentation, as modules."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).resolve().parents[3] / "scripts"


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"{name}_script", SCRIPTS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def consoles() -> ModuleType:
    return script("consoles")


@pytest.fixture(scope="session")
def generate() -> ModuleType:
    return script("generate_docs")


@pytest.fixture(scope="session")
def build_site() -> ModuleType:
    return script("build_site")
