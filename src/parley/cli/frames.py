"""`parley frames [WORD or FILE]`: the rules that tell acts from words, Parley's or a user's own, and whether these keep their examples."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import ExitCode, Json
from parley.cli.output import console, notes, print_json
from parley.errors import UsageError

if TYPE_CHECKING:
    from parley.workflows.reference import Rule


def frames(
    word: Annotated[
        str | None,
        typer.Argument(
            metavar="[WORD]", help="Only frames with this id, act or trigger; or a .toml file of frames of your own.", show_default=False
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Try the frames of FILE: each must find its example, and not its counter-example.")
    ] = False,
    json: Json = False,
) -> int:
    """List the frames: which words tell which act.

    Each with its id, the act that it tells, its topic where it is fixed, the lemmas that fire it, a sentence that it
    must find and one that it must not. An entry's evidence names the frame that found it. With --check, the exit code
    is 1 where a frame of the file does not do what its examples say.

    \b
    Examples:
      parley frames
      parley frames offer
      parley frames walk --json
      parley frames own.toml --check
    """
    from parley.workflows import ownframes, reference

    file = Path(word) if word is not None and word.endswith(".toml") else None
    if check:
        if file is None:
            raise UsageError("--check without a file", remedy="name a file of frames: parley frames own.toml --check")
        return _check(file, json=json)
    found = reference.frames(word) if file is None else ownframes.read_frames(file)
    if json:
        print_json([asdict(frame) for frame in found])
    else:
        _print(found)
    return ExitCode.DONE


def _check(file: Path, *, json: bool) -> int:
    """Tries the frames of a file and says of each what came of it."""
    from parley.config import load_settings
    from parley.export import wording
    from parley.workflows.ownframes import try_frames

    tried = try_frames(file, settings=load_settings())
    if json:
        print_json([{**asdict(one), "good": one.good} for one in tried])
    else:
        out = console()
        for one in tried:
            instead = f" (fired on it: {', '.join(one.instead)})" if one.instead else ""
            faults = ([] if one.finds else [f"does not find its example{instead}"]) + (["finds its counter-example"] if one.errs else [])
            out.print(f"{one.frame}: {' and '.join(faults) or 'good'}", markup=False, highlight=False)
        notes().print(f"{wording.count(len(tried), 'frame')}, {sum(one.good for one in tried)} good", style="dim", markup=False)
    return ExitCode.DONE if all(one.good for one in tried) else ExitCode.COULD_NOT_RUN


def _print(found: tuple[Rule, ...]) -> None:
    from rich.text import Text

    from parley.export import wording

    out = console()
    for number, frame in enumerate(found):
        about = f" on {wording.words(frame.topic)}" if frame.topic else ""
        if number:
            out.print()
        out.print(Text.assemble((frame.id, "bold"), f"  {wording.words(frame.act)}{about}"))
        out.print(Text(f"  triggers: {', '.join(frame.triggers)}", style="cyan"))
        out.print(Text(f"  yes: {frame.example}"))
        out.print(Text(f"  no:  {frame.counter}", style="dim"))
    notes().print(wording.count(len(found), "frame"), style="dim", markup=False)
