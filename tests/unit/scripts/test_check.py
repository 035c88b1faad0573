"""The gate of evaluation floors: what is below is refused, what is no longer measured too, and a floor never falls."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_script", ROOT / "eval" / "check.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "one.py").write_text("def figures():\n    return {'one.recall': 0.8}\n", encoding="utf-8")
    (tmp_path / "other.py").write_text("VALUE = 1\n", encoding="utf-8")
    monkeypatch.setattr(module, "HERE", tmp_path)
    monkeypatch.setattr(module, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setenv("PARLEY_EVAL_DATA", str(tmp_path))
    monkeypatch.setattr("sys.path", [])
    monkeypatch.setattr("sys.argv", ["check.py"])
    return module


def _floors(check: ModuleType, **floors: float) -> None:
    check.FLOORS.write_text(json.dumps({name.replace("_", "."): value for name, value in floors.items()}), encoding="utf-8")


def test_kept(check: ModuleType) -> None:
    _floors(check, one_recall=0.8)
    assert check.main() == 0


def test_below_is_refused(check: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    _floors(check, one_recall=0.81)
    assert check.main() == 1
    assert "one.recall: 0.8000 is below its floor, 0.8100" in capsys.readouterr().err


def test_no_longer_measured_is_refused(check: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    _floors(check, two_recall=0.1)
    assert check.main() == 1
    assert "two.recall: has a floor (0.1) and is no longer measured" in capsys.readouterr().err


def test_one_name_belongs_to_one_module(check: ModuleType) -> None:
    (check.HERE / "two.py").write_text("def figures():\n    return {'one.recall': 0.9}\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="already"):
        check.main()


def test_pinning_raises_and_never_lowers(check: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["check.py", "--pin"])
    assert check.main() == 0
    assert json.loads(check.FLOORS.read_text(encoding="utf-8")) == {"one.recall": 0.79}
    _floors(check, one_recall=0.95)
    assert check.main() == 0
    assert json.loads(check.FLOORS.read_text(encoding="utf-8")) == {"one.recall": 0.95}


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
def test_without_data_it_says_so_and_fails_in_ci(
    check: ModuleType, ci: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("PARLEY_EVAL_DATA")
    monkeypatch.setenv("CI", ci)
    assert check.main() == code
    assert "evaluation skipped" in capsys.readouterr().err
