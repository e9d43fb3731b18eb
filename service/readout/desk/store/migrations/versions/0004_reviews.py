"""What people say of records and clusters."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from readout.desk.store.columns import Packed, UtcTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "reviews",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("cluster", sa.Text(), nullable=True),
        sa.Column("other", sa.Text(), nullable=True),
        sa.Column("seen", Packed(), nullable=True),
        sa.Column("correction", Packed(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_reviews")),
        sqlite_autoincrement=True,
    )
    for column in ("reviewer", "cluster"):
        op.create_index(op.f(f"ix_reviews_{column}"), "reviews", [column], unique=False)
    op.create_table(
        "reviewed_records",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("review", NUMBER, nullable=False),
        sa.Column("side", NUMBER, nullable=False),
        sa.Column("subject", NUMBER, nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("seen", Packed(), nullable=False),
        sa.ForeignKeyConstraint(
            ["review"], ["reviews.number"], name=op.f("fk_reviewed_records_review"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_reviewed_records_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_reviewed_records")),
        sqlite_autoincrement=True,
    )
    for column in ("review", "subject", "document"):
        op.create_index(op.f(f"ix_reviewed_records_{column}"), "reviewed_records", [column], unique=False)
