"""${message}."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from readout.desk.store.columns import Packed, UtcTime

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make it so."""
    ${upgrades if upgrades else "pass"}
