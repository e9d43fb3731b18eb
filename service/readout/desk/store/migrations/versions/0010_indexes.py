"""Records of a type by their days, and the clusters that there are, are found without going through all."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the indexes."""
    op.create_index("ix_records_type_day", "records", ["type", "day", "number"])
    op.create_index("ix_clusters_ended", "clusters", ["ended"])
