"""What the reading of a document depends on besides its bytes: a frozen options object, handed in by a workflow.

Invariant: the same raw document and options give the same Document on any day and any machine (no clock, no environment).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from parley.model.records import Office

EARLIEST_DAY = date(1980, 1, 1)
"""No report is dated before this day by inference: archives of web pages and agency wires do not reach further back."""

LATEST_DAY = date(2100, 12, 31)
"""No report is dated after this day. A constant and not today: reading knows no clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOptions:
    """Options of `read`.

    offices: terms of office that serve as clues for dating; plain: take the whole input as one article segment;
    analysed_languages: ISO 639-1 codes that the analysis speaks; earliest_day, latest_day: the window in which a publication
    day is looked for, both inclusive.

    >>> ReadingOptions().analysed_languages
    ('en',)
    """

    offices: tuple[Office, ...] = ()
    plain: bool = False
    analysed_languages: tuple[str, ...] = ("en",)
    earliest_day: date = EARLIEST_DAY
    latest_day: date = LATEST_DAY
