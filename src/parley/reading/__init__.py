"""Bytes or text to a `Document`: text, segments, language, publication interval, fingerprint."""

from parley.reading.options import ReadingOptions
from parley.reading.reader import read

__all__ = ["ReadingOptions", "read"]
