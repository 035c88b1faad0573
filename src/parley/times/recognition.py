"""Finds time expressions in a text: tokens, rules, the longest match at each place, and what stands beside it.

Invariant: what is found is in order of the text and does not overlap; nothing depends on an anchor. No syntax, no model: one pass over
the tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from parley.times import grammar, readers, words
from parley.times.lexing import Tokens, lexicon, tokenise
from parley.times.patterns import Pattern, PatternCompiler
from parley.times.records import TimeExpression

_FIELD = re.compile(r"\{(\w*)(?:=([\w.]+))?(?:\|(\w+))?\}")
#: Longest stretch of tokens that can modify an expression from the left ("the early morning hours of").
_REACH = 7
#: After "September 11", these words mean the day in 2001.
_ATTACKS = ("attack", "attacks", "terrorist", "terror", "hijackings")
#: "the March agreement" is a time, "the March on the capital" is none.
_RISKY = ("month:03", "month:05")
_RELATIONS = {"by": "by", "since": "since", "until": "until", "till": "until", "before": "before", "after": "after"}


@dataclass(slots=True)
class _Found:
    first: int
    end: int
    type: str
    expression: str


@dataclass(frozen=True, slots=True)
class _Rule:
    order: int
    pattern: Pattern
    left: frozenset[str]
    outputs: tuple[grammar.Output, ...]


@dataclass(frozen=True, slots=True)
class _Machine:
    by_letter: dict[str, tuple[_Rule, ...]]
    seed: re.Pattern[str]
    part_left: re.Pattern[str]
    time_left: re.Pattern[str]
    left_ends: frozenset[str]
    time_right: re.Pattern[str]
    clock_right: re.Pattern[str]
    join: re.Pattern[str]
    closers: frozenset[str]
    year_left: frozenset[str]
    labels: frozenset[str]
    event_days: frozenset[str]
    holidays: frozenset[str]
    the: frozenset[str]


@cache
def _machine() -> _Machine:
    alphabet, _ = lexicon()
    compiler = PatternCompiler(alphabet, grammar.MACROS)
    by_letter: dict[str, list[_Rule]] = {}
    for order, line in enumerate(grammar.read_rules(grammar.RULES)):
        left = frozenset(letter for name in line.left for letter in alphabet.letters(name))
        rule = _Rule(order, compiler.compile(line.pattern), left, line.outputs)
        for letter in rule.pattern.first:
            by_letter.setdefault(letter, []).append(rule)
    ends: frozenset[str] = frozenset()
    for category in ("of", "in", "early", "late", "mid", "hyphen"):
        ends |= frozenset(alphabet.letters(category))
    closers = frozenset(alphabet.letters("closer"))
    holidays = frozenset(alphabet.letters("hol"))
    year_left: frozenset[str] = frozenset()
    for category in ("in", "of", "since", "by", "until", "from", "during", "through", "early", "late", "mid", "between", "before", "after", "lpar", "the",
                     "hyphen", "and", "or", "to", "a", "owner", "s"):  # fmt: skip
        year_left |= frozenset(alphabet.letters(category))
    return _Machine(
        by_letter={letter: tuple(rules) for letter, rules in by_letter.items()},
        seed=re.compile("[" + "".join(sorted(set(by_letter) | holidays)) + "]"),
        part_left=compiler.compile(grammar.PART_LEFT).regex,
        time_left=compiler.compile(grammar.TIME_LEFT).regex,
        left_ends=ends,
        time_right=compiler.compile("comma? (t: tod)").regex,
        clock_right=compiler.compile("comma? at? (c: clock) gmt?").regex,
        join=compiler.compile("comma | on | comma on | of").regex,
        closers=closers,
        year_left=year_left,
        labels=frozenset(alphabet.letters("number_label")),
        holidays=holidays,
        the=frozenset(alphabet.letters("the")),
        event_days=frozenset(alphabet.letters("event_day")),
    )


@cache
def _holiday_names() -> re.Pattern[str]:
    names = sorted(words.HOLIDAY_NAMES, key=len, reverse=True)
    joined = "|".join(re.escape(name).replace("'", "['’]?").replace("\\ ", r"[\s\-]+") for name in names)
    return re.compile(rf"(?:the\s+)?({joined})(?!\w)", re.IGNORECASE)


def find_times(text: str) -> tuple[TimeExpression, ...]:
    """The time expressions of a text, in order, without overlap. Offsets are Python string offsets into the text.

    >>> [(text_[f.start : f.end], f.expression) for text_ in ["They met on 5 April 2003."] for f in find_times(text_)]
    [('5 April 2003', 'date:2003-04-05')]
    """
    tokens = tokenise(text)
    found = _join(tokens, list(_scan(tokens)))
    return tuple(
        TimeExpression(start=tokens.starts[item.first], end=tokens.ends[item.end - 1], type=item.type, expression=_relation(tokens, item))
        for item in found
    )


def _scan(tokens: Tokens) -> Iterator[_Found]:
    machine = _machine()
    classes = tokens.classes
    done = 0
    for seed in machine.seed.finditer(classes):
        at = seed.start()
        if at < done:
            continue
        found = _holiday(tokens, at) or _match(tokens, at)
        if not found:
            continue
        alone = found[0].first
        found[0] = _extend_left(tokens, found[0], done)
        if alone == found[0].first and found[0].expression == "that:0:day" and tokens.words(alone - 1, alone) == ["of"]:
            continue
        found[-1] = _extend_right(tokens, found[-1])
        done = found[-1].end
        yield from found


def _match(tokens: Tokens, at: int) -> list[_Found] | None:
    rules = _machine().by_letter.get(tokens.classes[at], ())
    matches = []
    for rule in rules:
        match = rule.pattern.regex.match(tokens.classes, at)
        if match is not None and (not rule.left or (at and tokens.classes[at - 1] in rule.left)):
            matches.append((-match.end(), rule.order, rule, match))
    matches.sort(key=lambda item: item[:2])
    for _, _, rule, match in matches:
        found = _build(tokens, rule, match)
        if found:
            return found
    return None


def _build(tokens: Tokens, rule: _Rule, match: re.Match[str]) -> list[_Found] | None:
    found = []
    for output in rule.outputs:
        expression = _fill(tokens, match, output.template)
        if expression is None:
            return None
        first, end = match.span(output.words) if output.words else match.span()
        item = _Found(first, end, output.type, expression)
        if not _plausible(tokens, item):
            return None
        if expression.endswith("monthday:09-11") and end < len(tokens.ends) and tokens.words(end, end + 1)[0] in _ATTACKS:
            item.expression = "date:2001-09-11"
        found.append(item)
    return found


def _fill(tokens: Tokens, match: re.Match[str], template: str) -> str | None:
    parts: list[str] = []
    at = 0
    for field in _FIELD.finditer(template):
        parts.append(template[at : field.start()])
        at = field.end()
        name, how, unit = field.groups()
        value: str | None
        if unit:
            quantity = [how] if how in ("1", "2", "1.5") else ["several"] if how == "X" else _words(tokens, match, name) or (["1"] if _words(tokens, match, unit)[-1] in words.UNITS else ["several"])
            value = readers.duration(quantity, _words(tokens, match, unit))
        elif how == "century":
            value = _words(tokens, match, name)[-1][:2]
        else:
            found = _words(tokens, match, name)
            value = readers.READERS[how or name.rstrip("0123456789")](found) if found else ""
        if value is None:
            return None
        parts.append(value)
    parts.append(template[at:])
    return "".join(parts)


def _words(tokens: Tokens, match: re.Match[str], name: str) -> list[str]:
    first, end = match.span(name)
    return tokens.words(first, end) if first >= 0 else []


def _plausible(tokens: Tokens, item: _Found) -> bool:
    """Whether an ambiguous word alone is a time here: a bare number as a year, a season as no other noun, a vague "minute"."""
    machine = _machine()
    classes, text = tokens.classes, tokens.text
    before = classes[item.first - 1] if item.first else ""
    if item.expression.startswith("weekday:"):
        return before not in machine.event_days
    if item.expression in _RISKY and before in machine.the and item.end - item.first == 1 and item.end < len(classes):
        following = text[tokens.starts[item.end] : tokens.ends[item.end]]
        return following.islower() and len(following) > 2 and classes[item.end] not in machine.closers
    if item.expression.startswith("season:SP") and item.first and tokens.words(item.first - 1, item.first)[0] in ("arab", "prague"):
        return False
    if item.expression == "that:0:year" and text[tokens.starts[item.end - 1] : tokens.ends[item.end - 1]] == "Year":
        return False
    if item.expression.startswith("season:FA") and item.end < len(classes) and tokens.words(item.end, item.end + 1) == ["of"]:
        return False
    if item.type == "DURATION" and lexicon()[0].OTHER in classes[item.first : item.end]:
        odd = tokens.words(item.end - 2, item.end - 1)[0]
        return odd.isalpha() and not odd.endswith("s")
    if item.expression.startswith("year:") and item.end - item.first == 1 and before in machine.labels:
        return False
    if item.expression.startswith("year:") and item.end - item.first == 1:
        if item.end < len(classes):
            following = tokens.words(item.end, item.end + 1)[0]
            counted = (following.endswith("s") and len(following) > 3) or following in ("men", "people", "troops", "km", "metres", "percent", "million")
            if counted and before not in machine.year_left:
                return False
            if following in ("%", "km", "people", "men", "metres", "meters", "feet", "miles", "million", "billion", "percent", "per"):
                return False
        return text[tokens.starts[item.first] - 1 : tokens.starts[item.first]] not in (",", ".", "/", "+", "_")
    if item.expression.startswith("date:") or item.expression.startswith("monthday:"):
        month, day = item.expression.split(":")[-1].split("-")[-2:]
        return int(day) <= (29 if month == "02" else 30 if month in ("04", "06", "09", "11") else 31)
    return True


def _holiday(tokens: Tokens, at: int) -> list[_Found] | None:
    if tokens.classes[at] not in _machine().holidays:
        return None
    match = _holiday_names().match(tokens.text, tokens.starts[at])
    if match is None or not match[1][:1].isupper() or (at and tokens.words(at - 1, at)[0] == "operation"):
        return None
    key = words.HOLIDAY_NAMES.get(re.sub(r"[\s]+", " ", match[1].lower().replace("’", "'")))
    if key is None:
        return None
    end = at
    while end < len(tokens.ends) and tokens.ends[end] <= match.end():
        end += 1
    if end == at:
        return None
    expression = f"holiday:{key}"
    following = tokens.words(end, min(end + 2, len(tokens.ends)))
    for width in (1, 2):
        if len(following) >= width and following[width - 1].isdigit() and len(following[width - 1]) == 4 and (width == 1 or following[0] in ("of", ",")):
            return [_Found(at, end + width, "DATE", f"{expression}:{following[width - 1]}")]
    return [_Found(at, end, "DATE", expression)]


def _extend_left(tokens: Tokens, item: _Found, floor: int) -> _Found:
    """Takes in what stands before: "early", "the end of", "the morning of", and "the" of a season that heads its phrase."""
    machine = _machine()
    classes = tokens.classes
    if item.type in ("DURATION", "SET") or item.expression.startswith(("ref:", "vague:")):
        return item
    if item.first > floor and classes[item.first - 1] in machine.left_ends:
        for start in range(max(floor, item.first - _REACH), item.first):
            match = machine.time_left.fullmatch(classes, start, item.first)
            if match:
                code = readers.time_of_day(tokens.words(*match.span("t")))
                return _Found(start, item.end, "TIME", f"tod:{code}:{item.expression}")
            match = machine.part_left.fullmatch(classes, start, item.first)
            if match and item.type == "TIME":
                return _Found(start, item.end, item.type, item.expression)
            if match:
                part = readers.part(tokens.words(*match.span("p")))
                return _Found(start, item.end, item.type, f"part:{part}:{item.expression}" if part else item.expression)
    if item.expression.startswith("season:") and item.first > floor and tokens.words(item.first - 1, item.first) == ["the"]:
        heads = item.end >= len(classes) or classes[item.end] in machine.closers or classes[item.end] == lexicon()[1]["<break>"]
        return _Found(item.first - 1, item.end, item.type, item.expression) if heads else item
    return item


def _extend_right(tokens: Tokens, item: _Found) -> _Found:
    """Takes in a time of day that follows a day: "Monday morning", "5 May, 3 p.m."."""
    machine = _machine()
    if item.type != "DATE" or not re.search(r"(?:^|:)(?:weekday|date|monthday|rel:-?\d:day|that:-?\d:day|holiday)", item.expression):
        return item
    match = machine.time_right.match(tokens.classes, item.end)
    if match:
        code = readers.time_of_day(tokens.words(*match.span("t")))
        return _Found(item.first, match.end(), "TIME", f"tod:{code}:{item.expression}")
    match = machine.clock_right.match(tokens.classes, item.end)
    if match:
        code = readers.clock(tokens.words(*match.span("c")))
        if code:
            return _Found(item.first, match.end(), "TIME", f"clock:{code}:{item.expression}")
    return item


def _join(tokens: Tokens, found: list[_Found]) -> list[_Found]:
    """A time of day and the day right after it are one expression: "at 6am on Monday"."""
    machine = _machine()
    joined: list[_Found] = []
    for item in found:
        last = joined[-1] if joined else None
        if last and last.type == "TIME" and last.expression.count(":") == 1 and item.type == "DATE":
            between = machine.join.fullmatch(tokens.classes, last.end, item.first)
            if between or last.end == item.first:
                joined[-1] = _Found(last.first, item.end, "TIME", f"{last.expression}:{item.expression}")
                continue
        joined.append(item)
    return joined


def _of_event(tokens: Tokens, item: _Found) -> bool:
    """Whether a shift is counted from something told right after it: "two days after the attack", not "two days after, ..."."""
    if tokens.words(item.end - 1, item.end)[0] not in ("after", "before", "following") or item.end >= len(tokens.ends):
        return False
    return bool(re.match(r"\w", tokens.text[tokens.starts[item.end]]))


def _relation(tokens: Tokens, item: _Found) -> str:
    """The expression with the preposition before it, where that says how the time bounds: by, since, until, before, after, within."""
    if item.expression.startswith(("later:", "earlier:")) and _of_event(tokens, item):
        return f"event:{item.expression}"
    if item.first == 0 or item.type == "SET" or item.expression.startswith(("ref:", "vague:")):
        return item.expression
    before = tokens.words(item.first - 1, item.first)[0]
    if item.type == "DURATION":
        if before in ("within", "inside") and item.expression.startswith("dur:"):
            return "within:" + item.expression[4:]
        return item.expression
    relation = _RELATIONS.get(before)
    return f"{relation}:{item.expression}" if relation else item.expression
