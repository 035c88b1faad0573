"""The publication interval of one document, with its clues: what is stated wins, what the text tells is inferred.

Invariant: metadata beat inference, and a disagreement between them is shown as a clue that was not accepted; no clue is no
failure but an open interval with its reason. Dating by other documents is not done here.
"""

from __future__ import annotations

from collections.abc import Sequence

from parley.model.records import Basis, Clue, RawDocument, Segment, When
from parley.reading.dating.stated import Interval, page_dates, parse_date, url_date
from parley.reading.html import Page
from parley.reading.options import ReadingOptions


def date_document(
    raw: RawDocument, page: Page | None, text: str, segments: Sequence[Segment], *, options: ReadingOptions
) -> tuple[When, tuple[str, ...]]:
    """When the document was published, and what was noticed (a malformed date that the source states).

    raw, page: what source and page state; text, segments: the report itself.
    """
    warnings: list[str] = []
    stated = _stated(raw, page, options, warnings)
    if stated is not None:
        interval, clue = stated
        return _when(interval, Basis.METADATA, (clue,)), tuple(warnings)
    del text, segments
    return When(reason="neither metadata nor the text tell when it was published"), tuple(warnings)


def _stated(raw: RawDocument, page: Page | None, options: ReadingOptions, warnings: list[str]) -> tuple[Interval, Clue] | None:
    """The best date that source, page or address state."""
    if raw.published and raw.published.strip():
        found = _in_window(parse_date(raw.published), options)
        if found:
            return found, Clue(kind="sidecar", words=raw.published.strip(), says=f"stated by the source: {_spell(found)}")
        warnings.append(f"the stated date {raw.published.strip()[:60]!r} cannot be read; the text was dated instead")
    for name, words in page_dates(page) if page else []:
        found = _in_window(parse_date(words), options)
        if found:
            return found, Clue(kind="metadata", words=words[:120], says=f"the page's {name} states {_spell(found)}")
    address = raw.url or (page.meta("canonical", "og:url") if page else None)
    found = _in_window(url_date(address), options) if address else None
    if address and found:
        return found, Clue(kind="url", words=address[:200], says=f"the address names {_spell(found)}")
    return None


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
