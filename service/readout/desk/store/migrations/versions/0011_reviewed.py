"""The reviews of a record are found without going through all."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index."""
    op.create_index(op.f("ix_reviewed_records_record"), "reviewed_records", ["record"], unique=False)
