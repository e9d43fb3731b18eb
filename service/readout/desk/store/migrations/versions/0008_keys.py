"""Which requests were answered, by their keys; tokens that open a calendar and a feed alone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from readout.desk.store.columns import Packed, UtcTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, and the column."""
    op.create_table(
        "answered",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("request", sa.Text(), nullable=False),
        sa.Column("begun_at", UtcTime(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("until", UtcTime(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("headers", sa.Text(), nullable=True),
        sa.Column("body", Packed(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_answered")),
    )
    op.create_index(op.f("ix_answered_begun_at"), "answered", ["begun_at"], unique=False)
    op.add_column("tokens", sa.Column("opens", sa.Text(), nullable=False, server_default="all"))
