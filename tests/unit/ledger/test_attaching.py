"""Judgements found again: in the same text, in a text that has changed, after another analysis; and what cannot be found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.ledger.attaching import Attached, Reports, attach
from parley.model.judgements import Selector
from parley.model.records import Span

from .desk import Desk

TEXT = (
    "Snow fell on the pass. The Ravens offered a truce of ten days. The Crown was silent.\n\n"
    "Late at night the envoys came back. The Ravens offered a truce of ten days. Then the road was closed."
)
SENTENCE = "The Ravens offered a truce of ten days."


@pytest.fixture
def desk() -> Desk:
    return Desk()


def found(desk: Desk, selector: Selector) -> Attached:
    return attach(selector, Reports(desk.statements, desk.documents))


def second(desk: Desk) -> tuple[Selector, str]:
    """A selector of the second of two sentences that are alike, and the id of its statement."""
    doc = desk.report("a.txt", TEXT)
    desk.tell(doc, SENTENCE, "offered")
    start = TEXT.index("Late at night")
    stmt = desk.tell(doc, SENTENCE, "offered")
    at = TEXT.index("offered", start)
    later = Span(document=doc.id, start=TEXT.index(SENTENCE, start), end=TEXT.index(SENTENCE, start) + len(SENTENCE))
    stmt = replace(stmt, id="s-second", trigger=Span(document=doc.id, start=at, end=at + 7), evidence=(later,))
    desk.statements[-1] = stmt
    return desk.selector(stmt), stmt.id


def test_the_same_words_with_the_same_surroundings(desk: Desk) -> None:
    selector, id = second(desk)
    assert found(desk, selector) == Attached(statement=id, reason="the same words")
    assert found(desk, desk.selector(desk.statements[0])).statement == desk.statements[0].id


def test_where_the_text_has_moved_the_surroundings_decide(desk: Desk) -> None:
    selector, _ = second(desk)
    doc = desk.report("a.txt", "A word before. " + TEXT.replace("Then the road", "And the road"))
    first = desk.tell(doc, SENTENCE, "offered")
    at = doc.text.index("offered", doc.text.index("Late at night"))
    start = doc.text.index(SENTENCE, doc.text.index("Late at night"))
    span = Span(document=doc.id, start=start, end=start + len(SENTENCE))
    desk.statements.append(replace(first, id="s-later", trigger=Span(document=doc.id, start=at, end=at + 7), evidence=(span,)))
    assert found(desk, selector).statement == "s-later"
    assert "another place" in found(desk, selector).reason


def test_other_spaces_and_line_ends_do_not_matter(desk: Desk) -> None:
    selector, _ = second(desk)
    doc = desk.report("a.txt", "The Ravens\noffered a truce  of ten days.")
    stmt = desk.tell(doc, doc.text, "offered")
    assert found(desk, selector).statement == stmt.id


def test_a_new_analysis_may_take_another_word_and_a_longer_stretch(desk: Desk) -> None:
    doc = desk.report("a.txt", "The Ravens made an offer of a truce. The Crown was silent.")
    old = desk.tell(doc, "The Ravens made an offer of a truce.", "made")
    selector = desk.selector(old)
    desk.statements = []
    new = desk.tell(doc, doc.text, "offer")
    assert found(desk, selector).statement == new.id


def test_of_two_acts_of_one_sentence_the_one_with_the_same_words(desk: Desk) -> None:
    doc = desk.report("a.txt", "The Ravens offered a truce and offered to free its guests.")
    one = desk.tell(doc, doc.text, "offered")
    two = desk.tell(doc, doc.text, "offered to", topic="prisoners")
    assert found(desk, desk.selector(two)).statement == two.id
    assert found(desk, desk.selector(one)).statement == one.id


def test_where_several_fit_alike_none_is_taken(desk: Desk) -> None:
    doc = desk.report("a.txt", "The Ravens made an offer, and an offer once more.")
    selector = desk.selector(desk.tell(doc, doc.text, "made"))
    desk.statements = []
    desk.tell(doc, doc.text, "offer,")
    desk.tell(doc, doc.text, "offer once")
    assert found(desk, selector).statement is None


def test_what_is_not_there_has_its_reason(desk: Desk) -> None:
    selector, _ = second(desk)
    desk.report("a.txt", "Nothing of the kind.")
    assert found(desk, selector).reason == "the words are no longer in the report"
    assert "b.txt is not among" in found(desk, replace(selector, document="b.txt")).reason
    doc = desk.report("a.txt", TEXT)
    assert "they tell nothing now" in found(desk, selector).reason
    desk.tell(doc, SENTENCE, "offered", act="promise")
    desk.statements[-1] = replace(desk.statements[-1])
    assert "no one act “offer”" in found(desk, selector).reason
