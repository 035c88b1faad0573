"""`parley annotate FILE`: what the machine sees in one document."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.document import print_document
from parley.cli.options import ExitCode, OwnFrames, day
from parley.cli.output import console, print_text, safe
from parley.errors import ParleyError

if TYPE_CHECKING:
    from parley.export.evidence import Mark
    from parley.model.records import Analysis, Document

STYLES = {"act": "bold magenta", "actor": "bold cyan", "time": "green", "cue": "yellow", "source": "cyan underline"}


def annotate(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A report, or a table of reports; - for standard input.", show_default=False)
    ],
    published: Annotated[str | None, typer.Option("--published", metavar="DAY", help="When it was published.", show_default=False)] = None,
    plain: Annotated[bool, typer.Option("--plain", help="Take the whole input as article: no headline, no furniture.")] = False,
    frames: OwnFrames = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say of each statement which rule fired, and why each field is as it is.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object a document, each on one line.")] = False,
) -> int:
    """Show what Parley sees in one document.

    Its segments, times, actors, who says what, and its statements; in the JSON also every event word with
    polarity, certainty and tense. No ledger is read or written. Offsets in the JSON are Python string offsets
    into the document's text.

    \b
    Examples:
      parley annotate report.txt
      parley annotate report.txt --published 2031-03-05 --json
      parley annotate report.txt --explain
      parley annotate report.txt --frames own.toml
      echo "The Front offered a truce." | parley annotate - --plain --json
    """
    import json as codec

    from parley.config import load_settings
    from parley.export.annotations import annotation_json
    from parley.workflows import annotate as workflow

    day(published, "--published")
    done, failed = 0, []
    for found in workflow.annotate(file, settings=load_settings(frames=frames), published=published, plain=plain):
        if isinstance(found, ParleyError):
            failed.append(found)
            continue
        done += 1
        if json:
            value = annotation_json(found.document, found.analysis, explained=explain)
            print_text(codec.dumps(value, ensure_ascii=False))
        else:
            _print(found.document, found.analysis, explained=explain)
    if failed and not done:
        raise failed[0]
    for error in failed:
        print(f"parley: {safe(str(error))}", file=sys.stderr)
    return ExitCode.SOME_FAILED if failed else ExitCode.DONE


def _print(doc: Document, analysis: Analysis, *, explained: bool) -> None:
    from rich.text import Text

    from parley.export import wording
    from parley.export.explained import explain

    out = console()
    print_document(doc, marks=_marks(analysis), styles=STYLES)
    legend = Text("  ").join([Text("\nmarked:", style="dim"), *(Text(kind, style=style) for kind, style in STYLES.items())])
    out.print(legend)
    _print_sayings(doc, analysis)
    out.print(Text(f"\n{wording.count(len(analysis.statements), 'statement')}", style="bold"))
    for stmt in analysis.statements:
        facts = [wording.stated(stmt), *(wording.condition(cond) for cond in stmt.conditions)]
        when = wording.days(stmt.happens) if stmt.happens else ""
        said = f"says {wording.chain(stmt.speakers)}"
        line = "; ".join(fact for fact in (*facts, when and f"happens {when}", said) if fact)
        out.print(
            Text.assemble(
                (wording.headline(stmt), "bold"),
                f"\n    {line}\n    ",
                (f"“{doc.words(stmt.trigger.start, stmt.trigger.end)}”, {stmt.rule}", "dim"),
            )
        )
        for because in explain(doc, analysis, stmt) if explained else ():
            out.print(Text.assemble(f"      {because.field}: ", (because.value, "bold"), (f" ({because.why})", "dim")))
    for failure in analysis.failures:
        out.print(Text(f"! {failure.stage}: {failure.reason}", style="yellow"))


def _print_sayings(doc: Document, analysis: Analysis) -> None:
    """Who says what, a line each; what stands in another's words is set further in."""
    from rich.text import Text

    from parley.export import wording
    from parley.export.annotations import nesting

    out = console()
    out.print(Text(f"\n{wording.count(len(analysis.attributions), 'attribution')}", style="bold"))
    above = nesting(analysis.attributions)
    for n, said in enumerate(analysis.attributions):
        depth, at = 0, above[n]
        while at is not None and depth < len(above):
            depth, at = depth + 1, above[at]
        who = wording.chain((said.speaker,)) if said.speaker else doc.words(*said.source) if said.source else "somebody"
        cue = doc.words(*said.cue) if said.cue else "goes on"
        content = " … ".join(doc.words(*span) for span in said.content)
        out.print(Text.assemble("  " * depth, (who, STYLES["source"]), " ", (cue, STYLES["cue"]), f": {' '.join(content.split())}"))


def _marks(analysis: Analysis) -> tuple[Mark, ...]:
    from parley.export.evidence import Mark, apart

    spans = [Mark(start=stmt.trigger.start, end=stmt.trigger.end, kind="act") for stmt in analysis.statements]
    spans += [Mark(start=who.cue[0], end=who.cue[1], kind="cue") for who in analysis.attributions if who.cue]
    spans += [Mark(start=mention.start, end=mention.end, kind="actor") for mention in analysis.mentions]
    spans += [Mark(start=time.start, end=time.end, kind="time") for time in analysis.times]
    spans += [Mark(start=who.source[0], end=who.source[1], kind="source") for who in analysis.attributions if who.source]
    return apart(spans)
