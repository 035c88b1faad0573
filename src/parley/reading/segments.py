"""Which stretch of a text is article, dateline, headline, byline, caption, comment or furniture.

Works on plain text and on linearised HTML alike; the markup's and the labelling library's opinions are features. Invariant: segments
are in order and do not overlap; what stands after the start of the comments is never article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from parley.model.records import Segment, SegmentKind
from parley.reading.division import GLUED_CREDIT, GLUED_END, Labels, divided
from parley.reading.phrases import (
    BYLINE_LINE,
    BYLINE_WITHIN,
    CAPTION_LINE,
    CAPTION_TRIGGERS,
    CAPTION_WITHIN,
    FURNITURE_LINE,
    FURNITURE_TRIGGERS,
    FURNITURE_WITHIN,
    MAX_FURNITURE_WORDS,
    RELATED_LINE,
)
from parley.reading.threads import Thread, bare, is_count, is_mark, is_stamp
from parley.reading.units import MIN_PROSE_WORDS, Unit

MAX_TITLE_WORDS = 40
"""A longer line is no headline."""

RESUME_WORDS = 30
"""After a list of related titles, a paragraph of so many words is the article again; teasers below a title are shorter."""

MAX_CAPTION_WORDS = 60

_KIND = SegmentKind


def _whole(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.I)


_FURNITURE = _whole(FURNITURE_LINE)
_FURNITURE_IN = re.compile("|".join(FURNITURE_WITHIN), re.I)
_RELATED = _whole(RELATED_LINE)
_CAPTION = _whole(CAPTION_LINE)
_CAPTION_IN = re.compile("|".join(CAPTION_WITHIN), re.I)
_BYLINE = _whole(BYLINE_LINE)
_BYLINE_IN = _whole(BYLINE_WITHIN)
_DATE_LINE = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    r")[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?,?(?: \d{4})?"
    r"|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?(?: \d{4})?|(?:jan|feb|mar|apr"
    r"|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{4}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})(?:[ ,|·–—-]+.{0,40})?",
    re.I,
)
_MARKDOWN = re.compile(r"#{1,6} \S")
_BULLET = re.compile(r"[-–—•*·▪●‣]\s+|\(?\d{1,2}[.)]\s+")
_KEY = re.compile(r"[\W_]+")


def label(text: str, units: Sequence[Unit], *, title: str | None = None) -> tuple[Segment, ...]:
    """The segments of a text.

    units: its units in order; title: the title that the source or page states, if any.

    >>> from parley.reading.units import split
    >>> page = "Rebels to talk\\n\\nKORVIN (AP) - The rebels agreed to talk, officials said.\\n\\n3 Comments\\n\\nwolf77\\n\\nyou wish!"
    >>> [segment.kind.value for segment in label(page, split(page))]
    ['headline', 'dateline', 'article', 'comment', 'comment', 'comment']
    """
    labels: Labels = [_line_kind(unit) for unit in units]
    if len(units) == 1 and labels[0][0] is None and units[0].words >= 3:
        labels[0] = (_KIND.ARTICLE, "the only line")
    _drop_soft_marks(units, labels)
    _mark_comments(units, labels)
    _mark_related(units, labels)
    _mark_outside(units, labels, title)
    _mark_teasers(text, units, labels)
    _mark_head(units, labels, title)
    _mark_body(units, labels)
    return tuple(divided(text, units, labels))


def key(words: str) -> str:
    """Words for comparing lines: letters and digits in lower case."""
    return _KEY.sub(" ", words).strip().casefold()


def _line_kind(unit: Unit) -> tuple[SegmentKind | None, str]:
    """What a line is by itself; None where its place must decide."""
    words = bare(unit.head)
    hard = _marked_kind(unit)
    if hard is not None:
        return hard
    if not words or not any(char.isalpha() for char in words):
        return _KIND.FURNITURE, "no words"
    if _MARKDOWN.match(unit.head) and unit.words <= MAX_TITLE_WORDS:
        marked = unit.head.startswith("# ")
        return (_KIND.HEADLINE, "the page marks it as its title") if marked else (_KIND.FURNITURE, "subheading")
    low = unit.head.lower()
    if unit.short:
        if _CAPTION.fullmatch(words) and unit.words <= MAX_CAPTION_WORDS and not GLUED_CREDIT.match(unit.head):
            return _KIND.CAPTION, "a caption or credit"
        if unit.words >= MIN_PROSE_WORDS and GLUED_END.search(unit.head):
            return _KIND.ARTICLE, "a sentence with a credit glued to it"
        if unit.words <= MAX_CAPTION_WORDS and _has(low, CAPTION_TRIGGERS) and _CAPTION_IN.search(unit.head):
            return _KIND.CAPTION, "ends with a photo credit"
        if not unit.prose or unit.words <= 20:
            if _BYLINE.fullmatch(words) and unit.words <= 20 and not unit.stop:
                return _KIND.BYLINE, "names the author"
            if _RELATED.fullmatch(words):
                return _KIND.FURNITURE, "related"
            if _FURNITURE.fullmatch(words) and not (unit.stop and unit.words >= 12):
                return _KIND.FURNITURE, "words of the page, not of the report"
            if _DATE_LINE.fullmatch(words) and unit.words <= 10:
                return _KIND.FURNITURE, "a date line of the page"
        if unit.words <= MAX_FURNITURE_WORDS and _has(low, FURNITURE_TRIGGERS) and _FURNITURE_IN.search(words):
            return _KIND.FURNITURE, "a notice of the page"
    if unit.prose:
        return _KIND.ARTICLE, "reads like a report"
    return None, ""


def _has(low: str, triggers: Sequence[str]) -> bool:
    return any(words in low for words in triggers)


def _marked_kind(unit: Unit) -> tuple[SegmentKind, str] | None:
    """What the markup says for certain."""
    marks = unit.marks
    if "comment" in marks or unit.main == "comment":
        return (_KIND.FURNITURE, "form") if "form" in marks else (_KIND.COMMENT, "the page marks it as a comment")
    if "form" in marks or "nav" in marks:
        return _KIND.FURNITURE, "the page marks it as navigation or a form"
    if "caption" in marks and unit.words <= MAX_CAPTION_WORDS:
        return _KIND.CAPTION, "the page marks it as a caption"
    if "time" in marks and unit.words <= 12:
        return _KIND.FURNITURE, "a date of the page"
    if "title" in marks and unit.words <= MAX_TITLE_WORDS:
        return _KIND.HEADLINE, "the page marks it as its title"
    if "heading" in marks and unit.words <= MAX_TITLE_WORDS and not is_count(unit) and not is_mark(unit):
        return _KIND.FURNITURE, "related" if _RELATED.fullmatch(bare(unit.head)) else "subheading"
    if "byline" in marks and unit.words <= 25 and not (unit.prose and unit.words > 12):
        return _KIND.BYLINE, "the page marks it as a byline"
    if unit.link_share > 0.8 and not unit.prose:
        return _KIND.FURNITURE, "a link"
    return None


def _drop_soft_marks(units: Sequence[Unit], labels: Labels) -> None:
    """Class names that suggest furniture count only while most of the prose stands outside them: some pages wrap all in one."""
    soft = [number for number, unit in enumerate(units) if "nav?" in unit.marks]
    inside = sum(units[number].words for number in soft if labels[number][0] is _KIND.ARTICLE)
    total = sum(unit.words for unit, (kind, _) in zip(units, labels, strict=True) if kind is _KIND.ARTICLE)
    if not soft or inside * 2 > total:
        return
    for number in soft:
        if labels[number][0] is not _KIND.COMMENT:
            labels[number] = (_KIND.FURNITURE, "the page's class names mark it as furniture")


def _mark_comments(units: Sequence[Unit], labels: Labels) -> None:
    """Everything from the start of the thread is comment or furniture."""
    open_units = [number for number, (kind, _) in enumerate(labels) if kind is not _KIND.COMMENT]
    start = Thread([units[number] for number in open_units]).start()
    if start == len(open_units):
        return
    for number in open_units[start:]:
        unit, kind = units[number], labels[number][0]
        if kind in (_KIND.FURNITURE, _KIND.CAPTION, _KIND.BYLINE) and not unit.prose:
            labels[number] = (_KIND.FURNITURE, "furniture of the comments")
        elif kind is _KIND.FURNITURE:
            continue
        else:
            labels[number] = (_KIND.COMMENT, "after the start of the readers' comments")


def _mark_related(units: Sequence[Unit], labels: Labels) -> None:
    """Titles and teasers after a line such as "Related articles" are furniture until the report goes on."""
    inside = False
    for number, unit in enumerate(units):
        kind, reason = labels[number]
        if kind is _KIND.FURNITURE and reason == "related":
            inside = True
        elif inside and kind is None:
            labels[number] = (_KIND.FURNITURE, "a title in a list of other reports")
        elif inside and kind is _KIND.ARTICLE:
            following = labels[number + 1][0] if number + 1 < len(units) else None
            if unit.words >= RESUME_WORDS or following is _KIND.ARTICLE or "paragraph" in unit.marks or unit.main == "main":
                inside = False
            else:
                labels[number] = (_KIND.FURNITURE, "a teaser in a list of other reports")


def _mark_outside(units: Sequence[Unit], labels: Labels, title: str | None) -> None:
    """Prose before the page's own title, or outside what the labelling library takes for the main text, is furniture."""
    wanted = key(title) if title else ""
    for number, unit in enumerate(units):
        kind, reason = labels[number]
        is_title = (kind is _KIND.HEADLINE and "title" in reason) or (bool(wanted) and unit.short and key(unit.head) == wanted)
        if is_title and any(later[0] is _KIND.ARTICLE for later in labels[number + 1 :]):
            for earlier in range(number):
                if labels[earlier][0] is _KIND.ARTICLE:
                    labels[earlier] = (_KIND.FURNITURE, "before the title")
            break
    main = [number for number, unit in enumerate(units) if unit.main == "main" and labels[number][0] is _KIND.ARTICLE]
    if len(main) < 2:
        return
    for number, unit in enumerate(units):
        if labels[number][0] is _KIND.ARTICLE and unit.main == "none" and not main[0] <= number <= main[-1]:
            labels[number] = (_KIND.FURNITURE, "outside the main text of the page")


