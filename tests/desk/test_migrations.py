"""The steps lead from nothing to the tables as they are; a store of a newer release is refused."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from readout.desk import Desk
from readout.desk.store.base import Base
from readout.desk.store.migrating import HEAD, SCRIPTS, upgrade
from readout.desk.store.places import place_of
from readout.errors import DeskError


def test_the_steps_lead_to_the_tables_as_they_are(address: str) -> None:
    """From the first step on, one by one."""
    with Desk.open(address) as desk, desk.store.engine.begin() as connection:
        ours = {"target_metadata": Base.metadata, "include_name": _is_mapped, "compare_type": False}
        found = compare_metadata(MigrationContext.configure(connection, opts=ours), Base.metadata)
    assert found == []


def test_a_store_of_an_older_step_is_brought_up_to_date_when_it_is_opened(address: str) -> None:
    place = place_of(address)
    engine = create_engine(place.address or f"sqlite:///{place.file}")
    with engine.begin() as connection:
        if place.file:
            connection.exec_driver_sql("PRAGMA application_id = 0x4465736B")
        upgrade(connection, "0001")
    engine.dispose()
    with Desk.open(address) as desk, desk.store.reading() as session:
        assert session.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD


def test_the_newest_step_is_the_one_that_is_named() -> None:
    assert ScriptDirectory(str(SCRIPTS)).get_heads() == [HEAD]


def test_a_store_of_a_newer_release_is_refused_in_one_line(address: str) -> None:
    with Desk.open(address) as desk, desk.store.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DeskError, match="was written by a newer readout") as told:
        Desk.open(address)
    assert "\n" not in str(told.value)


def _is_mapped(name: str | None, kind: str, _: object) -> bool:
    return kind != "table" or name in Base.metadata.tables
