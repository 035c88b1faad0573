"""Which reports are analysed at all."""

from __future__ import annotations

import pytest

from parley.analysis.gate import Gate
from parley.analysis.words import parse_words
from parley.model.records import RawDocument
from parley.reading import ReadingOptions, read
from parley.workflows.resources import lexicon_text

RELEASE = (
    "The Union of Green Hills let a third group of captured soldiers go on Monday, but the army and the Red Cross differ on their number. "
    "The union's spokesman said that sixteen prisoners were released; delegates counted fourteen at the bridge. The government said it "
    "would keep to the agreement and lift the embargo on the hills when the last soldier is home."
)
COUNCIL = (
    "The town council met on Monday to discuss the new swimming pool. The mayor said an agreement with the builders was near, and that the "
    "old pool would close in May. Parents asked for lower fees, a longer season and a second slide, and the chairman of the sports club "
    "offered to pay for the paint. The next meeting is to be held after the holidays, when the budget of the town is known."
)


@pytest.fixture(scope="module")
def gate() -> Gate:
    words = parse_words(lexicon_text("words.toml"))
    return Gate.of(words["gate.strong"], words["gate.weak"])


@pytest.mark.parametrize(
    ("text", "opens"), [(RELEASE, True), (COUNCIL, False), ("The rebels broke the truce, and their commander " + COUNCIL, True)]
)
def test_a_report_is_analysed_for_its_words(gate: Gate, text: str, opens: bool) -> None:
    doc = read(RawDocument(key="report", media="text", data=text.encode()), options=ReadingOptions())
    assert gate.opens(doc) is opens