def _mark_teasers(text: str, units: Sequence[Unit], labels: Labels) -> None:
    """Prose that breaks off with an ellipsis and stands whole further down is the page's teaser of its own report."""
    for number, unit in enumerate(units):
        words = text[unit.start : unit.end].strip()
        if labels[number][0] is not _KIND.ARTICLE or not words.endswith(("…", "...")):
            continue
        begin = key(words)
        if len(begin.split()) < LEAST_TEASER:
            continue
        if any(labels[n][0] is _KIND.ARTICLE and key(text[u.start : u.end]).startswith(begin) for n, u in enumerate(units) if n != number):
            labels[number] = (_KIND.FURNITURE, "a teaser of the report")


LEAST_TEASER = 6
"""Words of the shortest teaser: fewer may begin two paragraphs alike."""


def _mark_head(units: Sequence[Unit], labels: Labels, title: str | None) -> None:
    """The headline: before the report, marked so, or the stated title, or the line that tells of the same."""
    body = next((number for number, (kind, _) in enumerate(labels) if kind is _KIND.ARTICLE), len(units))
    keys = [key(unit.head) if unit.short else "" for unit in units]
    heads = [number for number in range(body) if labels[number][0] is _KIND.HEADLINE]
    found = heads[0] if heads else None
    if found is None:
        can = [number for number in range(body) if _can_be_title(units[number], labels[number])]
        wanted = key(title) if title else ""
        stated = [number for number in can if wanted and (keys[number] in wanted or wanted in keys[number])]
        counts = Counter(keys)
        lead = _stems(" ".join(unit.head for unit in units[body : body + LEAD_UNITS]))
        alike = sorted(can, key=lambda number: (-_shared(keys[number], lead), -counts[keys[number]], -min(units[number].words, 6), number))
        found = next(iter(stated or alike), None)
    if found is None:
        return
    labels[found] = (_KIND.HEADLINE, "the title")
    for number, words in enumerate(keys):
        if number != found and words and words == keys[found] and labels[number][0] is not _KIND.COMMENT:
            labels[number] = (_KIND.CAPTION, "repeats the title")
        elif labels[number][0] in (None, _KIND.ARTICLE) and _begins_with_title(units[number].head, units[found].head):
            labels[number] = (_KIND.CAPTION, "repeats the title, and says what a picture shows")


