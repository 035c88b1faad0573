"""The first schema: documents, statements, failures, entries, members, links, facts, and their full-text indexes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TOKENS = "unicode61 remove_diacritics 2"

INDEXED = {"statements": ("quote",), "documents": ("title", "text")}
"""The searched columns of each table; its FTS5 table holds the index alone, not the text a second time."""


def upgrade() -> None:
    """Makes the tables and indexes."""
    op.create_table(
        "documents",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("newest", sa.Boolean(create_constraint=False), nullable=False),
        sa.Column("text_hash", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("source_hash", sa.Text, nullable=False),
        sa.Column("versions", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("language", sa.Text),
        sa.Column("analysed", sa.Boolean(create_constraint=False), nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("analysis", sa.Text, nullable=False),
    )
    op.create_index("documents_key", "documents", ["key"])
    op.create_index("documents_source", "documents", ["source"])
    op.create_index("documents_newest", "documents", ["key"], unique=True, sqlite_where=sa.text("newest"))
    op.create_table(
        "statements",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("document", sa.Text, sa.ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_index("statements_document", "statements", ["document", "position"])
    op.create_table(
        "failures",
        sa.Column("document", sa.Text, primary_key=True),
        sa.Column("stage", sa.Text, primary_key=True),
        sa.Column("reason", sa.Text, primary_key=True),
        sa.Column("remedy", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("version", sa.Text, sa.ForeignKey("documents.id", ondelete="CASCADE")),
    )
    _ledger_tables()
    for table, columns in INDEXED.items():
        _index_text(table, columns)


def downgrade() -> None:
    """There is nothing before the first schema: build the ledger anew."""
    raise NotImplementedError("the first schema has none before it")


def _ledger_tables() -> None:
    op.create_table(
        "entries",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("rank", sa.Integer, nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("salience", sa.Float, nullable=False),
        sa.Column("disputes", sa.Integer, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_index("entries_rank", "entries", ["rank"])
    op.create_table(
        "members",
        sa.Column("statement", sa.Text, primary_key=True),
        sa.Column("entry", sa.Text, sa.ForeignKey("entries.id", ondelete="CASCADE"), nullable=False),
    )
    op.create_index("members_entry", "members", ["entry"])
    op.create_table(
        "links",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("first", sa.Text, nullable=False),
        sa.Column("second", sa.Text, nullable=False),
        sa.Column("relation", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_index("links_first", "links", ["first"])
    op.create_index("links_second", "links", ["second"])
    op.create_table("facts", sa.Column("name", sa.Text, primary_key=True), sa.Column("value", sa.Text, nullable=False))


def _index_text(table: str, columns: tuple[str, ...]) -> None:
    """The FTS5 index of a table's columns, and the triggers that keep it up with every insert, change and deletion."""
    names = ", ".join(columns)
    new = ", ".join(f"new.{column}" for column in columns)
    old = ", ".join(f"old.{column}" for column in columns)
    add = f"INSERT INTO {table}_words (rowid, {names}) VALUES (new.number, {new});"
    drop = f"INSERT INTO {table}_words ({table}_words, rowid, {names}) VALUES ('delete', old.number, {old});"
    op.execute(f"CREATE VIRTUAL TABLE {table}_words USING fts5({names}, content='{table}', content_rowid='number', tokenize='{TOKENS}')")
    op.execute(f"CREATE TRIGGER {table}_words_insert AFTER INSERT ON {table} BEGIN {add} END")
    op.execute(f"CREATE TRIGGER {table}_words_delete AFTER DELETE ON {table} BEGIN {drop} END")
    op.execute(f"CREATE TRIGGER {table}_words_update AFTER UPDATE OF {names} ON {table} BEGIN {drop} {add} END")
