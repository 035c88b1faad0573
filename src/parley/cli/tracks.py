"""`parley tracks`: the channels of talks, with their rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.cli.output import console
from parley.cli.questions import Asked, answer, question

if TYPE_CHECKING:
    from parley.workflows.answers import Answers


@question()
def tracks(asked: Asked) -> None:
    """List the channels of talks: who talks with whom, where, led by whom, in which rounds.

    \b
    Examples:
      parley tracks
      parley tracks --party union
      parley tracks --as-of 2031-04-30 --json
    """
    from parley.export.tracks import tracks_json, tracks_table

    found = asked.answers()
    answer(
        asked,
        found.shown,
        found.tracks,
        json=lambda: tracks_json(found.tracks),
        table=lambda: tracks_table(found.tracks),
        text=lambda: _print(found),
    )


def _print(found: Answers) -> None:
    from rich.table import Table
    from rich.text import Text

    from parley.export import wording

    out = console()
    for number, track in enumerate(found.tracks):
        if number:
            out.print()
        where = f"  {', '.join(track.venues)}" if track.venues else ""
        led = f"  led by {wording.names(track.facilitators)}" if track.facilitators else ""
        out.print(Text.assemble((wording.names(track.parties), "bold"), where, led, (f"  {wording.short(track.id)}", "dim")))
        table = Table.grid(padding=(0, 2))
        table.add_column(style="cyan", no_wrap=True)
        table.add_column(overflow="fold")
        table.add_column(style="dim", no_wrap=True)
        for one in track.rounds:
            acts = ", ".join(dict.fromkeys(wording.headline(found.entries[key]) for key in one.entries))
            where = f", {one.place}" if one.place else ""
            ids = " ".join(wording.short(key) for key in one.entries[:2]) + (" …" if len(one.entries) > 2 else "")
            table.add_row(f"  {wording.days(one.when)}", Text(f"{wording.words(one.status)}{where}: {acts}"), ids)
        out.print(table)
