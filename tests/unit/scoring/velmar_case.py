"""A small gold case and the entries that would be perfect for it; tests change one thing at a time."""

from __future__ import annotations

import copy
from typing import Any

TEXT = (
    "The Hill Front on Monday offered the Velmar government a truce of 30 days, spokesman Ari Toll said. "
    "The government demanded the release of 12 officers first. Share this story"
)
OFFER, DEMAND, SHARE = (0, 99), (100, 157), (158, 174)

CASE: dict[str, Any] = {
    "case": "velmar",
    "documents": [
        {
            "id": "d0",
            "file": "post.txt",
            "published": {"earliest": "2031-03-03", "latest": "2031-03-04"},
            "chars": len(TEXT),
            "noise": [{"kind": "furniture", "span": list(SHARE)}],
        },
        {"id": "d1", "url": "https://lowland.example/news/denial.html"},
    ],
    "aliases": {"Velmar": ["Velmar government", "the government"]},
    "entries": [
        {
            "id": "e1",
            "act": "offer",
            "topic": "ceasefire",
            "actors": ["Hill Front"],
            "recipients": ["Velmar"],
            "terms": {"duration": "P30D"},
            "conditions": [{"relation": "only_if", "actor": "Hill Front", "act": "release", "topic": "prisoners"}],
            "modality": "conditional",
            "status": "offered",
            "said": {"earliest": "2031-03-03", "latest": "2031-03-03"},
            "happens": None,
            "told_by": ["post.txt", "d1"],
            "dispute": {"kind": "existence", "field": "act", "positions": []},
            "importance": 3,
            "evidence": {"post.txt": list(OFFER), "d1": [[5, 60]]},
        },
        {
            "id": "e2",
            "says": "Velmar demands 12 officers.",
            "act": "demand",
            "topic": "prisoners",
            "actors": ["Velmar"],
            "recipients": ["Hill Front"],
            "terms": {"amount": 12, "unit": "officers"},
            "importance": 1,
            "anchor": {"post.txt": "demanded the release"},
        },
    ],
    "deadlocks": [{}],
    "tracks": [{}, {}],
}


def told(document: str, span: tuple[int, int]) -> dict[str, Any]:
    """A piece of evidence as the export has it."""
    return {"document": document, "start": span[0], "end": span[1], "quote": "..."}


PERFECT: list[dict[str, Any]] = [
    {
        **{
            key: CASE["entries"][0][key]
            for key in ("act", "topic", "actors", "recipients", "terms", "conditions", "modality", "status", "said")
        },
        "id": "x1",
        "statements": [told("post.txt", OFFER), told("archive/denial.html", (5, 60))],
        "disputes": [{"kind": "existence", "field": "act", "positions": []}],
    },
    {
        **{key: CASE["entries"][1][key] for key in ("act", "topic", "actors", "recipients", "terms")},
        "id": "x2",
        "statements": [told("post.txt", DEMAND)],
    },
]


def case(**changed: Any) -> dict[str, Any]:
    """The case, changed at its top."""
    return {**copy.deepcopy(CASE), **changed}


def case_with(entry: int, **changed: Any) -> dict[str, Any]:
    """The case with one gold entry changed."""
    made = copy.deepcopy(CASE)
    made["entries"][entry].update(changed)
    return made


def perfect(entry: int = 0, **changed: Any) -> list[dict[str, Any]]:
    """The perfect entries, one of them changed."""
    made = copy.deepcopy(PERFECT)
    made[entry].update(changed)
    return made
