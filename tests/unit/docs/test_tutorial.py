"""Every command of the tutorial and of the how-to pages runs, in a folder with a copy of the examples, and prints what the page shows.

When an output has changed on purpose: `make consoles` writes it again; read the text around it.
"""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
HOWTO = sorted(path.name for path in (ROOT / "docs" / "howto").glob("*.md"))

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tutorial(consoles: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Any]]:
    """The folder of the tutorial's session, and what each command did."""
    folder = tmp_path_factory.mktemp("session")
    return folder, consoles.play(consoles.FIRST, folder)


def _faults(consoles: ModuleType, results: list[Any]) -> str:
    return "\n\n".join(fault for ran in results if (fault := consoles.fault(ran)))


def test_the_tutorial(consoles: ModuleType, tutorial: tuple[Path, list[Any]]) -> None:
    _, results = tutorial
    assert len(results) > 20
    assert not _faults(consoles, results), _faults(consoles, results)


@pytest.mark.parametrize("name", HOWTO)
def test_a_how_to_page(consoles: ModuleType, tutorial: tuple[Path, list[Any]], name: str) -> None:
    folder, _ = tutorial
    results = consoles.play(f"docs/howto/{name}", folder)
    assert len(results) > 5
    assert not _faults(consoles, results), _faults(consoles, results)
