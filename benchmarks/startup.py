#!/usr/bin/env python3
"""How long a command takes from its start to its end, beside a bare interpreter and beside importing what every question needs.

    python benchmarks/startup.py                 the examples' ledger, built first
    python benchmarks/startup.py LEDGER --runs 9 another ledger

Each command is run in turn with the others, as a process of its own, so that a slower minute of the machine slows all; the median counts.
The floor is the same interpreter that only imports Typer and SQLAlchemy.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARLEY = str(Path(sys.executable).with_name("parley"))
FLOORS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "import typer, sqlalchemy": [sys.executable, "-c", "import typer, typer._adapters, sqlalchemy"],
}
COMMANDS = (
    "--help", "board", "entries", "timeline", "threads", "disputes", "conditions", "agreements", "tracks", "actors", "sources",
    "search truce", "documents", "report -o -", "doctor",
)  # fmt: skip
RUNS = 5


def timed(command: list[str], env: dict[str, str]) -> float:
    """Seconds that a command takes."""
    started = time.perf_counter()
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=RUNS)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ledger = args.ledger or Path(folder) / "examples.db"
        if args.ledger is None:
            build = [PARLEY, "build", str(ROOT / "examples"), "--ledger", str(ledger)]
            subprocess.run(build, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        env = {**os.environ, "PARLEY_LEDGER": str(ledger)}
        commands = {**FLOORS, **{f"parley {words}": [PARLEY, *words.split()] for words in COMMANDS}}
        took: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(args.runs):
            for name, command in commands.items():
                took[name].append(timed(command, env))
    middle = {name: statistics.median(times) for name, times in took.items()}
    bare, floor = (middle[name] for name in FLOORS)
    print(f"{'command':28s} {'seconds':>8s} {'/ python':>9s} {'/ imports':>10s}   (median of {args.runs})")
    for name, seconds in middle.items():
        print(f"{name:28s} {seconds:8.3f} {seconds / bare:9.1f} {seconds / floor:10.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
