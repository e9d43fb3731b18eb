"""The desk: a store that remembers what was read, for a team that works every morning."""

from readout.extras import require

require("sqlalchemy", "desk", "the desk")
require("alembic", "desk", "the desk")

from readout.desk.desk import Desk  # noqa: E402  (without the extra, one line says what to install)

__all__ = ["Desk"]
