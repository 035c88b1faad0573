"""`parley agreements`: the deals that the reports tell of, and what became of their parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.cli.blocks import print_quotes
from parley.cli.output import console
from parley.cli.questions import Asked, answer, question

if TYPE_CHECKING:
    from parley.workflows.answers import Answers


@question()
def agreements(asked: Asked) -> None:
    """List the agreements, with their provisions and the fate of each.

    An agreement is known by its parties and its time. A provision is a part that the reports tie to it, by their
    words or by the day.

    \b
    Examples:
      parley agreements
      parley agreements --party government --json
    """
    from parley.export.agreements import agreements_json, agreements_table

    found = asked.answers()
    answer(
        asked,
        found.shown,
        found.agreements,
        json=lambda: agreements_json(found.agreements),
        table=lambda: agreements_table(found.agreements),
        text=lambda: _print(found),
    )


def _print(found: Answers) -> None:
    from rich.text import Text

    from parley.export import wording

    out = console()
    for number, deal in enumerate(found.agreements):
        if number:
            out.print()
        place = f", {deal.place.name}" if deal.place else ""
        led = f", mediated by {wording.names(deal.mediators)}" if deal.mediators else ""
        facts = f"  {wording.days(deal.when)}{place}{led}; {wording.words(deal.status)}"
        out.print(Text.assemble((deal.name, "bold"), facts, (f"  {wording.short(deal.id)}", "dim")))
        print_quotes(out, found.whole, found.entries[deal.entries[0]].statements, most=1)
        for part in deal.provisions:
            entry = found.entries[part.entry]
            state = wording.thread_state(part.state, part.topic) if part.state else wording.words(entry.status)
            out.print(
                Text.assemble(
                    "    ",
                    (wording.words(part.topic), "cyan"),
                    f": {wording.summed_up(entry)}  ",
                    (state, "yellow"),
                    (f"  {wording.short(part.entry)}", "dim"),
                )
            )
