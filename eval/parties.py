#!/usr/bin/env python3
"""Scores who does what to whom on sentences about invented parties, which no list can hold: are exactly the right parties named?

    python eval/parties.py                     every gold file of parties/, a line each
    python eval/parties.py --misses            with what was found for each sentence that is not right
    python eval/parties.py FILE ...            these gold files instead

A gold file is a JSON list of {"text", "act", "topic", "actors", "recipients", "actors_also", "recipients_also"}; the keys with "also" hold
other names that are as good. A sentence is right where a statement of its act, or of an act that coders choose between for it, has exactly
these actors and recipients; of acts that parties do together all parties count as one list. "Ostravia", "government of Ostravia" and
"Ostravian government" name one party. Each text is read as a report of its own.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import goldfiles

from parley.analysis import statenames
from parley.analysis.pipeline import Analyser
from parley.config import load_settings
from parley.model.records import Document, RawDocument, Statement
from parley.reading import ReadingOptions, read
from parley.scoring.coding import SYMMETRIC
from parley.scoring.likeness import SAME_FAMILY, act_likeness, name_likeness
from parley.scoring.naming import ActorNames, fold
from parley.workflows.resources import load_analyser

GOLD = Path(__file__).resolve().parent / "parties"
SAME_NAME = 0.6
"""Likeness of two lists of names from which they mean the same: "Bellan" and "Bellan government" beside a second party named alike in both
do, "Hill Front" and "Hill Army" do not."""


@dataclass(frozen=True)
class Case:
    """One gold text with its parties."""

    text: str
    act: str
    topic: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    aliases: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Outcome:
    """What was found for one case: whether an act of its family, its actors, its recipients, and both together are there."""

    case: Case
    told: bool
    actors: bool
    recipients: bool
    right: bool
    found: tuple[str, ...]


@cache
def analyser() -> Analyser:
    return load_analyser(load_settings(environ={}))


def cases_of(path: Path) -> list[Case]:
    """The cases of a gold file."""
    out = []
    for item in json.loads(path.read_text(encoding="utf-8")):
        aliases: dict[str, tuple[str, ...]] = {}
        for role in ("actors", "recipients"):
            names, also = item.get(role) or [], item.get(f"{role}_also") or []
            if len(names) == 1:
                aliases[names[0]] = (*aliases.get(names[0], ()), *also)
            else:  # each further name stands for the one that shares most of its words
                for other in also:
                    nearest = max(names, key=lambda n: name_likeness([n], [other], ActorNames({})), default=other)
                    aliases[nearest] = (*aliases.get(nearest, ()), other)
        out.append(
            Case(
                text=item["text"],
                act=item["act"],
                topic=item["topic"],
                actors=tuple(item.get("actors") or ()),
                recipients=tuple(item.get("recipients") or ()),
                aliases=aliases,
            )
        )
    return out


def analyse(text: str) -> list[Statement]:
    """The statements of a text, read as a report."""
    doc: Document = read(RawDocument(key="case", media="text", data=text.encode()), options=ReadingOptions())
    return list(analyser().analyse(doc, gate=False).statements)


def same(gold: Sequence[str], found: Sequence[str], aliases: Mapping[str, Sequence[str]]) -> bool:
    """Whether two lists of names mean the same parties: as many, and alike. aliases: names of the gold to others that are as good."""
    names = ActorNames({state_name(name): [state_name(other) for other in others] for name, others in aliases.items()})
    wanted, got = [state_name(name) for name in gold], [state_name(name) for name in found]
    if len(names.keys(wanted)) != len(names.keys(got)):
        return False
    return not wanted or name_likeness(wanted, got, names) >= SAME_NAME


_GOVERNMENT = re.compile(
    r"(?:the )?(?:(?P<before>.+) (?:government|junta|regime)|(?:government|republic|kingdom|state) of (?:the )?(?P<behind>.+))"
)


def state_name(name: str) -> str:
    """One form for a state, its government, and its government by its adjective; other names as they are.

    >>> state_name("Ostravian government") == state_name("government of Ostravia") == state_name("Ostravia")
    True
    """
    plain = fold(name).removeprefix("the ")
    named = _GOVERNMENT.fullmatch(plain)
    core = (named["before"] or named["behind"]) if named else plain
    return statenames.stem(core) if " " not in core else core


def judge(case: Case) -> Outcome:
    """What was found for a case."""
    statements = analyse(case.text)
    told = [s for s in statements if act_likeness(case.act, s.act) >= SAME_FAMILY]
    actors = recipients = right = False
    for stmt in told:
        doers, others = [a.name for a in stmt.actors], [a.name for a in stmt.recipients]
        if case.act in SYMMETRIC:
            one = both = same([*case.actors, *case.recipients], [*doers, *others], case.aliases)
        else:
            one, both = same(case.actors, doers, case.aliases), same(case.recipients, others, case.aliases)
        actors, recipients, right = actors or one, recipients or both, right or (one and both)
    found = tuple(f"{s.act} ({s.topic}): {[a.name for a in s.actors]} -> {[a.name for a in s.recipients]}" for s in (told or statements))
    return Outcome(case=case, told=bool(told), actors=actors, recipients=recipients, right=right, found=found)


def score(path: Path) -> tuple[dict[str, float], list[Outcome]]:
    """The shares of a gold file, with the outcomes. A case whose act is not told counts as wrong."""
    outcomes = [judge(case) for case in cases_of(path)]
    count = max(len(outcomes), 1)
    named = [o for o in outcomes if o.case.recipients and o.case.act not in SYMMETRIC]
    shares = {
        "right": sum(o.right for o in outcomes) / count,
        "right.of_told": sum(o.right for o in outcomes) / max(sum(o.told for o in outcomes), 1),
        "told": sum(o.told for o in outcomes) / count,
        "actors": sum(o.actors for o in outcomes) / count,
        "recipients": sum(o.recipients for o in outcomes) / count,
        "recipients.named": sum(o.recipients for o in named) / max(len(named), 1),
    }
    return shares, outcomes


def figures() -> dict[str, float]:
    """For eval/check.py: names to values, more is better."""
    return goldfiles.figures_of("parties", GOLD, score)


def miss(one: Outcome) -> str | None:
    """What is wrong with an outcome, in words; None where it is right."""
    if one.right:
        return None
    wanted = f"\n  {one.case.text}\n  wanted {one.case.act} ({one.case.topic}): {list(one.case.actors)} -> {list(one.case.recipients)}"
    return "\n".join((wanted, *(f"    found {line}" for line in one.found)))


if __name__ == "__main__":
    sys.exit(goldfiles.command(__doc__, GOLD, score, miss))
