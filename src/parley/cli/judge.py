"""`parley judge ...`: what a person says against the program's reading, one command for each kind of judgement."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import DEFAULT_LEDGER, Json, Ledger, day
from parley.cli.output import console, notes, print_json
from parley.errors import UsageError

if TYPE_CHECKING:
    from parley.workflows.judging import Made

judge = typer.Typer(
    name="judge", help="Correct the ledger: your judgement, with name and reason.", no_args_is_help=True, rich_markup_mode=None
)

Why = Annotated[str, typer.Option("--why", metavar="REASON", help="Why: one line that a colleague understands.", show_default=False)]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who judges. Default: the user name of this machine.", show_default=False),
]
Kind = Annotated[
    str | None,
    typer.Option("--kind", metavar="KIND", help="Of an actor that is new here: armed_group, person ...", show_default=False),
]
Id = typer.Argument(metavar="ID", help="A statement or an entry; the first characters of its id will do.", show_default=False)


@judge.callback()
def _judge() -> None:
    """Correct the ledger: your judgement, with name and reason.

    A judgement is about words in a report. It is appended and never changes what was read; it holds for every later build and every view
    as of a day, also when a newer analysis reads the report anew, and it can be withdrawn. Where two people disagree, the later
    judgement decides, and `parley judgements` shows both. An entry's id stands for all of its statements.
    """


@judge.command()
def same(
    first: Annotated[str, Id],
    second: Annotated[str, Id],
    why: Why,
    by: By = None,
    ledger: Ledger = DEFAULT_LEDGER,
    json: Json = False,
) -> None:
    """Say that two statements, or entries, tell one act: they become one entry.

    \b
    Examples:
      parley judge same e403d0dc5 e69157fc6 --why "one offer, told twice"
      parley judge same s4563df57 sac780483 --why "the same convoy" --by "A. Roth"
    """
    from parley.model.judgements import JudgementKind
    from parley.workflows.judging import judge_pair

    _print(judge_pair(ledger, JudgementKind.SAME, first, second, who=_name(by), why=why), json)


@judge.command()
def different(
    first: Annotated[str, Id],
    second: Annotated[str, Id],
    why: Why,
    by: By = None,
    ledger: Ledger = DEFAULT_LEDGER,
    json: Json = False,
) -> None:
    """Say that two statements, or entries, tell two acts: no entry holds both.

    \b
    Examples:
      parley judge different s403d0dc s69157fc --why "January and March: two offers"
      parley judge different e403d0dc5 e69157fc6 --why "another truce" --json
    """
    from parley.model.judgements import JudgementKind
    from parley.workflows.judging import judge_pair

    _print(judge_pair(ledger, JudgementKind.DIFFERENT, first, second, who=_name(by), why=why), json)


@judge.command()
def reject(
    names: Annotated[list[str], Id],
    why: Why,
    by: By = None,
    ledger: Ledger = DEFAULT_LEDGER,
    json: Json = False,
) -> None:
    """Say that the report does not make a statement: it is left out of the ledger.

    It stays stored, and `parley show` still explains it.

    \b
    Examples:
      parley judge reject s4563df57 --why "a film is told, not an event"
      parley judge reject e403d0dc5 e69157fc6 --why "satire"
    """
    from parley.workflows.judging import judge_rejected

    _print(judge_rejected(ledger, names, who=_name(by), why=why), json)


@judge.command()
def correct(
    name: Annotated[str, Id],
    field: Annotated[str, typer.Argument(metavar="FIELD", help="What was read wrongly.", show_default=False)],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="What it is; none empties it.", show_default=False)],
    why: Why,
    kind: Kind = None,
    by: By = None,
    ledger: Ledger = DEFAULT_LEDGER,
    json: Json = False,
) -> None:
    """Say what stands in a field that was read wrongly.

    Fields: act, topic (of the codebook); actors, recipients, mediators (names or ids, several with ; between them); modality,
    polarity, status; amount, amount_high, qualifier, unit, duration (P7D), deadline, terms.place; said, happens (2031-03-05, or
    2031-03-01..2031-03-05 for a day between the two); place. Of an entry, the field of all its statements is corrected.

    \b
    Examples:
      parley judge correct s403d0dc act demand --why "it is asked, not offered"
      parley judge correct e403d0dc5 amount 240 --why "p. 2 of the communique"
      parley judge correct s403d0dc actors "Hill Front; Velmar government" --why "both signed"
      parley judge correct s403d0dc deadline 2031-04-30 --why "the end of April"
    """
    from parley.workflows.judging import judge_corrected

    _print(judge_corrected(ledger, name, field, value, who=_name(by), why=why, kind=kind), json)


@judge.command()
def actor(
    names: Annotated[
        list[str],
        typer.Argument(metavar="NAME... ACTOR", help="Names, ids or words of reports, and last the actor they mean.", show_default=False),
    ],
    why: Why,
    document: Annotated[
        list[str] | None,
        typer.Option("--document", metavar="DOCUMENT", help="Only in this report (repeat for more).", show_default=False),
    ] = None,
    kind: Kind = None,
    by: By = None,
    ledger: Ledger = DEFAULT_LEDGER,
    json: Json = False,
) -> None:
    """Say whom names mean: the last name is the actor, those before it are taken for it.

    \b
    Examples:
      parley judge actor HLF "Highland Liberation Front" --why "its initials"
      parley judge actor "the movement" "Hill Front" --document wire/1.txt --why "named two lines above"
      parley judge actor Ravens "Ravens of Tarn" --kind armed_group --why "the full name"
    """
    from parley.workflows.judging import judge_actor

    if len(names) < 2:
        raise UsageError("a name and the actor that it means are wanted", remedy="parley judge actor NAME... ACTOR --why REASON")
    *called, meant = names
    _print(judge_actor(ledger, called, meant, who=_name(by), why=why, kind=kind, documents=document or ()), json)


@judge.command()
def date(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="A report's key or id.", show_default=False)],
    earliest: Annotated[str, typer.Argument(metavar="EARLIEST", help="The day, or the first that it can be.", show_default=False)],
    why: Why,
    latest: Annotated[str | None, typer.Argument(metavar="[LATEST]", help="The last that it can be.", show_default=False)] = None,
    by: By = None,
    ledger: Ledger = DEFAULT_LEDGER,
    json: Json = False,
) -> None:
    """Say when a report came out: on a day, or between two.

    The times that its statements tell by that day ("on Monday", "last week") are worked out anew.

    \b
    Examples:
      parley judge date tribune/analysis.txt 2031-03-09 --why "the printed page"
      parley judge date tribune/analysis.txt 2031-03-01 2031-03-31 --why "the March issue"
    """
    from parley.workflows.judging import judge_dated

    first = day(earliest, "EARLIEST")
    last = day(latest, "LATEST") or first
    assert first is not None and last is not None  # noqa: PT018
    _print(judge_dated(ledger, document, first, last, who=_name(by), why=why), json)


@judge.command()
def withdraw(
    name: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its id, or the first characters of it.", show_default=False)],
    why: Why,
    by: By = None,
    ledger: Ledger = DEFAULT_LEDGER,
    json: Json = False,
) -> None:
    """Take a judgement back: the ledger is as if it had not been made, and both are kept.

    \b
    Examples:
      parley judge withdraw j4f1c22d0 --why "the communique says otherwise"
      parley judge withdraw j4f1c22d0 --why "mine was a slip" --json
    """
    from parley.workflows.judging import withdraw as take_back

    _print(take_back(ledger, name, who=_name(by), why=why), json)


@judge.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `parley judgements --json` printed.", show_default=False)],
    ledger: Ledger = DEFAULT_LEDGER,
    json: Json = False,
) -> None:
    """Take over the judgements of a colleague, with their names, reasons and days.

    Those that are there already stay as they are. What is about reports that this ledger has not read waits until it has.

    \b
    Examples:
      parley judgements --json > mine.jsonl
      parley judge import hers.jsonl
    """
    from parley.workflows.judgements import import_judgements

    made = import_judgements(file, ledger)
    if json:
        print_json({"file": str(file), "new": made.new, "known": made.known})
        return
    notes().print(f"judgements and withdrawals: {made.new} new, {made.known} known already.", style="dim", markup=False)


def _name(by: str | None) -> str:
    from parley.config import user_name

    return user_name() if by is None else by


def _print(made: Made, json: bool) -> None:
    """What was judged, and what it did to the ledger."""
    from rich.text import Text

    from parley.cli.blocks import entry_line
    from parley.export import wording
    from parley.export.judgements import ruling_json, signed

    ruling = made.ruling
    if json:
        entries = [entry.id for entry in made.entries]
        print_json({"judgement": ruling_json(ruling), "entries": entries, "before": made.before, "after": made.after})
        return
    out = console()
    out.print(Text.assemble((ruling.judgement.id, "dim"), "  ", (ruling.state.value, "bold"), f"  {signed(ruling.judgement)}"))
    if ruling.reason and ruling.state.value != "withdrawn":
        out.print(Text(f"  {ruling.reason}"))
    if ruling.against and ruling.state.value == "stands":
        out.print(Text(f"  this is the later one and decides; otherwise said: {', '.join(map(wording.short, ruling.against))}"))
    for entry in made.entries[:MOST_ENTRIES]:
        out.print(Text("  now: ").append_text(entry_line(entry)))
    if len(made.entries) > MOST_ENTRIES:
        out.print(Text(f"  and {wording.count(len(made.entries) - MOST_ENTRIES, 'entry')} more"))
    notes().print(f"{wording.count(made.after, 'entry')} in the ledger, {made.before} before.", style="dim", markup=False)


MOST_ENTRIES = 6
"""Entries that are shown of what a judgement touches: a name may touch hundreds."""
