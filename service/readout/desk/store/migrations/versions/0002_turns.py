"""What joins new reports to what is there: turns, versions of clusters, doubts, and keys by which records are found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from readout.desk.store.columns import Packed, UtcTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make them; no release had clusters or editions in the tables that go."""
    for table in ("cluster_keys", "cluster_records", "editions", "clusters"):
        op.drop_table(table)
    _clusters()
    _editions()
    _record_keys()
    _parties()
    op.create_table(
        "turns",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("last_record", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_turns")),
    )
    op.create_table(
        "doubts",
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("second", sa.Text(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["first"], ["records.id"], name=op.f("fk_doubts_first"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["second"], ["records.id"], name=op.f("fk_doubts_second"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("first", "second", name=op.f("pk_doubts")),
    )
    op.create_index(op.f("ix_doubts_second"), "doubts", ["second"], unique=False)


def _clusters() -> None:
    op.create_table(
        "clusters",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("merged", Packed(), nullable=False),
        sa.Column("about", Packed(), nullable=False),
        sa.Column("born", NUMBER, nullable=False),
        sa.Column("turn", NUMBER, nullable=False),
        sa.Column("ended", sa.Boolean(), nullable=False),
        sa.Column("replaced_by", sa.Text(), nullable=True),
        sa.Column("stale", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clusters")),
    )
    op.create_index(op.f("ix_clusters_born"), "clusters", ["born"], unique=False)
    op.create_index(op.f("ix_clusters_turn"), "clusters", ["turn"], unique=False)
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
    op.create_table(
        "cluster_versions",
        sa.Column("cluster", sa.Text(), nullable=False),
        sa.Column("turn", NUMBER, autoincrement=False, nullable=False),
        sa.Column("merged", Packed(), nullable=False),
        sa.Column("about", Packed(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cluster"], ["clusters.id"], name=op.f("fk_cluster_versions_cluster"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("cluster", "turn", name=op.f("pk_cluster_versions")),
    )


def _editions() -> None:
    op.create_table(
        "editions",
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("made_at", UtcTime(), nullable=False),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("base", NUMBER, nullable=False),
        sa.Column("turn", NUMBER, nullable=False),
        sa.Column("briefing", Packed(), nullable=False),
        sa.Column("changes", Packed(), nullable=False),
        sa.Column("run", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name=op.f("fk_editions_run"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("topic", "number", name=op.f("pk_editions")),
    )
    op.create_index(op.f("ix_editions_made_at"), "editions", ["made_at"], unique=False)


def _record_keys() -> None:
    op.create_table(
        "record_keys",
        sa.Column("key", NUMBER, autoincrement=False, nullable=False),
        sa.Column("record", NUMBER, autoincrement=False, nullable=False),
        sa.Column("day_from", NUMBER, nullable=False),
        sa.Column("day_to", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["record"], ["records.number"], name=op.f("fk_record_keys_record"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "record", name=op.f("pk_record_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_record_keys_record"), "record_keys", ["record"], unique=False)


def _parties() -> None:
    op.create_table(
        "parties",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parties")),
    )
    for table, first in (("party_keys", "key"), ("party_links", "party")):
        second = "party" if first == "key" else "other"
        links = (first, second) if table == "party_links" else (second,)
        op.create_table(
            table,
            sa.Column(first, sa.Text(), nullable=False),
            sa.Column(second, sa.Text(), nullable=False),
            *(
                sa.ForeignKeyConstraint([name], ["parties.id"], name=op.f(f"fk_{table}_{name}"), ondelete="CASCADE")
                for name in links
            ),
            sa.PrimaryKeyConstraint(first, second, name=op.f(f"pk_{table}")),
        )
