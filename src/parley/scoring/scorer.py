"""`score`: a ledger against a gold case. Composes the parts of this room and counts; what counts as right is said in `agreement`.

The figures are those of inter-coder agreement with the gold as the reference: recall over what the gold has, and accuracy field by field
over what both have. A pure function: the same case, entries and texts give the same score.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce

from parley.model.records import When
from parley.scoring.agreement import FIELDS, MOST_TIMES_WIDER, agreement, told_by
from parley.scoring.case import IMPORTANCE, Case, GoldEntry
from parley.scoring.evidence import Spans, found_spans, gold_spans, touch, touching_noise
from parley.scoring.figures import Count, DateCheck, Pair, Score
from parley.scoring.found import FoundEntry
from parley.scoring.likeness import topic_likeness
from parley.scoring.naming import ActorNames, DocumentNames
from parley.scoring.pairing import pair


def score(
    case: Case, entries: Sequence[FoundEntry], *, texts: Mapping[str, str] | None = None, published: Mapping[str, When] | None = None
) -> Score:
    """All figures of these ledger entries against the case.

    texts: the documents' texts by the case's ids, for gold entries that give words in place of offsets; published: the ledger's
    publication dates, by its own names of the documents; without them no dates are scored.

    >>> from parley.scoring.case import parse_case
    >>> from parley.scoring.found import parse_entries
    >>> offer = {"id": "e1", "act": "offer", "topic": "ceasefire", "actors": ["Hill Front"]}
    >>> case = parse_case({"documents": [{"id": "d0", "file": "a.txt"}], "entries": [{**offer, "evidence": {"d0": [0, 40]}}]})
    >>> made = score(case, parse_entries([{**offer, "statements": [{"document": "a.txt", "start": 0, "end": 38}]}]))
    >>> made.recall[1], made.fields["actors"], made.missed
    (Count(right=1, of=1), Count(right=1, of=1), ())
    """
    docs, actors = DocumentNames.of(case.documents), ActorNames(case.aliases)
    gold_at = [gold_spans(entry, texts or {}) for entry in case.entries]
    found_at = [found_spans(entry, docs) for entry in entries]
    pairs = pair(case.entries, gold_at, entries, found_at, actors)
    paired = {one.gold for one in pairs}
    used = {one.entry for one in pairs}
    fields = _fields(case, entries, found_at, pairs, actors)
    disputes = list(_disputes(case, gold_at, entries, found_at))
    return Score(
        case=case.name,
        gold=len(case.entries),
        system=len(entries),
        pairs=pairs,
        recall={least: Count.of_all(entry.id in paired for entry in case.entries if entry.importance >= least) for least in IMPORTANCE},
        fields=fields,
        dispute=Count.of_all(bool(near) for _, near in disputes),
        dispute_kind=Count.of_all(kind in near for kind, near in disputes),
        conditions=Count(fields["conditions"].right, sum(len(entry.coding.conditions) for entry in case.entries)),
        disputed_near=Count.of_all(_near_a_dispute(case, gold_at, entries, found_at)),
        missed=tuple(entry.id for entry in case.entries if entry.id not in paired),
        unpaired=tuple(place for place in range(len(entries)) if place not in used),
        evidence=sum(len(entry.told) for entry in entries),
        noise=tuple(touching_noise(case, entries, docs)),
        dates=tuple(_dates(case, docs, published or {})),
        deadlocks=case.deadlocks,
        tracks=case.tracks,
    )


def _fields(
    case: Case, entries: Sequence[FoundEntry], found_at: Sequence[Spans], pairs: Sequence[Pair], actors: ActorNames
) -> dict[str, Count]:
    gold = {entry.id: entry for entry in case.entries}
    total = dict.fromkeys(FIELDS, Count())
    for one in pairs:
        wanted = gold[one.gold]
        for name, count in agreement(wanted.coding, entries[one.entry].coding, actors).items():
            total[name] += count
        total["told_by"] += told_by(wanted.told_by, found_at[one.entry].keys())
    return total


def _disputes(
    case: Case, gold_at: Sequence[Spans], entries: Sequence[FoundEntry], found_at: Sequence[Spans]
) -> Iterator[tuple[str, Counter[str]]]:
    """Each dispute of the gold, with the kinds of dispute on ledger entries near it: a dispute may be right on an entry that is not."""
    for wanted, where in zip(case.entries, gold_at, strict=True):
        if wanted.dispute is not None:
            near = (entry.disputes for entry, at in zip(entries, found_at, strict=True) if _near(wanted, where, entry, at))
            yield wanted.dispute, reduce(lambda kinds, more: kinds + Counter(more), near, Counter[str]())


def _near_a_dispute(case: Case, gold_at: Sequence[Spans], entries: Sequence[FoundEntry], found_at: Sequence[Spans]) -> Iterator[bool]:
    """For each disputed ledger entry, whether a disputed gold entry is near."""
    for entry, at in zip(entries, found_at, strict=True):
        if entry.disputes:
            yield any(wanted.dispute and _near(wanted, where, entry, at) for wanted, where in zip(case.entries, gold_at, strict=True))


def _near(wanted: GoldEntry, where: Spans, entry: FoundEntry, at: Spans) -> bool:
    return topic_likeness(wanted.coding.topic, entry.coding.topic) > 0 and touch(where, at)


def _dates(case: Case, docs: DocumentNames, published: Mapping[str, When]) -> Iterator[DateCheck]:
    known = {docs.find(name): when for name, when in published.items()}
    for doc in case.documents:
        if doc.published is None or doc.id not in known:
            continue
        found = known[doc.id]
        overlaps = doc.published.overlaps(found)
        width, most = found.days, doc.published.days
        narrow = width is not None and most is not None and width - 1 <= MOST_TIMES_WIDER * (most - 1)
        yield DateCheck(
            document=doc.id,
            gold=doc.published,
            found=found if found.known else None,
            right=overlaps and narrow,
            possible=overlaps or not found.known,
        )
