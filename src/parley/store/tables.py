"""The tables of a ledger, as SQLAlchemy knows them. The migrations make them; a test keeps the two alike.

`payload` holds the record as codec JSON; the columns beside it are those that queries need. Text that is searched stands in a
column of its own and is indexed by FTS5 tables, which triggers keep up (see the migrations).
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text, text

SCHEMA_VERSION = 2
"""Grows with each migration; kept in the file's user_version."""

APPLICATION_ID = 0x5061726C
"""Marks an SQLite file as a ledger ("Parl"), in its application_id."""

metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("key", Text, nullable=False),
    Column("newest", Boolean(create_constraint=False), nullable=False),
    Column("text_hash", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("source_hash", Text, nullable=False),
    Column("versions", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("language", Text),
    Column("analysed", Boolean(create_constraint=False), nullable=False),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("analysis", Text, nullable=False),
    Index("documents_key", "key"),
    Index("documents_source", "source"),
    Index("documents_newest", "key", unique=True, sqlite_where=text("newest")),
)

statements = Table(
    "statements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("document", Text, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("act", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Index("statements_document", "document", "position"),
)

failures = Table(
    "failures",
    metadata,
    Column("document", Text, primary_key=True),
    Column("stage", Text, primary_key=True),
    Column("reason", Text, primary_key=True),
    Column("remedy", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("version", Text, ForeignKey("documents.id", ondelete="CASCADE")),
)

entries = Table(
    "entries",
    metadata,
    Column("id", Text, primary_key=True),
    Column("rank", Integer, nullable=False),
    Column("act", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("salience", Float, nullable=False),
    Column("disputes", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Index("entries_rank", "rank"),
)

members = Table(
    "members",
    metadata,
    Column("statement", Text, primary_key=True),
    Column("entry", Text, ForeignKey("entries.id", ondelete="CASCADE"), nullable=False),
    Index("members_entry", "entry"),
)
"""Which entry holds a statement. No foreign key to statements: between a new version of a document and the next fold, the entries are those
of the fold before."""

links = Table(
    "links",
    metadata,
    Column("id", Text, primary_key=True),
    Column("first", Text, nullable=False),
    Column("second", Text, nullable=False),
    Column("relation", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Index("links_first", "first"),
    Index("links_second", "second"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("payload", Text, nullable=False),
)
"""What people judge. Names documents by their keys and statements by their words, so no foreign key leads from here."""

withdrawals = Table(
    "withdrawals",
    metadata,
    Column("id", Text, primary_key=True),
    Column("judgement", Text, ForeignKey("judgements.id"), nullable=False),
    Column("payload", Text, nullable=False),
    Index("withdrawals_judgement", "judgement"),
)

facts = Table(
    "facts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""Of the file itself: "revision", "folded" (stamp), "folded_revision", "folded_digest", and each version as "version:<name>"."""
