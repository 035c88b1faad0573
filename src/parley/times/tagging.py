"""Tags a text: finds its time expressions and resolves each in the light of those before it.

News hangs on the day of writing. A history tells its own dates, and a bare "on 5 April" belongs to the year told last; a text is read
as a history where the years that it states lie mostly well before its anchor. Invariant: mentions are in order and do not overlap.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from parley.model.records import Basis, TimeMention, When
from parley.times.almanac import Days
from parley.times.recognition import find_times
from parley.times.records import TimeExpression
from parley.times.resolution import resolve
from parley.times.story import assign_years

MODES = ("auto", "news", "narrative")
#: A text is a history where at least this many stated years, and this share of them, lie at least `HISTORY_GAP` years before its anchor.
HISTORY_YEARS, HISTORY_SHARE, HISTORY_GAP = 6, 0.6, 1
_STATED = re.compile(r"(?:^|:)(?:date|month|year|season|half|quarter):(\d{4})")
#: How far around an expression its tense is looked for, in characters.
_TENSE_REACH = 90
_CUE = re.compile(
    r"\b(?:(?P<future>(?:will|shall|won['’]t|would|should|must|may|might|can|could)\s+(?:not\s+|also\s+|likely\s+)?(?:be\s+|have\s+(?:been\s+)?)?\w+|going to \w+"
    r"|(?:scheduled|due|expected|planned|slated|set|plans?|agreed|promised|pledged|vowed|offered|ready|intends?|hopes?|wants?|willing|demanded|about)\s+"
    r"(?:to|for|on|in|by)\b(?:\s+be\b)?(?:\s+[a-z]+)?|to (?:remain|stay|keep|hold|be) [a-z]+|to be [a-z]+(?:ed|en|d|t)|deadline|upcoming|forthcoming)"
    r"|(?P<past>was|were|had|did|\w{2,}ed|began|met|held|took|came|went|fell|rose|left|made|said|told|won|lost|broke|sent|gave|gone|fought|spoke))\b"
)
#: Expressions whose meaning turns on tense: what recurs every week or year, told without its year.
_TENSED = re.compile(r"(?:^|:)(?:month:\d\d?$|monthday:|weekday:|season:[A-Z]|holiday:[a-z_]+$|quarter:\d\d?$)")
_STOP = re.compile(r"[.!?]\s|\n")
_ASIDE = re.compile(r"^since:|(?:^|:)(?:earlier|ago|that:-\d|rel:-\d|thatside:-1|decade|century)\b")
_YEAR_ONLY = re.compile(r"(?:[a-z]+:)*year:\d{4}")
_TELLS_YEAR = re.compile(r"(?:^|\n\s*|\b(?:in|by|during|until|till|from|throughout|through|into|to|and|between|before|after|year)\s+)(?:the\s+)?$", re.IGNORECASE)
#: What moves the story on: expressions that say when something in it happens.
_STORY = re.compile(r"(?:^|:)(?:date|month|monthday|year|season|that|later|earlier|holiday|day|weekday|rel|ago|decade|thatside|half|quarter)\b")


def tag_times(text: str, *, anchor: When, tense_at: Callable[[int], str] | None = None, mode: str = "auto") -> tuple[TimeMention, ...]:
    """The times of a text, each with its TIMEX3 value and interval.

    anchor: the day of writing, as an interval that may be wide or open; tense_at: the tense ("past", "present", "future") of the clause at an
    offset, else it is guessed from the words around; mode: "news", "narrative" (bare dates follow the text's own), or "auto". ValueError on another mode.

    >>> from datetime import date
    >>> day = When(earliest=date(2020, 2, 29), latest=date(2020, 2, 29), precision="day", basis=Basis.METADATA)
    >>> [mention.value for mention in tag_times("They met on Monday and in December.", anchor=day)]
    ['2020-02-24', '2019-12']
    """
    if mode not in MODES:
        raise ValueError(f"no mode: {mode!r}")
    found = find_times(text)
    narrative = mode == "narrative" or (mode == "auto" and is_history(found, anchor))
    mentions = []
    reference: When | None = None
    years = assign_years(text, found) if narrative else {}
    for index, item in enumerate(found):
        tense = _tense(text, item, tense_at)
        if index in years:
            value, when = resolve(item.expression, anchor=anchor, tense=tense, reference=_year(years[index]), chained=True)
        elif narrative:
            value, when = resolve(item.expression, anchor=reference or anchor, tense=tense, reference=reference, chained=reference is not None)
        else:
            value, when = resolve(item.expression, anchor=anchor, tense=tense, reference=reference)
        mentions.append(TimeMention(start=item.start, end=item.end, type=item.type, value=value, expression=item.expression, when=when))
        if when.earliest and when.latest and _moves_story(text, item) and not _covers(when, reference):
            reference = when
    return tuple(mentions)


def _tense(text: str, item: TimeExpression, tense_at: Callable[[int], str] | None) -> str:
    """The tense that decides which Monday or which April is meant; what hangs on none is not asked."""
    if not _TENSED.search(item.expression):
        return "past"
    tense = tense_at(item.start) if tense_at else guess_tense(text, item.start)
    return "future" if tense == "present" and item.expression.startswith(("by:", "until:")) else tense


def _year(year: int) -> When:
    return When(earliest=date(year, 1, 1), latest=date(year, 12, 31), precision="year", basis=Basis.INFERRED)


def _covers(when: When, reference: When | None) -> bool:
    """Whether a time is only a coarser name of where the story stands already ("in 1941" after "in June 1941")."""
    if reference is None or when.earliest is None or when.latest is None or reference.earliest is None or reference.latest is None:
        return False
    return when.earliest <= reference.earliest and reference.latest <= when.latest


def _moves_story(text: str, item: TimeExpression) -> bool:
    """Whether the story goes on from here: not by what looks back ("two years earlier", "since 1995") nor by a year that only names
    something ("the 1995 accord")."""
    if item.type not in ("DATE", "TIME") or not _STORY.search(item.expression) or _ASIDE.search(item.expression):
        return False
    if _YEAR_ONLY.fullmatch(item.expression):
        return bool(_TELLS_YEAR.search(text[max(0, item.start - 20) : item.start]))
    return True


def is_history(found: tuple[TimeExpression, ...], anchor: When) -> bool:
    """Whether a text with these expressions tells a history rather than news.

    >>> is_history((), When())
    False
    """
    years = [int(match[1]) for item in found if (match := _STATED.search(item.expression))]
    written = anchor.earliest or anchor.latest
    if len(years) < HISTORY_YEARS or written is None:
        return False
    return sum(year <= written.year - HISTORY_GAP for year in years) >= HISTORY_SHARE * len(years)


def guess_tense(text: str, offset: int) -> str:
    """The tense of the clause at an offset, from its words: "future" or "past" where they say so, else "present" (undecided).

    >>> guess_tense("The sides will meet on Monday.", 23)
    'future'
    """
    before = text[max(0, offset - _TENSE_REACH) : offset]
    stop = None
    for stop in _STOP.finditer(before):
        pass
    cue = None
    for cue in _CUE.finditer(before, stop.end() if stop else 0):
        pass
    if cue is None:
        after = text[offset : offset + _TENSE_REACH // 2]
        end = _STOP.search(after)
        cue = _CUE.search(after, 0, end.start() if end else len(after))
    return cue.lastgroup or "present" if cue else "present"


def span_of(when: When) -> Days | None:
    """Both ends of an interval, or None where one is open."""
    return (when.earliest, when.latest) if when.earliest and when.latest else None


