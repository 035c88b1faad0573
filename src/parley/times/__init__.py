"""Time expressions: found in text, kept as symbols, resolved to TIMEX3 values and honest intervals. A layer above `parley.model`,
shared by reading and analysis; no I/O, no clock."""

from parley.times.anew import hangs_on_writing, resolve_anew
from parley.times.holidays import holiday, holidays_in
from parley.times.meanings import durations_of, split_relation
from parley.times.recognition import find_times
from parley.times.records import TimeExpression
from parley.times.resolution import resolve
from parley.times.tagging import tag_times

__all__ = [
    "TimeExpression",
    "durations_of",
    "find_times",
    "hangs_on_writing",
    "holiday",
    "holidays_in",
    "resolve",
    "resolve_anew",
    "split_relation",
    "tag_times",
]
