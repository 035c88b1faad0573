"""`parley frames [WORD]`: the rules that tell acts from words, each with an example and a counter-example."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import Json
from parley.cli.output import console, notes, print_json

if TYPE_CHECKING:
    from parley.workflows.reference import Rule


def frames(
    word: Annotated[
        str | None, typer.Argument(metavar="[WORD]", help="Only frames with this id, act or trigger.", show_default=False)
    ] = None,
    json: Json = False,
) -> None:
    """List the frames: which words tell which act.

    Each with its id, the act that it tells, its topic where it is fixed, the lemmas that fire it, a sentence that it
    must find and one that it must not. An entry's evidence names the frame that found it.

    \b
    Examples:
      parley frames
      parley frames offer
      parley frames walk --json
    """
    from parley.workflows import reference

    found = reference.frames(word)
    if json:
        print_json([asdict(frame) for frame in found])
    else:
        _print(found)


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
