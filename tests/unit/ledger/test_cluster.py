"""Blocks and clusters."""

from __future__ import annotations

from collections.abc import Callable

from parley.ledger.block import BLOCK_LIMIT, candidate_pairs
from parley.ledger.cluster import cluster
from parley.ledger.link import make_link, same_links
from parley.ledger.profile import Profile
from parley.model.records import Link, LinkRelation, Terms, When

Make = Callable[..., Profile]
Dated = Callable[..., When]


def link(a: Profile, b: Profile, score: float) -> Link:
    return make_link(a, b, relation=LinkRelation.SAME, rule="test", score=score, threshold=0.6, reason="a test")


def test_a_third_statement_does_not_bridge_a_contradiction(make: Make, when: Dated) -> None:
    short, vague = make(terms=Terms(duration="P3D")), make(document="d2")
    long = make(document="d3", terms=Terms(duration="P30D"), published=when(20))
    profiles = {p.stmt.id: p for p in (short, vague, long)}
    groups = cluster(profiles, [link(short, vague, 0.7), link(vague, long, 0.8)])
    assert groups == ((short.stmt.id,), (vague.stmt.id, long.stmt.id))
    assert cluster(profiles, [link(vague, long, 0.8), link(short, vague, 0.7)]) == groups


def test_pairs_come_once_and_share_topic_kin_and_party(make: Make, when: Dated) -> None:
    profiles = [
        make(published=when(3)),
        make(document="d2", published=when(4)),
        make("demand", document="d3", published=when(4)),
        make(topic="prisoners", document="d4", published=when(4)),
        make(actors=("Militia",), recipients=(), document="d5", published=when(4)),
        make(document="d6", published=when(300)),
    ]
    assert list(candidate_pairs(profiles)) == [(0, 1)]


def test_a_crowded_block_is_not_compared_each_with_each(make: Make, when: Dated) -> None:
    profiles = [make(document=f"d{number}", published=when(10 + number % 5)) for number in range(2 * BLOCK_LIMIT)]
    pairs = len(set(candidate_pairs(profiles)))
    assert len(profiles) < pairs < len(profiles) ** 2 / 6


def test_links_name_rule_version_score_and_reason(make: Make, when: Dated) -> None:
    (found,) = same_links([make(published=when(3)), make(document="d2", published=when(4))])
    assert found.relation is LinkRelation.SAME
    assert found.rule == "same-act"
    assert found.rule_version
    assert found.margin >= 0
    assert "actors" in found.reason
