"""When a report was published: an interval of days with its clues, in words."""

from parley.reading.dating.published import date_document

__all__ = ["date_document"]
