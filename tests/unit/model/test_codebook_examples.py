"""The codebook's examples, run: each positive sentence yields its act or topic, each negative one does not."""

from __future__ import annotations

from functools import cache

import pytest

from parley.analysis.pipeline import Analyser
from parley.config import Settings
from parley.model.codebook import ACTS, TOPICS, Act, Topic
from parley.model.records import RawDocument, Statement
from parley.reading import ReadingOptions, read
from parley.workflows.resources import load_analyser


@cache
def analyser() -> Analyser:
    return load_analyser(Settings())


def statements(sentence: str) -> tuple[Statement, ...]:
    doc = read(RawDocument(key="example", media="text", text=sentence), options=ReadingOptions(plain=True))
    analysis = analyser().analyse(doc, gate=False)
    assert not analysis.failures
    return analysis.statements


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_an_act_is_told_by_its_positive_example_alone(act: Act) -> None:
    assert act.name in {stmt.act for stmt in statements(act.positive)}
    assert act.name not in {stmt.act for stmt in statements(act.negative)}


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_a_topic_is_told_by_its_positive_example_alone(topic: Topic) -> None:
    assert topic.name in {stmt.topic for stmt in statements(topic.positive)}
    assert topic.name not in {stmt.topic for stmt in statements(topic.negative)}
