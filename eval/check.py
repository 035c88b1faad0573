#!/usr/bin/env python3
"""Holds the figures of every evaluation against their pinned floors.

    python eval/check.py           run all, refuse (exit code 1) where a figure is below its floor
    python eval/check.py --pin     raise the floors to what is measured now, less MARGIN; a floor is never lowered

An evaluation is a module beside this one with a function `figures() -> dict[str, float]`: names to values, more is better; for one
where less is better, give its negative. The floors are in floors.json, name to least value; no two modules
may use one name. A floor whose figure is no longer measured is refused too. Without PARLEY_EVAL_DATA nothing is measured; it says so,
and in CI that is a failure.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
MARGIN = 0.01
"""What a pinned floor leaves below the measured figure: a hundredth, so that a repair elsewhere may cost one case of a hundred."""

Figures = Callable[[], dict[str, float]]


def evaluations() -> Iterator[tuple[str, Figures]]:
    """The modules beside this one that have figures, by name."""
    for path in sorted(HERE.glob("*.py")):
        if path.name in ("check.py", "__init__.py"):
            continue
        spec = importlib.util.spec_from_file_location(f"eval_{path.stem}", path)
        if spec is None or spec.loader is None:
            raise SystemExit(f"{path.name} cannot be loaded")
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        figures = getattr(module, "figures", None)
        if callable(figures):
            yield path.stem, figures


def measure() -> dict[str, float]:
    """All figures by name; prints the time that each module took."""
    sys.path.insert(0, str(HERE))
    found: dict[str, float] = {}
    for name, figures in evaluations():
        started = time.monotonic()
        own = figures()
        twice = found.keys() & own.keys()
        if twice:
            raise SystemExit(f"{name}: another evaluation has a figure of this name already: {', '.join(sorted(twice))}")
        found.update(own)
        print(f"  {name}: {time.monotonic() - started:.1f} s")
    return found


def below(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """What is wrong, one line each; empty where every floor is kept."""
    wrong = []
    for name, floor in sorted(floors.items()):
        if name not in figures:
            wrong.append(f"{name}: has a floor ({floor}) and is no longer measured")
        elif figures[name] < floor:
            wrong.append(f"{name}: {figures[name]:.4f} is below its floor, {floor:.4f}")
    return wrong


def raised(figures: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    """The floors, raised where the figures allow it; a figure that had none gets one."""
    made = dict(floors)
    for name, value in figures.items():
        made[name] = max(round(value - MARGIN, 4), floors.get(name, -float("inf")))
    return dict(sorted(made.items()))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured now")
    pin = parser.parse_args().pin
    data = os.environ.get("PARLEY_EVAL_DATA", "")
    if not data or not Path(data).is_dir():
        print("evaluation skipped: PARLEY_EVAL_DATA does not name a folder with evaluation data", file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    figures = measure()
    for name, value in sorted(figures.items()):
        print(f"  {name} {value:.4f}" + (f" (floor {floors[name]:.4f})" if name in floors else ""))
    if pin:
        FLOORS.write_text(json.dumps(raised(figures, floors), indent=1) + "\n", encoding="utf-8")
        return 0
    wrong = below(figures, floors)
    print("\n".join(wrong) if wrong else f"{len(floors)} floors are kept", file=sys.stderr if wrong else sys.stdout)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
