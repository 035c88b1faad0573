"""Where the particle, the theme and the place of a verb stand in parses that tell them in an unusual spot."""

from __future__ import annotations

import pytest

from parley.analysis.pipeline import Analyser
from parley.model.records import RawDocument
from parley.reading import ReadingOptions, read

OPENING = """KELBURG, May 4 (Osk Press) - The government of Taveria and the rebels of the Free Ridge Movement (FRM) met in Osk on Monday.

"""

FIRED = {
    "The FRM set nine prisoners free.": "release",  # "free" hangs on the verb as a clause
    "Taveria called home its truce observers.": "withdraw_forces",  # those called are a predicate
    "The army withdrew from nine of the twelve schools in the valley.": "withdraw_forces",  # the number is what it withdrew from
    "He was snatched by FRM fighters at a checkpoint.": "seize",  # a pronoun as the subject of a passive
    "The government came round to the plan for a truce.": "accept",  # "round" between the verb and its preposition
    "Taverian jets overflew Osk territory on Friday.": "violate",  # a past form that the parser does not know
}


@pytest.mark.parametrize("sentence", FIRED)
def test_a_frame_fires(analyser: Analyser, sentence: str) -> None:
    raw = RawDocument(key="d", media="text", data=(OPENING + sentence).encode())
    found = analyser.analyse(read(raw, options=ReadingOptions(plain=True)), gate=False).statements
    assert FIRED[sentence] in {s.act for s in found if s.trigger.start >= len(OPENING)}
