"""The figures, one thing changed at a time; and that the scorer's tables cover the codebook."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from velmar_case import CASE, PERFECT, SHARE, TEXT, case, case_with, perfect, told

from parley.model.codebook import ACT_BY_NAME, TOPIC_BY_NAME
from parley.model.records import When
from parley.scoring import Count, DocumentNames, Score, of_documents, parse_case, parse_entries, score
from parley.scoring.evidence import LONGEST
from parley.scoring.likeness import FAMILIES, RELATED


def scored(entries: list[dict[str, Any]], value: dict[str, Any] = CASE, published: dict[str, When] | None = None) -> Score:
    return score(parse_case(value), parse_entries(entries), texts={"d0": TEXT}, published=published)


def test_the_perfect_ledger() -> None:
    made = scored(PERFECT)
    assert [(pair.gold, pair.entry) for pair in made.pairs] == [("e1", 0), ("e2", 1)]
    assert made.missed == ()
    assert made.unpaired == ()
    assert made.recall == {1: Count(2, 2), 2: Count(1, 1), 3: Count(1, 1)}
    assert all(count.right == count.of for count in made.fields.values())
    assert made.fields["terms"] == Count(3, 3)
    assert made.fields["told_by"] == Count(2, 2)
    assert made.fields["happens"] == Count(0, 0), "nothing is asked where the gold is silent"
    assert (made.dispute, made.dispute_kind, made.conditions, made.disputed_near) == (Count(1, 1),) * 4
    assert (made.deadlocks, made.tracks, made.noise, made.dates) == (1, 2, (), ())
    assert made.entries_per_gold == 1


def test_no_entries() -> None:
    made = scored([])
    assert made.missed == ("e1", "e2")
    assert made.recall[3] == Count(0, 1)
    assert made.conditions == Count(0, 1)
    assert made.paired.ratio is None


@pytest.mark.parametrize(
    ("changed", "field", "right"),
    [
        ({"act": "promise"}, "act", 0),
        ({"topic": "violence"}, "topic", 0),
        ({"actors": ["The Hill  Front"]}, "actors", 1),
        ({"actors": ["Hill Front", "Velmar", "Lowland League"]}, "actors", 0),
        ({"recipients": ["the government"]}, "recipients", 1),
        ({"recipients": []}, "recipients", 0),
        ({"status": "accepted"}, "status", 0),
        ({"modality": None}, "modality", 0),
        ({"said": {"earliest": "2031-03-01", "latest": "2031-03-08"}}, "said", 1),
        ({"said": {"earliest": "2031-03-01", "latest": "2031-03-09"}}, "said", 0),
        ({"said": {"earliest": None, "latest": "2031-03-04"}}, "said", 0),
        ({"said": {"earliest": "2031-03-04", "latest": "2031-03-04"}}, "said", 0),
        ({"terms": {"duration": "P3D"}}, "terms", 0),
        ({"conditions": [{"topic": "hostages", "actor": None}]}, "conditions", 0),
        ({"conditions": [{"topic": "hostages", "actor": "the Hill Front"}]}, "conditions", 1),
        ({"conditions": [{"topic": "economy", "actor": "Hill Front"}]}, "conditions", 0),
        ({"statements": [told("post.txt", (0, 99))]}, "told_by", 1),
    ],
)
def test_one_field_wrong(changed: dict[str, Any], field: str, right: int) -> None:
    before, made = scored(PERFECT), scored(perfect(0, **changed))
    assert len(made.pairs) == 2, "it pairs all the same"
    base = before.fields[field].right - (2 if field == "told_by" else 1)
    assert made.fields[field].right - base == right
    assert made.fields[field].of == before.fields[field].of


@pytest.mark.parametrize(
    "changed",
    [
        {"act": "attack"},
        {"topic": "economy"},
        {"actors": ["Lowland League"]},
        {"statements": [told("post.txt", (50, 250))]},
        {"statements": [told("post.txt", (0, LONGEST + 1))]},
        {"statements": [told("other.txt", (0, 99))]},
        {"statements": []},
    ],
)
def test_what_does_not_pair(changed: dict[str, Any]) -> None:
    made = scored(perfect(0, **changed))
    assert made.missed == ("e1",)
    assert made.unpaired == (0,)


def test_pairs_are_one_to_one_and_the_likest_wins() -> None:
    near, best = perfect(0, act="promise")[0], perfect()[0]
    made = scored([near, best])
    assert [(pair.gold, pair.entry) for pair in made.pairs] == [("e1", 1)]
    assert made.unpaired == (0,)


def test_ties_fall_by_order() -> None:
    twice = [perfect()[0], perfect()[0]]
    assert scored(twice).pairs[0].entry == 0


def test_an_act_done_together_has_no_direction() -> None:
    value = case_with(0, act="meet", topic="talks")
    made = scored(perfect(0, act="meet", topic="talks", actors=["Velmar"], recipients=["Hill Front"]), value)
    assert made.fields["actors"] == Count(2, 2)
    assert made.fields["recipients"] == Count(1, 1), "only those of the demand"


def test_a_dispute_counts_where_it_is_near() -> None:
    other = {**PERFECT[0], "act": "attack", "disputes": [{"kind": "figure"}]}
    made = scored([other])
    assert (made.dispute, made.dispute_kind, made.disputed_near) == (Count(1, 1), Count(0, 1), Count(1, 1))
    far = {**PERFECT[1], "disputes": [{"kind": "figure"}]}
    assert scored([far]).disputed_near == Count(0, 1)


def test_evidence_in_noise_is_listed() -> None:
    made = scored(perfect(1, statements=[told("post.txt", (100, 160)), told("post.txt", SHARE)]))
    assert [(one.entry, one.start, one.kind) for one in made.noise] == [(1, 100, "furniture"), (1, 158, "furniture")]
    assert made.evidence == 4


@pytest.mark.parametrize(
    ("earliest", "latest", "right", "possible"),
    [
        (date(2031, 3, 4), date(2031, 3, 4), True, True),
        (date(2031, 3, 4), date(2031, 3, 6), True, True),
        (date(2031, 3, 4), date(2031, 3, 7), False, True),
        (date(2031, 3, 5), date(2031, 3, 5), False, False),
        (None, date(2031, 3, 4), False, True),
        (None, None, False, True),
    ],
)
def test_publication_dates(earliest: date | None, latest: date | None, right: bool, possible: bool) -> None:
    (made,) = scored([], published={"in/post.txt": When(earliest=earliest, latest=latest), "other": When()}).dates
    assert (made.document, made.right, made.possible) == ("d0", right, possible)


def test_documents_by_any_of_their_names() -> None:
    names = DocumentNames.of(parse_case(CASE).documents)
    for name in ("d0", "post.txt", "a/b/post.txt", "post.html", "x/d0.txt"):
        assert names.find(name) == "d0", name
    for name in ("https://lowland.example/news/denial.html", "denial.txt", "denial"):
        assert names.find(name) == "d1", name
    assert names.find("posts.txt") is None


def test_entries_of_other_documents_are_left_out() -> None:
    entries = parse_entries([*PERFECT, {**PERFECT[0], "statements": [told("b.txt", (0, 9))]}, {**PERFECT[0], "statements": []}])
    assert len(of_documents(entries, DocumentNames.of(parse_case(CASE).documents))) == 3


def test_the_tables_are_of_the_codebook() -> None:
    beside = {"support", "investigate", "yield", "restrict"}  # for events beside the talks: gold ledgers do not use them
    assert set().union(*FAMILIES.values()) == set(ACT_BY_NAME) - beside
    assert set().union(*RELATED) <= set(TOPIC_BY_NAME)


def test_the_case_is_not_changed_by_the_order_of_its_keys() -> None:
    turned = case(entries=[dict(reversed(entry.items())) for entry in CASE["entries"]])
    assert scored(PERFECT, turned) == scored(PERFECT)
