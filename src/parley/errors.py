"""One tree of errors. Each says which document or file, at which stage, and what to do about it.

    ParleyError
    ├── UsageError          the caller asked for something that cannot be (exit code 2)
    ├── ConfigError         a setting or a process file is wrong (exit code 2)
    ├── SourceError         bytes could not be had: unreadable, vanished, too large
    ├── ReadingError        bytes are no text that can be read: empty, binary, truncated
    ├── AnalysisError       a stage of the analysis failed on a document
    ├── LexiconError        a data file of rules or names is malformed
    └── StoreError          the ledger file: missing, locked, full, foreign
        └── VersionError    the ledger file is from a newer Parley

A document's failure is stored as a `parley.model.Failure` and the run goes on; an error that reaches the
command line is shown as one line with its remedy.
"""

from __future__ import annotations


class ParleyError(Exception):
    """Base of all errors that Parley raises on purpose.

    message: what went wrong, in words for the user; document: the document or file concerned (its key or path), or
    None; stage: where it happened ("sources", "reading", "analysis", "ledger", "store"), or None; remedy: what the user can do.

    >>> str(SourceError("cannot be read", document="a.txt", remedy="check its permissions"))
    'a.txt: cannot be read. Remedy: check its permissions'
    """

    stage: str | None = None

    def __init__(
        self,
        message: str,
        *,
        document: str | None = None,
        stage: str | None = None,
        remedy: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.document = document
        self.stage = stage or type(self).stage
        self.remedy = remedy

    def __str__(self) -> str:
        text = f"{self.document}: {self.message}" if self.document else self.message
        return f"{text}. Remedy: {self.remedy}" if self.remedy else text


class UsageError(ParleyError):
    """What was asked for cannot be: an unknown entry, a bad date, a filter that names nothing."""


class ConfigError(ParleyError):
    """A setting or a process file is wrong."""


class SourceError(ParleyError):
    """The bytes of a document could not be had."""

    stage = "sources"


class ReadingError(ParleyError):
    """The bytes were had, but no text could be read from them."""

    stage = "reading"


class AnalysisError(ParleyError):
    """A stage of the analysis failed on a document."""

    stage = "analysis"


class LexiconError(ParleyError):
    """A data file of frames, actors or words is malformed."""

    stage = "analysis"


class StoreError(ParleyError):
    """The ledger file cannot be opened, read or written."""

    stage = "store"


class VersionError(StoreError):
    """The ledger file was written by a newer Parley."""
