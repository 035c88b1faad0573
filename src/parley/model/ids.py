"""Identities: hashes of canonical JSON, and names made into ids. The same input gives the same id on any machine, in any order."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Sequence
from typing import TypeAlias

ID_LENGTH = 16
"""Hex digits of an id: 64 bits; among a million records a collision has a chance of about 3 in 100 million."""

Canonical: TypeAlias = "str | int | float | bool | Sequence[Canonical] | dict[str, Canonical] | None"


def canonical(value: Canonical) -> str:
    """JSON with sorted keys, no spaces, non-ASCII kept.

    >>> canonical({"b": 1, "a": ["é"]})
    '{"a":["é"],"b":1}'
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(*parts: Canonical) -> str:
    """The id of these parts: the first 16 hex digits of the SHA-256 of their canonical JSON."""
    return hashlib.sha256(canonical(list(parts)).encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]


def slug(name: str) -> str:
    """A name as the second half of an actor's id: lower-case letters and digits, joined by hyphens; of a name without Latin letters its
    digest, so that two such names stay two.

    >>> slug("Côte d'Or Front (Unity)"), slug("Фронт") == slug("Армия")
    ('cote-d-or-front-unity', False)
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower())) or digest(name)


def text_hash(text: str) -> str:
    """The hash of a document's text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def document_id(key: str, hash_of_text: str) -> str:
    """The id of one version of a document."""
    return "d" + digest("document", key, hash_of_text)


def statement_id(key: str, hash_of_text: str, trigger: tuple[int, int], content: tuple[int, int] | None, act: str) -> str:
    """A statement's id: where it stands and what act it tells, not the rule that found it."""
    return "s" + digest("statement", key, hash_of_text, list(trigger), list(content) if content else None, act)


def link_id(first: str, second: str, relation: str, rule: str) -> str:
    """A link's id; the two statements are taken in the order given."""
    return "l" + digest("link", first, second, relation, rule)


def entry_id(statements: Sequence[str]) -> str:
    """An entry's id: that of its smallest member, with the first letter e."""
    return "e" + min(statements)[1:]
