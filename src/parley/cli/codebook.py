"""`parley codebook [NAME]`: acts and topics with their definitions and examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import Json
from parley.cli.output import console, print_json
from parley.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from parley.model.codebook import Act, Topic


def codebook(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="An act, a topic, or a PLOVER root.", show_default=False)] = None,
    acts: Annotated[bool, typer.Option("--acts", help="Only the acts.")] = False,
    topics: Annotated[bool, typer.Option("--topics", help="Only the topics.")] = False,
    json: Json = False,
) -> None:
    """Show the codebook: the acts and topics that entries have.

    Each with its definition, a sentence that has it and one that looks like it and has not; acts with their PLOVER
    root and mode and the family in which a ledger compares them, topics with their weight.

    \b
    Examples:
      parley codebook
      parley codebook promise
      parley codebook --topics --json
    """
    from parley.model.codebook import CODEBOOK_VERSION
    from parley.workflows import reference

    if acts and topics:
        raise UsageError("--acts and --topics leave nothing", remedy="give one of them, or neither for both")
    found_acts, found_topics = reference.codebook(name, acts_too=not topics, topics_too=not acts)
    if json:
        print_json(
            {
                "version": CODEBOOK_VERSION,
                "acts": [_act_json(act) for act in found_acts],
                "topics": [_topic_json(one) for one in found_topics],
            }
        )
        return
    out = console()
    for number, text in enumerate(_texts(found_acts, found_topics)):
        if number:
            out.print()
        out.print(text)


def _act_json(act: Act) -> dict[str, object]:
    from parley.model.codebook import FAMILY_OF

    return {
        "name": act.name,
        "family": FAMILY_OF[act.name],
        "plover": {"root": act.root, "mode": act.mode},
        "symmetric": act.symmetric,
        "definition": act.definition,
        "positive": act.positive,
        "negative": act.negative,
    }


def _topic_json(topic: Topic) -> dict[str, object]:
    return {
        "name": topic.name,
        "weight": topic.weight,
        "definition": topic.definition,
        "positive": topic.positive,
        "negative": topic.negative,
    }


def _texts(acts: tuple[Act, ...], topics: tuple[Topic, ...]) -> Iterator[Text]:
    from parley.model.codebook import FAMILY_OF

    for act in acts:
        mode = f", mode {act.mode}" if act.mode else ""
        both = "; its parties stand on one side" if act.symmetric else ""
        yield _text(f"act, family {FAMILY_OF[act.name]}; PLOVER {act.root}{mode}{both}", act)
    for topic in topics:
        yield _text(f"topic, weight {topic.weight:g}", topic)


def _text(facts: str, one: Act | Topic) -> Text:
    from rich.text import Text

    return Text.assemble(
        (one.name, "bold"), f"  {facts}\n  {one.definition}\n", f"  yes: {one.positive}\n", (f"  no:  {one.negative}", "dim")
    )
