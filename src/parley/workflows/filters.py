"""Filters over entries: what a user asks for, held against what the ledger has.

A value that neither the codebook nor the ledger knows is a mistake and says what there is; one that is known but
has no entry is an honest empty answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from parley.errors import UsageError
from parley.export.wording import date_of, short
from parley.ledger import processes
from parley.model.codebook import ACT_BY_NAME, TOPIC_BY_NAME
from parley.model.computed import Entry
from parley.model.records import Document, Status

MOST_LISTED = 30  # values that a message lists: about three lines of a terminal


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What an entry must be to be shown; of several values of one kind, any. parties: a name or a part of it, in any role;
    since, until: days, inclusive; an entry passes when its time can lie between them; sources: an outlet, an agency or a document's key,
    or a part of it, one of which tells the entry; places: a name or a part of it, or a country, by name or ISO code; processes: a
    peace process, by its name, a part of it, or its id."""

    topics: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    sources: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    processes: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        return self == Filters()

    @property
    def only_sources(self) -> bool:
        """Whether nothing but the source is asked for."""
        return self == Filters(sources=self.sources)


def keep(
    entries: tuple[Entry, ...],
    filters: Filters,
    *,
    documents: Mapping[str, Document] | None = None,
    countries: Mapping[str, str] | None = None,
) -> tuple[Entry, ...]:
    """The entries that pass, in their order.

    documents: by id, for the filter by source; countries: names of countries by their ISO 3166 alpha-3 codes, for the filter by place.

    Raises UsageError where a value is unknown, or since is after until.
    """
    if filters.since and filters.until and filters.since > filters.until:
        raise UsageError(f"--since {filters.since} is after --until {filters.until}", remedy="exchange them")
    topics = _known("topic", filters.topics, TOPIC_BY_NAME, (found.topic for found in entries))
    acts = _known("act", filters.acts, ACT_BY_NAME, (found.act for found in entries))
    statuses = _known("status", filters.statuses, [status.value for status in Status], (found.status.value for found in entries))
    named = {found.id: places_of(found, countries or {}) for found in entries} if filters.places else {}
    told = {found.id: sources_of(found, documents or {}) for found in entries} if filters.sources else {}
    parties = _named("no party is called", filters.parties, [parties_of(found) for found in entries])
    places = _named("no entry is at a place called", filters.places, list(named.values()))
    of_process = _of_processes(filters.processes, entries) if filters.processes else frozenset()
    sources = _named("no source is called", filters.sources, list(told.values()))
    return tuple(
        found
        for found in entries
        if (not topics or found.topic in topics)
        and (not acts or found.act in acts)
        and (not statuses or found.status.value in statuses)
        and (not parties or parties.intersection(parties_of(found)))
        and (not filters.processes or found.id in of_process)
        and (not places or places.intersection(named[found.id]))
        and (not sources or sources.intersection(told[found.id]))
        and _between(found, filters.since, filters.until)
    )


def what_there_is(entries: Sequence[Entry], filters: Filters) -> tuple[str, ...]:
    """Lines that say why nothing passes: for each filter in use, what the ledger has of its kind."""
    if not entries:
        return ("The ledger has no entries yet: read some reports with `parley build PATH`.",)
    kinds = (
        ("topics", filters.topics, [found.topic for found in entries]),
        ("acts", filters.acts, [found.act for found in entries]),
        ("statuses", filters.statuses, [found.status.value for found in entries]),
        ("parties", filters.parties, [name for found in entries for name in parties_of(found)]),
    )
    lines = [f"There are {kind}: {_listed(values)}." for kind, asked, values in kinds if asked]
    if filters.since or filters.until:
        times = [when for found in entries if (when := date_of(found)) is not None]
        ends = [day for when in times for day in (when.earliest, when.latest) if day]
        if ends:
            lines.append(f"The entries lie between {min(ends)} and {max(ends)}.")
    return ("No entry passes these filters together." if len(lines) != 1 else "No entry passes this filter.", *lines)


def parties_of(found: Entry) -> tuple[str, ...]:
    """Names of all parties of an entry, in whatever role."""
    return tuple(dict.fromkeys(party.name for role in (found.actors, found.recipients, found.mediators) for party in role))


def sources_match(doc: Document, sources: tuple[str, ...]) -> bool:
    """Whether a document is of one of these sources; of none in particular, every document is."""
    names = [name.casefold() for name in (doc.outlet, doc.agency, doc.key) if name]
    return not sources or any(source.strip().casefold() in name for source in sources for name in names)


def sources_of(found: Entry, documents: Mapping[str, Document]) -> tuple[str, ...]:
    """Outlets, agencies and keys of the documents that tell an entry."""
    docs = [documents[key] for key in found.documents if key in documents]
    return tuple(dict.fromkeys(name for doc in docs for name in (doc.outlet, doc.agency, doc.key) if name))


def places_of(found: Entry, countries: Mapping[str, str]) -> tuple[str, ...]:
    """Names of the place of an entry and of the place of its terms, and its country by code and by name."""
    place = found.place
    code = place.country if place else None
    names = (place.name if place else None, found.terms.place, code, countries.get(code) if code else None)
    return tuple(dict.fromkeys(name for name in names if name))


def _of_processes(asked: tuple[str, ...], entries: Sequence[Entry]) -> frozenset[str]:
    """Ids of the entries of these processes. entries: all of the view, of which the processes are made."""
    there = processes(entries)
    by_id = {key: one.name for one in there for key in (one.id, short(one.id))}
    names = _named("no peace process is called", tuple(by_id.get(value.strip(), value) for value in asked), [(one.name,) for one in there])
    return frozenset(entry for one in there if one.name in names for entry in one.entries)


def _known(kind: str, asked: tuple[str, ...], codebook: Collection[str], there: Iterable[str]) -> frozenset[str]:
    folded = [value.strip().casefold().replace(" ", "_").replace("-", "_") for value in asked]
    unknown = [value for value, name in zip(asked, folded, strict=True) if name not in codebook]
    if unknown:
        raise UsageError(f"there is no {kind} {unknown[0]}", remedy=_what_there_is(there))
    return frozenset(folded)


def _named(complaint: str, asked: tuple[str, ...], there: Sequence[tuple[str, ...]]) -> frozenset[str]:
    """The names that are asked for: those that are a value, else those that hold it. there: names of each entry."""
    counts = Counter(name for names in there for name in names)
    wanted: set[str] = set()
    for value in asked:
        text = value.strip().casefold()
        hits = {name for name in counts if name.casefold() == text} or {name for name in counts if text and text in name.casefold()}
        if not hits:
            raise UsageError(f"{complaint} {value}", remedy=_what_there_is(counts.elements()))
        wanted |= hits
    return frozenset(wanted)


def _what_there_is(there: Iterable[str]) -> str:
    listed = _listed(there)
    return f"choose from what is there: {listed}" if listed else "the ledger has none; read some reports with `parley build PATH`"


def _listed(there: Iterable[str]) -> str:
    counts = Counter(there)
    shown = ", ".join(f"{name} ({number})" for name, number in counts.most_common(MOST_LISTED))
    return f"{shown} and {len(counts) - MOST_LISTED} more" if len(counts) > MOST_LISTED else shown


def _between(found: Entry, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    when = date_of(found)
    if when is None or when.latest is None:
        return when is not None and when.earliest is not None and when.earliest <= (until or date.max)
    first = when.earliest or when.latest  # "by 3 March" is put under its last day: an open beginning would pass every filter
    return when.latest >= (since or date.min) and first <= (until or date.max)
