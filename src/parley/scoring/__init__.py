"""A ledger against a gold standard: read the gold case, pair its entries with the ledger's, and count what agrees.

Pure: no files, no clock, no settings. What is scored are entries in the form of `parley export entries`, of Parley or any other program.
"""

from parley.scoring.agreement import FIELDS
from parley.scoring.case import Case, GoldDocument, GoldEntry, parse_case
from parley.scoring.evidence import NoiseTouched, check_offsets
from parley.scoring.figures import Count, DateCheck, Pair, Score
from parley.scoring.found import FoundEntry, of_documents, parse_entries
from parley.scoring.naming import DocumentNames
from parley.scoring.scorer import score

__all__ = [
    "FIELDS",
    "Case",
    "Count",
    "DateCheck",
    "DocumentNames",
    "FoundEntry",
    "GoldDocument",
    "GoldEntry",
    "NoiseTouched",
    "Pair",
    "Score",
    "check_offsets",
    "of_documents",
    "parse_case",
    "parse_entries",
    "score",
]
