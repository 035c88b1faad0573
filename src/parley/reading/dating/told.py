"""The times that a report tells, each with its tense: what a solver of publication days can use.

Time expressions come from `parley.times`; here they get a calendar shape (a day, a month, a year, known or not) and a tense from the words
around them. Does not weigh them: see `constraints`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from parley.times import find_times, resolve

BEFORE, AFTER = 140, 60
"""Characters before and after a time expression in which verbs tell its tense; about one clause."""

_SENTENCE_END = re.compile(r"[.!?…][\"”’')]*\s+(?=[A-Z“\"‘(\d])|\n")
_ABBREVIATION = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|Gen|Col|Lt|St|No|U\.S|U\.N|U\.K|Sen|Rep|Gov|[A-Z])\.$"
)
_FUTURE = re.compile(
    r"\b(?:will|shall"
    r"|(?:is|are|has been|have been|being) (?:also |now |still |currently )?"
    r"(?:expected|scheduled|due|planned|set|slated|likely|supposed|to be|to \w+)"
    r"|(?:expects?|plans?|hopes?|intends?|aims?|wants?|prepares?|is going|are going|ready|pushing|pushes) (?:\w+ ){0,6}?(?:to|for)"
    r"|takes? effect|deadline (?:of|is))\b",
    re.I,
)
_AHEAD = re.compile(
    r"\b(?:upcoming|forthcoming|coming|next|ahead of|in the run-up to|before (?:stepping|leaving|handing|taking))\W+(?:\w+\W+){0,3}$", re.I
)
"""Words that make a time future only where they stand right before it."""

_MAYBE_FUTURE = re.compile(
    r"\b(?:would|was to|were to|(?:was|were|had been) (?:\w+ )?(?:expected|scheduled|due|planned|set|slated|supposed)"
    r"|pledged|promised|vowed|agreed|committed|deadline|until|must|should|may|might|could|can|postponed|delayed|extended|plan"
    r"|call(?:s|ed|ing)? for|urged?|demand(?:s|ed|ing)?|target|goal|from)\b",
    re.I,
)
_PAST = re.compile(
    r"\b(?:was|were|had|has|have|did|began|begun|met|held|took|taken|said|told|came|went|left|gave|given|won|made|saw|seen|led|broke"
    r"|broken|fell|rose|became|got|sent|spoke|brought|built|bought|put|lost|kept|fought|shot|struck|hit|cut|set|ran|found|stood|paid"
    r"|wrote|grew|drew|sought|since|ago|last|\w{2,}ed)\b",
    re.I,
)
_FINITE = re.compile(
    r"\b(?:it|he|she|they|we|who|which|that)\s+(?:had\s+)?(?:\w{2,}ed|took|held|began|met|made|won|shot|left|gave|fought)\b", re.I
)
"""A clause of its own, told as past, whatever the sentence before it plans: "what it wants for the boat it seized on Friday"."""
_MEANT_FOR = re.compile(r"\bfor\s+(?:\w+day,?\s+)?$", re.I)
"""A day that something is meant for: "was invited for June 20"."""
_OF = re.compile(r"\bof\s+(?:\w+day,?\s+)?$", re.I)
_PLANNED = re.compile(
    r"\b(?:scheduled|planned|slated|set|due|expected|postponed|rescheduled|anticipated|delayed|until|till|starting|beginning|deadline|toward|towards)\s+"
    r"(?:(?:for|on|to|in|by|at|of|be|begin|start|take|place|around|the|end|early|late)\s+){0,5}(?:\w+\s+(?:in|on|for)\s+)?$",
    re.I,
)
_NAMED = re.compile(r"[-–][A-Za-z]|[\"”]")
_ATTRIBUTIVE = re.compile(r"\b(?:the|a|an|his|her|its|their|this|that|\w+['’]s)\s+(?:\w+\s+)?$", re.I)
_CLOCK = re.compile(r"\s*(?:hours|hrs|UTC|GMT|[A-Z]{1,2}[SD]T|\w+day\b)|\s+local\b")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day,?\s+(?:the\s+)?$", re.I)
_WEEKDAY_IN = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
_RELATION = re.compile(r"(by|since|until|before|after):")
_SIDE = re.compile(r"(last|next|this):")
_PART = re.compile(r"part:(early|mid|late)\w*:")
_HOUR = re.compile(r"(?:tod:(?:[A-Z]{2}|\d\d:\d\d)|clock:\d{4}Z?):")
"""A time of day tells no more of the day of publication than its day does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A time that the text tells.

    kind: "day", "monthday", "month", "season", "year", "holiday" or "relative"; first, last: its days, where its year is told; month,
    day: for a month or day without a year; weekday: 0..6 where told with the date; key: the symbolic expression; part: "early", "mid"
    or "late"; relation: "by", "since" ... or ""; tense: "past", "future", "maybe" (a plan of the past) or "" (not told); start, end:
    its words; sentence: where its sentence starts.
    """

    kind: str
    start: int
    end: int
    sentence: int
    key: str
    tense: str
    first: date | None = None
    last: date | None = None
    month: int = 0
    day: int = 0
    weekday: int | None = None
    part: str = ""
    relation: str = ""


def told_times(text: str, *, offset: int = 0) -> list[Told]:
    """The times of a text that can bear on its date, in order. offset: where the text starts in its document, added to all places.

    >>> [(time.kind, time.month, time.tense) for time in told_times("Talks were held in January. Others will be held on February 25.")]
    [('month', 1, 'past'), ('monthday', 2, 'future')]
    """
    found: list[Told] = []
    starts = sentence_starts(text)
    position = 0
    for item in find_times(text):
        if item.type not in ("DATE", "TIME"):
            continue
        while position + 1 < len(starts) and starts[position + 1] <= item.start:
            position += 1
        stop = starts[position + 1] if position + 1 < len(starts) else len(text)
        time = _shape(text, item.start, item.end, item.expression, starts[position], stop)
        if time is not None:
            if time.kind == "monthday" and time.tense == "past" and _names_another_day(text, time, found, offset):
                time = replace(time, tense="")
            found.append(replace(time, start=time.start + offset, end=time.end + offset, sentence=time.sentence + offset))
    return found


def _names_another_day(text: str, time: Told, before: list[Told], offset: int) -> bool:
    """Whether a day is that of a thing, in a sentence whose deed has its own day: "proclaimed on May 1 a truce for the vote of May 9"."""
    thing = _OF.search(text[max(time.sentence, time.start - 20) : time.start])
    return thing is not None and any(other.kind == "monthday" and other.sentence == time.sentence + offset for other in before)


def sentence_starts(text: str) -> list[int]:
    """Where sentences start; roughly, for the scope of a verb."""
    starts = [0]
    for found in _SENTENCE_END.finditer(text):
        if found.group() == "\n" or not _ABBREVIATION.search(text[max(0, found.start() - 5) : found.start() + 1]):
            starts.append(found.end())
    return starts


def _shape(text: str, start: int, end: int, expression: str, sentence: int, stop: int) -> Told | None:
    relation_found = _RELATION.match(expression)
    relation = relation_found.group(1) if relation_found else ""
    core = _HOUR.sub("", expression[relation_found.end() :] if relation_found else expression, count=1)
    part_found = _PART.match(core)
    part = part_found.group(1) if part_found else ""
    side_found = _SIDE.match(core)
    side = side_found.group(1) if side_found else ""
    core = core[side_found.end() :] if side_found else core
    whole = core
    core = core[part_found.end() :] if part_found else core
    kind, month, day = _kind(core)
    if not kind:
        return None
    first = last = None
    if kind in ("day", "year", "season") or (kind == "month" and not month):
        _, when = resolve(whole, anchor=None)
        first, last = when.earliest, when.latest
        if first is None or last is None:
            return None
    if kind == "year" and (_CLOCK.match(text, end) or _NAMED.match(text, end)):
        return None
    if kind == "month" and month and text[max(0, start - 5) : start].lower() == "that ":
        return None
    tense = _tense(text, start, end, sentence, stop, relation)
    if kind == "monthday" and tense == "past" and _MEANT_FOR.search(text[max(sentence, start - 20) : start]):
        tense = "maybe"
    if side:
        tense = {"last": "past", "next": "future"}.get(side, "")
    if kind == "year" and _ATTRIBUTIVE.search(text[max(sentence, start - 30) : start]):
        tense = ""
    return Told(
        kind=kind, start=start, end=end, sentence=sentence, key=core, tense=tense, first=first, last=last, month=month, day=day,
        weekday=_weekday(text, start, end), part=part, relation=relation,
    )  # fmt: skip


_DAY = re.compile(r"date:\d{4}-\d{1,2}-\d{1,2}")
_MONTHDAY = re.compile(r"monthday:(\d{1,2})-(\d{1,2})(?:/.*)?")
_MONTH = re.compile(r"month:(\d{1,2})")
_YEARMONTH = re.compile(r"month:\d{4}-\d{1,2}")
_YEAR = re.compile(r"year:\d{4}")
_SEASON = re.compile(r"season:\d{4}:\w+")
_RELATIVE = re.compile(r"rel:-?\d:(?:year|month)(?::\w+)*")


def _kind(core: str) -> tuple[str, int, int]:
    if _DAY.fullmatch(core):
        return "day", 0, 0
    found = _MONTHDAY.fullmatch(core)
    if found:
        return "monthday", int(found.group(1)), int(found.group(2))
    found = _MONTH.fullmatch(core)
    if found:
        return "month", int(found.group(1)), 0
    if _YEARMONTH.fullmatch(core):
        return "month", 0, 0
    if _YEAR.fullmatch(core):
        return "year", 0, 0
    if _SEASON.fullmatch(core):
        return "season", 0, 0
    if core.startswith("holiday:"):
        return "holiday", 0, 0
    if _RELATIVE.fullmatch(core):
        return "relative", 0, 0
    return "", 0, 0


def _tense(text: str, start: int, end: int, sentence: int, stop: int, relation: str) -> str:
    """The tense of the clause: the nearest verb cue before the words decides, else one after them."""
    if relation == "since":
        return "past"
    before = text[max(sentence, start - BEFORE) : start]
    if _AHEAD.search(before):
        return "future"
    if relation == "until" or (_PLANNED.search(before) and not _FUTURE.search(before)):
        return "maybe"
    after = text[end : min(stop, end + AFTER)]
    if _last(_FINITE, before) > max(_last(_FUTURE, before), _last(_MAYBE_FUTURE, before)):
        return "past"
    latest = {name: _last(pattern, before) for name, pattern in (("future", _FUTURE), ("maybe", _MAYBE_FUTURE), ("past", _PAST))}
    if relation == "by" and latest["future"] < 0:
        return "maybe"
    best = max(latest, key=lambda name: latest[name])
    if latest[best] < 0:
        return "future" if _FUTURE.match(after.lstrip(" ,")) else "past" if _PAST.search(after) and not _FUTURE.search(after) else ""
    if best == "past" and latest["maybe"] >= 0 and latest["past"] - latest["maybe"] < 25:
        return "maybe"
    if best == "maybe" and latest["future"] >= 0 and latest["maybe"] - latest["future"] < 25:
        return "future"
    if best == "past" and latest["future"] >= 0:
        return "future" if latest["past"] - latest["future"] < 40 else "past"
    return best


def _last(pattern: re.Pattern[str], words: str) -> int:
    position = -1
    for found in pattern.finditer(words):
        position = found.end()
    return position


def _weekday(text: str, start: int, end: int) -> int | None:
    found = _WEEKDAY.search(text[max(0, start - 16) : start]) or _WEEKDAY_IN.search(text[start:end])
    if found is None:
        return None
    return next(number for number, weekday in enumerate(_WEEKDAYS) if weekday.startswith(found[1].lower()))
