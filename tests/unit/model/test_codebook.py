"""The codebook: closed lists that agree with the public gold's lists and with themselves."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from parley.model.codebook import ACT_BY_NAME, ACT_FAMILIES, ACTS, FAMILY_OF, TOPIC_BY_NAME, TOPICS

SYMMETRIC = {"meet", "agree", "exchange", "resume_talks", "suspend_talks"}


def gold_readme() -> str:
    folder = os.environ.get("PARLEY_EVAL_DATA")
    if not folder:
        pytest.skip("PARLEY_EVAL_DATA is not set: the gold's lists cannot be read")
    return (Path(folder) / "gold" / "README.md").read_text(encoding="utf-8")


def test_names_are_unique() -> None:
    assert len(ACT_BY_NAME) == len(ACTS)
    assert len(TOPIC_BY_NAME) == len(TOPICS)


def test_every_member_is_complete() -> None:
    for member in (*ACTS, *TOPICS):
        assert member.definition.endswith(".")
        assert member.positive.endswith(".")
        assert member.negative.endswith(".")
        assert member.positive != member.negative


def test_symmetric_acts() -> None:
    assert {act.name for act in ACTS if act.symmetric} == SYMMETRIC


def test_weights_are_shares() -> None:
    assert all(0 < topic.weight <= 1 for topic in TOPICS)


def test_every_act_is_in_one_family() -> None:
    members = [name for names in ACT_FAMILIES.values() for name in names]
    assert sorted(members) == sorted(ACT_BY_NAME)
    assert set(FAMILY_OF) == set(ACT_BY_NAME)


BESIDE_THE_TALKS = {"support", "investigate", "yield", "restrict"}
"""Acts of PLOVER's other roots, which gold ledgers of peace processes do not use."""


def test_acts_and_roots_are_the_golds() -> None:
    listed = re.search(r"^ACTS: (.*)$", gold_readme(), re.MULTILINE)
    assert listed
    expected = {name: root for names, root in re.findall(r"([a-z_, ]+) \[([A-Z]+)\]", listed[1]) for name in re.findall(r"[a-z_]+", names)}
    own = {act.name: act.root for act in ACTS if act.name not in BESIDE_THE_TALKS}
    assert own == expected


def test_topics_are_the_golds() -> None:
    listed = re.search(r"^TOPICS: (.*)$", gold_readme(), re.MULTILINE)
    assert listed
    expected = re.sub(r"\([^)]*\)", "", listed[1]).rstrip(".").split(",")
    assert {topic.name for topic in TOPICS} == {name.strip() for name in expected}
