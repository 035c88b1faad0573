"""How many independent origins an entry has: reports that copy one another, tell one text in other words, carry one agency's
text, or quote one utterance count once.

Invariant: at least one, at most the number of reports; independent of order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, pairwise
from typing import Final

from parley.ledger import rules
from parley.ledger.profile import Profile, days_of, gap
from parley.ledger.rewording import REWORDED_DAYS, reworded
from parley.model.fingerprint import similarity
from parley.model.records import Document

NEAR_DUPLICATE: Final = 0.4
"""Similarity of fingerprints from which one report is taken to copy the other. Two reporters' texts on one event share under a tenth of
their shingles; a copy with a paragraph added or cut keeps half."""

AGENCY_DAYS: Final = 2
"""Reports of one agency so close in time carry one text."""

BAND: Final = 2
"""Values of a band of the fingerprint: of 32 bands, two texts with NEAR_DUPLICATE in common share one with a chance of 0.996."""

CHECKED_REPORTS: Final = 200
"""Among so many reports pairs are compared; of larger entries the rest count as copies, which errs on the side of fewer origins."""


def count_origins(members: Sequence[Profile]) -> int:
    """Independent origins among the reports of one entry's members."""
    by_document: dict[str, list[Profile]] = {}
    for p in members:
        by_document.setdefault(p.stmt.document, []).append(p)
    reports = [by_document[key] for key in sorted(by_document)][:CHECKED_REPORTS]
    home = list(range(len(reports)))

    def root(at: int) -> int:
        while home[at] != at:
            at = home[at]
        return at

    for one, two in combinations(range(len(reports)), 2):
        if root(one) != root(two) and _one_origin(reports[one], reports[two]):
            home[max(root(one), root(two))] = min(root(one), root(two))
    return sum(root(at) == at for at in range(len(reports)))


def _one_origin(first: Sequence[Profile], second: Sequence[Profile]) -> bool:
    one, two = first[0].doc, second[0].doc
    if one_text(one, two):
        return True
    days = gap(first[0].published, second[0].published)
    if one.agency and one.agency == two.agency and days <= AGENCY_DAYS:
        return True
    return days <= rules.SAID_GAP_DAYS and any(_one_utterance(p, q) for p in first for q in second)


def origin_groups(documents: Iterable[Document]) -> tuple[tuple[str, ...], ...]:
    """Ids of documents, those of one origin together: near-duplicates, and reports of one agency on days close together.

    Groups and their members are in order of publication, then key. Two documents are compared where some band of their fingerprints is
    the same (locality-sensitive hashing: Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", ch. 3), so that thousands take
    seconds.

    >>> origin_groups(())
    ()
    """
    ordered = sorted(documents, key=lambda doc: (doc.published.earliest or date.max, doc.key))
    home = {doc.id: doc.id for doc in ordered}
    place = {doc.id: at for at, doc in enumerate(ordered)}

    def root(key: str) -> str:
        while home[key] != key:
            key = home[key]
        return key

    for one, two in _candidates(ordered):
        first, second = sorted((root(one.id), root(two.id)), key=lambda key: place[key])
        if first != second and (one_text(one, two) or _one_agency(one, two)):
            home[second] = first
    groups: dict[str, list[str]] = defaultdict(list)
    for doc in ordered:
        groups[root(doc.id)].append(doc.id)
    return tuple(tuple(group) for group in groups.values())


def _candidates(documents: Sequence[Document]) -> Iterator[tuple[Document, Document]]:
    """Pairs that may have one origin: alike in a band of the fingerprint, of one agency, or of days close together."""
    buckets: dict[tuple[object, ...], list[Document]] = defaultdict(list)
    for doc in documents:
        for at in range(0, len(doc.fingerprint), BAND):
            buckets["band", at, doc.fingerprint[at : at + BAND]].append(doc)
        if (days := days_of(doc.published)) is not None:
            for day in {days[0] // REWORDED_DAYS, days[0] // REWORDED_DAYS + 1}:  # two windows: neighbours share one of them
                buckets["days", day].append(doc)
        if doc.agency:
            buckets["agency", doc.agency].append(doc)
    for bucket in buckets.values():
        yield from pairwise(bucket) if len(bucket) > CHECKED_REPORTS else combinations(bucket, 2)


def _one_agency(one: Document, two: Document) -> bool:
    first, second = days_of(one.published), days_of(two.published)
    same = one.agency is not None and one.agency == two.agency
    return same and first is not None and second is not None and gap(first, second) <= AGENCY_DAYS


def one_text(one: Document, two: Document) -> bool:
    """Whether one report copies the other, or tells its text in other words."""
    return near_duplicates(one, two) or reworded(one, two)


def near_duplicates(one: Document, two: Document) -> bool:
    """Whether one report copies the other, by their fingerprints; False where one has none."""
    return similarity(one.fingerprint, two.fingerprint) >= NEAR_DUPLICATE


def _one_utterance(p: Profile, q: Profile) -> bool:
    """One named speaker, the same act, on days that can be the same."""
    names = {speaker.name.casefold() for speaker in p.stmt.speakers if speaker.name and not speaker.anonymous}
    others = {speaker.name.casefold() for speaker in q.stmt.speakers if speaker.name and not speaker.anonymous}
    if not names & others:
        return False
    return p.said is None or q.said is None or gap(p.said, q.said) == 0
