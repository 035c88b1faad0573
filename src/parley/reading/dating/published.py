"""The publication interval of one document, with its clues: what is stated wins, what the text tells is inferred.

Invariant: metadata beat inference, and a disagreement between them is shown as a clue that was not accepted; no clue is no
failure but an open interval with its reason. Dating by other documents is `parley.ledger.dating`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parley.model.records import Basis, Clue, RawDocument, Segment, SegmentKind, When
from parley.reading.dating.banners import banner_constraints
from parley.reading.dating.constraints import constraints_of
from parley.reading.dating.solver import Constraint, Solution, solve
from parley.reading.dating.stated import Interval, page_dates, parse_date, url_date
from parley.reading.dating.terms import terms_of
from parley.reading.dating.told import told_times
from parley.reading.html import Page
from parley.reading.options import ReadingOptions

MAX_CHARACTERS = 100_000
"""Characters of article text that are searched for clues; a report tells its time long before."""

MAX_CLUES = 60
"""Clues kept with a document, the accepted and heaviest first; more are no help to a reader."""

MOST_STRETCHES = 150
"""Stretches of days kept with a document, a turn of each year of the window and some more: a text that fits more tells nothing."""

MOST_QUOTED = 60
"""Characters of a malformed date that are shown."""

REMEDY = "state it as YYYY-MM-DD in the row's or side-car's published"

_EVIDENCE = (SegmentKind.ARTICLE, SegmentKind.DATELINE)


def date_document(
    raw: RawDocument, page: Page | None, text: str, segments: Sequence[Segment], *, options: ReadingOptions
) -> tuple[When, tuple[str, ...]]:
    """When the document was published, and what was noticed (a malformed date that the source states).

    raw, page: what source and page state; text, segments: the report itself. basis is `metadata` where the date is stated, `inferred` where
    the text or a banner tells it, `unknown` where nothing does.
    """
    warnings: list[str] = []
    constraints = _told(text, segments, options)
    stated = _stated(raw, page, options, warnings)
    if stated is not None:
        interval, clue = stated
        return _when(interval, Basis.METADATA, (clue, *_agreement(interval, constraints, options))), tuple(warnings)
    constraints = [*constraints, *banner_constraints(text, segments, options=options)]
    return _inferred(constraints, options), tuple(warnings)


def _told(text: str, segments: Sequence[Segment], options: ReadingOptions) -> list[Constraint]:
    """What the report itself tells."""
    spans: list[tuple[int, int]] = []
    dateline, left = -1, MAX_CHARACTERS
    for segment in segments:
        if segment.kind not in _EVIDENCE or left <= 0:
            continue
        stop = min(segment.end, segment.start + left)
        left -= stop - segment.start
        if segment.kind is SegmentKind.DATELINE and dateline < 0:
            dateline = stop
        spans.append((segment.start, stop))
    times = [time for start, stop in spans for time in told_times(text[start:stop], offset=start)]
    return [*constraints_of(times, text, options=options, dateline=dateline), *terms_of(text, spans, options=options)]


def _inferred(constraints: Sequence[Constraint], options: ReadingOptions) -> When:
    solution = solve(constraints, earliest=options.earliest_day, latest=options.latest_day)
    clues = _shown(constraints, solution)
    stretches = solution.stretches if 1 < len(solution.stretches) <= MOST_STRETCHES else ()
    if solution.earliest is None and solution.latest is None:
        reason = "neither metadata nor the text tell when it was published"
        if constraints:
            reason = "the clues fit many years"
        return When(reason=reason, clues=clues, stretches=stretches)
    reason = "inferred from the text"
    if len(solution.stretches) > 1:
        reason += f": {len(solution.stretches)} separate stretches of days fit equally well"
    if any(not clue.accepted for clue in clues):
        reason += "; clues that contradict it were set aside"
    if solution.earliest is None or solution.latest is None:
        open_end = When(earliest=solution.earliest, latest=solution.latest, precision="range", basis=Basis.INFERRED, reason=reason)
        return replace(open_end, clues=clues, stretches=stretches)
    return replace(_when((solution.earliest, solution.latest), Basis.INFERRED, clues, reason), stretches=stretches)


def _agreement(interval: Interval, constraints: Sequence[Constraint], options: ReadingOptions) -> tuple[Clue, ...]:
    """The text's clues beside a stated date: accepted where they agree with it."""
    first, last = interval
    beside = solve(constraints, earliest=max(first, options.earliest_day), latest=min(last, options.latest_day))
    return _shown(constraints, beside)


def _shown(constraints: Sequence[Constraint], solution: Solution) -> tuple[Clue, ...]:
    pairs = sorted(zip(constraints, solution.clues, strict=True), key=lambda pair: (not pair[1].accepted, -pair[0].weight))
    return tuple(clue for _, clue in pairs[:MAX_CLUES])


def _stated(raw: RawDocument, page: Page | None, options: ReadingOptions, warnings: list[str]) -> tuple[Interval, Clue] | None:
    """The best date that source, page or address state."""
    if raw.published and raw.published.strip():
        found = _in_window(parse_date(raw.published), options)
        if found:
            return found, Clue(kind="sidecar", words=raw.published.strip(), says=f"stated by the source: {_spell(found)}")
        warnings.append(_unusable("the stated date", raw.published, options) + f"; {REMEDY}")
    unusable: list[str] = []
    for name, words in page_dates(page) if page else []:
        found = _in_window(parse_date(words), options)
        if found:
            return found, Clue(kind="metadata", words=words[:120], says=f"the page's {name} states {_spell(found)}")
        if words.strip():
            unusable.append(_unusable(f"the page's {name},", words, options))
    if unusable:
        warnings.append(f"{unusable[0]}; if it is known, {REMEDY}")
    address = raw.url or (page.meta("canonical", "og:url") if page else None)
    found = _in_window(url_date(address), options) if address else None
    if address and found:
        return found, Clue(kind="url", words=address[:200], says=f"the address names {_spell(found)}")
    return None


def _unusable(what: str, words: str, options: ReadingOptions) -> str:
    """Why a stated date is not taken, and what was done instead."""
    reason = "is no day that there is"
    if parse_date(words) is not None:
        reason = f"lies outside {options.earliest_day} to {options.latest_day}"
    return f"{what} {' '.join(words.split())[:MOST_QUOTED]!r} {reason}, and the report was dated by its other clues"


def _in_window(found: Interval | None, options: ReadingOptions) -> Interval | None:
    if found is None or found[1] < options.earliest_day or found[0] > options.latest_day:
        return None
    return found


def _spell(interval: Interval) -> str:
    first, last = interval
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def _when(interval: Interval, basis: Basis, clues: tuple[Clue, ...], reason: str | None = None) -> When:
    first, last = interval
    precision = "day" if first == last else "range"
    if first.day == 1 and (last.year, last.month) == (first.year, first.month) and (last - first).days >= 27:
        precision = "month"
    return When(earliest=first, latest=last, precision=precision, basis=basis, reason=reason, clues=clues)
