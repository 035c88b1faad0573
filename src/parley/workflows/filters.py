"""Filters over entries: what a user asks for, held against what the ledger has.

A value that neither the codebook nor the ledger knows is a mistake and says what there is; one that is known but
has no entry is an honest empty answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from parley.errors import UsageError
from parley.export.wording import date_of
from parley.model.codebook import ACT_BY_NAME, TOPIC_BY_NAME
from parley.model.computed import Entry
from parley.model.records import Status

MOST_LISTED = 30  # values that a message lists: about three lines of a terminal


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What an entry must be to be shown; of several values of one kind, any. party: a name or a part of it, in any role;
    since, until: days, inclusive; an entry passes when its time can lie between them."""

    topics: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    @property
    def empty(self) -> bool:
        return self == Filters()


def keep(entries: tuple[Entry, ...], filters: Filters) -> tuple[Entry, ...]:
    """The entries that pass, in their order.

    Raises UsageError where a value is unknown, or since is after until.
    """
    if filters.since and filters.until and filters.since > filters.until:
        raise UsageError(f"--since {filters.since} is after --until {filters.until}", remedy="exchange them")
    topics = _known("topic", filters.topics, TOPIC_BY_NAME, (found.topic for found in entries))
    acts = _known("act", filters.acts, ACT_BY_NAME, (found.act for found in entries))
    statuses = _known("status", filters.statuses, [status.value for status in Status], (found.status.value for found in entries))
    wanted = _parties(filters.parties, entries)
    return tuple(
        found
        for found in entries
        if (not topics or found.topic in topics)
        and (not acts or found.act in acts)
        and (not statuses or found.status.value in statuses)
        and (not wanted or wanted & set(parties_of(found)))
        and _between(found, filters.since, filters.until)
    )


def parties_of(found: Entry) -> tuple[str, ...]:
    """Names of all parties of an entry, in whatever role."""
    return tuple(dict.fromkeys(party.name for role in (found.actors, found.recipients, found.mediators) for party in role))


def _known(kind: str, asked: tuple[str, ...], codebook: Collection[str], there: Iterable[str]) -> frozenset[str]:
    folded = [value.strip().casefold().replace(" ", "_").replace("-", "_") for value in asked]
    unknown = [value for value, name in zip(asked, folded, strict=True) if name not in codebook]
    if unknown:
        raise UsageError(f"there is no {kind} {unknown[0]}", remedy=_what_there_is(there))
    return frozenset(folded)


def _parties(asked: tuple[str, ...], entries: tuple[Entry, ...]) -> frozenset[str]:
    there = Counter(name for found in entries for name in parties_of(found))
    wanted: set[str] = set()
    for value in asked:
        text = value.strip().casefold()
        hits = {name for name in there if name.casefold() == text} or {name for name in there if text and text in name.casefold()}
        if not hits:
            raise UsageError(f"no party is called {value}", remedy=_what_there_is(there.elements()))
        wanted |= hits
    return frozenset(wanted)


def _what_there_is(there: Iterable[str]) -> str:
    counts = Counter(there)
    if not counts:
        return "the ledger has no entries yet; read some reports with `parley build PATH`"
    shown = ", ".join(f"{name} ({number})" for name, number in counts.most_common(MOST_LISTED))
    more = f" and {len(counts) - MOST_LISTED} more" if len(counts) > MOST_LISTED else ""
    return f"choose from what is there: {shown}{more}"


def _between(found: Entry, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    when = date_of(found)
    if when is None or (when.earliest is None and when.latest is None):
        return False
    return (when.latest or date.max) >= (since or date.min) and (when.earliest or date.min) <= (until or date.max)
