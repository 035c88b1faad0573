"""Builders of small statements and reports for the ledger's unit tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from parley.ledger.profile import Profile, profile
from parley.model.records import ActorKind, Basis, Document, Party, Period, Segment, SegmentKind, Span, Statement, When

Make = Callable[..., Profile]

TEXT = (
    "The Harrow Front offered a short truce to the government in Tarn. It repeated the offer before the envoys of Ostmark left the city. "
    + "Rain fell on the market and nobody came to buy bread there. " * 20
    + "The truce was offered again in Lisk."
)


def on(days: int, until: int | None = None) -> When:
    """A time, in days after the first of January 2031."""
    first = date(2031, 1, 1)
    last = days if until is None else until
    return When(
        earliest=first + timedelta(days=days),
        latest=first + timedelta(days=last),
        precision="day" if until is None else "range",
        basis=Basis.STATED,
    )


def party(name: str, kind: ActorKind = ActorKind.ARMED_GROUP) -> Party:
    return Party(actor=f"{kind.value}:{name.casefold().replace(' ', '-')}", name=name, kind=kind)


@pytest.fixture
def make() -> Make:
    """Makes profiles: `make(act, topic, day=, document=, at=, text=, published=, **fields of the statement)`; actors and recipients
    as names."""
    numbers = iter(range(1000))

    def build(act: str = "offer", topic: str = "ceasefire", **fields: Any) -> Profile:
        document = fields.pop("document", "d1")
        at = fields.pop("at", 0)
        text = fields.pop("text", TEXT)
        published = fields.pop("published", on(10))
        doc_fields = {name: fields.pop(name) for name in ("fingerprint", "agency", "key") if name in fields}
        day = fields.pop("day", None)
        if day is not None:
            fields["happens"] = Period(start=day)
        fields["actors"] = tuple(party(name) for name in fields.get("actors", ("Front",)))
        fields["recipients"] = tuple(party(name) for name in fields.get("recipients", ("Army",)))
        fields.setdefault("id", f"s{next(numbers):04}")
        fields.setdefault("trigger", Span(document=document, start=at, end=at + 3))
        fields.setdefault("evidence", (Span(document=document, start=at, end=at + 60),))
        doc = Document(
            id=document,
            text=text,
            text_hash="",
            segments=(Segment(start=0, end=len(text), kind=SegmentKind.ARTICLE),),
            published=published,
            **{"key": document, **doc_fields},
        )
        return profile(Statement(document=document, act=act, topic=topic, **fields), doc)

    return build


@pytest.fixture
def when() -> Callable[..., When]:
    return on
