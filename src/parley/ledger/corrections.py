"""Fields of a statement that a person may correct: what may stand in each, and the statement as corrected.

Invariant: pure; the statement given stays as it is, the corrected one is a copy that names the judgement as the reason of the field.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from parley.model.codebook import ACT_BY_NAME, TOPIC_BY_NAME
from parley.model.judgements import Judgement, Payload
from parley.model.records import Basis, Modality, Period, Place, Polarity, Qualifier, Statement, Status, When

NONE: Final = "none"
"""The value that empties a field."""

PARTY_FIELDS: Final = ("actors", "recipients", "mediators")

_TERMS: Final = ("amount", "amount_high", "qualifier", "unit", "duration", "deadline", "terms.place")
_DURATION: Final = re.compile(r"P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?)?")
_RANGE: Final = ".."


class Malformed(ValueError):
    """A value that cannot stand in its field; its words say what can."""


def field_name(name: str) -> str:
    """A field as it is called here: "terms.amount", "Amount" and "amount" are one. Raises Malformed for a field that is none.

    >>> field_name("terms.amount")
    'amount'
    """
    plain = name.strip().casefold().replace("-", "_")
    short = plain.removeprefix("terms.")
    found = plain if plain in FIELDS else {"actor": "actors", "recipient": "recipients", "mediator": "mediators"}.get(short, short)
    if found not in FIELDS:
        raise Malformed(f"there is no field {name} that can be corrected; there are {', '.join(FIELDS)}")
    return found


def check(field: str, value: str) -> None:
    """Raises Malformed where the value cannot stand in the field. Parties are looked up by the caller."""
    if field not in PARTY_FIELDS:
        FIELDS[field](value.strip())


def corrected(stmt: Statement, judgement: Judgement) -> Statement:
    """The statement with the field as judged. Raises Malformed for a value that cannot stand there (any more)."""
    payload = judgement.payload
    field = field_name(payload.field or "")
    why = reason_of(judgement)
    value = _value(field, payload, why)
    reasons = (*((name, text) for name, text in stmt.reasons if name != field), (field, why))
    if field in _TERMS:
        name = field.removeprefix("terms.")
        change: dict[str, Any] = {name: value}
        return replace(stmt, terms=replace(stmt.terms, **change), reasons=reasons)
    if field in ("happens", "said") and isinstance(value, When):
        value = replace(value, reason=why)
    if field == "happens" and value is not None:
        value = Period(start=value)
    if field == "act" and value != stmt.act:
        stmt = replace(stmt, status=Status.UNKNOWN)  # what the words said of where the old act stands says nothing of the new one
    change = {field: value}
    return replace(stmt, **change, reasons=reasons)


def reason_of(judgement: Judgement) -> str:
    """The judgement as the reason of what it changes.

    >>> from datetime import UTC, datetime
    >>> from parley.model.judgements import JudgementKind, make_judgement
    >>> when = datetime(2031, 3, 5, tzinfo=UTC)
    >>> reason_of(make_judgement(JudgementKind.REJECT, who="Ann", why="a joke", when=when)).partition(" (")[0]
    'judged by Ann on 2031-03-05: a joke'
    """
    return f"judged by {judgement.who} on {judgement.when.date()}: {judgement.why} ({judgement.id})"


def _value(field: str, payload: Payload, why: str) -> Any:
    if field in PARTY_FIELDS:
        return tuple(replace(party, start=None, end=None, reason=why) for party in payload.parties)
    return FIELDS[field]((payload.value or "").strip())


def _member(kind: str, known: Mapping[str, object]) -> Callable[[str], str]:
    def read(text: str) -> str:
        name = text.casefold().replace(" ", "_").replace("-", "_")
        if name not in known:
            raise Malformed(f"there is no {kind} {text} in the codebook; `parley codebook` has the list")
        return name

    return read


def _one_of(kind: Any, *, may_be_none: bool = False) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        name = text.casefold().replace(" ", "_").replace("-", "_")
        if may_be_none and name == NONE:
            return None
        if name not in list(kind):
            raise Malformed(f"{text} is none of {', '.join(kind)}{' or none' if may_be_none else ''}")
        return kind(name)

    return read


def _number(text: str) -> float | int | None:
    if text.casefold() == NONE:
        return None
    try:
        value = float(text.replace(",", ""))
    except ValueError:
        raise Malformed(f"{text} is no number; write 300, 2.5 or none") from None
    if not 0 <= value < float("inf"):
        raise Malformed(f"{text} is no figure that a report can tell; write a number that is not negative, or none")
    return int(value) if value.is_integer() else value


def _duration(text: str) -> str | None:
    if text.casefold() == NONE:
        return None
    if not _DURATION.fullmatch(text.upper()):
        raise Malformed(f"{text} is no duration; write it as P7D, P3M or PT48H (ISO 8601), or none")
    return text.upper()


def _words(text: str) -> str | None:
    if not text:
        raise Malformed("the value is empty; write words, or none")
    return None if text.casefold() == NONE else text


def _place(text: str) -> Place | None:
    name = _words(text)
    return None if name is None else Place(name=name)


def day_range(text: str) -> tuple[date, date]:
    """A day, or two with two full stops between, both inclusive. Raises Malformed.

    >>> day_range("2031-03-01..2031-03-05")
    (datetime.date(2031, 3, 1), datetime.date(2031, 3, 5))
    """
    first, _, last = text.partition(_RANGE)
    try:
        low, high = date.fromisoformat(first.strip()), date.fromisoformat((last or first).strip())
    except ValueError:
        raise Malformed(f"{text} is no day; write 2031-03-05, or 2031-03-01..2031-03-05 for a day between the two") from None
    if high < low:
        raise Malformed(f"{text} ends before it begins; exchange the two days")
    return low, high


def judged_when(earliest: date, latest: date, reason: str | None = None) -> When:
    """The time that a person gives."""
    precision = "day" if earliest == latest else "range"
    return When(earliest=earliest, latest=latest, precision=precision, basis=Basis.STATED, reason=reason)


def _when(text: str) -> When | None:
    return None if text.casefold() == NONE else judged_when(*day_range(text))


FIELDS: Final[Mapping[str, Callable[[str], Any]]] = MappingProxyType(
    {
        "act": _member("act", ACT_BY_NAME),
        "topic": _member("topic", TOPIC_BY_NAME),
        "actors": _words,
        "recipients": _words,
        "mediators": _words,
        "modality": _one_of(Modality),
        "polarity": _one_of(Polarity),
        "status": _one_of(Status),
        "amount": _number,
        "amount_high": _number,
        "qualifier": _one_of(Qualifier, may_be_none=True),
        "unit": _words,
        "duration": _duration,
        "deadline": _when,
        "terms.place": _words,
        "said": _when,
        "happens": _when,
        "place": _place,
    }
)
"""The fields that can be corrected, each with what reads its value."""
