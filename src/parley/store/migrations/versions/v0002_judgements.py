"""Judgements by people, and their withdrawals."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the two tables."""
    op.create_table(
        "judgements",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("made", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_table(
        "withdrawals",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("judgement", sa.Text, sa.ForeignKey("judgements.id"), nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_index("withdrawals_judgement", "withdrawals", ["judgement"])


def downgrade() -> None:
    """Drops the two tables, and with them what people have judged: write them out with `parley judgements --json` before."""
    op.drop_table("withdrawals")
    op.drop_table("judgements")