def _begins_with_title(line: str, title: str) -> bool:
    """Whether a line is the title and then another sentence: no report begins so, but the text under a picture does."""
    rest = line.removeprefix(title)
    return rest != line and len(title.split()) >= MIN_PROSE_WORDS and rest[:1] == " " and rest[1:2].isupper()


LEAD_UNITS = 6
"""Paragraphs of the report that a headline is compared with; what it tells stands in the first ones."""

STEM = 5
"""Letters by which words are compared: enough to take "talks" and "talk" for one."""

_TITLE_REASONS = ("", "subheading", "a title in a list of other reports", "a link")


def _can_be_title(unit: Unit, labelled: tuple[SegmentKind | None, str]) -> bool:
    kind, reason = labelled
    return unit.short and 3 <= unit.words <= MAX_TITLE_WORDS and kind in (None, _KIND.FURNITURE) and reason in _TITLE_REASONS


def _stems(words: str) -> set[str]:
    return {word[:STEM] for word in key(words).split() if len(word) > 3}


def _shared(title: str, lead: set[str]) -> float:
    """The share of a title's longer words that the report's beginning has too, in tenths."""
    stems = _stems(title)
    return round(10 * len(stems & lead) / len(stems)) if stems else 0


def _mark_body(units: Sequence[Unit], labels: Labels) -> None:
    """What is left undecided: inside the report, quotes and short sentences are article, short lines without an end are subheadings."""
    prose = [number for number, (kind, _) in enumerate(labels) if kind is _KIND.ARTICLE]
    first, last = (prose[0], prose[-1]) if prose else (len(units), -1)
    for number in reversed(prose[1:]):
        if not _is_about_author(units[number]):
            break
        labels[number] = (_KIND.BYLINE, "about the author")
    opened = False  # after a line that ends with a colon, or an item of the list that it opens
    for number, unit in enumerate(units):
        kind, _ = labels[number]
        item = bool(_BULLET.match(unit.head)) and unit.words >= MIN_LIST_WORDS and unit.link_share < MAX_LINKED
        if kind is None and first < number and item and (opened or number < last):
            labels[number] = (_KIND.ARTICLE, "an item of a list of the report")
        elif kind is None and first < number <= last + 1 and not item and _is_short_prose(unit):
            labels[number] = (_KIND.ARTICLE, "a short sentence of the report")
        elif kind is None:
            labels[number] = (_KIND.FURNITURE, "a short line, no sentence")
        opened = labels[number][0] is _KIND.ARTICLE and (unit.tail.endswith(":") or (opened and item))


def _is_about_author(unit: Unit) -> bool:
    return unit.words <= MAX_FURNITURE_WORDS and bool(_BYLINE_IN.search(unit.head))


def _is_short_prose(unit: Unit) -> bool:
    """A short paragraph of the report: a quote, a short sentence, a line that opens a list."""
    words = unit.head
    if is_stamp(unit) or is_count(unit) or is_mark(unit):
        return False
    quoted = words[0] in "“\"«‘'"
    if unit.stop:
        return quoted or unit.words >= 4 or (unit.words >= 2 and not words.rstrip("'\"’”)").endswith("?"))
    return (quoted and unit.words >= 3) or (unit.words >= MIN_LIST_WORDS and words.rstrip().endswith((":", ";", ",")))


MIN_LIST_WORDS = 4
"""Words of the shortest item of a list that tells something."""

MAX_LINKED = 0.5
"""A line of which more is in links is a link to another page."""
