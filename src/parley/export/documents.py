"""A document as JSON: what it is, how it is dated, and what each stretch of it is."""

from __future__ import annotations

from typing import Any

from parley.export.entries import when_json
from parley.model.codec import encode
from parley.model.records import Document, Segment, When

Json = dict[str, Any]


def document_json(doc: Document) -> Json:
    """A document without its text (add it where it is wanted). Offsets are into the text, ends exclusive."""
    return {
        "document": doc.key,
        "document_id": doc.id,
        "title": doc.title,
        "outlet": doc.outlet,
        "agency": doc.agency,
        "published": published_json(doc.published),
        "language": doc.language,
        "analysed": doc.analysed,
        "segments": [segment_json(segment) for segment in doc.segments],
        "warnings": list(doc.warnings),
    }


def published_json(when: When) -> Json:
    """A publication date with its reasons: two ISO days (null: open), the basis, and the clues in words."""
    known = when_json(when) or {"earliest": None, "latest": None}
    return {**known, "basis": when.basis.value, "reason": when.reason, "clues": encode(when.clues)}


def segment_json(segment: Segment) -> Json:
    return {"start": segment.start, "end": segment.end, "kind": segment.kind.value}
