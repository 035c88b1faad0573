"""The list of sources: which reports there are, from when, how much each tells, and which of them have one origin.

Invariant: pure; a report that is not listed is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from parley.export import wording
from parley.export.selection import Selection
from parley.model.records import Document
from parley.report.records import Source

MOST_SILENT: Final = 60
"""Up to so many reports are all listed; of more, those that tell something, and the others are counted."""


def sources(
    ordered: Iterable[Document], numbers: Mapping[str, int], selection: Selection, origins: Iterable[tuple[str, ...]]
) -> tuple[Source, ...]:
    statements: dict[str, int] = dict.fromkeys(numbers, 0)
    for entry in selection.entries:
        for key in entry.statements:
            statements[selection.statements[key].document] += 1
    copies = {key: group for group in origins for key in group if len(group) > 1}
    return tuple(
        Source(
            document=doc,
            number=numbers[doc.id],
            published=wording.days(doc.published),
            statements=statements[doc.id],
            link=doc.key if doc.key.startswith(("https://", "http://")) else None,
            copies=tuple(sorted(numbers[key] for key in copies.get(doc.id, ()) if key != doc.id and key in numbers)),
        )
        for doc in ordered
    )


def listed(found: tuple[Source, ...]) -> tuple[Source, ...]:
    """All of them, or of many those that tell something or could not be analysed."""
    if len(found) <= MOST_SILENT:
        return found
    return tuple(source for source in found if source.statements or not source.document.analysed)


def independent(ordered: Sequence[Document], origins: Iterable[tuple[str, ...]]) -> int:
    """Independent origins of all reports; 0 where no groups were given."""
    known = tuple(origins)
    grouped = {key for group in known for key in group}
    return len(known) + sum(doc.id not in grouped for doc in ordered) if known else 0


def period(ordered: Sequence[Document]) -> str:
    firsts = [doc.published.earliest for doc in ordered if doc.published.earliest]
    lasts = [doc.published.latest for doc in ordered if doc.published.latest]
    if not firsts or not lasts:
        return "undated reports"
    first, last = wording.day(min(firsts)), wording.day(max(lasts))
    return first if first == last else f"{first} to {last}"
