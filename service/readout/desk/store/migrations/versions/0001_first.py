"""The tables of the first release.

The words of records and documents are beside them, in tables of each database's own kind, see ``words``.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from readout.desk.store.columns import Packed, UtcTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make them."""
    _clusters()
    _documents()
    _failures()
    _runs()
    _cluster_keys()
    _editions()
    _reports()
    _records()
    _cluster_records()
    _record_parties()
    _party_names()
    for statement in _SQLITE if op.get_context().dialect.name == "sqlite" else _POSTGRES:
        op.execute(statement)


def _clusters() -> None:
    op.create_table(
        "clusters",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("merged", sa.Text(), nullable=False),
        sa.Column("first_edition", NUMBER, nullable=True),
        sa.Column("last_edition", NUMBER, nullable=True),
        sa.Column("replaced_by", sa.Text(), nullable=True),
        sa.Column("stale", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clusters")),
    )


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("added_at", UtcTime(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("text", Packed(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_documents")),
        sa.UniqueConstraint("id", name=op.f("uq_documents_id")),
        sa.UniqueConstraint("sha256", name=op.f("uq_documents_sha256")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_documents_added_at"), "documents", ["added_at"], unique=False)
    op.create_index(op.f("ix_documents_published"), "documents", ["published"], unique=False)
    op.create_index(op.f("ix_documents_publisher"), "documents", ["publisher"], unique=False)
    op.create_index(op.f("ix_documents_source"), "documents", ["source"], unique=False)


def _failures() -> None:
    op.create_table(
        "failures",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("first_at", UtcTime(), nullable=False),
        sa.Column("last_at", UtcTime(), nullable=False),
        sa.Column("times", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_failures")),
        sa.UniqueConstraint("source", name=op.f("uq_failures_source")),
        sqlite_autoincrement=True,
    )


def _runs() -> None:
    op.create_table(
        "runs",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("began_at", UtcTime(), nullable=False),
        sa.Column("ended_at", UtcTime(), nullable=True),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("calls", NUMBER, nullable=False),
        sa.Column("prompt_tokens", NUMBER, nullable=False),
        sa.Column("completion_tokens", NUMBER, nullable=False),
        sa.Column("cost_usd", sa.Double(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
    )


def _cluster_keys() -> None:
    op.create_table(
        "cluster_keys",
        sa.Column("cluster", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("day_from", sa.Date(), nullable=True),
        sa.Column("day_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["cluster"], ["clusters.id"], name=op.f("fk_cluster_keys_cluster"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("cluster", "key", name=op.f("pk_cluster_keys")),
    )
    op.create_index("ix_cluster_keys_key", "cluster_keys", ["key", "day_from", "day_to"], unique=False)


def _editions() -> None:
    op.create_table(
        "editions",
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("made_at", UtcTime(), nullable=False),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("briefing", Packed(), nullable=False),
        sa.Column("changes", Packed(), nullable=False),
        sa.Column("run", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name=op.f("fk_editions_run"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("topic", "number", name=op.f("pk_editions")),
    )
    op.create_index(op.f("ix_editions_made_at"), "editions", ["made_at"], unique=False)


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("run", sa.Text(), nullable=True),
        sa.Column("added_at", UtcTime(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("body", Packed(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_reports_document"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name=op.f("fk_reports_run"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
    )
    op.create_index(op.f("ix_reports_added_at"), "reports", ["added_at"], unique=False)
    op.create_index(
        "ix_reports_current",
        "reports",
        ["document"],
        unique=True,
        sqlite_where=sa.text("current"),
        postgresql_where=sa.text("current"),
    )
    op.create_index(op.f("ix_reports_document"), "reports", ["document"], unique=False)
    op.create_index(op.f("ix_reports_run"), "reports", ["run"], unique=False)


def _records() -> None:
    op.create_table(
        "records",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("day_from", sa.Date(), nullable=True),
        sa.Column("day_to", sa.Date(), nullable=True),
        sa.Column("deadline_from", sa.Date(), nullable=True),
        sa.Column("deadline_to", sa.Date(), nullable=True),
        sa.Column("open", NUMBER, nullable=False),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_records_document"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_records_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_records")),
        sa.UniqueConstraint("id", name=op.f("uq_records_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_records_day", "records", ["day", "number"], unique=False)
    op.create_index("ix_records_days", "records", ["day_from", "day_to"], unique=False)
    op.create_index("ix_records_deadline", "records", ["deadline_to", "deadline_from"], unique=False)
    op.create_index(op.f("ix_records_document"), "records", ["document"], unique=False)
    op.create_index("ix_records_language", "records", ["language", "number"], unique=False)
    op.create_index("ix_records_publisher", "records", ["publisher", "number"], unique=False)
    op.create_index(op.f("ix_records_report"), "records", ["report"], unique=False)
    op.create_index("ix_records_status", "records", ["status", "number"], unique=False)
    op.create_index("ix_records_type", "records", ["type", "number"], unique=False)


def _cluster_records() -> None:
    op.create_table(
        "cluster_records",
        sa.Column("cluster", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cluster"], ["clusters.id"], name=op.f("fk_cluster_records_cluster"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["record"], ["records.id"], name=op.f("fk_cluster_records_record"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("cluster", "record", name=op.f("pk_cluster_records")),
    )
    op.create_index(op.f("ix_cluster_records_record"), "cluster_records", ["record"], unique=False)


def _record_parties() -> None:
    op.create_table(
        "record_parties",
        sa.Column("record", NUMBER, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record"], ["records.number"], name=op.f("fk_record_parties_record"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record", "key", "role", name=op.f("pk_record_parties")),
    )
    op.create_index("ix_record_parties_key", "record_parties", ["key", "record"], unique=False)


def _party_names() -> None:
    op.create_table(
        "party_names",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_party_names")),
    )


_FTS = """fts5(words, tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'")"""
_SQLITE = (
    f"CREATE VIRTUAL TABLE record_words USING {_FTS}",
    f"CREATE VIRTUAL TABLE document_words USING {_FTS}",
    """
    CREATE TRIGGER record_words_gone AFTER DELETE ON records BEGIN
        DELETE FROM record_words WHERE rowid = old.number;
    END
    """,
    """
    CREATE TRIGGER document_words_gone AFTER DELETE ON documents BEGIN
        DELETE FROM document_words WHERE rowid BETWEEN old.number * 1024 AND old.number * 1024 + 1023;
    END
    """,
)
"""The row of a record has its number; those of a document have its number times 1024, and that of the part."""

_POSTGRES = (
    """
    CREATE TABLE record_words (
        entry BIGINT PRIMARY KEY REFERENCES records (number) ON DELETE CASCADE,
        words TSVECTOR NOT NULL
    )
    """,
    """
    CREATE TABLE document_words (
        entry BIGINT PRIMARY KEY,
        document BIGINT NOT NULL GENERATED ALWAYS AS (entry >> 10) STORED
            REFERENCES documents (number) ON DELETE CASCADE,
        words TSVECTOR NOT NULL
    )
    """,
    "CREATE INDEX ix_document_words_document ON document_words (document)",
    "CREATE INDEX ix_record_words_words ON record_words USING GIN (words) WITH (fastupdate = off)",
    "CREATE INDEX ix_document_words_words ON document_words USING GIN (words) WITH (fastupdate = off)",
)
"""The same; PostgreSQL keeps them together with what they are of."""
