"""Full-text search of a ledger: FTS5 over the evidence of statements and over whole documents, in the language of `searchquery`."""

from __future__ import annotations

from sqlalchemy import Connection, text

from parley.store.protocols import Hit
from parley.store.searchquery import fts_query, parse_query

SNIPPET_TOKENS = 24
"""Length of a passage in tokens: about a line and a half."""

_STATEMENTS = text(
    "SELECT d.id AS document, d.key AS key, s.quote AS words, s.id AS statement FROM statements_words AS w "
    "JOIN statements AS s ON s.number = w.rowid JOIN documents AS d ON d.id = s.document "
    "WHERE statements_words MATCH :query AND d.newest ORDER BY bm25(statements_words), s.id LIMIT :limit"
)
_DOCUMENTS = text(
    f"SELECT d.id AS document, d.key AS key, snippet(documents_words, -1, '', '', ' ... ', {SNIPPET_TOKENS}) AS words "
    "FROM documents_words AS w JOIN documents AS d ON d.number = w.rowid "
    "WHERE documents_words MATCH :query AND d.newest ORDER BY bm25(documents_words), d.key LIMIT :limit"
)


def find(conn: Connection, query: str, limit: int) -> tuple[Hit, ...]:
    """The statements whose evidence fits the query, then the documents that fit and have no such statement; best first."""
    values = {"query": fts_query(parse_query(query)), "limit": limit}
    hits = [Hit(document=row.document, key=row.key, words=row.words, statement=row.statement) for row in conn.execute(_STATEMENTS, values)]
    told = {hit.document for hit in hits}
    rows = conn.execute(_DOCUMENTS, {**values, "limit": limit + len(told)})
    hits += [Hit(document=row.document, key=row.key, words=row.words) for row in rows if row.document not in told]
    return tuple(hits[:limit])
