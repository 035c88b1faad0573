"""The figures of an evaluation for people and for programs: each with its name, its count, and what it means in a few words.

The one list of figures: the table of the command line and the JSON are both made from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from parley.export.entries import when_json
from parley.scoring import FIELDS, Case, Count, FoundEntry, Score

Json = dict[str, Any]

FOUND = "What was found"
FIELD = "Right in the paired entries"
WHOLE = "Of all gold entries"
CARE = "What should not be there"

_RECALL = {
    3: "of the entries without which the ledger is wrong",
    2: "of all but details",
    1: "of all gold entries",
}
_FIELDS = {
    "act": "the very act, not only its family",
    "topic": "the very topic",
    "actors": "who did it",
    "recipients": "to whom, where the gold says so",
    "status": "where it stands at the end of the case",
    "modality": "actual, planned, conditional or possible",
    "happens": "when it takes effect: overlaps, and is not much wider",
    "said": "when it was said, held in the same way",
    "terms": "figures, units, durations, deadlines, places; each counts",
    "conditions": "what it waits for: topic and actor",
    "told_by": "documents merged into it, of those that tell it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure. name: in the JSON; group: under which heading it stands; count: so many of so many; meaning: in a few words."""

    name: str
    group: str
    count: Count
    meaning: str


def figures(score: Score) -> tuple[Figure, ...]:
    """All figures, in the order in which they are shown; of some, a case may ask nothing (their count is 0 of 0)."""
    found = [
        Figure(name=f"recall_importance_{least}", group=FOUND, count=score.recall[least], meaning=_RECALL[least])
        for least in sorted(score.recall, reverse=True)
    ]
    found.append(
        Figure(name="paired", group=FOUND, count=score.paired, meaning="ledger entries that pair: the least that precision can be")
    )
    found += [Figure(name=name, group=FIELD, count=score.fields[name], meaning=_FIELDS[name]) for name in FIELDS]
    found += [
        Figure(name="disputes", group=WHOLE, count=score.dispute, meaning="disputes that the ledger has near them, of any kind"),
        Figure(name="dispute_kinds", group=WHOLE, count=score.dispute_kind, meaning="the same, of the right kind"),
        Figure(name="conditions_whole", group=WHOLE, count=score.conditions, meaning="conditions, those of missed entries too"),
        Figure(
            name="dates_right",
            group=WHOLE,
            count=Count.of_all(date.right for date in score.dates),
            meaning="publication dates: overlap, at most twice as wide",
        ),
        Figure(
            name="dates_possible",
            group=WHOLE,
            count=Count.of_all(date.possible for date in score.dates),
            meaning="publication dates that do not contradict the gold",
        ),
        Figure(
            name="disputes_near_gold", group=CARE, count=score.disputed_near, meaning="disputed ledger entries that are near a gold dispute"
        ),
        Figure(
            name="evidence_in_noise",
            group=CARE,
            count=Count(len(score.noise), score.evidence),
            meaning="evidence in furniture or comments: should be none",
        ),
    ]
    return tuple(found)


def score_json(case: Case, entries: Sequence[FoundEntry], score: Score) -> Json:
    """The score as JSON: every figure as {"right", "of", "ratio"}, and the lists behind them."""
    gold = {entry.id: entry for entry in case.entries}
    return {
        "case": score.case,
        "gold": score.gold,
        "ledger": score.system,
        "entries_per_gold": score.entries_per_gold,
        "figures": {figure.name: count_json(figure.count) for figure in figures(score)},
        "pairs": [{"gold": pair.gold, "entry": entries[pair.entry].id, "likeness": pair.likeness} for pair in score.pairs],
        "missed": [
            {"gold": name, "importance": gold[name].importance, "says": gold[name].says or gold[name].coding.line} for name in score.missed
        ],
        "unpaired": [_unpaired(entries[place]) for place in score.unpaired],
        "noise": [
            {
                "entry": entries[one.entry].id,
                "document": one.document,
                "start": one.start,
                "end": one.end,
                "kind": one.kind,
                "quote": one.quote,
            }
            for one in score.noise
        ],
        "dates": [
            {
                "document": date.document,
                "gold": when_json(date.gold),
                "ledger": when_json(date.found),
                "right": date.right,
                "possible": date.possible,
            }
            for date in score.dates
        ],
        "not_scored": {"deadlocks": score.deadlocks, "tracks": score.tracks},
    }


def _unpaired(entry: FoundEntry) -> Json:
    told = [{"document": told.document, "start": told.start, "end": told.end, "quote": told.quote or None} for told in entry.told]
    return {"entry": entry.id, "says": entry.coding.line, "statements": told}


def count_json(count: Count) -> Json:
    """A count with its ratio, null where nothing was asked.

    >>> count_json(Count(1, 2))
    {'right': 1, 'of': 2, 'ratio': 0.5}
    """
    return {"right": count.right, "of": count.of, "ratio": count.ratio}
