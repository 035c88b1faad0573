"""The shapes of the codebook: what is said of an act and of a topic. The data stands in `codebook_acts` and `codebook_topics`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One kind of act. root, mode: of the PLOVER ontology (2021); definition: when to code it; positive, negative: a sentence that has
    it, and one that looks like it and has not; symmetric: its parties stand on one side (they meet, agree, exchange)."""

    name: str
    root: str
    mode: str | None
    definition: str
    positive: str
    negative: str
    symmetric: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What an act is about. weight: how much it counts in a process, 0..1, for salience."""

    name: str
    definition: str
    positive: str
    negative: str
    weight: float
