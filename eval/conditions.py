#!/usr/bin/env python3
"""Scores conditions on sentences about invented parties, one for each form in which news makes one act wait for another.

    python eval/conditions.py                  every gold file of conditions/, a line each
    python eval/conditions.py --misses         with what was found for each sentence that is not right
    python eval/conditions.py FILE ...         these gold files instead

A gold file is a JSON list of {"form", "text", "act", "topic", "actors", "relation", "awaits": {"act", "topic", "actors"}}; a text without
an act tells no condition, and every one found in it is false. "told": a statement of the act that waits, by its parties; "condition": it
waits for something of the topic awaited; "whole": for that act, by those parties (where the gold names any), and in that order. "A only if
B" and a demand for B before A say the same and count alike. Each text is read as a report of its own.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import goldfiles
from parties import analyse, same

from parley.model.records import Condition, ConditionRelation, Statement
from parley.scoring.coding import SYMMETRIC
from parley.scoring.likeness import BRIDGED, act_likeness, topic_likeness

GOLD = Path(__file__).resolve().parent / "conditions"
R = ConditionRelation
FIRST = frozenset({R.BEFORE})
"""The relation of what comes first; under all others what waits comes last. A refusal "before" is one "until"."""


@dataclass(frozen=True)
class Deed:
    """An act on a topic by parties."""

    act: str
    topic: str
    actors: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """One gold text: what waits, for what; both None where nothing does."""

    form: str
    text: str
    waiting: Deed | None
    awaited: Deed | None
    first: bool = False


@dataclass(frozen=True)
class Outcome:
    """What was found for one case: the act that waits, a condition on it, the right one; for a text without any, the conditions told."""

    case: Case
    told: bool
    condition: bool
    whole: bool
    false: int
    found: tuple[str, ...]


def cases_of(path: Path) -> list[Case]:
    """The cases of a gold file."""
    return [_case(item) for item in json.loads(path.read_text(encoding="utf-8"))]


def _case(item: dict[str, Any]) -> Case:
    if "act" not in item:
        return Case(item["form"], item["text"], None, None)
    awaits = item["awaits"]
    waiting = Deed(item["act"], item["topic"], tuple(item["actors"]))
    awaited = Deed(awaits["act"], awaits["topic"], tuple(awaits["actors"]))
    return Case(item["form"], item["text"], waiting, awaited, _comes_first(R(item["relation"]), item["act"]))


def _comes_first(relation: ConditionRelation, act: str) -> bool:
    return relation in FIRST and act != "reject"


def readings(case: Case) -> Iterator[tuple[Deed, Deed, bool]]:
    """(waiting, awaited, whether the first comes first) as the gold has it, and told from the other side."""
    waiting, awaited = case.waiting, case.awaited
    if waiting is None or awaited is None:
        return
    yield waiting, awaited, case.first
    if case.first and waiting.act == "demand":
        for act in ("reject", awaited.act):
            yield Deed(act, awaited.topic, awaited.actors or waiting.actors), Deed("demand", waiting.topic, ()), False
    elif not case.first and waiting.act != "warn":
        yield Deed("demand", awaited.topic, waiting.actors), Deed(awaited.act, waiting.topic, ()), True


def judge(case: Case) -> Outcome:
    """What was found for a case."""
    statements = analyse(case.text)
    conditions = [(stmt, cond) for stmt in statements for cond in stmt.conditions]
    found = tuple(_line(stmt) for stmt in statements)
    if case.waiting is None:
        return Outcome(case, False, False, False, len(conditions), found)
    told = condition = whole = False
    for waiting, awaited, first in readings(case):
        mine = [stmt for stmt in statements if _is_deed(stmt, waiting)]
        told = told or bool(mine)
        for stmt, cond in conditions:
            if stmt in mine and topic_likeness(awaited.topic, cond.topic) > 0:
                condition = True
                ordered = _comes_first(cond.relation, stmt.act) == first
                whole = whole or (ordered and _awaits(cond, awaited))
    return Outcome(case, told, condition, whole, 0, found)


def _is_deed(stmt: Statement, deed: Deed) -> bool:
    if act_likeness(deed.act, stmt.act) < BRIDGED or topic_likeness(deed.topic, stmt.topic) == 0:
        return False
    names = [a.name for a in stmt.actors]
    parties = [*names, *(r.name for r in stmt.recipients)]
    return not deed.actors or same(deed.actors, names, {}) or (stmt.act in SYMMETRIC and _shared(deed.actors, parties))


def _awaits(cond: Condition, deed: Deed) -> bool:
    alike = deed.act == "demand" or act_likeness(deed.act, cond.act) >= BRIDGED
    names = [a.name for a in cond.actors]
    return alike and (not deed.actors or same(deed.actors, names, {}) or (cond.act in SYMMETRIC and _shared(deed.actors, names)))


def _shared(gold: Sequence[str], found: Sequence[str]) -> bool:
    return any(same([one], [other], {}) for one in gold for other in found)


def _line(stmt: Statement) -> str:
    waits = "".join(f" [{c.relation.value} {[a.name for a in c.actors]} {c.act} ({c.topic})]" for c in stmt.conditions)
    return f"{stmt.act} ({stmt.topic}) {stmt.modality.value}: {[a.name for a in stmt.actors]} -> {[a.name for a in stmt.recipients]}{waits}"


def score(path: Path) -> tuple[dict[str, float], list[Outcome]]:
    """The shares of a gold file, with the outcomes."""
    outcomes = [judge(case) for case in cases_of(path)]
    real = [o for o in outcomes if o.case.waiting is not None]
    count = max(len(real), 1)
    shares = {
        "told": sum(o.told for o in real) / count,
        "condition": sum(o.condition for o in real) / count,
        "whole": sum(o.whole for o in real) / count,
        "-false": -float(sum(o.false for o in outcomes)),
    }
    return shares, outcomes


def figures() -> dict[str, float]:
    """For eval/check.py: names to values, more is better."""
    return goldfiles.figures_of("conditions", GOLD, score)


def miss(one: Outcome) -> str | None:
    """What is wrong with an outcome, in words; None where it is right."""
    if one.whole or (one.case.waiting is None and one.false == 0):
        return None
    wanted = f"\n  [{one.case.form}] {one.case.text}\n  wanted {one.case.waiting}\n  awaits {one.case.awaited}"
    return "\n".join((wanted, f"  told {one.told}, condition {one.condition}", *(f"    found {line}" for line in one.found)))


if __name__ == "__main__":
    sys.exit(goldfiles.command(__doc__, GOLD, score, miss))
