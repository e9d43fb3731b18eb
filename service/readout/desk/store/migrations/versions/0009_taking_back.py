"""Reviews that take an earlier one back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the column."""
    op.add_column("reviews", sa.Column("takes_back", NUMBER, nullable=True))
    op.create_index(op.f("ix_reviews_takes_back"), "reviews", ["takes_back"], unique=False)
