"""`parley tracks`: the channels of talks, with their rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.cli.blocks import print_rows
from parley.cli.output import console
from parley.cli.questions import Asked, answer, question

if TYPE_CHECKING:
    from rich.text import Text

    from parley.model.computed import Round
    from parley.workflows.answers import Answers

MOST_IDS = 2
"""Entries named beside a round; the JSON has all."""


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
    from rich.text import Text

    from parley.export import wording

    out = console()
    for number, track in enumerate(found.tracks):
        if number:
            out.print()
        where = f"  {', '.join(track.venues)}" if track.venues else ""
        led = f"  led by {wording.names(track.facilitators)}" if track.facilitators else ""
        out.print(Text.assemble((wording.names(track.parties), "bold"), where, led, (f"  {wording.short(track.id)}", "dim")))
        print_rows(out, (_row(one, found) for one in track.rounds))


def _row(one: Round, found: Answers) -> tuple[str, Text, str]:
    """A round: when, how it stands and where, what was done in it, and its first entries."""
    from rich.text import Text

    from parley.export import wording

    acts = ", ".join(dict.fromkeys(wording.headline(found.entries[key]) for key in one.entries))
    where = f", {one.place}" if one.place else ""
    ids = " ".join(map(wording.short, one.entries[:MOST_IDS])) + (" …" if len(one.entries) > MOST_IDS else "")
    return wording.days(one.when), Text(f"{wording.words(one.status)}{where}: {acts}"), ids
