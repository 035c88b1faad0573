"""`parley judgements`: what people have judged, and what has become of it."""

from __future__ import annotations

import json as json_text
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import DEFAULT_LEDGER, Json, Ledger
from parley.cli.output import console, notes, print_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from parley.model.judgements import Ruling

STYLES = {"stands": "bold green", "overruled": "bold yellow", "unattached": "bold red", "withdrawn": "dim", "waiting": "dim"}


def judgements(
    state: Annotated[
        list[str] | None,
        typer.Option(
            "--state", metavar="STATE", help="stands, overruled, contradicted, unattached, withdrawn (repeat for more).", show_default=False
        ),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="KIND", help="same, different, reject, correct, actor, date (repeat for more).", show_default=False),
    ] = None,
    by: Annotated[list[str] | None, typer.Option("--by", metavar="NAME", help="Only of this person.", show_default=False)] = None,
    ledger: Ledger = DEFAULT_LEDGER,
    json: Json = False,
) -> None:
    """List what people have judged, with what has become of it.

    stands: it is applied. overruled: a later judgement says otherwise and decides; contradicted: the two of such a pair.
    unattached: the report is not here, or its words no longer tell the act; it is kept, and tried again at every build.
    withdrawn: taken back.
    With --json: one judgement a line, for `parley judge import`.

    \b
    Examples:
      parley judgements
      parley judgements --state contradicted
      parley judgements --state unattached --by "A. Roth"
      parley judgements --json > judgements.jsonl
    """
    from parley.export import wording
    from parley.export.judgements import ruling_json
    from parley.workflows.judgements import rulings

    found = rulings(ledger, kinds=kind or (), states=state or (), people=by or ())
    if json:
        if found:
            print_text("\n".join(json_text.dumps(ruling_json(one), ensure_ascii=False) for one in found))
        return
    out = console()
    for one in found:
        print_ruling(out, one)
    some = "that pass" if state or kind or by else "in the ledger"
    notes().print(f"{wording.count(len(found), 'judgement')} {some}.", style="dim", markup=False)


def print_ruling(out: Console, ruling: Ruling, *, indent: int = 0, quotes: bool = True) -> None:
    """A judgement: what it says, who says so and why, what has become of it, and (quotes) the words that it is about."""
    from rich.padding import Padding
    from rich.text import Text

    from parley.cli.blocks import cut
    from parley.export import wording
    from parley.export.judgements import quoted_side, said

    one = ruling.judgement
    line = Text.assemble((wording.short(one.id), "dim"), "  ", (ruling.state.value, STYLES[ruling.state.value]))
    line.append(f"  {one.kind.value}: {said(one)}")
    out.print(Padding(line, (0, 0, 0, indent), expand=False))
    about = [("", selector) for selector in one.selectors] + [("and ", selector) for selector in one.others]
    lines = [f"{joint}{cut(quoted_side(selector))}" for joint, selector in about] if quotes else []
    lines.append(f"{one.who}, {wording.day(one.when.date())}: {one.why}")
    if ruling.reason and ruling.reason not in _USUAL:
        lines.append(ruling.reason)
    if ruling.against and ruling.state.value == "stands":
        lines.append(f"decides over {_ids(ruling.against)}, which says otherwise and is earlier")
    for text in lines:
        out.print(Padding(Text(text, style="dim"), (0, 0, 0, indent + 2), expand=False))


def print_bearing(out: Console, found: Sequence[Ruling]) -> None:
    """Judgements that bear on what was shown, under a heading; nothing where there are none."""
    if found:
        out.print("\njudged by people", style="bold", markup=False)
        for one in found:
            print_ruling(out, one, indent=2, quotes=False)


def _ids(names: Sequence[str]) -> str:
    from parley.export import wording

    return " and ".join(map(wording.short, names))


_USUAL = frozenset({"the same words"})
"""Reasons that say nothing worth a line."""
