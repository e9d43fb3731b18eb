"""The desk: a store that remembers what was read, for a team that works every morning."""

from readout.extras import require

require("sqlalchemy", "desk", "the desk")
require("alembic", "desk", "the desk")

from readout.desk.desk import Desk  # noqa: E402  (without the extra, one line says what to install)
from readout.desk.keeping_desk import TOGETHER  # noqa: E402
from readout.desk.reviewing import NewReview, Review  # noqa: E402
from readout.desk.store.queries import DocumentQuery, Page, RecordQuery  # noqa: E402

__all__ = ["TOGETHER", "Desk", "DocumentQuery", "NewReview", "Page", "RecordQuery", "Review"]
