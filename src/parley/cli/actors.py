"""`parley actors`: who is in the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.cli.output import NARROW, console
from parley.cli.questions import Asked, answer, question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parley.export.actors import ActorRow


@question()
def actors(asked: Asked) -> None:
    """List the parties and persons, those of most entries first.

    What each is, how often it acts, is acted upon, mediates and speaks, and how the reports call it.

    \b
    Examples:
      parley actors
      parley actors --topic ceasefire
      parley actors --csv > actors.csv
    """
    from parley.export.actors import actors_json, actors_table
    from parley.workflows.dossiers import actors as find

    found = asked.answers()
    rows = find(asked.ledger, found)
    answer(asked, found.shown, rows, json=lambda: actors_json(rows), table=lambda: actors_table(rows), text=lambda: _print(rows))


def _print(rows: Sequence[ActorRow]) -> None:
    from rich.table import Table
    from rich.text import Text

    from parley.export import wording

    out = console()
    if out.width < NARROW:
        for row in rows:
            kind = wording.words(row.kind.value) if row.kind else "unknown kind"
            out.print(Text.assemble((row.name, "bold"), f"  {kind}, acts {row.as_actor}, is acted upon {row.as_recipient}"))
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Actor", overflow="fold", style="bold")
    table.add_column("Kind", no_wrap=True)
    table.add_column("Of")
    for title in ("Acts", "Acted upon", "Mediates", "Speaks"):
        table.add_column(title, justify="right")
    table.add_column("Called", overflow="fold", style="dim")
    names = {row.id: row.name for row in rows}
    for row in rows:
        kind = wording.words(row.kind.value) if row.kind else "-"
        called = ", ".join(form for form in row.forms if form != row.name)
        counts = (row.as_actor, row.as_recipient, row.as_mediator, row.statements)
        table.add_row(Text(row.name), kind, Text(names.get(row.parent or "", row.country or "")), *map(str, counts), Text(called))
    out.print(table)
