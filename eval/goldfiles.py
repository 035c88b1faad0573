"""The command and the figures of an evaluation whose gold is a folder of files, each a set with shares of its own: parties, conditions."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import evaldata

Outcome = TypeVar("Outcome")
Scored = tuple[dict[str, float], Sequence[Outcome]]
"""The shares of one set by name, and what was found for each of its cases."""


def figures_of(name: str, folder: Path, score: Callable[[Path], Scored[Outcome]]) -> dict[str, float]:
    """For eval/check.py: the shares of every set, more is better."""
    return {f"{name}.{path.stem}.{share}": value for path in sorted(folder.glob("*.json")) for share, value in score(path)[0].items()}


def command(doc: str | None, folder: Path, score: Callable[[Path], Scored[Outcome]], miss: Callable[[Outcome], str | None]) -> int:
    """Prints a line for each set. doc: the help; miss: what to show of a case that is not right, None of one that is."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--misses", action="store_true", help="show what was found where it is not right; not of a set for figures only")
    args = parser.parse_args()
    for path in args.files or sorted(folder.glob("*.json")):
        shares, outcomes = score(path)
        print(path.stem, *(f"{name} {value:.3f}" for name, value in shares.items()))
        for outcome in outcomes if args.misses and path.stem not in evaldata.UNREAD else ():
            if (words := miss(outcome)) is not None:
                print(words)
    return 0
