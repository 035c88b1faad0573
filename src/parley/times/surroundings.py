"""What stands beside a time and belongs to it: "the end of", "the morning of", "at 6am", and the preposition that says how it bounds.

Invariant: an expression only grows, and never over one that was found before it.
"""

from __future__ import annotations

import re

from parley.times import readers
from parley.times.lexing import Tokens
from parley.times.machine import Found, machine

#: Longest stretch of tokens that can modify an expression from the left ("the early morning hours of").
_REACH = 7
_RELATIONS = {"by": "by", "since": "since", "until": "until", "till": "until", "before": "before", "after": "after"}
#: A day, which a time of day can follow.
_DAY = re.compile(r"(?:^|:)(?:weekday|date|monthday|rel:-?\d:day|that:-?\d:day|holiday)")
#: A time of day that states no day.
_DAYLESS = re.compile(r"tod:(?:[A-Z]{2}|\d\d:\d\d)|clock:\d{4}Z?")
#: What neither takes modifiers nor is bounded by a preposition.
_FREE = ("ref:", "vague:")


def extend_left(tokens: Tokens, item: Found, floor: int) -> Found:
    """Takes in what stands before: "early", "the end of", "the morning of", and "the" of a season that heads its phrase."""
    if item.type in ("DURATION", "SET") or item.expression.startswith(_FREE) or item.first <= floor:
        return item
    classes = tokens.classes
    if classes[item.first - 1] in machine().ends_left:
        for start in range(max(floor, item.first - _REACH), item.first):
            match = machine().time_left.fullmatch(classes, start, item.first)
            if match:
                code = readers.time_of_day(tokens.words(*match.span("t"))) if match["t"] else "MO"
                return Found(start, item.end, "TIME", f"tod:{code}:{item.expression}")
            match = machine().part_left.fullmatch(classes, start, item.first)
            if match:
                part = None if item.type == "TIME" else readers.part(tokens.words(*match.span("p")))
                return Found(start, item.end, item.type, f"part:{part}:{item.expression}" if part else item.expression)
    if item.expression.startswith("season:") and tokens.words(item.first - 1, item.first) == ["the"]:
        heads = item.end >= len(classes) or classes[item.end] in machine().closers
        return Found(item.first - 1, item.end, item.type, item.expression) if heads else item
    return item


def extend_right(tokens: Tokens, item: Found) -> Found:
    """Takes in a time of day that follows a day: "Monday morning", "5 May, 3 p.m."."""
    if item.type != "DATE" or not _DAY.search(item.expression):
        return item
    match = machine().time_right.match(tokens.classes, item.end)
    if match:
        code = readers.time_of_day(tokens.words(*match.span("t")))
        return Found(item.first, match.end(), "TIME", f"tod:{code}:{item.expression}")
    match = machine().clock_right.match(tokens.classes, item.end)
    if match and (code := readers.clock(tokens.words(*match.span("c")))):
        code += "Z" if match["z"] else ""
        return Found(item.first, match.end(), "TIME", f"clock:{code}:{item.expression}")
    return item


def join_days(tokens: Tokens, found: list[Found]) -> list[Found]:
    """A time of day and the day right after it are one expression: "at 6am on Monday"."""
    joined: list[Found] = []
    for item in found:
        last = joined[-1] if joined else None
        if last and item.type == "DATE" and _DAYLESS.fullmatch(last.expression) and _DAY.search(item.expression):
            between = last.end == item.first or machine().join.fullmatch(tokens.classes, last.end, item.first)
            if between:
                joined[-1] = Found(last.first, item.end, "TIME", f"{last.expression}:{item.expression}")
                continue
        joined.append(item)
    return joined


def bounded(tokens: Tokens, item: Found) -> str:
    """The expression with the preposition before it, where that says how the time bounds ("by April", "within 14 months", "in two
    weeks"), or marked as hanging on an event ("two days after the attack")."""
    if item.expression.startswith(("later:", "earlier:", "that:1:day", "that:-1:day")) and _of_event(tokens, item):
        return f"event:{item.expression}"
    if item.first == 0 or item.type == "SET" or item.expression.startswith(_FREE):
        return item.expression
    before = tokens.words(item.first - 1, item.first)[0]
    if item.type == "DURATION":
        if item.expression.startswith("dur:") and before in ("within", "inside"):
            return "within:" + item.expression[4:]
        if item.expression.startswith("dur:") and before == "in" and _ends_phrase(tokens, item):
            return "in:" + item.expression[4:]
        return item.expression
    relation = _RELATIONS.get(before)
    return f"{relation}:{item.expression}" if relation else item.expression


def _ends_phrase(tokens: Tokens, item: Found) -> bool:
    return item.end >= len(tokens.ends) or (
        tokens.classes[item.end] in machine().closers and tokens.words(item.end, item.end + 1)[0] not in ("of", "-")
    )


def _of_event(tokens: Tokens, item: Found) -> bool:
    """Whether a shift is counted from something told right after it: "two days after the attack", not "two days after, ..."."""
    if tokens.words(item.end - 1, item.end)[0] not in ("after", "before", "following") or item.end >= len(tokens.ends):
        return False
    return bool(re.match(r"\w", tokens.text[tokens.starts[item.end]]))
