"""What the sources yield, and the limits that keep one bad file from taking the machine. No I/O here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from parley.model.records import Failure, RawDocument

MEBIBYTE = 1024 * 1024

MAX_DOCUMENT_BYTES = 16 * MEBIBYTE
"""The largest single document. A long report is some 100 kB of text and the heaviest saved web pages, pictures inlined, stay under 10 MiB;
what is larger is an archive or a dump under a wrong name, and would hold the build up for many minutes."""

MAX_JSON_BYTES = 256 * MEBIBYTE
"""The largest .json file: it is parsed as a whole, at about 5 times its size in memory. A .jsonl or .csv of any size is streamed."""

MAX_SIDECAR_BYTES = MEBIBYTE
"""The largest side-car: five short fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """What is no document, and why: nothing is wrong with it. document: its key, or its path relative to the PATH given."""

    document: str
    reason: str
    source: str = ""


Found: TypeAlias = RawDocument | Failure | Skipped
"""One thing that a source yields."""
