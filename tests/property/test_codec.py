"""Every record survives the codec, JSON and the store's columns, whatever its fields hold."""

from __future__ import annotations

import json
import math
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.model import records
from parley.model.codec import decode, encode
from parley.model.ids import canonical

KINDS = [kind for kind in vars(records).values() if isinstance(kind, type) and is_dataclass(kind)]
STORED = [kind for kind in KINDS if kind is not records.RawDocument]  # holds bytes, and is never stored

st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(date, st.dates())

slow_strategies = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=25, deadline=None)


@pytest.mark.parametrize("kind", STORED, ids=lambda kind: kind.__name__)
@slow_strategies
@given(data=st.data())
def test_a_record_comes_back_equal_through_json(kind: type, data: st.DataObject) -> None:
    record = data.draw(st.from_type(kind))
    text = json.dumps(encode(record), ensure_ascii=False)
    assert decode(kind, json.loads(text)) == record


@pytest.mark.parametrize("kind", STORED, ids=lambda kind: kind.__name__)
@slow_strategies
@given(data=st.data())
def test_equal_records_have_equal_json(kind: type, data: st.DataObject) -> None:
    record = data.draw(st.from_type(kind))
    again = decode(kind, json.loads(json.dumps(encode(record))))
    assert canonical(encode(again)) == canonical(encode(record))


@pytest.mark.parametrize("kind", STORED, ids=lambda kind: kind.__name__)
@slow_strategies
@given(data=st.data())
def test_kinds_of_values_come_back_too(kind: type, data: st.DataObject) -> None:
    """Equality does not tell 1 from 1.0 or "offer" from Status.OFFERED; the kinds do."""
    record = data.draw(st.from_type(kind))
    assert kinds(decode(kind, json.loads(json.dumps(encode(record))))) == kinds(record)


def kinds(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return type(value), [kinds(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple):
        return [kinds(item) for item in value]
    return type(value) if not isinstance(value, Enum) else value


@given(st.text())
def test_unknown_keys_of_a_newer_version_are_passed_over(name: str) -> None:
    values = encode(records.Segment(start=0, end=4, kind=records.SegmentKind.ARTICLE))
    assert decode(records.Segment, {**values, f"new {name}": 1}) == decode(records.Segment, values)


@pytest.mark.parametrize("values", [{}, {"start": 0, "end": 4}, {"start": 0, "end": 4, "kind": "poem"}, [], None, 3])
def test_what_is_no_record_is_refused(values: object) -> None:
    with pytest.raises((TypeError, KeyError, ValueError)):
        decode(records.Segment, values)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_figures_keep_every_digit(amount: float) -> None:
    terms = records.Terms(amount=amount, amount_high=int(amount))
    again = decode(records.Terms, json.loads(json.dumps(encode(terms))))
    assert (repr(again.amount), again.amount_high) == (repr(amount), int(amount))
    assert not math.isnan(again.amount or 0)
