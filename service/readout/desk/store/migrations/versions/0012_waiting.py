"""What waits, for a reviewer or to be merged anew, and what was said of it are found without going through all."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the indexes, each of the rows alone that are looked for by it."""
    op.drop_index("ix_reviews_cluster", "reviews")
    _index("ix_reviews_cluster", "reviews", "cluster", "cluster IS NOT NULL")
    _index("ix_clusters_stale", "clusters", "id", "stale = 1", "stale")
    _index("ix_records_open", "records", "number", "open > 0")
    _index("ix_records_confirmed", "records", "number", "open = 0")


def _index(name: str, table: str, column: str, sqlite: str, postgres: str = "") -> None:
    on_sqlite, on_postgres = sa.text(sqlite), sa.text(postgres or sqlite)
    op.create_index(name, table, [column], sqlite_where=on_sqlite, postgresql_where=on_postgres)
