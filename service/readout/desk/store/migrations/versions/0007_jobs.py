"""Jobs and watches."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from readout.desk.store.columns import UtcTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables, each behind those that it points to."""
    _watches()
    _jobs()
    _watch_seen()
    _job_documents()
    _job_sources()
    _job_events()


def _watches() -> None:
    op.create_table(
        "watches",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("every", NUMBER, nullable=True),
        sa.Column("daily", sa.Text(), nullable=True),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("made_at", UtcTime(), nullable=False),
        sa.Column("next_at", UtcTime(), nullable=False),
        sa.Column("last_at", UtcTime(), nullable=True),
        sa.Column("fault", sa.Text(), nullable=True),
        sa.Column("wanted", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_watches")),
        sa.UniqueConstraint("name", name=op.f("uq_watches_name")),
        sqlite_autoincrement=True,
    )


def _jobs() -> None:
    op.create_table(
        "jobs",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("made_at", UtcTime(), nullable=False),
        sa.Column("began_at", UtcTime(), nullable=True),
        sa.Column("ended_at", UtcTime(), nullable=True),
        sa.Column("not_before", UtcTime(), nullable=True),
        sa.Column("waits", sa.Text(), nullable=True),
        sa.Column("cost_usd", sa.Float(), nullable=False),
        sa.Column("unwanted", sa.Boolean(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("watch", NUMBER, nullable=True),
        sa.Column("wanted", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["watch"], ["watches.number"], name=op.f("fk_jobs_watch"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_jobs")),
        sa.UniqueConstraint("id", name=op.f("uq_jobs_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_jobs_state", "jobs", ["state", "number"], unique=False)
    op.create_index(op.f("ix_jobs_watch"), "jobs", ["watch"], unique=False)


def _watch_seen() -> None:
    op.create_table(
        "watch_seen",
        sa.Column("watch", NUMBER, autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("tries", NUMBER, nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["watch"], ["watches.number"], name=op.f("fk_watch_seen_watch"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("watch", "name", name=op.f("pk_watch_seen")),
    )


def _job_documents() -> None:
    op.create_table(
        "job_documents",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("job", NUMBER, nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("records", NUMBER, nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("asked", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["job"], ["jobs.number"], name=op.f("fk_job_documents_job"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_job_documents")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_job_documents_at"), "job_documents", ["at"], unique=False)
    op.create_index(op.f("ix_job_documents_document"), "job_documents", ["document"], unique=False)
    op.create_index("ix_job_documents_job", "job_documents", ["job", "sha256"], unique=False)
    op.create_index(op.f("ix_job_documents_source"), "job_documents", ["source"], unique=False)


def _job_sources() -> None:
    op.create_table(
        "job_sources",
        sa.Column("job", NUMBER, autoincrement=False, nullable=False),
        sa.Column("place", NUMBER, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["job"], ["jobs.number"], name=op.f("fk_job_sources_job"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("job", "place", name=op.f("pk_job_sources")),
    )


def _job_events() -> None:
    op.create_table(
        "job_events",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("job", NUMBER, nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=True),
        sa.Column("document", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(
            ["document"], ["job_documents.number"], name=op.f("fk_job_events_document"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["job"], ["jobs.number"], name=op.f("fk_job_events_job"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_job_events")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_job_events_document"), "job_events", ["document"], unique=False)
    op.create_index("ix_job_events_job", "job_events", ["job", "number"], unique=False)
