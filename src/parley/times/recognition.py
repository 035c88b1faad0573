"""Finds time expressions in a text: tokens, rules, the longest match at each place, and what stands beside it.

Invariant: what is found is in order of the text and does not overlap; nothing depends on an anchor. No syntax, no model: one pass over
the tokens, in stretches of bounded length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from parley.times import readers, words
from parley.times.lexing import Tokens, tokenise
from parley.times.machine import CompiledRule, Found, holiday_names, machine
from parley.times.plausibility import plausible
from parley.times.records import TimeExpression
from parley.times.surroundings import bounded, extend_left, extend_right, join_days

_FIELD = re.compile(r"\{(\w*)(?:=([\w.]+))?(?:\|(\w+))?\}")
#: A text is read in stretches of about this many characters, cut at a paragraph where there is one, so that memory stays bounded.
STRETCH = 100_000
#: Quantities that a template can name instead of a capture.
_GIVEN = ("1", "2", "1.5")
#: After "September 11", these words mean the day in 2001.
_ATTACKS = ("attack", "attacks", "terrorist", "terror", "hijackings")
#: "the forthcoming Easter": words that choose which one.
_SIDES = {
    **dict.fromkeys(("next", "coming", "forthcoming", "upcoming"), "next:"),
    **dict.fromkeys(("last", "past", "previous"), "last:"),
}


def find_times(text: str) -> tuple[TimeExpression, ...]:
    """The time expressions of a text, in order, without overlap. Offsets are Python string offsets into the text.

    >>> text = "They met on 5 April 2003 and will meet by May."
    >>> [(text[found.start : found.end], found.expression) for found in find_times(text)]
    [('5 April 2003', 'date:2003-04-05'), ('May', 'by:month:05')]
    """
    return tuple(found for start, end in _stretches(text) for found in _find(text[start:end], start))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while len(text) - start > STRETCH:
        end = text.rfind("\n\n", start + STRETCH // 2, start + STRETCH)
        if end < 0:
            end = text.rfind(" ", start + STRETCH // 2, start + STRETCH)
        end = end if end >= 0 else start + STRETCH
        yield start, end
        start = end
    yield start, len(text)


def _find(text: str, offset: int) -> Iterator[TimeExpression]:
    tokens = tokenise(text)
    for item in join_days(tokens, list(_scan(tokens))):
        start, end = tokens.starts[item.first], tokens.ends[item.end - 1]
        yield TimeExpression(start=offset + start, end=offset + end, type=item.type, expression=bounded(tokens, item))


def _scan(tokens: Tokens) -> Iterator[Found]:
    done = 0
    for seed in machine().seed.finditer(tokens.classes):
        at = seed.start()
        if at < done:
            continue
        found = _holiday(tokens, at) or _match(tokens, at)
        if not found:
            continue
        first = found[0].first
        found[0] = extend_left(tokens, found[0], done)
        if found[0].expression == "that:0:day" and first == found[0].first and tokens.words(first - 1, first) == ["of"]:
            continue
        found[-1] = extend_right(tokens, found[-1])
        done = found[-1].end
        yield from found


def _match(tokens: Tokens, at: int) -> list[Found] | None:
    """What the rule with the longest match at a token gives; where its words make no sense, the next."""
    classes = tokens.classes
    gate = machine().gate.get(classes[at])
    if gate is None or not gate.match(classes, at):
        return None
    matches = []
    for rule in machine().by_letter[classes[at]]:
        match = rule.pattern.regex.match(classes, at)
        if match is not None and (not rule.left or (at and classes[at - 1] in rule.left)):
            matches.append((-match.end(), rule.order, rule, match))
    matches.sort(key=lambda item: item[:2])
    for _, _, rule, match in matches:
        found = _build(tokens, rule, match)
        if found:
            return found
    return None


def _build(tokens: Tokens, rule: CompiledRule, match: re.Match[str]) -> list[Found] | None:
    found = []
    for output in rule.outputs:
        expression = _fill(tokens, match, output.template)
        if expression is None:
            return None
        first, end = match.span(output.words) if output.words else match.span()
        item = Found(first, end, output.type, expression)
        if not plausible(tokens, item):
            return None
        if expression == "monthday:09-11" and end < len(tokens.ends) and tokens.words(end, end + 1)[0] in _ATTACKS:
            item.expression = "date:2001-09-11"
        found.append(item)
    return found


def _fill(tokens: Tokens, match: re.Match[str], template: str) -> str | None:
    """The template with the captures read into it; None where one makes no sense."""
    parts: list[str] = []
    at = 0
    for field in _FIELD.finditer(template):
        parts.append(template[at : field.start()])
        at = field.end()
        name, how, unit = field.groups()
        found = _words(tokens, match, name)
        value: str | None
        if unit:
            value = _duration(found, how, _words(tokens, match, unit))
        elif how == "century":
            value = found[-1][:2]
        else:
            value = readers.READERS[how or name.rstrip("0123456789")](found) if found else ""
        if value is None:
            return None
        parts.append(value)
    parts.append(template[at:])
    return "".join(parts)


def _duration(quantity: list[str], given: str | None, unit: list[str]) -> str | None:
    """A length of time; where the words state no quantity, one of a unit in the singular and some of one in the plural."""
    if given in _GIVEN:
        quantity = [given]
    elif given == "X" or not quantity:
        quantity = ["1"] if given is None and unit[-1] in words.UNITS else ["several"]
    return readers.duration(quantity, unit)


def _words(tokens: Tokens, match: re.Match[str], name: str) -> list[str]:
    first, end = match.span(name) if name else (-1, -1)
    return tokens.words(first, end) if first >= 0 else []


def _holiday(tokens: Tokens, at: int) -> list[Found] | None:
    """A named day or feast, with its year where one is stated. "Operation Ramadan" is no feast."""
    if tokens.classes[at] not in machine().holidays:
        return None
    match = holiday_names().match(tokens.text, tokens.starts[at])
    if match is None or not match[1][:1].isupper():
        return None
    before = tokens.words(at - 1, at)[0] if at else ""
    key = words.HOLIDAY_NAMES.get(re.sub(r"\s+", " ", match[1].lower().replace("’", "'")))
    end = at
    while end < len(tokens.ends) and tokens.ends[end] <= match.end():
        end += 1
    if key is None or end == at or before == "operation":
        return None
    year = re.compile(r"(?:\s+of|,)?\s+(\d{4})(?!\w)").match(tokens.text, tokens.ends[end - 1])
    if year:
        end += 1 if tokens.ends[end] == year.end() else 2
        return [Found(at, end, "DATE", f"holiday:{key}:{year[1]}")]
    return [Found(at, end, "DATE", f"{_SIDES.get(before, '')}holiday:{key}")]
