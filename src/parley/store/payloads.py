"""Records to the values of table rows and back: codec JSON, without what other columns hold already."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from parley.errors import StoreError
from parley.model.codec import decode, encode
from parley.model.computed import Entry
from parley.model.ids import text_hash
from parley.model.judgements import Judgement, Withdrawal
from parley.model.records import Analysis, Document, Failure, Link, Statement
from parley.store.terms import quote

T = TypeVar("T")


def dump(value: object) -> str:
    """A record as canonical JSON text."""
    return json.dumps(encode(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def dump_versions(versions: Mapping[str, str]) -> str:
    """Versions as canonical JSON text; comparable as a whole.

    >>> dump_versions({"rules": "2", "codebook": "1"})
    '{"codebook":"1","rules":"2"}'
    """
    return json.dumps(dict(versions), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def document_values(
    doc: Document, analysis: Analysis, told: Iterable[Mapping[str, Any]], *, source: str, source_hash: str, versions: Mapping[str, str]
) -> dict[str, Any]:
    """The row of a document version. told: the rows of its statements; digest: tells whether anything but the source would change,
    statements and failures included."""
    values: dict[str, Any] = {
        "id": doc.id,
        "key": doc.key,
        "newest": True,
        "text_hash": doc.text_hash,
        "source": source,
        "source_hash": source_hash,
        "versions": dump_versions(versions),
        "language": doc.language,
        "analysed": doc.analysed,
        "title": doc.title,
        "text": doc.text,
        "payload": dump(replace(doc, text="")),
        "analysis": dump(replace(analysis, statements=(), failures=())),
    }
    rest = [*(stmt["payload"] for stmt in told), dump(analysis.failures)]
    content = [values[name] for name in ("source_hash", "versions", "payload", "analysis")]
    values["digest"] = text_hash("\n".join([*content, *rest]))
    return values


def statement_values(doc: Document, analysis: Analysis) -> list[dict[str, Any]]:
    """The rows of a document's statements, in their order."""
    return [
        {
            "id": stmt.id,
            "document": doc.id,
            "position": position,
            "act": stmt.act,
            "topic": stmt.topic,
            "quote": quote(doc, stmt),
            "payload": dump(stmt),
        }
        for position, stmt in enumerate(analysis.statements)
    ]


def failure_values(failures: Iterable[Failure], *, version: str | None) -> list[dict[str, Any]]:
    """The rows of failures, one for each that differs in document, stage or reason. version: id of the stored document, if any."""
    rows = {
        (fail.document, fail.stage, fail.reason): {
            "document": fail.document,
            "stage": fail.stage,
            "reason": fail.reason,
            "remedy": fail.remedy,
            "source": fail.source,
            "version": version,
        }
        for fail in failures
    }
    return list(rows.values())


def entry_values(entry: Entry, rank: int) -> dict[str, Any]:
    """The row of an entry; rank: its place by salience, from 0."""
    return {
        "id": entry.id,
        "rank": rank,
        "act": entry.act,
        "topic": entry.topic,
        "status": str(entry.status),
        "salience": entry.salience,
        "disputes": len(entry.disputes),
        "payload": dump(entry),
    }


def link_values(link: Link) -> dict[str, Any]:
    """The row of a link."""
    return {"id": link.id, "first": link.first, "second": link.second, "relation": str(link.relation), "payload": dump(link)}


def judgement_values(judgement: Judgement) -> dict[str, Any]:
    """The row of a judgement."""
    return {
        "id": judgement.id,
        "kind": str(judgement.kind),
        "who": judgement.who,
        "made": judgement.when.isoformat(),
        "payload": dump(judgement),
    }


def withdrawal_values(withdrawal: Withdrawal) -> dict[str, Any]:
    """The row of a withdrawal."""
    return {"id": withdrawal.id, "judgement": withdrawal.judgement, "payload": dump(withdrawal)}


def load(kind: type[T], payload: str) -> T:
    """The record of class `kind` in this text. Raises StoreError where it holds none that this Parley knows.

    >>> from parley.model.records import Segment
    >>> load(Segment, '{"end":4,"kind":"article","start":0}').end
    4
    """
    try:
        return decode(kind, json.loads(payload))
    except (ValueError, KeyError, TypeError) as error:
        reason = f"holds a damaged or newer {kind.__name__.lower()} ({type(error).__name__}: {error})"
        remedy = "install the newest Parley; else restore a copy of it, or build a new ledger with --ledger"
        raise StoreError(reason, remedy=remedy) from error


def document_of(payload: str, text: str) -> Document:
    """The document of these two columns."""
    return replace(load(Document, payload), text=text)


def analysis_of(payload: str, statements: Iterable[Statement], failures: Iterable[Failure]) -> Analysis:
    """An analysis put together from its row, its statements and its failures."""
    return replace(load(Analysis, payload), statements=tuple(statements), failures=tuple(failures))


def failure_of(row: Any) -> Failure:
    """The failure of a row of the table."""
    return Failure(document=row.document, stage=row.stage, reason=row.reason, remedy=row.remedy, source=row.source)
